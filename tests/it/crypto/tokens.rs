//! What a token says, for how long, and what it binds together.

use data_encoding::BASE64URL_NOPAD;
use serde_json::Value;
use underlag::crypto::Error;
use underlag::crypto::hash::Hash;
use underlag::crypto::keys::GatewayKeys;
use underlag::crypto::recipient_key::RecipientKey;
use underlag::crypto::seal::Identity;
use underlag::crypto::secret::ConsentSecret;
use underlag::crypto::signing::{SigningKey, VerifyingKey};
use underlag::crypto::token::{
    AnswerBinding, NewConsent, RequestBinding, issue_answer_proof, issue_consent, issue_proof,
    verify_answer_proof, verify_consent, verify_proof,
};
use underlag::domain::digest::Digest;
use underlag::domain::reference::Reference;

use super::{ISSUER, World, at, now, terms};

#[test]
fn a_consent_says_what_was_agreed() {
    let world = World::new();
    let consent = verify_consent(&world.consent.token, world.keys.jwks(), ISSUER, now()).expect("holds");
    assert_eq!(consent.terms, terms());
    assert_eq!(consent.id, world.consent.id);
    assert_eq!(consent.client, Digest::from_bytes([7; 32]));
    assert_eq!(consent.key, world.secret.public().signing);
    assert_eq!(consent.reply_to, world.secret.identity().recipient());
    assert_eq!(consent.hash, Hash::of(world.consent.token.as_bytes()));
    assert_eq!(consent.issued_at, now());
}

#[test]
fn the_claims_are_those_of_the_standards() {
    let token = World::new().consent.token;
    let parts: Vec<Value> = token
        .split('.')
        .take(2)
        .map(|part| BASE64URL_NOPAD.decode(part.as_bytes()).expect("base64url"))
        .map(|json| serde_json::from_slice(&json).expect("JSON"))
        .collect();
    let names = |value: &Value| value.as_object().expect("an object").keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&parts[0]), ["typ", "alg", "kid"]);
    assert_eq!(parts[0]["typ"], "underlag-consent-grid+jwt");
    let expected = [
        "iss",
        "aud",
        "jti",
        "iat",
        "nbf",
        "exp",
        "sub",
        "subject",
        "cnf",
        "reply_to",
        "to",
        "authorization_details",
        "purpose",
        "period",
        "event",
    ];
    assert_eq!(names(&parts[1]), expected);
    assert_eq!(names(&parts[1]["cnf"]["jwk"]), ["kty", "crv", "x"]);
    assert_eq!(parts[1]["authorization_details"][0]["type"], "urn:underlag:disclosure:party");
    assert_eq!(parts[1]["authorization_details"][0]["may_tell"][1], "activity-limitation");
    assert_eq!(parts[1]["event"]["evidence"]["method"], "written");
}

/// The first and the last day are local days: winter time at the start, summer time at the end.
#[test]
fn a_consent_holds_from_its_first_to_its_last_moment() {
    let world = World::new();
    let verify =
        |moment| verify_consent(&world.consent.token, world.keys.jwks(), ISSUER, at(moment)).map(|_| ());
    // It was made at ten, so nothing can have been done under it before.
    assert_eq!(verify("2026-11-21T09:58:59Z"), Err(Error::NotYetValid));
    assert_eq!(verify("2026-11-21T09:59:00Z"), Ok(()));
    assert_eq!(verify("2027-05-20T21:59:59Z"), Ok(()));
    assert_eq!(verify("2027-05-20T22:00:59Z"), Ok(()), "clocks may differ by a minute");
    assert_eq!(verify("2027-05-20T22:01:00Z"), Err(Error::Expired));
    let consent = world.verified();
    assert_eq!(consent.not_before, at("2026-11-20T23:00:00Z"));
    assert_eq!(consent.expires_at, at("2027-05-20T22:00:00Z"));
}

#[test]
fn a_consent_for_later_is_not_valid_yet() {
    let world = World::new();
    let mut later = terms();
    later.valid_from = jiff::civil::date(2026, 12, 1);
    let public = world.secret.public();
    let new = NewConsent {
        issuer: ISSUER,
        subject: underlag::domain::consent::SubjectKind::Client,
        client: Digest::from_bytes([7; 32]),
        name: None,
        terms: &later,
        public: &public,
    };
    let token = issue_consent(&world.keys, &new, &world.rng, now()).expect("issues").token;
    let verify = |moment| verify_consent(&token, world.keys.jwks(), ISSUER, at(moment)).map(|_| ());
    assert_eq!(verify("2026-11-30T22:58:59Z"), Err(Error::NotYetValid));
    assert_eq!(verify("2026-11-30T23:00:00Z"), Ok(()));
}

#[test]
fn a_purpose_too_long_to_verify_is_not_issued() {
    let world = World::new();
    let mut long = terms();
    long.purpose = "ä".repeat(13_000);
    let public = world.secret.public();
    let new = NewConsent {
        issuer: ISSUER,
        subject: underlag::domain::consent::SubjectKind::Client,
        client: Digest::from_bytes([7; 32]),
        name: None,
        terms: &long,
        public: &public,
    };
    assert_eq!(issue_consent(&world.keys, &new, &world.rng, now()).err(), Some(Error::TooLarge));
}

#[test]
fn only_its_own_secret_unlocks_a_consent() {
    let world = World::new();
    let other = ConsentSecret::generate(&world.rng).expect("random");
    assert!(world.verified().unlock(&world.secret).is_ok());
    assert_eq!(world.verified().unlock(&other).err(), Some(Error::WrongKey));
}

