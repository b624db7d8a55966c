//! Keys, digests, tokens, sealing.

mod bad_tokens;
mod canonical;
mod errors;
mod keys;
mod recipient_key;
mod seal;
mod small;
mod tokens;

use jiff::Timestamp;
use jiff::civil::date;
use ring::rand::SystemRandom;
use underlag::crypto::keys::GatewayKeys;
use underlag::crypto::secret::ConsentSecret;
use underlag::crypto::token::{Issued, NewConsent, VerifiedConsent, issue_consent, read_consent};
use underlag::domain::consent::{ConsentMethod, ConsentTerms, InformationCategory};
use underlag::domain::digest::Digest;
use underlag::domain::language::Language;

const ISSUER: &str = "https://underlag.example";

/// A gateway, and one consent made in it.
struct World {
    rng: SystemRandom,
    keys: GatewayKeys,
    secret: ConsentSecret,
    consent: Issued,
}

impl World {
    fn new() -> Self {
        let rng = SystemRandom::new();
        let keys = GatewayKeys::generate("test", &rng).expect("random");
        let secret = ConsentSecret::generate(&rng).expect("random");
        let new = NewConsent {
            issuer: ISSUER,
            subject: underlag::domain::consent::SubjectKind::Client,
            client: Digest::from_bytes([7; 32]),
            name: None,
            terms: &terms(),
            public: &secret.public(),
        };
        let consent = issue_consent(&keys, &new, &rng, now()).expect("issues");
        Self { rng, keys, secret, consent }
    }

    fn verified(&self) -> VerifiedConsent {
        read_consent(&self.consent.token, self.keys.jwks(), ISSUER).expect("the consent holds")
    }
}

fn now() -> Timestamp {
    at("2026-11-21T10:00:00Z")
}

fn at(text: &str) -> Timestamp {
    text.parse().expect("a timestamp")
}

fn terms() -> ConsentTerms {
    ConsentTerms {
        unit: "ekonomiskt-bistand".to_owned(),
        parties: vec!["vardcentral-norr".to_owned(), "arbetscentrum".to_owned()],
        categories: vec![InformationCategory::Diagnosis, InformationCategory::ActivityLimitation],
        purpose: "Planera en arbetsträning som håller.".to_owned(),
        valid_from: date(2026, 11, 21),
        valid_to: date(2027, 5, 20),
        method: ConsentMethod::Written,
        language: Language::Sv,
        given_at: at("2026-11-21T09:55:12Z"),
        received_by: "anna".to_owned(),
        text_version: "1".to_owned(),
    }
}
