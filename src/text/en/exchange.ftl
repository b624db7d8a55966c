# Keys start with `exchange-` or `refusal-`. Each error has what happened and what to do now.

exchange-consent-not-a-pdf = The file is not a PDF.
    Choose the consent document, the PDF that was made when the consent was recorded.
exchange-consent-not-a-consent = The document holds no consent certificate.
    Choose the consent document as it was first saved. A scan or a copy saved by another program does not work.
exchange-consent-damaged = The consent document has been changed or damaged and can't be accepted.
    Take the original from the client's record. If it is gone, a new consent has to be recorded.
exchange-consent-foreign = The consent document was issued by another service than this one.
    Use a consent recorded here, or record a new one.
exchange-consent-expired = The consent has expired.
    Record a new consent together with the client.
exchange-consent-not-yet-valid = The consent is not valid yet.
    Wait until its first day or record a new one.
exchange-consent-unknown = The consent is not recorded here.
    Record a new consent together with the client.
exchange-consent-wrong = The consent document does not belong to this request.
    Choose the consent document that the request was sent with.
exchange-form-invalid = The form is not complete.
    Correct the marked fields and try again.
exchange-unknown-kind = There is no such form.
    Go back and choose a form from the list.
exchange-unknown-recipient = The recipient is not in the directory.
    Choose a recipient from the list.
exchange-not-found = This can't be opened.
    Check that you have the latest link and the whole recipient key. If that does not help, call the unit named in the email.
exchange-key-mistyped = The recipient key is mistyped.
    Compare it character by character with the key letter. The letters I, L, O and U do not occur.
exchange-wait = Too many wrong tries.
    Wait until { $until } and try again.
exchange-locked = The link is locked after several wrong tries.
    Call the unit named in the email and ask for a new link. The unit has been told that the link is locked.
exchange-document-damaged = The stored document has been changed or damaged and is not opened.
    Nothing has been erased. Contact whoever runs the service and give the reference.
exchange-document-lost = The document is missing or damaged on the gateway's disk and can't be opened.
    The unit has been told. Whoever runs the service may be able to restore the file; otherwise the request has to be sent again.
exchange-document-gone = The document is no longer here.
    It is erased when the answer has been fetched, when the request was withdrawn or when its time is up.
exchange-stale = Somebody else changed the request while you had it open.
    Reload the page to see how it stands now. What you typed is still in the form.
exchange-full = The storage is full, so nothing was saved or sent.
    What you typed is still here. Contact whoever runs the service and try again later.
exchange-outcome-unknown = It is not certain that it was saved or sent: the storage did not answer as it should.
    Wait a minute, open the page again and see whether it is there, before you do it again. What you typed is still here.
exchange-internal = Something went wrong on our side, so nothing was saved or sent.
    Try again in a while. If it happens again, contact whoever runs the service.
exchange-attachment-type = { $name } is neither PDF, PNG nor JPEG.
    Save the attachment as PDF and add it again.
exchange-attachment-empty = { $name } is empty: 0 bytes.
    Open the file on your computer. If it is in a cloud folder, download it first, and add it again.
exchange-attachment-broken = { $name } is broken: the end of the file is missing, or does not lead to the rest.
    Save or scan it anew and add it again.
exchange-attachment-locked = { $name } is encrypted: locked with a password, or protected. What is in it can't be checked, and perhaps the unit can't open it.
    Save it without password and protection, or scan it, and add it again.
exchange-attachment-script = { $name } contains JavaScript.
    Print it to a new PDF and add it again.
exchange-attachment-launch = { $name } contains an action that starts another program.
    Print it to a new PDF and add it again.
exchange-attachment-gone = { $name } is no longer among the attachments.
    It may have been removed in another window. Add it again, or send without it.
exchange-attachment-size = { $name } is larger than { $megabytes } MB.
    Split or shrink the file and add it again.
exchange-attachments-size = The attachments are together larger than { $megabytes } MB.
    Remove or shrink some of them.
exchange-too-many-attachments = More than { $count } attachments can't be sent.
    Remove some, or join several into one PDF.
exchange-attachment-unnamed = Files cannot be attached here, because nobody can check that they do not show who it is about.
    Write what is needed in the form.
exchange-attachment-category = { $name }: the consent does not let that recipient have such information.
    Remove the file, or choose a recipient that the consent allows it for.
exchange-attachment-by-post = Files can't be attached to a request on paper.
    Remove the files here, and put paper copies in the envelope.

refusal-consent-empty = The consent has no recipient, information or purpose.
    Fill in who may be asked, about what and why.
refusal-consent-period = The period of the consent is wrong.
    The last day has to be today or later, not before the first day, and at most a year after it.
refusal-consent-refused = The client said no, so nothing can be sent.
    If the client changes their mind, record a new consent.
