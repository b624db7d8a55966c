//! `item.answerOption`, `item.answerValueSet` and `item.code`.

use serde_json::Value as Json;

use crate::forms::finding::Findings;
use crate::forms::load::element::Element;
use crate::forms::load::extension::{self, Place};
use crate::forms::model::{AnswerOption, Coding, Text, Value};
use crate::forms::value_json;
use crate::forms::value_set::Resolver;

/// The answers to choose from, in the form's order.
pub(super) fn read_all(
    element: &Element<'_>,
    sets: &mut Resolver<'_>,
    findings: &mut Findings,
) -> Vec<AnswerOption> {
    let mut options: Vec<AnswerOption> = element
        .array("answerOption", findings)
        .iter()
        .filter_map(|json| option(json, element.at, findings))
        .collect();
    if let Some(reference) = element.string("answerValueSet", findings) {
        if !options.is_empty() {
            findings.broken("options-twice", element.at, "An item has both answerOption and answerValueSet");
        }
        options.extend(from_value_set(reference, element.at, sets, findings));
    }
    options
}

/// Every concept of a value set as an option.
pub(super) fn from_value_set(
    reference: &str,
    at: Option<&str>,
    sets: &mut Resolver<'_>,
    findings: &mut Findings,
) -> Vec<AnswerOption> {
    match sets.expand(reference) {
        Ok(concepts) => concepts
            .iter()
            .map(|concept| AnswerOption {
                value: Value::Coding(concept.coding.clone()),
                label: concept.label.clone(),
                prefix: Text::default(),
                initial_selected: false,
                exclusive: false,
            })
            .collect(),
        Err(fault) => {
            findings.refused(fault.code, at, fault.text);
            Vec::new()
        }
    }
}

/// `code` of an item or of the form.
pub(super) fn codes(element: &Element<'_>, key: &str, findings: &mut Findings) -> Vec<Coding> {
    let array = element.array(key, findings);
    array.iter().filter_map(|json| coding(json, element.at, findings)).collect()
}

/// A Coding of the form, its extensions looked at.
pub(super) fn coding(json: &Json, at: Option<&str>, findings: &mut Findings) -> Option<Coding> {
    label(json, at, findings);
    value_json::coding(json).map_err(|fault| findings.broken("coding", at, fault)).ok()
}

fn option(json: &Json, at: Option<&str>, findings: &mut Findings) -> Option<AnswerOption> {
    let known: Vec<&str> = value_json::NAMES.iter().copied().chain(["initialSelected"]).collect();
    let element = Element::of(json, "An answerOption", &known, at, findings)?;
    let (key, json) = match value_json::choice(element.map, "value") {
        Ok(Some(found)) => found,
        Ok(None) => {
            findings.broken("option-value", at, "An answerOption has no value");
            return None;
        }
        Err(fault) => {
            findings.broken("option-value", at, fault);
            return None;
        }
    };
    if key == "valueReference" {
        findings.refused("type-unsupported", at, "Options of the type Reference are not supported");
        return None;
    }
    let value = value_json::read(&key["value".len()..], json);
    let value = value.map_err(|fault| findings.broken("option-value", at, fault)).ok()?;
    let label = match &value {
        Value::Coding(coding) => {
            let label = label(json, at, findings);
            if label.is_empty() { Text::from(coding.code.as_str()) } else { label }
        }
        Value::String(_) => element.text(key, findings),
        other => Text::from(value_json::plain(other).unwrap_or_default().as_str()),
    };
    let mut option = AnswerOption {
        value,
        label,
        prefix: Text::default(),
        initial_selected: element.boolean("initialSelected", findings).unwrap_or(false),
        exclusive: false,
    };
    for found in extension::of(element.map, Place::Option, at, findings) {
        if found.name == "optionExclusive" {
            let yes = found.value("valueBoolean", at, findings).and_then(Json::as_bool);
            option.exclusive = yes.unwrap_or(false);
        } else {
            let inner = Element { map: found.map, at };
            option.prefix = inner.text("valueString", findings);
        }
    }
    Some(option)
}

/// The display of a Coding with its translations.
fn label(json: &Json, at: Option<&str>, findings: &mut Findings) -> Text {
    let known = ["system", "version", "code", "display", "userSelected"];
    let Some(coding) = Element::of(json, "A Coding", &known, at, findings) else { return Text::default() };
    extension::check(coding.map, at, findings);
    coding.text("display", findings)
}
