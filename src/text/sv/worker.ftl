# Keys start with `worker-`.

# Everywhere
worker-nav-requests = Förfrågningar
worker-nav-consents = Samtycken
worker-new-request = Ny förfrågan
worker-new-consent = Nytt samtycke
worker-back-to-list = Förfrågningar
worker-reference = Referens
worker-status = Läge
worker-recipient = Mottagare
worker-recipient-gone = Mottagare som inte längre finns i registret
worker-kind = Blankett
worker-sent = Skickad
worker-due = Svar senast
worker-acknowledge-by = Bekräftas senast
worker-expires = Förstörs senast
worker-next = På tur
worker-unit = Enhet
worker-sender = Skickad av
worker-client = Klient
worker-telephone = Telefon
worker-telephone-missing = Finns inte i registret
worker-personal-number = Personnummer
worker-personal-number-hint = Även samordningsnummer. Tio eller tolv siffror.
worker-consent-file = Samtyckesdokumentet
worker-consent-file-hint = PDF-filen från klientens akt. Släpp den här eller välj den.
worker-days = { $n ->
    [0] i dag
    [one] en dag
   *[other] { $n } dagar
}
worker-late = { $n ->
    [0] försenad
    [one] en dag försenad
   *[other] { $n } dagar försenad
}
worker-somebody = Någon med länken men utan rätt nyckel

# Where a request stands, who is next, and what to do
worker-status-sent = Skickad
worker-status-not-delivered = Kom inte fram
worker-status-delivered = Framme, inte öppnad
worker-status-opened = Öppnad
worker-status-acknowledged = Bekräftad
worker-status-more-time-asked = Vill ha mer tid
worker-status-answered = Besvarad
worker-status-fetched = Hämtad
worker-status-declined = Avböjd
worker-status-wrong-recipient = Fel mottagare
worker-status-withdrawn = Återkallad
worker-status-expired = Utgången
worker-next-unit = Enheten
worker-next-recipient = Mottagaren
worker-next-coordinator = Samordnaren
worker-next-nobody = Ingen
worker-now-sent = Brevet är på väg till mottagarens funktionsbrevlåda.
worker-now-not-delivered = Mejlet kom inte fram. Ring mottagaren, kontrollera adressen och skicka en ny länk.
worker-now-delivered = Mejlet är framme men ingen har öppnat förfrågan. Ring om det dröjer.
worker-now-opened = Mottagaren har läst förfrågan men inte sagt när svaret kommer.
worker-now-acknowledged = Mottagaren har bekräftat förfrågan och arbetar med svaret.
worker-now-more-time-asked = Mottagaren vill svara senare. Öppna med samtyckesdokumentet för att läsa varför, och svara på önskan.
worker-now-answered = Öppna svaret med samtyckesdokumentet och spara det i klientens akt.
worker-now-declined = Mottagaren kan inte svara. Öppna beskedet med samtyckesdokumentet och se varför. Förfrågan kan skickas vidare.
worker-now-wrong-recipient = Klienten hör inte dit. Öppna beskedet, se vart mottagaren hänvisar och skicka förfrågan vidare.
worker-now-fetched = Svaret finns i klientens akt. Underlag har förstört sin kopia.
worker-now-withdrawn = Förfrågan är återkallad och dokumenten är förstörda.
worker-now-expired = Tiden gick ut och dokumenten är förstörda. Behövs svaret ännu skickar du en ny förfrågan.
worker-now-locked = Länken är spärrad efter flera felaktiga nycklar. Ring mottagaren och skicka sedan en ny länk.

# The list
worker-list-title = Förfrågningar
worker-list-caption = Förfrågningar, de nyaste först
worker-list-filter = Visa
worker-list-all = Alla
worker-list-open = Väntar på svar
worker-list-overdue = Försenade
worker-list-none = Här finns inga förfrågningar.
worker-list-newest = Till de nyaste
worker-list-older = Äldre
worker-list-start = Så här kommer ni i gång
worker-list-start-1 = Registrera ett samtycke tillsammans med klienten.
worker-list-start-2 = Spara samtyckesdokumentet i klientens akt.
worker-list-start-3 = Skicka en förfrågan med samtyckesdokumentet.
worker-search = Referens eller personnummer
worker-search-hint = Till exempel U-7K3M-Q9XD-4. Det du söker på sparas inte.
worker-search-button = Sök
worker-search-no-such-reference = Ingen av era enheter har en förfrågan med den referensen. Jämför den med kvittot.
worker-search-mistyped-reference = Referensen är felskriven: kontrolltecknet stämmer inte. Jämför den med kvittot.
worker-found-title = Klientens förfrågningar
worker-found-number = Personnummer { $number }
worker-found-none = Era enheter har inte skickat någon förfrågan om den klienten.
worker-found-consents = Visa klientens samtycken

