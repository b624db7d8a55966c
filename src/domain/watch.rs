//! A watch (*bevakning*): a day with a reason in a client's case, kept by a unit.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::domain::digest::Digest;
use crate::domain::reference::Reference;

/// What the store knows of a watch.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Watch {
    /// Its own; what letters and the telephone say.
    pub reference: Reference,
    /// Counts the commits, as a request's does.
    pub revision: u64,
    pub kind: WatchKind,
    pub unit: Digest,
    /// Who set it.
    pub worker: Digest,
    pub client: Digest,
    /// The request it is about, where there is one.
    pub request: Option<Reference>,
    /// The consent it is about, where there is one.
    pub consent: Option<Digest>,
    pub set_at: Timestamp,
    /// The day somebody has to look at the case.
    pub due_on: Date,
    /// How often it was moved.
    pub moved: u16,
    /// The latest reminder, for the day it was due then.
    pub reminded_at: Option<Timestamp>,
    pub reminded_for: Option<Date>,
    pub ended: Option<WatchEnd>,
    /// When the clock looks at it next; none: never.
    pub look_at: Option<Timestamp>,
}

/// What it is a watch of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum WatchKind {
    /// Two months into a sick leave: take a stand on the direction.
    TwoMonthPosition,
    /// A decision is to be followed up.
    DecisionFollowUp,
    /// Not ready now, expected to be within six months.
    UnderWatch,
    ConsentExpires,
    CertificateExpires,
}

/// How a watch ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct WatchEnd {
    pub at: Timestamp,
    /// False: dropped, nothing had to be done.
    pub done: bool,
}

impl WatchKind {
    pub const ALL: [Self; 5] = [
        Self::TwoMonthPosition,
        Self::DecisionFollowUp,
        Self::UnderWatch,
        Self::ConsentExpires,
        Self::CertificateExpires,
    ];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::TwoMonthPosition => "two-month-position",
            Self::DecisionFollowUp => "decision-follow-up",
            Self::UnderWatch => "under-watch",
            Self::ConsentExpires => "consent-expires",
            Self::CertificateExpires => "certificate-expires",
        }
    }

    /// The unit is told so many days before; 0: on the day.
    #[must_use]
    pub const fn warning_days(self) -> i32 {
        match self {
            Self::TwoMonthPosition | Self::CertificateExpires => 14,
            Self::DecisionFollowUp | Self::UnderWatch | Self::ConsentExpires => 0,
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

impl Watch {
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.ended.is_none()
    }
}
