# Requests that were begun and not sent. Keys start with `unsent-`.

unsent-title = Påbörjade förfrågningar
unsent-lead = Det du har skrivit men inte skickat. Bara dokumentet som du började med öppnar det igen. Efter 30 dagar raderas det.
unsent-none = Du har inga påbörjade förfrågningar.
unsent-saved = Sparad { $when }.
unsent-opens-with = Öppnas med { $file } (så hette filen när den hämtades).
unsent-go-on = Fortsätt skriva
unsent-hint = Samma fil som du började med. Underlag vet inte vilken klient det gäller.
unsent-no-file = Välj dokumentet som du började med.
unsent-drop = Radera den påbörjade förfrågan
unsent-drop-text = Det du har skrivit raderas. Det går inte att ångra.
unsent-drop-button = Ja, radera
unsent-save = Spara och fortsätt senare
unsent-said-saved = Sparat. Öppna det igen med samma dokument.
unsent-said-dropped = Den påbörjade förfrågan är raderad.
