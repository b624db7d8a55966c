# Keys start with `recipient-`: the pages of clinics, providers and authorities that are asked.

# On several pages
recipient-about-client = Gäller
recipient-about-from = Från
recipient-about-due = Svara senast
recipient-about-late = svarstiden har gått ut
recipient-back = Tillbaka till förfrågan
recipient-cancel = Avbryt
recipient-leave = Stäng förfrågan på den här datorn
recipient-said-left = Förfrågan är stängd. Ingenting finns kvar i webbläsaren.
recipient-clock = kl. { $time }
recipient-date-unreadable = Ange ett datum, till exempel 2026-12-21.
recipient-too-long = Texten är för lång. Korta den till högst { $n } tecken.
recipient-draft-damaged = Det ni sparade senast är skadat och kan inte visas. Förfrågan är oskadd. Ni behöver fylla i svaret på nytt.
recipient-consent-over = Klientens samtycke gäller inte längre, så förfrågan kan varken läsas eller besvaras.
    Ni behöver inte göra något mer. Undrar ni över något, ring enheten som står i mejlet.
recipient-damaged = Förfrågan är skadad i lagret och kan inte öppnas.
    Ring enheten som står i mejlet, så skickar de den på nytt. Uppge referensen.
recipient-file-preview = forhandsvisning
recipient-file-copy = svar
recipient-file-receipt = kvitto

# Link and key
recipient-open-title = Öppna förfrågan
recipient-open-lead = Ni har fått en förfrågan från socialtjänsten. Med er mottagarnyckel kan ni läsa och besvara den här.
recipient-open-code = Länkkod
recipient-open-code-hint = Koden är det som står efter tecknet # i länken i mejlet. Det går också att klistra in hela länken.
recipient-strayed-heading = Ert mejlfilter har ändrat länken
recipient-strayed-text = Kopiera länken i mejlet och klistra in den här under Länkkod. Det gör inget om den ser konstig ut.
recipient-open-reference = Referens
recipient-open-reference-hint = Står i mejlet, till exempel U-7K3M-Q9XD-S.
recipient-open-key = Mottagarnyckel
recipient-open-key-hint = Står i nyckelbrevet till er verksamhet: 27 tecken, i grupper om fyra och sist tre. Har ni fått en engångsnyckel i telefon eller brev anger ni den.
recipient-open-reveal = Visa
recipient-open-manager = Spara nyckeln i en lösenordshanterare
recipient-open-username = Användarnamn
recipient-open-username-hint = Det som står i nyckelbrevet. Det behövs bara för att lösenordshanteraren ska hitta rätt nyckel.
recipient-open-button = Öppna förfrågan
recipient-open-what = Vad är det här?
recipient-open-what-text = Socialtjänsten frågar efter underlag om en person som har samtyckt till det. Ni ser vem det gäller och vad samtycket omfattar när ni har öppnat. Ni kan svara, be om mer tid, avböja eller säga att det inte är er patient eller deltagare.
recipient-open-help = Om ni inte kommer vidare
recipient-open-help-key = Hittar ni inte nyckeln? Fråga den som ansvarar för funktionsbrevlådan. Är den borta, ring enheten som står i mejlet.
recipient-open-help-link = Fungerar inte länken? Använd den i det senaste mejlet. Ring annars enheten och be om en ny.
recipient-open-help-doubt = Är ni osäkra på om mejlet är äkta? Ring kommunens växel och fråga efter enheten. Vi frågar aldrig efter nyckeln i mejl eller telefon.
recipient-open-privacy = Så skyddas uppgifterna
recipient-open-privacy-text = Förfrågan är krypterad. Bara den som har både länken och nyckeln kan läsa den. Nyckeln sparas inte hos oss, och det ni skriver lagras krypterat. Sidan använder bara de kakor som behövs för att den ska fungera.
recipient-open-no-reference = Det här går inte att öppna.
    Kontrollera referensen och hela mottagarnyckeln. Efter flera felaktiga försök går det inte att öppna på en stund, inte heller med rätt nyckel: vänta en kvart och försök igen. Går det ändå inte, ring enheten som står i mejlet.
recipient-open-other-request = Länken hör till en annan förfrågan än den ni skrev i. Öppna med länken till samma förfrågan, så finns det ni skrev kvar.
recipient-late-heading = Förfrågan har hunnit stängas
recipient-late-text = Det ni skrev är inte borta: det finns kvar här på sidan. Öppna förfrågan igen, så fortsätter ni där ni var.
recipient-late-files = Filer som ni just valde följer inte med. Lägg till dem igen.

