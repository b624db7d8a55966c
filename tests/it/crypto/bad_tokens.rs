//! Tokens that must fail, each with the fault a person is told of.
//!
//! Most are signed with the right key, as a careless or hostile gateway might: the signature
//! alone must never be enough.

use data_encoding::BASE64URL_NOPAD as BASE64;
use serde_json::{Value, json};
use underlag::crypto::Error;
use underlag::crypto::hash::Hash;
use underlag::crypto::signing::SigningKey;
use underlag::crypto::token::{RequestBinding, issue_proof, read_consent, verify_consent, verify_proof};

use super::{ISSUER, World, now};

/// A consent token taken apart, to be put together wrongly.
struct Parts {
    header: Value,
    claims: Value,
}

impl Parts {
    fn of(token: &str) -> Self {
        let mut parts = token
            .split('.')
            .map(|part| BASE64.decode(part.as_bytes()).expect("base64url"))
            .map(|bytes| serde_json::from_slice(&bytes).unwrap_or(Value::Null));
        let (header, claims) = (parts.next().expect("header"), parts.next().expect("claims"));
        Self { header, claims }
    }

    fn sign(&self, key: &SigningKey) -> String {
        sign_text(&self.header.to_string(), &self.claims.to_string(), key)
    }
}

fn sign_text(header: &str, claims: &str, key: &SigningKey) -> String {
    let message = format!("{}.{}", BASE64.encode(header.as_bytes()), BASE64.encode(claims.as_bytes()));
    let signature = BASE64.encode(&key.sign(message.as_bytes()));
    format!("{message}.{signature}")
}

fn fault(world: &World, token: &str) -> Option<Error> {
    verify_consent(token, world.keys.jwks(), ISSUER, now()).err()
}

/// One change of header or claims, signed with the right key.
fn fault_after(change: impl FnOnce(&mut Parts)) -> Option<Error> {
    let world = World::new();
    let mut parts = Parts::of(&world.consent.token);
    change(&mut parts);
    fault(&world, &parts.sign(&world.keys.signing))
}

#[test]
fn put_together_unchanged_it_holds() {
    assert_eq!(fault_after(|_| ()), None, "else every test below would pass for nothing");
}

#[test]
fn headers_that_must_fail() {
    let cases: &[(&str, &str, Value, Error)] = &[
        ("alg none", "alg", json!("none"), Error::Malformed("algorithm")),
        ("alg None", "alg", json!("None"), Error::Malformed("algorithm")),
        ("alg empty", "alg", json!(""), Error::Malformed("algorithm")),
        ("alg HS256", "alg", json!("HS256"), Error::Malformed("algorithm")),
        ("alg ES256", "alg", json!("ES256"), Error::Malformed("algorithm")),
        ("alg in lower case", "alg", json!("eddsa"), Error::Malformed("algorithm")),
        ("alg null", "alg", Value::Null, Error::Malformed("header")),
        ("alg a list", "alg", json!(["EdDSA"]), Error::Malformed("header")),
        ("typ of a request proof", "typ", json!("underlag-request+jwt"), Error::WrongType),
        ("typ of an answer proof", "typ", json!("underlag-answer+jwt"), Error::WrongType),
        ("typ JWT", "typ", json!("JWT"), Error::WrongType),
        ("typ with a parameter", "typ", json!("underlag-consent+jwt; v=1"), Error::WrongType),
        ("kid of nobody", "kid", json!("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"), Error::Foreign),
        ("kid empty", "kid", json!(""), Error::Foreign),
        ("kid a number", "kid", json!(1), Error::Malformed("header")),
        ("a critical extension", "crit", json!(["b64"]), Error::Malformed("header")),
        ("a key of its own", "jwk", json!({"kty": "OKP"}), Error::Malformed("header")),
        ("a key from elsewhere", "jku", json!("https://evil.example/jwks"), Error::Malformed("header")),
        ("compressed", "zip", json!("DEF"), Error::Malformed("header")),
    ];
    for (name, member, value, expected) in cases {
        let found = fault_after(|parts| parts.header[*member] = value.clone());
        assert_eq!(found.as_ref(), Some(expected), "{name}");
    }
}

#[test]
fn header_members_that_are_missing() {
    for member in ["typ", "alg", "kid"] {
        let found = fault_after(|parts| drop(parts.header.as_object_mut().expect("object").remove(member)));
        assert_eq!(found, Some(Error::Malformed("header")), "{member}");
    }
}

#[test]
fn claims_that_are_missing() {
    let names = [
        "iss",
        "aud",
        "jti",
        "iat",
        "nbf",
        "exp",
        "sub",
        "cnf",
        "reply_to",
        "authorization_details",
        "event",
    ];
    for name in names {
        let found = fault_after(|parts| drop(parts.claims.as_object_mut().expect("object").remove(name)));
        assert_eq!(found, Some(Error::Malformed("claims")), "{name}");
    }
}