# One request
worker-facts = Uppgifter
worker-consider-title = Ska påminnelsen skickas?
worker-consider-1 = Steget i trappan: { $step }.
worker-consider-2 = Säger ni ja skickas mejlet { $when }, om svaret inte har kommit innan dess.
worker-consider-3 = Säger ni nej skickas inget. Nästa steg kommer när det är dags.
worker-consider-button = Ja, skicka
worker-consider-no = Nej, skicka inget
worker-said-approved = Påminnelsen är på väg.
worker-said-dismissed = Ingen påminnelse skickas.
worker-timeline = Vad som har hänt
worker-score = Underlagets fullständighet: { $score } av 3
worker-score-full = Diagnos, funktionsnedsättning och aktivitetsbegränsning hänger ihop.
worker-score-missing = Det här saknas. Behövs det kan ni be om en komplettering.
worker-open-heading = Öppna svaret
worker-open-again-heading = Öppna svaret igen
worker-open-hint = PDF-filen från klientens akt, samma som förfrågan skickades med. Släpp den här eller välj den.
worker-open-held = Samtycket som du använde nyss ligger kvar en kort stund och passar.
worker-open-other-file = Eller välj samtyckesdokumentet igen
worker-open-button = Öppna
worker-open-sent-heading = Läs det du skickade
worker-open-sent-hint = Förfrågan är förseglad. Samtyckesdokumentet öppnar den.
worker-open-sent-button = Öppna förfrågan
worker-link-heading = Skicka en ny länk
worker-link-text = Mottagaren får ett nytt mejl med en ny länk. Den gamla slutar gälla. Är länken spärrad öppnas den igen.
worker-link-button = Skicka ny länk
worker-gone = Underlag har inga dokument kvar från den här förfrågan.
worker-receipt-gone = Kvittot med klientens namn finns bara en kvart efter att förfrågan skickades, eftersom Underlag inte sparar namn.
worker-said-link-renewed = En ny länk är på väg till mottagaren.
worker-said-withdrawn = Förfrågan är återkallad. Mottagaren får veta att inget svar behövs.
worker-withdraw-link = Återkalla förfrågan
worker-withdraw-title = Vill du återkalla förfrågan?
worker-withdraw-1 = Mottagaren får ett mejl om att inget svar behövs.
worker-withdraw-2 = Länken slutar fungera och de förseglade dokumenten förstörs.
worker-withdraw-3 = Det går inte att ångra. Behövs svaret senare skickar du en ny förfrågan.
worker-withdraw-button = Ja, återkalla
worker-withdraw-no = Nej, behåll den

worker-event-request-sent = Förfrågan skickades
worker-event-letter-accepted = Mejlet kom fram till mottagarens e-postserver
worker-event-letter-refused = Mejlet kom inte fram
worker-event-request-opened = Mottagaren öppnade förfrågan
worker-event-acknowledged = Mottagaren bekräftade
worker-event-more-time-asked = Mottagaren bad om mer tid
worker-event-answered = Svaret kom
worker-event-declined = Mottagaren avböjde
worker-event-wrong-recipient = Klienten hör inte till mottagaren
worker-event-answer-opened = Svaret öppnades
worker-event-answer-fetched = Svaret bekräftades som sparat
worker-event-document-destroyed = Dokumenten förstördes
worker-event-withdrawn = Förfrågan återkallades
worker-event-expired = Tiden gick ut
worker-event-wrong-key = Någon angav fel mottagarnyckel
worker-event-link-locked = Länken spärrades
worker-event-link-renewed = En ny länk skickades
worker-event-letter-bounced = Brevet kom tillbaka
worker-event-auto-reply = Mottagarens brevlåda svarade automatiskt
worker-event-step-taken = Trappan tog ett steg
worker-event-reminder-approved = Påminnelse godkändes
worker-event-reminder-dismissed = Påminnelse valdes bort
worker-event-reminded = Mottagaren påmindes
worker-event-due-moved = Svarstiden ändrades
worker-event-more-time-refused = Mer tid gavs inte
worker-event-call-taken = Någon tog på sig att ringa
worker-event-called = Samtal med mottagaren
worker-event-rerouted = Förfrågan skickades till en annan mottagare
worker-event-by-telephone = per telefon
worker-event-expected = svar väntas { $day }
worker-event-until = kan svara senast { $day }
worker-event-late = efter sista svarsdag

