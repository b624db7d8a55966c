//! What to do about a field, in a sentence that fits its kind: write, choose, give.

use crate::domain::Language;
use crate::forms::model::{Control, Item, ItemKind, Value};
use crate::forms::value_json;
use crate::text::{self, numbers};

/// What to do where nothing stands yet. Names the field where its label is one word, and so can
/// stand in a sentence.
pub(super) fn named(item: &Item, language: Language) -> String {
    let key = match item.kind {
        ItemKind::String | ItemKind::Text => "forms-write-named",
        ItemKind::Choice | ItemKind::OpenChoice if !item.repeats => "forms-choose-named",
        _ => return to_do(item, language),
    };
    match noun(item.text.get(language)) {
        Some(noun) => text::with(language, key, &[("what", noun.into())]),
        None => to_do(item, language),
    }
}

/// What to do, whatever stands there.
pub(super) fn to_do(item: &Item, language: Language) -> String {
    let key = match item.kind {
        ItemKind::Integer | ItemKind::Decimal | ItemKind::Quantity => return number(item, language),
        ItemKind::Date | ItemKind::DateTime | ItemKind::Time => return moment(item, language),
        ItemKind::Choice | ItemKind::OpenChoice if item.repeats => "forms-choose-some",
        ItemKind::Choice | ItemKind::OpenChoice => "forms-choose",
        ItemKind::Boolean if item.control == Some(Control::CheckBox) => "forms-tick",
        ItemKind::Boolean => "forms-yes-or-no",
        ItemKind::Attachment => "forms-choose-file",
        ItemKind::Url => "forms-give-address",
        ItemKind::String | ItemKind::Text | ItemKind::Group | ItemKind::Display => "forms-write",
    };
    text::get(language, key)
}

fn number(item: &Item, language: Language) -> String {
    let key = match (&item.min_value, &item.max_value) {
        (Some(_), Some(_)) => "forms-number-between",
        (Some(_), None) => "forms-number-from",
        (None, Some(_)) => "forms-number-to",
        (None, None) if item.kind == ItemKind::Integer => "forms-whole-number",
        (None, None) => "forms-number",
    };
    // A bound of a quantity has its own unit with it.
    let unit = if item.kind == ItemKind::Quantity { "" } else { item.unit_label.get(language) };
    let unit = if unit.is_empty() { String::new() } else { format!(" {unit}") };
    text::with(
        language,
        key,
        &[
            ("least", bound(item.min_value.as_ref(), language).into()),
            ("most", bound(item.max_value.as_ref(), language).into()),
            ("unit", unit.into()),
        ],
    )
}

fn moment(item: &Item, language: Language) -> String {
    let key = match (item.kind, &item.min_value, &item.max_value) {
        (ItemKind::Time, ..) => "forms-time",
        (_, Some(_), Some(_)) => "forms-date-between",
        (_, Some(_), None) => "forms-date-from",
        (_, None, Some(_)) => "forms-date-to",
        (ItemKind::DateTime, None, None) => "forms-date-and-time",
        (_, None, None) => "forms-date",
    };
    text::with(
        language,
        key,
        &[
            ("least", bound(item.min_value.as_ref(), language).into()),
            ("most", bound(item.max_value.as_ref(), language).into()),
        ],
    )
}

fn bound(value: Option<&Value>, language: Language) -> String {
    let said = value.map(said).unwrap_or_default();
    let number = matches!(value, Some(Value::Decimal(_) | Value::Quantity(_)));
    if number { numbers::decimal(language, &said) } else { said }
}

/// `Texten är 20 000 tecken. Högst 4 000 får plats.`
pub(super) fn too_long(count: usize, most: u32, language: Language) -> String {
    text::with(
        language,
        "forms-max-length",
        &[
            ("count", numbers::grouped(language, &count.to_string()).into()),
            ("most", numbers::grouped(language, &most.to_string()).into()),
        ],
    )
}

/// How it is written, where the form says so.
pub(super) fn shape(item: &Item, language: Language) -> String {
    let format = item.entry_format.get(language);
    if format.is_empty() {
        text::get(language, "forms-regex")
    } else {
        text::with(language, "forms-write-named", &[("what", format.into())])
    }
}

/// The label as a word within a sentence; none where it is more than one word.
fn noun(label: &str) -> Option<String> {
    let plain = label.chars().all(|c| c.is_alphabetic() || c == '-') && label.chars().count() > 1;
    // What has more than its first letter in capitals is an abbreviation.
    let lower = label.chars().skip(1).all(char::is_lowercase);
    plain.then(|| if lower { label.to_lowercase() } else { label.to_owned() })
}

/// A value in words.
pub(super) fn said(value: &Value) -> String {
    match value {
        Value::Coding(coding) => coding.shown().to_owned(),
        Value::Quantity(quantity) => {
            format!("{} {}", quantity.value.as_str(), quantity.unit.shown()).trim_end().to_owned()
        }
        other => value_json::plain(other).unwrap_or_default(),
    }
}
