//! What is not supported is refused by name; what is no form is broken.

use serde_json::{Value, json};
use underlag::forms::finding::RefusalStatus;
use underlag::forms::load::{examine_strictly, load};
use underlag::forms::value_set::ValueSets;

use super::{CORE, SDC, broken, form_json, refused, try_load};

fn with_extension(extension: &Value) -> Value {
    json!([{ "linkId": "a", "text": "A", "type": "string", "extension": [extension] }])
}

/// A whole form, root elements put in.
fn root_refused(elements: &Value, code: &str, name: &str) {
    let mut form = form_json(&json!([{ "linkId": "a", "text": "A", "type": "string" }]));
    let (Some(form_map), Some(elements)) = (form.as_object_mut(), elements.as_object()) else {
        panic!("objects")
    };
    form_map.extend(elements.clone());
    let refusal = try_load(&form).expect_err("refused");
    assert_eq!(refusal.status, RefusalStatus::Refused, "{refusal:?}");
    let named = refusal.reasons.iter().any(|reason| reason.code == code && reason.text.contains(name));
    assert!(named, "{refusal:?}");
}

#[test]
fn expressions_that_compute_are_refused() {
    for name in
        ["calculatedExpression", "enableWhenExpression", "answerExpression", "answerOptionsToggleExpression"]
    {
        let extension = json!({ "url": format!("{SDC}{name}"), "valueExpression": { "expression": "1" } });
        refused(&with_extension(&extension), "extension-unsupported", name);
    }
    let cqf = json!({ "url": format!("{CORE}cqf-expression"), "valueExpression": { "expression": "1" } });
    refused(&with_extension(&cqf), "extension-unsupported", "cqf-expression");
    let text = json!([{ "linkId": "a", "type": "string", "text": "A", "_text": { "extension": [cqf] } }]);
    refused(&text, "extension-unsupported", "cqf-expression");
}

#[test]
fn a_computed_bound_is_refused() {
    let bound = json!({ "url": format!("{CORE}maxValue"), "_valueDate": { "extension": [
        { "url": format!("{CORE}cqf-calculatedValue"), "valueExpression": { "expression": "today()" } }] } });
    let item = json!([{ "linkId": "a", "text": "A", "type": "date", "extension": [bound] }]);
    refused(&item, "extension-unsupported", "cqf-calculatedValue");
}

#[test]
fn a_prefilled_item_is_refused_where_nobody_can_fill_it_in() {
    let prefilled = json!({ "url": format!("{SDC}initialExpression"), "valueExpression": {} });
    let item =
        json!([{ "linkId": "a", "text": "A", "type": "string", "readOnly": true, "extension": [prefilled] }]);
    refused(&item, "extension-unsupported", "initialExpression");
}

#[test]
fn constraints_that_make_invalid_are_refused() {
    for name in ["questionnaire-constraint", "targetConstraint"] {
        let extension = json!({ "url": format!("{CORE}{name}"), "extension": [
            { "url": "severity", "valueCode": "error" }, { "url": "expression", "valueString": "false" }] });
        refused(&with_extension(&extension), "extension-unsupported", name);
    }
}

#[test]
fn modules_and_adaptive_forms_are_refused() {
    let sub = json!({ "url": format!("{SDC}subQuestionnaire"), "valueCanonical": "urn:b" });
    refused(&with_extension(&sub), "extension-unsupported", "subQuestionnaire");
    let adaptive =
        json!({ "extension": [{ "url": format!("{SDC}questionnaireAdaptive"), "valueBoolean": true }] });
    root_refused(&adaptive, "extension-unsupported", "questionnaireAdaptive");
    let profile = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-adapt";
    root_refused(&json!({ "meta": { "profile": [profile] } }), "adaptive-unsupported", profile);
    let child = json!({ "extension": [{ "url": format!("{SDC}assemble-expectation"), "valueCode": "assemble-child" }] });
    root_refused(&child, "extension-unsupported", "assemble-expectation");
}

