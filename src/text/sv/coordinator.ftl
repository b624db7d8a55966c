# Keys start with `coordinator-`.

coordinator-nav-queue = Kön

# The queue
coordinator-queue-title = Kön
coordinator-queue-caption = Förfrågningar som väntar på svar
coordinator-total = { $n ->
    [one] en förfrågan
   *[other] { $n } förfrågningar
}
coordinator-looked-up = Läget { $when }
coordinator-reload = Uppdatera
coordinator-changed = Kön har ändrats sedan sidan visades.
coordinator-views = Vyer
coordinator-view-pressing = Att bevaka
coordinator-view-overdue = Mest försenade
coordinator-view-near = Snart dags
coordinator-view-not-delivered = Ej levererade
coordinator-view-calls = Samtal att ringa
coordinator-view-recipients = Per mottagare
coordinator-save-view = Adressen till sidan rymmer allt som är valt. Spara den som bokmärke för att komma tillbaka till samma vy.
coordinator-none = Ingenting väntar här.
coordinator-none-clear = Ingen förfrågan passar det som är valt.
coordinator-first-page = Till början
coordinator-next-page = Nästa sida

# A request in the queue
coordinator-standing = Läge
coordinator-step = Steg
coordinator-step-none = inget steg än
coordinator-turn = På tur
coordinator-age = Ålder
coordinator-age-days = { $n ->
    [one] en arbetsdag
   *[other] { $n } arbetsdagar
}
coordinator-days-late = { $n ->
    [0] försenad
    [one] en arbetsdag sen
   *[other] { $n } arbetsdagar sen
}
coordinator-days-left = { $n ->
    [0] i dag
    [one] en arbetsdag kvar
   *[other] { $n } arbetsdagar kvar
}
coordinator-call-by = Ring senast { $day }
coordinator-mark-not-delivered = Brevet kom inte fram
coordinator-mark-auto-reply = Svarar automatiskt
coordinator-mark-link-locked = Länken är spärrad
coordinator-mark-consider = Påminnelse väntar på ett ja

# Choosing
coordinator-filter = Urval
coordinator-filter-due = Svarsdag
coordinator-due-pressing = Försenade och snart dags
coordinator-due-overdue = Försenade
coordinator-due-near = Snart dags
coordinator-due-any = Alla öppna
coordinator-filter-any = Alla
coordinator-filter-reference = Referens
coordinator-filter-reference-hint = Hela eller början
coordinator-filter-button = Visa
coordinator-filter-clear = Rensa urvalet
coordinator-recipient-open = { $name } ({ $n })

# By recipient
coordinator-worst = Flest försenade svar
coordinator-worst-all = Alla mottagare
coordinator-recipients-title = Kön per mottagare
coordinator-recipients-caption = Öppna förfrågningar per mottagare, flest försenade först
coordinator-recipients-bar = Fördelning
coordinator-recipients-overdue = Försenade
coordinator-recipients-near = Snart dags
coordinator-recipients-rest = I god tid
coordinator-recipients-open = Öppna
coordinator-recipients-worst = Äldst
coordinator-recipients-undelivered = Ej levererade
coordinator-recipients-calls = Samtal
coordinator-overdue-of = { $overdue } av { $open } försenade
