//! What is counted.

use crate::domain::request::DeclineReason;
use crate::domain::watch::WatchKind;

#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Measure {
    Sent,
    /// Answered by the due moment, as it was when the answer came.
    OnTime,
    Late,
    /// Answered by post.
    OnPaper,
    /// Answered after so many working days: exact to sixty, then the end of a longer span.
    Days(u16),
    /// Answered by a kind of form that has a chain.
    Scored,
    /// The whole chain was there in the first answer.
    Complete,
    Declined(DeclineReason),
    WrongRecipient,
    Withdrawn,
    Expired,
    /// Without an outcome, and a step was taken after the due moment.
    Overdue,
    NotDelivered,
    /// The due moment was moved.
    Extended,
    /// Moved on to another recipient; counted for the one it was with.
    Rerouted,
    /// A step of the ladder was taken, by its name.
    Step(String),
    ConsentGiven,
    ConsentRefused,
    ConsentRevoked,
    WatchSet(WatchKind),
    WatchDone(WatchKind),
    WatchDropped(WatchKind),
}

/// Days are counted one by one up to here.
const EXACT: u16 = 60;
/// Then in tens up to here.
const TENS: u16 = 120;
/// Then in fifties up to here, and what is longer counts as this.
const LONGEST: u16 = 520;

impl Measure {
    /// The bucket for so many working days, named by its end.
    #[must_use]
    pub const fn days(days: u16) -> Self {
        Self::Days(if days <= EXACT {
            days
        } else if days <= TENS {
            days.div_ceil(10) * 10
        } else if days < LONGEST {
            TENS + (days - TENS).div_ceil(50) * 50
        } else {
            LONGEST
        })
    }
}
