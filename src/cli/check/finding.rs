//! What is told of one thing that was looked at.

use serde::Serialize;

use crate::cli::faults;
use crate::config::Faults;
use crate::domain::Language;

/// How it stands with one thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Level {
    Ok,
    Warning,
    Fault,
    NotLookedAt,
}

/// One thing that was looked at, or was not.
#[derive(Debug, Serialize)]
pub(super) struct Finding {
    pub what: &'static str,
    ok: bool,
    pub level: Level,
    /// What is wrong or worth knowing and what to do now, in the reader's language.
    pub faults: Vec<String>,
}

impl Finding {
    fn new(what: &'static str, level: Level, faults: Vec<String>) -> Self {
        Self { what, ok: level == Level::Ok, level, faults }
    }

    pub fn ok(what: &'static str) -> Self {
        Self::new(what, Level::Ok, Vec::new())
    }

    pub fn fault(what: &'static str, fault: String) -> Self {
        Self::faults(what, vec![fault])
    }

    /// Ok where there are none.
    pub fn faults(what: &'static str, faults: Vec<String>) -> Self {
        Self::new(what, if faults.is_empty() { Level::Ok } else { Level::Fault }, faults)
    }

    /// Ok where there are none.
    pub fn warnings(what: &'static str, warnings: Vec<String>) -> Self {
        Self::new(what, if warnings.is_empty() { Level::Ok } else { Level::Warning }, warnings)
    }

    pub fn unseen(what: &'static str, why: String) -> Self {
        Self::new(what, Level::NotLookedAt, vec![why])
    }

    pub fn of(what: &'static str, seen: Result<(), String>) -> Self {
        Self::faults(what, seen.err().into_iter().collect())
    }

    pub fn told(what: &'static str, told: Option<&Faults>, language: Language) -> Self {
        let told = told.map_or(&[][..], |faults| &faults.0);
        Self::faults(what, told.iter().map(|fault| faults::line(language, fault)).collect())
    }

    /// Adds a word that changes nothing.
    pub fn with(mut self, said: String) -> Self {
        self.faults.push(said);
        self
    }
}
