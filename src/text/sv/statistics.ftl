# Statistics, on the page, in the files and in the report. Keys start with `statistics-`.

statistics-nav = Statistik
statistics-title = Statistik
statistics-period = Period
statistics-by = Visa per
statistics-unit = Enhet
statistics-all-units = Alla mina enheter
statistics-show = Visa
statistics-csv = Hämta som CSV
statistics-json = Hämta som JSON
statistics-report = Lägesrapport (PDF)
statistics-empty = Inget skickades under perioden
statistics-empty-more = Välj en annan period. Siffrorna räknas på den månad då förfrågan skickades.
statistics-rule = Antal visas i steg om fem, och andelar räknas på stegen, så att ingen enskild kan kännas igen. ”< 5” betyder färre än fem, kanske ingen. ”–” betyder för få för att säga något.

statistics-by-recipient = Mottagare
statistics-by-kind = Blankett
statistics-by-region = Region
statistics-by-month = Månad
statistics-of-recipient = Mottagare
statistics-of-kind = Blankett
statistics-of-region = Region
statistics-of-month = Skickad i
statistics-total = Alla
statistics-few = Övriga (färre än 5 var)
statistics-few-why = Grupper med färre än fem förfrågningar är sammanslagna.
statistics-recipient-gone = Mottagare utanför registret

statistics-period-latest = Senaste { $n } månaderna
statistics-period-half = { $n ->
    [1] Första
   *[other] Andra
} halvåret { $year }
statistics-period-quarter = Kvartal { $n } { $year }

statistics-percent = { $n } %
statistics-percent-over = över { $n } %
statistics-percent-under = under { $n } %
statistics-days = { $n ->
    [one] en arbetsdag
   *[other] { $n } arbetsdagar
}
statistics-target = Mål: { $target }
statistics-target-at-least = minst { $n } %
statistics-target-at-most = högst { $n } %
statistics-target-days = högst { $n } arbetsdagar
statistics-light = Läge
statistics-light-green = Når målet
statistics-light-amber = Nära målet
statistics-light-red = Når inte målet
statistics-light-dark = För få

statistics-measure-on-time = Besvarade i tid
statistics-measure-median = Hälften besvarade inom
statistics-measure-ninetieth = Nio av tio besvarade inom
statistics-measure-complete = Fullständigt svar första gången
statistics-measure-not-delivered = Mejl som inte kom fram
statistics-measure-declined = Avböjda
statistics-chart-on-time = Andel besvarade i tid i varje grupp, den sämsta först. Målet är { $target }. Samma siffror finns i tabellen nedanför.
statistics-chart-waiting = Arbetsdagar tills hälften av svaren kommit, i varje grupp. Målet är { $target }. Samma siffror finns i tabellen nedanför.
statistics-chart-counts = { $what } i antal. Samma siffror finns som tabell.

statistics-table = Alla mått per grupp
statistics-as-table = Visa som tabell
statistics-none = Inga under perioden.
statistics-column-sent = Skickade
statistics-column-on-time = I tid
statistics-column-overdue = Försenade nu
statistics-column-median = Hälften inom
statistics-column-ninetieth = Nio av tio inom
statistics-column-complete = Alla tre delarna
statistics-column-declined = Avböjda
statistics-column-not-delivered = Kom inte fram
statistics-column-steps = Påminnelser och eskaleringar

statistics-declines = Avböjda, per skäl
statistics-decline-no-mandate = Saknar uppdrag
statistics-decline-not-our-patient = Inte vår patient
statistics-decline-wrong-unit = Fel enhet
statistics-decline-needs-visit-first = Kräver besök först
statistics-decline-fee-not-agreed = Ersättning inte överenskommen
statistics-decline-other = Annat skäl
statistics-steps = Påminnelser och eskaleringar, per steg
statistics-step-unacknowledged = Inte bekräftad i tid
statistics-step-due-soon = Snart dags att svara
statistics-step-overdue = Försenad
statistics-step-escalated = Till mottagarens chef
statistics-step-call = Samordnaren ska ringa

statistics-counts = Övriga antal
statistics-count-sent = Skickade förfrågningar
statistics-count-answered = Besvarade
statistics-count-overdue = Försenade nu
statistics-count-expired = Utgångna utan svar
statistics-count-extended = Fick mer tid
statistics-count-rerouted = Flyttade till annan mottagare
statistics-count-wrong-recipient = Fel mottagare
statistics-count-withdrawn = Återkallade
statistics-count-recalled = Svar som mottagaren tog tillbaka
statistics-count-wrong-person = Svar som gällde fel person
statistics-count-not-enough = Svar som inte räckte
statistics-count-supplements = Begärda kompletteringar
statistics-count-on-paper = Svar på papper
statistics-count-consents-given = Lämnade samtycken
statistics-count-consents-refused = Nekade samtycken
statistics-count-consents-revoked = Återkallade samtycken
statistics-watches = Bevakningar
statistics-watch = Bevakning av
statistics-watch-set = Inlagda
statistics-watch-done = Klara
statistics-watch-dropped = Borttagna

# The CSV's columns
statistics-csv-months = Månader
statistics-csv-sent = Skickade
statistics-csv-answered = Besvarade
statistics-csv-on-time-low = I tid, lägst %
statistics-csv-on-time-high = I tid, högst %
statistics-csv-overdue = Försenade nu
statistics-csv-median = Median arbetsdagar
statistics-csv-ninetieth = 90:e percentilen arbetsdagar
statistics-csv-complete-low = Alla tre delarna, lägst %
statistics-csv-complete-high = Alla tre delarna, högst %
statistics-csv-supplements = Kompletteringar
statistics-csv-on-paper = På papper
statistics-csv-declined = Avböjda
statistics-csv-wrong-recipient = Fel mottagare
statistics-csv-withdrawn = Återkallade
statistics-csv-expired = Utgångna
statistics-csv-not-delivered = Kom inte fram
statistics-csv-extended = Fick mer tid
statistics-csv-rerouted = Flyttade
statistics-csv-recalled = Tillbakatagna
statistics-csv-wrong-person = Fel person
statistics-csv-not-enough = Räckte inte
statistics-csv-steps = Påminnelser och eskaleringar

# The report
statistics-report-title = Lägesrapport
statistics-report-targets = Mål och utfall
statistics-report-measure = Mått
statistics-report-outcome = Utfall
statistics-report-target = Mål
statistics-report-groups = I tid per grupp, sämst först
statistics-report-median = Hälften inom, arbetsdagar
statistics-report-more = { $n ->
    [one] En grupp till finns i statistiken.
   *[other] { $n } grupper till finns i statistiken.
}
statistics-report-rest = Antal
statistics-report-foot = Lägesrapport, inga personuppgifter

# The survey
statistics-survey = Vad klienterna säger
statistics-survey-text = Fem frågor som klienter kan svara på med sitt kort. Svaren räknas för alla enheter tillsammans och går inte att dela upp, så att ingen klient kan pekas ut.
statistics-survey-sheets = Antal som har svarat: { $count }
statistics-survey-question = Fråga
statistics-survey-csv = Hämta enkätsvaren som CSV
