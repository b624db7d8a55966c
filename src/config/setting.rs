//! How one value of a settings file or of the environment is read.

use std::net::SocketAddr;
use std::path::PathBuf;

use jiff::civil::Date;
use serde::Deserialize;
use serde::de::IntoDeserializer;
use serde::de::value::{Error, StrDeserializer};
use toml_edit::Value;

use crate::domain::{Language, RecipientKind, Role};

/// A value as it was written.
#[derive(Clone, Copy)]
pub(super) enum Given<'a> {
    Toml(&'a Value),
    /// From an environment variable.
    Text(&'a str),
}

impl<'a> Given<'a> {
    pub(super) fn text(self) -> Option<&'a str> {
        match self {
            Self::Toml(value) => value.as_str(),
            Self::Text(text) => Some(text),
        }
    }
}

/// A type that a setting can have.
pub(super) trait Setting: Sized {
    /// What is expected, as the end of a text key: `config-expected-<this>`.
    const EXPECTED: &'static str;
    /// The same for a list of them.
    const EXPECTED_LIST: &'static str = Self::EXPECTED;

    fn read(given: Given<'_>) -> Option<Self>;
}

impl Setting for String {
    const EXPECTED: &'static str = "text";
    const EXPECTED_LIST: &'static str = "texts";

    fn read(given: Given<'_>) -> Option<Self> {
        given.text().map(str::to_owned)
    }
}

impl Setting for PathBuf {
    const EXPECTED: &'static str = "path";

    fn read(given: Given<'_>) -> Option<Self> {
        given.text().filter(|text| !text.is_empty()).map(Self::from)
    }
}

impl Setting for bool {
    const EXPECTED: &'static str = "boolean";

    fn read(given: Given<'_>) -> Option<Self> {
        match given {
            Given::Toml(value) => value.as_bool(),
            Given::Text(text) => text.parse().ok(),
        }
    }
}

impl Setting for i64 {
    const EXPECTED: &'static str = "integer";

    fn read(given: Given<'_>) -> Option<Self> {
        match given {
            Given::Toml(value) => value.as_integer(),
            Given::Text(text) => text.parse().ok(),
        }
    }
}

impl Setting for Date {
    const EXPECTED: &'static str = "date";

    fn read(given: Given<'_>) -> Option<Self> {
        match given {
            Given::Toml(Value::Datetime(written)) => {
                let written = written.value();
                let date = written.date.filter(|_| written.time.is_none())?;
                let (month, day) = (i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?);
                Self::new(i16::try_from(date.year).ok()?, month, day).ok()
            }
            Given::Toml(value) => value.as_str()?.parse().ok(),
            Given::Text(text) => text.parse().ok(),
        }
    }
}

impl Setting for SocketAddr {
    const EXPECTED: &'static str = "listen";

    fn read(given: Given<'_>) -> Option<Self> {
        given.text()?.parse().ok()
    }
}

impl Setting for Language {
    const EXPECTED: &'static str = "language";

    fn read(given: Given<'_>) -> Option<Self> {
        let text = given.text()?;
        Self::ALL.into_iter().find(|language| language.tag() == text)
    }
}

impl<T: Setting> Setting for Vec<T> {
    const EXPECTED: &'static str = T::EXPECTED_LIST;

    fn read(given: Given<'_>) -> Option<Self> {
        list(given)
    }
}

/// Types of which a setting names one, as serde spells it.
macro_rules! words {
    ($($type:ty: $expected:literal $(, a list: $list:literal)?;)+) => {$(
        impl $crate::config::setting::Setting for $type {
            const EXPECTED: &'static str = $expected;
            $(const EXPECTED_LIST: &'static str = $list;)?

            fn read(given: $crate::config::setting::Given<'_>) -> Option<Self> {
                $crate::config::setting::word(given)
            }
        }
    )+};
}

pub(super) use words;

words! {
    RecipientKind: "kind-of-recipient";
    Role: "role", a list: "roles";
}

/// A word of a list, as serde spells it.
pub(super) fn word<'de, T: Deserialize<'de>>(given: Given<'de>) -> Option<T> {
    let word: StrDeserializer<'_, Error> = given.text()?.into_deserializer();
    T::deserialize(word).ok()
}

/// A list of TOML, or of texts parted by commas; an empty text is an empty list.
pub(super) fn list<T: Setting>(given: Given<'_>) -> Option<Vec<T>> {
    match given {
        Given::Toml(value) => value.as_array()?.iter().map(|item| T::read(Given::Toml(item))).collect(),
        Given::Text(text) if text.trim().is_empty() => Some(Vec::new()),
        Given::Text(text) => text.split(',').map(|item| T::read(Given::Text(item.trim()))).collect(),
    }
}