# A new consent
worker-consent-title = Gå igenom samtycket tillsammans
worker-consent-lead = Läs texten med klienten och fyll i det ni kommer överens om. Klienten väljer själv vad som får lämnas ut.
worker-consent-who = Vem samtycket gäller
worker-client-name = Klientens namn
worker-consent-unit = Vilken enhet får fråga?
worker-consent-what = Vad klienten säger ja till
worker-party = Vilka får vi fråga?
worker-party-hint = Bara de som klienten väljer kan få en förfrågan.
worker-party-filter = Sök mottagare
worker-party-barred = Kan inte väljas: funktionsbrevlådan är inte bekräftad. Be den som sköter registret.
worker-party-enrolled = Har egen mottagarnyckel.
worker-party-one-time = Har ingen mottagarnyckel: du lämnar en engångsnyckel per telefon.
worker-clinics = Vård
worker-providers = Anordnare
worker-authorities = Myndigheter
worker-category = Vad får de berätta?
worker-category-hint = Kryssa bara för det som behövs. Det som inte är ikryssat frågas det inte om.
worker-purpose = Vad ska uppgifterna användas till?
worker-purpose-hint = Till exempel: planera arbetsträning i rätt takt, pröva om sjukersättning kan vara aktuell, samordna rehabilitering med vården.
worker-valid-from = Gäller från
worker-valid-to = Gäller till och med
worker-valid-to-hint = Ett halvår om ni inte väljer annat, högst ett år.
worker-method = Hur lämnas samtycket?
worker-method-hint = Välj det som gäller nu, när ni sitter tillsammans.
worker-consent-give = Registrera samtycket
worker-consent-refuse = Klienten säger nej
worker-consent-no-name = Skriv klientens namn, högst 200 tecken.
worker-consent-no-unit = Välj en enhet som du arbetar i.
worker-consent-no-party = Välj minst en mottagare.
worker-consent-no-category = Välj minst en sorts uppgifter.
worker-consent-no-purpose = Skriv vad uppgifterna ska användas till.
worker-consent-long-purpose = Skriv högst 1 000 tecken.
worker-consent-no-day = Skriv ett datum som år-månad-dag, till exempel 2026-11-21.
worker-consent-ends-before = Sista dagen ligger före den första. Välj en senare dag.
worker-consent-ended = Sista dagen har redan varit. Välj i dag eller senare.
worker-consent-too-long = Ett samtycke gäller högst ett år. Välj en tidigare sista dag.
worker-consent-no-method = Välj hur samtycket lämnas.
worker-refuse-title = Säger klienten nej?
worker-refuse-text = Nejet registreras, så att ingen frågar igen av misstag. Ingenting skickas. Ändrar klienten sig går ni igenom ett nytt samtycke.
worker-refuse-button = Ja, registrera nejet
worker-refuse-back = Tillbaka till samtycket
worker-said-consent-refused = Klientens nej är registrerat. Ingenting kan skickas.
worker-done-title = Samtycket är registrerat
worker-done-text = Hämta samtyckesdokumentet nu. Det behövs för att skicka förfrågningar och för att öppna svaren.
worker-done-download = Hämta samtyckesdokumentet (PDF)
worker-done-minutes = Dokumentet finns här i 15 minuter. Sedan finns det bara där ni har sparat det.
worker-done-now = Gör det här nu
worker-done-1 = Spara filen i klientens akt. Underlag behåller den inte och kan inte ta fram den igen.
worker-done-2 = Skriv ut den, låt klienten läsa och skriva under, och ge klienten en egen kopia.
worker-done-3 = Skicka den första förfrågan.
worker-done-next = Skicka en förfrågan
worker-done-later = Senare
worker-done-terms = Det här gäller samtycket
worker-said-handout-gone = Samtyckesdokumentet ligger inte kvar här. Finns det inte i klientens akt registrerar ni ett nytt samtycke.

