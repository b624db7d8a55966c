# Keys start with `worker-`.

# Everywhere
worker-nav-requests = Requests
worker-nav-consents = Consents
worker-new-request = New request
worker-new-consent = New consent
worker-back-to-list = Requests
worker-reference = Reference
worker-status = Status
worker-recipient = Recipient
worker-recipient-gone = A recipient that is no longer in the directory
worker-kind = Form
worker-sent = Sent
worker-due = Answer by
worker-acknowledge-by = Acknowledge by
worker-expires = Destroyed by
worker-next = Whose turn
worker-unit = Unit
worker-sender = Sent by
worker-client = Client
worker-telephone = Telephone
worker-telephone-missing = Not in the directory
worker-personal-number = Personal number
worker-personal-number-hint = Coordination numbers too. Ten or twelve digits.
worker-consent-file = The consent document
worker-consent-file-hint = The PDF from the client's record. Drop it here or choose it.
worker-days = { $n ->
    [0] today
    [one] one day
   *[other] { $n } days
}
worker-late = { $n ->
    [0] late
    [one] one day late
   *[other] { $n } days late
}
worker-somebody = Somebody with the link but without the right key

# Where a request stands, who is next, and what to do
worker-status-sent = Sent
worker-status-not-delivered = Not delivered
worker-status-delivered = Delivered, not opened
worker-status-opened = Opened
worker-status-acknowledged = Acknowledged
worker-status-more-time-asked = Wants more time
worker-status-answered = Answered
worker-status-fetched = Fetched
worker-status-declined = Declined
worker-status-wrong-recipient = Wrong recipient
worker-status-withdrawn = Withdrawn
worker-status-expired = Expired
worker-next-unit = The unit
worker-next-recipient = The recipient
worker-next-coordinator = The coordinator
worker-next-nobody = Nobody
worker-now-sent = The letter is on its way to the recipient's functional mailbox.
worker-now-not-delivered = The mail did not arrive. Call the recipient, check the address and send a new link.
worker-now-delivered = The mail has arrived but nobody has opened the request. Call if it takes long.
worker-now-opened = The recipient has read the request but not said when the answer will come.
worker-now-acknowledged = The recipient has acknowledged the request and is working on the answer.
worker-now-more-time-asked = The recipient wants to answer later. Open with the consent document to read why, and answer the wish.
worker-now-answered = Open the answer with the consent document and save it in the client's record.
worker-now-declined = The recipient can't answer. Open the reply with the consent document and see why. The request can be sent on.
worker-now-wrong-recipient = The client does not belong there. Open the reply, see where the recipient points and send the request on.
worker-now-fetched = The answer is in the client's record. Underlag has destroyed its copy.
worker-now-withdrawn = The request is withdrawn and the documents are destroyed.
worker-now-expired = The time ran out and the documents are destroyed. If you still need the answer, send a new request.
worker-now-locked = The link is locked after several wrong keys. Call the recipient, then send a new link.

# The list
worker-list-title = Requests
worker-list-caption = Requests, newest first
worker-list-filter = Show
worker-list-all = All
worker-list-open = Waiting for an answer
worker-list-overdue = Late
worker-list-none = There are no requests here.
worker-list-newest = To the newest
worker-list-older = Older
worker-list-start = How to get started
worker-list-start-1 = Record a consent together with the client.
worker-list-start-2 = Save the consent document in the client's record.
worker-list-start-3 = Send a request with the consent document.
worker-search = Reference or personal number
worker-search-hint = For example U-7K3M-Q9XD-4. What you search for is not stored.
worker-search-button = Search
worker-search-no-such-reference = None of your units has a request with that reference. Compare it with the receipt.
worker-search-mistyped-reference = The reference is mistyped: its check character does not fit. Compare it with the receipt.
worker-found-title = The client's requests
worker-found-number = Personal number { $number }
worker-found-none = Your units have sent no request about that client.
worker-found-consents = Show the client's consents

