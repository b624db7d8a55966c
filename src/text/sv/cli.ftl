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
