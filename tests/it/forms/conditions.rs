//! `enableWhen`: what is asked, given the answers so far.

use serde_json::{Value, json};
use underlag::forms::enable_when::{enabled, prune};
use underlag::forms::json::{response_from_json, response_to_json};
use underlag::forms::model::Questionnaire;
use underlag::forms::response::Response;

use super::{answered, form, invalid, valid};

/// A question `a` and a string `b` that depends on it.
fn pair(question: &Value, conditions: &Value, behavior: Option<&str>) -> Questionnaire {
    let mut question = question.clone();
    question["linkId"] = json!("a");
    question["text"] = json!("A");
    question["repeats"] = json!(true);
    let mut dependent = json!({ "linkId": "b", "text": "B", "type": "string", "enableWhen": conditions });
    if let Some(behavior) = behavior {
        dependent["enableBehavior"] = json!(behavior);
    }
    form(&json!([question, dependent]))
}

fn response(form: &Questionnaire, items: &Value) -> Response {
    let json = json!({ "resourceType": "QuestionnaireResponse", "questionnaire": form.url,
        "status": "in-progress", "item": items });
    response_from_json(&json.to_string(), form).expect("a readable response")
}

/// Whether `b` is enabled with these answers to `a`.
fn holds(kind: &str, operator: &str, expected: &Value, answers: &Value) -> bool {
    let mut condition = json!({ "question": "a", "operator": operator });
    for (key, value) in expected.as_object().expect("an answer[x]") {
        condition[key] = value.clone();
    }
    let form = pair(&json!({ "type": kind }), &json!([condition]), None);
    let items = if answers == &json!([]) { json!([]) } else { json!([answered("a", answers)]) };
    enabled(&form, &response(&form, &items)).items[1].enabled
}

#[test]
fn exists_asks_for_an_answer_or_for_none() {
    let (yes, no) = (json!({ "answerBoolean": true }), json!({ "answerBoolean": false }));
    let one = json!([{ "valueInteger": 1 }]);
    assert!(holds("integer", "exists", &yes, &one));
    assert!(!holds("integer", "exists", &no, &one));
    assert!(!holds("integer", "exists", &yes, &json!([])));
    assert!(holds("integer", "exists", &no, &json!([])));
}

#[test]
fn an_unanswered_question_satisfies_no_comparison() {
    for operator in ["=", "!=", ">", "<", ">=", "<="] {
        assert!(!holds("integer", operator, &json!({ "answerInteger": 1 }), &json!([])), "{operator}");
    }
}

#[test]
fn a_text_of_blanks_is_no_answer() {
    assert!(!holds("string", "exists", &json!({ "answerBoolean": true }), &json!([{ "valueString": "  " }])));
}

#[test]
fn numbers_are_ordered() {
    let ten = json!({ "answerInteger": 10 });
    let cases = [
        (9, [false, true, false, true, false, true]),
        (10, [true, false, false, false, true, true]),
        (11, [false, true, true, false, true, false]),
    ];
    for (answer, expected) in cases {
        for (operator, expected) in ["=", "!=", ">", "<", ">=", "<="].into_iter().zip(expected) {
            let answers = json!([{ "valueInteger": answer }]);
            assert_eq!(holds("integer", operator, &ten, &answers), expected, "{answer} {operator} 10");
        }
    }
    assert!(holds("decimal", "=", &json!({ "answerDecimal": 1.50 }), &json!([{ "valueDecimal": 1.5 }])));
    assert!(holds("decimal", "=", &json!({ "answerDecimal": 1000 }), &json!([{ "valueDecimal": 1e3 }])));
    assert!(holds("decimal", "<", &json!({ "answerDecimal": -1.5 }), &json!([{ "valueDecimal": -1.6 }])));
}

#[test]
fn any_answer_satisfies() {
    let both = json!([{ "valueInteger": 1 }, { "valueInteger": 20 }]);
    assert!(holds("integer", ">", &json!({ "answerInteger": 10 }), &both));
    assert!(holds("integer", "!=", &json!({ "answerInteger": 1 }), &both));
    assert!(!holds("integer", ">", &json!({ "answerInteger": 20 }), &both));
}

#[test]
fn codings_are_equal_by_system_and_code() {
    let expected = json!({ "answerCoding": { "system": "s", "code": "c", "display": "C" } });
    let answer = |coding: Value| json!([{ "valueCoding": coding }]);
    assert!(holds(
        "choice",
        "=",
        &expected,
        &answer(json!({ "system": "s", "code": "c", "display": "other" }))
    ));
    assert!(!holds("choice", "=", &expected, &answer(json!({ "system": "t", "code": "c" }))));
    assert!(!holds("choice", "=", &expected, &answer(json!({ "code": "c" }))));
    assert!(holds("choice", "!=", &expected, &answer(json!({ "system": "s", "code": "d" }))));
}

