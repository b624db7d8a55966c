# Handing over
handover-title = Hand over
handover-lead = What is not done goes over to somebody else, with watches and deadlines. What is done stays where it was done.
handover-what = What is to be handed over?
handover-what-own = Everything I take care of
handover-what-worker = Everything { $name } takes care of
handover-what-unit = Everything in the unit: { $name }
handover-no-what = Choose what is to be handed over.
handover-to = To whom?
handover-to-colleague = Colleague in the same unit
handover-to-unit = Unit, { $mailbox }
handover-no-to = Choose a unit or a colleague.
handover-preview = Show what goes over
handover-rules-heading = What applies
handover-rules-1 = The new unit opens the answers with the same consent document. See to it that it is in the file.
handover-rules-2 = The consent says which unit may ask. So the new unit can't send new requests with it, but takes a new consent.
handover-rules-3 = You can hand over only to units of the same organisation. Between organisations there is secrecy.
handover-rules-4 = The new unit gets an e-mail with the references. Recipients that have had a request get the new contact. No personal data is e-mailed.
handover-how-many = { $requests ->
    [0] No requests
    [one] One request
   *[other] { $requests } requests
}{ $watches ->
    [0] {""}
    [one] {" "}and one watch
   *[other] {" "}and { $watches } watches
}
handover-sure-title = Hand over to { $name }?
handover-sure-unit = The requests are with { $name } only from now on. You no longer see them unless you belong there.
handover-sure-letter = { $name } gets an e-mail with the references.
handover-sure-told = { $n ->
    [one] One recipient is told that you have a new contact.
   *[other] { $n } recipients are told that you have a new contact.
}
handover-sure-consent = The consent documents do not come along. See to it that they are in the file.
handover-sure-colleague = { $name } stands as the one who sent the requests. No e-mail is sent: the functional mailbox is the same.
handover-more = There is more than can go over at once. Do it again for the rest.
handover-yes = Yes, hand over
handover-done-title = Handed over
handover-done-unit = { $name } gets an e-mail with the references.
handover-caption = Requests that go over
handover-caption-done = Requests that have gone over
handover-said-gone = What you chose is no longer there. Begin again.
handover-act = Hand over to a unit or a colleague
handover-list-link = Hand over requests
