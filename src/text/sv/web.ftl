# Keys start with `web-`.

# Every page
web-skip = Hoppa till innehållet
web-navigation = Huvudmeny
web-badge-overdue = försenade
web-foot = Underlag förmedlar underlag mellan socialtjänst, vård och anordnare. Innehållet är förseglat: bara avsändaren och mottagaren kan läsa det.
# On pages in another language
web-change-to = På svenska
# What the gateway is called where none runs
web-sample-gateway = Exempelkommunerna
web-account = Min inloggning
web-logout = Logga ut
web-title-fault = Fel:
web-faults-heading = { $n ->
    [one] En uppgift behöver rättas
   *[other] { $n } uppgifter behöver rättas
}
web-faults-heading-none = Det gick inte att gå vidare
web-optional = (frivilligt)
web-choose = Välj …
web-count-left = tecken kvar
web-count-over = tecken för mycket
web-pages = Sidor

# Login
web-login-title = Logga in
web-login-lead = För dig som arbetar i socialtjänsten. Har du fått en förfrågan ska du i stället följa länken i mejlet.
web-login-username = Användarnamn
web-login-password = Lösenord
web-login-button = Logga in
web-login-help = Har du glömt lösenordet? Hör av dig till den som sköter Underlag hos er.
web-login-wrong = Användarnamnet eller lösenordet stämmer inte. Kontrollera båda och försök igen.
web-login-wait = { $n ->
    [one] För många felaktiga försök. Vänta en minut och försök sedan igen.
   *[other] För många felaktiga försök. Vänta { $n } minuter och försök sedan igen.
}
web-login-late-heading = Du hade hunnit bli utloggad
web-login-late-text = Det du skrev är inte borta: det finns kvar här på sidan. Logga in så kan du skicka det igen.
web-login-late-files = Bifogade filer följer inte med. Du behöver bifoga dem igen.
web-again-title = Du är inloggad igen
web-again-text = Det du skrev innan du blev utloggad har ännu inte skickats. Vill du skicka det nu?
web-again-about = Det hör till { $reference }.
web-again-typed = Det här skrev du
web-again-button = Fortsätt och skicka
web-again-drop = Släng det och gå till startsidan
web-account-username = Användarnamn
web-account-sessions = Inloggad på
web-account-sessions-count = { $n ->
    [one] en dator eller mobil, den här
   *[other] { $n } datorer eller mobiler, den här inräknad
}
web-account-everywhere = Logga ut överallt
web-account-everywhere-hint = Har du glömt att logga ut på en annan dator, eller tror du att någon annan är inloggad i ditt namn? Logga ut överallt och byt sedan lösenord.
web-keys = Kortkommandon
web-keys-on = Enstaka tangenter fungerar som genvägar när markören inte står i ett fält.
web-keys-off = Enstaka tangenter är avstängda i den här webbläsaren.
web-keys-which = Se vilka de är.
web-keys-switch-off = Stäng av kortkommandon
web-keys-switch-on = Sätt på kortkommandon
web-said-keys-on = Kortkommandon är på.
web-said-keys-off = Kortkommandon är avstängda i den här webbläsaren.
web-said-logged-out = Du är utloggad.
web-said-logged-out-everywhere = Du är utloggad överallt.

# Errors: -heading says it in a few words, -text what happened, -now what to do
web-error-start = Till startsidan
web-error-start-recipient = Till sidan där en förfrågan öppnas
web-error-start-client = Till sidan där du skriver in koden
web-error-again = Försök igen
web-error-back = Tillbaka
web-error-incident = Felnummer att uppge om du behöver hjälp:
web-error-not-found-heading = Sidan finns inte
web-error-not-found-text = Adressen leder ingenstans. Den kan vara felskriven, eller så finns det som låg här inte längre.
web-error-not-found-now = Kontrollera adressen, eller börja om från startsidan.
web-error-method-heading = Så kan sidan inte användas
web-error-method-text = Sidan går inte att öppna så, till exempel från ett bokmärke. Den visas bara när man trycker på knappen som leder dit.
web-error-method-now = Gå tillbaka till sidan du kom från och använd knapparna där.
web-error-forbidden-heading = Du har inte behörighet
web-error-forbidden-text = Du är inloggad, men din roll ger inte tillgång till den här sidan.
web-error-forbidden-now = Behöver du sidan i ditt arbete? Hör av dig till den som sköter Underlag hos er.
web-error-login-heading = Du är inte inloggad
web-error-login-text = Sidan är till för inloggade, och du är inte inloggad just nu.
web-error-login-now = Logga in och försök igen.
web-error-foreign-form-heading = Formuläret kom inte fram
web-error-foreign-form-text = Formuläret hör till en äldre inloggning, eller så tillåter webbläsaren inte kakor. Ingenting har skickats eller sparats.
web-error-foreign-form-now = Gå tillbaka. Står det du skrev kvar, kopiera det. Ladda sedan om sidan, klistra in det och skicka igen.
web-error-unreadable-heading = Det som skickades gick inte att läsa
web-error-unreadable-text = Webbläsaren skickade något som Underlag inte förstår. Ingenting har sparats.
web-error-unreadable-now = Gå tillbaka, ladda om sidan och försök igen.
web-error-too-large-heading = Det var för stort
web-error-too-large-text = Det du skickade är större än vad som får skickas på en gång. Ingenting har sparats.
web-error-too-large-now = Gå tillbaka och välj färre eller mindre filer.
web-error-media-type-heading = Filtypen går inte att ta emot
web-error-media-type-text = Det du skickade är av en typ som inte kan tas emot. Ingenting har sparats.
web-error-media-type-now = Gå tillbaka och välj en fil som är PDF, PNG eller JPEG.
web-error-conflict-heading = Någon annan hann före
web-error-conflict-text = Uppgifterna ändrades av någon annan medan du arbetade. Din ändring har inte sparats, för att inte skriva över den andras.
web-error-conflict-now = Öppna sidan på nytt, se vad som har hänt och gör om din ändring om den fortfarande behövs.
web-error-busy-heading = Underlag är överbelastat just nu
web-error-busy-text = Många använder Underlag samtidigt. Ingenting har sparats.
web-error-busy-now = Vänta en halv minut och försök igen.
web-error-timeout-heading = Det tog för lång tid
web-error-timeout-text = Underlag hann inte svara i tid. Det är inte säkert att det du gjorde sparades.
web-error-timeout-now = Öppna sidan på nytt och se om det blev sparat, innan du försöker igen.
web-error-full-heading = Det gick inte att spara
web-error-full-text = Underlags lagring är full, och därför har ingenting sparats. Det som redan finns går att läsa och hämta som vanligt.
web-error-full-now = Gå tillbaka och behåll sidan öppen, så är det du skrev kvar. Hör av dig till den som sköter Underlag hos er, och försök igen senare.
web-error-outcome-unknown-heading = Lagringen svarar inte som den ska
web-error-outcome-unknown-text = Har du just sparat eller skickat något är det inte säkert att det kom med. Det kan vara sparat.
web-error-outcome-unknown-now = Gå tillbaka och kopiera det du skrev, om det står kvar. Vänta en minut. Öppna sedan sidan på nytt och se om det finns där, innan du gör om det.
web-error-internal-heading = Något gick fel hos oss
web-error-internal-text = Felet är vårt, inte ditt. Det är inte säkert att det du gjorde sparades.
web-error-internal-now = Öppna sidan på nytt och se om det blev sparat. Händer det igen, hör av dig till den som sköter Underlag hos er.

