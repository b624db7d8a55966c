//! A text in every language: `{ sv = "…", en = "…" }`.

use crate::config::section::Section;
use crate::domain::PerLanguage;

pub(super) fn words(section: &mut Section<'_>, key: &'static str) -> Option<PerLanguage<String>> {
    let mut section = section.inner(key)?;
    let filled = |text: &str| !text.trim().is_empty();
    let words = PerLanguage::of(|language| section.required_shaped(language.tag(), "blank", filled));
    section.finish();
    Some(words)
}

/// The same, where it has to be there.
pub(super) fn required_words(section: &mut Section<'_>, key: &'static str) -> PerLanguage<String> {
    section.missing(key);
    words(section, key).unwrap_or_default()
}
