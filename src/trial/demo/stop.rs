//! Why the demo could not go on.

use std::fmt::Display;

/// In words for the person at the terminal. The demo holds invented persons only.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Stop(String);

impl Stop {
    #[must_use]
    pub fn new(why: impl Into<String>) -> Self {
        Self(why.into())
    }

    #[must_use]
    pub fn from_error(error: impl Display) -> Self {
        Self(error.to_string())
    }
}

impl From<reqwest::Error> for Stop {
    fn from(error: reqwest::Error) -> Self {
        let cause = std::error::Error::source(&error).map(|cause| format!(": {cause}")).unwrap_or_default();
        Self(format!("{error}{cause}"))
    }
}
