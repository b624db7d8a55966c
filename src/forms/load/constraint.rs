//! The extensions of an item.

use serde_json::Value as Json;

use crate::forms::finding::Findings;
use crate::forms::load::element::Element;
use crate::forms::load::extension::Extension;
use crate::forms::load::option;
use crate::forms::model::{Coding, Control, Item, Value};
use crate::forms::value_set::Resolver;
use crate::forms::{pattern, value_json};

/// What is known of an item only while it is read.
#[derive(Default)]
pub(super) struct Facts {
    pub prefilled: bool,
    seen: Vec<String>,
}

/// Takes one extension that stands on an item.
pub(super) fn take(
    extension: Extension<'_>,
    item: &mut Item,
    facts: &mut Facts,
    sets: &mut Resolver<'_>,
    findings: &mut Findings,
) {
    let owned = item.link_id.clone();
    let at = Some(owned.as_str());
    let inner = Element { map: extension.map, at };
    let many = ["unitOption", "mimeType", "constraint", "targetConstraint", "instruction", "itemControl"];
    if facts.seen.iter().any(|name| name == extension.name) && !many.contains(&extension.name) {
        findings.broken("extension-repeated", at, format!("The extension {} stands twice", extension.url));
        return;
    }
    facts.seen.push(extension.name.to_owned());
    match extension.name {
        "minLength" => item.min_length = count(extension, at, findings),
        "minOccurs" => item.min_occurs = count(extension, at, findings),
        "maxOccurs" => item.max_occurs = count(extension, at, findings),
        "maxDecimalPlaces" => item.max_decimal_places = count(extension, at, findings),
        "maxSize" => item.max_size = max_size(extension, at, findings),
        "minValue" | "minQuantity" => {
            item.min_value = bound(extension, item.min_value.as_ref(), at, findings);
        }
        "maxValue" | "maxQuantity" => {
            item.max_value = bound(extension, item.max_value.as_ref(), at, findings);
        }
        "regex" => {
            let text = extension.value("valueString", at, findings).and_then(Json::as_str);
            item.regex = text.and_then(|text| {
                let refuse = |fault| {
                    let text = format!("The regular expression `{text:.200}` is not supported: {fault}");
                    findings.refused("regex-unsupported", at, text);
                };
                pattern::compile(text).map_err(refuse).ok()
            });
        }
        "itemControl" => item.control = item.control.or(control(extension, at, findings)),
        "hidden" => item.hidden = yes(extension, at, findings),
        "entryFormat" => item.entry_format = inner.text("valueString", findings),
        "shortText" => item.short_text = inner.text("valueString", findings),
        "openLabel" => item.open_label = inner.text("valueString", findings),
        "instruction" => item.help.append(&inner.text("valueString", findings)),
        "choiceOrientation" => {
            let code = extension.value("valueCode", at, findings).and_then(Json::as_str);
            item.horizontal = code == Some("horizontal");
        }
        "unit" => {
            item.unit = coding(extension, at, findings);
            if let Some(map) = extension.map.get("valueCoding").and_then(Json::as_object) {
                item.unit_label = Element { map, at }.text("display", findings);
            }
        }
        "unitOption" => item.unit_options.extend(coding(extension, at, findings)),
        "unitValueSet" => {
            let value = extension.map.get("valueCanonical").or_else(|| extension.map.get("valueUri"));
            let reference = value.and_then(Json::as_str).unwrap_or_default();
            let units = option::from_value_set(reference, at, sets, findings).into_iter();
            item.unit_options.extend(units.filter_map(|unit| match unit.value {
                Value::Coding(coding) => Some(coding),
                _ => None,
            }));
        }
        "mimeType" => {
            let code = extension.value("valueCode", at, findings).and_then(Json::as_str);
            item.mime_types.extend(code.map(str::to_owned));
        }
        "initialExpression" => facts.prefilled = true,
        "unitOpen" if extension.map.get("valueCode").and_then(Json::as_str) == Some("optionsOnly") => {}
        "unitOpen" => {
            let text = format!("The extension {} is not supported", extension.url);
            findings.refused("extension-unsupported", at, text);
        }
        "usageMode" => usage_mode(extension, at, findings),
        // `answerConstraint` is read with the type; what is left is the two kinds of constraint.
        "answerConstraint" => {}
        _ => constraint(extension, at, findings),
    }
}

