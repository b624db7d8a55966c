# Keys start with `cli-`.

cli-calendar-kind = Blanketten { $id } finns inte. Ange en mapp under forms/, till exempel forfragan-till-lakare.
cli-calendar-line = Rad { $line } är inte på formen DATUM ANTAL, till exempel 2026-12-23 3. Rätta raden och kör igen.

cli-edit-unwritable = { $path } går inte att skriva: { $error }
    Filen byts ut i ett steg, så även mappen måste gå att skriva i. Kör som den som äger den, eller som root.
cli-unreadable = { $path } går inte att läsa: { $error }
    Kontrollera sökvägen och rättigheterna och kör igen.
cli-not-utf-8 = { $argument } på kommandoraden är inte UTF-8.
    Ge filen eller mappen ett annat namn och kör igen.
cli-no-key-set = { $path } är ingen nyckelmängd (JWKS) med Ed25519-nycklar.
    Hämta den på nytt från tjänstens /.well-known/jwks.json.
cli-serve-cannot = Kan inte starta: { $error }. Kontrollera med: underlag check

cli-bench-failed = Mätningen gick inte att göra: { $why }. Kontrollera att det finns plats på disken och att mappen går att skriva i, eller välj en annan mapp med --dir.
cli-bench-per-second = åtgärder i sekunden
cli-bench-p50-ms = hälften väntar högst så här många millisekunder
cli-bench-p99-ms = 99 av 100 väntar högst så här många millisekunder
cli-bench-cpu-us-per-op = processortid per åtgärd, mikrosekunder
cli-bench-bytes-per-op = diskutrymme per åtgärd, byte
cli-bench-peak-rss-mb = största minnesåtgång, MiB
cli-bench-limit-per-second = gränsen: samma byte, bara skrivna med fdatasync
cli-bench-limit-p50-ms = gränsen: hälften väntar högst
cli-bench-limit-p99-ms = gränsen: 99 av 100 väntar högst
cli-bench-limit-cpu-us-per-op = gränsen: processortid per åtgärd
cli-bench-limit-crypto-us = gränsen: bara kryptografin, mikrosekunder på en kärna
cli-unwritable = { $path } går inte att skriva: { $error }. Välj en fil som inte finns, i en mapp där du får skriva.
cli-recipient-enrolled-meanwhile = { $id } har fått en annan nyckel under tiden. Inget är ändrat och inget brev är skrivet.
cli-nothing-done = Inget är ändrat ({ $id }).
cli-edit-busy = Ett annat kommando håller på att ändra i { $path }. Inget är ändrat; kör igen när det är klart.
cli-edit-syntax = { $path } är inte giltig TOML. Kör underlag check för att se vilken rad det gäller.

cli-password-new = Nytt lösenord:
cli-password-again = En gång till:
cli-password-differs = Lösenorden är inte lika. Inget är ändrat; försök igen.
cli-password-short = Lösenordet är för kort. Använd minst { $least } tecken, gärna flera ord i rad.
cli-password-easy = Lösenordet är för lätt att gissa. Använd gärna flera ord i rad.
cli-password-no-terminal = Här finns ingen terminal att fråga i. Skicka lösenordet på standard in och lägg till --password-stdin.

cli-user-exists = Användaren { $id } finns redan. Byt lösenord med: underlag user password { $id }
cli-user-unknown = Användaren { $id } finns inte i users.toml. Se vilka som finns med: underlag user list
cli-user-added = { $id } är tillagd i { $path }. En gateway som är igång läser om registret vid SIGHUP.
cli-user-password-set = { $id } har fått ett nytt lösenord.
cli-user-key-set = { $id } har en ny nyckel. En gateway som är igång läser om registret vid SIGHUP.
cli-keys-rotate-sure = Ska gatewayen i { $path } signera med en ny nyckel? Allt som den gamla har signerat fortsätter att gälla.
cli-keys-rotated =
    Nyckeln är utbytt. Det som den gamla har signerat fortsätter att gälla: dess publika del ligger i retired.jwks.
    Starta om gatewayen, så signerar den med den nya. Säkerhetskopiera nycklarnas mapp.
cli-user-disable-sure = Ska { $id } stängas ute?
cli-user-disabled = { $id } kan inte längre logga in.
cli-user-enabled = { $id } kan logga in igen.
cli-user-mark-system = system
cli-user-mark-disabled = avstängd
cli-user-mark-protected = skyddade personuppgifter
cli-user-protected = { $id } får se ärenden med skyddade personuppgifter. En gateway som är igång läser om registret vid SIGHUP.
cli-user-protected-off = { $id } får inte längre se ärenden med skyddade personuppgifter. En gateway som är igång läser om registret vid SIGHUP.

