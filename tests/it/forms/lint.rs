//! What is reported and not fatal.

use serde_json::{Value, json};

use super::{CORE, SDC, codes, form, form_json, loaded, try_load, valid};

fn lint(items: &Value) -> Vec<String> {
    codes(&loaded(items).lint)
}

#[test]
fn a_form_without_faults_has_no_lint() {
    assert_eq!(lint(&json!([{ "linkId": "a", "text": "A", "type": "string" }])), Vec::<String>::new());
}

#[test]
fn a_missing_status_is_reported() {
    let mut form = form_json(&json!([{ "linkId": "a", "text": "A", "type": "string" }]));
    form.as_object_mut().expect("an object").remove("status");
    assert_eq!(codes(&try_load(&form).expect("loaded").lint), ["status-missing@"]);
}

#[test]
fn the_same_link_id_in_different_places_is_reported() {
    let items = json!([
        { "linkId": "g", "type": "group", "item": [{ "linkId": "a", "text": "A", "type": "string" }] },
        { "linkId": "h", "type": "group", "item": [{ "linkId": "a", "text": "A", "type": "integer" }] }]);
    assert_eq!(lint(&items), ["link-id-duplicate@a"]);
    let by_place = json!([
        { "linkId": "g", "item": [{ "linkId": "a", "answer": [{ "valueString": "x" }] }] },
        { "linkId": "h", "item": [{ "linkId": "a", "answer": [{ "valueInteger": 1 }] }] }]);
    valid(&form(&items), &by_place);
}

#[test]
fn a_missing_enable_behavior_is_reported_where_it_decides() {
    let with = |conditions: usize| {
        let condition = json!({ "question": "a", "operator": "exists", "answerBoolean": true });
        json!([{ "linkId": "a", "text": "A", "type": "string" },
               { "linkId": "b", "text": "B", "type": "string", "enableWhen": vec![condition; conditions] }])
    };
    assert_eq!(lint(&with(1)), Vec::<String>::new());
    assert_eq!(lint(&with(2)), ["enable-behavior-missing@b"]);
}

#[test]
fn flags_that_mean_nothing_on_a_display_are_reported_and_dropped() {
    let items = json!([{ "linkId": "d", "text": "D", "type": "display", "required": true }]);
    assert_eq!(lint(&items), ["display-flag@d"]);
    valid(&form(&items), &json!([]));
}

#[test]
fn conditions_in_a_ring_are_reported() {
    let on = |question: &str| json!([{ "question": question, "operator": "=", "answerBoolean": true }]);
    let items = json!([
        { "linkId": "a", "text": "A", "type": "boolean", "enableWhen": on("b") },
        { "linkId": "b", "text": "B", "type": "boolean", "enableWhen": on("a") },
        { "linkId": "c", "text": "C", "type": "boolean", "enableWhen": on("a") }]);
    assert_eq!(lint(&items), ["enable-when-cycle@a", "enable-when-cycle@b"]);
}

#[test]
fn bounds_that_allow_nothing_are_reported() {
    let items = json!([{ "linkId": "a", "text": "A", "type": "integer", "extension": [
        { "url": format!("{CORE}minValue"), "valueInteger": 20 },
        { "url": format!("{CORE}maxValue"), "valueInteger": 2 }] }]);
    assert_eq!(lint(&items), ["bounds-crossed@a"]);
}

#[test]
fn a_prefill_that_is_not_done_is_reported() {
    let items = json!([{ "linkId": "a", "text": "A", "type": "string", "extension": [
        { "url": format!("{SDC}initialExpression"), "valueExpression": {} }] }]);
    assert_eq!(lint(&items), ["initial-expression-passed-over@a"]);
}

#[test]
fn a_constraint_that_only_warns_is_reported() {
    let items = json!([{ "linkId": "a", "text": "A", "type": "string", "extension": [
        { "url": format!("{CORE}questionnaire-constraint"), "extension": [
            { "url": "severity", "valueCode": "warning" }] }] }]);
    assert_eq!(lint(&items), ["constraint-passed-over@a"]);
}

#[test]
fn what_cannot_be_filled_in_is_reported() {
    assert_eq!(lint(&json!([{ "linkId": "a", "text": "A", "type": "choice" }])), ["options-missing@a"]);
    assert_eq!(lint(&json!([{ "linkId": "a", "type": "string" }])), ["text-missing@a"]);
    assert_eq!(lint(&json!([{ "linkId": "a", "text": "A", "type": "group" }])), ["group-empty@a"]);
    assert_eq!(
        lint(&json!([{ "linkId": "a", "text": "A", "type": "question" }])).first().map(String::as_str),
        Some("type-abstract@a")
    );
    let unreachable =
        json!([{ "linkId": "a", "text": "A", "type": "string", "required": true, "readOnly": true }]);
    assert_eq!(lint(&unreachable), ["required-unreachable@a"]);
}