# One request
worker-facts = Details
worker-consider-title = Shall the reminder be sent?
worker-consider-1 = The step of the ladder: { $step }.
worker-consider-2 = If you say yes, the mail is sent { $when }, unless the answer has come before.
worker-consider-3 = If you say no, nothing is sent. The next step comes in its time.
worker-consider-button = Yes, send it
worker-consider-no = No, send nothing
worker-said-approved = The reminder is on its way.
worker-said-dismissed = No reminder is sent.
worker-timeline = What has happened
worker-score = Completeness of the answer: { $score } of 3
worker-score-full = Diagnosis, functional impairment and activity limitation hang together.
worker-score-missing = This is missing. If you need it you can ask for a supplement.
worker-open-heading = Open the answer
worker-open-again-heading = Open the answer again
worker-open-hint = The PDF from the client's record, the one the request was sent with. Drop it here or choose it.
worker-open-held = The consent you used just now is still here for a short while, and it fits.
worker-open-other-file = Or choose the consent document again
worker-open-button = Open
worker-open-sent-heading = Read what you sent
worker-open-sent-hint = The request is sealed. The consent document opens it.
worker-open-sent-button = Open the request
worker-link-heading = Send a new link
worker-link-text = The recipient gets a new mail with a new link. The old one stops working. A locked link is opened again.
worker-link-button = Send a new link
worker-gone = Underlag has no documents left of this request.
worker-receipt-gone = The receipt with the client's name is there for a quarter of an hour after sending only, because Underlag stores no names.
worker-said-link-renewed = A new link is on its way to the recipient.
worker-said-withdrawn = The request is withdrawn. The recipient is told that no answer is needed.
worker-withdraw-link = Withdraw the request
worker-withdraw-title = Do you want to withdraw the request?
worker-withdraw-1 = The recipient gets a mail saying that no answer is needed.
worker-withdraw-2 = The link stops working and the sealed documents are destroyed.
worker-withdraw-3 = This can't be undone. If you need the answer later, send a new request.
worker-withdraw-button = Yes, withdraw it
worker-withdraw-no = No, keep it

worker-event-request-sent = The request was sent
worker-event-letter-accepted = The mail reached the recipient's mail server
worker-event-letter-refused = The mail did not arrive
worker-event-request-opened = The recipient opened the request
worker-event-acknowledged = The recipient acknowledged it
worker-event-more-time-asked = The recipient asked for more time
worker-event-answered = The answer came
worker-event-declined = The recipient declined
worker-event-wrong-recipient = The client does not belong to the recipient
worker-event-answer-opened = The answer was opened
worker-event-answer-fetched = The answer was confirmed as saved
worker-event-document-destroyed = The documents were destroyed
worker-event-withdrawn = The request was withdrawn
worker-event-expired = The time ran out
worker-event-wrong-key = Somebody gave the wrong recipient key
worker-event-link-locked = The link was locked
worker-event-link-renewed = A new link was sent
worker-event-letter-bounced = The letter came back
worker-event-auto-reply = The recipient's mailbox replied by itself
worker-event-step-taken = The ladder took a step
worker-event-reminder-approved = A reminder was approved
worker-event-reminder-dismissed = A reminder was left out
worker-event-reminded = The recipient was reminded
worker-event-due-moved = The due date was changed
worker-event-more-time-refused = More time was not given
worker-event-call-taken = Somebody took it on to call
worker-event-called = Call with the recipient
worker-event-rerouted = The request went to another recipient
worker-event-by-telephone = by telephone
worker-event-expected = answer expected { $day }
worker-event-until = can answer by { $day }
worker-event-late = after the last day to answer

