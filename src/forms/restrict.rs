//! The consent decides what is asked: a form without the items outside it.
//!
//! # Rules
//!
//! - An item names its information category in `item.code` with the system [`CATEGORY`], and what the unit
//!   tells with it by the system [`TOLD`]. Both hold for everything below it. An item below may name one of its own; then both are needed, because
//!   an item goes with its parent.
//! - An option names its category in its own coding: the system [`QUESTION`] followed by the
//!   category. A choice left without options goes.
//! - A group that has lost every question goes.
//! - A condition on a question that is gone is read as FHIR reads a question nobody answers:
//!   `exists = false` holds, everything else does not. So an item with `all` conditions goes with
//!   the question, and one with `any` stays as long as another condition can hold.

use std::collections::{BTreeSet, HashMap};

use serde_json::Value as Json;

use crate::domain::{InformationCategory, Scope, ToldCategory};
use crate::forms::compare::same;
use crate::forms::model::{
    AnswerOption, Condition, EnableBehavior, Item, ItemKind, Operator, Questionnaire, Value,
};
use crate::forms::response::{Response, ResponseItem};

/// Code system of the information categories on items: what the other party tells.
pub const CATEGORY: &str = "urn:underlag:information-category";

/// Code system of what the unit tells, on items of request forms.
pub const TOLD: &str = "urn:underlag:told-category";

/// Code system of the ready questions; the information category follows.
pub const QUESTION: &str = "urn:underlag:question:";

/// The form with only what may pass. Items without a category are always there.
#[must_use]
pub fn restrict(form: &Questionnaire, scope: &Scope) -> Questionnaire {
    let mut form = form.clone();
    drop_options(&mut form.items, &|code| asks(scope, code));
    let passes = |item: &Item| {
        categories(item).all(|code| asks(scope, code)) && told(item).all(|code| tells(scope, code))
    };
    without(form, |item| !passes(item) || lost_its_options(item))
}

fn asks(scope: &Scope, code: &str) -> bool {
    scope.asks.iter().any(|category| category.code() == code)
}

fn tells(scope: &Scope, code: &str) -> bool {
    scope.told.iter().any(|category| category.code() == code)
}

/// Takes from what was filled in what the form, cut down, has no longer: items, and chosen options.
pub fn cut(form: &Questionnaire, response: &mut Response) {
    cut_items(&form.items, &mut response.items);
}

fn cut_items(items: &[Item], filled: &mut Vec<ResponseItem>) {
    filled.retain_mut(|one| {
        let Some(item) = items.iter().find(|item| item.link_id == one.link_id) else { return false };
        if item.kind == ItemKind::Choice {
            one.answers.retain(|answer| {
                item.options.iter().any(|option| same(&option.value, &answer.value) == Some(true))
            });
        }
        for answer in &mut one.answers {
            cut_items(&item.items, &mut answer.items);
        }
        cut_items(&item.items, &mut one.items);
        true
    });
}

/// The same of the form as its file says it, with all that is in the file.
#[must_use]
pub fn restrict_json(json: &str, form: &Questionnaire, scope: &Scope) -> Json {
    let left = restrict(form, scope);
    // None: it is gone. What is written beside the questions, as help, is in neither.
    let mut items: HashMap<&str, Option<&Item>> =
        form.walk().map(|item| (item.link_id.as_str(), None)).collect();
    items.extend(left.walk().map(|item| (item.link_id.as_str(), Some(item))));
    let mut json = serde_json::from_str(json).unwrap_or_default();
    cut_json(&mut json, &items, &|code: &str| asks(scope, code));
    json
}

/// Takes from what is written what is no longer in the form.
fn cut_json(json: &mut Json, items: &HashMap<&str, Option<&Item>>, allowed: &impl Fn(&str) -> bool) {
    let Some(below) = json.get_mut("item").and_then(Json::as_array_mut) else { return };
    let known = |json: &Json| items.get(json.get("linkId")?.as_str()?).copied();
    below.retain(|item| !matches!(known(item), Some(None)));
    for json in below {
        let Some(item) = known(json).flatten() else { continue };
        let offered = |option: &Json| {
            let system = option.get("valueCoding").and_then(|coding| coding.get("system")?.as_str());
            system.and_then(|system| system.strip_prefix(QUESTION)).is_none_or(allowed)
        };
        let still = |condition: &Json| {
            let question = condition.get("question").and_then(Json::as_str);
            item.enable_when.iter().any(|one| Some(one.question.as_str()) == question)
        };
        keep_only(json, "answerOption", &offered);
        keep_only(json, "initial", &offered);
        keep_only(json, "enableWhen", &still);
        if item.enable_when.is_empty()
            && let Some(members) = json.as_object_mut()
        {
            members.shift_remove("enableBehavior");
        }
        cut_json(json, items, allowed);
    }
}

