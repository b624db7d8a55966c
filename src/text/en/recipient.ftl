# Keys start with `recipient-`: the pages of clinics, providers and authorities that are asked.

# On several pages
recipient-about-client = About
recipient-about-from = From
recipient-about-due = Answer by
recipient-about-late = the time to answer is up
recipient-back = Back to the request
recipient-cancel = Cancel
recipient-leave = Close the request on this computer
recipient-said-left = The request is closed. Nothing of it is left in the browser.
recipient-clock = { $time }
recipient-date-unreadable = Enter a date, for example 2026-12-21.
recipient-too-long = The text is too long. Shorten it to at most { $n } characters.
recipient-draft-damaged = What you last saved is damaged and can't be shown. The request itself is unharmed. You need to fill in the answer again.
recipient-consent-over = The client's consent is no longer in force, so the request can be neither read nor answered.
    You need not do anything more. If you have a question, call the unit named in the email.
recipient-damaged = The stored request is damaged and can't be opened.
    Call the unit named in the email, and they will send it again. Give them the reference.
recipient-file-preview = preview
recipient-file-copy = answer
recipient-file-receipt = receipt

# Link and key
recipient-open-title = Open the request
recipient-open-lead = You have received a request from social services. With your recipient key you can read and answer it here.
recipient-open-code = Link code
recipient-open-code-hint = The code is what follows the character # in the link in the email. You can also paste the whole link.
recipient-strayed-heading = Your mail filter has changed the link
recipient-strayed-text = Copy the link in the mail and paste it here under Link code. It does not matter if it looks strange.
recipient-open-reference = Reference
recipient-open-reference-hint = It is in the email, for example U-7K3M-Q9XD-S.
recipient-open-key = Recipient key
recipient-open-key-hint = It is in the key letter to your organisation: 27 characters, in groups of four with three last. If you were given a one-time key by telephone or letter, enter that one.
recipient-open-reveal = Show
recipient-open-manager = Keep the key in a password manager
recipient-open-username = User name
recipient-open-username-hint = The one in the key letter. It is needed only for the password manager to find the right key.
recipient-open-button = Open the request
recipient-open-what = What is this?
recipient-open-what-text = Social services ask for information about a person who has consented to it. Once opened, you see who it is about and what the consent covers. You can answer, ask for more time, decline or say that it is not your patient or participant.
recipient-open-help = If you can't get in
recipient-open-help-key = Can't find the key? Ask whoever is in charge of the shared mailbox. If it is lost, call the unit named in the email.
recipient-open-help-link = Does the link not work? Use the one in the latest email. Otherwise call the unit and ask for a new one.
recipient-open-help-doubt = Not sure whether the email is genuine? Call the municipality's switchboard and ask for the unit. We never ask for the key by email or telephone.
recipient-open-privacy = How the information is protected
recipient-open-privacy-text = The request is encrypted. Only those who have both the link and the key can read it. We do not keep the key, and what you write is stored encrypted. The page uses only the cookies it needs to work.
recipient-open-no-reference = This can't be opened.
    Check the reference and the whole recipient key. After several wrong tries nothing opens for a while, not with the right key either: wait a quarter of an hour and try again. If that does not help, call the unit named in the email.
recipient-open-other-request = The link belongs to another request than the one you were writing in. Open with the link to the same request, and what you wrote is still there.
recipient-late-heading = The request has been closed in the meantime
recipient-late-text = What you wrote is not lost: it is still here on the page. Open the request again and you go on where you were.
recipient-late-files = Files you had just chosen do not come along. Add them again.

