//! The languages the gateway speaks. All that a language has of its own is here, and in the folders that
//! bear its tag.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, Encode, Decode,
)]
#[serde(rename_all = "lowercase")]
#[cbor(index_only)]
pub enum Language {
    #[default]
    #[n(1)]
    Sv,
    #[n(2)]
    En,
}

impl Language {
    /// In the order in which they are declared.
    pub const ALL: [Self; 2] = [Self::Sv, Self::En];

    /// What the log is written in, and what is said to those who build systems.
    pub const OF_SYSTEMS: Self = Self::En;

    /// The BCP 47 tag.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Sv => "sv",
            Self::En => "en",
        }
    }

    /// The one that a page can be changed to.
    #[must_use]
    pub const fn other(self) -> Self {
        Self::ALL[(self as usize + 1) % Self::ALL.len()]
    }

    /// Reads a BCP 47 tag by its primary subtag (`en-GB` is English).
    #[must_use]
    pub fn parse(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next()?;
        Self::ALL.into_iter().find(|language| primary.eq_ignore_ascii_case(language.tag()))
    }

    /// The name of a document inside a sentence: `aktivitetsrapport`, `Activity report`.
    #[must_use]
    pub fn inside(self, name: &str) -> String {
        let mut letters = name.chars();
        match (self, letters.next()) {
            (Self::Sv, Some(first)) => first.to_lowercase().chain(letters).collect(),
            _ => name.to_owned(),
        }
    }
}

/// How a consent is worded: in a language, or in one that is easy to read (*lättläst*).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Wording {
    #[default]
    Sv,
    SvEasy,
    En,
}

impl Wording {
    /// In the order in which they are declared.
    pub const ALL: [Self; 3] = [Self::Sv, Self::SvEasy, Self::En];

    /// Of those that a language has.
    #[must_use]
    pub const fn of(language: Language, easy: bool) -> Self {
        match (language, easy) {
            (Language::Sv, false) => Self::Sv,
            (Language::Sv, true) => Self::SvEasy,
            (Language::En, _) => Self::En,
        }
    }

    #[must_use]
    pub const fn language(self) -> Language {
        match self {
            Self::Sv | Self::SvEasy => Language::Sv,
            Self::En => Language::En,
        }
    }

    #[must_use]
    pub const fn is_easy(self) -> bool {
        matches!(self, Self::SvEasy)
    }

    /// The tag of the language, with `-easy` after it for easy words.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Sv => "sv",
            Self::SvEasy => "sv-easy",
            Self::En => "en",
        }
    }

    #[must_use]
    pub fn parse(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|wording| wording.tag() == tag)
    }
}

/// One of something in every language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PerLanguage<T>([T; Language::ALL.len()]);

impl<T> PerLanguage<T> {
    #[must_use]
    pub fn of(make: impl FnMut(Language) -> T) -> Self {
        Self(Language::ALL.map(make))
    }

    #[must_use]
    pub const fn get(&self, language: Language) -> &T {
        &self.0[language as usize]
    }
}