#[test]
fn claims_of_the_wrong_type_or_value() {
    let malformed = Error::Malformed("claims");
    let cases: &[(&str, &str, Value, Error)] = &[
        ("exp a string", "/exp", json!("1811800800"), malformed.clone()),
        ("exp a fraction", "/exp", json!(1_811_800_800.5), malformed.clone()),
        ("exp null", "/exp", Value::Null, malformed.clone()),
        ("exp an object", "/exp", json!({}), malformed.clone()),
        ("exp beyond 64 bits", "/exp", json!(u64::MAX), malformed.clone()),
        ("exp beyond all calendars", "/exp", json!(i64::MAX), Error::Malformed("time")),
        ("exp past", "/exp", json!(1_700_000_000), Error::Expired),
        ("nbf a string", "/nbf", json!("0"), malformed.clone()),
        ("nbf to come", "/nbf", json!(1_811_000_000), Error::NotYetValid),
        ("iat a string", "/iat", json!("now"), malformed.clone()),
        ("iat to come", "/iat", json!(1_811_000_000), Error::NotYetValid),
        ("iss another gateway", "/iss", json!("https://other.example"), Error::Foreign),
        ("iss a list", "/iss", json!([ISSUER]), malformed.clone()),
        ("aud another gateway", "/aud", json!("https://other.example"), Error::WrongAudience),
        ("aud a list", "/aud", json!([ISSUER]), malformed.clone()),
        ("sub no digest", "/sub", json!("19121212-1212"), malformed.clone()),
        ("sub empty", "/sub", json!(""), malformed.clone()),
        ("jti a number", "/jti", json!(1), malformed.clone()),
        ("reply_to a word", "/reply_to", json!("nobody"), Error::Malformed("reply_to")),
        ("reply_to a secret", "/reply_to", json!("AGE-SECRET-KEY-1QQQ"), Error::Malformed("reply_to")),
        ("no detail", "/authorization_details", json!([]), Error::Malformed("authorization_details")),
        ("two details", "/authorization_details", json!([{}, {}]), malformed.clone()),
        (
            "detail of another type",
            "/authorization_details/0/type",
            json!("payment"),
            Error::Malformed("authorization_details"),
        ),
        (
            "an unknown category",
            "/authorization_details/0/may_tell/0",
            json!("everything"),
            malformed.clone(),
        ),
        ("a period that is no date", "/period/end", json!("2027-02-30"), malformed.clone()),
        ("no text", "/event/text_hash", Value::Null, Error::Malformed("text_hash")),
        ("a text's hash that is none", "/event/text_hash", json!("AAAA"), malformed.clone()),
        ("an unknown method", "/event/evidence/method", json!("assumed"), malformed.clone()),
        ("cnf of another curve", "/cnf/jwk/crv", json!("X25519"), Error::Malformed("cnf")),
        ("cnf of another kind", "/cnf/jwk/kty", json!("EC"), Error::Malformed("cnf")),
        ("cnf too short", "/cnf/jwk/x", json!("AAAA"), Error::Malformed("cnf")),
    ];
    for (name, pointer, value, expected) in cases {
        let found = fault_after(|parts| {
            *parts.claims.pointer_mut(pointer).expect("the claim is there") = value.clone();
        });
        assert_eq!(found.as_ref(), Some(expected), "{name}");
    }
}

#[test]
fn a_consent_of_the_shape_before_the_grid_is_refused() {
    let old = json!([{
        "type": "urn:underlag:disclosure", "from": ["vardcentral-norr"], "datatypes": ["diagnosis"],
    }]);
    let named = fault_after(|parts| {
        parts.header["typ"] = json!("underlag-consent+jwt");
        parts.claims["authorization_details"] = old.clone();
    });
    assert_eq!(named, Some(Error::WrongType));
    let shaped = fault_after(|parts| parts.claims["authorization_details"] = old.clone());
    assert_eq!(shaped, Some(Error::Malformed("claims")));
}