# Consents of a client
worker-consents-title = Samtycken
worker-consents-lead = Se vad en klient har sagt ja eller nej till. Vilka mottagare det gäller står i samtyckesdokumentet i klientens akt.
worker-consents-of = Samtycken för { $number }
worker-consents-none = Era enheter har inget samtycke registrerat för den klienten.
worker-consent-recorded = Registrerat
worker-consent-given = Gäller
worker-consent-expired = Har gått ut
worker-consent-refused = Klienten sa nej
worker-consent-revoked-on = Återkallat { $day }
worker-revoke = Återkalla
worker-revoke-title = Vill klienten återkalla samtycket?
worker-revoke-which = Samtycket registrerades { $when }.
worker-revoke-1 = Ingen kan längre fråga med stöd av samtycket.
worker-revoke-open = { $n ->
    [0] Inga förfrågningar väntar på svar.
    [one] En förfrågan som väntar på svar återkallas, och mottagaren får veta det.
   *[other] { $n } förfrågningar som väntar på svar återkallas, och mottagarna får veta det.
}
worker-revoke-unfetched = { $n ->
    [one] Ett svar som har kommit men inte är sparat i akten förstörs.
   *[other] { $n } svar som har kommit men inte är sparade i akten förstörs.
}
worker-revoke-2 = Det som redan är sparat i klientens akt finns kvar där.
worker-revoke-3 = Det går inte att ångra. Vill klienten senare säga ja går ni igenom ett nytt samtycke.
worker-revoke-button = Ja, återkalla samtycket
worker-revoke-no = Nej, behåll det
worker-said-consent-revoked = Samtycket är återkallat.

# A new request
worker-start-title = Ny förfrågan
worker-start-kind = Vad behöver ni?
worker-start-consent = Klientens samtycke
worker-start-held = Samtycken som du nyss har använt
worker-start-other = Ett annat samtycke
worker-start-other-file = Ett annat samtyckesdokument
worker-start-no-consent-yet = Klienten har inte lämnat något samtycke än
worker-start-button = Fortsätt
worker-start-no-kind = Välj vad ni behöver.
worker-start-no-consent = Välj klientens samtyckesdokument.
worker-start-no-recipient = Ingen av mottagarna i samtycket kan få den här blanketten. Välj en annan blankett eller registrera ett nytt samtycke.
worker-consent-until = Samtycket gäller till
worker-draft-recipient = Vem ska svara?
worker-draft-recipient-hint = Här finns de mottagare som står i samtycket och som blanketten är till för.
worker-draft-no-recipient = Välj vem som ska svara.
worker-case-number = Ert ärendenummer
worker-case-number-hint = Till exempel { $example }. Står på fakturan och i mottagarens diarium.
worker-draft-long-case-number = Skriv högst 100 tecken.
worker-dates-heading = Tider om du skickar i dag
worker-draft-preview = Kontrollera och skicka
worker-draft-cancel = Avbryt
worker-preview-title = Kontrollera innan du skickar
worker-preview-pdf = Visa som PDF, så som mottagaren får den
worker-preview-file = forhandsvisning.pdf
worker-preview-send = Skicka förfrågan
worker-preview-change = Ändra
worker-one-time-heading = Mottagaren behöver en engångsnyckel
worker-one-time-text = Mottagaren har ingen egen nyckel. När du har skickat visas en engångsnyckel, som du lämnar i telefon.
worker-lost-title = Lägg till samtyckesdokumentet igen
worker-lost-text = Samtycket ligger bara en kvart i minnet, och den tiden har gått. Det du har skrivit är kvar. Välj samtyckesdokumentet en gång till, så fortsätter du där du var.
worker-lost-hint = Samma PDF som du började med. Släpp den här eller välj den.
worker-lost-button = Fortsätt
worker-lost-other-consent = Det här är ett annat samtycke än det du började med. Välj det som hör till den här förfrågan.
worker-lost-nothing-title = Utkastet finns inte kvar
worker-lost-nothing-text = Ett utkast ligger kvar i en timme och är sedan borta. Börja en ny förfrågan med samtyckesdokumentet.
worker-receipt-title = Förfrågan är skickad
worker-receipt-text = Uppge referensen när du ringer eller mejlar om förfrågan.
worker-receipt-download = Hämta kvittot (PDF)
worker-receipt-minutes = Kvittot innehåller klientens namn och finns här i 15 minuter. Spara det i akten.
worker-receipt-follow = Följ förfrågan
worker-receipt-file = kvitto
worker-slip-file = engangsnyckel
worker-key-heading = Engångsnyckel till mottagaren
worker-key-text = { $recipient } har ingen egen nyckel och kan inte öppna förfrågan utan den här. Den visas i 15 minuter och sparas inte.
worker-key-1 = Ring { $telephone } och fråga efter den som sköter funktionsbrevlådan.
worker-key-1-unknown = Slå upp mottagarens telefonnummer själv, ring och fråga efter den som sköter funktionsbrevlådan.
worker-key-2 = Läs upp nyckeln, fyra tecken i taget, och låt dem läsa tillbaka den.
worker-key-3 = Skicka den aldrig i mejl.
worker-key-slip = Hämta nyckeln som en lapp att skriva ut (PDF)
worker-key-gone = Nyckeln visas inte längre. Har mottagaren inte fått den får du återkalla förfrågan och skicka en ny.
worker-said-papers-gone = Papperen från när förfrågan skickades finns inte kvar.

