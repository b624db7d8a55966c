//! Where nobody may be named, nothing that is written names anybody: neither the request nor what
//! comes back.

use crate::domain::{Language, Subject};
use crate::exchange::Gateway;
use crate::exchange::consent_file::HeldConsent;
use crate::exchange::error::Error;
use crate::exchange::visit::Visit;
use crate::forms::finding::{Finding, Report};
use crate::forms::model::Questionnaire;
use crate::forms::response::Response;
use crate::forms::unidentified;

/// What in a request says who it is about; nothing where it may. `no_names` are those that the
/// worker has said are none.
#[must_use]
pub fn in_request(
    gateway: &Gateway,
    consent: &HeldConsent,
    form: &Questionnaire,
    response: &Response,
    no_names: &[String],
    language: Language,
) -> Vec<Finding> {
    if !consent.subject.kind().is_unnamed() {
        return Vec::new();
    }
    unidentified::check(form, response, &gateway.parties().known(), no_names, language)
}

/// What in a text of the unit's own says who it is about: a purpose, a case number.
#[must_use]
pub fn in_text(gateway: &Gateway, subject: &Subject, text: &str, language: Language) -> Vec<Finding> {
    if !subject.kind().is_unnamed() {
        return Vec::new();
    }
    unidentified::faults(text, &gateway.parties().known(), &[], None, language)
}

/// What looks like a name in a request: what the worker can say is none.
#[must_use]
pub fn names_in_request(
    gateway: &Gateway,
    consent: &HeldConsent,
    form: &Questionnaire,
    response: &Response,
) -> Vec<String> {
    if !consent.subject.kind().is_unnamed() {
        return Vec::new();
    }
    unidentified::names(form, response, &gateway.parties().known())
}

/// The same of an answer; what the recipient has said is no name is in its draft.
#[must_use]
pub fn in_answer(visit: &Visit, response: &Response, language: Language) -> Vec<Finding> {
    if !visit.is_unnamed() {
        return Vec::new();
    }
    let no_names = visit.lock_draft().no_names.clone();
    unidentified::check(&visit.answer_form, response, &visit.known, &no_names, language)
}

/// What looks like a name in an answer.
#[must_use]
pub fn names_in_answer(visit: &Visit, response: &Response) -> Vec<String> {
    if visit.is_unnamed() {
        unidentified::names(&visit.answer_form, response, &visit.known)
    } else {
        Vec::new()
    }
}

/// What in a comment of the recipient's says who it is about. Nobody can say it is no name: it is
/// short, and easily written another way.
#[must_use]
pub fn in_comment(visit: &Visit, comment: &str, language: Language) -> Vec<Finding> {
    if visit.is_unnamed() {
        unidentified::faults(comment, &visit.known, &[], None, language)
    } else {
        Vec::new()
    }
}

/// None of these.
pub(super) fn nothing(errors: Vec<Finding>) -> Result<(), Error> {
    if errors.is_empty() { Ok(()) } else { Err(Error::Form(Report { errors, ..Report::default() })) }
}
