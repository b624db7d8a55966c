//! A filled form on paper: the questions that were answered, in the order of the form.

use jiff::Timestamp;

use crate::document::layout::sheet::Sheet;
use crate::domain::Language;
use crate::forms::model::{Coding, Item, ItemKind, Questionnaire, Value};
use crate::forms::prefill::answered_question;
use crate::forms::response::{Answer, Response, ResponseItem};
use crate::text::{self, dates, numbers};

/// How deep headings go: a section is H2, and H6 is the last there is.
const DEEPEST: u8 = 6;

/// Writes the form: one section per group at the top, what is answered, nothing that is hidden.
pub fn write(sheet: &mut Sheet, form: &Questionnaire, response: &Response) {
    let language = sheet.language;
    // Questions outside any group need a section of their own.
    let mut headed = false;
    for item in &form.items {
        if item.kind == ItemKind::Group {
            write_group(sheet, item, &response.items, 2);
            headed = false;
        } else if !headed && will_show(item, &response.items) {
            sheet.section(form.title.get(language));
            headed = true;
            write_question(sheet, item, &response.items, 3);
        } else {
            write_question(sheet, item, &response.items, 3);
        }
    }
}

fn write_items(sheet: &mut Sheet, items: &[Item], answered: &[ResponseItem], level: u8) {
    for item in items {
        if item.kind == ItemKind::Group {
            write_group(sheet, item, answered, level);
        } else {
            write_question(sheet, item, answered, level);
        }
    }
}

fn write_group(sheet: &mut Sheet, group: &Item, answered: &[ResponseItem], level: u8) {
    if group.hidden {
        return;
    }
    let language = sheet.language;
    let filled = || answered.iter().filter(|item| item.link_id == group.link_id && !is_empty(item));
    let several = filled().count() > 1;
    for (item, number) in filled().zip(1..) {
        let mut title = with_prefix(group, language);
        if several {
            title = format!("{title} ({number})");
        }
        let mut below = level;
        if !title.trim().is_empty() {
            if level == 2 {
                sheet.section(&title);
            } else {
                sheet.heading(level, &title);
            }
            below = (level + 1).min(DEEPEST);
        } else if level == 2 {
            sheet.section(&text::get(language, "document-form-untitled"));
            below = 3;
        }
        write_items(sheet, &group.items, &item.items, below);
    }
}

fn write_question(sheet: &mut Sheet, question: &Item, answered: &[ResponseItem], level: u8) {
    if question.hidden || question.kind == ItemKind::Display {
        return;
    }
    let language = sheet.language;
    let given: Vec<&Answer> = answered
        .iter()
        .filter(|item| item.link_id == question.link_id)
        .flat_map(|item| &item.answers)
        .collect();
    let label = with_prefix(question, language);
    if given.is_empty() {
        if will_show(question, answered) {
            let nothing = match answered_question(question) {
                Some(_) => text::get(language, "forms-not-answered"),
                None => "—".to_owned(),
            };
            sheet.question(&label, &[nothing]);
        }
        return;
    }
    let values: Vec<String> = given.iter().map(|answer| value(question, &answer.value, language)).collect();
    sheet.question(&label, &values);
    for answer in given.into_iter().filter(|answer| !answer.items.iter().all(is_empty)) {
        sheet.indented(|sheet| write_items(sheet, &question.items, &answer.items, level));
    }
}

/// Answered, or asked of everybody and left open.
fn will_show(question: &Item, answered: &[ResponseItem]) -> bool {
    if question.hidden || question.kind == ItemKind::Display {
        return false;
    }
    let has_answer = answered.iter().any(|item| item.link_id == question.link_id && !item.answers.is_empty());
    let asked = question.required || answered_question(question).is_some();
    has_answer || (asked && question.enable_when.is_empty())
}

fn is_empty(item: &ResponseItem) -> bool {
    item.answers.is_empty() && item.items.iter().all(is_empty)
}

fn with_prefix(item: &Item, language: Language) -> String {
    let (prefix, label) = (item.prefix.get(language), item.read_as(language));
    if prefix.is_empty() { label.to_owned() } else { format!("{prefix} {label}") }
}

/// An answer as it is read.
fn value(question: &Item, value: &Value, language: Language) -> String {
    if let Some(when) = when(value, language) {
        return when;
    }
    let option = question.options.iter().find(|option| is_same(&option.value, value));
    if let Some(option) = option.filter(|option| !option.label.is_empty()) {
        return option.label.get(language).to_owned();
    }
    match value {
        Value::Boolean(true) => text::get(language, "document-yes"),
        Value::Boolean(false) => text::get(language, "document-no"),
        Value::Decimal(decimal) => counted(&numbers::decimal(language, &decimal.plain()), question, language),
        Value::Integer(integer) => counted(&integer.to_string(), question, language),
        Value::Date(date) => date.text.clone(),
        Value::DateTime(moment) => moment.text.clone(),
        Value::Time(time) => dates::clock(language, *time),
        Value::String(text) | Value::Url(text) => text.clone(),
        Value::Coding(coding) => name(coding).to_owned(),
        Value::Quantity(quantity) => {
            let unit =
                question.unit_options.iter().chain(&question.unit).find(|u| is_same_code(u, &quantity.unit));
            let amount = numbers::decimal(language, &quantity.value.plain());
            format!("{amount} {}", name(unit.unwrap_or(&quantity.unit))).trim_end().to_owned()
        }
        Value::Attachment(attachment) => {
            format!(
                "{} ({}, {})",
                attachment.title,
                attachment.content_type,
                numbers::size(language, attachment.size)
            )
        }
    }
}

/// A whole day or a moment in words; none for anything else.
#[must_use]
pub fn when(value: &Value, language: Language) -> Option<String> {
    match value {
        Value::Date(date) if date.text.len() == 10 => Some(dates::day(language, date.first_day)),
        Value::DateTime(moment) => {
            moment.text.parse::<Timestamp>().ok().map(|read| dates::moment(language, read))
        }
        _ => None,
    }
}

/// `8 timmar per vecka`.
fn counted(number: &str, question: &Item, language: Language) -> String {
    format!("{number} {}", unit(question, language)).trim_end().to_owned()
}

/// What the numbers of a question count; empty where they are bare.
pub fn unit(question: &Item, language: Language) -> &str {
    match &question.unit {
        Some(unit) if question.unit_label.is_empty() => name(unit),
        Some(_) => question.unit_label.get(language),
        None => "",
    }
}

fn is_same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Coding(a), Value::Coding(b)) => is_same_code(a, b),
        (a, b) => a == b,
    }
}

fn is_same_code(a: &Coding, b: &Coding) -> bool {
    a.system == b.system && a.code == b.code
}

fn name(coding: &Coding) -> &str {
    if coding.display.is_empty() { &coding.code } else { &coding.display }
}
