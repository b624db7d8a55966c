//! Both languages are complete.

use std::fs;
use std::path::Path;

use serde_json::Value;
use underlag::domain::language::Language;

use super::CATALOGUE;

/// Members that people read, where they are strings.
const SHOWN: [&str; 4] = ["title", "description", "text", "display"];

fn faults(value: &Value, path: &str, into: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for key in SHOWN {
                if let Some(Value::String(base)) = members.get(key) {
                    let english = members.get(&format!("_{key}")).and_then(translation);
                    if base.trim().is_empty() || english.is_none_or(|text| text.trim().is_empty()) {
                        into.push(format!("{path}: {key} {base:?}"));
                    }
                }
            }
            let entry_format =
                members.get("url").and_then(Value::as_str).is_some_and(|url| url.ends_with("/entryFormat"));
            if entry_format && members.get("_valueString").and_then(translation).is_none() {
                into.push(format!("{path}: entryFormat"));
            }
            for (key, member) in members {
                faults(member, &format!("{path}/{key}"), into);
            }
        }
        Value::Array(members) => {
            for (index, member) in members.iter().enumerate() {
                faults(member, &format!("{path}/{index}"), into);
            }
        }
        _ => {}
    }
}

/// The English of the standard translation extension.
fn translation(member: &Value) -> Option<&str> {
    let extension = member.pointer("/extension/0")?;
    assert_eq!(extension["url"], "http://hl7.org/fhir/StructureDefinition/translation");
    assert_eq!(extension["extension"][0]["valueCode"], "en");
    extension["extension"][1]["valueString"].as_str()
}

#[test]
fn every_text_of_a_form_has_its_english() {
    for kind in CATALOGUE.kinds() {
        for file in ["request.json", "answer.json"] {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("forms").join(&kind.id).join(file);
            let json = fs::read_to_string(&path).expect("readable");
            let mut found = Vec::new();
            faults(&serde_json::from_str(&json).expect("JSON"), "", &mut found);
            assert!(found.is_empty(), "{}/{file}:\n{}", kind.id, found.join("\n"));
        }
    }
}

#[test]
fn a_missing_translation_is_found() {
    let mut found = Vec::new();
    faults(&serde_json::json!({"item": [{"text": "Namn"}]}), "", &mut found);
    assert_eq!(found, ["/item/0: text \"Namn\""]);
}

#[test]
fn the_loaded_forms_speak_both_languages() {
    for (name, form) in super::forms() {
        for text in [&form.title, &form.description].into_iter().chain(form.walk().map(|item| &item.text)) {
            let (swedish, english) = (text.get(Language::Sv), text.get(Language::En));
            assert!(text.translations.contains_key("en"), "{name}: {swedish}");
            assert!(!swedish.is_empty() && !english.is_empty(), "{name}: {swedish}");
        }
        for item in form.walk() {
            let labels = item.options.iter().map(|option| &option.label);
            let others = [&item.help, &item.entry_format, &item.unit_label]
                .into_iter()
                .filter(|text| !text.is_empty());
            for text in labels.chain(others) {
                assert!(text.translations.contains_key("en"), "{name} {}: {}", item.link_id, text.base);
            }
        }
    }
}

#[test]
fn every_kind_has_both_names() {
    for kind in CATALOGUE.kinds() {
        for text in [&kind.name, &kind.description] {
            assert_ne!(text.get(Language::Sv), text.get(Language::En), "{}", kind.id);
        }
    }
}

#[test]
fn units_are_shown_in_both_languages() {
    let hours = super::doctors_answer().item("formaga-timmar").expect("there");
    assert_eq!(hours.unit_label.get(Language::Sv), "timmar per vecka");
    assert_eq!(hours.unit_label.get(Language::En), "hours a week");
}

#[test]
fn a_page_shows_units_in_its_language() {
    for (language, there, gone) in [
        (Language::Sv, "timmar per vecka", "hours a week"),
        (Language::En, "hours a week", "timmar per vecka"),
    ] {
        let page =
            underlag::web::questionnaire::preview(super::doctors_answer(), language).expect("rendered");
        assert!(page.contains(there) && !page.contains(gone), "{language:?}");
    }
}