#[test]
fn modifier_extensions_are_refused_wherever_they_stand() {
    let modifier = json!([{ "url": "urn:m", "valueBoolean": true }]);
    root_refused(&json!({ "modifierExtension": modifier }), "modifier-extension", "urn:m");
    root_refused(&json!({ "contact": [{ "modifierExtension": modifier }] }), "modifier-extension", "urn:m");
    let item = json!([{ "linkId": "a", "type": "string", "modifierExtension": modifier }]);
    refused(&item, "modifier-extension", "urn:m");
    let option = json!([{ "linkId": "a", "type": "choice",
        "answerOption": [{ "valueString": "x", "modifierExtension": modifier }] }]);
    refused(&option, "modifier-extension", "urn:m");
    let condition = json!([
        { "linkId": "a", "type": "boolean" },
        { "linkId": "b", "type": "string", "enableWhen": [{ "question": "a", "operator": "=",
            "answerBoolean": true, "modifierExtension": modifier }] }]);
    refused(&condition, "modifier-extension", "urn:m");
}

#[test]
fn implicit_rules_are_refused() {
    root_refused(&json!({ "implicitRules": "urn:rules" }), "implicit-rules", "implicitRules");
}

#[test]
fn an_extension_of_hl7s_that_is_not_known_is_refused() {
    let addresses = [
        format!("{CORE}questionnaire-onlyOnFullMoon"),
        format!("{SDC}onlyOnFullMoon"),
        "http://hl7.org/fhir/5.0/StructureDefinition/extension-Questionnaire.item.fullMoon".to_owned(),
        "http://hl7.org/fhir/uv/cql/StructureDefinition/fullMoon".to_owned(),
        "http://hl7.org/fhir/uv/cqf-recommendations/StructureDefinition/fullMoon".to_owned(),
    ];
    for address in addresses {
        let unknown = json!({ "url": address, "valueBoolean": true });
        refused(&with_extension(&unknown), "extension-unsupported", &address);
    }
}

#[test]
fn another_makers_extension_is_passed_over_with_a_warning_unless_strict() {
    let address = "https://example.org/StructureDefinition/show-with-confetti";
    let beside = json!({ "extension": [{ "url": address, "valueBoolean": true }] });
    let on_an_item = with_extension(&json!({ "url": address, "valueBoolean": true }));
    let mut beside_a_text = with_extension(&json!({ "url": format!("{CORE}minLength"), "valueInteger": 1 }));
    beside_a_text[0]["_text"] = beside.clone();
    let mut beside_a_flag = json!([{ "linkId": "a", "text": "A", "type": "string" }]);
    beside_a_flag[0]["_required"] = beside;
    for items in [on_an_item, beside_a_text, beside_a_flag] {
        let form = form_json(&items).to_string();
        let loaded = load(&form, &ValueSets::none()).expect("taken");
        let told: Vec<&str> = loaded.lint.iter().map(|finding| finding.code).collect();
        assert_eq!(told, ["extension-unknown"], "{items}");
        assert!(loaded.lint[0].text.contains(address), "{:?}", loaded.lint);
        let refusal = examine_strictly(&form, &ValueSets::none()).outcome.expect_err("refused");
        assert_eq!(refusal.status, RefusalStatus::Refused);
        assert!(refusal.reasons.iter().any(|reason| reason.text.contains(address)), "{refusal:?}");
    }
}

#[test]
fn an_extension_cannot_hide_beside_a_primitive() {
    let hidden =
        json!({ "extension": [{ "url": format!("{CORE}questionnaire-hiding"), "valueBoolean": true }] });
    for key in ["_linkId", "_required", "_type", "_answerValueSet", "_enableBehavior"] {
        let mut item = json!({ "linkId": "a", "text": "A", "type": "string" });
        item[key] = hidden.clone();
        refused(&json!([item]), "extension-unsupported", "questionnaire-hiding");
    }
    root_refused(&json!({ "_title": hidden }), "extension-unsupported", "questionnaire-hiding");
}

#[test]
fn an_element_nobody_knows_is_refused() {
    refused(&json!([{ "linkId": "a", "type": "string", "requierd": true }]), "element-unknown", "requierd");
    root_refused(&json!({ "itme": [] }), "element-unknown", "itme");
}

