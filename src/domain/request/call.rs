//! Calls to a recipient: who owes one, and what came of it.

use jiff::Timestamp;
use minicbor::{Decode, Encode};
use serde::Serialize;

use crate::domain::digest::Digest;
use crate::domain::stored;

/// A call-back clock: somebody has to telephone.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct CallBack {
    /// When it began to be owed.
    #[cbor(n(1), with = "stored")]
    pub since: Timestamp,
    /// End of the day by which it is owed.
    #[cbor(n(2), with = "stored")]
    pub owed_by: Timestamp,
    /// The user who said "I call".
    #[n(3)]
    pub by: Option<Digest>,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Called {
    #[cbor(n(1), with = "stored")]
    pub at: Timestamp,
    #[n(2)]
    pub by: Digest,
    #[n(3)]
    pub result: CallResult,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Encode, Decode)]
#[serde(rename_all = "kebab-case")]
#[cbor(index_only)]
pub enum CallResult {
    /// A new due date was agreed.
    #[n(1)]
    NewDate,
    #[n(2)]
    WillAnswer,
    #[n(3)]
    Declines,
    #[n(4)]
    NoContact,
}

impl CallResult {
    pub const ALL: [Self; 4] = [Self::NewDate, Self::WillAnswer, Self::Declines, Self::NoContact];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NewDate => "new-date",
            Self::WillAnswer => "will-answer",
            Self::Declines => "declines",
            Self::NoContact => "no-contact",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|result| result.code() == code)
    }
}
