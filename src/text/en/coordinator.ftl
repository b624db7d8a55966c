# Keys start with `coordinator-`.

coordinator-nav-queue = Queue

# The queue
coordinator-queue-title = To follow up
coordinator-queue-caption = Requests waiting for an answer
coordinator-total = { $n ->
    [one] one request
   *[other] { $n } requests
}
coordinator-looked-up = As of { $when }
coordinator-reload = Refresh
coordinator-changed = The queue has changed since the page was shown.
coordinator-views = Views
coordinator-view-pressing = Late and due soon
coordinator-view-overdue = Longest overdue
coordinator-view-near = Due soon
coordinator-view-not-delivered = Not delivered
coordinator-view-calls = Calls to make
coordinator-view-recipients = By recipient
coordinator-save-view = Save the page as a bookmark to get the same selection next time.
coordinator-none = Nothing is waiting here.
coordinator-none-clear = No request fits what is chosen.
coordinator-first-page = Back to the start
coordinator-next-page = Next page

# A request in the queue
coordinator-standing = Answer by
coordinator-step = Step
coordinator-step-none = No reminder yet
coordinator-turn = Whose turn
coordinator-age = Age
coordinator-age-days = { $n ->
    [one] one working day
   *[other] { $n } working days
}
coordinator-days-late = { $n ->
    [0] overdue
    [one] one working day late
   *[other] { $n } working days late
}
coordinator-days-left = { $n ->
    [0] today
    [one] one working day left
   *[other] { $n } working days left
}
coordinator-call-by = Call by { $day }
coordinator-mark-not-delivered = The email did not arrive
coordinator-mark-auto-reply = Replies automatically
coordinator-mark-link-locked = The link is locked
coordinator-mark-consider = A reminder waits for a yes

# Choosing
coordinator-filter = Selection
coordinator-filter-due = Answer by
coordinator-due-pressing = Overdue, due soon
coordinator-due-overdue = Overdue
coordinator-due-near = Due soon
coordinator-due-any = All open
coordinator-filter-any = All
coordinator-filter-reference = Reference
coordinator-filter-reference-hint = All of it or its beginning
coordinator-filter-button = Show
coordinator-filter-clear = Clear the selection
coordinator-recipient-open = { $name } ({ $n })

# By recipient
coordinator-worst = Most overdue answers
coordinator-worst-all = All recipients
coordinator-recipients-title = Queue by recipient
coordinator-recipients-caption = Open requests by recipient, most overdue first
coordinator-recipients-bar = Distribution
coordinator-recipients-overdue = Overdue
coordinator-recipients-near = Due soon
coordinator-recipients-rest = In good time
coordinator-recipients-open = Open
coordinator-recipients-worst = Oldest
coordinator-recipients-undelivered = Not delivered
coordinator-recipients-calls = Calls
coordinator-overdue-of = { $overdue } of { $open } overdue
coordinator-overdue-longest = the oldest { $late }

# Many at once
coordinator-bulk = Several at once
coordinator-bulk-scope-chosen = Those ticked
coordinator-bulk-scope-page = All on this page
coordinator-bulk-scope-all = All in the selection ({ $n })
coordinator-bulk-scope-most = All in the selection ({ $n }, at most 200 at a time)
coordinator-bulk-choose = Tick { $reference }
coordinator-bulk-remind = Remind …
coordinator-bulk-extend = Move the due day …
coordinator-bulk-hint = First you see exactly what is sent and to whom. Nothing leaves before you have said yes.
coordinator-bulk-remind-title = Remind several recipients
coordinator-bulk-extend-title = Move the due day of several requests
coordinator-bulk-day = New due day
coordinator-bulk-day-hint = Later than the due day there is, at most six months ahead and not after the consent's last day.
coordinator-bulk-no-day = Write a date as year-month-day, for example 2026-12-18.
coordinator-bulk-preview = Preview
coordinator-bulk-other-day = Choose another day
coordinator-bulk-cancel = Cancel
coordinator-bulk-will-remind = { $n ->
    [one] One reminder will be sent.
   *[other] { $n } reminders will be sent.
}
coordinator-bulk-will-extend = { $n ->
    [one] One request will get a new due day, and the recipient will be told.
   *[other] { $n } requests will get a new due day, and the recipients will be told.
}
coordinator-bulk-will-fail = { $n ->
    [one] One will be left out; the table says why.
   *[other] { $n } will be left out; the table says why.
}
coordinator-bulk-nothing = None of the requests can be included. The table says why.
coordinator-bulk-remind-yes = Yes, remind
coordinator-bulk-extend-yes = Yes, move the due day
coordinator-bulk-left-out = { $n } more requests fit the selection but are left out, because at most 200 are done at a time. Take them in the next round.
coordinator-bulk-caption = The requests, one by one
coordinator-bulk-what = What is sent
coordinator-bulk-outcome = How it went
coordinator-bulk-becomes = becomes
coordinator-bulk-not = Left out
coordinator-bulk-was-not = Left out
coordinator-bulk-done = Done
coordinator-bulk-stale = The request has changed since you saw it. Check it and try again if it is still needed.
coordinator-bulk-done-title = Done
coordinator-bulk-none-title = Nothing was done
coordinator-bulk-reminded = { $n ->
    [one] One reminder is on its way.
   *[other] { $n } reminders are on their way.
}
coordinator-bulk-extended = { $n ->
    [one] One request has a new due day.
   *[other] { $n } requests have a new due day.
}
coordinator-bulk-failed = { $n ->
    [one] One request was left out. The table says why.
   *[other] { $n } requests were left out. The table says why.
}
coordinator-bulk-back = To the queue
coordinator-letter = { $letter } to { $to }, { $when }
coordinator-letter-now = at once
coordinator-letter-reminder = Reminder
coordinator-letter-overdue = Reminder of an overdue answer
coordinator-letter-due-moved = Notice of a new due day
coordinator-letter-other = Email
coordinator-said-nothing-chosen = Tick at least one request first.
coordinator-said-bulk-gone = What was chosen lay here for an hour and is gone. Nothing has been sent. Choose the requests again.
