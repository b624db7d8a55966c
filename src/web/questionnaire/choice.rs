//! The options of a choice, as fields know them.

use crate::domain::Language;
use crate::forms::model::{AnswerOption, Control, Item, ItemKind, Value};

/// The key of the option "other", which has words of its own.
pub const OTHER: &str = "~other";

/// More options than this become a list, unless the form says otherwise.
const RADIOS: usize = 8;

/// How a choice is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    Radios,
    Checkboxes,
    List,
}

#[must_use]
pub fn look(item: &Item) -> Look {
    let list = matches!(item.control, Some(Control::DropDown | Control::Autocomplete));
    let radios = matches!(item.control, Some(Control::RadioButton));
    if item.repeats {
        Look::Checkboxes
    } else if list || (item.options.len() > RADIOS && !radios) {
        Look::List
    } else {
        Look::Radios
    }
}

/// What the field holds when this option is chosen: its code where that is the only one of its
/// kind, else its number.
#[must_use]
pub fn key(item: &Item, number: usize) -> String {
    let code = |option: &AnswerOption| match &option.value {
        Value::Coding(coding) => coding.code.clone(),
        _ => String::new(),
    };
    let own = item.options.get(number).map(code).unwrap_or_default();
    let alone = item.options.iter().filter(|option| code(option) == own).count() == 1;
    if !own.is_empty() && alone && !own.starts_with(['~', '#']) { own } else { format!("#{number}") }
}

/// The option with that key.
#[must_use]
pub fn by_key<'a>(item: &'a Item, wanted: &str) -> Option<&'a AnswerOption> {
    let number = (0..item.options.len()).find(|number| key(item, *number) == wanted)?;
    item.options.get(number)
}

/// The key of the option with that value.
#[must_use]
pub fn of_value(item: &Item, value: &Value) -> Option<String> {
    let same = |option: &AnswerOption| match (&option.value, value) {
        (Value::Coding(a), Value::Coding(b)) => a.system == b.system && a.code == b.code,
        (a, b) => a == b,
    };
    item.options.iter().position(same).map(|number| key(item, number))
}

/// `a) Ja`
#[must_use]
pub fn label(option: &AnswerOption, language: Language) -> String {
    let (prefix, label) = (option.prefix.get(language), option.label.get(language));
    if prefix.is_empty() { label.to_owned() } else { format!("{prefix} {label}") }
}

#[must_use]
pub fn is_choice(item: &Item) -> bool {
    matches!(item.kind, ItemKind::Choice | ItemKind::OpenChoice)
        || (!item.options.is_empty()
            && !matches!(item.kind, ItemKind::Group | ItemKind::Display | ItemKind::Boolean))
}

/// Several inputs, one for each answer.
#[must_use]
pub fn is_several(item: &Item) -> bool {
    item.repeats
        && !is_choice(item)
        && !matches!(
            item.kind,
            ItemKind::Group | ItemKind::Display | ItemKind::Boolean | ItemKind::Attachment
        )
}
