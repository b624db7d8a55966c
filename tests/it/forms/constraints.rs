//! Lengths, ranges, patterns, options, units, attachments.

use serde_json::{Value, json};

use super::{CORE, SDC, answered, broken, codes, errors_of, form, invalid, report, valid};

fn extension(name: &str, value: Value) -> Value {
    let mut extension = value;
    extension["url"] = json!(format!("{CORE}{name}"));
    extension
}

fn ok(item: &Value, answer: &Value) {
    assert_eq!(errors_of(item, answer), Vec::<String>::new(), "{answer}");
}

fn wrong(item: &Value, answer: &Value, code: &str) {
    assert_eq!(errors_of(item, answer), [format!("{code}@q")], "{answer}");
}

#[test]
fn a_text_has_a_length_in_characters() {
    let item = json!({ "type": "string", "maxLength": 3,
        "extension": [extension("minLength", json!({ "valueInteger": 2 }))] });
    ok(&item, &json!({ "valueString": "åäö" }));
    wrong(&item, &json!({ "valueString": "åäöå" }), "max-length");
    wrong(&item, &json!({ "valueString": "å" }), "min-length");
}

#[test]
fn a_pattern_matches_the_whole_text() {
    let item = |pattern: &str| json!({ "type": "string", "extension": [extension("regex", json!({ "valueString": pattern }))] });
    ok(&item("[0-9]{3}"), &json!({ "valueString": "123" }));
    wrong(&item("[0-9]{3}"), &json!({ "valueString": "1234" }), "regex");
    wrong(&item("a|b"), &json!({ "valueString": "ab" }), "regex");
    ok(&item(r"^\d+$"), &json!({ "valueString": "42" }));
    wrong(&item(r"\d+"), &json!({ "valueString": "٤٢" }), "regex");
    ok(&item(r"[\d\-]+"), &json!({ "valueString": "1-2" }));
    wrong(&item("(a*)*b"), &json!({ "valueString": "a".repeat(50_000) }), "regex");
}

#[test]
fn a_pattern_holds_for_numbers_and_dates_as_written() {
    let pattern = extension("regex", json!({ "valueString": "2026.*" }));
    ok(&json!({ "type": "date", "extension": [pattern] }), &json!({ "valueDate": "2026-01" }));
    wrong(&json!({ "type": "integer", "extension": [pattern] }), &json!({ "valueInteger": 7 }), "regex");
}

#[test]
fn numbers_have_bounds_that_belong_to_the_range() {
    let item = json!({ "type": "integer", "extension": [
        extension("minValue", json!({ "valueInteger": 0 })), extension("maxValue", json!({ "valueInteger": 168 }))] });
    ok(&item, &json!({ "valueInteger": 0 }));
    ok(&item, &json!({ "valueInteger": 168 }));
    wrong(&item, &json!({ "valueInteger": -1 }), "min-value");
    wrong(&item, &json!({ "valueInteger": 169 }), "max-value");
    let decimal =
        json!({ "type": "decimal", "extension": [extension("maxValue", json!({ "valueDecimal": 0.3 }))] });
    ok(&decimal, &json!({ "valueDecimal": 0.30 }));
    wrong(&decimal, &json!({ "valueDecimal": 0.30001 }), "max-value");
}

#[test]
fn partial_dates_are_outside_only_where_they_certainly_are() {
    let item = json!({ "type": "date", "extension": [
        extension("minValue", json!({ "valueDate": "2020" })), extension("maxValue", json!({ "valueDate": "2022-06" }))] });
    for inside in ["2020", "2020-01-01", "2021", "2022-06-30", "2022"] {
        ok(&item, &json!({ "valueDate": inside }));
    }
    wrong(&item, &json!({ "valueDate": "2019-12-31" }), "min-value");
    wrong(&item, &json!({ "valueDate": "2022-07-01" }), "max-value");
}

#[test]
fn moments_compare_across_offsets() {
    let item = json!({ "type": "dateTime", "extension": [
        extension("minValue", json!({ "valueDateTime": "2026-01-01T00:00:00+01:00" }))] });
    ok(&item, &json!({ "valueDateTime": "2025-12-31T23:00:00Z" }));
    wrong(&item, &json!({ "valueDateTime": "2025-12-31T22:59:59Z" }), "min-value");
    let time =
        json!({ "type": "time", "extension": [extension("maxValue", json!({ "valueTime": "17:00:00" }))] });
    wrong(&time, &json!({ "valueTime": "17:00:01" }), "max-value");
}

