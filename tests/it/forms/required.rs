//! What must be there, how often, and where.

use serde_json::{Value, json};
use underlag::domain::language::Language;
use underlag::forms::finding::Report;
use underlag::forms::json::response_from_json;
use underlag::forms::response::{Response, ResponseStatus};
use underlag::forms::validate::validate;

use super::{CORE, answered, codes, errors, form, invalid, report, valid};

fn text(value: &str) -> Value {
    json!([{ "valueString": value }])
}

#[test]
fn a_required_question_is_answered() {
    let form = form(&json!([{ "linkId": "q", "text": "Q", "type": "string", "required": true }]));
    valid(&form, &json!([answered("q", &text("x"))]));
    invalid(&form, &json!([]), &["required@q"]);
    invalid(&form, &json!([{ "linkId": "q" }]), &["required@q"]);
    let blank = report(&form, "completed", &json!([answered("q", &text("  "))]));
    assert_eq!(
        (codes(&blank.errors), codes(&blank.warnings)),
        (vec!["required@q".to_owned()], vec!["blank@q".to_owned()])
    );
}

#[test]
fn what_is_missing_is_a_warning_until_completed() {
    let form = form(&json!([{ "linkId": "q", "text": "Q", "type": "string", "required": true }]));
    let found = |status| {
        let Report { errors, warnings } = report(&form, status, &json!([]));
        (codes(&errors).len(), codes(&warnings).len())
    };
    assert_eq!(found("in-progress"), (0, 1));
    assert_eq!(found("stopped"), (0, 1));
    assert_eq!(found("completed"), (1, 0));
    assert_eq!(found("amended"), (1, 0));
}

#[test]
fn what_nobody_sees_is_no_answer() {
    let form = form(&json!([{ "linkId": "q", "text": "Q", "type": "text", "required": true }]));
    for text in ["\u{200b}", "\u{ad}", "\u{2800}", "\u{3164}", "\u{200e}\u{2060}", "\u{180e} \u{a0}"] {
        let given = json!([answered("q", &json!([{ "valueString": text }]))]);
        invalid(&form, &given, &["required@q"]);
    }
}

#[test]
fn a_disabled_question_is_not_required() {
    let form = form(&json!([
        { "linkId": "a", "text": "A", "type": "boolean" },
        { "linkId": "q", "text": "Q", "type": "string", "required": true,
          "enableWhen": [{ "question": "a", "operator": "=", "answerBoolean": true }] }]));
    valid(&form, &json!([]));
    invalid(&form, &json!([answered("a", &json!([{ "valueBoolean": true }]))]), &["required@q"]);
}

#[test]
fn a_required_group_has_something_in_it() {
    let form = form(&json!([{ "linkId": "g", "type": "group", "required": true,
        "item": [{ "linkId": "q", "text": "Q", "type": "string" }] }]));
    invalid(&form, &json!([{ "linkId": "g" }]), &["required-group@g"]);
    invalid(&form, &json!([]), &["required-group@g"]);
    valid(&form, &json!([{ "linkId": "g", "item": [answered("q", &text("x"))] }]));
}

#[test]
fn a_group_that_is_there_has_what_is_required_in_it() {
    let form = form(&json!([{ "linkId": "g", "type": "group", "item": [
        { "linkId": "a", "text": "A", "type": "string", "required": true },
        { "linkId": "b", "text": "B", "type": "string", "required": true }] }]));
    invalid(&form, &json!([{ "linkId": "g", "item": [answered("a", &text("x"))] }]), &["required@b"]);
}

#[test]
fn an_optional_group_left_out_is_worth_a_word() {
    let form = form(&json!([{ "linkId": "g", "type": "group", "item": [
        { "linkId": "a", "text": "A", "type": "string", "required": true }] }]));
    let found = report(&form, "completed", &json!([]));
    assert!(found.is_valid());
    assert_eq!(codes(&found.warnings), ["required@a"]);
}

#[test]
fn follow_ups_are_required_under_each_answer() {
    let form = form(&json!([{ "linkId": "q", "text": "Q", "type": "boolean", "item": [
        { "linkId": "why", "text": "Why", "type": "string", "required": true }] }]));
    valid(&form, &json!([]));
    invalid(&form, &json!([answered("q", &json!([{ "valueBoolean": true }]))]), &["required@why"]);
    let with = json!([{ "valueBoolean": true, "item": [answered("why", &text("x"))] }]);
    valid(&form, &json!([answered("q", &with)]));
}

#[test]
fn only_what_repeats_comes_more_than_once() {
    let once = form(&json!([{ "linkId": "q", "text": "Q", "type": "string" }]));
    let two = json!([{ "valueString": "a" }, { "valueString": "b" }]);
    invalid(&once, &json!([answered("q", &two)]), &["repeated@q"]);
    invalid(&once, &json!([answered("q", &text("a")), answered("q", &text("b"))]), &["repeated@q"]);
    let group = form(
        &json!([{ "linkId": "g", "type": "group", "item": [{ "linkId": "q", "text": "Q", "type": "string" }] }]),
    );
    let one = json!({ "linkId": "g", "item": [answered("q", &text("a"))] });
    invalid(&group, &json!([one, one]), &["repeated@g"]);
    let often = form(&json!([{ "linkId": "q", "text": "Q", "type": "string", "repeats": true }]));
    valid(&often, &json!([answered("q", &two)]));
}

