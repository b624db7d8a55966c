//! The answer so far, as a form shows it.

use crate::exchange::visit::Visit;
use crate::forms::model::Questionnaire;
use crate::forms::response::Response as Answers;
use crate::web::questionnaire::{self, Reading};

/// The draft, or what the form starts with.
pub fn base(visit: &Visit) -> Answers {
    let response = visit.draft().response;
    if response.items.is_empty() { questionnaire::start(&visit.answer_form) } else { response }
}

/// As if it had been read from the form.
pub fn reading_of(form: &Questionnaire, response: &Answers) -> Reading {
    Reading {
        entries: questionnaire::entries(form, response),
        response: response.clone(),
        unreadable: Vec::new(),
        files: Vec::new(),
        again: false,
        focus: None,
    }
}
