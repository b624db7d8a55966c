//! What a document can't show of what was written: told before it is sent, for nobody sees it on the page.

use crate::domain::Language;
use crate::forms::finding::Finding;
use crate::forms::model::{Questionnaire, Value};
use crate::forms::response::{Response, ResponseItem};
use crate::{document, text};

/// Of the findings.
pub const CODE: &str = "undrawn";
/// As many characters as are named one by one.
const NAMED: usize = 8;

/// Each item of a filled form with such characters, by its label.
#[must_use]
pub fn in_form(form: &Questionnaire, response: &Response, language: Language) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut waiting: Vec<&ResponseItem> = response.items.iter().rev().collect();
    while let Some(item) = waiting.pop() {
        let texts = item.answers.iter().filter_map(|answer| match &answer.value {
            Value::String(text) | Value::Url(text) => Some(text.as_str()),
            _ => None,
        });
        let label = form.walk().find(|question| question.link_id == item.link_id);
        let label = label.map_or("", |question| question.read_as(language));
        if let Some(text) = in_text(label, &texts.collect::<Vec<_>>().join("\n"), language) {
            findings.push(Finding::new(CODE, Some(&item.link_id), text));
        }
        let below = item.answers.iter().flat_map(|answer| &answer.items).chain(&item.items);
        waiting.extend(below.collect::<Vec<_>>().into_iter().rev());
    }
    findings
}

/// What to say of a text; nothing where all of it is drawn.
#[must_use]
pub fn in_text(label: &str, written: &str, language: Language) -> Option<String> {
    let characters = document::undrawn(written);
    if characters.is_empty() {
        return None;
    }
    let named = |c: &char| format!("{} (U+{:04X})", if c.is_control() { ' ' } else { *c }, u32::from(*c));
    let mut names = characters.iter().take(NAMED).map(named).collect::<Vec<_>>().join(", ");
    if let Some(more) = characters.len().checked_sub(NAMED).filter(|more| *more > 0) {
        names = text::with(language, "exchange-undrawn-more", &[("names", names.into()), ("n", more.into())]);
    }
    Some(text::with(language, "exchange-undrawn", &[("label", label.into()), ("characters", names.into())]))
}
