//! What lies embedded in a document beside the filled form: who asks whom, about whom, until when.
//!
//! These are the canonical headers that the proofs cover: `req_hash` and `resp_hash` are SHA-256
//! over header and filled form, see [`hash`].

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::crypto::canonical;
use crate::crypto::hash::Hash;
use crate::domain::{Answerer, DeclineReason, Language, Passed, Reference, Scope, Subject};
use crate::exchange::Error;
use crate::exchange::answer_draft::About;

/// File names inside our documents.
pub mod name {
    pub const CONSENT: &str = "consent.jwt";
    pub const CONSENT_KEY: &str = "consent-key.json";
    pub const PROOF: &str = "proof.jwt";
    pub const RESPONSE: &str = "response.json";
    /// The gateway's word for whose signature the answer has to bear.
    pub const RECIPIENT: &str = "recipient.jwt";
    pub const REQUEST: &str = "request.json";
    pub const ANSWER: &str = "answer.json";
}

/// `request.json`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequestHeader {
    pub reference: Reference,
    pub kind: String,
    /// `url|version` of the request form.
    pub form: String,
    pub language: Language,
    pub unit: Sender,
    pub recipient: Party,
    pub subject: Subject,
    /// What it asks and tells.
    pub scope: Scope,
    pub purpose: String,
    /// Case number at the unit, for the invoice and the diary.
    pub case_number: String,
    /// The request this one follows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<Reference>,
    pub sent_at: Timestamp,
    pub acknowledge_by: Date,
    pub due: Date,
    pub expires: Date,
    /// What the unit sends along.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<AttachmentEntry>,
}

/// Who asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sender {
    pub id: String,
    pub name: String,
    pub organisation: String,
    pub mailbox: String,
    pub telephone: String,
    pub billing_reference: String,
    pub billing_address: String,
    /// Name of the social worker who sent it.
    pub worker: String,
}

/// Who is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Party {
    pub id: String,
    pub name: String,
}

/// `answer.json`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AnswerHeader {
    pub reference: Reference,
    pub kind: String,
    /// `url|version` of the answer form.
    pub form: String,
    pub language: Language,
    pub recipient: Party,
    pub subject: Subject,
    /// The request that is answered: `req_hash` of its proof.
    pub request_hash: Hash,
    pub answered_at: Timestamp,
    pub due: Date,
    pub late: bool,
    pub says: Says,
    /// Who stands for the answer; none of a refusal or a wish for more time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered_by: Option<Answerer>,
    /// It came by post: who registered it, when it came. Signed with the consent's key then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paper: Option<OnPaper>,
    pub attachments: Vec<AttachmentEntry>,
}

/// An answer that came by post.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OnPaper {
    pub came_on: Date,
    /// Name of the unit, and of the worker who registered it.
    pub unit: String,
    pub worker: String,
}

/// What the recipient's document says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "is", deny_unknown_fields)]
pub enum Says {
    Answer {
        /// DFA completeness 0–3.
        score: Option<u8>,
    },
    Decline {
        reason: DeclineReason,
        comment: String,
    },
    WrongRecipient {
        /// "Perhaps at …".
        perhaps: String,
    },
    MoreTime {
        until: Date,
        reason: String,
    },
}

impl Says {
    /// What was written beside the form.
    #[must_use]
    pub fn comment(&self) -> &str {
        match self {
            Self::Answer { .. } => "",
            Self::Decline { comment, .. } => comment,
            Self::WrongRecipient { perhaps } => perhaps,
            Self::MoreTime { reason, .. } => reason,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AttachmentEntry {
    /// As embedded.
    pub name: String,
    pub media_type: String,
    pub bytes: u64,
    /// SHA-256, hex.
    pub sha256: String,
    /// Of a request's: what it passes on, as whoever attached it says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<Passed>,
}

impl AttachmentEntry {
    pub(super) fn of(about: &About, category: Option<Passed>) -> Self {
        Self {
            name: about.name.clone(),
            media_type: about.media_type.clone(),
            bytes: about.bytes,
            sha256: about.sha256.clone(),
            category,
        }
    }
}

/// What a proof covers: SHA-256 over the RFC 8785 form of `{"header": …, "response": "…"}`, where
/// `response` is the exact text of `response.json` (`null` where there is none: a refusal, a wish
/// for more time). As text, because canonical JSON would round the decimals people typed.
///
/// # Errors
/// [`Error::Damaged`] where the header is not JSON.
pub fn hash(header: &str, response: Option<&str>) -> Result<Hash, Error> {
    let header: serde_json::Value = serde_json::from_str(header).map_err(|_| Error::Damaged)?;
    let covered = serde_json::json!({ "header": header, "response": response });
    canonical::hash(&covered).map_err(|_| Error::Damaged)
}
