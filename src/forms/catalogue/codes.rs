//! The codes on items: a misspelt one would ask for what the consent does not allow, or leave a
//! part of the chain unseen, so it is a fault.

use crate::domain::{InformationCategory, Profession, ToldCategory};
use crate::forms::answerer::{self, ANSWERED_BY, PARTS, profession_of};
use crate::forms::catalogue::terms::TermsFile;
use crate::forms::chain::{DFA, ROLES};
use crate::forms::model::{Item, ItemKind, Questionnaire, Value};
use crate::forms::possible;
use crate::forms::prefill::{FROM_PREVIOUS, FROM_REQUEST, NTH, Previous, answered_question, only_if_asked};
use crate::forms::restrict::{categories, option_category, told};
use crate::forms::unidentified::{ABOUT, ANSWERER};

/// Unknown codes of our own systems.
pub(super) fn faults(form: &Questionnaire) -> Vec<String> {
    let mut faults = possible::faults(form);
    for item in form.walk() {
        let from_options = item.options.iter().filter_map(option_category);
        for code in categories(item).chain(from_options) {
            if InformationCategory::parse(code).is_none() {
                faults.push(format!("item {}: no information category is called `{code}`", item.link_id));
            }
        }
        for code in told(item).filter(|code| ToldCategory::parse(code).is_none()) {
            faults.push(format!("item {}: nothing that is told is called `{code}`", item.link_id));
        }
        for coding in item.codes.iter().filter(|coding| coding.system == FROM_PREVIOUS) {
            if !Previous::CODES.contains(&coding.code.as_str()) {
                faults.push(format!(
                    "item {}: nothing called `{}` is known of the request before",
                    item.link_id, coding.code
                ));
            }
        }
        for coding in item.codes.iter().filter(|coding| coding.system == ABOUT && coding.code != ANSWERER) {
            faults.push(format!("item {}: nobody in {ABOUT} is called `{}`", item.link_id, coding.code));
        }
        for coding in item.codes.iter().filter(|coding| coding.system == ANSWERED_BY) {
            if !PARTS.contains(&coding.code.as_str()) {
                faults.push(format!(
                    "item {}: nothing of who answers is called `{}`",
                    item.link_id, coding.code
                ));
            }
        }
        for coding in item.codes.iter().filter(|coding| coding.system == DFA) {
            if !ROLES.contains(&coding.code.as_str()) {
                faults.push(format!(
                    "item {}: no part or role of the chain is called `{}`",
                    item.link_id, coding.code
                ));
            }
        }
    }
    faults
}

/// What a form needs for the chain rules to find anything.
pub(super) fn chain_faults(form: &Questionnaire) -> Vec<String> {
    let has =
        |role: &str| form.walk().any(|item| item.codes.iter().any(|c| c.system == DFA && c.code == role));
    ["D", "F", "A"]
        .into_iter()
        .filter(|part| !has(part))
        .map(|part| format!("`chain = \"dfa\"`, but no item has the code `{part}` of {DFA}"))
        .collect()
}

/// A kind that asks for a profession needs a list it is chosen from.
pub(super) fn answerer_fault(form: &Questionnaire, wanted: &[Profession]) -> Option<String> {
    let list = answerer::item(form, answerer::PROFESSION).map_or(&[][..], |item| &item.options);
    let offers = |one: &Profession| {
        let is_it = |value: &Value| matches!(value, Value::Coding(coding) if profession_of(&coding.code) == Some(*one));
        list.iter().any(|option| is_it(&option.value))
    };
    let missing = wanted.iter().find(|one| !offers(one))?;
    let code = missing.code();
    Some(format!("`answered_by` has `{code}`, but no item `profession` of {ANSWERED_BY} has such an option"))
}

/// Codes of an answer form that point at nothing, or at more than one thing, of its request form.
pub(super) fn pointing_faults(request: &Questionnaire, answer: &Questionnaire) -> Vec<String> {
    let mut faults = Vec::new();
    for item in answer.walk() {
        let link_id = &item.link_id;
        for coding in item.codes.iter().filter(|coding| coding.system == FROM_REQUEST) {
            match request.item(&coding.code) {
                None => {
                    faults.push(format!("item {link_id}: the request form has no item `{}`", coding.code));
                }
                Some(source) if item.kind != ItemKind::Group && item.kind != source.kind => {
                    faults.push(format!("item {link_id}: its type is not that of `{}`", coding.code));
                }
                Some(_) => {}
            }
        }
        for coding in item.codes.iter().filter(|coding| coding.system == NTH) {
            let shows = item.codes.iter().any(|beside| beside.system == FROM_REQUEST);
            let counts = coding.code.parse::<usize>().is_ok_and(|number| number > 0);
            if !shows || !counts {
                faults.push(format!("item {link_id}: `{}` of {NTH} is the number of no answer", coding.code));
            }
        }
        if let Some(question) = answered_question(item)
            && answer.item(question).is_none_or(|shown| !shown.read_only)
        {
            faults.push(format!("item {link_id}: no item `{question}` shows a question"));
        }
        for code in only_if_asked(item) {
            match request.walk().filter(|question| offers(question, code)).count() {
                0 => faults.push(format!("item {link_id}: the request form has no option `{code}`")),
                1 => {}
                _ => faults.push(format!("item {link_id}: more than one question has an option `{code}`")),
            }
        }
    }
    faults
}

/// Options that a `[[terms]]` names and the request form does not have.
pub(super) fn asked_faults(request: &Questionnaire, terms: &[TermsFile]) -> Vec<String> {
    let codes = terms.iter().filter_map(|terms| terms.if_asked());
    let unknown = codes.filter(|code| !request.walk().any(|question| offers(question, code)));
    unknown.map(|code| format!("[[terms]]: the request form has no option `{code}`")).collect()
}

fn offers(question: &Item, code: &str) -> bool {
    let is_it = |value: &Value| matches!(value, Value::Coding(coding) if coding.code == code);
    question.options.iter().any(|option| is_it(&option.value))
}
