# Keys start with `exchange-` or `refusal-`. Each error has what happened and what to do now.

exchange-consent-not-a-pdf = Filen är ingen PDF.
    Välj samtyckesdokumentet, den PDF som skapades när samtycket registrerades.
exchange-consent-not-a-consent = Dokumentet innehåller inget samtyckesintyg.
    Välj samtyckesdokumentet som det sparades från början. En inskannad eller omsparad kopia fungerar inte.
exchange-consent-damaged = Samtyckesdokumentet är ändrat eller skadat och kan inte godtas.
    Hämta originalet ur klientens akt. Finns det inte kvar behöver ett nytt samtycke registreras.
exchange-consent-foreign = Samtyckesdokumentet är utfärdat av en annan tjänst än den här.
    Använd ett samtycke som har registrerats här, eller registrera ett nytt.
exchange-consent-expired = Samtycket har gått ut.
    Registrera ett nytt samtycke tillsammans med klienten.
exchange-consent-not-yet-valid = Samtycket gäller inte än.
    Vänta till samtyckets första dag eller registrera ett nytt.
exchange-consent-unknown = Samtycket är inte registrerat här.
    Registrera ett nytt samtycke tillsammans med klienten.
exchange-consent-wrong = Samtyckesdokumentet hör inte till den här förfrågan.
    Välj det samtyckesdokument som förfrågan skickades med.
exchange-form-invalid = Formuläret är inte komplett.
    Rätta fälten som är markerade och försök igen.
exchange-unknown-kind = Blanketten finns inte.
    Gå tillbaka och välj en blankett i listan.
exchange-unknown-recipient = Mottagaren finns inte i registret.
    Välj en mottagare i listan.
exchange-not-found = Det här går inte att öppna.
    Kontrollera att det är den senaste länken och hela mottagarnyckeln. Går det ändå inte, ring enheten som står i mejlet.
exchange-key-mistyped = Mottagarnyckeln är felskriven.
    Jämför tecken för tecken med nyckelbrevet. Bokstäverna I, L, O och U förekommer inte.
exchange-wait = För många felaktiga försök.
    Vänta till { $until } och försök igen.
exchange-locked = Länken är spärrad efter flera felaktiga försök.
    Ring enheten som står i mejlet och be om en ny länk. Enheten har fått veta att länken är spärrad.
exchange-document-damaged = Dokumentet i lagret är ändrat eller skadat och öppnas inte.
    Inget har raderats. Kontakta den som sköter tjänsten och uppge referensen.
exchange-document-lost = Dokumentet saknas eller är skadat på gatewayens disk och kan inte öppnas.
    Enheten har fått veta det. Den som sköter tjänsten kan kanske återställa filen; annars måste förfrågan skickas på nytt.
exchange-document-gone = Dokumentet finns inte längre kvar.
    Det raderas när svaret har hämtats, när förfrågan har återkallats eller när tiden har gått ut.
exchange-stale = Någon annan har ändrat förfrågan medan du hade den öppen.
    Läs in sidan igen och se hur den ser ut nu. Det du skrev finns kvar i formuläret.
exchange-full = Lagringsutrymmet är slut, så ingenting har sparats eller skickats.
    Det du skrev finns kvar här. Kontakta den som sköter tjänsten och försök igen senare.
exchange-outcome-unknown = Det är inte säkert att det sparades eller skickades: lagringen svarade inte som den skulle.
    Vänta en minut, öppna sidan på nytt och se om det finns där, innan du gör om det. Det du skrev finns kvar här.
exchange-internal = Något gick fel hos oss, så ingenting har sparats eller skickats.
    Försök igen om en stund. Händer det igen, kontakta den som sköter tjänsten.
exchange-attachment-type = { $name } är varken PDF, PNG eller JPEG.
    Spara bilagan som PDF och lägg till den igen.
exchange-attachment-empty = { $name } är tom: 0 byte.
    Öppna filen på din dator. Ligger den i en molnmapp, ladda ner den först och lägg till den igen.
exchange-attachment-broken = { $name } är trasig: slutet av filen fattas eller hänger inte ihop med resten.
    Spara eller skanna den på nytt och lägg till den igen.
exchange-attachment-locked = { $name } är krypterad: låst med lösenord eller skyddad. Vad som finns i den går inte att kontrollera, och enheten kan kanske inte öppna den.
    Spara den utan lösenord och skydd, eller skanna den, och lägg till den igen.
exchange-attachment-script = { $name } innehåller JavaScript.
    Skriv ut den till en ny PDF och lägg till den igen.
exchange-attachment-launch = { $name } innehåller en åtgärd som startar ett annat program.
    Skriv ut den till en ny PDF och lägg till den igen.
