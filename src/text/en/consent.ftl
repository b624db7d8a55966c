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
