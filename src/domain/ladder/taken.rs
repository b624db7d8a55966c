//! What a request remembers of its ladder: which steps were taken, and for which deadline.

use jiff::Timestamp;
use jiff::civil::Date;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::stored;

/// What a step's days are counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Encode, Decode)]
#[serde(rename_all = "kebab-case")]
#[cbor(index_only)]
pub enum Anchor {
    #[n(1)]
    Sent,
    /// The day by which it should be acknowledged.
    #[n(2)]
    AcknowledgeBy,
    #[n(3)]
    Acknowledged,
    #[n(4)]
    Due,
}

/// A step that was taken: which, for which deadline, which time round.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Encode, Decode)]
#[cbor(map)]
pub struct Taken {
    #[n(1)]
    pub name: String,
    #[n(2)]
    pub from: Anchor,
    /// The anchor's day when it was taken.
    #[cbor(n(3), with = "stored")]
    pub anchor: Date,
    /// 0, and one more for each repetition.
    #[n(4)]
    pub round: u16,
    #[cbor(n(5), with = "stored")]
    pub at: Timestamp,
}
