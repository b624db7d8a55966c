//! A document on its own: what can be proved about it offline, with the gateway's public keys.
//!
//! Not checked here, because only the gateway knows: whether the consent was revoked, and whether
//! the digest in the token is this client's.

use jiff::Timestamp;
use serde::Serialize;

use crate::crypto::hash::Hash;
use crate::crypto::secret::ConsentSecret;
use crate::crypto::signing::{Jwks, VerifyingKey};
use crate::crypto::token::{self, AnswerBinding, RequestBinding, VerifiedConsent};
use crate::document::read::{self, EmbeddedFile};
use crate::domain::language::Language;
use crate::domain::recipient::Recipient;
use crate::exchange::consent_file::ConsentKeyFile;
use crate::exchange::envelope::{self, AnswerHeader, RequestHeader, name};
use crate::text;

/// What a document is held against.
#[derive(Debug, Clone, Copy)]
pub struct Against<'a> {
    /// The gateway's public keys.
    pub jwks: &'a Jwks,
    /// The gateway's base URL.
    pub issuer: &'a str,
    /// The directory, for the signatures of answers.
    pub recipients: &'a [Recipient],
}

/// What came out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verdict {
    pub document: Sort,
    /// Every check held; what could not be checked does not count against it.
    pub valid: bool,
    pub reference: Option<String>,
    pub checks: Vec<Check>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Sort {
    Consent,
    Request,
    Answer,
    Unknown,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Check {
    /// `document`, `consent-signature`, `consent-period`, `consent-key`, `request-proof`,
    /// `answer-proof`, `attachments`.
    pub code: &'static str,
    /// None: could not be checked here.
    pub ok: Option<bool>,
    pub text: String,
}

/// Checks a consent document, a request or an answer.
#[must_use]
pub fn verify(pdf: &[u8], against: Against<'_>, now: Timestamp, language: Language) -> Verdict {
    let mut verdict = Checks { language, checks: Vec::new(), reference: None };
    let files = read::attachments(pdf).unwrap_or_default();
    let has = |name: &str| files.iter().any(|file| file.name == name);
    let document = if has(name::ANSWER) {
        verdict.answer(&files, against, now);
        Sort::Answer
    } else if has(name::REQUEST) {
        verdict.request(&files, against, now);
        Sort::Request
    } else if has(name::CONSENT) {
        verdict.consent_document(&files, against, now);
        Sort::Consent
    } else {
        verdict.check("document", Some(false), "exchange-verify-not-ours");
        Sort::Unknown
    };
    let valid = verdict.checks.iter().all(|check| check.ok != Some(false));
    Verdict { document, valid, reference: verdict.reference, checks: verdict.checks }
}

struct Checks {
    language: Language,
    checks: Vec<Check>,
    reference: Option<String>,
}

impl Checks {
    fn check(&mut self, code: &'static str, ok: Option<bool>, key: &str) {
        self.checks.push(Check { code, ok, text: text::get(self.language, key) });
    }

    /// One of two texts.
    fn either(&mut self, code: &'static str, ok: bool, yes: &str, no: &str) {
        self.check(code, Some(ok), if ok { yes } else { no });
    }

    fn consent(&mut self, jwt: &str, against: Against<'_>) -> Option<VerifiedConsent> {
        let consent = token::read_consent(jwt, against.jwks, against.issuer);
        self.either(
            "consent-signature",
            consent.is_ok(),
            "exchange-verify-consent-signed",
            "exchange-verify-consent-not-signed",
        );
        consent.ok()
    }

    fn consent_document(&mut self, files: &[EmbeddedFile], against: Against<'_>, now: Timestamp) {
        let Some(consent) = self.consent(text_of(files, name::CONSENT), against) else { return };
        self.either(
            "consent-period",
            consent.in_force(now).is_ok(),
            "exchange-verify-consent-in-force",
            "exchange-verify-consent-not-in-force",
        );
        let secret = serde_json::from_str::<ConsentKeyFile>(text_of(files, name::CONSENT_KEY))
            .ok()
            .and_then(|file| ConsentSecret::parse(&file.secret));
        let fits = secret.is_some_and(|secret| consent.unlock(&secret).is_ok());
        self.either("consent-key", fits, "exchange-verify-key-fits", "exchange-verify-key-does-not-fit");
    }

    fn request(&mut self, files: &[EmbeddedFile], against: Against<'_>, now: Timestamp) {
        let Some(consent) = self.consent(text_of(files, name::CONSENT), against) else { return };
        let header_json = text_of(files, name::REQUEST);
        let header: Option<RequestHeader> = serde_json::from_str(header_json).ok();
        let hash = envelope::hash(header_json, Some(text_of(files, name::RESPONSE))).ok();
        let (Some(header), Some(hash)) = (header, hash) else {
            self.check("request-proof", Some(false), "exchange-verify-request-changed");
            return;
        };
        self.reference = Some(header.reference.to_string());
        self.either(
            "consent-period",
            consent.in_force(header.sent_at).is_ok(),
            "exchange-verify-consent-was-in-force",
            "exchange-verify-consent-not-in-force",
        );
        let about = RequestBinding { recipient: &header.recipient.id, consent: consent.hash, request: hash };
        let proof = token::verify_proof(text_of(files, name::PROOF), &consent.key, &about, now);
        let named = consent.terms.parties.contains(&header.recipient.id)
            && header.categories.iter().all(|category| consent.terms.categories.contains(category));
        self.either(
            "request-proof",
            proof.is_ok() && named,
            "exchange-verify-request-signed",
            "exchange-verify-request-changed",
        );
    }

    fn answer(&mut self, files: &[EmbeddedFile], against: Against<'_>, now: Timestamp) {
        let header_json = text_of(files, name::ANSWER);
        let header: Option<AnswerHeader> = serde_json::from_str(header_json).ok();
        let response = Some(text_of(files, name::RESPONSE)).filter(|json| !json.is_empty());
        let hash = envelope::hash(header_json, response).ok();
        let (Some(header), Some(hash)) = (header, hash) else {
            self.check("answer-proof", Some(false), "exchange-verify-answer-changed");
            return;
        };
        self.reference = Some(header.reference.to_string());
        if header.paper.is_some() {
            self.on_paper(files, against, &header, hash, now);
            return;
        }
        let recipient = against.recipients.iter().find(|recipient| recipient.id == header.recipient.id);
        let keys = recipient.and_then(|recipient| recipient.keys.as_ref());
        match keys.and_then(|keys| VerifyingKey::parse(&keys.signing).ok()) {
            Some(key) => {
                let ok = answer_proof(files, &header, &key, hash, now);
                self.either(
                    "answer-proof",
                    ok,
                    "exchange-verify-answer-signed",
                    "exchange-verify-answer-changed",
                );
            }
            None => self.check("answer-proof", None, "exchange-verify-answer-key-unknown"),
        }
        self.either(
            "attachments",
            attachments_fit(&header, files),
            "exchange-verify-attachments-fit",
            "exchange-verify-attachments-changed",
        );
    }
}

impl Checks {
    /// What came by post: the unit signed it with the consent's key, and the consent goes along.
    fn on_paper(
        &mut self,
        files: &[EmbeddedFile],
        against: Against<'_>,
        header: &AnswerHeader,
        hash: Hash,
        now: Timestamp,
    ) {
        let Some(consent) = self.consent(text_of(files, name::CONSENT), against) else { return };
        let named = consent.terms.parties.contains(&header.recipient.id);
        let ok = named && answer_proof(files, header, &consent.key, hash, now);
        self.either("answer-proof", ok, "exchange-verify-paper-signed", "exchange-verify-paper-changed");
        self.either(
            "attachments",
            attachments_fit(header, files),
            "exchange-verify-attachments-fit",
            "exchange-verify-attachments-changed",
        );
    }
}

/// The signature covers the hash of the request it answers, which the proof itself names.
fn answer_proof(
    files: &[EmbeddedFile],
    header: &AnswerHeader,
    key: &VerifyingKey,
    response: Hash,
    now: Timestamp,
) -> bool {
    let about = AnswerBinding {
        recipient: &header.recipient.id,
        reference: header.reference,
        request: header.request_hash,
        response,
    };
    token::verify_answer_proof(text_of(files, name::PROOF), key, &about, now).is_ok()
}

fn attachments_fit(header: &AnswerHeader, files: &[EmbeddedFile]) -> bool {
    header.attachments.iter().all(|entry| {
        files.iter().any(|file| {
            let sha256 = ring::digest::digest(&ring::digest::SHA256, &file.bytes);
            file.name == entry.name && data_encoding::HEXLOWER.encode(sha256.as_ref()) == entry.sha256
        })
    })
}

/// The text of an embedded file; empty where there is none, which nothing accepts.
fn text_of<'a>(files: &'a [EmbeddedFile], name: &str) -> &'a str {
    let file = files.iter().find(|file| file.name == name);
    file.and_then(|file| str::from_utf8(&file.bytes).ok()).unwrap_or_default()
}