#[test]
fn a_claim_given_twice_is_malformed() {
    let world = World::new();
    let parts = Parts::of(&world.consent.token);
    let claims = parts.claims.to_string().replacen('{', r#"{"exp":4102444800,"#, 1);
    let token = sign_text(&parts.header.to_string(), &claims, &world.keys.signing);
    assert_eq!(fault(&world, &token), Some(Error::Malformed("claims")));
}

#[test]
fn a_foreign_key_under_our_key_id_is_tampering() {
    let world = World::new();
    let foreign = SigningKey::generate(&world.rng).expect("random");
    let token = Parts::of(&world.consent.token).sign(&foreign);
    assert_eq!(fault(&world, &token), Some(Error::Tampered));
}

#[test]
fn the_consents_own_key_does_not_make_consents() {
    let world = World::new();
    let mut parts = Parts::of(&world.consent.token);
    let key = world.secret.signing_key();
    parts.header["kid"] = json!(key.public().kid());
    assert_eq!(fault(&world, &parts.sign(&key)), Some(Error::Foreign));
}

/// Every byte of the token, turned into another base64url character.
#[test]
fn no_byte_can_be_changed() {
    let world = World::new();
    let token = world.consent.token.as_bytes();
    let dots: Vec<usize> = (0..token.len()).filter(|i| token[*i] == b'.').collect();
    for index in 0..token.len() {
        let mut changed = token.to_vec();
        changed[index] = if changed[index] == b'A' { b'B' } else { b'A' };
        let changed = String::from_utf8(changed).expect("ASCII");
        let found = read_consent(&changed, world.keys.jwks(), ISSUER).err();
        if dots.contains(&index) {
            assert_eq!(found, Some(Error::Malformed("parts")), "byte {index}");
        } else if index > dots[0] {
            assert_eq!(found, Some(Error::Tampered), "byte {index}");
        } else {
            // A changed header is unreadable, or names another type, algorithm or key.
            assert!(found.is_some(), "byte {index}");
        }
    }
}

/// The last character of a signature has four bits that mean nothing: they must be zero.
#[test]
fn a_signature_has_one_spelling() {
    let world = World::new();
    let (body, last) = world.consent.token.split_at(world.consent.token.len() - 1);
    const ALPHABET: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let taken: Vec<char> =
        ALPHABET.chars().filter(|c| fault(&world, &format!("{body}{c}")).is_none()).collect();
    assert_eq!(taken, last.chars().collect::<Vec<_>>());
}

#[test]
fn texts_that_are_no_token() {
    let world = World::new();
    let token = world.consent.token.clone();
    let parts: Vec<&str> = token.split('.').collect();
    let cases = [
        ("nothing", String::new(), "parts"),
        ("a word", "samtycke".to_owned(), "parts"),
        ("two dots", "..".to_owned(), "header"),
        ("two parts", format!("{}.{}", parts[0], parts[1]), "parts"),
        ("four parts", format!("{token}.AAAA"), "parts"),
        ("header is not base64url", format!("{{}}.{}.{}", parts[1], parts[2]), "header"),
        ("header with padding", format!("{}=.{}.{}", parts[0], parts[1], parts[2]), "header"),
        ("a space before", format!(" {token}"), "header"),
        ("header is not JSON", format!("AAAA.{}.{}", parts[1], parts[2]), "header"),
        ("a PDF", "%PDF-1.7".to_owned(), "parts"),
        ("far too long", "A".repeat(40_000), "size"),
        ("one mebibyte of dots", ".".repeat(1 << 20), "size"),
    ];
    for (name, text, expected) in cases {
        assert_eq!(fault(&world, &text), Some(Error::Malformed(expected)), "{name}");
    }
}

#[test]
fn signatures_of_the_wrong_length() {
    let world = World::new();
    let (message, signature) = world.consent.token.rsplit_once('.').expect("three parts");
    let bytes = BASE64.decode(signature.as_bytes()).expect("base64url");
    let cases: [(&str, Vec<u8>); 5] = [
        ("none", Vec::new()),
        ("half", bytes[..32].to_vec()),
        ("one byte less", bytes[..63].to_vec()),
        ("one byte more", [bytes.as_slice(), &[0]].concat()),
        ("all zero", vec![0; 64]),
    ];
    for (name, signature) in cases {
        let token = format!("{message}.{}", BASE64.encode(&signature));
        assert_eq!(fault(&world, &token), Some(Error::Tampered), "{name}");
    }
}

/// S plus the group order is the same number: RFC 8032 §5.1.7 wants it refused.
#[test]
fn a_signature_can_not_be_made_into_another() {
    const ORDER: [u8; 32] = [
        0xed, 0xd3, 0xf5, 0x5c, 0x1a, 0x63, 0x12, 0x58, 0xd6, 0x9c, 0xf7, 0xa2, 0xde, 0xf9, 0xde, 0x14, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0x10,
    ];
    let world = World::new();
    let (message, signature) = world.consent.token.rsplit_once('.').expect("three parts");
    let mut bytes = BASE64.decode(signature.as_bytes()).expect("base64url");
    let mut carry = 0;
    for (byte, order) in bytes[32..].iter_mut().zip(ORDER) {
        let sum = u16::from(*byte) + u16::from(order) + carry;
        *byte = u8::try_from(sum & 0xff).expect("one byte");
        carry = sum >> 8;
    }
    let token = format!("{message}.{}", BASE64.encode(&bytes));
    assert_eq!(fault(&world, &token), Some(Error::Tampered));
}

#[test]
fn a_proof_is_no_consent_and_a_consent_no_proof() {
    let world = World::new();
    let consent = world.verified();
    let about =
        RequestBinding { recipient: "vardcentral-norr", consent: consent.hash, request: Hash::of(b"r") };
    let proof = issue_proof(&world.secret.signing_key(), &about, None, &world.rng, now()).expect("issues");
    assert_eq!(fault(&world, &proof.token), Some(Error::WrongType));
    assert_eq!(verify_proof(&world.consent.token, &consent.key, &about, now()).err(), Some(Error::WrongType));
}

#[test]
fn a_proof_has_a_size() {
    let world = World::new();
    let consent = world.verified();
    let about =
        RequestBinding { recipient: "vardcentral-norr", consent: consent.hash, request: Hash::of(b"r") };
    let padded = format!("{}.", "A".repeat(5_000));
    assert_eq!(verify_proof(&padded, &consent.key, &about, now()).err(), Some(Error::Malformed("size")));
}
