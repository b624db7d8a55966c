# Keys start with `watch-`.

watch-nav = Bevakningar
watch-kind = Vad ska bevakas?
watch-list-kind = Vad som bevakas
watch-due = Bevakas till
watch-request = Förfrågan
watch-reminder = Påminnelse till enheten
watch-privacy = Underlag vet inte vem bevakningen gäller. Skriv referensen i klientens akt.
watch-state-done = Klar
watch-state-dropped = Borttagen
watch-state-today = I dag
watch-state-passed = { $n ->
    [0] Försenad
    [one] En arbetsdag försenad
   *[other] { $n } arbetsdagar försenad
}
watch-state-ahead = { $n ->
    [one] I morgon
   *[other] Om { $n } dagar
}

watch-list-title = Bevakningar
watch-list-lead = Dagar då någon behöver se på ett ärende. Enhetens funktionsbrevlåda får ett mejl när det är dags.
watch-list-open = Kommande
watch-list-ended = Avslutade
watch-list-show = Visa
watch-list-any = Alla
watch-list-none = Här finns inga bevakningar.
watch-list-caption = Bevakningar, den närmaste dagen först
watch-list-caption-ended = Avslutade bevakningar, den senaste dagen först
watch-list-start = Till början
watch-list-more = Fler
watch-search-mistyped = Referensen är felskriven: kontrolltecknet stämmer inte. Jämför den med mejlet.
watch-search-none = Ingen av era enheter har en bevakning med den referensen. Kontrollera att det inte är en förfrågans referens.

watch-set-title = Ny bevakning
watch-set-lead = Enheten får ett mejl med bevakningens referens när det är dags. Inget om klienten står i mejlet.
watch-set-about = Bevakningen gäller samma klient som förfrågan { $reference }.
watch-set-number-hint = Sparas inte. Underlag gör om numret till en kod som inte går att läsa tillbaka.
watch-hint-two-month-position = Dagen räknas från sjukskrivningens första dag. Påminnelsen kommer två veckor före.
watch-hint-decision-follow-up = Påminnelsen kommer samma dag.
watch-hint-under-watch = Klienten är inte redo nu men väntas bli det inom ett halvår. Påminnelsen kommer samma dag.
watch-hint-certificate-expires = Påminnelsen kommer två veckor före intygets sista dag.
watch-sick-leave-from = Sjukskrivningens första dag
watch-sick-leave-hint = Fyll i om du valde ställningstagande efter två månader.
watch-day = Datum
watch-day-hint = Fyll i om du valde något av det andra: dagen för uppföljningen eller intygets sista dag.
watch-no-kind = Välj vad som ska bevakas.
watch-no-unit = Välj vilken enhet som bevakar.
watch-set-button = Lägg in bevakningen
watch-said-set = Bevakningen är inlagd. Skriv referensen i klientens akt.

watch-done-text = Har någon tagit ställning till ärendet?
watch-done-button = Markera som klar
watch-said-done = Bevakningen är klar.
watch-move-heading = Flytta bevakningen
watch-move-hint = Enheten får en ny påminnelse för det nya datumet.
watch-move-button = Flytta
watch-said-moved = Bevakningen är flyttad.
watch-drop-link = Ta bort
watch-drop-title = Vill du ta bort bevakningen?
watch-drop-text = Ingen påminnelse skickas. Har någon tagit ställning markerar du den som klar i stället, så syns det i uppföljningen.
watch-drop-button = Ja, ta bort
watch-said-dropped = Bevakningen är borttagen.

watch-event-set = Bevakningen lades in
watch-event-reminded = Enheten påmindes
watch-event-moved = Bevakningen flyttades
watch-event-day = till { $day }
watch-event-done = Bevakningen blev klar
watch-event-dropped = Bevakningen togs bort
watch-offer = Bevaka när intyget går ut
watch-offer-request = Lägg in en bevakning