# The request
recipient-request-lead = The client has consented to your passing on the information this request is about.
recipient-nobody-lead = The request does not name anybody, so no consent is needed.
recipient-unnamed-never = Do not write names, personal numbers, addresses or anything else that shows who it is about. Such an answer cannot be sent. Your own name belongs only under “Who is answering”, if it is asked for.
recipient-files-unnamed = Files cannot be attached, because nobody can check that they do not show who it is about.
recipient-no-name = These are not names of people
recipient-no-name-hint = Tick what is not a person, for example a medicine or a method. Remove the rest from the text.
recipient-request-late = The time to answer is up. You can still answer: the answer is accepted and marked as late.
recipient-request-answer = Answer the request
recipient-request-go-on = Go on with the answer
recipient-request-pdf = Read the request as PDF
recipient-request-files = The unit has said what the files hold. Nobody has checked it.
recipient-why = Why are you getting this question?
recipient-why-text-1 = Somebody who is too ill to work needs documents for the next step: coordinated rehabilitation, an adapted activity, or a decision by another authority. Often only you can describe what is needed.
recipient-why-text-2 = The client has chosen you and said yes to the question. You may give just that information without breaking secrecy.
recipient-law = What applies to you?
recipient-sees = Who sees this?
recipient-sees-text-1 = You, and the unit in social services that asks. Its social workers open the answer with the client’s consent.
recipient-sees-text-2 = The client can see that you have been asked and when you answered, and has the right to know what you answered.
recipient-sees-text-3 = Underlag and those who run it can read none of it. There are only encrypted files, codes and times in the store. When the unit has saved the answer, the files are erased but for your own copy, which only your key opens.
recipient-consent-heading = What the client has consented to
recipient-consent-text = The consent lifts secrecy for what is said here, and for nothing else. The answer form asks only for what the consent covers.
recipient-consent-allowed = You may pass on information about
recipient-consent-told = We may tell you about
recipient-consent-purpose = Purpose
recipient-consent-period = In force
recipient-consent-method = Given
recipient-consent-leave-out = Leave out everything that falls outside the purpose.
recipient-who-heading = Who is asking
recipient-who-worker = Social worker
recipient-who-telephone = Telephone
recipient-who-reference = Reference
recipient-who-due = Answer by
recipient-who-days = { $n ->
    [one] one working day from when the request was sent
   *[other] { $n } working days from when the request was sent
}
recipient-who-payer = Paid by
recipient-who-billing-reference = Billing reference
recipient-who-case-number = Case number
recipient-who-billing-address = Billing address
recipient-later-heading = Not answering today?
recipient-later-text = Confirm by { $date } that you have received the request. Then the unit knows that it has reached you.
recipient-acknowledge-change = Change when you expect to answer
recipient-acknowledge-expected = When do you expect to answer?
recipient-acknowledge-hint = Leave empty if you do not know.
recipient-acknowledge-button = Confirm that you have received the request
recipient-said-acknowledged = The unit has been told that you have received the request.
recipient-so-far-acknowledged = You confirmed receipt on { $date }.
recipient-so-far-expected = You have confirmed receipt and expect to answer on { $date }.
recipient-so-far-more-time = You have asked for time until { $date }. You can answer earlier.
recipient-cannot-heading = If you can't answer
recipient-cannot-more-time = We need more time
recipient-cannot-wrong-recipient = It is not our patient or participant
recipient-cannot-decline = We decline

# Decline, not ours, more time
recipient-decline-title = Decline the request
recipient-decline-lead = Declining is a valid answer. The unit that asks is told at once and can go on in another way.
recipient-decline-reason = Why are you declining?
recipient-because-no-mandate = We have no mandate to answer
recipient-because-not-our-patient = It is not our patient or participant
recipient-because-wrong-unit = The request belongs to another unit of ours
recipient-because-needs-visit-first = We need a visit first
recipient-because-fee-not-agreed = The fee is not agreed
recipient-because-other = Other reason
recipient-decline-comment = Comment
recipient-decline-comment-hint = Can be read only by the unit. Write nothing about the client's health that the consent does not cover.
recipient-decline-button = Decline the request
recipient-decline-no-reason = Choose a reason.
recipient-decline-no-comment = Write what the reason is.
recipient-wrong-title = Not our patient or participant
recipient-wrong-lead = The unit is told that the person is not with you and can ask somebody else whom the consent covers.
recipient-wrong-perhaps = Do you know where we should turn instead?
recipient-wrong-perhaps-hint = For example another health centre. Can be read only by the unit.
recipient-wrong-button = Pass the request back
recipient-more-time-title = Ask for more time
recipient-more-time-lead = The unit is told and will be in touch if it can't wait that long. You can answer earlier.
recipient-more-time-until = When can you answer?
recipient-more-time-until-hint = Within six months.
recipient-more-time-reason = Why is more time needed?
recipient-more-time-reason-hint = For example that a visit is booked. Can be read only by the unit.
recipient-more-time-button = Ask for more time
recipient-more-time-no-reason = Write briefly why you need more time.
recipient-said-more-time = The unit has been told that you need more time.

# The answer form
recipient-form-title = Answer the request
recipient-form-lead = Write what you know.
recipient-form-cannot-judge = Mark what you can't judge as “Cannot judge”: that is an answer too.
recipient-form-asked = This is what the unit wants to know above all
recipient-form-asked-rest = Fill in the rest of the form if you have information that helps the planning.
recipient-form-preview = Check the answer
recipient-form-save = Save and go on later
recipient-form-cannot = Can’t you answer any of the questions?
recipient-form-kept = What you write is saved encrypted each time you press a button. Open the same link with the key to go on, on another computer too.
recipient-said-saved = Saved. Open the same link with the key when you want to go on.
recipient-files-heading = Attachments
recipient-files-choose = Add files
recipient-files-hint = PDF, PNG or JPEG. At most { $one } MB for each file and { $all } MB together.
recipient-files-left-out = Not added: { $names }.
recipient-files-left-out-more = Not added: { $names } and { $more } more.
recipient-files-attach = Add the chosen files
recipient-files-progress = The files are being sent
recipient-files-none = First choose one or more files.
recipient-review-heading = How far the answer has come
recipient-review-score = Completeness: { $score } of 3
recipient-review-there = filled in
recipient-review-absent = missing
recipient-review-wrong = Has to be put right
recipient-review-better = Would be good to have
recipient-review-can-be-sent = Nothing stops the answer from being sent.
recipient-review-nothing-missing = Nothing is missing.

