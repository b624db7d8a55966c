# Keys start with `client-`: the client's own page. A key that ends in `-easy` is the easy-to-read
# text (lättläst) of the key without it: short sentences, everyday words, one thing at a time.

# How to read
client-reading = Så vill jag läsa
client-plain-name = Svenska
client-easy-name = Lättläst svenska
client-english-name = English
client-foot = Sidan använder bara de kakor som behövs för att den ska fungera. Den stängs av sig själv när du inte har använt den på en kvart.
client-foot-easy = Sidan stängs av sig själv efter 15 minuter om du inte gör något.
client-leave = Stäng sidan på den här enheten
client-leave-easy = Stäng sidan
client-leave-text = Stäng sidan när du är klar. Då finns ingenting kvar i webbläsaren.
client-leave-text-easy = Stäng sidan när du är klar. Då kan ingen annan se den på din mobil eller dator.
client-back = Tillbaka till det som har frågats
client-back-easy = Tillbaka
client-said-left = Sidan är stängd. Ingenting finns kvar i webbläsaren.
client-said-revoked = Du har tagit tillbaka ditt samtycke. Socialtjänsten får veta det.
client-said-survey = Tack för dina svar.

# The code
client-open-title = Se vad vi har frågat om dig
client-open-title-easy = Se vad vi har frågat om dig
client-open-lead = Du har fått ett kort av socialtjänsten. Med koden på kortet öppnar du din sida.
client-open-lead-easy = Du har fått ett kort. På kortet står en kod. Skriv koden här.
client-open-code = Koden på kortet
client-open-code-easy = Skriv koden
client-open-code-hint = 27 tecken. Stora och små bokstäver går lika bra, och du behöver inte skriva strecken.
client-open-code-hint-easy = Koden har 27 bokstäver och siffror. Du behöver inte skriva strecken.
client-strayed-heading = Länken har ändrats på vägen
client-strayed-heading-easy = Länken blev fel
client-strayed-text = Ett filter i mejlet eller ett annat program har ändrat den. Skriv koden på kortet här, eller klistra in länken.
client-strayed-text-easy = Länken blev ändrad på vägen. Skriv koden på kortet här.
client-open-button = Öppna min sida
client-open-lost = Har du tappat kortet?
client-open-lost-text = Be din socialsekreterare om ett nytt kort. Det gamla slutar då att fungera.
client-open-lost-text-easy = Be om ett nytt kort. Fråga din socialsekreterare. Det gamla kortet slutar att fungera.
client-open-safe = Är det säkert?
client-open-safe-text = På sidan står inte ditt namn, och ingen kan läsa vad som är skrivet i frågor och svar. Men den som har ditt kort kan se vilka som har fått frågor, och ta tillbaka ditt samtycke. Visa därför inte kortet för andra.
client-open-safe-text-easy = Ditt namn står inte på sidan. Ingen kan läsa svaren här. Visa inte kortet för andra. Den som har kortet kan se sidan. Den kan också ta tillbaka ditt samtycke.
client-open-mistyped = Koden är inte rätt skriven. Jämför med kortet, tecken för tecken, och försök igen.
client-open-mistyped-easy = Något blev fel i koden. Titta på kortet och skriv igen.
client-open-unknown = Koden öppnar ingen sida. Kortet kan vara utbytt mot ett nytt, eller ha slutat gälla. Be din socialsekreterare om ett nytt kort.
client-open-unknown-easy = Koden fungerar inte. Kortet kan vara för gammalt. Be om ett nytt kort. Fråga din socialsekreterare.
client-open-unknown-heading = Koden går inte att använda
client-open-wait-heading = Vänta en stund
client-open-wait = Det har blivit fel för många gånger. Vänta till kl. { $time } och försök sedan igen.
client-open-wait-easy = Det blev fel för många gånger. Vänta till klockan { $time }. Försök sedan igen.

