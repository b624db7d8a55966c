# Keys start with `client-`: the client's own page. Easy texts (`-easy`) are for Swedish; here they
# are the plain ones.

# How to read
client-reading = How I want to read
client-plain-name = Svenska
client-easy-name = Lättläst svenska
client-english-name = English
client-foot = The page uses only the cookies it needs to work. It closes by itself when you have not used it for a quarter of an hour.
client-foot-easy = { client-foot }
client-leave = Close the page on this device
client-leave-easy = { client-leave }
client-leave-text = Close the page when you are done. Nothing is then left in the browser.
client-leave-text-easy = { client-leave-text }
client-back = Back to what has been asked
client-back-easy = { client-back }
client-said-left = The page is closed. Nothing is left in the browser.
client-said-revoked = You have taken back your consent. Social services will be told.
client-said-survey = Thank you for your answers.

# The code
client-open-title = See what we have asked about you
client-open-title-easy = { client-open-title }
client-open-lead = You have been given a card by social services. With the code on the card you open your page.
client-open-lead-easy = { client-open-lead }
client-open-code = The code on the card
client-open-code-easy = { client-open-code }
client-open-code-hint = 27 characters. Capital and small letters work equally well, and you need not type the dashes.
client-open-code-hint-easy = { client-open-code-hint }
client-strayed-heading = The link was changed on its way
client-strayed-heading-easy = { client-strayed-heading }
client-strayed-text = A mail filter or another program has changed it. Write the code on the card here, or paste the link.
client-strayed-text-easy = { client-strayed-text }
client-open-button = Open my page
client-open-lost = Have you lost the card?
client-open-lost-text = Ask your social worker for a new card. The old one then stops working.
client-open-lost-text-easy = { client-open-lost-text }
client-open-safe = Is it safe?
client-open-safe-text = Your name is not on the page, and nobody can read what is written in questions and answers. But whoever has your card can see who has been asked, and can take back your consent. So do not show the card to others.
client-open-safe-text-easy = { client-open-safe-text }
client-open-mistyped = The code is not typed correctly. Compare it with the card, character by character, and try again.
client-open-mistyped-easy = { client-open-mistyped }
client-open-unknown = The code opens no page. The card may have been replaced by a new one, or may no longer be valid. Ask your social worker for a new card.
client-open-unknown-easy = { client-open-unknown }
client-open-unknown-heading = The code can't be used
client-open-wait-heading = Wait a while
client-open-wait = There have been too many wrong tries. Wait until { $time } and then try again.
client-open-wait-easy = { client-open-wait }