#[test]
fn quantities_in_units_of_another_dimension_cannot_be_compared() {
    let quantity = |value: f64, code: &str| json!({ "valueQuantity": { "value": value, "system": "http://unitsofmeasure.org", "code": code } });
    let mut most = quantity(5.0, "kg");
    most["url"] = json!(format!("{SDC}maxQuantity"));
    let item = json!({ "type": "quantity", "extension": [most] });
    ok(&item, &quantity(5.0, "kg"));
    ok(&item, &quantity(4_999.0, "g"));
    wrong(&item, &quantity(5_001.0, "g"), "max-value");
    wrong(&item, &quantity(1.0, "[mi_i]"), "incomparable");
    wrong(&item, &json!({ "valueQuantity": { "value": 1 } }), "incomparable");
}

#[test]
fn a_unit_is_one_of_those_offered() {
    let option = |code: &str| {
        extension(
            "questionnaire-unitOption",
            json!({ "valueCoding": { "system": "http://unitsofmeasure.org", "code": code, "display": format!("{code}!") } }),
        )
    };
    let item = json!({ "type": "quantity", "extension": [option("h"), option("d")] });
    ok(
        &item,
        &json!({ "valueQuantity": { "value": 1, "unit": "timmar", "system": "http://unitsofmeasure.org", "code": "h" } }),
    );
    ok(&item, &json!({ "valueQuantity": { "value": 1, "unit": "d!" } }));
    wrong(
        &item,
        &json!({ "valueQuantity": { "value": 1, "system": "http://unitsofmeasure.org", "code": "wk" } }),
        "unit",
    );
}

#[test]
fn more_decimals_than_asked_for_are_a_warning() {
    let form = form(&json!([{ "linkId": "q", "text": "Q", "type": "decimal",
        "extension": [extension("maxDecimalPlaces", json!({ "valueInteger": 2 }))] }]));
    let with = |number: &str| {
        let text =
            json!([answered("q", &json!([{ "valueDecimal": "N" }]))]).to_string().replace("\"N\"", number);
        let items: Value = serde_json::from_str(&text).expect("JSON");
        report(&form, "completed", &items)
    };
    assert_eq!(with("1.66"), underlag::forms::finding::Report::default());
    let fine = with("1.666");
    assert!(fine.is_valid());
    assert_eq!(codes(&fine.warnings), ["decimal-places@q"]);
    assert_eq!(codes(&with("1.660").warnings), Vec::<String>::new(), "the nought says nothing");
    assert_eq!(codes(&with("1.6660").warnings), ["decimal-places@q"]);
    assert_eq!(codes(&with("0.0010").warnings), ["decimal-places@q"]);
    assert_eq!(codes(&with("1200").warnings), Vec::<String>::new());
    assert_eq!(codes(&with("166.6e-1").warnings), Vec::<String>::new());
}

#[test]
fn an_option_is_chosen_by_system_and_code() {
    let item = json!({ "type": "choice", "answerOption": [
        { "valueCoding": { "system": "urn:s", "code": "a", "display": "A" } }, { "valueCoding": { "code": "b" } }] });
    ok(&item, &json!({ "valueCoding": { "system": "urn:s", "code": "a", "display": "Something else" } }));
    ok(&item, &json!({ "valueCoding": { "code": "b" } }));
    wrong(&item, &json!({ "valueCoding": { "code": "a" } }), "option");
    wrong(&item, &json!({ "valueCoding": { "system": "urn:t", "code": "a" } }), "option");
    wrong(&item, &json!({ "valueCoding": { "display": "A" } }), "option");
    wrong(&item, &json!({ "valueString": "A" }), "option");
}

#[test]
fn options_may_be_texts_numbers_and_dates() {
    let texts =
        json!({ "type": "string", "answerOption": [{ "valueString": "str1" }, { "valueString": "str2" }] });
    ok(&texts, &json!({ "valueString": "str2" }));
    wrong(&texts, &json!({ "valueString": "str3" }), "option");
    let long = json!([answered("q", &json!([{ "valueString": "x".repeat(5_000) }]))]);
    let mut item = texts.clone();
    item["linkId"] = json!("q");
    let found = report(&form(&json!([item])), "completed", &long);
    assert!(found.errors[0].text.chars().count() < 300, "an answer is not said again whole");
    let numbers =
        json!({ "type": "integer", "answerOption": [{ "valueInteger": 25 }, { "valueInteger": 50 }] });
    ok(&numbers, &json!({ "valueInteger": 50 }));
    wrong(&numbers, &json!({ "valueInteger": 51 }), "option");
    let dates = json!({ "type": "choice", "answerOption": [{ "valueDate": "2026-01-01" }] });
    ok(&dates, &json!({ "valueDate": "2026-01-01" }));
    wrong(&dates, &json!({ "valueDate": "2026-01-02" }), "option");
}

