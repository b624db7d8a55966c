//! What a form may hold, and what becomes of it.

use serde_json::json;
use underlag::domain::language::Language;
use underlag::forms::model::{Control, EnableBehavior, ItemKind, Value};

use super::{CORE, SDC, form, form_json, loaded, only_item, try_load};

#[test]
fn every_kind_of_item_is_read() {
    let kinds = [
        ("group", ItemKind::Group),
        ("display", ItemKind::Display),
        ("boolean", ItemKind::Boolean),
        ("decimal", ItemKind::Decimal),
        ("integer", ItemKind::Integer),
        ("date", ItemKind::Date),
        ("dateTime", ItemKind::DateTime),
        ("time", ItemKind::Time),
        ("string", ItemKind::String),
        ("text", ItemKind::Text),
        ("url", ItemKind::Url),
        ("choice", ItemKind::Choice),
        ("open-choice", ItemKind::OpenChoice),
        ("quantity", ItemKind::Quantity),
        ("attachment", ItemKind::Attachment),
    ];
    for (name, kind) in kinds {
        assert_eq!(only_item(&json!({ "linkId": "a", "type": name })).kind, kind, "{name}");
    }
}

#[test]
fn the_form_itself_is_read() {
    let form = try_load(&json!({
        "resourceType": "Questionnaire", "url": "urn:a", "version": "2", "language": "en-GB", "status": "draft",
        "title": "Enquiry", "description": "What it is for",
        "_title": { "extension": [{ "url": format!("{CORE}translation"), "extension": [
            { "url": "lang", "valueCode": "sv-SE" }, { "url": "content", "valueString": "Förfrågan" } ] }] },
        "item": [{ "linkId": "a", "text": "A", "type": "string" }],
    }));
    let form = form.expect("a plain form").questionnaire;
    assert_eq!((form.url.as_str(), form.version.as_str(), form.language), ("urn:a", "2", Language::En));
    assert_eq!(form.title.get(Language::Sv), "Förfrågan");
    assert_eq!(form.title.get(Language::En), "Enquiry");
    assert_eq!(form.description.base, "What it is for");
}

#[test]
fn an_item_keeps_what_it_says_of_itself() {
    let item = only_item(&json!({
        "linkId": "a", "type": "text", "text": "Beskriv", "prefix": "1.", "required": true, "repeats": true,
        "readOnly": true, "maxLength": 400, "code": [{ "system": "urn:s", "code": "D" }],
        "extension": [
            { "url": format!("{CORE}minLength"), "valueInteger": 3 },
            { "url": format!("{CORE}regex"), "valueString": "[a-zåäö]+" },
            { "url": format!("{CORE}entryFormat"), "valueString": "bara små bokstäver" },
            { "url": format!("{CORE}questionnaire-minOccurs"), "valueInteger": 1 },
            { "url": format!("{CORE}questionnaire-maxOccurs"), "valueInteger": 4 },
            { "url": format!("{CORE}questionnaire-hidden"), "valueBoolean": false },
            { "url": format!("{CORE}questionnaire-itemControl"),
              "valueCodeableConcept": { "coding": [{ "code": "text-box" }] } },
        ],
    }));
    assert!(item.required && item.repeats && item.read_only && !item.hidden);
    assert_eq!((item.min_length, item.max_length), (Some(3), Some(400)));
    assert_eq!((item.min_occurs, item.max_occurs), (Some(1), Some(4)));
    assert_eq!(item.control, Some(Control::TextBox));
    assert_eq!((item.prefix.base.as_str(), item.entry_format.base.as_str()), ("1.", "bara små bokstäver"));
    assert_eq!(item.codes[0].code, "D");
    let regex = item.regex.expect("the regular expression");
    assert!(regex.is_match("åäö") && !regex.is_match("åäö1"), "the whole string");
}

#[test]
fn options_keep_order_prefix_translation_and_exclusiveness() {
    let item = only_item(&json!({
        "linkId": "a", "type": "choice", "answerOption": [
            { "valueCoding": { "system": "urn:s", "code": "ja", "display": "Ja",
                "_display": { "extension": [{ "url": format!("{CORE}translation"), "extension": [
                    { "url": "lang", "valueCode": "en" }, { "url": "content", "valueString": "Yes" } ] }] } },
              "initialSelected": true,
              "extension": [{ "url": format!("{CORE}questionnaire-optionPrefix"), "valueString": "a)" }] },
            { "valueCoding": { "system": "urn:s", "code": "nej" },
              "extension": [{ "url": format!("{CORE}questionnaire-optionExclusive"), "valueBoolean": true }] },
        ],
    }));
    let [yes, no] = item.options.as_slice() else { panic!("two options") };
    assert_eq!((yes.label.get(Language::Sv), yes.label.get(Language::En)), ("Ja", "Yes"));
    assert_eq!(yes.prefix.base, "a)");
    assert!(no.exclusive && !yes.exclusive);
    assert_eq!(no.label.base, "nej", "the code where there is no display");
    assert_eq!(item.initial, std::slice::from_ref(&yes.value), "what is selected is where it starts");
}

