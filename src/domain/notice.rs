//! A mail to be sent: which letter, about which request, to whom. The words are in `mail/`.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::domain::digest::Digest;
use crate::domain::language::Language;
use crate::domain::reference::Reference;

/// Whose functional mailbox. Digests only: the directory maps them back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "to", content = "id")]
pub enum Audience {
    Recipient(Digest),
    RecipientEscalation(Digest),
    Unit(Digest),
}

/// Which letter. Each is a file per language in `src/mail/letters/`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Letter {
    /// To the recipient: there is a request, here is the link.
    RequestSent,
    /// To the recipient: a new link, because the old one was used up or lost.
    LinkRenewed,
    /// To the recipient: we have your answer.
    AnswerReceived,
    /// To the recipient: nothing more to do, the request was withdrawn.
    Withdrawn,
    /// To the unit: the recipient has acknowledged.
    Acknowledged,
    /// To the unit: an answer can be fetched.
    AnswerArrived,
    /// To the unit: declined, or not the recipient's patient.
    Declined,
    /// To the unit: the recipient asks for more time.
    MoreTimeAsked,
    /// To the unit: a link was locked after wrong keys.
    LinkLocked,
    /// To the unit: a letter could not be delivered.
    NotDelivered,
}

/// One row of the outbox. Written in the same commit as what it tells of, sent after it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// Unique per step: the same step can never be sent twice. Also gives the `Message-ID`.
    pub id: Digest,
    pub letter: Letter,
    pub audience: Audience,
    pub reference: Reference,
    pub language: Language,
    /// What the letter calls the request: the kind's id.
    pub kind: String,
    pub due: Option<Date>,
    /// The secret of the link, sealed with the gateway's session key; gone once the mail is sent.
    pub link: Option<String>,
    /// Not before this moment.
    pub not_before: Timestamp,
    pub attempts: u32,
}
