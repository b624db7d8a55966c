//! Small pieces of text that documents and pages share.

use crate::domain::consent::{Evidence, Representative};
use crate::domain::{
    ConsentMethod, ConsentTerms, InformationCategory, Language, Passed, Subject, SubjectKind, ToldCategory,
    Unit,
};
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

/// What a file passes on.
#[must_use]
pub fn passed(passed: Passed, language: Language) -> String {
    match passed {
        Passed::Information(category) => categories(&[category], language),
        Passed::Told(category) => told(&[category], language),
    }
}

/// One category a line, in words.
#[must_use]
pub fn told(categories: &[ToldCategory], language: Language) -> String {
    let name = |one: &ToldCategory| text::get(language, &format!("document-told-{}", one.code()));
    categories.iter().map(name).collect::<Vec<_>>().join("\n")
}

#[must_use]
pub fn method(method: ConsentMethod, language: Language) -> String {
    text::get(language, &format!("document-method-{}", method.code()))
}

/// How a consent was given: what was seen or heard, and who else took part. A line each.
#[must_use]
pub fn given(evidence: &Evidence, language: Language) -> String {
    let mut lines = vec![method(evidence.method, language)];
    lines.extend(evidence.representative.map(|one| representative(one, language)));
    lines.extend(
        evidence
            .interpreter
            .as_deref()
            .map(|spoken| text::with(language, "document-interpreter-text", &[("language", spoken.into())])),
    );
    lines.join("\n")
}

#[must_use]
pub fn representative(one: Representative, language: Language) -> String {
    text::get(language, &format!("document-representative-{}", one.code()))
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