#[test]
fn occurrences_are_counted() {
    let occurs = |name: &str, count: u32| json!({ "url": format!("{CORE}questionnaire-{name}"), "valueInteger": count });
    let form = form(&json!([{ "linkId": "q", "text": "Q", "type": "string", "repeats": true,
        "extension": [occurs("minOccurs", 2), occurs("maxOccurs", 3)] }]));
    let times = |count: usize| {
        let answers: Value = (0..count).map(|n| json!({ "valueString": n.to_string() })).collect();
        json!([answered("q", &answers)])
    };
    invalid(&form, &times(1), &["min-occurs@q"]);
    valid(&form, &times(2));
    valid(&form, &times(3));
    invalid(&form, &times(4), &["max-occurs@q"]);
    assert_eq!(codes(&report(&form, "in-progress", &times(1)).warnings), ["min-occurs@q"]);
}

#[test]
fn groups_and_displays_have_no_answers() {
    let form = form(&json!([
        { "linkId": "d", "text": "D", "type": "display" },
        { "linkId": "g", "type": "group", "item": [{ "linkId": "q", "text": "Q", "type": "string" }] }]));
    invalid(&form, &json!([answered("d", &text("x"))]), &["display-with-answers@d"]);
    invalid(&form, &json!([answered("g", &text("x"))]), &["group-with-answers@g"]);
    valid(&form, &json!([{ "linkId": "d" }]));
}

#[test]
fn help_may_be_in_a_response_without_answers() {
    let form = form(&json!([{ "linkId": "q", "text": "Q", "type": "group", "item": [
        { "linkId": "h", "type": "display", "text": "H", "extension": [{ "url": format!("{CORE}questionnaire-itemControl"),
          "valueCodeableConcept": { "coding": [{ "code": "help" }] } }] },
        { "linkId": "a", "text": "A", "type": "string" }] }]));
    valid(&form, &json!([{ "linkId": "q", "item": [{ "linkId": "h" }, answered("a", &text("x"))] }]));
    invalid(
        &form,
        &json!([{ "linkId": "q", "item": [answered("h", &text("x"))] }]),
        &["display-with-answers@h"],
    );
}

#[test]
fn every_item_is_known_and_in_its_place() {
    let form = form(&json!([
        { "linkId": "a", "text": "A", "type": "string" },
        { "linkId": "g", "type": "group", "item": [{ "linkId": "b", "text": "B", "type": "string" }] }]));
    invalid(&form, &json!([answered("x", &text("1"))]), &["link-id-unknown@x"]);
    invalid(&form, &json!([answered("b", &text("1"))]), &["misplaced@b"]);
    let under_answer = json!([{ "valueString": "1", "item": [answered("b", &text("2"))] }]);
    invalid(&form, &json!([answered("a", &under_answer)]), &["misplaced@b"]);
    let both = json!([{ "linkId": "g", "item": [answered("b", &text("1"))] }, answered("a", &text("1"))]);
    invalid(&form, &both, &["order@a"]);
}

#[test]
fn follow_ups_lie_under_the_answer() {
    let form = form(&json!([{ "linkId": "q", "text": "Q", "type": "boolean", "item": [
        { "linkId": "f", "text": "F", "type": "string" }] }]));
    let beside =
        json!([{ "linkId": "q", "answer": [{ "valueBoolean": true }], "item": [answered("f", &text("x"))] }]);
    invalid(&form, &beside, &["items-beside-answer@q"]);
}

#[test]
fn a_response_belongs_to_its_form() {
    let mut form = form(&json!([{ "linkId": "a", "text": "A", "type": "string" }]));
    assert_eq!(errors(&form, &json!([])), Vec::<String>::new());
    let response = |named: &str| underlag::forms::response::Response {
        questionnaire: named.to_owned(),
        ..Default::default()
    };
    let check = |form: &_, named: &str| {
        underlag::forms::validate::validate(form, &response(named), underlag::domain::language::Language::Sv)
    };
    form.version = "2".to_owned();
    assert!(check(&form, "urn:test:form").is_valid());
    assert!(check(&form, "urn:test:form|2").is_valid());
    assert_eq!(codes(&check(&form, "urn:test:form|3").errors), ["questionnaire-other@"]);
    assert_eq!(codes(&check(&form, "urn:test:other").errors), ["questionnaire-other@"]);
    assert_eq!(codes(&check(&form, "").warnings), ["questionnaire-unnamed@"]);
}

