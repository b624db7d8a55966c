//! What happened, to what, when, by whom: one entry per decision (after FHIR R4 `AuditEvent`).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::domain::digest::Digest;
use crate::domain::reference::Reference;

/// Who did it. Digests only: the directory maps them back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "who", content = "id")]
pub enum Agent {
    User(Digest),
    Recipient(Digest),
    /// The worker loop.
    Gateway,
    /// Somebody with a link who could not prove to be the recipient.
    Stranger,
}

/// What was done. Codes only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    ConsentGiven,
    ConsentRefused,
    ConsentRevoked,
    RequestSent,
    LetterAccepted,
    LetterRefused,
    RequestOpened,
    Acknowledged,
    DraftSaved,
    MoreTimeAsked,
    Answered,
    Declined,
    WrongRecipient,
    AnswerOpened,
    AnswerFetched,
    DocumentDestroyed,
    Withdrawn,
    Expired,
    WrongKey,
    LinkLocked,
    LinkRenewed,
    LoggedIn,
    LoginFailed,
    LoggedOut,
}

/// What it was done to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "what", content = "id")]
pub enum Entity {
    Request(Reference),
    Consent(Digest),
    User(Digest),
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    pub recorded: Timestamp,
    pub agent: Agent,
    pub action: Action,
    pub entity: Entity,
}