# Everything asked
client-overview-title = Det här har vi frågat om dig
client-overview-title-easy = Det här har vi frågat om dig
client-overview-lead = Socialtjänsten får bara fråga om det du har sagt ja till. Här ser du allt som har frågats av den socialtjänst som du fick kortet av, till vem, och hur det går.
client-overview-lead-easy = Vi får bara fråga om det du har sagt ja till. Här ser du allt vi har frågat. Du ser vem vi har frågat. Du ser också hur det går.
client-overview-content = Det som är skrivet i frågor och svar visas inte här. Vill du läsa det, be din socialsekreterare om en kopia.
client-overview-content-easy = Du kan inte läsa svaren här. Vill du läsa svaren? Be din socialsekreterare om en kopia.
client-consent-from = Samtycke från { $day }
client-consent-from-easy = Du sa ja { $day }
client-refusal-from = Du sa nej { $day }
client-consent-in-force = Gäller
client-consent-in-force-easy = Gäller nu
client-consent-ended = Har slutat gälla
client-consent-ended-easy = Gäller inte längre
client-consent-refused = Du sa nej
client-consent-refused-text = Ingenting kan frågas med stöd av det. Du kan ändra dig när du vill: prata med din socialsekreterare.
client-consent-refused-text-easy = Då får vi inte fråga någon. Du kan ändra dig. Prata med din socialsekreterare.
client-consent-revoked = Återkallat { $day }
client-consent-revoked-easy = Du tog tillbaka ditt ja { $day }
client-consent-replaced = Ersatt av ett nytt samtycke { $day }
client-consent-replaced-easy = Du sa ja till något nytt i stället { $day }
client-consent-until = Gäller till och med
client-consent-until-easy = Sista dagen
client-consent-until-then = Gällde till och med
client-consent-until-then-easy = Sista dagen var
client-consent-about = Får berätta för oss om
client-consent-about-easy = Får berätta om
client-consent-about-then = Fick berätta för oss om
client-consent-about-then-easy = Fick berätta om
client-consent-told = Vi får berätta för dem om
client-consent-told-easy = Vi får berätta om
client-consent-told-then = Vi fick berätta för dem om
client-consent-told-then-easy = Vi fick berätta om
client-consent-unit = Får fråga
client-consent-unit-easy = Vem får fråga
client-consent-unit-then = Fick fråga
client-consent-unit-then-easy = Vem fick fråga
client-category-diagnosis = { document-category-diagnosis }: { document-plainly-diagnosis }
client-category-diagnosis-easy = Vad din sjukdom heter
client-category-functional-impairment = { document-category-functional-impairment }: { document-plainly-functional-impairment }
client-category-functional-impairment-easy = Hur sjukdomen påverkar dig
client-category-activity-limitation = { document-category-activity-limitation }: { document-plainly-activity-limitation }
client-category-activity-limitation-easy = Vad du klarar och vad som är svårt
client-category-treatment-and-planning = { document-category-treatment-and-planning }: { document-plainly-treatment-and-planning }
client-category-treatment-and-planning-easy = Vilken vård du får
client-category-activity-and-attendance = { document-category-activity-and-attendance }: { document-plainly-activity-and-attendance }
client-category-activity-and-attendance-easy = Vad du gör på din aktivitet och när du är där
client-category-contact-and-meeting = { document-category-contact-and-meeting }: { document-plainly-contact-and-meeting }
client-category-contact-and-meeting-easy = Hur vi kan nå varandra och träffas
client-told-assistance = { document-told-assistance }: { document-told-plainly-assistance }
client-told-assistance-easy = Att du får eller söker ekonomiskt bistånd
client-told-activities = { document-told-activities }: { document-told-plainly-activities }
client-told-activities-easy = Vad du gör om dagarna
client-told-attendance = { document-told-attendance }: { document-told-plainly-attendance }
client-told-attendance-easy = När du har varit med
client-told-earlier-decisions = { document-told-earlier-decisions }: { document-told-plainly-earlier-decisions }
client-told-earlier-decisions-easy = Vad som har bestämts förut
client-told-plan = { document-told-plan }: { document-told-plainly-plan }
client-told-plan-easy = Vad vi planerar med dig
client-requests = Frågor som har ställts
client-requests-easy = Det här har vi frågat
client-requests-none = Ingenting har frågats än.
client-requests-none-easy = Vi har inte frågat något än.
client-requests-never = Ingenting frågades.
client-requests-never-easy = Vi frågade ingenting.
client-request-to = Till
client-request-to-easy = Vi frågade
client-request-before = Tidigare till
client-request-before-easy = Först frågade vi
client-earlier = { $recipient }, till { $day }
client-recipient-unnamed = Mottagarens namn visas inte här
client-recipient-unnamed-easy = Namnet visas inte här
client-request-sent = Skickad
client-request-sent-easy = Vi frågade den
client-request-due = Svar senast
client-request-due-easy = Svaret ska komma senast
client-request-about = Vi frågar om
client-request-about-easy = Vi frågade om
client-request-told = Vi berättar om
client-request-told-easy = Vi berättade om
client-request-late = Svaret är försenat. Socialtjänsten ser det.
client-request-late-easy = Svaret är sent. Vi ser det.
client-label-waits = Väntar på svar
client-label-answered = Svar har kommit
client-label-lost = Svaret raderades
client-label-no-answer = Inget svar
client-label-withdrawn = Frågan togs tillbaka
client-stands-sent = Frågan är skickad. Mottagaren har inte öppnat den än.
client-stands-sent-easy = Vi har skickat frågan. Ingen har öppnat den än.
client-stands-not-delivered = Frågan kom inte fram. Socialtjänsten ser till att den når rätt.
client-stands-not-delivered-easy = Frågan kom inte fram. Vi försöker igen.
client-stands-opened = Mottagaren öppnade frågan { $day }.
client-stands-opened-easy = De öppnade frågan { $day }. De har inte svarat än.
client-stands-acknowledged = Mottagaren sa { $day } att den har tagit emot frågan.
client-stands-acknowledged-easy = De har fått frågan. Det sa de { $day }. De har inte svarat än.
client-stands-more-time = Mottagaren bad om mer tid { $day }.
client-stands-more-time-easy = De behöver mer tid. Det sa de { $day }.
client-stands-answered = Svaret kom { $day }. Socialtjänsten har inte hämtat det än.
client-stands-answered-easy = De svarade { $day }. Vi har inte läst svaret än.
client-stands-fetched = Svaret kom { $day }. Socialtjänsten hämtade det { $fetched }, och sedan raderades det här.
client-stands-fetched-easy = De svarade { $day }. Vi hämtade svaret { $fetched }.
client-stands-lost = Svaret kom { $day }, men det raderades innan socialtjänsten hade hämtat det.
client-stands-lost-easy = De svarade { $day }. Svaret är borta. Vi hann inte läsa det.
client-stands-declined = Mottagaren sa { $day } att den inte svarar på frågan.
client-stands-declined-easy = De sa { $day } att de inte svarar.
client-stands-wrong-recipient = Mottagaren sa { $day } att frågan ska till någon annan.
client-stands-wrong-recipient-easy = De sa { $day } att vi ska fråga någon annan.
client-stands-withdrawn = Frågan togs tillbaka { $day }. Mottagaren kan inte längre läsa den.
client-stands-withdrawn-easy = Frågan gäller inte längre. Den togs tillbaka { $day }.
client-stands-expired = Tiden för att svara tog slut { $day }. Frågan är raderad.
client-stands-expired-easy = Det kom inget svar. Tiden tog slut { $day }.
client-ask = Undrar du något?
client-ask-text = Ring enheten som får fråga. Numret står vid samtycket. Du kan också prata med din socialsekreterare.
client-ask-text-easy = Ring oss. Telefonnumret står vid ditt ja. Du kan också fråga din socialsekreterare.
client-data = Så tar vi hand om dina uppgifter
client-data-easy = Läs hur vi tar hand om dina uppgifter.
client-card-until = Ditt kort öppnar den här sidan till och med { $day }.
client-card-until-easy = Ditt kort fungerar till { $day }.
client-print = Skriv ut
client-printed = Så såg det ut { $moment }.

