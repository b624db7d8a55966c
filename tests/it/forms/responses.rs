//! `QuestionnaireResponse` as JSON.

use serde_json::{Value, json};
use underlag::forms::finding::RefusalStatus;
use underlag::forms::json::{response_from_json, response_to_json};
use underlag::forms::model::Questionnaire;
use underlag::forms::response::ResponseStatus;

use super::{CORE, answered, form};

fn every_kind() -> Questionnaire {
    let kinds = [
        "boolean",
        "decimal",
        "integer",
        "date",
        "dateTime",
        "time",
        "string",
        "text",
        "url",
        "choice",
        "quantity",
        "attachment",
    ];
    let items: Value = kinds
        .iter()
        .map(|kind| json!({ "linkId": kind, "text": format!("Fråga {kind}"), "type": kind }))
        .collect();
    form(&items)
}

const EVERY_VALUE: &str = r#"{"resourceType":"QuestionnaireResponse","questionnaire":"urn:test:form","status":"completed",
"authored":"2026-11-21T10:00:00+01:00","item":[
{"linkId":"boolean","answer":[{"valueBoolean":false}]},
{"linkId":"decimal","answer":[{"valueDecimal":1.50}]},
{"linkId":"integer","answer":[{"valueInteger":-3}]},
{"linkId":"date","answer":[{"valueDate":"2026-11"}]},
{"linkId":"dateTime","answer":[{"valueDateTime":"2026-11-21T10:00:00+01:00"}]},
{"linkId":"time","answer":[{"valueTime":"08:30:00"}]},
{"linkId":"string","answer":[{"valueString":"å\tä"}]},
{"linkId":"text","answer":[{"valueString":"rad ett\nrad två"}]},
{"linkId":"url","answer":[{"valueUri":"urn:x"}]},
{"linkId":"choice","answer":[{"valueCoding":{"system":"s","code":"c","display":"d"}}]},
{"linkId":"quantity","answer":[{"valueQuantity":{"value":0.10,"unit":"timmar","system":"http://unitsofmeasure.org","code":"h"}}]},
{"linkId":"attachment","answer":[{"valueAttachment":{"contentType":"image/png","title":"bild.png","size":3,"hash":"abc="}}]}]}"#;

#[test]
fn every_value_survives_reading_and_writing() {
    let form = every_kind();
    let read = response_from_json(EVERY_VALUE, &form).expect("a response");
    let written = response_to_json(&read, &form);
    assert_eq!(response_from_json(&written, &form).expect("our own JSON"), read);
    for kept in ["1.50", "0.10", "\"2026-11\"", "2026-11-21T10:00:00+01:00", "08:30:00", "rad ett\\nrad två"]
    {
        assert!(written.contains(kept), "{kept} in {written}");
    }
    assert!(written.contains("Fråga decimal"), "the text it was asked with");
}

#[test]
fn status_and_moment_are_read() {
    let form = every_kind();
    let read = response_from_json(EVERY_VALUE, &form).expect("a response");
    assert_eq!(read.status, ResponseStatus::Completed);
    assert_eq!(read.authored.expect("a moment").to_string(), "2026-11-21T09:00:00Z");
}

#[test]
fn nesting_is_kept() {
    let form = form(&json!([{ "linkId": "g", "text": "G", "type": "group", "repeats": true, "item": [
        { "linkId": "q", "text": "Q", "type": "boolean", "item": [{ "linkId": "f", "text": "F", "type": "string" }] }] }]));
    let follow_up = answered("f", &json!([{ "valueString": "x" }]));
    let item = json!({ "linkId": "g", "item": [answered("q", &json!([{ "valueBoolean": true, "item": [follow_up] }]))] });
    let json =
        json!({ "resourceType": "QuestionnaireResponse", "status": "in-progress", "item": [item, item] });
    let read = response_from_json(&json.to_string(), &form).expect("a response");
    assert_eq!(read.items.len(), 2);
    assert_eq!(read.items[1].items[0].answers[0].items[0].link_id, "f");
    let again = response_from_json(&response_to_json(&read, &form), &form).expect("our own JSON");
    assert_eq!(again, read);
}

#[test]
fn a_text_is_the_forms_own_or_a_translation_of_it() {
    let form = form(&json!([{ "linkId": "a", "text": "Fråga", "type": "string",
        "_text": { "extension": [{ "url": format!("{CORE}translation"), "extension": [
            { "url": "lang", "valueCode": "en" }, { "url": "content", "valueString": "Question" }] }] } }]));
    let with = |text: &str| {
        let json = json!({ "resourceType": "QuestionnaireResponse", "status": "completed",
            "item": [{ "linkId": "a", "text": text }] });
        response_from_json(&json.to_string(), &form)
    };
    assert!(with("Fråga").is_ok() && with("Question").is_ok());
    assert_eq!(with("En annan fråga").expect_err("refused").reasons[0].code, "text-differs");
}

#[test]
fn what_is_no_response_is_broken() {
    let form = every_kind();
    let cases = [
        ("", "not-json"),
        ("[]", "not-a-response"),
        ("{}", "resource-type"),
        (r#"{"resourceType":"Questionnaire"}"#, "resource-type"),
        (r#"{"resourceType":"QuestionnaireResponse"}"#, "status"),
        (r#"{"resourceType":"QuestionnaireResponse","status":"done"}"#, "status"),
        (r#"{"resourceType":"QuestionnaireResponse","status":"completed","item":{}}"#, "element-type"),
        (r#"{"resourceType":"QuestionnaireResponse","status":"completed","item":["x"]}"#, "element-type"),
        (r#"{"resourceType":"QuestionnaireResponse","status":"completed","item":[{}]}"#, "link-id-missing"),
        (r#"{"resourceType":"QuestionnaireResponse","status":"completed","itme":[]}"#, "element-unknown"),
        (r#"{"resourceType":"QuestionnaireResponse","status":"completed","authored":"i går"}"#, "authored"),
        (
            r#"{"resourceType":"QuestionnaireResponse","status":"completed","modifierExtension":[{}]}"#,
            "element-unknown",
        ),
        (r#"{"resourceType":"QuestionnaireResponse","status":"completed","status":"completed"}"#, "not-json"),
    ];
    for (text, code) in cases {
        let refusal = response_from_json(text, &form).expect_err(text);
        assert_eq!((refusal.status, refusal.reasons[0].code), (RefusalStatus::Broken, code), "{text}");
    }
    let deep =
        format!(r#"{{"resourceType":"QuestionnaireResponse","item":{}"#, r#"[{"item":"#.repeat(100_000));
    assert_eq!(response_from_json(&deep, &form).expect_err("too deep").reasons[0].code, "not-json");
}
