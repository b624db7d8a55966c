//! What the store knows of an identifier: a keyed hash.
//!
//! A plain or salted hash of a personal number can be enumerated in seconds; a keyed one only
//! by whoever has the key, which is not where the digests are.

use ring::hmac;

use crate::domain::{Digest, PersonalNumber};

/// What is digested. The same value under two purposes gives two unrelated digests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Purpose {
    Client,
    /// The name that stands on a consent.
    ClientName,
    Consent,
    Unit,
    User,
    Recipient,
    Reference,
    Link,
    Proof,
    Session,
    /// The kept form of a password.
    Credential,
    Attempts,
    Submission,
    /// A submission with all it says.
    SubmissionContent,
    Notice,
    /// A recipient and its mail address.
    Mailbox,
    /// The code that proves that a letter arrived there.
    MailboxCode,
    Timetable,
    /// The code on a client's card.
    Card,
    /// A consent whose client has answered the survey.
    Survey,
    /// A token that a system has done something with.
    SystemToken,
    /// A constant, by which the key and the tenant are known again.
    Check,
}

impl Purpose {
    const fn name(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::ClientName => "client-name",
            Self::Consent => "consent",
            Self::Unit => "unit",
            Self::User => "user",
            Self::Recipient => "recipient",
            Self::Reference => "reference",
            Self::Link => "link",
            Self::Proof => "proof",
            Self::Session => "session",
            Self::Credential => "credential",
            Self::Attempts => "attempts",
            Self::Submission => "submission",
            Self::SubmissionContent => "submission-content",
            Self::Notice => "notice",
            Self::Mailbox => "mailbox",
            Self::MailboxCode => "mailbox-code",
            Self::Timetable => "timetable",
            Self::Card => "card",
            Self::Survey => "survey",
            Self::SystemToken => "system-token",
            Self::Check => "check",
        }
    }
}

/// The digest key with its tenant.
#[derive(Clone)]
pub struct DigestKey {
    key: hmac::Key,
    tenant: String,
}

impl DigestKey {
    #[must_use]
    pub fn new(key: &[u8; 32], tenant: &str) -> Self {
        Self { key: hmac::Key::new(hmac::HMAC_SHA256, key), tenant: tenant.to_owned() }
    }

    /// `HMAC-SHA-256(k, "underlag/v1/<purpose>" ‖ 0 ‖ tenant ‖ 0 ‖ value)`.
    #[must_use]
    pub fn digest(&self, purpose: Purpose, value: &[u8]) -> Digest {
        let mut context = hmac::Context::with_key(&self.key);
        context.update(b"underlag/v1/");
        context.update(purpose.name().as_bytes());
        context.update(&[0]);
        context.update(self.tenant.as_bytes());
        context.update(&[0]);
        context.update(value);
        let tag = context.sign();
        Digest::from_bytes(tag.as_ref().try_into().expect("HMAC-SHA-256 gives 32 bytes"))
    }

    /// By which the store knows a client of that organisation: the same person at another one has
    /// another digest, so that nothing here says which authorities somebody has to do with.
    #[must_use]
    pub fn of_client(&self, organisation: &str, number: &PersonalNumber) -> Digest {
        self.digest(Purpose::Client, format!("{organisation}\0{}", number.as_str()).as_bytes())
    }
}
