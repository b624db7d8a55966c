//! A document on its own: what can be proved about it offline, with the gateway's public keys.
//!
//! Not checked here, because only the gateway knows: whether the consent was revoked, and whether
//! the digest in the token is this client's.

use jiff::Timestamp;
use serde::Serialize;

use crate::crypto::hash::Hash;
use crate::crypto::secret::ConsentSecret;
use crate::crypto::signing::{Jwks, VerifyingKey};
use crate::crypto::token::{self, AnswerBinding, KeyBinding, RequestBinding, VerifiedConsent};
use crate::document::Relation;
use crate::document::read::{self, EmbeddedFile};
use crate::domain::calendar::local_date;
use crate::domain::{Language, Recipient};
use crate::exchange::consent_file::ConsentKeyFile;
use crate::exchange::envelope::{self, AnswerHeader, RequestHeader, name};
use crate::{crypto, text};

/// What a document is held against.
#[derive(Debug, Clone, Copy)]
pub struct Against<'a> {
    /// The gateway's public keys.
    pub jwks: &'a Jwks,
    /// The gateway's base URL.
    pub issuer: &'a str,
    /// The directory, for the signatures of answers whose document does not name the recipient's key.
    pub recipients: &'a [Recipient],
}

/// What came out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verdict {
    pub document: Sort,
    #[serde(rename = "verdict")]
    pub outcome: Outcome,
    /// Proved, and nothing less.
    pub valid: bool,
    pub reference: Option<String>,
    pub checks: Vec<Check>,
}

/// From good to bad: of several documents the worst counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Every check held.
    Proved,
    /// Nothing speaks against it, and something could not be checked with what is known here.
    NotProvableHere,
    /// No document of ours, or none any more: there is nothing to check.
    Unreadable,
    /// Something does not hold.
    Refuted,
}

impl Outcome {
    /// The exit code of `underlag verify`.
    #[must_use]
    pub const fn exit_code(self) -> u8 {
        match self {
            Self::Proved => 0,
            Self::Refuted => 1,
            Self::NotProvableHere => 3,
            Self::Unreadable => 4,
        }
    }

    /// The key of what a person reads.
    #[must_use]
    pub const fn text_key(self) -> &'static str {
        match self {
            Self::Proved => "exchange-verdict-proved",
            Self::Refuted => "exchange-verdict-refuted",
            Self::NotProvableHere => "exchange-verdict-not-provable-here",
            Self::Unreadable => "exchange-verdict-unreadable",
        }
    }

    fn of(checks: &[Check]) -> Self {
        if checks.iter().any(|check| check.ok == Some(false)) {
            Self::Refuted
        } else if checks.iter().any(|check| check.ok.is_none()) {
            Self::NotProvableHere
        } else {
            Self::Proved
        }
    }
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
    let mut checks = Checks { language, checks: Vec::new(), reference: None };
    let read = read::attachments(pdf).and_then(|files| Ok((files, read::is_as_written(pdf)?)));
    let (files, as_written) = match read {
        Ok(read) => read,
        Err(error) => return Verdict::unreadable(error.message(language)),
    };
    if !as_written {
        checks.check("document", Some(false), "exchange-verify-changed-afterwards");
    }
    let has = |name: &str| read::data(&files, name).is_some();
    let document = if has(name::ANSWER) {
        checks.answer(&files, against, now);
        Sort::Answer
    } else if has(name::REQUEST) {
        checks.request(&files, against, now);
        Sort::Request
    } else if has(name::CONSENT) {
        checks.consent_document(&files, against, now);
        Sort::Consent
    } else {
        return Verdict::unreadable(text::get(language, "exchange-verify-not-ours"));
    };
    let outcome = Outcome::of(&checks.checks);
    let (valid, reference) = (outcome == Outcome::Proved, checks.reference);
    Verdict { document, outcome, valid, reference, checks: checks.checks }
}

impl Verdict {
    /// Of what can't be read, in these words.
    #[must_use]
    pub fn unreadable(text: String) -> Self {
        Self {
            document: Sort::Unknown,
            outcome: Outcome::Unreadable,
            valid: false,
            reference: None,
            checks: vec![Check { code: "document", ok: None, text }],
        }
    }
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

    /// The grid of a consent document, or the row that goes along with a request.
    fn consent(
        &mut self,
        read: fn(&str, &Jwks, &str) -> Result<VerifiedConsent, crypto::Error>,
        files: &[EmbeddedFile],
        against: Against<'_>,
    ) -> Option<VerifiedConsent> {
        let jwt = text_of(files, name::CONSENT);
        let consent = read(jwt, against.jwks, against.issuer);
        let known = token::consent_signer(jwt).map_or(true, |kid| against.jwks.find(&kid).is_some());
        let (ok, key) = match (&consent, known) {
            (Ok(_), _) => (Some(true), "exchange-verify-consent-signed"),
            (Err(_), true) => (Some(false), "exchange-verify-consent-not-signed"),
            (Err(_), false) => (None, "exchange-verify-consent-key-unknown"),
        };
        self.check("consent-signature", ok, key);
        consent.ok()
    }

    fn consent_document(&mut self, files: &[EmbeddedFile], against: Against<'_>, now: Timestamp) {
        let Some(consent) = self.consent(token::read_consent, files, against) else { return };
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
        self.nothing_else(files, &[name::CONSENT, name::CONSENT_KEY]);
    }