# A new consent
worker-consent-title = Go through the consent together
worker-consent-lead = Read the text with the client and fill in what you agree on. The client decides what may be passed on.
worker-consent-who = Whose consent it is
worker-client-name = The client's name
worker-consent-unit = Which unit may ask?
worker-consent-what = What the client says yes to
worker-party = Whom may we ask?
worker-party-hint = Only those the client chooses can be sent a request.
worker-party-filter = Find a recipient
worker-party-barred = Can't be chosen: its functional mailbox is not confirmed. Ask whoever keeps the directory.
worker-party-enrolled = Has a recipient key of its own.
worker-party-one-time = Has no recipient key: you give a one-time key by telephone.
worker-clinics = Health care
worker-providers = Activity providers
worker-authorities = Authorities
worker-category = What may they tell us?
worker-category-hint = Tick only what is needed. What isn't ticked is not asked for.
worker-purpose = What will the information be used for?
worker-purpose-hint = For example: plan work training at the right pace, see whether sickness compensation is an option, coordinate rehabilitation with health care.
worker-valid-from = Valid from
worker-valid-to = Valid to
worker-valid-to-hint = Half a year unless you choose otherwise, at most one year.
worker-method = How is the consent given?
worker-method-hint = Choose what holds now, as you sit together.
worker-consent-give = Record the consent
worker-consent-refuse = The client says no
worker-consent-no-name = Write the client's name, at most 200 characters.
worker-consent-no-unit = Choose a unit that you work in.
worker-consent-no-party = Choose at least one recipient.
worker-consent-no-category = Choose at least one sort of information.
worker-consent-no-purpose = Write what the information will be used for.
worker-consent-long-purpose = Write at most 1,000 characters.
worker-consent-no-day = Write a date as year-month-day, for example 2026-11-21.
worker-consent-ends-before = The last day is before the first. Choose a later day.
worker-consent-ended = The last day has passed. Choose today or later.
worker-consent-too-long = A consent is valid for at most one year. Choose an earlier last day.
worker-consent-no-method = Choose how the consent is given.
worker-refuse-title = Does the client say no?
worker-refuse-text = The no is recorded, so that nobody asks again by mistake. Nothing is sent. If the client changes their mind you go through a new consent.
worker-refuse-button = Yes, record the no
worker-refuse-back = Back to the consent
worker-said-consent-refused = The client's no is recorded. Nothing can be sent.
worker-done-title = The consent is recorded
worker-done-text = Download the consent document now. It is needed to send requests and to open the answers.
worker-done-download = Download the consent document (PDF)
worker-done-minutes = The document is here for 15 minutes. After that it is only where you have saved it.
worker-done-now = Do this now
worker-done-1 = Save the file in the client's record. Underlag does not keep it and can't bring it back.
worker-done-2 = Print it, let the client read and sign it, and give the client a copy.
worker-done-3 = Send the first request.
worker-done-next = Send a request
worker-done-later = Later
worker-done-terms = What the consent covers
worker-said-handout-gone = The consent document is no longer here. If it isn't in the client's record, record a new consent.

# Consents of a client
worker-consents-title = Consents
worker-consents-lead = See what a client has said yes or no to. Which recipients it covers is in the consent document in the client's record.
worker-consents-of = Consents of { $number }
worker-consents-none = Your units have no consent recorded for that client.
worker-consent-recorded = Recorded
worker-consent-given = In force
worker-consent-expired = Expired
worker-consent-refused = The client said no
worker-consent-revoked-on = Revoked { $day }
worker-revoke = Revoke
worker-revoke-title = Does the client want to revoke the consent?
worker-revoke-which = The consent was recorded { $when }.
worker-revoke-1 = Nobody can ask under the consent any more.
worker-revoke-open = { $n ->
    [0] No requests are waiting for an answer.
    [one] One request that is waiting for an answer is withdrawn, and the recipient is told.
   *[other] { $n } requests that are waiting for an answer are withdrawn, and the recipients are told.
}
worker-revoke-unfetched = { $n ->
    [one] One answer that has come but is not saved in the record is destroyed.
   *[other] { $n } answers that have come but are not saved in the record are destroyed.
}
worker-revoke-2 = What is already saved in the client's record stays there.
worker-revoke-3 = This can't be undone. If the client says yes later you go through a new consent.
worker-revoke-button = Yes, revoke the consent
worker-revoke-no = No, keep it
worker-said-consent-revoked = The consent is revoked.

