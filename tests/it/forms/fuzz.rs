//! Mutated forms and responses: whatever comes, an answer and no panic.

use proptest::prelude::*;
use serde_json::{Value, json};
use underlag::domain::language::Language;
use underlag::forms::enable_when::{enabled, prune};
use underlag::forms::json::{read, response_from_json, response_to_json};
use underlag::forms::load::load;
use underlag::forms::model::Questionnaire;
use underlag::forms::validate::{validate, validate_pruned};
use underlag::forms::value_set::ValueSets;

use super::{CORE, form_json};

fn seed_form() -> Value {
    let mut form = form_json(&json!([
        { "linkId": "a", "text": "A", "type": "choice", "repeats": true, "answerValueSet": "#vs" },
        { "linkId": "g", "type": "group", "repeats": true, "required": true,
          "enableWhen": [{ "question": "a", "operator": "exists", "answerBoolean": true }], "item": [
            { "linkId": "b", "text": "B", "type": "quantity", "extension": [
                { "url": format!("{CORE}maxValue"), "valueQuantity": { "value": 1.5e3, "code": "h" } }] },
            { "linkId": "c", "text": "C", "type": "date", "initial": [{ "valueDate": "2026-02" }],
              "enableWhen": [{ "question": "b", "operator": ">", "answerQuantity": { "value": 2, "code": "h" } },
                             { "question": "a", "operator": "=", "answerCoding": { "code": "x" } }],
              "enableBehavior": "all",
              "item": [{ "linkId": "d", "text": "D", "type": "string", "maxLength": 5, "extension": [
                { "url": format!("{CORE}regex"), "valueString": "[a-z]+(x|y)*" }] }] }] }]));
    form["contained"] = json!([{ "resourceType": "ValueSet", "id": "vs",
        "compose": { "include": [{ "concept": [{ "code": "x" }, { "code": "y" }] }] } }]);
    form
}

fn seed_response() -> Value {
    json!({ "resourceType": "QuestionnaireResponse", "status": "completed", "questionnaire": "urn:test:form", "item": [
        { "linkId": "a", "answer": [{ "valueCoding": { "code": "x" } }] },
        { "linkId": "g", "item": [
            { "linkId": "b", "answer": [{ "valueQuantity": { "value": 3, "code": "h" } }] },
            { "linkId": "c", "answer": [{ "valueDate": "2026-02-01",
                "item": [{ "linkId": "d", "answer": [{ "valueString": "abx" }] }] }] }] }] })
}

fn seed() -> Questionnaire {
    load(&seed_form().to_string(), &ValueSets::none()).expect("the seed is a form").questionnaire
}

/// A value to put anywhere.
fn odd_value() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(json!(null)),
        Just(json!({})),
        Just(json!([])),
        Just(json!(["x", null, {}])),
        Just(json!(true)),
        any::<i64>().prop_map(|number| json!(number)),
        any::<f64>().prop_map(|number| json!(number)),
        "\\PC{0,12}".prop_map(|text| json!(text)),
        prop_oneof![
            "a",
            "b",
            "c",
            "d",
            "g",
            "group",
            "display",
            "string",
            "choice",
            "2026",
            "#vs",
            "in-progress"
        ]
        .prop_map(|text| json!(text)),
    ]
}

/// One change: at the nth place of the tree, put, drop or double.
#[derive(Debug, Clone)]
enum Change {
    Put(Value),
    Drop,
    Double,
}

fn change() -> impl Strategy<Value = (usize, Change)> {
    let change = prop_oneof![4 => odd_value().prop_map(Change::Put), 1 => Just(Change::Drop), 1 => Just(Change::Double)];
    (0usize..200, change)
}

/// Applies a change to the nth child in the tree, counted depth first; gives what is left to count.
fn apply(json: &mut Value, mut left: usize, change: &Change) -> Option<usize> {
    match json {
        Value::Object(map) => {
            let keys: Vec<String> = map.keys().cloned().collect();
            for key in keys {
                if left == 0 {
                    match change {
                        Change::Put(value) => drop(map.insert(key, value.clone())),
                        Change::Drop => drop(map.remove(&key)),
                        Change::Double => drop(map.insert(format!("_{key}"), map[&key].clone())),
                    }
                    return None;
                }
                left = apply(&mut map[&key], left - 1, change)?;
            }
        }
        Value::Array(elements) => {
            for at in 0..elements.len() {
                if left == 0 {
                    match change {
                        Change::Put(value) => elements[at] = value.clone(),
                        Change::Drop => drop(elements.remove(at)),
                        Change::Double => elements.push(elements[at].clone()),
                    }
                    return None;
                }
                left = apply(&mut elements[at], left - 1, change)?;
            }
        }
        _ => {}
    }
    Some(left)
}

fn mutated(mut json: Value, changes: &[(usize, Change)]) -> String {
    for (place, change) in changes {
        apply(&mut json, *place, change);
    }
    json.to_string()
}

fn use_form(text: &str) {
    let Ok(loaded) = load(text, &ValueSets::none()) else { return };
    let form = loaded.questionnaire;
    if let Ok(read) = read(&seed_response().to_string(), &form) {
        let mut response = read.response;
        let report = validate(&form, &response, Language::Sv);
        assert!(report.errors.iter().all(|error| !error.text.starts_with("forms-")), "a text for every code");
        let still = prune(&form, &mut response);
        assert_eq!(still, enabled(&form, &response), "told of what was there before");
        let left = validate(&form, &response, Language::Sv);
        assert_eq!(left, validate_pruned(&form, &response, &still, Language::Sv));
        assert!(left.errors.iter().all(|error| error.code != "disabled"), "pruned: {left:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_answered(text in "\\PC{0,200}") {
        prop_assert!(load(&text, &ValueSets::none()).is_err());
    }

    #[test]
    fn a_mutated_form_is_taken_or_not(changes in prop::collection::vec(change(), 1..4)) {
        use_form(&mutated(seed_form(), &changes));
    }

    #[test]
    fn a_cut_form_is_broken(cut in 1usize..1000) {
        let text = seed_form().to_string();
        let cut = text.floor_char_boundary(text.len().saturating_sub(cut));
        prop_assert!(load(&text[..cut], &ValueSets::none()).is_err());
    }

    #[test]
    fn a_mutated_response_is_answered(changes in prop::collection::vec(change(), 1..4)) {
        let form = seed();
        let text = mutated(seed_response(), &changes);
        if let Ok(response) = response_from_json(&text, &form) {
            let _ = validate(&form, &response, Language::En);
            let again = response_from_json(&response_to_json(&response, &form), &form);
            prop_assert_eq!(again, Ok(response));
        }
    }

    #[test]
    fn what_is_enabled_has_the_shape_of_the_form(changes in prop::collection::vec(change(), 1..3)) {
        let form = seed();
        if let Ok(read) = read(&mutated(seed_response(), &changes), &form) {
            let enabled = enabled(&form, &read.response);
            prop_assert_eq!(enabled.items.len(), form.items.len());
            prop_assert!(enabled.items.iter().zip(&form.items).all(|(one, item)| one.below.is_empty() == item.items.is_empty()));
        }
    }
}
