//! What is wrong with a form that was sent, beside the fields and in their order.

use crate::domain::Language;
use crate::forms::enable_when;
use crate::forms::finding::Finding;
use crate::forms::model::Questionnaire;
use crate::text;
use crate::web::faults::Faults;
use crate::web::questionnaire::place::{ROOT, part};
use crate::web::questionnaire::read::{self, Reading};

/// Joins what could not be read with what `findings` say of the answers.
#[must_use]
pub fn faults(form: &Questionnaire, reading: &Reading, findings: &[Finding], language: Language) -> Faults {
    joined(form, reading, findings, language, true)
}

/// What `findings` say of the answers, each where it stands on the page.
#[must_use]
pub fn places(form: &Questionnaire, reading: &Reading, findings: &[Finding], language: Language) -> Faults {
    joined(form, reading, findings, language, false)
}

fn joined(
    form: &Questionnaire,
    reading: &Reading,
    findings: &[Finding],
    language: Language,
    with_unreadable: bool,
) -> Faults {
    let mut faults = Faults::default();
    for finding in findings.iter().filter(|finding| finding.link_id.is_none()) {
        faults.add("", finding.text.clone());
    }
    let enabled = enable_when::enabled(form, &reading.response);
    let mut told: Vec<&Finding> = Vec::new();
    read::walk(&form.items, ROOT, &enabled.items, &reading.entries, &mut |item, name, _| {
        let label = item.text.get(language);
        let mut unread = false;
        for (field, code) in reading.unreadable.iter().filter(|(field, _)| is_of(field, name)) {
            unread = true;
            if with_unreadable {
                let text = text::get(language, &format!("web-form-{code}"));
                faults.add_about(field.trim_end_matches(part::OTHER), label, text);
            }
        }
        let about = findings.iter().filter(|finding| finding.link_id.as_deref() == Some(&item.link_id));
        // A text that could not be read is missing in the answers: no need to say that too.
        for finding in about.filter(|_| !unread) {
            if !told.iter().any(|told| std::ptr::eq(*told, finding)) {
                told.push(finding);
                faults.add_about(name, label, finding.text.clone());
            }
        }
    });
    faults
}

/// The field is the question's own, or one of its several.
fn is_of(field: &str, question: &str) -> bool {
    field.strip_prefix(question).is_some_and(|rest| {
        rest.is_empty() || rest == part::OTHER || (rest.starts_with(':') && !rest.contains('.'))
    })
}
