//! Small pieces of text that documents and pages share.

use crate::domain::{ConsentMethod, ConsentTerms, InformationCategory, Language, Subject, SubjectKind, Unit};
use crate::text::{self, dates};

/// The unit, and how to reach it.
#[must_use]
pub fn sender(unit: &Unit) -> String {
    format!("{}, {}\n{} · {}", unit.name, unit.organisation, unit.telephone, unit.mailbox)
}

/// One category a line, in words.
#[must_use]
pub fn categories(categories: &[InformationCategory], language: Language) -> String {
    let name = |one: &InformationCategory| text::get(language, &format!("document-category-{}", one.code()));
    categories.iter().map(name).collect::<Vec<_>>().join("\n")
}

#[must_use]
pub fn period(consent: &ConsentTerms, language: Language) -> String {
    text::with(
        language,
        "document-period-text",
        &[
            ("from", dates::day(language, consent.valid_from).into()),
            ("to", dates::day(language, consent.valid_to).into()),
        ],
    )
}

#[must_use]
pub fn method(method: ConsentMethod, language: Language) -> String {
    text::get(language, &format!("document-method-{}", method.code()))
}

/// Whom it is about: name and number, or that neither is told.
#[must_use]
pub fn subject(subject: &Subject, language: Language) -> String {
    match subject.client() {
        Some(client) => format!("{}\n{}", client.name, client.personal_number.formatted()),
        None => unnamed(subject.kind(), language),
    }
}

/// What stands in the place of a name that is not told.
#[must_use]
pub fn unnamed(subject: SubjectKind, language: Language) -> String {
    text::get(language, if subject.is_protected() { "document-protected" } else { "document-nobody" })
}
