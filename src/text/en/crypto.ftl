# Keys start with `crypto-`. About the consent document, unless they say otherwise.

crypto-expired = The consent has run out. Go through a new consent with the client.
crypto-not-yet-valid = The consent is not in force yet. Wait for its first day, or make a new one.
crypto-foreign = The document does not come from this service, or belongs to something else. Choose the consent document that was made here for this client.
crypto-tampered = The document was changed after it was sealed and can’t be used. Take the original from the client’s file.
crypto-malformed = The file is damaged or is not a document from this service. Take the original from the client’s file.
crypto-wrong-type = This is another sort of document. Choose the one the page asks for.
crypto-wrong-audience = The document is meant for somebody else and can’t be used here.
crypto-too-long-lived = The token is valid for too long and can not be used. Make one that is valid for a shorter time.
crypto-too-large = The text is too long. Shorten the purpose or choose fewer recipients.
crypto-wrong-key = The key does not fit. Check that you have the right document or the right recipient key.
crypto-damaged = The sealed file is damaged and can’t be opened. Ask the sender to send it again.
crypto-key-length = The recipient key has { $found ->
        [one] one character
       *[other] { $found } characters
    } but should have 27. Copy every group in the letter.
crypto-key-character = The recipient key holds a character that is never used in one. Compare it with the letter.
crypto-key-mistyped = The recipient key is mistyped: a character does not fit. Compare it with the letter, group by group.
crypto-internal = Something went wrong in the service. Nothing was saved. Try again, and tell whoever runs the service if it happens again.