# An opened answer
worker-opened-not-yet = Svaret har inte kommit än
worker-opened-not-yet-text = Här är det du skickade.
worker-opened-save = Spara i klientens akt
worker-opened-minutes = Svaret ligger öppet i 15 minuter. Sedan öppnar du det igen med samtyckesdokumentet.
worker-opened-pdf = Svaret som PDF
worker-opened-json = Svaret som data (JSON)
worker-opened-json-hint = för verksamhetssystemet
worker-opened-request = Förfrågan som PDF
worker-opened-sent = Det här frågade ni om
worker-opened-until = Mottagaren kan svara senast { $day }.
worker-fetched-heading = Klart? Då förstörs kopian
worker-fetched-text = När du bekräftar att svaret är sparat förstör Underlag sina förseglade kopior av förfrågan och svaret. Sedan finns de bara hos er.
worker-fetched-saved = Jag har sparat svaret och bilagorna i klientens akt
worker-fetched-button = Bekräfta och förstör kopian
worker-fetched-not-saved = Kryssa för att du har sparat svaret. Kopian går inte att få tillbaka.
worker-said-fetched = Svaret är bekräftat som sparat. Underlag har förstört sina kopior.
worker-said-answer-put-away = Svaret är inte öppet längre. Öppna det igen med samtyckesdokumentet.
worker-answer-file = svar
worker-request-file = forfragan

# Mail that did not arrive, and mailboxes
worker-auto-reply = Mottagarens brevlåda svarade automatiskt { $at }. Kanske läser ingen den just nu: ring om det är bråttom.
worker-call-heading = Läs upp i telefon
worker-call-lead = Ring mottagaren och säg det här. Säg ingenting om klienten: varken namn, personnummer eller vad som har hänt.
worker-call-who = Hej! Jag ringer från { $unit }, { $organisation }. Vi har skickat en förfrågan till er, men brevet till er funktionsbrevlåda kom inte fram.
worker-call-what = Den heter { $kind }. Skriv gärna upp referensen: { $reference }. Svaret ska finnas senast { $due }.
worker-call-how-link = Vilken adress har er funktionsbrevlåda? Jag ser till att ni får ett nytt brev dit, med en länk. För att öppna behöver ni också er mottagarnyckel.
worker-call-how-reference = Ni öppnar den på { $address }/l med referensen och er mottagarnyckel. Vilken adress har er funktionsbrevlåda, så att nästa brev kommer fram?
worker-call-back = Har ni frågor når ni oss på { $telephone }.
worker-call-then = Be den som sköter mottagarregistret att rätta adressen. Skicka sedan en ny länk härifrån.
worker-party-stale = Ingen har bekräftat brevlådan på länge: ring och hör att breven kommer fram.
# What can be done about a request
worker-acts = Det här kan du göra
worker-no-back = Avbryt
worker-date-unreadable = Skriv datumet så här: 2026-12-21.
worker-act-extend = Ge mer tid
worker-act-answer-time = Svara på önskan om mer tid
worker-act-remind = Påminn nu
worker-act-call = Ring mottagaren
worker-act-called = Skriv in vad samtalet gav
worker-act-reroute = Skicka vidare till en annan mottagare
worker-act-close = Avsluta förfrågan
worker-now-call = Någon har lovat att ringa mottagaren.
worker-now-call-owed = Mottagaren är sen och ska ringas upp.
worker-now-declined-by-telephone = Mottagaren tackade nej per telefon. Skicka förfrågan vidare eller avsluta den.
worker-now-let-go = Mottagaren tackade nej per telefon. Dokumenten är förstörda.
worker-call-owed-by = senast { $day }, { $who }
worker-call-owed-by-nobody = senast { $day }, ingen har tagit det än
worker-first-due = Ursprungligen senast
worker-earlier = Tidigare mottagare
worker-earlier-wrong = { $recipient }, fel mottagare

