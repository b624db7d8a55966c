# Statistics, on the page, in the files and in the report. Keys start with `statistics-`.

statistics-nav = Statistics
statistics-title = Statistics
statistics-period = Period
statistics-by = Show by
statistics-unit = Unit
statistics-all-units = All my units
statistics-show = Show
statistics-csv = Download as CSV
statistics-json = Download as JSON
statistics-report = Status report (PDF)
statistics-empty = Nothing was sent in this period
statistics-empty-more = Choose another period. Figures count in the month in which the request was sent.
statistics-rule = Counts are shown in steps of five, and shares are worked out from the steps, so that nobody can be recognised. “< 5” means fewer than five, perhaps none. “–” means too few to tell.

statistics-by-recipient = Recipient
statistics-by-kind = Form
statistics-by-region = Region
statistics-by-month = Month
statistics-of-recipient = Recipient
statistics-of-kind = Form
statistics-of-region = Region
statistics-of-month = Sent in
statistics-total = All
statistics-few = Others (fewer than 5 each)
statistics-few-why = Groups with fewer than five requests are taken together.
statistics-recipient-gone = Recipient no longer in the directory

statistics-period-latest = Latest { $n } months
statistics-period-half = { $n ->
    [1] First
   *[other] Second
} half of { $year }
statistics-period-quarter = Quarter { $n } of { $year }

statistics-percent = { $n }%
statistics-percent-over = over { $n }%
statistics-percent-under = under { $n }%
statistics-days = { $n ->
    [one] one working day
   *[other] { $n } working days
}
statistics-target = Target: { $target }
statistics-target-at-least = at least { $n }%
statistics-target-at-most = at most { $n }%
statistics-target-days = at most { $n } working days
statistics-light = Status
statistics-light-green = On target
statistics-light-amber = Near target
statistics-light-red = Off target
statistics-light-dark = Too few

statistics-measure-on-time = Answered on time
statistics-measure-median = Half answered within
statistics-measure-ninetieth = Nine of ten answered within
statistics-measure-complete = Complete answer the first time
statistics-measure-not-delivered = Emails not delivered
statistics-measure-declined = Declined
statistics-chart-on-time = Share answered on time in each group, the worst first. The target is { $target }. The table below has the same figures.
statistics-chart-waiting = Working days until half of the answers had come, in each group. The target is { $target }. The table below has the same figures.
statistics-chart-counts = { $what }, counted. The same figures can be shown as a table.

statistics-table = All measures by group
statistics-as-table = Show as a table
statistics-none = None in this period.
statistics-column-sent = Sent
statistics-column-on-time = On time
statistics-column-overdue = Overdue now
statistics-column-median = Half within
statistics-column-ninetieth = Nine of ten within
statistics-column-complete = All three parts
statistics-column-declined = Declined
statistics-column-not-delivered = Not delivered
statistics-column-steps = Reminders and escalations

statistics-declines = Declined, by reason
statistics-decline-no-mandate = No mandate
statistics-decline-not-our-patient = Not our patient
statistics-decline-wrong-unit = Wrong unit
statistics-decline-needs-visit-first = Needs a visit first
statistics-decline-fee-not-agreed = Fee not agreed
statistics-decline-other = Another reason
statistics-steps = Reminders and escalations, by step
statistics-step-unacknowledged = Not acknowledged in time
statistics-step-due-soon = Due soon
statistics-step-overdue = Overdue
statistics-step-escalated = To the recipient's management
statistics-step-call = The coordinator should call

statistics-counts = Other counts
statistics-count-sent = Requests sent
statistics-count-answered = Answered
statistics-count-overdue = Overdue now
statistics-count-expired = Expired without an answer
statistics-count-extended = Got more time
statistics-count-rerouted = Moved to another recipient
statistics-count-wrong-recipient = Wrong recipient
statistics-count-withdrawn = Withdrawn
statistics-count-recalled = Answers taken back by the recipient
statistics-count-wrong-person = Answers about the wrong person
statistics-count-not-enough = Answers that were not enough
statistics-count-supplements = Supplements asked for
statistics-count-on-paper = Answers on paper
statistics-count-consents-given = Consents given
statistics-count-consents-refused = Consents refused
statistics-count-consents-revoked = Consents revoked
statistics-watches = Watches
statistics-watch = Watch of
statistics-watch-set = Set
statistics-watch-done = Done
statistics-watch-dropped = Removed

# The CSV's columns
statistics-csv-months = Months
statistics-csv-sent = Sent
statistics-csv-answered = Answered
statistics-csv-on-time-low = On time, lowest %
statistics-csv-on-time-high = On time, highest %
statistics-csv-overdue = Overdue now
statistics-csv-median = Median working days
statistics-csv-ninetieth = 90th percentile working days
statistics-csv-complete-low = All three parts, lowest %
statistics-csv-complete-high = All three parts, highest %
statistics-csv-supplements = Supplements
statistics-csv-on-paper = On paper
statistics-csv-declined = Declined
statistics-csv-wrong-recipient = Wrong recipient
statistics-csv-withdrawn = Withdrawn
statistics-csv-expired = Expired
statistics-csv-not-delivered = Not delivered
statistics-csv-extended = Got more time
statistics-csv-rerouted = Moved
statistics-csv-recalled = Taken back
statistics-csv-wrong-person = Wrong person
statistics-csv-not-enough = Not enough
statistics-csv-steps = Reminders and escalations

# The report
statistics-report-title = Status report
statistics-report-targets = Targets and outcome
statistics-report-measure = Measure
statistics-report-outcome = Outcome
statistics-report-target = Target
statistics-report-groups = On time by group, the worst first
statistics-report-median = Half within, working days
statistics-report-more = { $n ->
    [one] One more group is in the statistics.
   *[other] { $n } more groups are in the statistics.
}
statistics-report-rest = Counts
statistics-report-foot = Status report, no personal data

# The survey
statistics-survey = What the clients say
statistics-survey-text = Five questions that clients can answer with their card. The answers are counted for all units together and can't be split up, so that no client can be singled out.
statistics-survey-sheets = How many have answered: { $count }
statistics-survey-question = Question
statistics-survey-csv = Download the survey's answers as CSV
