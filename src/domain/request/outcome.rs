//! How a request ends.

use jiff::Timestamp;
use minicbor::{Decode, Encode};
use serde::Serialize;

use crate::domain::codes::codes;
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

codes! {
    pub enum DeclineReason {
        NoMandate = 1 "no-mandate",
        NotOurPatient = 2 "not-our-patient",
        WrongUnit = 3 "wrong-unit",
        NeedsVisitFirst = 4 "needs-visit-first",
        FeeNotAgreed = 5 "fee-not-agreed",
        Other = 6 "other",
    }
}