# A consent is taken back
client-revoke = Ta tillbaka samtycket
client-revoke-easy = Ta tillbaka mitt ja
client-revoke-title = Vill du ta tillbaka ditt samtycke?
client-revoke-title-easy = Vill du ta tillbaka ditt ja?
client-revoke-which = Det gäller samtycket från { $day }. Du behöver inte säga varför.
client-revoke-which-easy = Du sa ja { $day }. Du får ta tillbaka det. Du behöver inte säga varför.
client-revoke-stops = Det här upphör
client-revoke-stops-easy = Det här händer
client-revoke-stops-asking = Ingen kan längre fråga något med stöd av samtycket.
client-revoke-stops-asking-easy = Vi får inte fråga någon mer.
client-revoke-stops-open = { $n ->
    [one] En fråga som väntar på svar tas tillbaka. Mottagaren kan inte läsa den mer.
   *[other] { $n } frågor som väntar på svar tas tillbaka. Mottagarna kan inte läsa dem mer.
}
client-revoke-stops-open-easy = { $n ->
    [one] Vi tar tillbaka en fråga. Den som fick frågan får inte svara.
   *[other] Vi tar tillbaka { $n } frågor. De som fick frågorna får inte svara.
}
client-revoke-stops-unfetched = { $n ->
    [one] Ett svar som har kommit, men som socialtjänsten inte har hämtat, raderas.
   *[other] { $n } svar som har kommit, men som socialtjänsten inte har hämtat, raderas.
}
client-revoke-stops-unfetched-easy = { $n ->
    [one] Vi raderar ett svar som vi inte har läst.
   *[other] Vi raderar { $n } svar som vi inte har läst.
}
client-revoke-stops-told = Enheten som fick samtycket får veta att du har tagit tillbaka det.
client-revoke-stops-told-easy = Vi får veta att du har ändrat dig.
client-revoke-stays = Det här går inte att ändra
client-revoke-stays-easy = Det här kan du inte ändra
client-revoke-stays-fetched = { $n ->
    [0] Det som andra redan har läst går inte att ta tillbaka.
    [one] Ett svar som socialtjänsten redan har hämtat finns kvar i din akt.
   *[other] { $n } svar som socialtjänsten redan har hämtat finns kvar i din akt.
}
client-revoke-stays-fetched-easy = { $n ->
    [0] Det som någon redan har läst kan vi inte ta tillbaka.
    [one] Ett svar har vi redan hämtat. Vi sparar det.
   *[other] { $n } svar har vi redan hämtat. Vi sparar dem.
}
client-revoke-stays-final = Du kan inte ångra att du tar tillbaka samtycket. Vill du säga ja igen går du och din socialsekreterare igenom ett nytt.
client-revoke-stays-final-easy = Du kan inte ångra dig sedan. Men du kan säga ja en gång till. Prata då med din socialsekreterare.
client-revoke-before = Innan du bestämmer dig
client-revoke-before-easy = Tänk på det här
client-revoke-before-text = Utan uppgifterna kan det bli svårare för socialtjänsten att hjälpa dig vidare, till exempel till rätt ersättning. Ring gärna och fråga hur det blir för dig. Du bestämmer själv.
client-revoke-before-text-easy = Svaren kan hjälpa dig att få rätt stöd. Vill du fråga hur det blir? Ring oss först. Men du bestämmer själv.
client-revoke-yes = Ja, ta tillbaka samtycket
client-revoke-yes-easy = Ja, ta tillbaka mitt ja
client-revoke-no = Nej, behåll det