exchange-attachment-gone = { $name } finns inte kvar bland bilagorna.
    Den kan ha tagits bort i ett annat fönster. Lägg till den igen, eller skicka utan den.
exchange-attachment-size = { $name } är större än { $megabytes } MB.
    Dela upp eller förminska filen och lägg till den igen.
exchange-attachments-size = Bilagorna är tillsammans större än { $megabytes } MB.
    Ta bort eller förminska någon av dem.
exchange-too-many-attachments = Fler än { $count } bilagor går inte att skicka.
    Ta bort någon av dem, eller slå ihop flera till en PDF.
exchange-attachment-unnamed = Filer kan inte bifogas här, eftersom ingen kan kontrollera att de inte visar vem det gäller.
    Skriv det som behövs i formuläret.
exchange-attachment-category = { $name }: samtycket låter inte den mottagaren få sådana uppgifter.
    Ta bort filen, eller välj en mottagare som samtycket tillåter det för.
exchange-attachment-by-post = Filer kan inte bifogas till en förfrågan på papper.
    Ta bort filerna här och lägg kopior på papper i kuvertet.

refusal-consent-empty = Samtycket saknar mottagare, uppgifter eller ändamål.
    Fyll i vilka som får tillfrågas, om vad och varför.
refusal-consent-period = Samtyckets tid stämmer inte.
    Sista dagen ska vara i dag eller senare, tidigast första dagen och högst ett år efter den.
refusal-consent-refused = Klienten har sagt nej, så ingenting kan skickas.
    Ändrar klienten sig registrerar ni ett nytt samtycke.
refusal-consent-revoked = Samtycket är återkallat, så det kan inte längre användas.
    Vill klienten ge ett nytt samtycke registrerar ni det tillsammans.
refusal-consent-replaced = Samtycket är ersatt av ett nytt, så ingenting kan skickas med det.
    Använd det nya samtyckesdokumentet. Svaren på det som skickats med det gamla öppnar ni med det gamla.
refusal-consent-expired = Samtycket har gått ut.
    Registrera ett nytt samtycke tillsammans med klienten.
refusal-consent-not-yet-valid = Samtycket gäller inte än.
    Vänta till samtyckets första dag eller registrera ett nytt.
refusal-outside-parties = Samtycket omfattar inte den här mottagaren.
    Välj en mottagare som står i samtycket, eller registrera ett nytt samtycke.
refusal-other-party = Mottagaren heter något annat än i samtycket.
    Det kan vara en annan mottagare i dag. Kontrollera, och gå igenom ett nytt samtycke med klienten.
refusal-outside-categories = Samtycket omfattar inte de uppgifter som blanketten frågar efter.
    Välj en annan blankett eller registrera ett nytt samtycke.
refusal-outside-unit = Samtycket är lämnat till en annan enhet.
    Be den enheten skicka förfrågan, eller registrera ett nytt samtycke.
refusal-recipient-not-ready = Mottagarens funktionsbrevlåda är inte bekräftad, så ingen förfrågan kan skickas dit.
    Be den som sköter registret att bekräfta brevlådan.
refusal-wrong-sort-of-recipient = Blanketten är inte avsedd för den här mottagaren.
    Välj en annan mottagare eller en annan blankett.
refusal-already-answered = Förfrågan är redan besvarad.
    Behöver något läggas till, ring enheten som frågade.
refusal-already-declined = Förfrågan är redan avböjd.
    Har något ändrats, ring enheten som frågade.
refusal-withdrawn = Förfrågan är återkallad, så inget svar behövs.
    Inget mer behöver göras.
refusal-expired = Tiden för förfrågan har gått ut och dokumenten är raderade.
    Behövs svaret ändå, ring enheten som frågade.
refusal-nothing-to-fetch = Det finns inget svar att hämta.
    Svaret har inte kommit än, eller är redan hämtat och raderat.
refusal-not-opened-yet = Svaret måste öppnas innan det kan bekräftas som hämtat.
    Öppna svaret med samtyckesdokumentet och spara det i akten först.
refusal-date-in-the-past = Datumet har redan varit.
    Ange dagens datum eller ett senare.
refusal-date-too-far = Datumet ligger mer än ett halvår fram.
    Ange ett datum inom sex månader.

