//! What the answer form takes from the request.

use underlag::domain::Scope;
use underlag::domain::language::Language;
use underlag::forms::model::{Coding, Value};
use underlag::forms::prefill::{self, ONLY_IF_ASKED, answer_form, asked, fit};
use underlag::forms::restrict::QUESTION;
use underlag::web::questionnaire::summary;

use super::filling::{Entry, code, coded, fill, text, with};
use super::{CATALOGUE, doctors_answer, kind};

#[test]
fn each_own_question_is_shown_with_a_place_for_its_answer() {
    for id in
        ["forfragan-till-lakare", "lakarutlatande-halsotillstand", "underlag-aktivitet", "aktivitetsrapport"]
    {
        let kind = kind(id);
        let request = fill(&kind.request, &[text("fragor-egna", "Hur länge?"), text("fragor-egna", "Var?")]);
        let form = answer_form(kind, &Scope::whole(), &request);
        for (number, question) in [(1, "Hur länge?"), (2, "Var?")] {
            let shown = form.item(&format!("egna-{number}-fraga")).expect("shown");
            assert!(shown.read_only);
            assert_eq!(shown.initial, [Value::String(question.to_owned())], "{id}");
            let place = form.item(&format!("egna-{number}-svar")).expect("a place");
            assert_eq!(prefill::answered_question(place), Some(shown.link_id.as_str()));
        }
        assert!(form.item("egna-3").is_none() && form.item("egna-3-svar").is_none(), "{id}: was not asked");
    }
}

#[test]
fn without_own_questions_there_is_no_place_to_answer_them() {
    let request = fill(&kind("forfragan-till-lakare").request, &[code("skal", "first-enquiry")]);
    let form = fit(doctors_answer(), &request);
    for gone in ["egna", "egna-1", "egna-1-fraga", "egna-1-svar", "egna-3-svar"] {
        assert!(form.item(gone).is_none(), "{gone}");
    }
    assert_eq!(form.walk().count() + 10, doctors_answer().walk().count());
}

#[test]
fn a_chosen_question_points_at_its_section() {
    let chosen = coded("fragor-valda", "urn:underlag:question:treatment-and-planning", "prognosis");
    let request = fill(&kind("forfragan-till-lakare").request, &[chosen]);
    assert_eq!(asked(doctors_answer(), &request).into_iter().collect::<Vec<_>>(), ["behandling"]);
}

#[test]
fn no_chosen_question_points_at_nothing() {
    let request = fill(&kind("forfragan-till-lakare").request, &[]);
    assert!(asked(doctors_answer(), &request).is_empty());
}

#[test]
fn every_ready_question_is_answered_somewhere() {
    for kind in CATALOGUE.kinds() {
        for option in kind.request.walk().flat_map(|item| &item.options) {
            let Value::Coding(coding) = &option.value else { continue };
            if !coding.system.starts_with(QUESTION) {
                continue;
            }
            let answers = |code: &Coding| {
                code.code == coding.code
                    && [coding.system.as_str(), ONLY_IF_ASKED].contains(&code.system.as_str())
            };
            let answered = kind.answer.walk().any(|item| item.codes.iter().any(answers));
            assert!(answered, "{}: nothing answers {}", kind.id, coding.code);
        }
    }
}

#[test]
fn a_supplement_begins_with_what_it_asks_about() {
    let kind = CATALOGUE.kind("komplettering-lakarintyg").expect("the supplement");
    let previous = prefill::Previous {
        reference: "U-7K3M-Q9XD-4".to_owned(),
        kind_id: "forfragan-till-lakare".to_owned(),
        kind: "Förfrågan till läkare".to_owned(),
        day: jiff::civil::date(2026, 12, 10),
    };
    let form = prefill::following(&kind.request, &previous);
    let begins = |id: &str| {
        let item = form.walk().find(|item| item.link_id == id).expect("the item");
        item.initial
            .iter()
            .map(|value| match value {
                Value::Coding(coding) => coding.code.clone(),
                Value::String(text) => text.clone(),
                Value::Date(date) => date.text.clone(),
                other => panic!("{other:?}"),
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(begins("tidigare-sort"), ["our-answer"]);
    assert_eq!(begins("tidigare-referens"), ["U-7K3M-Q9XD-4"]);
    assert_eq!(begins("tidigare-datum"), ["2026-12-10"]);
    assert!(kind.supplements);
}

#[test]
fn an_own_question_that_was_left_open_is_read_as_not_answered() {
    let kind = kind("forfragan-till-lakare");
    let request = fill(&kind.request, &[text("fragor-egna", "Hur länge?"), text("fragor-egna", "Var?")]);
    let form = answer_form(kind, &Scope::whole(), &request);
    let read = |answers: &[Entry]| summary(&form, &fill(&form, answers), Language::Sv).expect("drawn");
    let asked = [text("egna-1-fraga", "Hur länge?"), text("egna-2-fraga", "Var?")];
    assert_eq!(read(&asked).matches("Inte besvarad").count(), 2);
    let one = read(&with(&asked, &text("egna-2-svar", "Hemma.")));
    assert_eq!(one.matches("Inte besvarad").count(), 1);
    assert!(one.contains("Hur länge?") && one.contains("Hemma."), "{one}");
}
