//! Calls to a recipient: who owes one, and what came of it.

use jiff::Timestamp;
use minicbor::{Decode, Encode};

use crate::domain::codes::codes;
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

codes! {
    pub enum CallResult {
        /// A new due date was agreed.
        NewDate = 1 "new-date",
        WillAnswer = 2 "will-answer",
        Declines = 3 "declines",
        NoContact = 4 "no-contact",
    }
}
