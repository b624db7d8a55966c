# Keys start with `api-`. For those who build and run a system that calls the gateway. Each problem has
# what happened and what to do now.

api-problem-token-missing = Anropet saknar intyg.
    Skicka ett JWT i huvudet Authorization: Bearer, gjort med systemets nyckel.
api-problem-token-unknown = Systemet är okänt, avstängt eller har en annan nyckel.
    Kontrollera iss och nyckeln mot users.toml.
api-problem-token-used = Intyget har redan använts för en ändring.
    Gör ett nytt intyg med ett nytt jti till varje anrop som ändrar något.
api-problem-token-expired = Intygets tid har gått ut.
    Gör ett nytt intyg. Kontrollera systemets klocka om felet kommer tillbaka.
api-problem-token-early = Intyget gäller inte än.
    iat och nbf får inte ligga i framtiden. Gatewayens tid står i svarets huvud Date: går er klocka rätt, säg till dem som driver gatewayen.
api-problem-token-audience = Intyget är avsett för någon annan.
    Sätt aud till den här gatewayens adress, utan snedstreck på slutet.
api-problem-token-long = Intyget gäller för länge.
    Låt exp ligga högst fem minuter efter iat.
api-problem-token-subject = Intyget är gjort av ett system för någon annan.
    Sätt både iss och sub till systemets id i users.toml.
api-problem-token-algorithm = Intyget är signerat på ett sätt som inte tas emot.
    Sätt alg till EdDSA i huvudet och signera med systemets Ed25519-nyckel, också där biblioteket annars skriver Ed25519.
api-problem-token-type = Intyget är av en annan sort.
    Utelämna typ i huvudet, eller sätt det till JWT.
api-problem-token-header = Intygets huvud har något som inte tas emot.
    Låt det bara ha alg, typ och kid: ta bort till exempel x5t, cty, jwk och crit.
api-problem-token-audiences = Intyget är avsett för flera.
    Sätt aud till den här gatewayens adress och ingen annan.
api-problem-token-claims = Något av iss, sub, aud, iat, exp och jti saknas i intyget eller har fel form.
    Skriv tiderna som tal (sekunder sedan 1970) och jti som 1 till 128 tecken.
api-problem-token-times = Intyget slutar gälla innan det börjar.
    Låt exp ligga efter iat, högst fem minuter.
api-problem-token-malformed = Intyget går inte att läsa.
    Det ska vara ett JWT i tre delar (huvud, uppgifter, signatur), högst 4 kB.
api-problem-body = Innehållet i anropet stämmer inte.
    Rätta det som står i findings och skicka igen.
api-problem-not-found = Det som söks finns inte, eller hör till en annan enhet.
    Kontrollera adressen och referensen.
api-problem-method = Adressen finns, men inte med den metoden.
    Metoderna som går an står i huvudet Allow och i openapi.json.
api-problem-forbidden = Systemet har inte rätt att göra det här.
    Kontrollera roll och enheter i users.toml.
api-problem-unreadable = Anropet går inte att läsa.
    Skicka ett JSON-objekt i UTF-8.
api-problem-too-large = Anropet är för stort.
    Största storleken ställs in med request_mib i underlag.toml.
api-problem-media-type = Innehållet har fel slag.
    Skicka det som application/json.
api-problem-conflict = Någon annan har ändrat samma sak samtidigt.
    Läs in läget igen och försök en gång till.
api-problem-busy = Det är för mycket på en gång just nu.
    Försök igen om en stund.
api-problem-timeout = Svaret blev inte klart i tid.
    Läs in läget, och försök igen om ingenting har hänt.
api-problem-full = Lagringsutrymmet är slut, så ingenting har sparats eller skickats.
    Kontakta den som sköter gatewayen och försök igen senare.
api-problem-outcome-unknown = Lagringen svarade inte som den skulle: det är inte säkert att det sparades eller skickades.
    Vänta en minut och läs in läget. En förfrågan kan skickas igen med samma submission: då görs den en gång.
api-problem-internal = Något gick fel i gatewayen. Det är inte säkert att det sparades eller skickades.
    Läs in läget, och försök igen om ingenting har hänt. Händer det igen, uppge felnumret i incident för den som sköter gatewayen.

api-finding-missing = Fältet saknas.
api-finding-unknown-field = Fältet finns inte.
api-finding-unknown-parameter = En parameter i adressen finns inte.
api-finding-twice = Fältet står två gånger.
api-finding-blank = Fältet är tomt.
api-finding-unseen = Texten har ett tecken som inte syns eller inte får stå här: styrtecken, byte av skrivriktning, mjukt bindestreck, blanksteg utan bredd.
api-finding-too-long = Texten är för lång.
api-finding-too-short = Texten är för kort.
api-finding-not-with-protected = Med skyddade personuppgifter anges ingen klient.
api-finding-empty = Listan är tom.
api-finding-unknown-code = Värdet är inget av dem som går att välja.
api-finding-type-text = Ska vara text.
api-finding-type-texts = Ska vara en lista med texter.
api-finding-type-flag = Ska vara true eller false.
api-finding-type-day = Ska vara en dag: ÅÅÅÅ-MM-DD.
api-finding-type-file = Ska vara en fil i base64.
api-finding-type-object = Ska vara ett objekt.
api-finding-type-objects = Ska vara en lista med objekt.
api-finding-limit = Ska vara ett heltal från 1 till 200.
api-finding-one-of-two = Ange ett av fälten unit och colleague.
api-finding-only-with-accept = Anges bara tillsammans med accept.
api-finding-document-or-reference = Ange antingen consent_document eller reference.
api-finding-form = Svaret går inte att godta så som det är skrivet. Jämför med formuläret.
api-finding-identifies = Texten ser ut att visa vem det gäller. Ta bort det: ingenting här får visa det. Är det inget namn kan det anges i no_names.
