//! A form to fill in by hand: every question with its choices to tick, or lines to write on.

use crate::document::form;
use crate::document::layout::sheet::Sheet;
use crate::domain::Language;
use crate::forms::model::{Item, ItemKind, Questionnaire, Value};

const DEEPEST: u8 = 6;

/// Choices no longer than this stand side by side, in characters.
const SHORT: usize = 30;

/// More than this is not kept on one page with the heading above it, points.
const MOST_KEPT: f32 = 240.0;

/// Writes the form empty. What depends on another answer is there too: paper can't hide it.
pub fn write(sheet: &mut Sheet, form: &Questionnaire) {
    items(sheet, &form.items, 3);
}

fn items(sheet: &mut Sheet, all: &[Item], level: u8) {
    for item in all.iter().filter(|item| !item.hidden) {
        match item.kind {
            ItemKind::Group => {
                let title = item.text.get(sheet.language).to_owned();
                if !title.trim().is_empty() {
                    sheet.keep(height(item).min(MOST_KEPT));
                    sheet.heading(level, &title);
                }
                items(sheet, &item.items, (level + 1).min(DEEPEST));
            }
            ItemKind::Display => {
                let text = item.text.get(sheet.language).to_owned();
                sheet.note(&text);
            }
            _ => question(sheet, item, level),
        }
    }
}

fn question(sheet: &mut Sheet, item: &Item, level: u8) {
    let language = sheet.language;
    let label = item.text.get(language).to_owned();
    // What the request has filled in already is printed as it is.
    let known: Vec<String> = item.initial.iter().filter_map(|value| text_of(value, language)).collect();
    if !known.is_empty() && item.options.is_empty() {
        sheet.question(&label, &known);
    } else if item.options.is_empty() {
        let unit = form::unit(item, language);
        let counted = if unit.is_empty() { label } else { format!("{label} ({unit})") };
        sheet.question_to_write(&counted, lines(item));
    } else {
        let names: Vec<String> = item
            .options
            .iter()
            .map(|option| match option.label.get(language) {
                "" => text_of(&option.value, language).unwrap_or_default(),
                label => label.to_owned(),
            })
            .collect();
        sheet.question(&label, &to_tick(&names));
    }
    if !item.items.is_empty() {
        sheet.indented(|sheet| items(sheet, &item.items, level));
    }
}

/// A box before each choice: all in a row where they are short, else each on a line of its own.
fn to_tick(names: &[String]) -> Vec<String> {
    const NO_BREAK: &str = "\u{A0}";
    if names.iter().any(|name| name.chars().count() > SHORT) {
        return names.iter().map(|name| format!("[   ]  {name}")).collect();
    }
    let whole = |name: &String| format!("[   ]  {name}").replace(' ', NO_BREAK);
    vec![names.iter().map(whole).collect::<Vec<_>>().join("     ")]
}

/// How many lines there are to write on.
const fn lines(item: &Item) -> u8 {
    if matches!(item.kind, ItemKind::Text) { 3 } else { 1 }
}

/// Of an item with its first question, about, points: a heading is not left alone above it.
fn height(item: &Item) -> f32 {
    match item.kind {
        ItemKind::Group => {
            let first = item.items.iter().find(|inner| !inner.hidden);
            32.0 + first.map_or(0.0, height)
        }
        _ if item.options.is_empty() => 30.0 + 20.0 * f32::from(lines(item)),
        _ => 10.0 + 17.0 * f32::from(u8::try_from(item.options.len()).unwrap_or(u8::MAX)),
    }
}

fn text_of(value: &Value, language: Language) -> Option<String> {
    if let Some(when) = form::when(value, language) {
        return Some(when);
    }
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Coding(coding) => Some(coding.display.clone()),
        Value::Integer(number) => Some(number.to_string()),
        Value::Date(date) => Some(date.text.clone()),
        _ => None,
    }
}
