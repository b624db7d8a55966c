//! The statement of health, the basis about an activity, and the help in certificates.

use crate::scope::asking;
use jiff::civil::date as day;
use underlag::domain::InformationCategory::ActivityAndAttendance;
use underlag::domain::Scope;
use underlag::domain::language::Language;
use underlag::forms::chain::{DFA, asks_all, check, missing, score};
use underlag::forms::finding::Report;
use underlag::forms::json::response_from_json;
use underlag::forms::model::{Item, Questionnaire, Value};
use underlag::forms::prefill::{answer_form, fit};
use underlag::forms::response::{Answer, Response, ResponseItem};
use underlag::forms::validate::validate;

use super::filling::{Entry, code, date, fill, hours, text};
use super::{CATALOGUE, kind};

/// The answer form as its example request gets it, and the example answer.
fn example(id: &str) -> (Questionnaire, Response) {
    let kind = kind(id);
    let read = |json: Option<&String>, form| {
        response_from_json(json.expect("an example"), form).unwrap_or_else(|refusal| panic!("{refusal}"))
    };
    let form = fit(&kind.answer, &read(kind.example_request.as_ref(), &kind.request));
    let answer = read(kind.example_answer.as_ref(), &form);
    (form, answer)
}

#[test]
fn the_statements_example_has_the_whole_chain() {
    let (form, answer) = example("lakarutlatande-halsotillstand");
    assert_eq!(check(&form, &answer, day(2026, 11, 20), Language::Sv), Report::default());
    assert!(asks_all(&form, &answer));
    assert_eq!(score(&form, &answer), 3);
    assert_eq!(missing(&form, &answer, Language::Sv), []);
}

#[test]
fn the_supplements_example_keeps_the_chain_rules() {
    let (form, answer) = example("komplettering-lakarintyg");
    assert_eq!(validate(&form, &answer, Language::Sv), Report::default());
    assert_eq!(check(&form, &answer, day(2026, 11, 20), Language::Sv), Report::default());
}

fn statement(entries: &[Entry]) -> Vec<String> {
    let form = &kind("lakarutlatande-halsotillstand").answer;
    let report = check(form, &fill(form, entries), day(2026, 12, 4), Language::Sv);
    report.errors.into_iter().filter_map(|finding| finding.link_id).collect()
}

#[test]
fn the_chain_rules_hold_for_the_statement() {
    assert_eq!(
        statement(&[code("f-omraden", "senses-pain"), text("f-sinnen-smarta-text", "Värk")]),
        ["a-sinnen-smarta-text"]
    );
    assert_eq!(
        statement(&[code("formaga-bedomning", "hours"), hours("formaga-timmar", "4")]),
        ["formaga-bedomning"]
    );
    assert_eq!(statement(&[code("prognos", "unclear")]), ["prognos-grund"]);
    assert_eq!(statement(&[code("prognos", "lasting")]), [""; 0]);
    let future = [code("grund-typ", "examination"), date("grund-undersokning-datum", "2026-12-05")];
    assert_eq!(statement(&future), ["grund-undersokning-datum"]);
}

#[test]
fn the_course_of_illness_goes_with_the_diagnosis() {
    let form = &kind("lakarutlatande-halsotillstand").answer;
    let answer =
        |passed_on| fill(form, &[code("diagnos-far-lamnas", passed_on), text("forlopp", "Sedan 2015")]);
    let disabled = |passed_on| {
        let errors = validate(form, &answer(passed_on), Language::Sv).errors;
        errors.iter().any(|error| error.code == "disabled" && error.link_id.as_deref() == Some("forlopp"))
    };
    assert!(disabled("no") && !disabled("yes"));
}

#[test]
fn each_limitation_of_the_statement_is_placed_in_a_chapter_of_icf() {
    let form = &kind("lakarutlatande-halsotillstand").answer;
    let limitations: Vec<&Item> =
        form.walk().filter(|item| item.codes.iter().any(|c| c.system == DFA && c.code == "A")).collect();
    assert_eq!(limitations.len(), 8);
    for limitation in limitations {
        let chapters =
            limitation.items.iter().find(|item| item.link_id.ends_with("-kapitel")).expect("chapters");
        let codes = chapters.options.iter().filter_map(|option| match &option.value {
            Value::Coding(coding) => coding.code.split('-').next(),
            _ => None,
        });
        let nine = ["d1", "d2", "d3", "d4", "d5", "d6", "d7", "d8", "d9"];
        assert_eq!(codes.collect::<Vec<_>>(), nine, "{}", limitation.link_id);
        assert!(chapters.repeats);
    }
}

fn activities(entries: &[Entry]) -> Questionnaire {
    let kind = kind("underlag-aktivitet");
    answer_form(kind, &Scope::whole(), &fill(&kind.request, entries))
}