# A new request
worker-start-title = New request
worker-start-kind = What do you need?
worker-start-consent = The client's consent
worker-start-held = Consents you have just used
worker-start-other = Another consent
worker-start-other-file = Another consent document
worker-start-no-consent-yet = The client has not given any consent yet
worker-start-button = Continue
worker-start-no-kind = Choose what you need.
worker-start-no-consent = Choose the client's consent document.
worker-start-no-recipient = None of the recipients in the consent can get this form. Choose another form or record a new consent.
worker-consent-until = The consent is valid until
worker-draft-recipient = Who should answer?
worker-draft-recipient-hint = These are the recipients that the consent names and that the form is meant for.
worker-draft-no-recipient = Choose who should answer.
worker-case-number = Your case number
worker-case-number-hint = For example { $example }. Goes on the invoice and in the recipient's diary.
worker-draft-long-case-number = Write at most 100 characters.
worker-dates-heading = The dates if you send it today
worker-draft-preview = Check and send
worker-draft-cancel = Cancel
worker-preview-title = Check before you send
worker-preview-pdf = Show as a PDF, as the recipient gets it
worker-preview-file = preview.pdf
worker-preview-send = Send the request
worker-preview-change = Change
worker-one-time-heading = The recipient needs a one-time key
worker-one-time-text = The recipient has no key of its own. When you have sent it, a one-time key is shown, for you to give by telephone.
worker-lost-title = Add the consent document again
worker-lost-text = The consent is kept in memory for a quarter of an hour only, and that time has passed. What you have written is still here. Choose the consent document once more and you go on where you were.
worker-lost-hint = The same PDF you began with. Drop it here or choose it.
worker-lost-button = Continue
worker-lost-other-consent = This is another consent than the one you began with. Choose the one that belongs to this request.
worker-lost-nothing-title = The draft is gone
worker-lost-nothing-text = A draft is kept for an hour and is then gone. Begin a new request with the consent document.
worker-receipt-title = The request is sent
worker-receipt-text = Give the reference when you call or mail about the request.
worker-receipt-download = Download the receipt (PDF)
worker-receipt-minutes = The receipt names the client and is here for 15 minutes. Save it in the record.
worker-receipt-follow = Follow the request
worker-receipt-file = receipt
worker-slip-file = one-time-key
worker-key-heading = One-time key for the recipient
worker-key-text = { $recipient } has no key of its own and can't open the request without this one. It is shown for 15 minutes and not stored.
worker-key-1 = Call { $telephone } and ask for whoever looks after the functional mailbox.
worker-key-1-unknown = Look up the recipient's telephone number yourself, call and ask for whoever looks after the functional mailbox.
worker-key-2 = Read the key out, four characters at a time, and have them read it back.
worker-key-3 = Never send it by mail.
worker-key-slip = Download the key as a slip to print (PDF)
worker-key-gone = The key is no longer shown. If the recipient hasn't got it, withdraw the request and send a new one.
worker-said-papers-gone = The papers from when the request was sent are gone.

# An opened answer
worker-opened-not-yet = The answer has not come yet
worker-opened-not-yet-text = Here is what you sent.
worker-opened-save = Save in the client's record
worker-opened-minutes = The answer stays open for 15 minutes. After that you open it again with the consent document.
worker-opened-pdf = The answer as a PDF
worker-opened-json = The answer as data (JSON)
worker-opened-json-hint = for the case-management system
worker-opened-request = The request as a PDF
worker-opened-sent = What you asked
worker-opened-until = The recipient can answer by { $day }.
worker-fetched-heading = Done? Then the copy is destroyed
worker-fetched-text = When you confirm that the answer is saved, Underlag destroys its sealed copies of the request and the answer. After that only you have them.
worker-fetched-saved = I have saved the answer and its attachments in the client's record
worker-fetched-button = Confirm and destroy the copy
worker-fetched-not-saved = Tick that you have saved the answer. The copy can't be brought back.
worker-said-fetched = The answer is confirmed as saved. Underlag has destroyed its copies.
worker-said-answer-put-away = The answer is no longer open. Open it again with the consent document.
worker-answer-file = answer
worker-request-file = request

# Mail that did not arrive, and mailboxes
worker-auto-reply = The recipient's mailbox replied by itself { $at }. Perhaps nobody reads it just now: call if it is urgent.
worker-call-heading = Read out on the telephone
worker-call-lead = Call the recipient and say this. Say nothing about the client: neither name, personal number nor what has happened.
worker-call-who = Hello! I am calling from { $unit }, { $organisation }. We have sent you a request, but the letter to your functional mailbox did not arrive.
worker-call-what = It is called { $kind }. Please write down the reference: { $reference }. The answer is due by { $due }.
worker-call-how-link = What is the address of your functional mailbox? I will see to it that you get a new letter there, with a link. To open it you also need your recipient key.
worker-call-how-reference = You open it at { $address }/l with the reference and your recipient key. What is the address of your functional mailbox, so that the next letter arrives?
worker-call-back = If you have questions, you reach us on { $telephone }.
worker-call-then = Ask whoever keeps the directory of recipients to correct the address. Then send a new link from here.
worker-party-stale = Nobody has confirmed the mailbox for long: call and hear whether letters arrive.
# What can be done about a request
worker-acts = What you can do
worker-no-back = Cancel
worker-date-unreadable = Write the date like this: 2026-12-21.
worker-act-extend = Give more time
worker-act-answer-time = Answer the wish for more time
worker-act-remind = Remind now
worker-act-call = Call the recipient
worker-act-called = Note what the call gave
worker-act-reroute = Send on to another recipient
worker-act-close = Close the request
worker-now-call = Somebody has promised to call the recipient.
worker-now-call-owed = The recipient is late and should be called.
worker-now-declined-by-telephone = The recipient declined by telephone. Send the request on or close it.
worker-now-let-go = The recipient declined by telephone. The documents are destroyed.
worker-call-owed-by = by { $day }, { $who }
worker-call-owed-by-nobody = by { $day }, nobody has taken it yet
worker-first-due = Originally due
worker-earlier = Earlier recipients
worker-earlier-wrong = { $recipient }, the wrong one

