//! What came out of checking a document.

use serde::Serialize;

use crate::crypto::signing::Jwks;
use crate::domain::{Language, Recipient};
use crate::text;

/// What a document is held against: never what the document itself says of it.
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
    /// What the data says is proved, whatever the pages show.
    pub data_proved: bool,
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

    fn of(checks: &[&Check]) -> Self {
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
    Receipt,
    Unknown,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Check {
    /// `file` (the bytes, and so the pages), `cut`, `consent-signature`, `consent-period`, `consent-key`,
    /// `request-proof`, `answer-proof`, `attachments`, `document` (it can't be read).
    pub code: &'static str,
    /// None: could not be checked here.
    pub ok: Option<bool>,
    pub text: String,
}

impl Verdict {
    /// Of what can't be read, in these words.
    #[must_use]
    pub fn unreadable(text: String) -> Self {
        Self {
            document: Sort::Unknown,
            outcome: Outcome::Unreadable,
            valid: false,
            data_proved: false,
            reference: None,
            checks: vec![Check { code: "document", ok: None, text }],
        }
    }
}

/// The check of the bytes of a file, and so of what its pages show.
pub(super) const FILE: &str = "file";
/// The check of what stands before a file.
pub(super) const CUT: &str = "cut";
/// What says nothing of the data.
const OF_THE_FILE: [&str; 2] = [FILE, CUT];

/// The checks so far.
pub(super) struct Checks {
    language: Language,
    checks: Vec<Check>,
    pub reference: Option<String>,
}

impl Checks {
    pub const fn new(language: Language) -> Self {
        Self { language, checks: Vec::new(), reference: None }
    }

    pub fn check(&mut self, code: &'static str, ok: Option<bool>, key: &str) {
        self.checks.push(Check { code, ok, text: text::get(self.language, key) });
    }

    /// One of two texts.
    pub fn either(&mut self, code: &'static str, ok: bool, yes: &str, no: &str) {
        self.check(code, Some(ok), if ok { yes } else { no });
    }

    pub fn verdict(self, document: Sort) -> Verdict {
        let all: Vec<&Check> = self.checks.iter().collect();
        let data: Vec<&Check> =
            self.checks.iter().filter(|check| !OF_THE_FILE.contains(&check.code)).collect();
        let outcome = Outcome::of(&all);
        Verdict {
            document,
            outcome,
            valid: outcome == Outcome::Proved,
            data_proved: !data.is_empty() && Outcome::of(&data) == Outcome::Proved,
            reference: self.reference,
            checks: self.checks,
        }
    }
}
