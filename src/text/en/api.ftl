# Keys start with `api-`. For those who build and run a system that calls the gateway. Each problem has
# what happened and what to do now.

api-problem-token-missing = The call has no token.
    Send a JWT in the header Authorization: Bearer, made with the system's key.
api-problem-token-unknown = The system is unknown, locked out or has another key.
    Compare iss and the key with users.toml.
api-problem-token-used = The token has been used for a change before.
    Make a new token with a new jti for each call that changes something.
api-problem-token-expired = The token has expired.
    Make a new one. Check the system's clock if this comes back.
api-problem-token-early = The token is not valid yet.
    iat and nbf can't lie in the future. The gateway's time stands in the header Date of this answer: if your clock is right, tell those who run the gateway.
api-problem-token-audience = The token is meant for somebody else.
    Set aud to the address of this gateway, without a slash at the end.
api-problem-token-long = The token is valid for too long.
    Let exp lie five minutes after iat at most.
api-problem-token-subject = The token was made by a system for somebody else.
    Set both iss and sub to the system's id in users.toml.
api-problem-token-algorithm = The token is signed in a way that is not taken.
    Set alg to EdDSA in the header and sign with the system's Ed25519 key, also where the library would write Ed25519.
api-problem-token-type = The token is of another sort.
    Leave typ out of the header, or set it to JWT.
api-problem-token-header = The token's header has something that is not taken.
    Let it have alg, typ and kid only: take out, for example, x5t, cty, jwk and crit.
api-problem-token-audiences = The token is meant for several.
    Set aud to the address of this gateway and no other.
api-problem-token-claims = One of iss, sub, aud, iat, exp and jti is missing in the token or has the wrong form.
    Write the times as numbers (seconds since 1970) and jti as 1 to 128 characters.
api-problem-token-times = The token ends before it begins.
    Let exp lie after iat, by five minutes at most.
api-problem-token-malformed = The token can't be read.
    It has to be a JWT in three parts (header, claims, signature), of 4 kB at most.
api-problem-body = What the call holds is not right.
    Put right what stands in findings and send it again.
api-problem-not-found = What is sought is not there, or belongs to another unit.
    Check the address and the reference.
api-problem-method = The address is there, but not with that method.
    The methods that will do are in the header Allow and in openapi.json.
api-problem-forbidden = The system may not do this.
    Check its role and its units in users.toml.
api-problem-unreadable = The call can't be read.
    Send a JSON object in UTF-8.
api-problem-too-large = The call is too large.
    The largest size is set with request_mib in underlag.toml.
api-problem-media-type = The content is of the wrong kind.
    Send it as application/json.
api-problem-conflict = Somebody else has changed the same thing at the same time.
    Read how it stands and try once more.
api-problem-busy = It is too much at once just now.
    Try again in a while.
api-problem-timeout = The answer was not ready in time.
    Read how it stands, and try again if nothing has happened.
api-problem-full = The storage is full, so nothing has been saved or sent.
    Contact whoever runs the gateway and try again later.
api-problem-outcome-unknown = The storage did not answer as it should: it is not certain that it was saved or sent.
    Wait a minute and read how it stands. A request can be sent again with the same submission: it is then made once.
api-problem-internal = Something went wrong in the gateway. It is not certain that it was saved or sent.
    Read how it stands, and try again if nothing has happened. If it happens again, tell whoever runs the gateway the number in incident.

api-finding-missing = The field is missing.
api-finding-unknown-field = There is no such field.
api-finding-unknown-parameter = There is no such parameter in the address.
api-finding-twice = The field is there twice.
api-finding-blank = The field is empty.
api-finding-unseen = The text has a character that is not seen or has no place here: a control, a change of writing direction, a soft hyphen, a blank of no width.
api-finding-too-long = The text is too long.
api-finding-too-short = The text is too short.
api-finding-not-with-protected = With protected particulars no client is given.
api-finding-empty = The list is empty.
api-finding-unknown-code = The value is none of those to choose from.
api-finding-type-text = Has to be text.
api-finding-type-texts = Has to be a list of texts.
api-finding-type-flag = Has to be true or false.
api-finding-type-day = Has to be a day: YYYY-MM-DD.
api-finding-type-file = Has to be a file in base64.
api-finding-type-object = Has to be an object.
api-finding-type-objects = Has to be a list of objects.
api-finding-limit = Has to be a whole number from 1 to 200.
api-finding-one-of-two = Give one of the fields unit and colleague.
api-finding-only-with-accept = Is given with accept only.
api-finding-document-or-reference = Give either consent_document or reference.
api-finding-form = The answer can't be taken as it is written. Compare it with the form.
api-finding-identifies = The text seems to show who it is about. Take it out: nothing here may show that. If it is no name, it can be given in no_names.