#[test]
fn an_open_choice_takes_text_beside_its_options() {
    let item = json!({ "type": "open-choice", "answerOption": [{ "valueCoding": { "code": "a" } }] });
    ok(&item, &json!({ "valueCoding": { "code": "a" } }));
    ok(&item, &json!({ "valueString": "annat" }));
    ok(&item, &json!({ "valueCoding": { "display": "annat" } }));
    wrong(&item, &json!({ "valueCoding": { "code": "b" } }), "option");
}

#[test]
fn a_choice_without_options_takes_any_coding() {
    ok(&json!({ "type": "choice" }), &json!({ "valueCoding": { "system": "urn:any", "code": "x" } }));
}

#[test]
fn an_exclusive_option_stands_alone() {
    let form = form(
        &json!([{ "linkId": "q", "text": "Q", "type": "choice", "repeats": true, "answerOption": [
        { "valueCoding": { "code": "a" } }, { "valueCoding": { "code": "b" } },
        { "valueCoding": { "code": "none" }, "extension": [extension("questionnaire-optionExclusive", json!({ "valueBoolean": true }))] }] }]),
    );
    let chosen = |codes: &[&str]| {
        let answers: Value = codes.iter().map(|code| json!({ "valueCoding": { "code": code } })).collect();
        json!([answered("q", &answers)])
    };
    valid(&form, &chosen(&["a", "b"]));
    valid(&form, &chosen(&["none"]));
    invalid(&form, &chosen(&["a", "none"]), &["exclusive@q"]);
}

#[test]
fn a_string_is_one_line_and_a_text_may_be_more() {
    wrong(&json!({ "type": "string" }), &json!({ "valueString": "a\r\nb" }), "line-break");
    ok(&json!({ "type": "text" }), &json!({ "valueString": "a\r\nb" }));
}

#[test]
fn addresses_are_uris() {
    let item = json!({ "type": "url" });
    for good in [
        "https://example.org/Patient/1",
        "Patient/1",
        "urn:uuid:c757873d-ec9a-4326-a141-556f43239520",
        "urn:oid:1.2.752.116.1.1.1",
    ] {
        ok(&item, &json!({ "valueUri": good }));
    }
    for bad in [
        "urn:uuid:c757873d-ec9a-4326-a141-556f43239520asdf",
        "urn:uuid:C757873D-EC9A-4326-A141-556F43239520",
        "urn:oid:1.02",
        "urn:oid:9",
        "https://example.org/a b",
    ] {
        wrong(&item, &json!({ "valueUri": bad }), "url");
    }
}

#[test]
fn attachments_have_a_type_and_a_size() {
    let item = json!({ "type": "attachment", "extension": [
        extension("mimeType", json!({ "valueCode": "application/pdf" })),
        extension("mimeType", json!({ "valueCode": "image/*" })),
        extension("maxSize", json!({ "valueDecimal": 10 }))] });
    ok(&item, &json!({ "valueAttachment": { "contentType": "application/pdf", "size": 10 } }));
    ok(&item, &json!({ "valueAttachment": { "contentType": "image/png; x=y", "data": "AAAA" } }));
    wrong(&item, &json!({ "valueAttachment": { "contentType": "text/html", "size": 1 } }), "attachment-type");
    wrong(
        &item,
        &json!({ "valueAttachment": { "contentType": "application/pdf", "size": 11 } }),
        "attachment-size",
    );
    let lying = json!({ "valueAttachment": { "contentType": "application/pdf", "size": 2, "data": "AAAA" } });
    assert_eq!(errors_of(&item, &lying), ["type@q"]);
}

#[test]
fn an_open_choice_of_options_only_takes_no_words_of_ones_own() {
    let url = "http://hl7.org/fhir/5.0/StructureDefinition/extension-Questionnaire.item.answerConstraint";
    let item = |constraint: &str| {
        json!({ "type": "open-choice",
            "extension": [{ "url": url, "valueCode": constraint }],
            "answerOption": [{ "valueCoding": { "system": "urn:s", "code": "a", "display": "A" } }] })
    };
    ok(&item("optionsOnly"), &json!({ "valueCoding": { "system": "urn:s", "code": "a" } }));
    wrong(&item("optionsOnly"), &json!({ "valueString": "ett annat ord" }), "option");
    wrong(&item("optionsOnly"), &json!({ "valueCoding": { "display": "ett annat ord" } }), "option");
    ok(&item("optionsOrString"), &json!({ "valueString": "ett annat ord" }));
    let mistyped = json!([{ "linkId": "q", "type": "open-choice",
        "extension": [{ "url": url, "valueString": "optionsOnly" }],
        "answerOption": [{ "valueCoding": { "system": "urn:s", "code": "a", "display": "A" } }] }]);
    broken(&mistyped, "extension-value", "answerConstraint");
}