# The survey
client-survey-title = Fem korta frågor till dig
client-survey-invite = Vill du svara på fem korta frågor?
client-survey-invite-text = Dina svar hjälper oss att bli bättre. Ingen kan se vem som har svarat vad.
client-survey-invite-text-easy = Svara om du vill. Ingen ser vad just du svarar.
client-survey-go = Till frågorna
client-survey-lead = Hur har det varit för dig att lämna ditt samtycke? Svara på de frågor du vill.
client-survey-lead-easy = Hur var det för dig att säga ja? Svara bara om du vill.
client-survey-anonymous = Vi sparar bara hur många som har svarat vad varje månad, inte vem som har svarat. Dina svar påverkar inte ditt ärende.
client-survey-anonymous-easy = Vi sparar inte vem som svarar. Dina svar påverkar inte ditt ärende.
client-question-understood = Förstod du vad du samtyckte till?
client-question-understood-easy = Förstod du vad du sa ja till?
client-question-involved = Fick du vara med och bestämma?
client-question-could-refuse = Kände du att du kunde säga nej?
client-question-could-refuse-easy = Kunde du säga nej om du ville?
client-question-easy-to-see = Har det varit lätt att se vad som har hänt?
client-question-easy-to-see-easy = Var det lätt att se vad som hände?
client-question-whom-to-ask = Vet du vem du kan fråga om du undrar något?
client-question-whom-to-ask-easy = Vet du vem du kan fråga?
client-answer-yes = Ja
client-answer-mostly = Ja, till stor del
client-answer-mostly-easy = Ja, nästan
client-answer-not-really = Nej, inte riktigt
client-answer-no = Nej
client-answer-unsure = Vet inte
client-answer-unsure-easy = Jag vet inte
client-answer-not-said = Vill inte svara
client-answer-not-said-easy = Jag vill inte svara
client-survey-empty-heading = Inget svar är valt
client-survey-empty = Välj ett svar på minst en fråga, eller gå tillbaka.
client-survey-empty-easy = Välj minst ett svar. Du kan också gå tillbaka.
client-survey-send = Skicka mina svar
client-survey-no = Jag vill inte svara nu
