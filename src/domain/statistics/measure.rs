//! What is counted.

use minicbor::{Decode, Encode};

use crate::domain::request::{DeclineReason, ReturnReason};
use crate::domain::watch::WatchKind;

#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Encode, Decode)]
#[cbor(flat)]
pub enum Measure {
    #[n(1)]
    Sent,
    /// Answered by the due moment, as it was when the answer came.
    #[n(2)]
    OnTime,
    #[n(3)]
    Late,
    /// Answered by post.
    #[n(22)]
    OnPaper,
    /// Answered after so many working days: exact to sixty, then the end of a longer span.
    #[n(4)]
    Days(#[n(0)] u16),
    /// Answered by a kind of form that has a chain.
    #[n(5)]
    Scored,
    /// The whole chain was there in the first answer.
    #[n(6)]
    Complete,
    #[n(7)]
    Declined(#[n(0)] DeclineReason),
    #[n(8)]
    WrongRecipient,
    #[n(9)]
    Withdrawn,
    #[n(10)]
    Expired,
    /// Without an outcome, and a step was taken after the due moment.
    #[n(21)]
    Overdue,
    #[n(11)]
    NotDelivered,
    /// The due moment was moved.
    #[n(12)]
    Extended,
    /// Moved on to another recipient; counted for the one it was with.
    #[n(13)]
    Rerouted,
    /// A step of the ladder was taken, by its name.
    #[n(14)]
    Step(#[n(0)] String),
    /// Its sender took an answer back.
    #[n(31)]
    Recalled,
    /// The unit sent an answer back.
    #[n(32)]
    Returned(#[n(0)] ReturnReason),
    #[n(15)]
    ConsentGiven,
    #[n(16)]
    ConsentRefused,
    #[n(17)]
    ConsentRevoked,
    #[n(18)]
    WatchSet(#[n(0)] WatchKind),
    #[n(19)]
    WatchDone(#[n(0)] WatchKind),
    #[n(20)]
    WatchDropped(#[n(0)] WatchKind),
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
