//! An answer that was taken back: by its sender, or returned by the unit.

use jiff::Timestamp;
use minicbor::{Decode, Encode};

use crate::domain::codes::codes;
use crate::domain::stored;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct TakenBack {
    #[cbor(n(1), with = "stored")]
    pub at: Timestamp,
    /// Why the unit returned it; none: its sender recalled it.
    #[cbor(n(2), with = "stored::whole")]
    pub returned: Option<ReturnReason>,
    /// The unit had fetched it.
    #[n(3)]
    pub fetched: bool,
}

codes! {
    /// Why a unit returns an answer.
    pub enum ReturnReason {
        /// It is about somebody else: a personal data breach.
        WrongPerson = 1 "wrong-person",
        /// It lacks what was asked for.
        NotEnough = 2 "not-enough",
    }
}