exchange-verify-not-ours = Filen är inget samtyckesdokument, ingen förfrågan, inget svar och inget kvitto. Bara de går att kontrollera, och kvitton från tidigare versioner går inte. Kontrollera att du valde rätt fil, och välj originalfilen.
exchange-verify-consent-signed = Samtyckesintyget är utfärdat av den här tjänsten och oförändrat.
exchange-verify-consent-not-signed = Samtyckesintyget är ändrat eller utfärdat av någon annan.
exchange-verify-consent-key-unknown = Nyckeln som samtyckesintyget är stämplat med finns inte bland dem som är kända här, så stämpeln kan inte prövas. Pröva med de publicerade nycklarna hos den tjänst som utfärdade intyget.
exchange-verify-consent-in-force = Samtycket gäller i dag.
exchange-verify-consent-was-in-force = Samtycket gällde när förfrågan skickades.
exchange-verify-consent-not-in-force = Samtycket gäller inte den dag det prövades mot.
exchange-verify-key-fits = Nyckeln i dokumentet hör till samtyckesintyget.
exchange-verify-key-does-not-fit = Nyckeln i dokumentet hör inte till samtyckesintyget.
exchange-verify-request-signed = Förfrågan är stämplad med samtycket, ryms inom det och är oförändrad.
exchange-verify-request-changed = Förfrågan är ändrad, ryms inte inom samtycket eller är inte stämplad med det.
exchange-verify-answer-signed = Svaret är stämplat med mottagarens nyckel och oförändrat.
exchange-verify-answer-changed = Svaret är ändrat eller inte stämplat med mottagarens nyckel.
exchange-verify-answer-key-unknown = Mottagarens nyckel är inte känd här, så stämpeln kan inte prövas. Pröva med mottagarregistret hos den tjänst som tog emot svaret.
exchange-verify-paper-signed = Svaret kom på papper. Enheten skrev av det och stämplade det med samtyckets nyckel, och inget är ändrat sedan dess.
exchange-verify-paper-changed = Svaret sägs ha kommit på papper, men enhetens stämpel med samtyckets nyckel stämmer inte.
exchange-verify-attachments-fit = Bilagorna är de som mottagaren stämplade.
exchange-verify-attachments-changed = En bilaga saknas, är ändrad eller är tillagd.
exchange-verdict-unreadable = Går inte att läsa
exchange-verdict-not-provable-here = Kan inte bevisas här
exchange-verdict-refuted = Håller inte
exchange-verdict-proved = Bevisat
exchange-verify-attachments-listed = Bilagorna är de som svaret räknar upp, men svarets stämpel är inte styrkt.
exchange-verify-changed-afterwards = Filen är ändrad efter att den gjordes: något är tillagt eller utbytt i den. Välj originalfilen, så som den laddades ned.
exchange-verify-cut = Före filens början stod tecken som inte hör till den, till exempel från en skanner eller ett e-postprogram. De togs bort före kontrollen.
exchange-verify-cut-parts = Före filens början står något som kan vara en del av en annan fil. Välj originalfilen, så som den laddades ned.
exchange-verify-file-holds = Filen är byte för byte den som tjänsten skrev. Sidorna visar det som är bevisat.
exchange-verify-saved-anew = Filen är sparad på nytt av ett annat program. Uppgifterna i den är prövade för sig, men inte det som syns på sidorna. Använd originalfilen, eller skriv ut de prövade uppgifterna med --render.
exchange-verify-no-statement = Tjänsten har inte intygat filen. Den är från en tidigare version eller har aldrig varit hos tjänsten, så det som syns på sidorna går inte att bevisa.
exchange-verify-statement-unknown = Tjänstens intyg är gjort med en nyckel som inte är känd här. Hämta nycklarna från den tjänst som skrev filen.
exchange-verify-statement-false = Tjänstens intyg är ändrat eller hör till en annan fil.
exchange-verify-answer-not-received = Svaret är stämplat med nyckeln, men tjänsten har inte intygat att det kom in. Det kan vara gjort i efterhand av någon som har nyckeln.
exchange-verify-answer-over-link = Svaret kom in genom länken till mottagarens funktionsbrevlåda, med en engångsnyckel, och är oförändrat. Det är inte mottagarens egen stämpel.
exchange-verify-answer-by-reference = Svaret lämnades med en engångsnyckel och utan länk. Det går inte att bevisa vem som lämnade det.
exchange-verify-key-distrusted = Tjänstens nyckel kan ha varit i orätta händer, enligt tjänsten själv. Det som är stämplat med den går inte att bevisa här.
exchange-verify-no-packet = I mappen finns varken request.json eller answer.json. Lägg delarna av en förfrågan eller ett svar i den, med de namn de har i dokumentet.
exchange-consent-distrusted = Nyckeln som samtycket intygades med kan ha varit i orätta händer. Det gäller inte längre för nya förfrågningar.
    Registrera ett nytt samtycke. Svar på det som redan är skickat öppnas som förut.
refusal-nothing-to-consider = Det finns ingen påminnelse att ta ställning till.
    Läs in sidan igen och se vad som gäller nu.
