//! The gateway's keys: published as JWKs, kept as files, rotated.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use ring::rand::SystemRandom;
use tempfile::TempDir;
use underlag::crypto::digest::Purpose;
use underlag::crypto::keys::{GatewayKeys, create, distrust, rotate_signing};
use underlag::crypto::signing::{Jwk, Jwks, SigningKey};
use underlag::crypto::token::verify_consent;
use underlag::crypto::{Error, KeyFileFault};

use super::{ISSUER, World, at, now};

fn folder() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    create(&folder.path().join("keys"), &SystemRandom::new()).expect("makes keys");
    folder
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).expect("is there").permissions().mode() & 0o777
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).expect("may");
}

fn fault(folder: &Path) -> Option<KeyFileFault> {
    match GatewayKeys::load(folder, "test").err() {
        Some(Error::KeyFile { fault, .. }) => Some(fault),
        _ => None,
    }
}

/// RFC 8037 appendix A.1 to A.3.
#[test]
fn the_thumbprint_of_the_standard() {
    let seed = data_encoding::BASE64URL_NOPAD
        .decode(b"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A")
        .expect("base64url");
    let key = SigningKey::from_seed(seed.as_slice().try_into().expect("32 bytes"));
    assert_eq!(key.public().x(), "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
    assert_eq!(key.public().kid(), "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
}

/// RFC 8037 appendix A.4 and A.5.
#[test]
fn the_signature_of_the_standard() {
    let key = Jwk {
        kty: "OKP".to_owned(),
        crv: "Ed25519".to_owned(),
        x: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo".to_owned(),
    }
    .key()
    .expect("a key");
    let message = b"eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc";
    let signature = data_encoding::BASE64URL_NOPAD
        .decode(b"hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg")
        .expect("base64url");
    assert_eq!(key.verify(message, &signature), Ok(()));
    assert_eq!(key.verify(b"another", &signature), Err(Error::Tampered));
}

#[test]
fn the_published_set_can_be_read_back() {
    let world = World::new();
    let json = world.keys.jwks().to_json();
    assert_eq!(&Jwks::parse(&json).expect("a set"), world.keys.jwks());
    let set: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(set["keys"][0]["alg"], "EdDSA");
    assert_eq!(set["keys"][0]["use"], "sig");
    assert_eq!(set["keys"][0]["kid"], world.keys.signing.public().kid());
    assert!(set["keys"][0].get("d").is_none(), "no private part");
}

/// A set can't smuggle in a key under another's name.
#[test]
fn key_ids_are_computed_not_believed() {
    let world = World::new();
    let real = world.keys.signing.public().kid();
    let json = world.keys.jwks().to_json().replace("\"kid\":\"", "\"kid\":\"x");
    let set = Jwks::parse(&json).expect("a set");
    assert!(set.find(&format!("x{real}")).is_none() && set.find(real).is_some());
}

#[test]
fn sets_that_must_fail() {
    for bad in [
        "",
        "{}",
        r#"{"keys":{}}"#,
        r#"{"keys":[{"kty":"RSA","n":"AQAB","e":"AQAB"}]}"#,
        r#"{"keys":[{"kty":"OKP","crv":"X25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]}"#,
        r#"{"keys":[{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHUR"}]}"#,
        r#"{"keys":[{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo="}]}"#,
    ] {
        assert_eq!(Jwks::parse(bad), Err(Error::BadPublicKey), "{bad}");
    }
}

#[test]
fn key_files_are_for_the_gateway_only() {
    let folder = folder();
    let keys = folder.path().join("keys");
    assert_eq!(mode(&keys), 0o700);
    for name in ["signing.pem", "digest.key", "session.key"] {
        assert_eq!(mode(&keys.join(name)), 0o600, "{name}");
        for open in [0o640, 0o604, 0o660, 0o620] {
            set_mode(&keys.join(name), open);
            assert_eq!(fault(&keys), Some(KeyFileFault::Readable), "{name} {open:o}");
        }
        set_mode(&keys.join(name), 0o400);
        assert_eq!(fault(&keys), None, "{name}");
    }
}

#[test]
fn the_same_files_give_the_same_keys() {
    let folder = folder();
    let keys = folder.path().join("keys");
    let (one, two) =
        (GatewayKeys::load(&keys, "a").expect("loads"), GatewayKeys::load(&keys, "a").expect("loads"));
    assert_eq!(one.jwks(), two.jwks());
    assert_eq!(one.digest.digest(Purpose::Client, b"x"), two.digest.digest(Purpose::Client, b"x"));
    let wrapped = one.wrap.wrap(b"secret", b"here", &SystemRandom::new()).expect("wraps");
    assert_eq!(two.wrap.unwrap(&wrapped, b"here").expect("unwraps").as_slice(), b"secret");
}

#[test]
fn keys_are_never_overwritten() {
    let folder = folder();
    let keys = folder.path().join("keys");
    fs::remove_file(keys.join("signing.pem")).expect("is there");
    let before = fs::read(keys.join("digest.key")).expect("is there");
    let fault = create(&keys, &SystemRandom::new()).expect_err("must not");
    assert!(matches!(fault, Error::KeyFile { fault: KeyFileFault::Exists, .. }), "{fault}");
    assert_eq!(fs::read(keys.join("digest.key")).expect("still there"), before);
    assert!(!keys.join("signing.pem").exists(), "no half set");
}

#[test]
fn key_files_that_must_fail() {
    let certificate = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    let short = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIA==\n-----END PRIVATE KEY-----\n";
    let cases: &[(&str, &str, &[u8])] = &[
        ("empty", "signing.pem", b""),
        ("a certificate", "signing.pem", certificate.as_bytes()),
        ("too short", "signing.pem", short.as_bytes()),
        ("not text", "signing.pem", &[0xff, 0xfe, 0x00]),
        ("empty", "digest.key", b""),
        ("31 bytes", "digest.key", &[b'0'; 62]),
        ("33 bytes", "digest.key", &[b'0'; 66]),
        ("no hex", "session.key", &[b'g'; 64]),
        ("no keys", "retired.jwks", b"{}"),
    ];
    for (what, name, bytes) in cases {
        let folder = folder();
        let keys = folder.path().join("keys");
        fs::write(keys.join(name), bytes).expect("writes");
        assert_eq!(fault(&keys), Some(KeyFileFault::Malformed), "{name}: {what}");
    }
    let empty = TempDir::new().expect("a folder");
    assert_eq!(fault(empty.path()), Some(KeyFileFault::Missing));
}

#[test]
fn a_rotated_gateway_still_knows_its_old_tokens() {
    let folder = folder();
    let keys = folder.path().join("keys");
    let first = World { keys: GatewayKeys::load(&keys, "test").expect("loads"), ..World::new() };
    let token = resign(&first);
    for _ in 0..2 {
        rotate_signing(&keys, &SystemRandom::new(), now()).expect("rotates");
    }
    assert_eq!(mode(&keys.join("signing.pem")), 0o600);
    let rotated = GatewayKeys::load(&keys, "test").expect("loads");
    assert_ne!(rotated.signing.public(), first.keys.signing.public());
    assert_eq!(rotated.jwks().keys().len(), 3);
    assert!(verify_consent(&token, rotated.jwks(), ISSUER, now()).is_ok());

    fs::remove_file(keys.join("retired.jwks")).expect("is there");
    let forgetful = GatewayKeys::load(&keys, "test").expect("loads");
    assert_eq!(verify_consent(&token, forgetful.jwks(), ISSUER, now()).err(), Some(Error::Foreign));
}

#[test]
fn each_key_is_published_with_its_time_as_far_as_it_is_known() {
    let folder = folder();
    let keys = folder.path().join("keys");
    let first = GatewayKeys::load(&keys, "test").expect("loads").signing.public().kid().to_owned();
    let later = at("2026-12-24T15:00:00Z");
    for moment in [now(), later] {
        rotate_signing(&keys, &SystemRandom::new(), moment).expect("rotates");
    }
    let loaded = GatewayKeys::load(&keys, "test").expect("loads");
    let dates: Vec<_> = loaded.jwks().keys().iter().map(|one| (one.from, one.to)).collect();
    assert_eq!(dates, [(Some(later), None), (Some(now()), Some(later)), (None, Some(now()))]);

    let stolen = at("2026-11-30T00:00:00Z");
    assert_eq!(distrust(&keys, &first, stolen), Ok(true));
    assert_eq!(distrust(&keys, &first, later), Ok(true), "told again, it is not trusted for longer");
    let unknown = loaded.signing.public().kid();
    assert_eq!(distrust(&keys, unknown, stolen), Ok(false), "the present key is replaced first");
    let json = GatewayKeys::load(&keys, "test").expect("loads").jwks().to_json();
    let read = Jwks::parse(&json).expect("what was published");
    assert!(read.is_distrusted(&first) && !read.is_distrusted(unknown));
    assert!(read.find(&first).is_some(), "what it signed is not a stranger's");
    let set: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(set["keys"][2]["revoked"]["revoked_at"], stolen.as_second());
}

#[test]
fn retired_keys_others_may_change_are_refused() {
    let folder = folder();
    let keys = folder.path().join("keys");
    rotate_signing(&keys, &SystemRandom::new(), now()).expect("rotates");
    assert_eq!(mode(&keys.join("retired.jwks")), 0o644);
    set_mode(&keys.join("retired.jwks"), 0o666);
    assert_eq!(fault(&keys), Some(KeyFileFault::Writable));
}

/// The private key is what other tools call one.
#[test]
fn the_signing_key_is_a_pkcs8_file() {
    let folder = folder();
    let path = folder.path().join("keys/signing.pem");
    let pem = fs::read_to_string(path).expect("is there");
    let body: String = pem.lines().filter(|line| !line.starts_with("-----")).collect();
    let der = data_encoding::BASE64.decode(body.as_bytes()).expect("base64");
    assert!(ring::signature::Ed25519KeyPair::from_pkcs8_maybe_unchecked(&der).is_ok());
}

/// A consent of the world's terms, signed with the world's present key.
fn resign(world: &World) -> String {
    let public = world.secret.public();
    let new = underlag::crypto::token::NewConsent {
        issuer: ISSUER,
        subject: underlag::domain::consent::SubjectKind::Client,
        client: underlag::domain::digest::Digest::from_bytes([7; 32]),
        name: None,
        terms: &super::terms(),
        public: &public,
    };
    underlag::crypto::token::issue_consent(&world.keys, &new, &world.rng, now()).expect("issues").token
}
