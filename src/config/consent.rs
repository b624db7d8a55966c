//! `[consent]`: what consents are read in.

use std::path::{Path, PathBuf};

use crate::config::section::Section;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Consent {
    /// A folder with the organisation's own words; none: ours.
    pub texts: Option<PathBuf>,
}

impl Consent {
    pub(super) fn read(section: &mut Section<'_>, folder: &Path) -> Self {
        Self { texts: section.optional::<PathBuf>("texts").map(|path| folder.join(path)) }
    }
}