#[test]
fn a_secret_survives_its_text_form() {
    let world = World::new();
    let again = ConsentSecret::parse(&world.secret.expose()).expect("43 characters");
    assert_eq!(again.public(), world.secret.public());
    assert!(ConsentSecret::parse(&world.secret.expose()[1..]).is_none());
}

/// The derivation never changes: consent documents are kept for years. The seeds are
/// HKDF-SHA-256 of 32 zero bytes, salt `underlag/v1/consent`, computed elsewhere.
#[test]
fn a_secret_gives_the_same_keys_for_ever() {
    let secret = ConsentSecret::from_bytes(&[0; 32]);
    let seed = |hex: &str| -> [u8; 32] {
        let bytes = data_encoding::HEXLOWER.decode(hex.as_bytes()).expect("hex");
        bytes.try_into().expect("32 bytes")
    };
    let signing =
        SigningKey::from_seed(&seed("619ce44253d8a9527d29c8c99d81341ddec810886bd77dca113638694dfe8803"));
    let sealing =
        Identity::from_seed(&seed("fd939e42804995c72f1eee86cc230ef432e3cc9b691a9edddc6d2ca015e99e40"));
    assert_eq!(secret.public().signing, *signing.public());
    assert_eq!(secret.public().sealing, sealing.recipient());
}

#[test]
fn a_request_proof_binds_recipient_consent_and_request() {
    let world = World::new();
    let consent = world.verified();
    let key = consent.unlock(&world.secret).expect("its own secret");
    let about = RequestBinding {
        recipient: "vardcentral-norr",
        consent: consent.hash,
        request: Hash::of(b"request"),
    };
    let proof = issue_proof(&key, &about, None, &world.rng, now()).expect("issues");
    let verified = verify_proof(&proof.token, &consent.key, &about, now()).expect("holds");
    assert_eq!((verified.id, verified.issued_at), (proof.id.clone(), now()));

    let verify = |about: RequestBinding<'_>| verify_proof(&proof.token, &consent.key, &about, now()).err();
    assert_eq!(verify(RequestBinding { recipient: "arbetscentrum", ..about }), Some(Error::WrongAudience));
    assert_eq!(verify(RequestBinding { consent: Hash::of(b"another"), ..about }), Some(Error::Foreign));
    assert_eq!(verify(RequestBinding { request: Hash::of(b"changed"), ..about }), Some(Error::Tampered));

    let other = ConsentSecret::generate(&world.rng).expect("random").public().signing;
    assert_eq!(verify_proof(&proof.token, &other, &about, now()).err(), Some(Error::Foreign));
    let before = at("2026-11-21T09:58:00Z");
    assert_eq!(verify_proof(&proof.token, &consent.key, &about, before).err(), Some(Error::NotYetValid));

    let again = issue_proof(&key, &about, None, &world.rng, now()).expect("issues");
    assert_ne!(again.id, proof.id, "each proof can be used once");
}

#[test]
fn an_answer_proof_binds_recipient_request_and_answer() {
    let world = World::new();
    let clinic = RecipientKey::generate(&world.rng).expect("random");
    let enrolled = clinic.public(jiff::civil::date(2026, 11, 1));
    let public = VerifyingKey::parse(&enrolled.signing).expect("a public key");
    let about = AnswerBinding {
        recipient: "vardcentral-norr",
        reference: Reference::from_digest(&Digest::from_bytes([1; 32])),
        request: Hash::of(b"request"),
        response: Hash::of(b"answer"),
    };
    let key = clinic.unlock(&enrolled).expect("its own key");
    let proof = issue_answer_proof(&key, &about, None, &world.rng, now()).expect("issues");
    let verified = verify_answer_proof(&proof.token, &public, &about, now()).expect("holds");
    assert_eq!((verified.id, verified.issued_at), (proof.id, now()));

    let verify = |about: AnswerBinding<'_>| verify_answer_proof(&proof.token, &public, &about, now()).err();
    let elsewhere = Reference::from_digest(&Digest::from_bytes([2; 32]));
    assert_eq!(verify(AnswerBinding { recipient: "arbetscentrum", ..about }), Some(Error::Foreign));
    assert_eq!(verify(AnswerBinding { reference: elsewhere, ..about }), Some(Error::Foreign));
    assert_eq!(verify(AnswerBinding { request: Hash::of(b"another"), ..about }), Some(Error::Foreign));
    assert_eq!(verify(AnswerBinding { response: Hash::of(b"changed"), ..about }), Some(Error::Tampered));
}

#[test]
fn another_gateway_is_foreign() {
    let world = World::new();
    let other = GatewayKeys::generate("test", &world.rng).expect("random");
    assert_eq!(verify_consent(&world.consent.token, other.jwks(), ISSUER, now()).err(), Some(Error::Foreign));
    let elsewhere = "https://other.example";
    assert_eq!(
        verify_consent(&world.consent.token, world.keys.jwks(), elsewhere, now()).err(),
        Some(Error::Foreign)
    );
}

#[test]
fn debug_shows_no_secret_and_no_content() {
    let world = World::new();
    let clinic = RecipientKey::generate(&world.rng).expect("random");
    let shown = format!(
        "{:?} {:?} {:?} {:?} {:?}",
        world.secret,
        world.secret.identity(),
        world.secret.signing_key(),
        world.verified(),
        clinic
    );
    for hidden in [world.secret.expose().as_str(), &clinic.display(), "arbetsträning", "07070707"] {
        assert!(!shown.contains(hidden), "{shown}");
    }
}
