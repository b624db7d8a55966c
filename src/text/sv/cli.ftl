# Keys start with `cli-`.

cli-calendar-line = Rad { $line } är inte på formen DATUM ANTAL, till exempel 2026-12-23 3. Rätta raden och kör igen.

cli-unreadable = { $path } går inte att läsa: { $error }
    Kontrollera sökvägen och rättigheterna och kör igen.
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
cli-nothing-done = Inget är ändrat ({ $id }).
cli-edit-syntax = { $path } är inte giltig TOML. Kör underlag check för att se vilken rad det gäller.

cli-password-new = Nytt lösenord:
cli-password-again = En gång till:
cli-password-differs = Lösenorden är inte lika. Inget är ändrat; försök igen.
cli-password-short = Lösenordet är för kort. Använd minst { $least } tecken, gärna flera ord i rad.
cli-password-easy = Lösenordet är för lätt att gissa. Använd gärna flera ord i rad.
cli-password-no-terminal = Här finns ingen terminal att fråga i. Skicka lösenordet på standard in och lägg till --password-stdin.

cli-user-exists = Användaren { $id } finns redan. Byt lösenord med: underlag user password { $id }
cli-user-unknown = Användaren { $id } finns inte i users.toml. Se vilka som finns med: underlag user list
cli-user-added = { $id } är tillagd. En gateway som är igång läser om registret vid SIGHUP.
cli-user-password-set = { $id } har fått ett nytt lösenord.
cli-user-disable-sure = Ska { $id } stängas ute?
cli-user-disabled = { $id } kan inte längre logga in.
cli-user-enabled = { $id } kan logga in igen.
cli-user-mark-disabled = avstängd

cli-recipient-exists = Mottagaren { $id } finns redan i recipients.toml.
cli-recipient-unknown = Mottagaren { $id } finns inte i recipients.toml. Se vilka som finns med: underlag recipient list
cli-recipient-added = { $id } är tillagd. Skicka ett brev till funktionsbrevlådan och be om svar; bekräfta sedan med: underlag recipient confirm-mailbox { $id }
cli-recipient-confirmed = Funktionsbrevlådan för { $id } är bekräftad. Mottagaren kan väljas.
cli-recipient-enrolled = { $id } är ansluten. Nyckeln står bara i brevet: skriv ut det, lämna över det och radera filen.
cli-recipient-enrol-again = { $id } har redan en nyckel. En ny nyckel öppnar inte förfrågningar som är skickade med den gamla. Ska den bytas?
cli-recipient-mark-ready = kan väljas
cli-recipient-mark-unconfirmed = brevlådan är inte bekräftad
cli-recipient-mark-enrolled = ansluten
cli-recipient-mark-one-time = engångsnyckel
