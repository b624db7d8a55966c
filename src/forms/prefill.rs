//! What the answer form takes from the request: what was written there, which items are there at
//! all, and which sections the chosen ready questions point at. And what the request form takes from
//! the request it follows.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::domain::Scope;
use crate::forms::catalogue::Kind;
use crate::forms::model::{Coding, Item, ItemKind, PartialDate, Questionnaire, Value};
use crate::forms::response::Response;
use crate::forms::restrict::{QUESTION, restrict, without};

/// Code system of items of an answer form that show an answer of the request form: the code is the
/// `linkId` there.
pub const FROM_REQUEST: &str = "urn:underlag:from-request";

/// Code system beside [`FROM_REQUEST`]: of several answers only the one with that number, from 1.
pub const NTH: &str = "urn:underlag:nth";

/// Code system of an item that answers a question in the unit's own words: the code is the `linkId` of the
/// item that shows the question.
pub const ANSWERS: &str = "urn:underlag:answers";

/// Code system of items of an answer form that are there only if the request chose the option with
/// that code. Of several such codes one is enough.
pub const ONLY_IF_ASKED: &str = "urn:underlag:only-if-asked";

/// Code system of items of a request form that begin with what is known of the request it follows:
/// the code is one of [`Previous::CODES`].
pub const FROM_PREVIOUS: &str = "urn:underlag:from-previous";

/// The code of a choice that stands for what came of an earlier request of ours.
const OUR_ANSWER: &str = "our-answer";

/// What is known of the request that another one follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Previous {
    pub reference: String,
    /// The kind's id.
    pub kind_id: String,
    /// What its kind is called.
    pub kind: String,
    /// The day the document came that is asked about; before there is one, the day it was sent.
    pub day: Date,
}

impl Previous {
    pub const CODES: [&str; 3] = ["reference", "kind", "date"];

    fn value(&self, code: &str, item: &Item) -> Option<Value> {
        let kind = &item.kind;
        // Among choices the kind is the one that names it, or the one that says "our answer".
        if code == "kind" && !item.options.is_empty() {
            let named = |wanted: &str| {
                let is = |value: &Value| matches!(value, Value::Coding(coding) if coding.code == wanted);
                item.options.iter().map(|option| &option.value).find(|value| is(value)).cloned()
            };
            return named(&self.kind_id).or_else(|| named(OUR_ANSWER));
        }
        let text = match code {
            "reference" => self.reference.clone(),
            "kind" => self.kind.clone(),
            "date" => self.day.to_string(),
            _ => return None,
        };
        match kind {
            ItemKind::Date if code == "date" => Some(Value::Date(PartialDate { text, first_day: self.day })),
            ItemKind::String | ItemKind::Text => Some(Value::String(text)),
            _ => None,
        }
    }
}

/// The request form as it begins after another request: what is known of that one stands where the
/// form asks for it.
#[must_use]
pub fn following(form: &Questionnaire, previous: &Previous) -> Questionnaire {
    let mut form = form.clone();
    begin_with(&mut form.items, previous);
    form
}

fn begin_with(items: &mut [Item], previous: &Previous) {
    for item in items {
        let code = item.codes.iter().find(|coding| coding.system == FROM_PREVIOUS);
        if let Some(value) = code.and_then(|coding| previous.value(&coding.code, item)) {
            item.initial = vec![value];
        }
        begin_with(&mut item.items, previous);
    }
}

/// The answer form as the recipient gets it: within the consent, fitted to the request.
#[must_use]
pub fn answer_form(kind: &Kind, scope: &Scope, request: &Response) -> Questionnaire {
    fit(&restrict(&kind.answer, scope), request)
}

/// Leaves out what the request did not ask for, and puts the request's answers as initial values on
/// the items that show them. Such an item goes, with all that is below it, where the request has no
/// answer.
#[must_use]
pub fn fit(answer: &Questionnaire, request: &Response) -> Questionnaire {
    let source = |item: &Item| {
        let code = item.codes.iter().find(|coding| coding.system == FROM_REQUEST)?;
        Some(answers(request, item, &code.code))
    };
    let chosen = request.chosen();
    let unasked = |item: &Item| {
        let mut codes = only_if_asked(item).peekable();
        codes.peek().is_some() && !codes.any(|code| chosen.contains(code))
    };
    let unanswered = |item: &Item| source(item).is_some_and(|values| values.is_empty());
    let mut form = without(answer.clone(), |item| unasked(item) || unanswered(item));
    take_over(&mut form.items, &source);
    form
}

/// `linkId` of each item that answers a ready question the request chose; empty: none was chosen,
/// so the whole form was asked for.
#[must_use]
pub fn asked(answer: &Questionnaire, request: &Response) -> BTreeSet<String> {
    let chosen: Vec<&Coding> =
        request.codings().filter(|coding| coding.system.starts_with(QUESTION)).collect();
    let answers = |item: &&Item| item.codes.iter().any(|code| chosen.iter().any(|c| same(c, code)));
    answer.walk().filter(answers).map(|item| item.link_id.clone()).collect()
}

/// `linkId` of the item that shows the unit's own question which this one answers.
#[must_use]
pub fn answered_question(item: &Item) -> Option<&str> {
    item.codes.iter().find(|coding| coding.system == ANSWERS).map(|coding| coding.code.as_str())
}

/// The options of the request form that the item names as its reason to be there.
pub(super) fn only_if_asked(item: &Item) -> impl Iterator<Item = &str> {
    item.codes.iter().filter(|coding| coding.system == ONLY_IF_ASKED).map(|coding| coding.code.as_str())
}

fn same(one: &Coding, other: &Coding) -> bool {
    one.system == other.system && one.code == other.code
}

fn take_over(items: &mut [Item], source: &impl Fn(&Item) -> Option<Vec<Value>>) {
    for item in items {
        if item.kind != ItemKind::Group
            && let Some(values) = source(item)
        {
            item.initial = values;
        }
        take_over(&mut item.items, source);
    }
}

/// What the request answered there; with a number among its codes only the answer of that number.
fn answers(request: &Response, item: &Item, link_id: &str) -> Vec<Value> {
    let all = request.every().into_iter().filter(|item| item.link_id == link_id);
    let all = all.flat_map(|item| item.answers.iter().map(|answer| answer.value.clone()));
    match nth(item) {
        Some(number) => all.skip(number.saturating_sub(1)).take(1).collect(),
        None => all.collect(),
    }
}

/// Which of several answers the item shows; none: all of them.
fn nth(item: &Item) -> Option<usize> {
    item.codes.iter().find(|coding| coding.system == NTH)?.code.parse().ok()
}