#[test]
fn references_are_refused() {
    refused(&json!([{ "linkId": "a", "type": "reference" }]), "type-unsupported", "reference");
    let option = json!([{ "linkId": "a", "type": "choice",
        "answerOption": [{ "valueReference": { "reference": "Patient/1" } }] }]);
    refused(&option, "type-unsupported", "Reference");
}

#[test]
fn a_value_set_that_is_not_at_hand_is_refused() {
    let item = json!([{ "linkId": "a", "type": "choice", "answerValueSet": "http://example.org/vs" }]);
    refused(&item, "value-set-missing", "http://example.org/vs");
    let contained = json!([{ "linkId": "a", "type": "choice", "answerValueSet": "#gone" }]);
    refused(&contained, "value-set-missing", "#gone");
}

#[test]
fn regular_expressions_without_linear_time_are_refused() {
    for pattern in [r"(?=a)b", r"(a)\1", r"(?<!x)y", "a++", "[a&&b]", "[a[b]]", "(", r"a\"] {
        let extension = json!({ "url": format!("{CORE}regex"), "valueString": pattern });
        refused(&with_extension(&extension), "regex-unsupported", pattern);
    }
}

#[test]
fn a_condition_that_points_nowhere_is_refused() {
    let form = json!([{ "linkId": "a", "text": "A", "type": "string",
        "enableWhen": [{ "question": "gone", "operator": "exists", "answerBoolean": true }] }]);
    refused(&form, "enable-when-target", "gone");
}

#[test]
fn a_condition_on_itself_or_on_what_it_shows_is_refused() {
    let inner = json!([{ "linkId": "g", "type": "group",
        "enableWhen": [{ "question": "q", "operator": "=", "answerBoolean": true }],
        "item": [{ "linkId": "q", "text": "Q", "type": "boolean" }] }]);
    refused(&inner, "enable-when-inner", "q");
    let itself = json!([{ "linkId": "q", "text": "Q", "type": "boolean",
        "enableWhen": [{ "question": "q", "operator": "=", "answerBoolean": true }] }]);
    refused(&itself, "enable-when-inner", "q");
}

#[test]
fn a_condition_that_can_never_hold_is_refused() {
    let pair = |kind: &str, condition: Value| {
        json!([{ "linkId": "a", "text": "A", "type": kind },
               { "linkId": "b", "text": "B", "type": "string", "enableWhen": [condition] }])
    };
    let coded = pair("boolean", json!({ "question": "a", "operator": "=", "answerCoding": { "code": "x" } }));
    refused(&coded, "enable-when-answer-type", "Coding");
    let ordered = pair("string", json!({ "question": "a", "operator": ">", "answerString": "x" }));
    refused(&ordered, "enable-when-operator", "order");
    let shown = pair("display", json!({ "question": "a", "operator": "exists", "answerBoolean": true }));
    refused(&shown, "enable-when-no-question", "a");
}

#[test]
fn a_condition_on_one_of_two_is_refused() {
    let form = json!([
        { "linkId": "g", "type": "group", "item": [{ "linkId": "a", "text": "A", "type": "boolean" }] },
        { "linkId": "h", "type": "group", "item": [{ "linkId": "a", "text": "A", "type": "boolean" }] },
        { "linkId": "b", "text": "B", "type": "string",
          "enableWhen": [{ "question": "a", "operator": "=", "answerBoolean": true }] }]);
    refused(&form, "enable-when-ambiguous", "a");
}

#[test]
fn siblings_with_the_same_link_id_are_refused() {
    let form = json!([{ "linkId": "a", "text": "A", "type": "string" }, { "linkId": "a", "text": "B", "type": "string" }]);
    refused(&form, "link-id-ambiguous", "same linkId");
}