cli-recipient-exists = Mottagaren { $id } finns redan i recipients.toml.
cli-recipient-unknown = Mottagaren { $id } finns inte i recipients.toml. Se vilka som finns med: underlag recipient list
cli-recipient-added = { $id } är tillagd i { $path }. Be funktionsbrevlådan att bekräfta med: underlag recipient verify-mailbox { $id }
cli-recipient-confirmed = Funktionsbrevlådan för { $id } är bekräftad. Mottagaren kan väljas.
cli-recipient-enrolled = { $id } är ansluten. Nyckeln står bara i brevet: skriv ut det, lämna över det och radera filen.
cli-recipient-enrol-again = { $id } har redan en nyckel. En ny nyckel öppnar inte förfrågningar som är skickade med den gamla. Ska den bytas?
cli-recipient-mark-ready = kan väljas
cli-recipient-mark-unconfirmed = brevlådan är inte bekräftad i recipients.toml
cli-recipient-confirmed-on-the-page = Den som har skrivit in koden på sidan /mailbox är bekräftad hos gatewayen, som har det i sitt lager, och kan väljas. Filen ändras inte av det.
cli-date-to-come = { $date } har inte varit än. Ange en dag som har varit.
cli-recipient-mark-enrolled = ansluten
cli-recipient-mark-one-time = engångsnyckel

cli-check-ok = ok
cli-check-fault = fel
cli-check-warning = varning
cli-check-unseen = ej kontrollerat
cli-check-store = lager
cli-check-spool = förseglade dokument
cli-check-clock = klocka
cli-check-owners = ägare och rättigheter
cli-check-listening = adress
cli-check-data-protection = personuppgifter
cli-check-no-organisation = { $name } har ingen post i organisations.toml. Sidan /dataskydd säger att inget är angett.
cli-check-organisation-unsaid = { $name } har inte angett: { $keys } (organisations.toml). Sidan /dataskydd säger det.
cli-check-security = security.txt
cli-check-no-security = Finns inte. Fyll i [security] om den som hittar en brist ska veta vart hen vänder sig.
cli-check-security-near = Det som står där gäller till { $date }. Se efter att det stämmer och flytta fram expires.
cli-check-security-past = Det som står där gällde till { $date }. Se efter att det stämmer och flytta fram expires.
cli-check-new-keys = Nycklarna finns inte än. De görs vid första starten.
cli-check-without-keys = Utan gatewayens nycklar går lagret inte att kontrollera.
cli-check-running = Gatewayen är igång. Stoppa den och kör kontrollen igen om lagret och dokumenten ska kontrolleras.
cli-check-no-room = Det finns inte plats på disken för den kopia av lagret som kontrollen läser.
cli-check-no-store = Det finns inget lager än. Det görs vid första starten.
cli-check-no-spool = Det finns inga dokument.
cli-check-spool-alone = Dokumenten jämförs med lagret, och det gick inte att läsa.
cli-check-unreadable-rows = { $rows } rader i lagret går inte att läsa. Återställ datamappen från säkerhetskopian.
cli-check-clock-alone = Klockan hålls mot den tid som lagret känner till, och där fanns ingen att läsa.
cli-check-clock-ahead = Systemets klocka står mer än trettio dagar framför { $known }, den senaste dag som gatewayen känner till. Vid nästa start får inget löpa ut, rensas eller eskaleras förrän klockan har gått jämnt i ett dygn. Rätta klockan, eller starta med serve --clock-is-right om den går rätt.
cli-check-document-missing = { $path } saknas ({ $of }). Återställ filen från säkerhetskopian. Vid nästa start får enheten veta det.
cli-check-document-damaged = { $path } är ändrad på disken ({ $of }). Återställ filen från säkerhetskopian.
cli-check-document-unreadable = { $path } går inte att läsa ({ $of }). Kontrollera ägare, rättigheter och disk.
cli-check-draft = ett utkast
cli-check-unknown-documents = Lagret känner inte till de här filerna. Några få blir kvar efter ett avbrott och tas bort av sig själva. Många betyder att lagret har förlorat något.
cli-check-recipient-gone = Förfrågan { $reference } är öppen, men mottagaren står inte längre i recipients.toml. Lägg tillbaka mottagaren, eller återkalla förfrågan.
cli-check-more = … och { $count } till
cli-check-nested = data_dir ({ $data }) och keys_dir ({ $keys }) ligger i varandra. En säkerhetskopia av data tar då med nycklarna. Ge dem varsin mapp.
cli-check-no-folders = Mapparna finns inte än.
cli-check-may-not-read = Allt gick inte att läsa. Kör kontrollen som den användare som kör gatewayen, eller som root.
cli-check-other-owner = { $path } ägs av användare { $uid }, men { $data } av { $owner }. Kör: chown --reference={ $data } { $path }
cli-check-open-to-others = { $path } är öppen för andra. Kör: chmod { $mode } { $path }
cli-check-proxy-public = Bakom en proxy (behind_proxy) ska gatewayen bara lyssna på den egna datorn, men listen är { $address }. Den som når porten kan ge sig ut för att vara vem som helst.
cli-check-low-port = listen är { $address }, och port { $port } får bara root använda. Ge tjänsten CAP_NET_BIND_SERVICE, eller välj en port från 1024.
cli-check-certificate-early = { $path } gäller först från { $date }.
cli-check-certificate-expired = { $path } gick ut { $date }. Lägg dit ett nytt.
cli-check-certificate-soon = { $path } går ut { $date }.
cli-check-certificate-name = { $path } gäller inte för { $host }, som står i base_url.
cli-check-offline = Ej kontrollerat: --offline.
cli-check-settings = inställningar
cli-check-directory = enheter, användare och mottagare
cli-check-keys = gatewayens nycklar
cli-check-data = datamapp
cli-check-certificate = certifikat
cli-check-forms = blanketter
cli-check-consent = samtyckets ord
cli-check-pathway = vägvisaren
cli-check-mail = e-post