#[test]
fn each_activity_asked_about_is_shown_and_no_other() {
    let form = activities(&[
        text("aktivitet-1-namn", "Arbetsträning"),
        text("aktivitet-1-svart", "Gick hem tidigt"),
        code("aktivitet-1-fler", "yes"),
        text("aktivitet-2-namn", "Kurs"),
        hours("aktivitet-2-timmar", "10"),
    ]);
    let shown = |link_id: &str| form.item(link_id).map(|item| (item.read_only, item.initial.clone()));
    let said = |said: &str| Some((true, vec![Value::String(said.to_owned())]));
    assert_eq!(shown("svar-1-namn"), said("Arbetsträning"));
    assert_eq!(shown("svar-1-svart"), said("Gick hem tidigt"));
    assert_eq!(shown("svar-1-omfattning"), None, "was not given");
    assert_eq!(shown("svar-2-namn"), said("Kurs"));
    assert!(shown("svar-2-omfattning").is_some() && form.item("svar-2-kan").is_some());
    assert!(form.item("svar-3").is_none() && form.item("svar-4-kan").is_none());
}

#[test]
fn four_activities_can_be_asked_about() {
    let form = activities(&[1, 2, 3, 4].map(|n| {
        let link_id = ["", "aktivitet-1-namn", "aktivitet-2-namn", "aktivitet-3-namn", "aktivitet-4-namn"][n];
        text(link_id, "Kurs")
    }));
    let judged =
        form.walk().filter(|item| item.link_id.ends_with("-kan") && item.link_id.starts_with("svar-"));
    assert_eq!(judged.count(), 4);
    assert!(kind("underlag-aktivitet").request.item("aktivitet-4-fler").is_none());
}

#[test]
fn each_judgement_of_an_activity_opens_what_belongs_to_it() {
    let form = activities(&[text("aktivitet-1-namn", "Kurs")]);
    let lacking = |answer: &str| -> Vec<String> {
        let entries = [
            code("svar-1-kan", answer),
            text("svarare-namn", "A"),
            code("svarare-yrke", "physician"),
            text("svarare-enhet", "B"),
        ];
        let mut response = fill(&form, &entries);
        let name = Value::String("Kurs".to_owned());
        let section = response.items.iter_mut().find(|item| item.link_id == "svar-1").expect("there");
        section.items.insert(0, shown("svar-1-namn", name));
        let report = validate(&form, &response, Language::Sv);
        report.errors.into_iter().filter_map(|error| error.link_id).collect()
    };
    assert_eq!(lacking("adapted"), ["svar-1-anpassning"]);
    for whole in ["can", "cannot", "no-hindrance", "cannot-judge"] {
        assert_eq!(lacking(whole), [""; 0], "{whole}");
    }
    let opened_by = |link_id: &str| -> Vec<String> {
        let conditions = &form.item(link_id).expect("there").enable_when;
        conditions.iter().map(|condition| format!("{:?}", condition.answer)).collect()
    };
    assert!(opened_by("svar-1-intyg")[0].contains("\"cannot\""));
    assert_eq!(opened_by("svar-1-till").len(), 2);
}

fn shown(link_id: &str, value: Value) -> ResponseItem {
    ResponseItem {
        link_id: link_id.to_owned(),
        answers: vec![Answer { value, items: Vec::new() }],
        items: Vec::new(),
    }
}

#[test]
fn what_hinders_in_an_activity_needs_its_own_consent() {
    let kind = kind("underlag-aktivitet");
    let request = fill(&kind.request, &[text("aktivitet-1-namn", "Kurs")]);
    let form = answer_form(kind, &asking(&[ActivityAndAttendance]), &request);
    assert!(form.item("svar-1-kan").is_some() && form.item("svar-1-till").is_some());
    assert!(form.item("svar-1-hinder").is_none() && form.item("svar-1-anpassning").is_none());
}

#[test]
fn the_help_of_a_certificate_says_where_it_comes_from() {
    let sources = [
        "Försäkringskassan",
        "FK 7800",
        "Socialstyrelsen",
        "ICF",
        "AF 00213",
        "socialförsäkringsbalken",
        "Social Insurance Code",
    ];
    for kind in CATALOGUE.kinds().iter().filter(|kind| kind.has_chain) {
        for role in ["basis", "F-areas", "F-text", "F-grade", "F-basis", "A-text", "A-example", "prognosis"] {
            let fields = kind
                .answer
                .walk()
                .filter(|item| item.codes.iter().any(|c| c.system == DFA && c.code == role));
            for item in fields {
                for language in [Language::Sv, Language::En] {
                    let help = item.help.get(language);
                    let named = sources.iter().any(|source| help.contains(source));
                    assert!(named, "{} {} {language:?}: {help:?}", kind.id, item.link_id);
                }
            }
        }
    }
}