#[test]
fn booleans_and_texts_are_equal_or_not() {
    assert!(holds("boolean", "=", &json!({ "answerBoolean": false }), &json!([{ "valueBoolean": false }])));
    assert!(holds("boolean", "!=", &json!({ "answerBoolean": true }), &json!([{ "valueBoolean": false }])));
    assert!(holds("string", "=", &json!({ "answerString": "å" }), &json!([{ "valueString": "å" }])));
    assert!(!holds("string", "=", &json!({ "answerString": "Å" }), &json!([{ "valueString": "å" }])));
}

#[test]
fn dates_compare_where_they_certainly_do() {
    let expected = json!({ "answerDate": "2026-05" });
    let date = |text: &str| json!([{ "valueDate": text }]);
    assert!(holds("date", ">", &expected, &date("2026-06-01")));
    assert!(!holds("date", ">", &expected, &date("2026-05-31")), "within the month");
    assert!(holds("date", ">=", &expected, &date("2026-05-31")));
    assert!(!holds("date", ">=", &expected, &date("2026")), "it may be earlier");
    assert!(holds("date", "<", &expected, &date("2026-04")));
    assert!(holds("date", "=", &expected, &date("2026-05")));
    let moment = json!({ "answerDateTime": "2026-05-01T12:00:00+02:00" });
    assert!(holds("dateTime", "=", &moment, &json!([{ "valueDateTime": "2026-05-01T10:00:00Z" }])));
    assert!(holds("time", ">=", &json!({ "answerTime": "08:00:00" }), &json!([{ "valueTime": "08:00:00" }])));
}

#[test]
fn quantities_compare_within_a_dimension() {
    let ucum = "http://unitsofmeasure.org";
    let expected = json!({ "answerQuantity": { "value": 1, "system": ucum, "code": "kg" } });
    let grams = |value: i32| json!([{ "valueQuantity": { "value": value, "system": ucum, "code": "g" } }]);
    assert!(holds("quantity", "=", &expected, &grams(1000)));
    assert!(holds("quantity", ">", &expected, &grams(1001)));
    let metres = json!([{ "valueQuantity": { "value": 5, "system": ucum, "code": "m" } }]);
    for operator in ["=", "!=", ">", "<"] {
        assert!(!holds("quantity", operator, &expected, &metres), "{operator}: kilograms and metres");
    }
}

#[test]
fn all_wants_every_condition_and_any_one() {
    let conditions = json!([
        { "question": "a", "operator": ">", "answerInteger": 1 },
        { "question": "a", "operator": "<", "answerInteger": 5 }]);
    let state = |behavior, answer: i32| {
        let form = pair(&json!({ "type": "integer" }), &conditions, Some(behavior));
        let response = response(&form, &json!([answered("a", &json!([{ "valueInteger": answer }]))]));
        enabled(&form, &response).items[1].enabled
    };
    assert!(state("all", 3) && !state("all", 7) && !state("all", 0));
    assert!(state("any", 7) && state("any", 0));
}

fn on(question: &str) -> Value {
    json!([{ "question": question, "operator": "=", "answerBoolean": true }])
}

fn yes(link_id: &str) -> Value {
    answered(link_id, &json!([{ "valueBoolean": true }]))
}

#[test]
fn a_disabled_parent_disables_its_children_and_what_depends_on_them() {
    let form = form(&json!([
        { "linkId": "a", "text": "A", "type": "boolean" },
        { "linkId": "g", "type": "group", "enableWhen": on("a"), "item": [
            { "linkId": "b", "text": "B", "type": "boolean" }] },
        { "linkId": "c", "text": "C", "type": "boolean", "enableWhen": on("b") }]));
    let filled = json!([{ "linkId": "g", "item": [yes("b")] }, yes("c")]);
    invalid(&form, &filled, &["disabled@g", "disabled@c"]);
    valid(&form, &json!([yes("a"), { "linkId": "g", "item": [yes("b")] }, yes("c")]));
}

#[test]
fn a_condition_looks_within_its_own_repetition() {
    let form = form(&json!([{ "linkId": "g", "type": "group", "repeats": true, "item": [
        { "linkId": "a", "text": "A", "type": "boolean" },
        { "linkId": "b", "text": "B", "type": "boolean", "enableWhen": on("a") }] }]));
    let first_only =
        json!([{ "linkId": "g", "item": [yes("a"), yes("b")] }, { "linkId": "g", "item": [yes("b")] }]);
    invalid(&form, &first_only, &["disabled@b"]);
}

#[test]
fn a_condition_from_outside_sees_every_repetition() {
    let form = form(&json!([
        { "linkId": "g", "type": "group", "repeats": true, "item": [{ "linkId": "a", "text": "A", "type": "boolean" }] },
        { "linkId": "b", "text": "B", "type": "boolean", "enableWhen": on("a") }]));
    let no = answered("a", &json!([{ "valueBoolean": false }]));
    valid(&form, &json!([{ "linkId": "g", "item": [yes("a")] }, { "linkId": "g", "item": [no] }, yes("b")]));
    invalid(&form, &json!([{ "linkId": "g", "item": [no] }, yes("b")]), &["disabled@b"]);
}

