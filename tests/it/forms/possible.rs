//! Days and numbers that cannot be.

use jiff::civil::{Date, date};
use serde_json::{Value, json};
use underlag::domain::language::Language;
use underlag::forms::json::response_from_json;
use underlag::forms::possible;

use super::{answered, codes, form};

const TODAY: Date = date(2026, 11, 30);

fn coded(link_id: &str, kind: &str, system: &str, code: &str) -> Value {
    json!({ "linkId": link_id, "text": "Q", "type": kind,
        "code": [{ "system": format!("urn:underlag:{system}"), "code": code }] })
}

fn found(items: &Value, answers: &Value) -> Vec<String> {
    let form = form(items);
    let response = json!({ "resourceType": "QuestionnaireResponse", "status": "completed", "item": answers });
    let response = response_from_json(&response.to_string(), &form).expect("a response");
    codes(&possible::check(&form, &response, TODAY, Language::Sv))
}

fn day(text: &str) -> Value {
    json!([{ "valueDate": text }])
}

#[test]
fn a_plan_is_not_in_the_past() {
    let items = json!([coded("q", "date", "not-before", "today")]);
    for possible in ["2026-11-30", "2027-01-01", "2026-11", "2026"] {
        assert_eq!(
            found(&items, &json!([answered("q", &day(possible))])),
            Vec::<String>::new(),
            "{possible}"
        );
    }
    for past in ["2026-11-29", "2020-01-01", "2026-10", "2025"] {
        assert_eq!(found(&items, &json!([answered("q", &day(past))])), ["not-before-today@q"], "{past}");
    }
    let moments = json!([coded("q", "dateTime", "not-before", "today")]);
    let at = |text: &str| json!([answered("q", &json!([{ "valueDateTime": text }]))]);
    assert_eq!(found(&moments, &at("2020-05-04T09:00:00+02:00")), ["not-before-today@q"]);
    // Half past midnight in Sweden is the day before in UTC.
    assert_eq!(found(&moments, &at("2026-11-30T00:30:00+01:00")), Vec::<String>::new());
}

#[test]
fn what_has_been_is_not_ahead_and_a_watch_not_further_than_it_may_be() {
    let been = json!([coded("q", "date", "not-after", "today")]);
    assert_eq!(found(&been, &json!([answered("q", &day("2026-12-01"))])), ["not-after-today@q"]);
    assert_eq!(found(&been, &json!([answered("q", &day("2026-11-30"))])), Vec::<String>::new());
    let near = json!([coded("q", "date", "within-months", "6")]);
    assert_eq!(found(&near, &json!([answered("q", &day("2030-01-01"))])), ["within-months@q"]);
    assert_eq!(found(&near, &json!([answered("q", &day("2027-05-30"))])), Vec::<String>::new());
}

#[test]
fn an_end_is_not_before_its_start_nor_a_goal_below_it() {
    let period = json!([{ "linkId": "g", "type": "group", "repeats": true, "item": [
        { "linkId": "from", "text": "Från", "type": "date" }, coded("to", "date", "not-before", "from")] }]);
    let one = |from: &str, to: &str| json!({ "linkId": "g", "item": [answered("from", &day(from)), answered("to", &day(to))] });
    assert_eq!(found(&period, &json!([one("2027-02-01", "2027-01-01")])), ["not-before@to"]);
    assert_eq!(found(&period, &json!([one("2027-02-01", "2027-02-01")])), Vec::<String>::new());
    // Each repetition is held against its own start.
    let two = json!([one("2027-01-01", "2027-01-31"), one("2026-01-01", "2026-01-31")]);
    assert_eq!(found(&period, &two), Vec::<String>::new());

    let hours = json!([{ "linkId": "start", "text": "Start", "type": "decimal" }, coded("goal", "decimal", "not-before", "start")]);
    let decimal = |number: f64| json!([{ "valueDecimal": number }]);
    let both =
        |start: f64, goal: f64| json!([answered("start", &decimal(start)), answered("goal", &decimal(goal))]);
    assert_eq!(found(&hours, &both(30.0, 5.0)), ["not-before@goal"]);
    assert_eq!(found(&hours, &both(5.0, 5.0)), Vec::<String>::new());
    assert_eq!(found(&hours, &json!([answered("goal", &decimal(5.0))])), Vec::<String>::new());
}

#[test]
fn a_limit_that_says_nothing_is_a_fault_of_the_form() {
    let wrong = json!([
        coded("a", "date", "not-before", "tomorrow"),
        coded("b", "string", "not-before", "today"),
        coded("c", "date", "not-after", "a"),
        coded("d", "date", "within-months", "some"),
        coded("e", "decimal", "not-before", "a")
    ]);
    let faults = possible::faults(&form(&wrong));
    for link_id in ["a", "b", "c", "d", "e"] {
        assert!(
            faults.iter().any(|fault| fault.starts_with(&format!("item {link_id}:"))),
            "{link_id}: {faults:?}"
        );
    }
    assert_eq!(
        possible::faults(&form(&json!([coded("a", "date", "not-before", "today")]))),
        Vec::<String>::new()
    );
}
