# Keys start with `coordinator-`.

coordinator-nav-queue = Kö

# The queue
coordinator-queue-title = Att följa upp
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
coordinator-view-not-delivered = Kom inte fram
coordinator-view-calls = Samtal att ringa
coordinator-view-recipients = Per mottagare
coordinator-save-view = Spara sidan som bokmärke så får du samma urval nästa gång.
coordinator-none = Ingenting väntar här.
coordinator-none-clear = Ingen förfrågan passar det som är valt.
coordinator-first-page = Till början
coordinator-next-page = Nästa sida

# A request in the queue
coordinator-standing = Svara senast
coordinator-step = Steg
coordinator-step-none = Ingen påminnelse än
coordinator-turn = På tur
coordinator-age = Ålder
coordinator-age-days = { $n ->
    [one] en arbetsdag
   *[other] { $n } arbetsdagar
}
coordinator-days-late = { $n ->
    [0] försenad
    [one] en arbetsdag försenad
   *[other] { $n } arbetsdagar försenad
}
coordinator-days-left = { $n ->
    [0] i dag
    [one] en arbetsdag kvar
   *[other] { $n } arbetsdagar kvar
}
coordinator-call-by = Ring senast { $day }
coordinator-mark-not-delivered = Mejlet kom inte fram
coordinator-mark-auto-reply = Svarar automatiskt
coordinator-mark-link-locked = Länken är spärrad
coordinator-mark-consider = Påminnelse väntar på ett ja

# Choosing
coordinator-filter = Urval
coordinator-filter-due = Svara senast
coordinator-due-pressing = Försenade, snart dags
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
coordinator-recipients-title = Kö per mottagare
coordinator-recipients-caption = Öppna förfrågningar per mottagare, flest försenade först
coordinator-recipients-bar = Fördelning
coordinator-recipients-overdue = Försenade
coordinator-recipients-near = Snart dags
coordinator-recipients-rest = I god tid
coordinator-recipients-open = Öppna
coordinator-recipients-worst = Äldst
coordinator-recipients-undelivered = Kom inte fram
coordinator-recipients-calls = Samtal
coordinator-overdue-of = { $overdue } av { $open } försenade
coordinator-overdue-longest = den äldsta { $late }

# Many at once
coordinator-bulk = Gör med flera
coordinator-bulk-scope-chosen = De markerade
coordinator-bulk-scope-page = Alla på sidan
coordinator-bulk-scope-all = Alla i urvalet ({ $n })
coordinator-bulk-scope-most = Alla i urvalet ({ $n }, högst 200 åt gången)
coordinator-bulk-choose = Markera { $reference }
coordinator-bulk-remind = Påminn …
coordinator-bulk-extend = Flytta svarsdagen …
coordinator-bulk-hint = Först visas exakt vad som skickas och till vem. Inget lämnar Underlag innan du har sagt ja.
coordinator-bulk-remind-title = Påminn flera mottagare
coordinator-bulk-extend-title = Flytta svarsdagen för flera förfrågningar
coordinator-bulk-day = Ny svarsdag
coordinator-bulk-day-hint = Senare än den svarsdag som gäller, högst sex månader fram och inte efter samtyckets sista dag.
coordinator-bulk-no-day = Skriv ett datum som år-månad-dag, till exempel 2026-12-18.
coordinator-bulk-preview = Förhandsgranska
coordinator-bulk-other-day = Välj en annan dag
coordinator-bulk-cancel = Avbryt
coordinator-bulk-will-remind = { $n ->
    [one] En påminnelse skickas.
   *[other] { $n } påminnelser skickas.
}
coordinator-bulk-will-extend = { $n ->
    [one] En förfrågan får ny svarsdag, och mottagaren får veta det.
   *[other] { $n } förfrågningar får ny svarsdag, och mottagarna får veta det.
}
coordinator-bulk-will-fail = { $n ->
    [one] En tas inte med; i tabellen står varför.
   *[other] { $n } tas inte med; i tabellen står varför.
}
coordinator-bulk-nothing = Ingen av förfrågningarna kan tas med. I tabellen står varför.
coordinator-bulk-remind-yes = Ja, påminn
coordinator-bulk-extend-yes = Ja, flytta svarsdagen
coordinator-bulk-left-out = { $n } förfrågningar till passar urvalet men ryms inte, för högst 200 tas åt gången. Ta dem i nästa omgång.
coordinator-bulk-caption = Förfrågningarna, en och en
coordinator-bulk-what = Det här skickas
coordinator-bulk-outcome = Så gick det
coordinator-bulk-becomes = blir
coordinator-bulk-not = Tas inte med
coordinator-bulk-was-not = Togs inte med
coordinator-bulk-done = Klart
coordinator-bulk-stale = Förfrågan har ändrats sedan du såg den. Se hur den ser ut nu och gör om det som behövs.
coordinator-bulk-done-title = Klart
coordinator-bulk-none-title = Inget blev gjort
coordinator-bulk-reminded = { $n ->
    [one] En påminnelse är på väg.
   *[other] { $n } påminnelser är på väg.
}
coordinator-bulk-extended = { $n ->
    [one] En förfrågan har fått ny svarsdag.
   *[other] { $n } förfrågningar har fått ny svarsdag.
}
coordinator-bulk-failed = { $n ->
    [one] En förfrågan togs inte med. I tabellen står varför.
   *[other] { $n } förfrågningar togs inte med. I tabellen står varför.
}
coordinator-bulk-back = Till kön
coordinator-letter = { $letter } till { $to }, { $when }
coordinator-letter-now = genast
coordinator-letter-reminder = Påminnelse
coordinator-letter-overdue = Påminnelse om försenat svar
coordinator-letter-due-moved = Besked om ny svarsdag
coordinator-letter-other = Mejl
coordinator-said-nothing-chosen = Markera minst en förfrågan först.
coordinator-said-bulk-gone = Valet låg kvar i en timme och är nu borta. Ingenting har skickats. Välj förfrågningarna på nytt.