    fn request(&mut self, files: &[EmbeddedFile], against: Against<'_>, now: Timestamp) {
        let Some(consent) = self.consent(token::read_row, files, against) else { return };
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
        let scope = consent.terms.scope_of(&header.recipient.id);
        let named = scope.is_some_and(|scope| scope.covers(&header.scope));
        self.either(
            "request-proof",
            proof.is_ok() && named,
            "exchange-verify-request-signed",
            "exchange-verify-request-changed",
        );
        let parts = [name::REQUEST, name::RESPONSE, name::CONSENT, name::PROOF, name::RECIPIENT];
        self.nothing_else(files, &parts);
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
        let about = about(&header, hash);
        let signed = signed_by_the_recipient(files, against, &header, &about, now);
        self.check(
            "answer-proof",
            signed,
            match signed {
                Some(true) => "exchange-verify-answer-signed",
                Some(false) => "exchange-verify-answer-changed",
                None => "exchange-verify-answer-key-unknown",
            },
        );
        self.attachments(&header, files, signed);
    }

    /// What came by post: the unit signed it with the consent's key, and the consent goes along.
    fn on_paper(
        &mut self,
        files: &[EmbeddedFile],
        against: Against<'_>,
        header: &AnswerHeader,
        hash: Hash,
        now: Timestamp,
    ) {
        let Some(consent) = self.consent(token::read_row, files, against) else { return };
        let named = consent.terms.scope_of(&header.recipient.id).is_some();
        let proof = text_of(files, name::PROOF);
        let signed =
            named && token::verify_answer_proof(proof, &consent.key, &about(header, hash), now).is_ok();
        self.either("answer-proof", signed, "exchange-verify-paper-signed", "exchange-verify-paper-changed");
        self.attachments(header, files, Some(signed));
    }

    /// The attachments are as good as the signature under their list.
    fn attachments(&mut self, header: &AnswerHeader, files: &[EmbeddedFile], signed: Option<bool>) {
        let (ok, key) = match (attachments_fit(header, files), signed) {
            (false, _) => (Some(false), "exchange-verify-attachments-changed"),
            (true, Some(true)) => (Some(true), "exchange-verify-attachments-fit"),
            (true, _) => (None, "exchange-verify-attachments-listed"),
        };
        self.check("attachments", ok, key);
    }

    /// Nothing lies in the document that it does not name.
    fn nothing_else(&mut self, files: &[EmbeddedFile], known: &[&str]) {
        if !files.iter().all(|file| is_ours(file, known)) {
            self.check("attachments", Some(false), "exchange-verify-attachments-changed");
        }
    }
}

/// The signature covers the hash of the request it answers, which the proof itself names.
const fn about(header: &AnswerHeader, response: Hash) -> AnswerBinding<'_> {
    AnswerBinding {
        recipient: header.recipient.id.as_str(),
        reference: header.reference,
        request: header.request_hash,
        response,
    }
}

/// None: whose key it is signed with is not known here.
fn signed_by_the_recipient(
    files: &[EmbeddedFile],
    against: Against<'_>,
    header: &AnswerHeader,
    about: &AnswerBinding<'_>,
    now: Timestamp,
) -> Option<bool> {
    let proof = text_of(files, name::PROOF);
    let Ok(kid) = token::read_answer_proof(proof, about) else { return Some(false) };
    let named = read::data(files, name::RECIPIENT).map(|_| {
        let binding = KeyBinding {
            issuer: against.issuer,
            recipient: about.recipient,
            reference: about.reference,
            request: about.request,
        };
        token::verify_recipient_key(text_of(files, name::RECIPIENT), against.jwks, &binding, now)
    });
    let key = match named {
        Some(Ok(key)) => Some(key),
        Some(Err(crypto::Error::Tampered)) => return Some(false),
        _ => listed_key(against.recipients, header, &kid),
    }?;
    Some(token::verify_answer_proof(proof, &key, about, now).is_ok())
}

/// The key of that name that the directory has for the recipient, or had on the day of the answer.
fn listed_key(recipients: &[Recipient], header: &AnswerHeader, kid: &str) -> Option<VerifyingKey> {
    let recipient = recipients.iter().find(|recipient| recipient.id == header.recipient.id)?;
    let keys = recipient.signing_keys(local_date(header.answered_at));
    keys.filter_map(|key| VerifyingKey::parse(key).ok()).find(|key| key.kid() == kid)
}

/// Each one that the header names, and no other.
fn attachments_fit(header: &AnswerHeader, files: &[EmbeddedFile]) -> bool {
    const PARTS: [&str; 5] = [name::ANSWER, name::RESPONSE, name::PROOF, name::CONSENT, name::RECIPIENT];
    let (attached, ours): (Vec<_>, Vec<_>) =
        files.iter().partition(|file| file.relation == Relation::Attachment);
    let mut left = attached;
    let all = header.attachments.iter().all(|entry| {
        let place = left.iter().position(|file| {
            let sha256 = ring::digest::digest(&ring::digest::SHA256, &file.bytes);
            file.name == entry.name && data_encoding::HEXLOWER.encode(sha256.as_ref()) == entry.sha256
        });
        place.map(|place| left.swap_remove(place)).is_some()
    });
    all && left.is_empty() && ours.into_iter().all(|file| is_ours(file, &PARTS))
}

fn is_ours(file: &EmbeddedFile, known: &[&str]) -> bool {
    file.relation == Relation::Data && known.contains(&file.name.as_str())
}

/// The text of a part of ours; empty where there is none, which nothing accepts.
fn text_of<'a>(files: &'a [EmbeddedFile], name: &str) -> &'a str {
    read::data(files, name).and_then(|file| str::from_utf8(&file.bytes).ok()).unwrap_or_default()
}
