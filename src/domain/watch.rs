//! A watch (*bevakning*): a day with a reason in a client's case, kept by a unit.

use jiff::Timestamp;
use jiff::civil::Date;
use minicbor::{Decode, Encode};

use crate::domain::codes::codes;
use crate::domain::digest::Digest;
use crate::domain::reference::Reference;
use crate::domain::stored;

/// What the store knows of a watch.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Watch {
    /// Its own; what letters and the telephone say.
    #[n(1)]
    pub reference: Reference,
    /// Counts the commits, as a request's does.
    #[n(2)]
    pub revision: u64,
    #[n(3)]
    pub kind: WatchKind,
    #[n(4)]
    pub unit: Digest,
    /// Who set it.
    #[n(5)]
    pub worker: Digest,
    #[n(6)]
    pub client: Digest,
    /// The request it is about, where there is one.
    #[n(7)]
    pub request: Option<Reference>,
    /// The consent it is about, where there is one.
    #[n(8)]
    pub consent: Option<Digest>,
    #[cbor(n(9), with = "stored")]
    pub set_at: Timestamp,
    /// The day somebody has to look at the case.
    #[cbor(n(10), with = "stored")]
    pub due_on: Date,
    /// How often it was moved.
    #[n(11)]
    pub moved: u16,
    /// The latest reminder, for the day it was due then.
    #[cbor(n(12), with = "stored")]
    pub reminded_at: Option<Timestamp>,
    #[cbor(n(13), with = "stored")]
    pub reminded_for: Option<Date>,
    #[cbor(n(14), with = "stored::whole")]
    pub ended: Option<WatchEnd>,
    /// When the clock looks at it next; none: never.
    #[cbor(n(15), with = "stored")]
    pub look_at: Option<Timestamp>,
}

codes! {
    /// What it is a watch of.
    pub enum WatchKind {
        /// Two months into a sick leave: take a stand on the direction.
        TwoMonthPosition = 1 "two-month-position",
        /// A decision is to be followed up.
        DecisionFollowUp = 2 "decision-follow-up",
        /// Not ready now, expected to be within six months.
        UnderWatch = 3 "under-watch",
        ConsentExpires = 4 "consent-expires",
        CertificateExpires = 5 "certificate-expires",
    }
}

/// How a watch ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct WatchEnd {
    #[cbor(n(1), with = "stored")]
    pub at: Timestamp,
    /// False: dropped, nothing had to be done.
    #[n(2)]
    pub done: bool,
}

impl WatchKind {
    /// The unit is told so many days before; 0: on the day.
    #[must_use]
    pub const fn warning_days(self) -> i32 {
        match self {
            Self::TwoMonthPosition | Self::CertificateExpires => 14,
            Self::DecisionFollowUp | Self::UnderWatch | Self::ConsentExpires => 0,
        }
    }
}

impl Watch {
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.ended.is_none()
    }
}