# Everything asked
client-overview-title = What we have asked about you
client-overview-title-easy = { client-overview-title }
client-overview-lead = Social services may only ask about what you have said yes to. Here you see everything that has been asked, whom, and how it is going.
client-overview-lead-easy = { client-overview-lead }
client-overview-content = What is written in questions and answers is not shown here. If you want to read it, ask your social worker for a copy.
client-overview-content-easy = { client-overview-content }
client-consent-from = Consent of { $day }
client-consent-from-easy = { client-consent-from }
client-refusal-from = You said no on { $day }
client-consent-in-force = In force
client-consent-in-force-easy = { client-consent-in-force }
client-consent-ended = No longer in force
client-consent-ended-easy = { client-consent-ended }
client-consent-refused = You said no
client-consent-refused-text = Nothing can be asked because of it. You can change your mind whenever you want: talk to your social worker.
client-consent-refused-text-easy = { client-consent-refused-text }
client-consent-revoked = Revoked on { $day }
client-consent-revoked-easy = { client-consent-revoked }
client-consent-until = In force until
client-consent-until-easy = { client-consent-until }
client-consent-until-then = Was in force until
client-consent-until-then-easy = { client-consent-until-then }
client-consent-about = You have said yes to questions about
client-consent-about-easy = { client-consent-about }
client-consent-about-then = You had said yes to questions about
client-consent-about-then-easy = { client-consent-about-then }
client-consent-unit = May ask
client-consent-unit-easy = { client-consent-unit }
client-consent-unit-then = Could ask
client-consent-unit-then-easy = { client-consent-unit-then }
client-category-diagnosis = { document-category-diagnosis }: { document-plainly-diagnosis }
client-category-diagnosis-easy = { client-category-diagnosis }
client-category-functional-impairment = { document-category-functional-impairment }: { document-plainly-functional-impairment }
client-category-functional-impairment-easy = { client-category-functional-impairment }
client-category-activity-limitation = { document-category-activity-limitation }: { document-plainly-activity-limitation }
client-category-activity-limitation-easy = { client-category-activity-limitation }
client-category-treatment-and-planning = { document-category-treatment-and-planning }: { document-plainly-treatment-and-planning }
client-category-treatment-and-planning-easy = { client-category-treatment-and-planning }
client-category-activity-and-attendance = { document-category-activity-and-attendance }: { document-plainly-activity-and-attendance }
client-category-activity-and-attendance-easy = { client-category-activity-and-attendance }
client-category-contact-and-meeting = { document-category-contact-and-meeting }: { document-plainly-contact-and-meeting }
client-category-contact-and-meeting-easy = { client-category-contact-and-meeting }
client-requests = Questions that have been asked
client-requests-easy = { client-requests }
client-requests-none = Nothing has been asked yet.
client-requests-none-easy = { client-requests-none }
client-requests-never = Nothing was asked.
client-requests-never-easy = { client-requests-never }
client-request-to = To
client-request-to-easy = { client-request-to }
client-request-before = Before that to
client-request-before-easy = { client-request-before }
client-earlier = { $recipient }, until { $day }
client-recipient-unnamed = The recipient's name is not shown here
client-recipient-unnamed-easy = { client-recipient-unnamed }
client-request-sent = Sent
client-request-sent-easy = { client-request-sent }
client-request-due = Answer due
client-request-due-easy = { client-request-due }
client-request-about = The question is about
client-request-about-easy = { client-request-about }
client-request-late = The answer is late. Social services can see that.
client-request-late-easy = { client-request-late }
client-label-waits = Waiting for an answer
client-label-answered = An answer has come
client-label-lost = Answer erased
client-label-no-answer = No answer
client-label-withdrawn = The question was taken back
client-stands-sent = The question has been sent. The recipient has not opened it yet.
client-stands-sent-easy = { client-stands-sent }
client-stands-not-delivered = The question did not arrive. Social services will see to it that it reaches the right place.
client-stands-not-delivered-easy = { client-stands-not-delivered }
client-stands-opened = The recipient opened the question on { $day }.
client-stands-opened-easy = { client-stands-opened }
client-stands-acknowledged = The recipient said on { $day } that it has received the question.
client-stands-acknowledged-easy = { client-stands-acknowledged }
client-stands-more-time = The recipient asked for more time on { $day }.
client-stands-more-time-easy = { client-stands-more-time }
client-stands-answered = The answer came on { $day }. Social services have not fetched it yet.
client-stands-answered-easy = { client-stands-answered }
client-stands-fetched = The answer came on { $day }. Social services fetched it on { $fetched }, and it was then erased here.
client-stands-fetched-easy = { client-stands-fetched }
client-stands-lost = The answer came on { $day }, but it was erased before social services had fetched it.
client-stands-lost-easy = { client-stands-lost }
client-stands-declined = The recipient said on { $day } that it will not answer the question.
client-stands-declined-easy = { client-stands-declined }
client-stands-wrong-recipient = The recipient said on { $day } that the question should go to somebody else.
client-stands-wrong-recipient-easy = { client-stands-wrong-recipient }
client-stands-withdrawn = The question was taken back on { $day }. The recipient can no longer read it.
client-stands-withdrawn-easy = { client-stands-withdrawn }
client-stands-expired = The time for answering ran out on { $day }. The question has been erased.
client-stands-expired-easy = { client-stands-expired }
client-ask = Do you have a question?
client-ask-text = Call the unit that may ask. Its number is by the consent. You can also talk to your social worker.
client-ask-text-easy = { client-ask-text }
client-card-until = Your card opens this page until { $day }.
client-card-until-easy = { client-card-until }
client-print = Print
client-printed = This is how it looked on { $moment }.

