//! Who answers: the person who stands for an answer, as the answer form asks it and the proof covers it.

use serde::{Deserialize, Serialize};

use crate::domain::codes::codes;

codes! {
    /// What somebody is who answers, as far as a kind may ask for it.
    pub enum Profession {
        Doctor = 1 "doctor",
        Nurse = 2 "nurse",
        Psychologist = 3 "psychologist",
        Physiotherapist = 4 "physiotherapist",
        OccupationalTherapist = 5 "occupational-therapist",
        RehabCoordinator = 6 "rehab-coordinator",
        Other = 7 "other",
    }
}

/// The person behind an answer. What its form does not ask for is empty: where nobody may be named, a
/// function and no name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answerer {
    pub name: String,
    /// In words, as chosen or written.
    pub profession: String,
    /// Where it was chosen from a list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profession_code: Option<Profession>,
    /// Where the person works.
    pub unit: String,
}

impl Answerer {
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.name.is_empty() && self.profession.is_empty() && self.unit.is_empty()
    }

    /// `Kim Exempel, Läkare, Vårdcentralen`
    #[must_use]
    pub fn line(&self) -> String {
        let parts = [&self.name, &self.profession, &self.unit].map(String::as_str);
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    }
}
