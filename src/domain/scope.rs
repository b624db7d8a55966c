//! What may pass between the unit and one other party, each way: one row of a consent's grid, and what
//! a request takes of it.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::codes::codes;

codes! {
    /// A kind of information that a party may give the unit.
    ///
    /// An item of a form whose category is not in the consent is not in the generated form.
    pub enum InformationCategory {
        Diagnosis = 1 "diagnosis",
        FunctionalImpairment = 2 "functional-impairment",
        ActivityLimitation = 3 "activity-limitation",
        TreatmentAndPlanning = 4 "treatment-and-planning",
        ActivityAndAttendance = 5 "activity-and-attendance",
        ContactAndMeeting = 6 "contact-and-meeting",
    }
}

codes! {
    /// A kind of information that the unit may give a party.
    pub enum ToldCategory {
        /// That the client applies for or gets economic assistance: every request tells it.
        Assistance = 1 "assistance",
        /// What the client does or is to do.
        Activities = 2 "activities",
        Attendance = 3 "attendance",
        EarlierDecisions = 4 "earlier-decisions",
        /// What is planned, and what is needed for it.
        Plan = 5 "plan",
    }
}

/// What a file passes on that the unit sends along: one category, whichever way a consent has it. No two
/// have the same code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Passed {
    Information(InformationCategory),
    Told(ToldCategory),
}

impl Passed {
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Information(category) => category.code(),
            Self::Told(category) => category.code(),
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        let information = InformationCategory::parse(code).map(Self::Information);
        information.or_else(|| ToldCategory::parse(code).map(Self::Told))
    }
}

impl Serialize for Passed {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for Passed {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let code = String::deserialize(deserializer)?;
        Self::parse(&code).ok_or_else(|| serde::de::Error::custom("no such category"))
    }
}

/// There and back.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Encode, Decode, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cbor(map)]
pub struct Scope {
    /// What the party may tell; of a request, what it asks.
    #[n(1)]
    pub asks: Vec<InformationCategory>,
    /// What the party may be told; of a request, what it tells.
    #[n(2)]
    pub told: Vec<ToldCategory>,
}

impl Scope {
    /// Everything, each way.
    #[must_use]
    pub fn whole() -> Self {
        Self { asks: InformationCategory::ALL.to_vec(), told: ToldCategory::ALL.to_vec() }
    }

    /// Nothing of the other goes beyond this.
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        other.asks.iter().all(|one| self.asks.contains(one))
            && other.told.iter().all(|one| self.told.contains(one))
    }

    /// Does it let that pass, either way?
    #[must_use]
    pub fn allows(&self, passed: Passed) -> bool {
        match passed {
            Passed::Information(category) => self.asks.contains(&category),
            Passed::Told(category) => self.told.contains(&category),
        }
    }

    /// Every category it lets pass, in the order they are shown in.
    pub fn passes(&self) -> impl Iterator<Item = Passed> {
        let told = self.told.iter().map(|category| Passed::Told(*category));
        told.chain(self.asks.iter().map(|category| Passed::Information(*category)))
    }

    /// What is in both.
    #[must_use]
    pub fn within(&self, other: &Self) -> Self {
        Self {
            asks: self.asks.iter().copied().filter(|one| other.asks.contains(one)).collect(),
            told: self.told.iter().copied().filter(|one| other.told.contains(one)).collect(),
        }
    }

    /// What is in either, in the order they are shown in.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        let asks = InformationCategory::ALL.into_iter();
        let told = ToldCategory::ALL.into_iter();
        Self {
            asks: asks.filter(|one| self.asks.contains(one) || other.asks.contains(one)).collect(),
            told: told.filter(|one| self.told.contains(one) || other.told.contains(one)).collect(),
        }
    }
}
