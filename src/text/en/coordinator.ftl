# Keys start with `coordinator-`.

coordinator-nav-queue = The queue

# The queue
coordinator-queue-title = The queue
coordinator-queue-caption = Requests waiting for an answer
coordinator-total = { $n ->
    [one] one request
   *[other] { $n } requests
}
coordinator-looked-up = As of { $when }
coordinator-reload = Refresh
coordinator-changed = The queue has changed since the page was shown.
coordinator-views = Views
coordinator-view-pressing = To watch
coordinator-view-overdue = Longest overdue
coordinator-view-near = Due soon
coordinator-view-not-delivered = Not delivered
coordinator-view-calls = Calls to make
coordinator-view-recipients = By recipient
coordinator-save-view = The address of this page holds everything that is chosen. Save it as a bookmark to come back to the same view.
coordinator-none = Nothing is waiting here.
coordinator-none-clear = No request fits what is chosen.
coordinator-first-page = Back to the start
coordinator-next-page = Next page

# A request in the queue
coordinator-standing = Standing
coordinator-step = Step
coordinator-step-none = no step yet
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
coordinator-mark-not-delivered = The letter did not arrive
coordinator-mark-auto-reply = Replies automatically
coordinator-mark-link-locked = The link is locked
coordinator-mark-consider = A reminder waits for a yes

# Choosing
coordinator-filter = Selection
coordinator-filter-due = Answer by
coordinator-due-pressing = Overdue and due soon
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
coordinator-recipients-title = The queue by recipient
coordinator-recipients-caption = Open requests by recipient, most overdue first
coordinator-recipients-bar = Spread
coordinator-recipients-overdue = Overdue
coordinator-recipients-near = Due soon
coordinator-recipients-rest = In good time
coordinator-recipients-open = Open
coordinator-recipients-worst = Oldest
coordinator-recipients-undelivered = Not delivered
coordinator-recipients-calls = Calls
coordinator-overdue-of = { $overdue } of { $open } overdue
