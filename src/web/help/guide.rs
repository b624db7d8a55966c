//! The guides: which there are, where they are read and which files they are made of.

use include_dir::{Dir, File, include_dir};

use crate::domain::{Language, Role};
use crate::text;

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/web/guides");

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
    pub fn path(self, language: Language) -> &'static str {
        text::fixed(language, &format!("help-path-{}", self.code()))
    }

    /// Its Markdown, the same file that the repository's README leads to.
    #[must_use]
    pub fn source(self, language: Language) -> &'static str {
        source(language, self.path(language))
    }

    /// Of the texts `help-for-…` and `help-path-…`, and in the addresses of topics.
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
pub fn overview(language: Language) -> &'static str {
    text::fixed(language, "help-path")
}

/// The Markdown of the page at that path: in the language's folder, called as the path ends.
///
/// # Panics
///
/// Never in a tested build: the tests look at every one.
#[must_use]
pub fn source(language: Language, path: &str) -> &'static str {
    let name = path.rsplit('/').next().unwrap_or(path);
    let file = FILES.get_file(format!("{}/{name}.md", language.tag()));
    file.and_then(File::contents_utf8).expect("a test holds that every guide is there")
}
