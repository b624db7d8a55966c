# Handing over
handover-title = Hand over
handover-lead = What is not closed goes over to somebody else, with watches and deadlines. What is closed stays where it was closed.
handover-what = What is to be handed over?
handover-what-own = Everything I take care of
handover-what-worker = Everything { $name } takes care of
handover-what-unit = Everything in the unit: { $name }
handover-no-what = Choose what is to be handed over.
handover-to = To whom?
handover-to-colleague = Colleague in the same unit
handover-to-unit = Unit, { $mailbox }
handover-no-to = Choose a unit or a colleague.
handover-preview = Continue
handover-rules-heading = What happens when you hand over
handover-rules-1 = The new unit opens the answers with the same consent document. Make sure that it is in the record.
handover-rules-2 = The consent says which unit may ask. So the new unit can't send new requests with it, but takes a new consent.
handover-rules-3 = You can hand over only to units of the same organisation. Between organisations there is secrecy.
handover-rules-4 = The new unit gets an email with the references. Recipients that have had a request get the new contact. No personal data is emailed.
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
handover-sure-unit = The requests will be with { $name } only. After that you do not see them unless you belong there.
handover-sure-letter = { $name } gets an email with the references.
handover-sure-told = { $n ->
    [one] One recipient will be told that you have a new contact.
   *[other] { $n } recipients will be told that you have a new contact.
}
handover-sure-consent = The consent documents do not come along. Make sure that they are in the record.
handover-sure-colleague = { $name } becomes the sender of the requests. No email is sent: the functional mailbox is the same.
handover-more = Not everything fits at once. Hand over the rest afterwards.
handover-yes = Yes, hand over
handover-done-title = Handed over
handover-done-to = They are now with { $name }
handover-done-unit = { $name } gets an email with the references.
handover-caption = Requests that go over
handover-caption-done = Requests that have gone over
handover-watches = Watches that go over
handover-watches-done = Watches that have gone over
handover-said-gone = What you chose is no longer there. Begin again.
handover-act = Hand over to a unit or a colleague
handover-list-link = Hand over requests
handover-to-list = To the requests