worker-time-title = Give more time
worker-time-asked-title = The recipient wants more time
worker-time-text = The recipient gets a mail that says so, with a link. Reminders are counted anew from the new date.
worker-time-consent-until = The consent lasts until
worker-time-day = New due date
worker-time-choice = What do you answer?
worker-time-asked = Yes, give until { $day }
worker-time-other = Yes, but until another date
worker-time-no = No, the due date stays
worker-time-other-day = Another date
worker-time-near = Five working days more is { $five }, ten is { $ten }.
worker-time-no-choice = Choose what you answer.
worker-time-button = Send the answer
worker-said-time = The due date has moved. The recipient gets a mail.
worker-said-time-refused = The due date stays. The recipient gets a mail.

worker-remind-title = Do you want to remind the recipient?
worker-remind-1 = The recipient is reminded to answer by { $due }, with a new link. The one before works too.
worker-remind-2 = The mail is sent { $when }.
worker-remind-3 = You can remind once a day.
worker-remind-button = Yes, remind
worker-said-reminded = A reminder is on its way to the recipient.
worker-said-reminded-before = The recipient has had a reminder today.

worker-call-title = Call the recipient
worker-call-owed = Call
worker-call-privacy = Say the reference, not the client's name, until you know who you are talking to.
worker-call-take-heading = I call
worker-call-take-text = You take it on to call within three working days. Your colleagues see it on the request.
worker-call-take-button = I call
worker-call-called-heading = I have called
worker-call-result = What did the call give?
worker-call-new-date = A new date
worker-call-new-date-hint = The due date moves and the recipient gets a mail. Fill in the date below.
worker-call-will-answer = They will answer
worker-call-will-answer-hint = The due date stays.
worker-call-declines = They decline
worker-call-declines-hint = The request is declined. Fill in the reason below. The log says that it was by telephone.
worker-call-no-contact = No contact
worker-call-no-contact-hint = The reminders go on as before.
worker-call-day = New date
worker-call-reason = Why they decline
worker-call-again = No contact: I try again within three working days
worker-call-no-result = Choose what the call gave.
worker-call-no-reason = Choose why they decline.
worker-call-button = Save
worker-said-call-taken = The call is yours. Call within three working days.
worker-said-called = The call is noted.

worker-reroute-title = Send on to another recipient
worker-reroute-from = with { $recipient } today
worker-reroute-1 = The same request, with the same reference, goes to another recipient that the consent names. The due date is counted from today.
worker-reroute-2 = The old link stops working at once. If the earlier recipient has heard of the request, it is told that no answer is needed.
worker-reroute-3 = Everything the earlier recipient has left is destroyed. The log stays.
worker-reroute-unread-heading = Read the message first
worker-reroute-unread = The recipient has left a message that nobody has read. It is destroyed when the request is sent on.
worker-reroute-unread-link = Read the message
worker-reroute-to = New recipient
worker-reroute-nobody = The consent names nobody else who can be sent this form. Record a new consent and send a new request.
worker-reroute-no-recipient = Choose where the request should go.
worker-reroute-next = Show recipients
worker-reroute-button = Send on

worker-close-title = Do you want to close the request?
worker-close-1 = The recipient declined by telephone, so no answer will come.
worker-close-2 = The sealed documents are destroyed. This can't be undone.
worker-close-button = Yes, close
worker-said-closed = The request is closed and the documents destroyed.

worker-act-consider = Decide about the reminder
worker-now-consider = A reminder waits for your yes or no.