#[test]
fn a_follow_up_sees_the_question_it_is_under() {
    let form = form(&json!([{ "linkId": "a", "text": "A", "type": "boolean", "item": [
        { "linkId": "b", "text": "B", "type": "string", "enableWhen": on("a") }] }]));
    let with = |answer: bool| {
        json!([{ "linkId": "a", "answer": [{ "valueBoolean": answer,
            "item": [answered("b", &json!([{ "valueString": "x" }]))] }] }])
    };
    valid(&form, &with(true));
    invalid(&form, &with(false), &["disabled@b"]);
}

#[test]
fn a_later_question_may_decide_over_an_earlier_one() {
    let form = form(&json!([
        { "linkId": "c", "text": "C", "type": "boolean", "enableWhen": on("b") },
        { "linkId": "b", "text": "B", "type": "boolean", "enableWhen": on("a") },
        { "linkId": "a", "text": "A", "type": "boolean" }]));
    valid(&form, &json!([yes("c"), yes("b"), yes("a")]));
    invalid(&form, &json!([yes("c"), yes("b")]), &["disabled@c", "disabled@b"]);
}

#[test]
fn rings_settle_on_what_can_be_reached() {
    let ring = form(&json!([
        { "linkId": "a", "text": "A", "type": "boolean", "enableWhen": on("b") },
        { "linkId": "b", "text": "B", "type": "boolean", "enableWhen": on("a") }]));
    invalid(&ring, &json!([yes("a"), yes("b")]), &["disabled@a", "disabled@b"]);
    let not = json!([{ "question": "b", "operator": "exists", "answerBoolean": false }]);
    let contradiction = form(&json!([
        { "linkId": "a", "text": "A", "type": "boolean", "enableWhen": not },
        { "linkId": "b", "text": "B", "type": "boolean", "enableWhen": on("a") }]));
    let filled = response(&contradiction, &json!([yes("a"), yes("b")]));
    let states = enabled(&contradiction, &filled).items;
    assert!(states.iter().all(|state| !state.enabled), "neither without the other: {states:?}");
}

#[test]
fn what_is_not_answered_yet_is_decided_too() {
    let form = form(&json!([
        { "linkId": "a", "text": "A", "type": "boolean" },
        { "linkId": "g", "type": "group", "item": [{ "linkId": "b", "text": "B", "type": "string", "enableWhen": on("a") }] }]));
    let empty = enabled(&form, &Response::default());
    assert!(!empty.items[1].below[0][0].enabled);
    assert!(!empty.anywhere(&form, "b") && empty.anywhere(&form, "g"));
    let answered = enabled(&form, &response(&form, &json!([yes("a")])));
    assert!(answered.items[1].below[0][0].enabled && answered.anywhere(&form, "b"));
}

#[test]
fn pruning_removes_what_is_disabled_and_nothing_else() {
    let form = form(&json!([
        { "linkId": "a", "text": "A", "type": "boolean" },
        { "linkId": "g", "type": "group", "repeats": true, "item": [
            { "linkId": "x", "text": "X", "type": "boolean" },
            { "linkId": "y", "text": "Y", "type": "boolean", "enableWhen": on("x") }] },
        { "linkId": "b", "text": "B", "type": "boolean", "enableWhen": on("a") }]));
    let mut response = response(
        &form,
        &json!([
        { "linkId": "g", "item": [yes("x"), yes("y")] }, { "linkId": "g", "item": [yes("y")] }, yes("b")]),
    );
    prune(&form, &mut response);
    let left: Value = serde_json::from_str(&response_to_json(&response, &form)).expect("our own JSON");
    let ids = |items: &Value| -> Vec<String> {
        let items = items.as_array().map_or(&[][..], Vec::as_slice);
        items.iter().map(|item| item["linkId"].as_str().unwrap_or_default().to_owned()).collect()
    };
    assert_eq!(ids(&left["item"]), ["g", "g"]);
    assert_eq!(ids(&left["item"][0]["item"]), ["x", "y"]);
    assert_eq!(ids(&left["item"][1]["item"]), Vec::<String>::new());
    let once = response.clone();
    prune(&form, &mut response);
    assert_eq!(response, once, "a second time changes nothing");
}

#[test]
fn a_long_chain_backwards_is_decided() {
    let count = 2_000;
    let items: Value = (0..count)
        .map(|n| {
            let mut item = json!({ "linkId": n.to_string(), "text": "T", "type": "boolean" });
            if n + 1 < count {
                item["enableWhen"] = on(&(n + 1).to_string());
            }
            item
        })
        .collect();
    let form = form(&items);
    let all: Value = (0..count).map(|n| yes(&n.to_string())).collect();
    valid(&form, &all);
    let without_last: Value = (0..count - 1).map(|n| yes(&n.to_string())).collect();
    assert_eq!(super::errors(&form, &without_last).len(), count - 1);
}
