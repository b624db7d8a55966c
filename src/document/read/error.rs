//! What is wrong with a file that is read.

use crate::domain::Language;
use crate::text;

use super::limits::{MAX_CONTENT, MAX_FILE, MAX_FILES};

/// Why a file can't be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    #[error("the file is larger than {} MiB", MAX_FILE / 1024 / 1024)]
    TooLarge,
    #[error("the file is not a PDF")]
    NotPdf,
    #[error("the file was saved anew by another program or is encrypted; the original is needed")]
    SavedAnew,
    #[error("the file is damaged: {0}")]
    Damaged(&'static str),
    #[error("the file holds more than {MAX_FILES} files or more than {} MiB", MAX_CONTENT / 1024 / 1024)]
    TooMuchInside,
    #[error("two parts of the file have the same name")]
    SameName,
}

impl Error {
    /// What happened and what to do now.
    #[must_use]
    pub fn message(self, language: Language) -> String {
        let key = match self {
            Self::TooLarge => "document-read-too-large",
            Self::NotPdf => "document-read-not-pdf",
            Self::SavedAnew => "document-read-saved-anew",
            Self::Damaged(_) | Self::TooMuchInside | Self::SameName => "document-read-damaged",
        };
        text::get(language, key)
    }
}