refusal-consent-revoked = The consent has been revoked, so it can no longer be used.
    If the client wants to give a new one, record it together.
refusal-consent-replaced = The consent has been replaced by a new one, so nothing can be sent with it.
    Use the new consent document. Answers to what was sent with the old one are opened with the old one.
refusal-consent-expired = The consent has expired.
    Record a new consent together with the client.
refusal-consent-not-yet-valid = The consent is not valid yet.
    Wait until its first day or record a new one.
refusal-outside-parties = The consent does not cover this recipient.
    Choose a recipient named in the consent, or record a new consent.
refusal-other-party = The recipient is called something else than in the consent.
    It may be another recipient today. Check, and go through a new consent with the client.
refusal-outside-categories = The consent does not cover the information this form asks for.
    Choose another form or record a new consent.
refusal-outside-unit = The consent was given to another unit.
    Ask that unit to send the request, or record a new consent.
refusal-recipient-not-ready = The recipient's functional mailbox is not confirmed, so no request can be sent to it.
    Ask whoever runs the directory to confirm the mailbox.
refusal-wrong-sort-of-recipient = The form is not meant for this recipient.
    Choose another recipient or another form.
refusal-already-answered = The request has been answered already.
    If something has to be added, call the unit that asked.
refusal-already-declined = The request has been declined already.
    If something has changed, call the unit that asked.
refusal-withdrawn = The request has been withdrawn, so no answer is needed.
    There is nothing more to do.
refusal-expired = The time for the request is up and the documents are erased.
    If the answer is still needed, call the unit that asked.
refusal-nothing-to-fetch = There is no answer to fetch.
    It has not come yet, or it has been fetched and erased.
refusal-not-opened-yet = The answer has to be opened before it can be confirmed as fetched.
    Open it with the consent document and save it in the record first.
refusal-date-in-the-past = The date has passed.
    Give today's date or a later one.
refusal-date-too-far = The date is more than half a year ahead.
    Give a date within six months.

exchange-verify-not-ours = The file is no consent document, no request, no answer and no receipt. Only these can be verified, and receipts of earlier versions can not. Check that you chose the right file, and choose the original.
exchange-verify-consent-signed = The consent certificate was issued by this service and is unchanged.
exchange-verify-consent-not-signed = The consent certificate has been changed or was issued by somebody else.
exchange-verify-consent-key-unknown = The key that sealed the consent certificate is not among those known here, so the seal can't be checked. Check with the published keys of the service that issued the certificate.
exchange-verify-consent-in-force = The consent is in force today.
exchange-verify-consent-was-in-force = The consent was in force when the request was sent.
exchange-verify-consent-not-in-force = The consent is not in force on the day it was checked for.
exchange-verify-key-fits = The key in the document belongs to the consent certificate.
exchange-verify-key-does-not-fit = The key in the document does not belong to the consent certificate.
exchange-verify-request-signed = The request is sealed with the consent, lies within it and is unchanged.
exchange-verify-request-changed = The request has been changed, goes beyond the consent or is not sealed with it.
exchange-verify-answer-signed = The answer is sealed with the recipient's key and unchanged.
exchange-verify-answer-changed = The answer has been changed or is not sealed with the recipient's key.
exchange-verify-answer-key-unknown = The recipient's key is not known here, so the seal can't be checked. Check with the directory of the service that took the answer.
exchange-verify-paper-signed = The answer came on paper. The unit copied it and sealed it with the consent's key, and nothing has changed since.
exchange-verify-paper-changed = The answer is said to have come on paper, but the unit's seal with the consent's key does not hold.
exchange-verify-attachments-fit = The attachments are those the recipient sealed.
exchange-verify-attachments-changed = An attachment is missing, has been changed or has been added.
exchange-verdict-unreadable = Can not be read
exchange-verdict-not-provable-here = Can not be proved here
exchange-verdict-refuted = Does not hold
exchange-verdict-proved = Proved
exchange-verify-attachments-listed = The attachments are those the answer lists, but the answer's seal is not proved.
exchange-verify-changed-afterwards = The file was changed after it was made: something in it has been added or replaced. Choose the original file, as it was downloaded.
exchange-verify-cut = Before the beginning of the file stood characters that do not belong to it, from a scanner or a mail program for example. They were cut off before the check.
exchange-verify-cut-parts = Before the beginning of the file stands something that may be a part of another file. Choose the original file, as it was downloaded.
exchange-verify-file-holds = The file is byte for byte the one that the service wrote. The pages show what is proved.
exchange-verify-saved-anew = The file was saved anew by another program. The data in it was checked by itself, but not what its pages show. Use the original file, or write out the data that was checked with --render.
exchange-verify-no-statement = The service has not vouched for the file. It is from an earlier version or was never with the service, so what its pages show can not be proved.
exchange-verify-statement-unknown = The statement of the service was made with a key that is not known here. Fetch the keys from the service that wrote the file.
exchange-verify-statement-false = The statement of the service has been changed or belongs to another file.
exchange-verify-answer-not-received = The answer is sealed with the key, but the service has not certified that it came in. Somebody who has the key may have made it afterwards.
exchange-verify-answer-over-link = The answer came in over the link to the recipient's functional mailbox, with a one-time key, and is unchanged. It is not the recipient's own seal.
exchange-verify-answer-by-reference = The answer was given with a one-time key and without a link. Who gave it can not be proved.
exchange-verify-key-distrusted = The key of the service may have been in other hands, as the service itself says. What is sealed with it can not be proved here.
exchange-verify-no-packet = The folder holds neither request.json nor answer.json. Put the parts of a request or an answer into it, under the names they have in the document.
exchange-consent-distrusted = The key that certified the consent may have been in other hands. It no longer holds for new requests.
    Record a new consent. Answers to what was sent before open as they did.
