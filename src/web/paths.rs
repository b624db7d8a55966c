//! Paths of our own that pages lead to, whoever shows them.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::domain::Language;
use crate::text;

/// A path of our own gateway, and never an address of somebody else's: `/requests?x=1`.
#[must_use]
pub fn is_own_path(path: &str) -> bool {
    path.starts_with('/')
        && !path.starts_with("//")
        && !path.contains('\\')
        && !path.chars().any(|c| c.is_control() || c == '#')
}

/// Where to log in, and come back from to a path.
#[must_use]
pub fn login(next: &str) -> String {
    if next == "/" {
        return "/login".to_owned();
    }
    format!("/login?next={}", utf8_percent_encode(next, NON_ALPHANUMERIC))
}

/// Where it is read what is done with personal data.
#[must_use]
pub fn data_protection(language: Language) -> &'static str {
    text::fixed(language, "data-protection-path")
}

/// Where the accessibility statement is read.
#[must_use]
pub fn accessibility(language: Language) -> &'static str {
    text::fixed(language, "accessibility-path")
}
