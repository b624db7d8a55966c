//! The codes on items: a misspelt one would ask for what the consent does not allow, or leave a
//! part of the chain unseen, so it is a fault.

use crate::domain::consent::InformationCategory;
use crate::forms::chain::{DFA, ROLES};
use crate::forms::model::Questionnaire;
use crate::forms::prefill::{FROM_PREVIOUS, Previous};
use crate::forms::restrict::{categories, option_category};

/// Unknown codes of our own systems.
pub(super) fn faults(form: &Questionnaire) -> Vec<String> {
    let mut faults = Vec::new();
    for item in form.walk() {
        let from_options = item.options.iter().filter_map(option_category);
        for code in categories(item).chain(from_options) {
            if InformationCategory::parse(code).is_none() {
                faults.push(format!("item {}: no information category is called `{code}`", item.link_id));
            }
        }
        for coding in item.codes.iter().filter(|coding| coding.system == FROM_PREVIOUS) {
            if !Previous::CODES.contains(&coding.code.as_str()) {
                faults.push(format!(
                    "item {}: nothing called `{}` is known of the request before",
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
