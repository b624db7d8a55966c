# Keys start with `watch-`.

watch-nav = Watches
watch-kind = What is to be watched?
watch-list-kind = What is watched
watch-due = Date
watch-request = Request
watch-reminder = Reminder to the unit
watch-privacy = Underlag does not know whose case it is. Write the reference in the client's record.
watch-state-done = Done
watch-state-dropped = Removed
watch-state-today = Today
watch-state-passed = { $n ->
    [0] Overdue
    [one] One working day late
   *[other] { $n } working days late
}
watch-state-ahead = { $n ->
    [one] Tomorrow
   *[other] In { $n } days
}

watch-list-title = Watches
watch-list-lead = Days on which somebody has to look at a case. The unit's functional mailbox gets an email when it is time.
watch-list-open = To come
watch-list-ended = Ended
watch-list-show = Show
watch-list-any = All
watch-list-none = There are no watches here.
watch-list-caption = Watches, the nearest day first
watch-list-caption-ended = Ended watches, the latest day first
watch-list-start = To the start
watch-list-more = More
watch-search-mistyped = The reference is mistyped: the check character does not match. Compare it with the email.
watch-search-none = None of your units has a watch with that reference. Check that it is not the reference of a request.

watch-set-title = New watch
watch-set-lead = The unit gets an email with the watch's reference when it is time. The email says nothing about the client.
watch-set-about = The watch is about the same client as request { $reference }.
watch-set-number-hint = Not kept. Underlag turns the number into a code that can't be read back.
watch-hint-two-month-position = The day is counted from the first day of the sick leave. The reminder comes two weeks before.
watch-hint-decision-follow-up = The reminder comes the same day.
watch-hint-under-watch = The client is not ready now but is expected to be within six months. The reminder comes the same day.
watch-hint-certificate-expires = The reminder comes two weeks before the certificate's last day.
watch-sick-leave-from = First day of the sick leave
watch-sick-leave-hint = Fill in if you chose the decision after two months.
watch-day = Date
watch-day-hint = Fill in if you chose any of the others: the day of the follow-up or the certificate's last day.
watch-no-kind = Choose what is watched.
watch-no-unit = Choose which unit watches.
watch-set-button = Set the watch
watch-said-set = The watch is set. Write the reference in the client's record.

watch-done-text = Has somebody made a decision in the case?
watch-done-button = Mark as done
watch-said-done = The watch is done.
watch-move-heading = Move the watch
watch-move-hint = The unit is reminded anew for the new date.
watch-move-button = Move
watch-said-moved = The watch is moved.
watch-drop-link = Remove
watch-drop-title = Do you want to remove the watch?
watch-drop-text = No reminder will be sent. If somebody has made a decision, mark it as done instead, so that the statistics show it.
watch-drop-button = Yes, remove it
watch-said-dropped = The watch is removed.

watch-event-set = The watch was set
watch-event-reminded = The unit was reminded
watch-event-moved = The watch was moved
watch-event-day = for { $day }
watch-event-done = The watch was done
watch-event-dropped = The watch was removed
watch-offer = Watch when the certificate expires
watch-offer-request = Set a watch
