//! Keys, digests, tokens, sealing.

mod bad_tokens;
mod canonical;
mod errors;
mod keys;
mod recipient_key;
mod seal;
mod small;
mod tokens;

use crate::scope::{asking, row};
use jiff::Timestamp;
use jiff::civil::date;
use ring::rand::SystemRandom;
use underlag::crypto::keys::GatewayKeys;
use underlag::crypto::secret::ConsentSecret;
use underlag::crypto::token::{Issued, NewConsent, VerifiedConsent, issue_consent, read_consent};
use underlag::domain::InformationCategory;
use underlag::domain::Scope;
use underlag::domain::consent::Evidence;
use underlag::domain::consent::{ConsentMethod, ConsentTerms, ReadText};
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

const MEDICAL: [InformationCategory; 2] =
    [InformationCategory::Diagnosis, InformationCategory::ActivityLimitation];

fn terms() -> ConsentTerms {
    ConsentTerms {
        unit: "ekonomiskt-bistand".to_owned(),
        rows: vec![
            row("vardcentral-norr", "Vårdcentralen Norr", asking(&MEDICAL)),
            row("arbetscentrum", "Arbetscentrum", Scope { asks: Vec::new(), ..asking(&MEDICAL) }),
        ],
        onward: Vec::new(),
        purpose: "Planera en arbetsträning som håller.".to_owned(),
        valid_from: date(2026, 11, 21),
        valid_to: date(2027, 5, 20),
        evidence: Evidence::by(ConsentMethod::Written),
        language: Language::Sv,
        given_at: at("2026-11-21T09:55:12Z"),
        received_by: "anna".to_owned(),
        text: ReadText { version: "1-sv".to_owned(), hash: Some("A".repeat(43)) },
    }
}
