//! What a form's author should mend, and the few faults that leave two readings open.

use std::collections::{HashMap, HashSet};

use crate::forms::finding::Findings;
use crate::forms::model::{Item, ItemKind, Questionnaire};

/// Looks at a form as a whole.
pub(super) fn check(form: &Questionnaire, findings: &mut Findings) {
    duplicates(form, findings);
    for item in form.walk() {
        if item.text.base.trim().is_empty() && item.kind != ItemKind::Group {
            findings.lint("text-missing", Some(&item.link_id), "An item has no text");
        }
    }
    cycles(form, findings);
}

/// The same linkId in different places is found by its place; among siblings it is not.
fn duplicates(form: &Questionnaire, findings: &mut Findings) {
    let mut siblings = |items: &[Item]| {
        let mut seen = HashSet::new();
        for item in items.iter().filter(|item| !seen.insert(item.link_id.clone())) {
            let at = Some(item.link_id.as_str());
            findings.refused("link-id-ambiguous", at, "Two items beside each other have the same linkId");
        }
    };
    siblings(&form.items);
    form.walk().for_each(|item| siblings(&item.items));
    let mut counts: HashMap<&str, usize> = HashMap::new();
    form.walk().for_each(|item| *counts.entry(&item.link_id).or_default() += 1);
    let mut told = HashSet::new();
    for item in form.walk().filter(|item| counts[item.link_id.as_str()] > 1 && told.insert(&item.link_id)) {
        let text = format!("{} items have the same linkId", counts[item.link_id.as_str()]);
        findings.lint("link-id-duplicate", Some(&item.link_id), text);
    }
}

/// Conditions that lead back to where they start: none of the items is ever reached by filling in.
fn cycles(form: &Questionnaire, findings: &mut Findings) {
    let order = crate::forms::order::Order::of(form);
    for item in order.cyclic() {
        findings.lint("enable-when-cycle", Some(&item.link_id), "The conditions lead back to this item");
    }
}
