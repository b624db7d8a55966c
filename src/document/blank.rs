//! A form to fill in by hand: every question with its choices to tick, or lines to write on.

use crate::document::layout::sheet::Sheet;
use crate::forms::model::{Item, ItemKind, Questionnaire, Value};

const DEEPEST: u8 = 6;

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
    let known: Vec<String> = item.initial.iter().filter_map(text_of).collect();
    if !known.is_empty() && item.options.is_empty() {
        sheet.question(&label, &known);
    } else if item.options.is_empty() {
        sheet.question(&label, &[]);
        sheet.blank_lines(if item.kind == ItemKind::Text { 3 } else { 1 });
    } else {
        let options = item.options.iter().map(|option| {
            let named = option.label.get(language);
            let name =
                if named.is_empty() { text_of(&option.value).unwrap_or_default() } else { named.to_owned() };
            format!("[   ]  {name}")
        });
        sheet.question(&label, &options.collect::<Vec<_>>());
    }
    if !item.items.is_empty() {
        sheet.indented(|sheet| items(sheet, &item.items, level));
    }
}

fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Coding(coding) => Some(coding.display.clone()),
        Value::Integer(number) => Some(number.to_string()),
        Value::Date(date) => Some(date.text.clone()),
        _ => None,
    }
}