cli-mail-unreachable = E-postservern { $server } svarar inte som den ska ({ $why }). Kontrollera host, port, tls och inloggning under [mail].
cli-check-mailbox = gatewayens brevlåda
cli-mailbox-unreachable = Brevlådan hos { $server } kan inte läsas ({ $why }). Kontrollera host, port, tls, inloggning och folder under [imap].
cli-why-host-not-found = det finns ingen server med det namnet
cli-why-refused = servern tar inte emot på den porten
cli-why-unreachable = det finns ingen väg dit
cli-why-certificate = certifikatet är inte betrott, har gått ut eller gäller ett annat namn
cli-why-tls = TLS kom inte till stånd
cli-why-no-starttls = servern erbjuder inte STARTTLS
cli-why-timeout = inget svar i tid
cli-why-connection = anslutningen bröts
cli-why-login = inloggningen togs inte emot
cli-why-folder = mappen finns inte
cli-dkim-key = Filen { $path } innehåller ingen nyckel som går att signera mejl med. Det ska vara PEM med en Ed25519-nyckel eller en RSA-nyckel på 2048 till 4096 bitar. Se dkim_key_file i config/underlag.toml.
cli-cannot-listen = Kan inte lyssna på { $address }: { $error }. Är en annan gateway redan igång, eller är adressen inte datorns egen?
cli-keys-lost = { $keys } är tom, men { $data } innehåller data. Återställ nycklarna från säkerhetskopian; med nya nycklar går det som är sparat inte att nå.
cli-keys-not-yet = Gatewayen har inga nycklar än: den skapar dem när den startar första gången. Starta den (systemctl start underlag, eller underlag serve) och kör sedan igen.
cli-keys-distrust-sure = Kan någon annan ha haft nyckeln { $kid } från och med { $from }? Inget som den har signerat går då att bevisa längre, inte heller det som är äldre. Samtycken som den har intygat måste göras om.
cli-keys-distrusted = Nyckeln { $kid } är inte betrodd från och med { $from }. Starta om gatewayen, så syns det i /.well-known/jwks.json. Berätta det för dem som har dokument, och gör om de samtycken som behövs.
cli-keys-distrust-unknown = Det finns ingen ersatt nyckel med namnet { $kid }. Är det den som gatewayen signerar med nu, byt den först med: underlag keys rotate
cli-verify-render-one = --render skriver en kopia av ett dokument: ange en fil.
cli-verify-render-not-proved = Uppgifterna i dokumentet är inte bevisade, så ingen kopia är skriven.
cli-verify-render-no-data = Bara en förfrågan eller ett svar kan skrivas som kopia.
cli-verify-render-no-form = Blanketten { $form } finns inte här i den versionen, så kopian går inte att skriva. Försök där dokumentet skrevs.
cli-verify-render-unwritten = Kopian gick inte att skriva till { $path } ({ $error }).
cli-verify-rendered = Kopian ligger i { $path }.
cli-key-missing = { $path } saknas. Återställ nycklarna från säkerhetskopian.
cli-key-exists = { $path } finns redan. Nycklar skrivs aldrig över.
cli-key-readable = { $path } kan läsas av andra. Kör: chmod 600 { $path }
cli-key-writable = { $path } kan ändras av andra. Kör: chmod 644 { $path }
cli-key-malformed = { $path } innehåller ingen giltig nyckel. Återställ den från säkerhetskopian.
cli-key-io = { $path } går inte att läsa. Kontrollera sökvägen och rättigheterna.
cli-no-certificate = { $path } innehåller inget certifikat. Den ska innehålla hela kedjan i PEM-format.
cli-certificate-unusable = { $certificate } och { $key } hör inte ihop eller går inte att använda. Kontrollera att de kommer från samma beställning.
cli-secret-unreadable = { $path } går inte att läsa. Kontrollera sökvägen och att gatewayen får läsa filen.
cli-secret-open = { $path } kan läsas av alla på datorn. Kör: chmod 600 { $path }
cli-secret-empty = { $path } är tom.
cli-store-in-use = { $path } används redan av en annan gateway. Stoppa den först.
cli-store-lost = Data saknas: enligt { $path } har det hänt { $known } saker i gatewayen, men i lagret finns bara { $found }. Något har gått förlorat eller en äldre kopia har lagts tillbaka. Starta inte om på måfå. Återställ datamappen från säkerhetskopian. Finns ingen bättre kopia: spara undan datamappen, ta bort filen { $path } och starta. Det som saknas är då borta.
cli-store-emptied = { $store } är tom, men i { $spool } ligger förseglade dokument. Lagret har gått förlorat. Återställ datamappen från säkerhetskopian. Finns ingen: flytta undan { $spool } och starta.
cli-head-unreadable = { $path } är skadad. Den säger hur mycket lagret ska innehålla. Återställ datamappen från säkerhetskopian. Är du säker på att lagret är helt: ta bort filen och starta.
cli-store-snapshot = Filerna snap.* i { $path } är skadade. De görs om av resten. Spara undan dem, ta bort dem ({ $path }/snap.*) och starta. Inget annat är ändrat.
cli-store-conf = Filen { $path }/conf är skadad. Den görs om vid starten. Spara undan den, ta bort den och starta. Inget annat är ändrat.
cli-store-damaged = Lagret i { $path } är skadat på disken och går inte att läsa. Inget är ändrat. Återställ datamappen från säkerhetskopian, och kontrollera disken.
cli-store-older = Lagret är skrivet av en äldre version av gatewayen, och den här versionen kan inte läsa det. Inget är ändrat. Installera den version som skrev det, eller flytta undan datamappen och starta med en tom.
cli-store-other-keys = Lagret är skrivet med en annan digest.key eller för en annan tenant. Allt som är sparat skulle vara borta. Lägg tillbaka nyckeln från säkerhetskopian, eller rätta tenant under [gateway].
cli-store-other-signer = Lagret hör ihop med signeringsnyckeln { $kid }, som varken är signing.pem eller står i retired.jwks. Lägg tillbaka båda filerna från säkerhetskopian. En ny nyckel görs med: underlag keys rotate
cli-store-stopped = Disken klarade inte att spara. Vad som hann sparas visar sig när gatewayen startas igen. Kontrollera disken.
cli-disk-full = Disken är full. Frigör utrymme och försök igen.
cli-folder = Mappen { $path } går inte att använda: { $error }. Skapa den eller ändra rättigheterna.
cli-sweep-ahead = Den angivna tiden ligger framåt: mejl skulle skickas för tidigt och förfrågningar kunna gå ut för tidigt. Lägg till --yes om du vill det, till exempel i en provmiljö.
cli-sweep-held = Systemets klocka står mer än trettio dagar framför den senast kända tiden: inget har fått löpa ut, rensats eller eskalerats. Går klockan rätt, kör igen med --yes.
cli-sweep-done =
    Steg i trappor: { $steps }
    Mejl: { $accepted } lämnade, { $deferred } försöks igen senare, { $refused } togs inte emot
    Utgångna förfrågningar: { $expired }
    Raderade dokument: { $destroyed }
cli-sweep-failed = Allt gick inte att göra. Loggen ovan säger vad; det försöks igen nästa gång.

# Mailboxes of recipients
cli-recipient-verify-sent = Ett mejl är på väg till funktionsbrevlådan för { $id }. Den är bekräftad när någon där skriver koden i mejlet på gatewayens sida, senast { $until }.
cli-recipient-verify-failed = Mejlet till { $id } gick inte att skicka ({ $why }). Kontrollera adressen, och e-postservern med: underlag check
cli-check-recipients = mottagarnas brevlådor
cli-recipient-stale = Enligt recipients.toml har ingen bekräftat brevlådan för { $id } sedan { $date }. Har det inte heller skett på gatewayens sida, skicka ett mejl med: underlag recipient verify-mailbox { $id }
cli-fee-unknown-kind = En ersättning i fees.toml gäller blanketten { $kind }, som inte finns: den gäller aldrig.

cli-confirm = { $question } [j/N]
