//! Answers of the wrong type, and values that are not what they claim to be.

use serde_json::{Value, json};

use super::errors_of;

const KINDS: [(&str, &str, &str); 12] = [
    ("boolean", "valueBoolean", "true"),
    ("decimal", "valueDecimal", "1.5"),
    ("integer", "valueInteger", "7"),
    ("date", "valueDate", "\"2026-11\""),
    ("dateTime", "valueDateTime", "\"2026-11-21T10:00:00+01:00\""),
    ("time", "valueTime", "\"10:00:00\""),
    ("string", "valueString", "\"x\""),
    ("text", "valueString", "\"x\""),
    ("url", "valueUri", "\"urn:x\""),
    ("choice", "valueCoding", "{\"code\":\"x\"}"),
    ("quantity", "valueQuantity", "{\"value\":1}"),
    ("attachment", "valueAttachment", "{\"contentType\":\"image/png\"}"),
];

fn answer(key: &str, value: &str) -> Value {
    let value: Value = serde_json::from_str(value).expect("JSON");
    let mut answer = json!({});
    answer[key] = value;
    answer
}

#[test]
fn each_kind_takes_its_own_type() {
    for (kind, key, value) in KINDS {
        assert_eq!(errors_of(&json!({ "type": kind }), &answer(key, value)), Vec::<String>::new(), "{kind}");
    }
}

#[test]
fn each_kind_refuses_the_others() {
    for (kind, own, _) in KINDS {
        for (other, key, value) in KINDS {
            // A choice may hold texts, numbers and dates.
            let choice = kind == "choice" && ["integer", "date", "time", "string", "text"].contains(&other);
            if key != own && !choice {
                assert_eq!(
                    errors_of(&json!({ "type": kind }), &answer(key, value)),
                    ["type@q"],
                    "{kind} {other}"
                );
            }
        }
    }
}

#[test]
fn malformed_values_are_refused() {
    let cases = [
        ("boolean", "valueBoolean", "\"true\""),
        ("integer", "valueInteger", "1.0"),
        ("integer", "valueInteger", "\"1\""),
        ("integer", "valueInteger", "2147483648"),
        ("integer", "valueInteger", "1e2"),
        ("decimal", "valueDecimal", "\"1.5\""),
        ("decimal", "valueDecimal", "1e999999"),
        ("date", "valueDate", "\"2026-13\""),
        ("date", "valueDate", "\"2026-02-29\""),
        ("date", "valueDate", "\"26-02-01\""),
        ("date", "valueDate", "\"0000\""),
        ("date", "valueDate", "\"2026-11-21T10:00:00Z\""),
        ("dateTime", "valueDateTime", "\"2026-11-21T10:00:00\""),
        ("dateTime", "valueDateTime", "\"2026-11-21T10:00Z\""),
        ("dateTime", "valueDateTime", "\"2026-11-21T24:00:00Z\""),
        ("dateTime", "valueDateTime", "\"2026-11-21T10:00:00+15:00\""),
        ("dateTime", "valueDateTime", "\"2026-11T10:00:00Z\""),
        ("time", "valueTime", "\"10:00\""),
        ("time", "valueTime", "\"25:00:00\""),
        ("string", "valueString", "\"\""),
        ("string", "valueString", "\"a\\u0000b\""),
        ("string", "valueString", "null"),
        ("choice", "valueCoding", "{}"),
        ("choice", "valueCoding", "\"x\""),
        ("choice", "valueCoding", "{\"kod\":\"x\"}"),
        ("quantity", "valueQuantity", "{\"unit\":\"h\"}"),
        ("quantity", "valueQuantity", "{\"value\":1,\"comparator\":\"<\"}"),
        ("attachment", "valueAttachment", "{\"data\":\"%\"}"),
        ("attachment", "valueAttachment", "{\"size\":-1}"),
        ("string", "valueReference", "{\"reference\":\"Patient/1\"}"),
        ("string", "valueFoo", "1"),
    ];
    for (kind, key, value) in cases {
        assert_eq!(errors_of(&json!({ "type": kind }), &answer(key, value)), ["type@q"], "{key} {value}");
    }
}

#[test]
fn partial_and_precise_moments_are_read() {
    for text in ["2026", "2026-11", "2026-11-21", "2026-11-21T10:00:00.123Z", "2026-06-30T23:59:60+02:00"] {
        let answer = json!({ "valueDateTime": text });
        assert_eq!(errors_of(&json!({ "type": "dateTime" }), &answer), Vec::<String>::new(), "{text}");
    }
    let time = json!({ "valueTime": "23:59:59.5" });
    assert_eq!(errors_of(&json!({ "type": "time" }), &time), Vec::<String>::new());
}

#[test]
fn an_answer_has_one_value() {
    let two = json!({ "valueString": "a", "valueInteger": 1 });
    assert_eq!(errors_of(&json!({ "type": "string" }), &two), ["type@q"]);
    assert_eq!(errors_of(&json!({ "type": "string" }), &json!({})), ["type@q"]);
}