# The request
recipient-request-lead = Klienten har samtyckt till att ni lämnar de uppgifter som förfrågan gäller.
recipient-nobody-lead = Förfrågan gäller ingen namngiven person, så inget samtycke behövs.
recipient-unnamed-never = Skriv inte namn, personnummer, adress eller annat som visar vem det gäller. Ett sådant svar går inte att skicka. Ert eget namn skriver ni bara under ”Den som svarar”, om det efterfrågas.
recipient-files-unnamed = Filer kan inte bifogas, eftersom ingen kan kontrollera att de inte visar vem det gäller.
recipient-no-name = Det här är inte namn på personer
recipient-no-name-hint = Kryssa för det som inte är en person, till exempel ett läkemedel eller en metod. Ta bort resten ur texten.
recipient-request-late = Svarstiden har gått ut. Ni kan ändå svara: svaret tas emot och märks som sent.
recipient-request-answer = Besvara förfrågan
recipient-request-go-on = Fortsätt med svaret
recipient-request-pdf = Läs förfrågan som PDF
recipient-request-files = Enheten har angett vad filerna innehåller. Ingen har kontrollerat det.
recipient-why = Varför får ni den här frågan?
recipient-why-text-1 = Den som är för sjuk för att arbeta behöver underlag för nästa steg: samordnad rehabilitering, en anpassad aktivitet eller en prövning hos en annan myndighet. Det är ofta bara ni som kan beskriva det som behövs.
recipient-why-text-2 = Klienten har själv valt er och sagt ja till frågan. Ni får lämna just de uppgifterna utan att bryta sekretessen.
recipient-law = Vad gäller för er?
recipient-sees = Vem ser det här?
recipient-sees-text-1 = Ni, och den enhet i socialtjänsten som frågar. Enhetens handläggare öppnar svaret med klientens samtycke.
recipient-sees-text-2 = Klienten kan se att ni är tillfrågade och när ni svarade, och har rätt att få veta vad ni har svarat.
recipient-sees-text-3 = Underlag och de som driver det kan inte läsa något av det. I lagret finns bara krypterade filer, koder och tider. När enheten har sparat svaret raderas filerna, utom er egen kopia, som bara er nyckel öppnar.
recipient-consent-heading = Det klienten har samtyckt till
recipient-consent-text = Samtycket häver sekretessen för det som står här, och inte för något annat. Svarsformuläret frågar bara efter sådant som samtycket omfattar.
recipient-consent-allowed = Ni får lämna uppgifter om
recipient-consent-told = Vi får berätta för er om
recipient-consent-purpose = Ändamål
recipient-consent-period = Gäller
recipient-consent-method = Lämnat
recipient-consent-leave-out = Utelämna allt som faller utanför ändamålet.
recipient-who-heading = Vem som frågar
recipient-who-worker = Handläggare
recipient-who-telephone = Telefon
recipient-who-reference = Referens
recipient-who-due = Svara senast
recipient-who-days = { $n ->
    [one] en arbetsdag från att förfrågan skickades
   *[other] { $n } arbetsdagar från att förfrågan skickades
}
recipient-who-payer = Betalas av
recipient-who-billing-reference = Fakturareferens
recipient-who-case-number = Ärendenummer
recipient-who-billing-address = Fakturaadress
recipient-later-heading = Svarar ni inte i dag?
recipient-later-text = Bekräfta senast { $date } att ni har tagit emot förfrågan. Då vet enheten att den har nått er.
recipient-acknowledge-change = Ändra när ni räknar med att svara
recipient-acknowledge-expected = När räknar ni med att svara?
recipient-acknowledge-hint = Lämna tomt om ni inte vet.
recipient-acknowledge-button = Bekräfta att ni har fått förfrågan
recipient-said-acknowledged = Enheten har fått veta att ni har tagit emot förfrågan.
recipient-so-far-acknowledged = Ni bekräftade mottagandet den { $date }.
recipient-so-far-expected = Ni har bekräftat mottagandet och räknar med att svara den { $date }.
recipient-so-far-more-time = Ni har bett om tid till den { $date }. Ni kan svara tidigare än så.
recipient-cannot-heading = Om ni inte kan svara
recipient-cannot-more-time = Vi behöver mer tid
recipient-cannot-wrong-recipient = Det är inte vår patient eller deltagare
recipient-cannot-decline = Vi avböjer

