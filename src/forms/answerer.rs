//! Who answers, read from the answer form: codes say which item is the name, the profession, the unit.

use std::collections::HashSet;

use crate::domain::{Answerer, Language, Profession};
use crate::forms::compare::same;
use crate::forms::enable_when::is_answer;
use crate::forms::finding::Finding;
use crate::forms::model::{Item, Questionnaire, Value};
use crate::forms::response::{Response, every};
use crate::forms::unidentified::about_answerer;
use crate::text;

/// Code system of the items that say who answers: the code is one of [`PARTS`].
pub const ANSWERED_BY: &str = "urn:underlag:answerer";

/// The codes of [`ANSWERED_BY`].
pub const PARTS: [&str; 4] = [NAME, PROFESSION, OTHER_PROFESSION, UNIT];

const NAME: &str = "name";
pub(super) const PROFESSION: &str = "profession";
const OTHER_PROFESSION: &str = "other-profession";
const UNIT: &str = "unit";

/// Of the findings.
pub const WRONG_PROFESSION: &str = "wrong-profession";
pub const SAYS_NOTHING: &str = "says-nothing";

/// Who answers; none where the form does not ask for it, or nothing is filled in.
#[must_use]
pub fn of(form: &Questionnaire, response: &Response, language: Language) -> Option<Answerer> {
    let words = |part: &str| {
        let item = item(form, part)?;
        let words = said(item, answer(item, response)?, language);
        Some(words.trim().to_owned())
    };
    let other = words(OTHER_PROFESSION).filter(|written| !written.is_empty());
    let answerer = Answerer {
        name: words(NAME).unwrap_or_default(),
        profession: other.or_else(|| words(PROFESSION)).unwrap_or_default(),
        profession_code: profession(form, response),
        unit: words(UNIT).unwrap_or_default(),
    };
    (!answerer.is_empty()).then_some(answerer)
}

/// What stands against an answer by somebody of another profession; nothing where the kind asks for none,
/// or none is chosen.
#[must_use]
pub fn check(
    form: &Questionnaire,
    response: &Response,
    wanted: &[Profession],
    language: Language,
) -> Option<Finding> {
    let chosen = profession(form, response)?;
    if wanted.is_empty() || wanted.contains(&chosen) {
        return None;
    }
    let names = wanted.iter().map(|one| text::get(language, &format!("forms-profession-{}", one.code())));
    let names = names.collect::<Vec<_>>().join(", ");
    let link_id = item(form, PROFESSION).map(|item| item.link_id.as_str());
    Some(Finding::said(language, WRONG_PROFESSION, link_id, &names))
}

/// Nothing is answered but who answers: what the form begins with, and what it only shows, is no answer.
#[must_use]
pub fn says_nothing(form: &Questionnaire, response: &Response) -> bool {
    let mut about = HashSet::new();
    about_answerer(&form.items, false, &mut about);
    let asks = |item: &&Item| {
        let who =
            about.contains(item.link_id.as_str()) || item.codes.iter().any(|code| code.system == ANSWERED_BY);
        !item.read_only && !who
    };
    let questions: Vec<&Item> = form.walk().filter(asks).collect();
    !every(&response.items).into_iter().any(|filled| {
        let question = questions.iter().find(|item| item.link_id == filled.link_id);
        question.is_some_and(|item| {
            filled.answers.iter().any(|answer| is_answer(&answer.value) && !begins_with(item, &answer.value))
        })
    })
}

fn begins_with(item: &Item, value: &Value) -> bool {
    item.initial.contains(value)
        || item.options.iter().any(|option| option.initial_selected && option.value == *value)
}

/// The profession that an option of a form stands for; none where it is not one of ours.
#[must_use]
pub fn profession_of(option: &str) -> Option<Profession> {
    match option {
        "physician" | "specialist" | "trainee" => Some(Profession::Doctor),
        "rehabilitation-coordinator" => Some(Profession::RehabCoordinator),
        other => Profession::parse(other),
    }
}

fn profession(form: &Questionnaire, response: &Response) -> Option<Profession> {
    match answer(item(form, PROFESSION)?, response)? {
        Value::Coding(coding) => Some(profession_of(&coding.code).unwrap_or(Profession::Other)),
        _ => None,
    }
}

pub(super) fn item<'a>(form: &'a Questionnaire, part: &str) -> Option<&'a Item> {
    form.walk().find(|item| item.codes.iter().any(|code| code.system == ANSWERED_BY && code.code == part))
}

fn answer<'a>(item: &Item, response: &'a Response) -> Option<&'a Value> {
    let filled = every(&response.items).into_iter().find(|filled| filled.link_id == item.link_id)?;
    filled.answers.iter().map(|answer| &answer.value).find(|value| is_answer(value))
}

fn said<'a>(item: &'a Item, value: &'a Value, language: Language) -> &'a str {
    match value {
        Value::String(text) => text,
        Value::Coding(coding) => {
            let option = item.options.iter().find(|option| same(&option.value, value) == Some(true));
            option.map_or_else(|| coding.shown(), |option| option.label.get(language))
        }
        _ => "",
    }
}