#[test]
fn a_response_that_repeats_without_end_is_not_looked_through() {
    let children: Value =
        (0..1_000).map(|n| json!({ "linkId": n.to_string(), "text": "T", "type": "string" })).collect();
    let form = form(&json!([{ "linkId": "g", "type": "group", "repeats": true, "item": children }]));
    let many: Value = (0..10_000).map(|_| json!({ "linkId": "g", "item": [{ "linkId": "0" }] })).collect();
    let json = json!({ "resourceType": "QuestionnaireResponse", "status": "completed", "item": many });
    let refusal = underlag::forms::json::read(&json.to_string(), &form).expect_err("too large");
    assert_eq!(refusal.reasons[0].code, "too-large");
}

#[test]
fn a_text_that_says_nothing_is_no_answer() {
    let form = form(&json!([{ "linkId": "q", "text": "Q", "type": "text", "required": true }]));
    for nothing in ["?", "-", " – ", "...", "?!", "\u{2026}", "\u{200b}", "null"] {
        invalid(&form, &json!([answered("q", &text(nothing))]), &["required@q"]);
    }
    for something in ["0", "å", "Nej.", "50 %", "✓", "null och intet"] {
        valid(&form, &json!([answered("q", &text(something))]));
    }
}

#[test]
fn null_is_never_an_answer() {
    let form = form(&json!([{ "linkId": "q", "text": "Q", "type": "string" }]));
    assert!(!report(&form, "completed", &json!([null])).is_valid());
    for null in [json!([null]), json!([{ "valueString": null }]), json!([{ "value": null }]), json!(null)] {
        assert!(!report(&form, "completed", &json!([answered("q", &null)])).is_valid(), "{null}");
    }
}

/// What is said of a field where nothing stands, in Swedish.
fn asked(label: &str, item: Value) -> String {
    let mut item = item;
    item["linkId"] = json!("q");
    item["text"] = json!(label);
    item["required"] = json!(true);
    let form = form(&json!([item]));
    let response = Response { status: ResponseStatus::Completed, ..Response::default() };
    validate(&form, &response, Language::Sv).errors.remove(0).text
}

#[test]
fn what_to_do_fits_the_kind_of_field() {
    let unit = json!({ "url": format!("{CORE}questionnaire-unit"), "valueCoding": { "code": "h/wk", "display": "timmar per vecka" } });
    let bound = |name: &str, most: i32| json!({ "url": format!("{CORE}{name}"), "valueInteger": most });
    let option = json!([{ "valueCoding": { "code": "a", "display": "A" } }]);
    let cases = [
        ("Namn", json!({ "type": "string" }), "Skriv namn."),
        ("Vad är svårt?", json!({ "type": "text" }), "Skriv ett svar."),
        ("Yrke", json!({ "type": "choice", "answerOption": option }), "Välj yrke."),
        ("Kan ni erbjuda en plats?", json!({ "type": "choice", "answerOption": option }), "Välj ett svar."),
        (
            "Dagar",
            json!({ "type": "choice", "repeats": true, "answerOption": option }),
            "Välj minst ett alternativ.",
        ),
        ("Från och med", json!({ "type": "date" }), "Ange ett datum."),
        (
            "Patienten klarar",
            json!({ "type": "decimal", "extension": [unit, bound("minValue", 0), bound("maxValue", 40)] }),
            "Ange mellan 0 och 40 timmar per vecka.",
        ),
        ("Antal", json!({ "type": "integer" }), "Ange ett heltal."),
        ("Ja eller nej?", json!({ "type": "boolean" }), "Svara ja eller nej."),
    ];
    for (label, item, expected) in cases {
        assert_eq!(asked(label, item), expected, "{label}");
    }
}

#[test]
fn a_limit_is_told_as_what_to_do() {
    let said = |item: Value, answer: Value, language| {
        let mut item = item;
        item["linkId"] = json!("q");
        item["text"] = json!("Q");
        let form = form(&json!([item]));
        let response = json!({ "resourceType": "QuestionnaireResponse", "status": "completed",
            "item": [answered("q", &json!([answer]))] });
        let response = response_from_json(&response.to_string(), &form).expect("a response");
        validate(&form, &response, language).errors.remove(0).text
    };
    let most = json!({ "url": format!("{CORE}maxValue"), "valueInteger": 40 });
    let hours = json!({ "type": "integer", "extension": [most] });
    assert_eq!(said(hours, json!({ "valueInteger": 200 }), Language::Sv), "Ange högst 40.");
    let long = json!({ "type": "text", "maxLength": 4000 });
    let words = json!({ "valueString": "å".repeat(20_000) });
    assert_eq!(
        said(long.clone(), words.clone(), Language::Sv),
        "Texten är 20\u{a0}000 tecken. Högst 4\u{a0}000 får plats."
    );
    assert_eq!(said(long, words, Language::En), "The text is 20,000 characters. At most 4,000 fit.");
    let code = json!({ "type": "string", "extension": [
        { "url": format!("{CORE}regex"), "valueString": "[A-Z][0-9]{2}.*" },
        { "url": format!("{CORE}entryFormat"), "valueString": "en kod som F32.1" }] });
    assert_eq!(said(code, json!({ "valueString": "hej" }), Language::Sv), "Skriv en kod som F32.1.");
}