refusal-nothing-asked = Mottagaren väntar inte på besked om mer tid.
    Läs in sidan igen och se vad som gäller nu.
refusal-date-not-later = Det nya datumet är inte senare än det som gäller.
    Ange ett senare datum.
refusal-date-after-consent = Samtycket gäller inte så länge.
    Ange ett tidigare datum, eller registrera ett nytt samtycke och skicka en ny förfrågan.
refusal-reminded-today = En påminnelse har redan skickats i dag.
    Vänta till i morgon, eller ring.
refusal-sealed-to-former-key = Förfrågan är låst till er tidigare nyckel och går inte att öppna med den nya.
    Ring enheten och be den skicka förfrågan på nytt.
refusal-sent-with-other-content = Den här sändningen är redan skickad, med annat innehåll. Inget nytt är skickat.
    Se vad som skickades i listan över förfrågningar. Ska det nya också skickas, börja en ny förfrågan; ett system anger ett nytt submission.
refusal-nothing-to-take-back = Det finns inget svar att ta tillbaka.
    Svaret har redan tagits tillbaka, är registrerat av enheten eller är raderat. Ring enheten om ni undrar.
refusal-fetched-already = Enheten har redan hämtat svaret. Det går inte att ta tillbaka här.
    Ring enheten. Den kan lämna tillbaka svaret.
refusal-nothing-to-return = Det finns inget svar att lämna tillbaka.
    Svaret har inte kommit, har redan lämnats tillbaka eller har tagits tillbaka av mottagaren.
refusal-returned-already = Svaret är redan lämnat tillbaka.
    Mottagaren har fått ett mejl om det. Ring mottagaren om mer behöver sägas.
exchange-undrawn = { $label }: PDF-filen kan inte visa { $characters }. Där står � i stället. Byt tecknen, eller skriv orden med vanliga bokstäver.
exchange-undrawn-more = { $names } och { $n } till
refusal-same-recipient = Förfrågan är redan hos den mottagaren.
    Välj en annan mottagare.
refusal-destroyed = Dokumenten är raderade, så det finns inget att skicka vidare.
    Skicka en ny förfrågan.
refusal-other-client = Förfrågan som den här skulle följa på gäller en annan klient eller finns inte.
    Släpp samtyckesdokumentet för samma klient, eller skicka förfrågan utan att den följer på en annan.
refusal-other-document = Förfrågan som den här skulle följa på skickades med ett annat dokument.
    När ingen är namngiven går det bara att följa på en förfrågan med samma samtyckes- eller nyckeldokument. Släpp det, eller skicka förfrågan utan att den följer på en annan.
refusal-replaces-other = Samtycket som ska ersättas gäller någon annan.
    Kontrollera personnumret, eller registrera det nya samtycket utan att ersätta något.
refusal-replaces-elsewhere = Samtycket som ska ersättas hör till en annan organisation.
    Registrera det nya samtycket utan att ersätta något.
refusal-hand-over-to-nobody = Den du valde att lämna över till finns inte.
    Välj en enhet eller en kollega i listan.
refusal-hand-over-to-own = Allt det här finns redan där.
    Välj någon annan att lämna över till.
refusal-hand-over-to-disabled = Kollegan har inget konto som socialsekreterare just nu.
    Välj någon annan att lämna över till.
refusal-hand-over-outside-unit = Kollegan hör inte till enheten som har ärendet.
    Välj någon i enheten, eller lämna över till kollegans enhet.
refusal-hand-over-elsewhere = Enheten hör till en annan organisation, och sekretess gäller mellan er.
    Återkalla förfrågan. Den nya enheten tar ett eget samtycke och skickar sin egen förfrågan.
refusal-nothing-to-hand-over = Där finns inget att lämna över: allt är klart.
    Klara förfrågningar ligger kvar där de blev klara.
refusal-paper-day = Svaret kan inte ha kommit den dagen.
    Ange en dag från den dag förfrågan skickades till i dag.
refusal-paper-without-scan = Det skannade svaret saknas.
    Skanna brevet och välj filen.
refusal-watch-ended = Bevakningen är redan avslutad.
    Behövs den ändå lägger du en ny.
refusal-watch-too-far = Datumet ligger mer än två år fram.
    Ange ett tidigare datum.
refusal-consent-needed = Den här blanketten gäller en person och kräver hennes samtycke. Ett nyckeldokument räcker inte.
    Släpp klientens samtyckesdokument i stället.
refusal-nobody-only = Den här blanketten får inte gälla någon bestämd person, så ett samtycke kan inte användas.
    Skicka den med ett nyckeldokument.
refusal-protected-only = Du har inte behörighet till ärenden med skyddade personuppgifter.
    Be den som sköter tjänsten om behörighet, eller lämna över till en kollega som har den.