# Preview and receipt
recipient-preview-title = Check the answer before it is sent
recipient-preview-lead = This is how the unit will read the answer.
recipient-preview-may-send = You can send the answer anyway. The more complete it is, the less likely the unit has to ask again.
recipient-preview-by = The answer says that it is given by { $who }.
recipient-preview-sign = The answer is sealed with the recipient key of { $recipient } and encrypted so that only the unit can read it. Once it is sent it can't be changed, but you can take it back until the unit has fetched it.
recipient-preview-late = The time to answer is up. The answer is accepted and marked as late.
recipient-preview-send = Send the answer
recipient-preview-change = Change the answer
recipient-preview-pdf = Preview as PDF
recipient-receipt-answered-heading = The answer is sent
recipient-receipt-answered-text = The unit is told by email that the answer has come and can open it with the client's consent. If something has to be added, call { $unit }, { $organisation }: { $telephone }.
recipient-receipt-declined-heading = The request is declined
recipient-receipt-declined-text = The unit is told by email and can read the reason. You need not do anything more. If you have a question, call { $unit }, { $organisation }: { $telephone }.
recipient-receipt-wrong-recipient-heading = The request is passed back
recipient-receipt-wrong-recipient-text = The unit is told by email and can ask somebody else. You need not do anything more. If you have a question, call { $unit }, { $organisation }: { $telephone }.
recipient-receipt-received = Received { $moment }.
recipient-receipt-late = The last day to answer was { $due }, so the answer is marked as late.
recipient-receipt-files = { $n ->
    [one] One attachment came along.
   *[other] { $n } attachments came along.
}
recipient-receipt-pdf = Download the receipt as PDF
recipient-kept-title = Your copy
recipient-kept-pdf = Download the answer as PDF
recipient-kept-json = Download the answer as JSON
recipient-kept-until = The same link and key open the copy again until { $day }, also when the unit has fetched the answer. Only your key opens it. If the consent is taken back it is erased at once.
recipient-kept-record = What you have issued belongs in your own record. Save it there now: here the copy stays for a time only.
recipient-receipt-next = What happens now?
recipient-receipt-mail = A receipt is also emailed to your shared mailbox. It says nothing about the client.
recipient-receipt-done = Finished?
recipient-receipt-done-text = Close the request, so that nobody else at this computer can read it.
# Taking back what was sent
recipient-receipt-recall = Did something go wrong? Until the unit has fetched what you sent, you can take it back.
recipient-recall-link = Take it back
recipient-recall-title = Take back what you sent?
recipient-recall-heading = Take back what you sent
recipient-recall-lead = Do this if the answer is about the wrong person or was sent by mistake.
recipient-recall-1 = What you sent is erased here and can't be restored. This works only as long as the unit has not fetched it.
recipient-recall-2 = The request opens again with the due day it had. If that day has passed, the answer is overdue.
recipient-recall-3 = The unit gets an email that you have taken the answer back, with nothing of what it said. The log says that an answer came and was taken back.
recipient-recall-4 = The unit may have read the answer already. If it was about the wrong person, call the unit.
recipient-recall-5 = An answer about the wrong person can be a personal data breach. Follow your own routines: assess it, document it, and notify the Swedish Authority for Privacy Protection (IMY) within 72 hours if it may be a risk.
recipient-recall-typed = What you typed in the form stays until you close the page. Attachments have to be added anew.
recipient-recall-again = To answer anew, open the same link with the key again.
recipient-recall-button = Yes, take it back
recipient-said-recalled = What you sent is taken back and erased. The unit gets an email about it.

# Mail that did not arrive, and mailboxes
recipient-mailbox-title = Confirm your shared mailbox
recipient-mailbox-lead = You have received an email with a code. Type it here, and we know that our emails reach somebody who reads them.
recipient-mailbox-code = Code
recipient-mailbox-code-hint = It is in the email, for example 7K3M-Q9XD-4TWP.
recipient-mailbox-button = Confirm
recipient-mailbox-unknown = The code is wrong, or too old. Compare it with the email. If the email is older than two weeks, reply to it and ask for a new one.
recipient-mailbox-why = Why a code?
recipient-mailbox-why-text = Many mail filters open links by themselves. Only when somebody types the code do we know that a person has read the email.
recipient-mailbox-done = Thank you! The mailbox is confirmed
recipient-mailbox-done-text = Now we know that emails to { $name } arrive. There is nothing more for you to do.