# Questionnaires
web-form-required = (måste fyllas i)
web-form-required-or-cannot-judge = (måste fyllas i, om ni inte väljer ”Kan inte bedöma” som grad)
web-form-why = Varför frågas det här, och vem ser det?
web-form-why-consent = Klienten har samtyckt till att uppgifter om ”{ $category }” lämnas. Utan det samtycket finns avsnittet inte i formuläret.
web-form-why-who = Uppgifterna läses av enheten som frågar och av den som svarar, av ingen annan. De är krypterade, och Underlag har ingen nyckel som öppnar dem.
web-form-sections = Formulärets delar
web-form-begun = påbörjad
web-form-complete = ifylld
web-form-yes = Ja
web-form-no = Nej
web-form-other = Annat:
web-form-unit = Enhet
web-form-add = Lägg till
web-form-remove = Ta bort
web-form-clear = Rensa valet
web-form-update = Uppdatera sidan
web-form-applies = Besvaras om { $conditions }.
web-form-and = och
web-form-or = eller
web-form-if-exists = ”{ $question }” är besvarad
web-form-if-empty = ”{ $question }” inte är besvarad
web-form-if-equal = svaret på ”{ $question }” är ”{ $answer }”
web-form-if-not-equal = svaret på ”{ $question }” inte är ”{ $answer }”
web-form-if-greater = svaret på ”{ $question }” är mer än { $answer }
web-form-if-less = svaret på ”{ $question }” är mindre än { $answer }
web-form-if-at-least = svaret på ”{ $question }” är minst { $answer }
web-form-if-at-most = svaret på ”{ $question }” är högst { $answer }
web-form-not-integer = Skriv ett heltal med siffror, till exempel 12.
web-form-not-decimal = Skriv ett tal med siffror, till exempel 12 eller 7,5.
web-form-not-date = Skriv ett datum som år-månad-dag, till exempel 2026-11-21.
web-form-not-date-time = Skriv datum och klockslag, till exempel 2026-11-21 13:30.
web-form-not-time = Skriv ett klockslag, till exempel 13:30.
web-form-no-other = Skriv vad du menar med det egna alternativet, eller välj ett annat.
web-upload-large = Det var för stort för att tas emot. Välj mindre filer och försök igen; texten finns kvar.
web-upload-failed = Det gick inte att skicka. Kontrollera nätet och försök igen; texten finns kvar.
web-form-file-type = Filen är inte en PDF, PNG eller JPEG, vad den än heter. Spara den som PDF och bifoga den igen.
web-form-file-empty = Filen är tom: 0 byte. Ladda ner den till din dator först, om den ligger i en molnmapp, och bifoga den igen.
web-form-file-broken = Filen är trasig: slutet fattas eller hänger inte ihop med resten. Spara eller skanna den på nytt och bifoga den igen.
web-form-file-locked = Filen är krypterad: låst med lösenord eller skyddad. Vad som finns i den går inte att kontrollera, och enheten kan kanske inte öppna den. Spara den utan lösenord och skydd och bifoga den igen.
web-form-file-script = Filen innehåller JavaScript. Skriv ut den till en ny PDF och bifoga den igen.
web-form-file-launch = Filen innehåller en åtgärd som startar ett annat program. Skriv ut den till en ny PDF och bifoga den igen.
web-form-file-nowhere = Filen hör inte till någon fråga i formuläret. Ladda om sidan och bifoga den igen.