# Decline, not ours, more time
recipient-decline-title = Avböj förfrågan
recipient-decline-lead = Att avböja är ett giltigt svar. Enheten som frågar får veta det direkt och kan gå vidare på annat sätt.
recipient-decline-reason = Varför avböjer ni?
recipient-because-no-mandate = Vi har inte i uppdrag att svara
recipient-because-not-our-patient = Det är inte vår patient eller deltagare
recipient-because-wrong-unit = Förfrågan hör till en annan enhet hos oss
recipient-because-needs-visit-first = Vi behöver ett besök först
recipient-because-fee-not-agreed = Ersättningen är inte överenskommen
recipient-because-other = Annat skäl
recipient-decline-comment = Kommentar
recipient-decline-comment-hint = Kan bara läsas av enheten. Skriv inget om klientens hälsa som samtycket inte omfattar.
recipient-decline-button = Avböj förfrågan
recipient-decline-no-reason = Välj ett skäl.
recipient-decline-no-comment = Skriv vilket skälet är.
recipient-wrong-title = Inte vår patient eller deltagare
recipient-wrong-lead = Enheten får veta att personen inte finns hos er och kan fråga någon annan som samtycket omfattar.
recipient-wrong-perhaps = Vet ni vart vi ska vända oss i stället?
recipient-wrong-perhaps-hint = Till exempel en annan vårdcentral. Kan bara läsas av enheten.
recipient-wrong-button = Lämna tillbaka förfrågan
recipient-more-time-title = Be om mer tid
recipient-more-time-lead = Enheten får veta det och hör av sig om det inte går att vänta så länge. Ni kan svara tidigare än så.
recipient-more-time-until = När kan ni svara?
recipient-more-time-until-hint = Inom sex månader.
recipient-more-time-reason = Varför behövs mer tid?
recipient-more-time-reason-hint = Till exempel att ett besök är bokat. Kan bara läsas av enheten.
recipient-more-time-button = Be om mer tid
recipient-more-time-no-reason = Skriv kort varför ni behöver mer tid.
recipient-said-more-time = Enheten har fått veta att ni behöver mer tid.

# The answer form
recipient-form-title = Svara på förfrågan
recipient-form-lead = Skriv det ni vet.
recipient-form-cannot-judge = Det ni inte kan bedöma anger ni som ”Kan inte bedöma”: också det är ett svar.
recipient-form-asked = Det här vill enheten framför allt veta
recipient-form-asked-rest = Resten av formuläret fyller ni i om ni har uppgifter som hjälper planeringen.
recipient-form-preview = Granska svaret
recipient-form-save = Spara och fortsätt senare
recipient-form-cannot = Kan ni inte svara på någon av frågorna?
recipient-form-kept = Det ni skriver sparas krypterat varje gång ni trycker på en knapp. Öppna samma länk med nyckeln för att fortsätta, även på en annan dator.
recipient-said-saved = Sparat. Öppna samma länk med nyckeln när ni vill fortsätta.
recipient-files-heading = Bilagor
recipient-files-choose = Lägg till filer
recipient-files-hint = PDF, PNG eller JPEG. Högst { $one } MB per fil och { $all } MB tillsammans.
recipient-files-left-out = Inte tillagda: { $names }.
recipient-files-left-out-more = Inte tillagda: { $names } och { $more } till.
recipient-files-attach = Lägg till valda filer
recipient-files-progress = Filerna skickas
recipient-files-none = Välj först en eller flera filer.
recipient-review-heading = Så långt har svaret kommit
recipient-review-score = Underlagets fullständighet: { $score } av 3
recipient-review-there = ifylld
recipient-review-absent = saknas
recipient-review-wrong = Måste rättas
recipient-review-better = Vore bra att ha med
recipient-review-can-be-sent = Inget hindrar att svaret skickas.
recipient-review-nothing-missing = Inget saknas.

