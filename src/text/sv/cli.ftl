# Keys start with `cli-`.

cli-calendar-line = Rad { $line } är inte på formen DATUM ANTAL, till exempel 2026-12-23 3. Rätta raden och kör igen.

cli-unreadable = { $path } går inte att läsa: { $error }
    Kontrollera sökvägen och rättigheterna och kör igen.
cli-serve-cannot = Kan inte starta: { $error }. Kontrollera med: underlag check