#[test]
fn initial_values_are_typed() {
    let item = only_item(&json!({ "linkId": "a", "type": "decimal", "initial": [{ "valueDecimal": 1.50 }] }));
    let [Value::Decimal(number)] = item.initial.as_slice() else { panic!("{:?}", item.initial) };
    assert_eq!(number.as_str(), "1.5");
}

#[test]
fn a_decimal_keeps_its_text() {
    let text = form_json(&json!([{ "linkId": "a", "type": "decimal" }]))
        .to_string()
        .replace(r#""type":"decimal""#, r#""type":"decimal","initial":[{"valueDecimal":1.50}]"#);
    let sets = underlag::forms::value_set::ValueSets::none();
    let form = underlag::forms::load::load(&text, &sets).expect("a plain form").questionnaire;
    let [Value::Decimal(number)] = form.items[0].initial.as_slice() else { panic!("no initial value") };
    assert_eq!(number.as_str(), "1.50");
}

#[test]
fn help_is_not_an_item_of_its_own() {
    let item = only_item(&json!({
        "linkId": "a", "type": "string", "item": [
            { "linkId": "a.h", "type": "display", "text": "Så här", "extension": [{
                "url": format!("{CORE}questionnaire-itemControl"),
                "valueCodeableConcept": { "coding": [{ "code": "help" }] } }] },
            { "linkId": "a.1", "type": "boolean", "text": "Följdfråga" },
        ],
    }));
    assert_eq!(item.help.base, "Så här");
    assert_eq!(item.help_link_ids, ["a.h"]);
    assert_eq!(item.items.len(), 1);
}

#[test]
fn conditions_are_read_with_any_as_default() {
    let form = form(&json!([
        { "linkId": "a", "text": "A", "type": "boolean" },
        { "linkId": "b", "text": "B", "type": "string",
          "enableWhen": [{ "question": "a", "operator": "=", "answerBoolean": true }] },
        { "linkId": "c", "text": "C", "type": "string", "enableBehavior": "all",
          "enableWhen": [{ "question": "a", "operator": "exists", "answerBoolean": true }] },
    ]));
    assert_eq!(form.items[1].enable_behavior, EnableBehavior::Any);
    assert_eq!(form.items[2].enable_behavior, EnableBehavior::All);
    assert_eq!(form.items[1].enable_when[0].question, "a");
}

#[test]
fn spellings_of_r5_are_read() {
    let form = form(&json!([
        { "linkId": "a", "text": "A", "type": "coding", "answerConstraint": "optionsOnly", "disabledDisplay": "hidden",
          "answerOption": [{ "valueCoding": { "code": "x" } }] },
        { "linkId": "b", "text": "B", "type": "coding", "answerConstraint": "optionsOrString",
          "answerOption": [{ "valueCoding": { "code": "x" } }] },
        { "linkId": "c", "text": "C", "type": "string", "answerConstraint": "optionsOrString",
          "answerOption": [{ "valueString": "x" }] },
    ]));
    let kinds: Vec<ItemKind> = form.items.iter().map(|item| item.kind).collect();
    assert_eq!(kinds, [ItemKind::Choice, ItemKind::OpenChoice, ItemKind::OpenChoice]);
}

#[test]
fn what_only_looks_different_or_serves_extraction_is_passed_over() {
    let item = |extension: serde_json::Value| json!([{ "linkId": "a", "text": "A", "type": "string", "extension": [extension] }]);
    for extension in [
        json!({ "url": format!("{SDC}shortText"), "valueString": "kort" }),
        json!({ "url": format!("{SDC}observationExtract"), "valueBoolean": true }),
        json!({ "url": format!("{CORE}preferredTerminologyServer"), "valueUrl": "http://tx" }),
        json!({ "url": format!("{CORE}variable"), "valueExpression": { "language": "text/fhirpath" } }),
        json!({ "url": "http://hl7.org/fhir/5.0/StructureDefinition/extension-Questionnaire.item.disabledDisplay",
                "valueCode": "protected" }),
    ] {
        assert_eq!(loaded(&item(extension.clone())).lint, [], "{extension}");
    }
}
