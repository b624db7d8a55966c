//! A request form that begins with answers somebody has written down beforehand: codes of options, or
//! texts.

use crate::domain::pathway::{Given, Misfit};
use crate::forms::model::{Item, ItemKind, Questionnaire, Value};

/// The form with those answers in it. What does not fit, because the consent has taken an item or an
/// option away, is left out.
#[must_use]
pub fn begin(form: &Questionnaire, given: &[Given]) -> Questionnaire {
    let mut form = form.clone();
    put(&mut form.items, given);
    form
}

/// What keeps an item of that form from beginning so.
#[must_use]
pub fn misfit(form: &Questionnaire, given: &Given) -> Option<Misfit> {
    let Some(item) = form.item(&given.link_id) else { return Some(Misfit::NoItem) };
    if given.texts.len() > 1 && !item.repeats {
        return Some(Misfit::OneOnly);
    }
    given.texts.iter().find_map(|text| value(item, text).err())
}

fn put(items: &mut [Item], given: &[Given]) {
    for item in items {
        if let Some(given) = given.iter().find(|given| given.link_id == item.link_id) {
            let values: Vec<Value> = given.texts.iter().filter_map(|text| value(item, text).ok()).collect();
            if !values.is_empty() {
                item.options.iter_mut().for_each(|option| option.initial_selected = false);
                item.initial = values;
            }
        }
        put(&mut item.items, given);
    }
}

fn value(item: &Item, text: &str) -> Result<Value, Misfit> {
    match item.kind {
        ItemKind::Choice => {
            let with_that_code = |value: &&Value| code(value) == Some(text);
            let found = item.options.iter().map(|option| &option.value).find(with_that_code);
            found.cloned().ok_or_else(|| Misfit::NoOption(codes(item)))
        }
        ItemKind::String | ItemKind::Text => {
            let length = text.chars().count();
            match item.max_length {
                Some(most) if length > most as usize => Err(Misfit::TooLong(most)),
                _ => Ok(Value::String(text.to_owned())),
            }
        }
        _ => Err(Misfit::NotWritten),
    }
}

fn codes(item: &Item) -> String {
    let codes: Vec<&str> = item.options.iter().filter_map(|option| code(&option.value)).collect();
    codes.join(", ")
}

const fn code(value: &Value) -> Option<&str> {
    match value {
        Value::Coding(coding) => Some(coding.code.as_str()),
        _ => None,
    }
}
