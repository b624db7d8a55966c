//! What a request remembers of its ladder: which steps were taken, and for which deadline.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What a step's days are counted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Anchor {
    Sent,
    /// The day by which it should be acknowledged.
    AcknowledgeBy,
    Acknowledged,
    Due,
}

/// A step that was taken: which, for which deadline, which time round.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Taken {
    pub name: String,
    pub from: Anchor,
    /// The anchor's day when it was taken.
    pub anchor: Date,
    /// 0, and one more for each repetition.
    pub round: u16,
    pub at: Timestamp,
}
