//! The filled examples hold: valid, whole, and long enough to be believed.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::{Date, date};
use underlag::domain::calendar::local_date;
use underlag::domain::language::Language;
use underlag::forms::chain::{check, missing, score};
use underlag::forms::finding::Report;
use underlag::forms::json::response_from_json;
use underlag::forms::model::{ItemKind, Questionnaire, Value};
use underlag::forms::possible;
use underlag::forms::prefill::fit;
use underlag::forms::response::{Response, ResponseItem};
use underlag::forms::validate::validate;

use super::{CATALOGUE, doctors_answer, kind};

fn read(json: Option<&String>, form: &Questionnaire) -> Response {
    let json = json.expect("every built-in kind has both examples");
    response_from_json(json, form).unwrap_or_else(|refusal| panic!("{}: {refusal}", form.url))
}

fn words(items: &[ResponseItem]) -> usize {
    let count = |item: &ResponseItem| {
        let own = item.answers.iter().map(|answer| match &answer.value {
            Value::String(text) => text.split_whitespace().count(),
            _ => 0,
        });
        own.sum::<usize>() + words(&item.items)
    };
    items.iter().map(count).sum()
}

#[test]
fn every_example_is_valid() {
    for kind in CATALOGUE.kinds() {
        let request = read(kind.example_request.as_ref(), &kind.request);
        assert_eq!(validate(&kind.request, &request, Language::Sv), Report::default(), "{}", kind.id);
        let answer = read(kind.example_answer.as_ref(), &kind.answer);
        assert_eq!(validate(&kind.answer, &answer, Language::Sv).errors, [], "{}", kind.id);
        let fitted = fit(&kind.answer, &request);
        assert_eq!(validate(&fitted, &answer, Language::Sv), Report::default(), "{} fitted", kind.id);
    }
}

/// Where the form asks for a text at all.
#[test]
fn every_example_is_several_hundred_words() {
    for kind in CATALOGUE.kinds() {
        let asks = |form: &Questionnaire| form.walk().any(|item| item.kind == ItemKind::Text);
        if !asks(&kind.request) && !asks(&kind.answer) {
            continue;
        }
        let request = words(&read(kind.example_request.as_ref(), &kind.request).items);
        let answer = words(&read(kind.example_answer.as_ref(), &kind.answer).items);
        assert!(request > 120 && answer > 120 && request + answer > 250, "{}: {request} + {answer}", kind.id);
    }
}

#[test]
fn the_doctors_example_has_the_whole_chain() {
    let form = doctors_answer();
    let answer = read(kind("forfragan-till-lakare").example_answer.as_ref(), form);
    assert_eq!(check(form, &answer, date(2026, 11, 20), Language::Sv), Report::default());
    assert_eq!(score(form, &answer), 3);
    assert_eq!(missing(form, &answer, Language::Sv), []);
}

/// The day it was written, in Sweden.
fn written(response: &Response) -> Date {
    local_date(response.authored.expect("the examples are dated"))
}

#[test]
fn a_plan_of_years_ago_is_refused_in_every_form_that_asks_for_one() {
    let plans = |form: &Questionnaire, response: &Response| {
        let on_its_day = possible::check(form, response, written(response), Language::Sv);
        assert_eq!(on_its_day, [], "{}", form.title.base);
        let late = written(response).saturating_add(3.years());
        let found = possible::check(form, response, late, Language::Sv);
        assert!(found.iter().all(|finding| finding.code == "not-before-today"), "{found:?}");
        found.into_iter().filter_map(|finding| finding.link_id).collect::<BTreeSet<String>>()
    };
    let expected = [
        ("aktivitetsforfragan", "start-onskad plats-start plats-uppfoljning"),
        ("aktivitetsrapport", ""),
        ("befintliga-underlag", ""),
        ("forfragan-till-lakare", "nasta-bedomning"),
        ("komplettering-lakarintyg", "besked-besok"),
        ("konsultation", "steg-senast uppfoljning-dag"),
        ("lakarutlatande-halsotillstand", "nasta-bedomning"),
        ("motesforfragan", "tid-forslag"),
        ("samordning-fk", "samtal-fran utfall-bevaka"),
        ("tidigare-insatser", ""),
        ("underlag-aktivitet", "nasta-bedomning svar-1-till svar-2-till"),
    ];
    for (id, link_ids) in expected {
        let kind = kind(id);
        let request = read(kind.example_request.as_ref(), &kind.request);
        let answer = read(kind.example_answer.as_ref(), &kind.answer);
        let mut found = plans(&kind.request, &request);
        found.extend(plans(&kind.answer, &answer));
        assert_eq!(found, link_ids.split_whitespace().map(str::to_owned).collect(), "{id}");
    }
}

#[test]
fn every_shipped_form_has_an_address_of_its_own_that_anybody_may_use() {
    let mut seen = BTreeSet::new();
    for kind in CATALOGUE.kinds() {
        for form in [&kind.request, &kind.answer] {
            let uuid =
                form.url.strip_prefix("urn:uuid:").unwrap_or_else(|| panic!("{}: {}", kind.id, form.url));
            assert_eq!(uuid.split('-').map(str::len).collect::<Vec<_>>(), [8, 4, 4, 4, 12], "{}", kind.id);
            assert!(seen.insert(form.url.clone()), "{}: {} is another form's", kind.id, form.url);
        }
    }
}