/// What fits of a list; no list where nothing does.
fn keep_only(json: &mut Json, name: &str, fits: &impl Fn(&Json) -> bool) {
    let Some(members) = json.as_object_mut() else { return };
    let Some(list) = members.get_mut(name).and_then(Json::as_array_mut) else { return };
    list.retain(fits);
    if list.is_empty() {
        members.shift_remove(name);
    }
}

/// The form without those items and what is below them; conditions on them settle as said above.
pub(super) fn without(mut form: Questionnaire, gone: impl Fn(&Item) -> bool) -> Questionnaire {
    retain(&mut form.items, &|item| !gone(item));
    loop {
        let left: BTreeSet<String> = form.walk().map(|item| item.link_id.clone()).collect();
        retain(&mut form.items, &|item| settle(item, &left));
        if form.walk().count() == left.len() {
            return form;
        }
    }
}

/// Code of the information category the item itself names, if it names one.
#[must_use]
pub fn category(item: &Item) -> Option<&str> {
    categories(item).next()
}

/// Codes of the categories the item itself names.
pub(super) fn categories(item: &Item) -> impl Iterator<Item = &str> {
    item.codes.iter().filter(|coding| coding.system == CATEGORY).map(|coding| coding.code.as_str())
}

/// Code of the category an option names.
pub(super) fn option_category(option: &AnswerOption) -> Option<&str> {
    match &option.value {
        Value::Coding(coding) => coding.system.strip_prefix(QUESTION),
        _ => None,
    }
}

/// Codes of what the unit tells with the item itself.
pub(super) fn told(item: &Item) -> impl Iterator<Item = &str> {
    item.codes.iter().filter(|coding| coding.system == TOLD).map(|coding| coding.code.as_str())
}

/// What those forms ask and tell.
pub(super) fn scope_used(forms: [&Questionnaire; 2]) -> Scope {
    let items = || forms.into_iter().flat_map(Questionnaire::walk);
    let asked =
        items().flat_map(|item| categories(item).chain(item.options.iter().filter_map(option_category)));
    let asked: BTreeSet<_> = asked.filter_map(InformationCategory::parse).collect();
    let told: BTreeSet<_> = items().flat_map(told).filter_map(ToldCategory::parse).collect();
    Scope { asks: asked.into_iter().collect(), told: told.into_iter().collect() }
}

fn drop_options(items: &mut [Item], allowed: &impl Fn(&str) -> bool) {
    for item in items {
        let before = item.options.len();
        item.options.retain(|option| option_category(option).is_none_or(allowed));
        if item.options.len() < before {
            let left = &item.options;
            item.initial.retain(|value| left.iter().any(|option| option.value == *value));
        }
        drop_options(&mut item.items, allowed);
    }
}

/// Every choice is loaded with options, so one without has lost them here.
fn lost_its_options(item: &Item) -> bool {
    item.kind == ItemKind::Choice && item.options.is_empty()
}

/// Keeps what `keep` says, but no group that loses every question by it.
fn retain(items: &mut Vec<Item>, keep: &impl Fn(&mut Item) -> bool) {
    items.retain_mut(|item| {
        if !keep(item) {
            return false;
        }
        let asked = has_question(item);
        retain(&mut item.items, keep);
        !asked || has_question(item)
    });
}

fn has_question(item: &Item) -> bool {
    match item.kind {
        ItemKind::Group => item.items.iter().any(has_question),
        ItemKind::Display => false,
        _ => true,
    }
}

/// Drops the conditions on questions that are gone; false where the item can never open again.
fn settle(item: &mut Item, left: &BTreeSet<String>) -> bool {
    let (open, gone): (Vec<Condition>, Vec<Condition>) =
        std::mem::take(&mut item.enable_when).into_iter().partition(|c| left.contains(&c.question));
    if gone.is_empty() {
        item.enable_when = open;
        return true;
    }
    match item.enable_behavior {
        // One that holds leaves the item open for good, whatever the others say.
        EnableBehavior::Any if gone.iter().any(holds_unanswered) => true,
        EnableBehavior::Any => {
            item.enable_when = open;
            !item.enable_when.is_empty()
        }
        EnableBehavior::All => {
            item.enable_when = open;
            gone.iter().all(holds_unanswered)
        }
    }
}

/// Whether the condition holds of a question nobody answers.
fn holds_unanswered(condition: &Condition) -> bool {
    condition.operator == Operator::Exists && condition.answer == Value::Boolean(false)
}