# Preview and receipt
recipient-preview-title = Granska svaret innan det skickas
recipient-preview-lead = Så här kommer enheten att läsa svaret.
recipient-preview-may-send = Ni kan skicka svaret ändå. Ett fullständigare underlag minskar risken att enheten behöver fråga igen.
recipient-preview-by = I svaret står att det lämnas av { $who }.
recipient-preview-sign = Svaret stämplas med mottagarnyckeln för { $recipient } och krypteras så att bara enheten kan läsa det. När det har skickats går det inte att ändra, men ni kan ta tillbaka det tills enheten har hämtat det.
recipient-preview-late = Svarstiden har gått ut. Svaret tas emot och märks som sent.
recipient-preview-send = Skicka svaret
recipient-preview-change = Ändra svaret
recipient-preview-pdf = Förhandsvisa som PDF
recipient-receipt-answered-heading = Svaret är skickat
recipient-receipt-answered-text = Enheten får ett mejl om att svaret har kommit och kan öppna det med klientens samtycke. Behöver något läggas till, ring { $unit }, { $organisation }: { $telephone }.
recipient-receipt-declined-heading = Förfrågan är avböjd
recipient-receipt-declined-text = Enheten får ett mejl om det och kan läsa skälet. Ni behöver inte göra något mer. Undrar ni något, ring { $unit }, { $organisation }: { $telephone }.
recipient-receipt-wrong-recipient-heading = Förfrågan är lämnad tillbaka
recipient-receipt-wrong-recipient-text = Enheten får ett mejl om det och kan fråga någon annan. Ni behöver inte göra något mer. Undrar ni något, ring { $unit }, { $organisation }: { $telephone }.
recipient-receipt-received = Mottaget { $moment }.
recipient-receipt-late = Sista svarsdag var { $due }, så svaret är märkt som sent.
recipient-receipt-files = { $n ->
    [one] En bilaga följde med.
   *[other] { $n } bilagor följde med.
}
recipient-receipt-pdf = Hämta kvittot som PDF
recipient-kept-title = Er kopia
recipient-kept-pdf = Hämta svaret som PDF
recipient-kept-json = Hämta svaret som JSON
recipient-kept-until = Samma länk och nyckel öppnar kopian igen till och med { $day }, även när enheten har hämtat svaret. Bara er nyckel öppnar den. Tas samtycket tillbaka raderas den genast.
recipient-kept-record = Det ni har utfärdat ska finnas i er egen journal eller dokumentation. Spara det där nu: hos oss finns kopian bara en tid.
recipient-receipt-next = Vad händer nu?
recipient-receipt-mail = Ett kvitto skickas också till er funktionsbrevlåda. Det innehåller inga uppgifter om klienten.
recipient-receipt-done = Klar?
recipient-receipt-done-text = Stäng förfrågan, så att ingen annan vid datorn kan läsa den.
# Taking back what was sent
recipient-receipt-recall = Gick något fel? Tills enheten har hämtat det ni skickade kan ni ta tillbaka det.
recipient-recall-link = Ta tillbaka
recipient-recall-title = Ta tillbaka det ni skickade?
recipient-recall-heading = Ta tillbaka det ni skickade
recipient-recall-lead = Gör det om svaret gäller fel person eller skickades av misstag.
recipient-recall-1 = Det ni skickade raderas hos oss och går inte att få tillbaka. Det går bara så länge enheten inte har hämtat det.
recipient-recall-2 = Förfrågan öppnas igen med samma sista svarsdag. Har den dagen varit är svaret försenat.
recipient-recall-3 = Enheten får ett mejl om att ni har tagit tillbaka svaret, utan något av innehållet. I loggen står det att ett svar kom och togs tillbaka.
recipient-recall-4 = Enheten kan redan ha läst svaret. Gällde det fel person, ring enheten.
recipient-recall-5 = Ett svar om fel person kan vara en personuppgiftsincident. Följ era egna rutiner: bedöm, dokumentera och anmäl till Integritetsskyddsmyndigheten (IMY) inom 72 timmar om den kan innebära en risk.
recipient-recall-typed = Det ni skrev i formuläret finns kvar tills ni stänger sidan. Bilagor får ni lägga till på nytt.
recipient-recall-again = Vill ni svara på nytt öppnar ni samma länk med nyckeln igen.
recipient-recall-button = Ja, ta tillbaka
recipient-said-recalled = Det ni skickade är tillbakataget och raderat. Enheten får ett mejl om det.

# Mail that did not arrive, and mailboxes
recipient-mailbox-title = Bekräfta er funktionsbrevlåda
recipient-mailbox-lead = Ni har fått ett mejl med en kod. Skriv den här, så vet vi att våra mejl kommer fram till någon som läser dem.
recipient-mailbox-code = Kod
recipient-mailbox-code-hint = Står i mejlet, till exempel 7K3M-Q9XD-4TWP.
recipient-mailbox-button = Bekräfta
recipient-mailbox-unknown = Koden stämmer inte, eller är för gammal. Kontrollera den mot mejlet. Är mejlet äldre än två veckor, svara på det och be om ett nytt.
recipient-mailbox-why = Varför en kod?
recipient-mailbox-why-text = Många e-postfilter öppnar länkar av sig själva. Först när någon skriver koden vet vi att en människa har läst mejlet.
recipient-mailbox-done = Tack! Funktionsbrevlådan är bekräftad
recipient-mailbox-done-text = Nu vet vi att mejlen till { $name } kommer fram. Ni behöver inte göra något mer.