#[test]
fn limits_are_held() {
    let items = |count: usize| -> Value {
        (0..count).map(|n| json!({ "linkId": n.to_string(), "text": "T", "type": "string" })).collect()
    };
    assert!(try_load(&form_json(&items(2_000))).is_ok());
    refused(&items(2_001), "too-many-items", "2000");
    let nested = |depth: usize| {
        (1..depth).fold(
            json!({ "linkId": "leaf", "text": "T", "type": "string" }),
            |inner, n| json!({ "linkId": n.to_string(), "type": "group", "item": [inner] }),
        )
    };
    assert!(try_load(&form_json(&json!([nested(16)]))).is_ok());
    refused(&json!([nested(17)]), "too-deep", "16");
    let padded = format!("{}{}", form_json(&items(1)), " ".repeat(2_000_000));
    let refusal = load(&padded, &ValueSets::none()).expect_err("too large");
    assert_eq!((refusal.status, refusal.reasons[0].code), (RefusalStatus::Refused, "too-large"));
}

#[test]
fn what_is_not_as_fhir_says_is_broken() {
    broken(&json!("x"), "element-type", "item");
    broken(&json!([{ "type": "string" }]), "link-id-missing", "linkId");
    broken(&json!([{ "linkId": "a" }]), "type-missing", "type");
    broken(&json!([{ "linkId": "a", "type": "strng" }]), "type-unknown", "strng");
    broken(&json!([{ "linkId": "a", "type": "string", "required": "yes" }]), "element-type", "required");
    broken(&json!([{ "linkId": "a", "type": "string", "maxLength": -1 }]), "element-type", "maxLength");
    broken(
        &json!([{ "linkId": "a", "type": "string", "initial": [{ "valueBoolean": true }] }]),
        "initial-type",
        "boolean",
    );
    broken(
        &json!([{ "linkId": "a", "type": "integer", "answerOption": [{ "valueString": "x" }] }]),
        "options-type",
        "string",
    );
    broken(
        &json!([{ "linkId": "d", "type": "display", "item": [{ "linkId": "a", "type": "string" }] }]),
        "display-with-items",
        "display",
    );
    let bound = json!({ "url": format!("{CORE}minValue"), "valueDate": "2020" });
    broken(&json!([{ "linkId": "a", "type": "integer", "extension": [bound] }]), "bound-type", "date");
    let twice = json!([bound, bound]);
    broken(&json!([{ "linkId": "a", "type": "date", "extension": twice }]), "extension-repeated", "minValue");
}

#[test]
fn what_is_no_form_is_broken() {
    let cases = [
        ("", "not-json"),
        ("{", "not-json"),
        ("null", "not-a-form"),
        ("[]", "not-a-form"),
        ("{}", "resource-type"),
        (r#"{"resourceType":"Bundle"}"#, "resource-type"),
        (r#"{"resourceType":"QuestionnaireResponse"}"#, "resource-type"),
        (r#"{"resourceType":"Questionnaire","resourceType":"Questionnaire"}"#, "not-json"),
        ("\u{feff}{\"resourceType\":\"Questionnaire\"}", "byte-order-mark"),
        (r#"{"resourceType":"Questionnaire","title":"\ud800"}"#, "not-json"),
    ];
    for (text, code) in cases {
        let refusal = load(text, &ValueSets::none()).expect_err(text);
        assert_eq!((refusal.status, refusal.reasons[0].code), (RefusalStatus::Broken, code), "{text}");
    }
    for deep in ["[".repeat(500_000), r#"{"a":"#.repeat(300_000)] {
        let refusal = load(&deep, &ValueSets::none()).expect_err("nested too deeply");
        assert_eq!((refusal.status, refusal.reasons[0].code), (RefusalStatus::Broken, "not-json"));
    }
}

#[test]
fn every_reason_is_told() {
    let form = json!([
        { "linkId": "a", "type": "reference" },
        { "linkId": "b", "type": "choice", "answerValueSet": "urn:gone" },
        { "linkId": "c", "type": "string", "extension": [{ "url": format!("{CORE}questionnaire-x"), "valueBoolean": true }] }]);
    let refusal = super::refusal(&form);
    let codes = super::codes(&refusal.reasons);
    assert_eq!(codes, ["type-unsupported@a", "value-set-missing@b", "extension-unsupported@c"]);
}
