//! How a request ends.

use jiff::Timestamp;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::stored;

/// How a request ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Encode, Decode)]
#[serde(rename_all = "kebab-case", tag = "is")]
#[cbor(map)]
pub enum Outcome {
    #[n(1)]
    Answered {
        #[cbor(n(1), with = "stored")]
        at: Timestamp,
        #[n(2)]
        late: bool,
        /// Working days from the sending to the answer.
        #[n(3)]
        days: u16,
        /// DFA completeness 0–3, for kinds that have a chain.
        #[n(4)]
        score: Option<u8>,
    },
    #[n(2)]
    Declined {
        #[cbor(n(1), with = "stored")]
        at: Timestamp,
        #[n(2)]
        reason: DeclineReason,
    },
    #[n(3)]
    WrongRecipient {
        #[cbor(n(1), with = "stored")]
        at: Timestamp,
    },
    #[n(4)]
    Withdrawn {
        #[cbor(n(1), with = "stored")]
        at: Timestamp,
    },
    #[n(5)]
    Expired {
        #[cbor(n(1), with = "stored")]
        at: Timestamp,
    },
}

#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Encode, Decode,
)]
#[serde(rename_all = "kebab-case")]
#[cbor(index_only)]
pub enum DeclineReason {
    #[n(1)]
    NoMandate,
    #[n(2)]
    NotOurPatient,
    #[n(3)]
    WrongUnit,
    #[n(4)]
    NeedsVisitFirst,
    #[n(5)]
    FeeNotAgreed,
    #[n(6)]
    Other,
}

impl DeclineReason {
    pub const ALL: [Self; 6] = [
        Self::NoMandate,
        Self::NotOurPatient,
        Self::WrongUnit,
        Self::NeedsVisitFirst,
        Self::FeeNotAgreed,
        Self::Other,
    ];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoMandate => "no-mandate",
            Self::NotOurPatient => "not-our-patient",
            Self::WrongUnit => "wrong-unit",
            Self::NeedsVisitFirst => "needs-visit-first",
            Self::FeeNotAgreed => "fee-not-agreed",
            Self::Other => "other",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }
}
