# Keys start with `demo-`.

# The demo's own pages
demo-front-title = Try Underlag
demo-front-lead = This is a trial run on your own computer. All persons, units and recipients are invented, and no letter leaves the computer.
demo-front-login = Log in as staff
demo-front-files = The documents that the social worker and the clinic saved during the tour are in
demo-front-staff = Logins of the staff
demo-front-name = Name
demo-front-user = User name
demo-front-password = Password
demo-front-keys = Keys of the recipients
demo-front-keys-lead = A recipient has no account. It follows the link in its letter and types its recipient key, which otherwise only stands in a letter on paper.
demo-front-recipient = Recipient
demo-front-key = Recipient key
demo-mailbox-title = The functional mailboxes
demo-mailbox-lead = Every letter that has been sent, the newest first. They never hold any personal data.
demo-mailbox-empty = No letter has been sent yet.
demo-mailbox-caption = Letters sent
demo-letter-subject = Subject
demo-letter-from = From
demo-letter-to = To
demo-letter-date = Date
demo-clock-title = The clock
demo-clock-now = The clock is { $now } in this trial run.
demo-clock-lead = Move it forward to see reminders, overdue requests and what is weeded out.
demo-clock-hour = One hour forward
demo-clock-day = One day forward
demo-clock-week = One week forward
demo-clock-four-weeks = Four weeks forward
demo-said-clock-moved = The clock has been moved.

# On the command line
demo-loopback-only = The trial run answers on this computer only. Give an address such as 127.0.0.1:8080 with --listen.
demo-failed = The trial run stopped: { $why }
demo-held = Every step held. Everything is in { $folder }
demo-open = Open { $address } in a browser.
demo-logins = Logins (user name and password):
demo-keys = Recipient keys:
demo-stop = Stop with Ctrl+C.
demo-seed = Filling in the half-year before: { $month }, { $n } requests
demo-step-login = The social worker logs in.
demo-step-consent = Social worker and client go through the consent. The consent document is saved.
demo-step-write = The social worker writes the request under the consent and checks it.
demo-step-send = The request is signed, sealed and sent. The receipt is saved.
demo-step-letter = The clinic's functional mailbox gets a letter without personal data.
demo-step-open = The clinic opens the request with the link and its recipient key.
demo-step-acknowledge = The clinic acknowledges and says when to expect the answer.
demo-step-draft = The clinic fills in the answer, attaches a certificate and saves a sealed draft.
demo-step-answer = The answer is checked, signed and sent. The receipt is saved.
demo-step-fetch = The unit gets a letter. The social worker opens the answer with the consent document and saves it.
demo-step-forget = The social worker confirms that the answer is fetched. What was sealed is destroyed.
demo-step-verify = Consent, request and answer stand up to an offline check: consent, signatures, content, period.
