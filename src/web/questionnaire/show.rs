//! From a response to what stands in the fields.

use crate::forms::model::{Item, ItemKind, Questionnaire, Value};
use crate::forms::response::{Response, ResponseItem};
use crate::web::questionnaire::choice::{self, OTHER};
use crate::web::questionnaire::entries::Entries;
use crate::web::questionnaire::place::{self, ROOT, part};
use crate::web::questionnaire::typed;

/// The fields of a page that shows this response.
#[must_use]
pub fn entries(form: &Questionnaire, response: &Response) -> Entries {
    let mut entries = Entries::default();
    items(&form.items, ROOT, &response.items, &mut entries);
    entries
}

fn items(items: &[Item], container: &str, response: &[ResponseItem], entries: &mut Entries) {
    for item in items {
        let name = place::child(container, &item.link_id);
        let known: Vec<&ResponseItem> = response.iter().filter(|one| one.link_id == item.link_id).collect();
        if item.kind == ItemKind::Group {
            group(item, &name, &known, entries);
        } else {
            question(item, &name, &known, entries);
        }
    }
}

fn group(item: &Item, name: &str, known: &[&ResponseItem], entries: &mut Entries) {
    if !item.repeats {
        if let Some(one) = known.first() {
            items(&item.items, name, &one.items, entries);
        }
        return;
    }
    for (number, one) in known.iter().enumerate() {
        let container = place::occurrence(name, number);
        entries.add(format!("{container}{}", part::THERE), number.to_string());
        items(&item.items, &container, &one.items, entries);
    }
}

fn question(item: &Item, name: &str, known: &[&ResponseItem], entries: &mut Entries) {
    let several = choice::is_several(item);
    let answers = known.iter().flat_map(|one| &one.answers).enumerate();
    for (number, answer) in answers {
        let container = if several { place::occurrence(name, number) } else { name.to_owned() };
        put(item, &container, &answer.value, entries);
        items(&item.items, &container, &answer.items, entries);
    }
}

fn put(item: &Item, name: &str, value: &Value, entries: &mut Entries) {
    match value {
        Value::Attachment(attachment) => entries.attach(name, attachment.clone()),
        _ if choice::is_choice(item) => {
            if let Some(key) = choice::of_value(item, value) {
                entries.add(name.to_owned(), key);
            } else if let Value::String(words) = value {
                entries.add(name.to_owned(), OTHER.to_owned());
                entries.add(format!("{name}{}", part::OTHER), words.clone());
            }
        }
        Value::Quantity(quantity) => {
            entries.add(name.to_owned(), typed::show(value));
            entries.add(format!("{name}{}", part::UNIT), quantity.unit.code.clone());
        }
        _ => entries.add(name.to_owned(), typed::show(value)),
    }
}
