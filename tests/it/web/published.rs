//! What anybody may fetch to check documents with.

use data_encoding::BASE64URL_NOPAD;
use jiff::civil::date;
use ring::rand::SystemRandom;
use serde_json::Value;
use underlag::crypto::recipient_key::RecipientKey;
use underlag::crypto::signing::Jwks;
use underlag::domain::recipient::FormerKeys;
use underlag::web;
use underlag::web::state::State;

use super::client::Client;
use crate::exchange::gateway::{CLINIC, TestGateway, directory};

#[tokio::test]
async fn the_keys_of_the_recipients_are_published_with_their_days_under_the_gateways_signature() {
    let gateway = TestGateway::new();
    let first = gateway.clinic_key.public(date(2026, 10, 1));
    let second = RecipientKey::generate(&SystemRandom::new()).expect("a key").public(date(2026, 11, 25));
    let mut directory = directory(&gateway.clinic_key);
    directory.recipients[0].former_keys.push(FormerKeys {
        sealing: first.sealing,
        signing: first.signing.clone(),
        enrolled: first.enrolled,
        retired: date(2026, 11, 25),
    });
    directory.recipients[0].keys = Some(second.clone());
    gateway.replace_directory(directory);

    let mut anybody = Client::new(web::router(&State::new(gateway.shared())));
    let jwks = anybody.get("/.well-known/jwks.json").await;
    let jwks = Jwks::parse(&jwks.text).expect("the published keys");
    let list = anybody.get("/.well-known/recipient-keys.jwt").await;
    assert_eq!((list.status.as_u16(), list.header("content-type")), (200, "application/jwt"));

    let (signed, signature) = list.text.rsplit_once('.').expect("a signature");
    let parts: Vec<Value> = signed
        .split('.')
        .map(|part| BASE64URL_NOPAD.decode(part.as_bytes()).expect("base64url"))
        .map(|json| serde_json::from_slice(&json).expect("JSON"))
        .collect();
    let key = jwks.find(parts[0]["kid"].as_str().expect("a name")).expect("the gateway's");
    let signature = BASE64URL_NOPAD.decode(signature.as_bytes()).expect("base64url");
    assert_eq!(key.verify(signed.as_bytes(), &signature), Ok(()));
    assert_eq!(parts[0]["typ"], "underlag-recipient-keys+jwt");
    assert_eq!(parts[1]["iss"], gateway.issuer());

    let keys = parts[1]["keys"].as_array().expect("keys");
    let clinics: Vec<_> = keys.iter().filter(|key| key["recipient"] == CLINIC).collect();
    assert_eq!(clinics.len(), 2);
    let [former, current] = [clinics[0], clinics[1]];
    assert_eq!((&former["from"], &former["to"]), (&"2026-10-01".into(), &"2026-11-25".into()));
    assert_eq!((&current["from"], current.get("to")), (&"2026-11-25".into(), None));
    assert_eq!((&former["jwk"]["x"], &current["jwk"]["x"]), (&first.signing.into(), &second.signing.into()));
    assert!(!list.text.contains('@') && !signed.is_empty(), "no mailbox");
}
