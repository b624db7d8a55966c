//! A request of the half-year, and what is to become of it.

use crate::domain::{Reference, User};
use crate::trial::demo::seed::chance::{Chance, SEED};
use crate::trial::demo::seed::plan::Plan;

/// A request and what is to become of it.
pub struct Case {
    pub client: usize,
    pub unit: &'static str,
    pub worker: User,
    pub recipient: &'static str,
    /// The clinic it goes to where this one is wrong.
    pub other: &'static str,
    pub kind: &'static str,
    pub plan: Plan,
    pub chance: Chance,
    pub number: usize,
    pub sent: Option<SentCase>,
}

/// What the recipient has: the reference, the letter's link and its key.
pub struct SentCase {
    pub reference: Reference,
    pub link: String,
    pub key: String,
}

impl Case {
    /// No request: somebody of that unit.
    #[must_use]
    pub fn nobody(worker: User, unit: &'static str) -> Self {
        let (plan, chance) = (Vec::new(), Chance::of(SEED));
        let (recipient, other, kind) = ("", "", "");
        Self { client: 0, unit, worker, recipient, other, kind, plan, chance, number: 0, sent: None }
    }
}