/// An invariant in FHIRPath. One that only warns never makes a response invalid.
pub(super) fn constraint(extension: Extension<'_>, at: Option<&str>, findings: &mut Findings) {
    let parts = extension.map.get("extension").and_then(Json::as_array).map_or(&[][..], Vec::as_slice);
    let severity = parts.iter().find(|part| part.get("url").and_then(Json::as_str) == Some("severity"));
    let severity = severity.and_then(|part| part.get("valueCode")?.as_str());
    if severity == Some("warning") {
        let text = format!("The extension {} only warns and is not looked at", extension.url);
        findings.lint("constraint-passed-over", at, text);
    } else {
        let text = format!("The extension {} is not supported", extension.url);
        findings.refused("extension-unsupported", at, text);
    }
}

fn count(extension: Extension<'_>, at: Option<&str>, findings: &mut Findings) -> Option<u32> {
    let number = extension.value("valueInteger", at, findings)?;
    let count = number.as_number().and_then(|number| number.to_string().parse().ok());
    if count.is_none() {
        findings.broken("extension-value", at, format!("{} is not a whole number from 0", extension.url));
    }
    count
}

/// Bytes, written as a decimal.
fn max_size(extension: Extension<'_>, at: Option<&str>, findings: &mut Findings) -> Option<u64> {
    let number = extension.map.get("valueDecimal").or_else(|| extension.map.get("valueInteger"));
    let size = number.and_then(value_json::decimal);
    let size = size.and_then(|size| size.as_str().split('.').next()?.parse().ok());
    if size.is_none() {
        findings.broken("extension-value", at, format!("{} is not a size in bytes", extension.url));
    }
    size
}

fn bound(
    extension: Extension<'_>,
    other: Option<&Value>,
    at: Option<&str>,
    findings: &mut Findings,
) -> Option<Value> {
    if other.is_some() {
        findings.broken("extension-repeated", at, "A bound stands twice");
    }
    let read = value_json::choice(extension.map, "value").and_then(|found| {
        let (key, json) = found.ok_or("it has no value")?;
        value_json::read(&key["value".len()..], json)
    });
    read.map_err(|fault| findings.broken("extension-value", at, format!("{}: {fault}", extension.url))).ok()
}

fn yes(extension: Extension<'_>, at: Option<&str>, findings: &mut Findings) -> bool {
    extension.value("valueBoolean", at, findings).and_then(Json::as_bool).unwrap_or(false)
}

fn coding(extension: Extension<'_>, at: Option<&str>, findings: &mut Findings) -> Option<Coding> {
    let json = extension.value("valueCoding", at, findings)?;
    option::coding(json, at, findings)
}

/// A control we don't follow is still one that asks the same question.
fn control(extension: Extension<'_>, at: Option<&str>, findings: &mut Findings) -> Option<Control> {
    let concept = extension.value("valueCodeableConcept", at, findings)?;
    let codings = concept.get("coding").and_then(Json::as_array).map_or(&[][..], Vec::as_slice);
    codings.iter().find_map(|coding| {
        Some(match coding.get("code")?.as_str()? {
            "radio-button" => Control::RadioButton,
            "check-box" => Control::CheckBox,
            "drop-down" => Control::DropDown,
            "autocomplete" | "lookup" => Control::Autocomplete,
            "text-box" => Control::TextBox,
            "spinner" => Control::Spinner,
            "slider" => Control::Slider,
            "table" | "gtable" | "htable" | "atable" | "grid" => Control::Table,
            "help" | "flyover" => Control::Help,
            "inline" => Control::Inline,
            "prompt" => Control::Prompt,
            "header" => Control::Header,
            "footer" => Control::Footer,
            "page" => Control::Page,
            _ => return None,
        })
    })
}

fn usage_mode(extension: Extension<'_>, at: Option<&str>, findings: &mut Findings) {
    let mode = extension.value("valueCode", at, findings).and_then(Json::as_str).unwrap_or_default();
    if !matches!(mode, "capture" | "capture-display" | "capture-display-non-empty") {
        let text = format!("The extension {} with `{mode:.60}` is not supported", extension.url);
        findings.refused("extension-unsupported", at, text);
    }
}