refusal-nothing-to-consider = There is no reminder to decide on.
    Reload the page to see how things stand.
refusal-nothing-asked = The recipient is not waiting for word about more time.
    Load the page again and see what holds now.
refusal-date-not-later = The new date is no later than the one there is.
    Give a later date.
refusal-date-after-consent = The consent does not last that long.
    Give an earlier date, or record a new consent and send a new request.
refusal-reminded-today = A reminder has already been sent today.
    Wait until tomorrow, or call.
refusal-sealed-to-former-key = The request is locked to your former key and can not be opened with the new one.
    Call the unit and ask it to send the request anew.
refusal-sent-with-other-content = This was sent before, with other content. Nothing new has been sent.
    See what was sent in the list of requests. If the new one is to be sent too, begin a new request; a system gives a new submission.
refusal-nothing-to-take-back = There is no answer to take back.
    It was taken back before, was registered by the unit, or has been erased. Call the unit if you wonder.
refusal-fetched-already = The unit has fetched the answer. It can't be taken back here.
    Call the unit. It can return the answer.
refusal-nothing-to-return = There is no answer to return.
    It has not come, was returned before, or was taken back by the recipient.
refusal-returned-already = The answer has been returned already.
    The recipient has an email about it. Call the recipient if more has to be said.
exchange-undrawn = { $label }: the PDF file can not show { $characters }. It has � there instead. Replace the characters, or write the words in plain letters.
exchange-undrawn-more = { $names } and { $n } more
refusal-same-recipient = The request is with that recipient already.
    Choose another recipient.
refusal-destroyed = The documents are erased, so there is nothing to send on.
    Send a new request.
refusal-other-client = The request this one should follow is about another client, or does not exist.
    Drop the consent document of the same client, or send the request without following another one.
refusal-other-document = The request that this one should follow was sent with another document.
    Where nobody is named, a request can only be followed with the same consent or key document. Drop that one, or send the request without letting it follow another.
refusal-replaces-other = The consent to be replaced is about somebody else.
    Check the personal number, or record the new consent without replacing one.
refusal-replaces-elsewhere = The consent to be replaced belongs to another organisation.
    Record the new consent without replacing one.
refusal-hand-over-to-nobody = Whoever you chose to hand over to does not exist.
    Choose a unit or a colleague from the list.
refusal-hand-over-to-own = All of this is there already.
    Choose somebody else to hand over to.
refusal-hand-over-to-disabled = The colleague has no social worker's account at present.
    Choose somebody else to hand over to.
refusal-hand-over-outside-unit = The colleague does not belong to the unit that has the case.
    Choose somebody in the unit, or hand over to the colleague's unit.
refusal-hand-over-elsewhere = The unit belongs to another organisation, and secrecy applies between you.
    Withdraw the request. The new unit takes a consent of its own and sends its own request.
refusal-nothing-to-hand-over = There is nothing to hand over: everything is done.
    Finished requests stay where they were finished.
refusal-paper-day = The answer can't have come on that day.
    Give a day from the day the request was sent until today.
refusal-paper-without-scan = The scanned answer is missing.
    Scan the letter and choose the file.
refusal-watch-ended = The watch has ended already.
    If it is needed after all, set a new one.
refusal-watch-too-far = The date is more than two years ahead.
    Give an earlier date.
refusal-consent-needed = This form is about a person and needs that person’s consent. A key document is not enough.
    Drop the client’s consent document instead.
refusal-nobody-only = This form may not be about anybody in particular, so a consent cannot be used.
    Send it with a key document.
refusal-protected-only = You are not allowed to see cases with protected personal data.
    Ask whoever runs the service for the right, or hand over to a colleague who has it.
