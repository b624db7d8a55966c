//! The guides: which there are, where they are read and which files they are made of.

use crate::domain::{Language, Role};

/// For whom a guide is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Guide {
    Recipients,
    Workers,
    Coordinators,
    Administrators,
    Clients,
}

impl Guide {
    pub const ALL: [Self; 5] =
        [Self::Recipients, Self::Workers, Self::Coordinators, Self::Clients, Self::Administrators];

    /// Where it is read.
    #[must_use]
    pub const fn path(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Recipients, Language::Sv) => "/hjalp/mottagare",
            (Self::Recipients, Language::En) => "/help/recipients",
            (Self::Workers, Language::Sv) => "/hjalp/handlaggare",
            (Self::Workers, Language::En) => "/help/workers",
            (Self::Coordinators, Language::Sv) => "/hjalp/samordnare",
            (Self::Coordinators, Language::En) => "/help/coordinators",
            (Self::Administrators, Language::Sv) => "/hjalp/administratorer",
            (Self::Administrators, Language::En) => "/help/administrators",
            (Self::Clients, Language::Sv) => "/hjalp/klienter",
            (Self::Clients, Language::En) => "/help/clients",
        }
    }

    /// Its Markdown, the same file that the repository's README leads to.
    #[must_use]
    pub const fn source(self, language: Language) -> &'static str {
        match (self, language) {
            (Self::Recipients, Language::Sv) => include_str!("sv/mottagare.md"),
            (Self::Recipients, Language::En) => include_str!("en/recipients.md"),
            (Self::Workers, Language::Sv) => include_str!("sv/handlaggare.md"),
            (Self::Workers, Language::En) => include_str!("en/workers.md"),
            (Self::Coordinators, Language::Sv) => include_str!("sv/samordnare.md"),
            (Self::Coordinators, Language::En) => include_str!("en/coordinators.md"),
            (Self::Administrators, Language::Sv) => include_str!("sv/administratorer.md"),
            (Self::Administrators, Language::En) => include_str!("en/administrators.md"),
            (Self::Clients, Language::Sv) => include_str!("sv/klienter.md"),
            (Self::Clients, Language::En) => include_str!("en/clients.md"),
        }
    }

    /// Of the texts `help-for-…`, and in the addresses of topics.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Recipients => "recipients",
            Self::Workers => "workers",
            Self::Coordinators => "coordinators",
            Self::Administrators => "administrators",
            Self::Clients => "clients",
        }
    }

    /// The guide that explains the page at that path to whoever has those roles.
    #[must_use]
    pub fn about(path: &str, roles: &[Role]) -> Option<Self> {
        let under = |starts: &[&str]| {
            let below = |start: &&str| path == *start || path.starts_with(&format!("{start}/"));
            starts.iter().any(below)
        };
        if under(&["/l", "/answer", "/mailbox"]) {
            Some(Self::Recipients)
        } else if under(&["/queue", "/statistics"]) {
            Some(Self::Coordinators)
        } else if under(&["/k", "/my"]) {
            Some(Self::Clients)
        } else if roles.contains(&Role::Worker) {
            Some(Self::Workers)
        } else if roles.contains(&Role::Coordinator) {
            Some(Self::Coordinators)
        } else {
            None
        }
    }
}

/// The overview of the guides.
#[must_use]
pub const fn overview(language: Language) -> &'static str {
    match language {
        Language::Sv => "/hjalp",
        Language::En => "/help",
    }
}