worker-time-title = Ge mer tid
worker-time-asked-title = Mottagaren vill ha mer tid
worker-time-text = Mottagaren får ett mejl med beskedet och en länk. Påminnelserna räknas om från det nya datumet.
worker-time-consent-until = Samtycket gäller till
worker-time-day = Ny sista svarsdag
worker-time-choice = Vad svarar ni?
worker-time-asked = Ja, ge tid till { $day }
worker-time-other = Ja, men till ett annat datum
worker-time-no = Nej, svarstiden står kvar
worker-time-other-day = Annat datum
worker-time-near = Fem arbetsdagar till är { $five }, tio är { $ten }.
worker-time-no-choice = Välj vad ni svarar.
worker-time-button = Skicka beskedet
worker-said-time = Svarstiden är ändrad. Mottagaren får ett mejl.
worker-said-time-refused = Svarstiden står kvar. Mottagaren får ett mejl.

worker-remind-title = Vill du påminna mottagaren?
worker-remind-1 = Mottagaren får en påminnelse om att svara senast { $due }, med en ny länk. Den förra länken fungerar också.
worker-remind-2 = Mejlet skickas { $when }.
worker-remind-3 = Det går att påminna en gång om dagen.
worker-remind-button = Ja, påminn
worker-said-reminded = En påminnelse är på väg till mottagaren.
worker-said-reminded-before = Mottagaren har redan fått en påminnelse i dag.

worker-call-title = Ring mottagaren
worker-call-owed = Samtal
worker-call-privacy = Säg referensen, inte klientens namn, tills du vet vem du talar med.
worker-call-take-heading = Jag ringer
worker-call-take-text = Du tar på dig att ringa inom tre arbetsdagar. Kollegorna ser det på förfrågan.
worker-call-take-button = Jag ringer
worker-call-called-heading = Jag har ringt
worker-call-result = Vad gav samtalet?
worker-call-new-date = Ett nytt datum
worker-call-new-date-hint = Svarstiden ändras och mottagaren får ett mejl. Fyll i datumet nedan.
worker-call-will-answer = De svarar
worker-call-will-answer-hint = Svarstiden står kvar.
worker-call-declines = De tackar nej
worker-call-declines-hint = Förfrågan blir avböjd. Fyll i skälet nedan. I händelserna står att det sades per telefon.
worker-call-no-contact = Ingen kontakt
worker-call-no-contact-hint = Påminnelserna fortsätter som förut.
worker-call-day = Nytt datum
worker-call-reason = Skäl till att de tackar nej
worker-call-again = Ingen kontakt: jag försöker igen inom tre arbetsdagar
worker-call-no-result = Välj vad samtalet gav.
worker-call-no-reason = Välj varför de tackar nej.
worker-call-button = Spara
worker-said-call-taken = Samtalet är ditt. Ring inom tre arbetsdagar.
worker-said-called = Samtalet är inskrivet.

worker-reroute-title = Skicka vidare till en annan mottagare
worker-reroute-from = i dag hos { $recipient }
worker-reroute-1 = Samma förfrågan, med samma referens, går till en ny mottagare som samtycket nämner. Svarstiden räknas från i dag.
worker-reroute-2 = Den gamla länken slutar fungera direkt. Har den förra mottagaren hört av förfrågan får den veta att inget svar behövs.
worker-reroute-3 = Allt som den förra mottagaren har lämnat förstörs. Händelserna finns kvar.
worker-reroute-unread-heading = Läs beskedet först
worker-reroute-unread = Mottagaren har lämnat ett besked som ingen har läst. Det förstörs när förfrågan skickas vidare.
worker-reroute-unread-link = Läs beskedet
worker-reroute-to = Ny mottagare
worker-reroute-nobody = Samtycket nämner ingen annan som kan få den här blanketten. Registrera ett nytt samtycke och skicka en ny förfrågan.
worker-reroute-no-recipient = Välj vart förfrågan ska gå.
worker-reroute-next = Visa mottagare
worker-reroute-button = Skicka vidare

worker-close-title = Vill du avsluta förfrågan?
worker-close-1 = Mottagaren har tackat nej per telefon, så inget svar kommer.
worker-close-2 = De förseglade dokumenten förstörs. Det går inte att ångra.
worker-close-button = Ja, avsluta
worker-said-closed = Förfrågan är avslutad och dokumenten förstörda.

worker-act-consider = Ta ställning till påminnelsen
worker-now-consider = En påminnelse väntar på ert ja eller nej.