# A consent is taken back
client-revoke = Take back the consent
client-revoke-easy = { client-revoke }
client-revoke-title = Do you want to take back your consent?
client-revoke-title-easy = { client-revoke-title }
client-revoke-which = It is about the consent of { $day }. You do not have to say why.
client-revoke-which-easy = { client-revoke-which }
client-revoke-stops = What stops
client-revoke-stops-easy = { client-revoke-stops }
client-revoke-stops-asking = Nobody can ask anything under the consent any more.
client-revoke-stops-asking-easy = { client-revoke-stops-asking }
client-revoke-stops-open = { $n ->
    [one] One question that is waiting for an answer is taken back. The recipient can no longer read it.
   *[other] { $n } questions that are waiting for an answer are taken back. The recipients can no longer read them.
}
client-revoke-stops-open-easy = { client-revoke-stops-open }
client-revoke-stops-unfetched = { $n ->
    [one] One answer that has come, but that social services have not fetched, is erased.
   *[other] { $n } answers that have come, but that social services have not fetched, are erased.
}
client-revoke-stops-unfetched-easy = { client-revoke-stops-unfetched }
client-revoke-stops-told = The unit that you gave the consent to is told that you have taken it back.
client-revoke-stops-told-easy = { client-revoke-stops-told }
client-revoke-stays = What can't be changed
client-revoke-stays-easy = { client-revoke-stays }
client-revoke-stays-fetched = { $n ->
    [0] What others have already read can't be taken back.
    [one] One answer that social services have already fetched stays in your record.
   *[other] { $n } answers that social services have already fetched stay in your record.
}
client-revoke-stays-fetched-easy = { client-revoke-stays-fetched }
client-revoke-stays-final = You can't undo taking the consent back. If you want to say yes again, you and your social worker go through a new one.
client-revoke-stays-final-easy = { client-revoke-stays-final }
client-revoke-before = Before you decide
client-revoke-before-easy = { client-revoke-before }
client-revoke-before-text = Without the information it may be harder for social services to help you further, for example to the right benefit. You are welcome to call and ask what it means for you. The decision is yours.
client-revoke-before-text-easy = { client-revoke-before-text }
client-revoke-yes = Yes, take back the consent
client-revoke-yes-easy = { client-revoke-yes }
client-revoke-no = No, keep it

# The survey
client-survey-title = Five short questions to you
client-survey-invite = Would you like to answer five short questions?
client-survey-invite-text = Your answers help us get better. Nobody can see who has answered what.
client-survey-invite-text-easy = { client-survey-invite-text }
client-survey-go = To the questions
client-survey-lead = How has it been for you to give your consent? Answer the questions you want to.
client-survey-lead-easy = { client-survey-lead }
client-survey-anonymous = We only keep how many have answered what each month, not who has answered. Your answers do not affect your case.
client-survey-anonymous-easy = { client-survey-anonymous }
client-question-understood = Did you understand what you consented to?
client-question-understood-easy = { client-question-understood }
client-question-involved = Were you involved in deciding?
client-question-could-refuse = Did you feel that you could say no?
client-question-could-refuse-easy = { client-question-could-refuse }
client-question-easy-to-see = Has it been easy to see what has happened?
client-question-easy-to-see-easy = { client-question-easy-to-see }
client-question-whom-to-ask = Do you know whom to ask if you have a question?
client-question-whom-to-ask-easy = { client-question-whom-to-ask }
client-answer-yes = Yes
client-answer-mostly = Yes, mostly
client-answer-mostly-easy = { client-answer-mostly }
client-answer-not-really = No, not really
client-answer-no = No
client-answer-unsure = Don't know
client-answer-unsure-easy = { client-answer-unsure }
client-answer-not-said = Don't want to answer
client-answer-not-said-easy = { client-answer-not-said }
client-survey-empty-heading = No answer is chosen
client-survey-empty = Choose an answer to at least one question, or go back.
client-survey-empty-easy = { client-survey-empty }
client-survey-send = Send my answers
client-survey-no = I don't want to answer now
