# What is done with personal data. Keys start with `data-protection-`.

data-protection-path = /data-protection
data-protection-link = Data protection
data-protection-read = How personal data are handled
data-protection-title = How personal data are handled
data-protection-lead = This page is about { $organisation } and what happens in Underlag: requests for statements, and the answers to them.
data-protection-several = Several organisations use Underlag here. Choose the one you are in contact with.
data-protection-nobody = No organisation has been set up here yet.
data-protection-unsaid = { $organisation } has not stated this.
data-protection-unsaid-ask = Ask the unit

data-protection-who = Who is responsible?
data-protection-controller = Controller
data-protection-address = Address
data-protection-contact = Contact
data-protection-officer = Data protection officer

data-protection-what-for = What are the data used for?
data-protection-purpose-ask = The social services need a statement for a case. They ask a clinic, an activity provider or an authority, and receive the answer.
data-protection-purpose-follow = Whoever asks and whoever answers should see where the request is, and be reminded in time.
data-protection-purpose-see = The person the request is about should be able to see what was asked, and to take the consent back.
data-protection-purpose-count = The organisation follows up how long answers take and how complete they are, without showing exact counts.
data-protection-purpose-protect = Underlag logs what is done, so that it can be looked into afterwards and faults are found.
data-protection-no-decision = Underlag decides nothing about anybody. A person does that, in the social services' own case.

data-protection-data = Which data, and where from?
data-protection-data-client = About the person a request is about: name, personal number, and what is written in the request and the answer. It may be data about health. The consent says which kinds of data it may be. If somebody said yes in that person's place, that name is in the consent document. A request can also be made without a name.
data-protection-data-recipient = About whoever answers: name and what they write about themselves, such as profession and telephone number.
data-protection-data-staff = About whoever works in Underlag: name, rights and what they have done.
data-protection-source = The data come from the person the request is about, from the social services and from those who answer.

data-protection-basis = Legal basis
data-protection-basis-legal-obligation = The processing is necessary to comply with a legal obligation (GDPR, article { $article }).
data-protection-basis-public-interest = The processing is necessary for a task in the public interest or in the exercise of official authority (GDPR, article { $article }).
data-protection-basis-social-protection = Data about health are processed because it is necessary in the field of social security and social protection (article { $article }).
data-protection-basis-substantial-public-interest = Data about health are processed because it is necessary for a substantial public interest (article { $article }).
data-protection-basis-health-and-social-care = Data about health are processed because it is necessary for health care or social care (article { $article }).
data-protection-law = The basis is laid down in:
data-protection-consent = The consent is not the legal basis
data-protection-consent-text-1 = The consent lifts secrecy: whoever is bound by it may tell what the consent says, under the rules on secrecy for authorities, health care and the social services.
data-protection-consent-text-2 = It is not consent under the GDPR. Once it is taken back nothing more may be asked or told. What is already in the social services' case stays there, on the basis stated above.

data-protection-whom = Who gets the data?
data-protection-whom-unit = The unit that asks, or a unit of the same organisation that has taken over. They open the answer with the consent document, or with a recovery key that is locked away, if the unit has one.
data-protection-whom-recipient = Whoever the request is put to. That is always somebody the consent names, if the request is about a person.
data-protection-whom-onward = Whoever the answer may go on to, if the consent names anybody. The unit does that by itself, outside Underlag.
data-protection-whom-mail = Mail servers see that a request was sent: reference, form and dates, but no personal data about the person it is about.
data-protection-operator = Runs the server
data-protection-operator-text = Whoever runs the server has no key that opens the documents that lie there. What passes is in the server's memory while it passes.

data-protection-how-long = How long are the data kept?
data-protection-what-request = A request
data-protection-stays-request = Destroyed when the unit has fetched the answer or withdrawn the request, otherwise at most { $n ->
    [one] one day
   *[other] { $n } days
} after the answer was due. Never longer than the consent's last day, or the day the answer is due if that is later.
data-protection-what-answer = An answer
data-protection-stays-answer = Destroyed when the unit has fetched it, otherwise at most { $n ->
    [one] one day
   *[other] { $n } days
} after it came. Whoever answered can open their own copy for as long, also when the unit has fetched the answer. Never longer than the consent's last day, unless the request was to be kept longer already.
data-protection-what-unsent = A request that was not sent
data-protection-stays-unsent = At most { $n ->
    [one] one day
   *[other] { $n } days
} after it was last saved.
data-protection-what-card = The client's card
data-protection-stays-card = The code on the card works until { $n ->
    [one] one year
   *[other] { $n } years
} after the consent's last day. A new card closes the old one.
data-protection-what-paper = A signed paper that was scanned
data-protection-stays-paper = Sealed to the consent document. Destroyed when the consent ends or is revoked.
data-protection-what-open = What is open on a page
data-protection-stays-open = The server forgets consent documents and opened answers after { $n ->
    [one] one minute
   *[other] { $n } minutes
}, the client's own page after as long without a click.
data-protection-what-written = What is being written, or read by whoever answers
data-protection-stays-written = Forgotten by the server after { $n ->
    [one] one minute
   *[other] { $n } minutes
} without a click. A saved draft is sealed and is destroyed with the request.
data-protection-what-login = A login
data-protection-stays-login = Ends after { $n ->
    [one] one minute
   *[other] { $n } minutes
} without a click.
data-protection-what-consent = The consent
data-protection-stays-consent = The name, the personal number and the key are not kept in Underlag. They are in the consent document, in the social services' records.
data-protection-what-traces = Traces of what was done
data-protection-stays-traces = Codes, times and digests instead of names. The program does not remove them. The digests can't be read, but whoever has the server's keys can try whether a personal number fits.
data-protection-what-statistics = Statistics
data-protection-stays-statistics = Counted by month and kept until further notice. They are shown as classes, never as exact numbers of people.
data-protection-what-mail = Mail and the server's log
data-protection-stays-mail = They hold no personal data about the person a request is about. The organisation decides how long they are kept.
data-protection-what-staff = Names and rights of those who work in Underlag
data-protection-stays-staff = Until the organisation removes them.
data-protection-what-backups = Backups
data-protection-stays-backups = { $n ->
    [one] One day
   *[other] { $n } days
}. Sealed documents may stay in them so long.
data-protection-what-records = What the social services have kept in their own case

data-protection-outside = Do the data leave the EU?
data-protection-outside-program = Underlag sends no data to anybody but those named above, and loads nothing from other websites.
data-protection-outside-no = { $organisation } states that the personal data do not go to any country outside the EU and the EEA.
data-protection-outside-yes = { $organisation } states that personal data go to a country outside the EU and the EEA. Ask which, and how they are protected there.

data-protection-rights = Your rights
data-protection-right-access = You have the right to know which data about you are processed, and to get a copy.
data-protection-right-rectify = You have the right to have wrong data corrected.
data-protection-right-object = You have the right to object to the processing.
data-protection-right-restrict = In some cases you can have data erased, or have the processing restricted.
data-protection-right-revoke = If you have given a consent you can take it back whenever you want. Requests that wait, answers that were not fetched, and the copy that whoever answered has in Underlag, are then destroyed.
data-protection-complain = If you think that data about you are handled wrongly you can complain to the Swedish Authority for Privacy Protection (IMY):

data-protection-ask = Whom can you ask?
data-protection-ask-text = Turn to the unit you are in contact with, or to the data protection officer.
data-protection-ask-privacy = Write nothing sensitive in a mail. Call, and you will hear how to hand it over safely.
data-protection-reviewed = The organisation last looked through what it states on { $date }.
