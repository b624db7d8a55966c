# Consents found by their document, and key documents. Keys start with `consent-`.

consent-consent = Consent
consent-key = Key document
consent-file = Consent or key document
consent-find-title = Find with the document
consent-find-text = The document leads to its own page. There you see what has been sent with it, and there it can be revoked or ended. Consents with protected personal data and key documents are found only in this way, because they have no personal number.
consent-find-hint = The PDF. Drop it here or choose it.
consent-find-button = Show
consent-find-nothing = Choose a consent or key document.
consent-protected-what = The consent is about somebody with protected personal data. Only those who may see such cases see this page.
consent-revoke-begun = { $n ->
    [one] One request that was begun but not sent is erased.
   *[other] { $n } requests that were begun but not sent are erased.
}
consent-key-title = Key document { $reference }
consent-key-what = The key document was made for a request without a name. Nobody has consented to anything, and nobody is named. It opens the answers to what has been sent with it.
consent-key-requests = Requests with the key document
consent-key-no-requests = Nothing has been sent with the key document.
consent-key-ended-on = Ended { $day }
consent-key-end = End
consent-key-end-title = Is the key document no longer needed?
consent-key-end-which = The key document was made { $when }.
consent-key-end-1 = Nobody can ask or open an answer with it any more.
consent-key-end-2 = What you have already saved stays where it is.
consent-key-end-3 = This can't be undone. The next time you send without a name you get a new one.
consent-key-end-button = Yes, end the key document
consent-key-end-no = No, keep it
consent-said-key-ended = The key document is ended.
consent-replaced-on = Replaced { $day }
consent-replaced-by = The consent has been replaced by { $reference }. It still opens the answers to what was sent with it, but nothing more can be sent.
consent-replace = Replace with a new one
consent-replace-title = Shall a new consent replace this one?
consent-replace-1 = The new consent begins with what the old one says. Go through it with the client and change what is to be changed.
consent-replace-2 = When the client says yes, the old one ends in the same moment. Requests that wait for an answer and go beyond the new one are withdrawn. The others go on.
consent-replace-3 = Keep the old consent document: the answers to what was sent with it are opened with it.
consent-replace-4 = What was begun with the old one and not sent is erased.
consent-replace-button = Go on to the new one
consent-replace-no = Cancel
consent-replacing = The new consent replaces { $reference }
consent-said-replaced-gone = The consent document to be replaced is no longer here. Drop it again on the consent's page.
consent-overlaps = The client has a consent already
consent-overlaps-own = { $unit }, from { $since } until { $until }
consent-overlaps-other = { $unit } has a consent of the client.
consent-overlaps-text = If the new one is to take an old one's place, open the old one and choose Replace with a new one. Otherwise both are in force, each by itself.
