//! The conditions of an item: for the script as JSON, for people in words.

use serde_json::{Value as Json, json};

use crate::domain::Language;
use crate::forms::model::{Coding, Condition, EnableBehavior, Item, Operator, Questionnaire, Value};
use crate::text;
use crate::web::questionnaire::{choice, typed};

/// `[{"q": "linkId", "op": "=", "type": "coding", "value": "system|code"}]`, empty without conditions.
#[must_use]
pub fn script(item: &Item) -> String {
    if item.enable_when.is_empty() {
        return String::new();
    }
    let conditions = item.enable_when.iter().map(|condition| {
        json!({
            "q": condition.question,
            "op": operator(condition.operator),
            "type": type_of(&condition.answer),
            "value": comparable(&condition.answer),
        })
    });
    Json::Array(conditions.collect()).to_string()
}

/// Kinds of values that the script compares with each other.
#[must_use]
pub fn type_of(value: &Value) -> &'static str {
    match value {
        Value::Boolean(_) => "boolean",
        Value::Decimal(_) | Value::Integer(_) => "number",
        Value::Date(_) | Value::DateTime(_) => "date",
        Value::Time(_) => "time",
        Value::String(_) | Value::Url(_) => "text",
        Value::Coding(_) => "coding",
        Value::Quantity(_) => "quantity",
        Value::Attachment(_) => "attachment",
    }
}

/// The value as the script compares it.
#[must_use]
pub fn comparable(value: &Value) -> String {
    match value {
        Value::Coding(coding) => coding_text(coding),
        Value::Quantity(quantity) => format!("{} {}", quantity.value.as_str(), quantity.unit.code),
        other => typed::show(other),
    }
}

fn coding_text(coding: &Coding) -> String {
    let code = if coding.code.is_empty() { &coding.display } else { &coding.code };
    format!("{}|{code}", coding.system)
}

const fn operator(operator: Operator) -> &'static str {
    match operator {
        Operator::Exists => "exists",
        Operator::Equal => "=",
        Operator::NotEqual => "!=",
        Operator::Greater => ">",
        Operator::Less => "<",
        Operator::GreaterOrEqual => ">=",
        Operator::LessOrEqual => "<=",
    }
}

/// "Besvaras om ”Får diagnosen lämnas ut?” är ”Ja”." For those who see every question at once.
#[must_use]
pub fn words(form: &Questionnaire, item: &Item, language: Language) -> String {
    let mut said: Vec<String> =
        item.enable_when.iter().map(|condition| one(form, condition, language)).collect();
    said.dedup();
    if said.is_empty() {
        return String::new();
    }
    let joint = match item.enable_behavior {
        EnableBehavior::All => text::get(language, "web-form-and"),
        EnableBehavior::Any => text::get(language, "web-form-or"),
    };
    let conditions = said.join(&format!(" {joint} "));
    text::with(language, "web-form-applies", &[("conditions", conditions.into())])
}

fn one(form: &Questionnaire, condition: &Condition, language: Language) -> String {
    let question = form.item(&condition.question);
    let label = question.map_or(condition.question.as_str(), |question| question.text.get(language));
    let key = match (condition.operator, &condition.answer) {
        (Operator::Exists, Value::Boolean(false)) => "web-form-if-empty",
        (Operator::Exists, _) => "web-form-if-exists",
        (Operator::Equal, _) => "web-form-if-equal",
        (Operator::NotEqual, _) => "web-form-if-not-equal",
        (Operator::Greater, _) => "web-form-if-greater",
        (Operator::Less, _) => "web-form-if-less",
        (Operator::GreaterOrEqual, _) => "web-form-if-at-least",
        (Operator::LessOrEqual, _) => "web-form-if-at-most",
    };
    let answer = match &condition.answer {
        Value::Boolean(true) => text::get(language, "web-form-yes"),
        Value::Boolean(false) => text::get(language, "web-form-no"),
        value => {
            let option = question.and_then(|question| {
                let key = choice::of_value(question, value)?;
                choice::by_key(question, &key)
            });
            option.map_or_else(|| typed::show(value), |option| option.label.get(language).to_owned())
        }
    };
    text::with(language, key, &[("question", label.to_owned().into()), ("answer", answer.into())])
}
