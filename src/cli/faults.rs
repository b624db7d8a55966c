//! Shows faults of the settings in the reader's language.

use crate::config::Fault;
use crate::domain::Language;
use crate::text;

/// `file:line: key: what is wrong and what to write instead`.
pub fn line(language: Language, fault: &Fault) -> String {
    let mut place = fault.file.display().to_string();
    if let Some(line) = fault.line {
        place = format!("{place}:{line}");
    }
    if fault.key.is_empty() {
        format!("{place}: {}", words(language, fault))
    } else {
        format!("{place}: {}: {}", fault.key, words(language, fault))
    }
}

/// What is wrong, without the place.
pub fn words(language: Language, fault: &Fault) -> String {
    let given: Vec<_> = fault
        .given
        .iter()
        .map(|(name, value)| {
            let value = if *name == "expected" {
                text::get(language, &format!("config-expected-{value}"))
            } else {
                value.clone()
            };
            (*name, value.into())
        })
        .collect();
    text::with(language, &format!("config-{}", fault.code), &given)
}
