//! The consent decides what is asked.

use crate::scope::asking;
use std::collections::BTreeSet;
use underlag::domain::Scope;

use underlag::domain::InformationCategory::{
    self, ActivityAndAttendance, ActivityLimitation, ContactAndMeeting, Diagnosis, FunctionalImpairment,
};
use underlag::domain::consent::SubjectKind;
use underlag::domain::language::Language;
use underlag::forms::finding::Report;
use underlag::forms::load::load;
use underlag::forms::model::{Item, ItemKind, Questionnaire, Value};
use underlag::forms::response::Response;
use underlag::forms::restrict::{CATEGORY, QUESTION, restrict};
use underlag::forms::validate::validate;
use underlag::forms::value_set::ValueSets;

use super::{CATALOGUE, doctors_answer, forms, kind};

fn subsets() -> impl Iterator<Item = Vec<InformationCategory>> {
    let all = InformationCategory::ALL;
    (0_u32..1 << all.len()).map(move |bits| {
        all.into_iter().enumerate().filter(|(i, _)| bits >> i & 1 == 1).map(|(_, c)| c).collect()
    })
}

fn link_ids(form: &Questionnaire) -> Vec<&str> {
    form.walk().map(|item| item.link_id.as_str()).collect()
}

/// Categories of each item, its ancestors' among them.
fn with_categories<'a>(items: &'a [Item], inherited: &[String], into: &mut Vec<(&'a Item, Vec<String>)>) {
    for item in items {
        let own = item.codes.iter().filter(|code| code.system == CATEGORY).map(|code| code.code.clone());
        let all: Vec<String> = inherited.iter().cloned().chain(own).collect();
        with_categories(&item.items, &all, into);
        into.push((item, all));
    }
}

#[test]
fn no_item_of_a_category_outside_the_consent_is_there() {
    for (name, form) in forms() {
        for consented in subsets() {
            let allowed: BTreeSet<_> = consented.iter().map(|category| category.code()).collect();
            let restricted = restrict(form, &asking(&consented));
            let mut items = Vec::new();
            with_categories(&restricted.items, &[], &mut items);
            for (item, categories) in items {
                let outside: Vec<_> = categories.iter().filter(|c| !allowed.contains(c.as_str())).collect();
                assert!(outside.is_empty(), "{name} {consented:?}: {} is {outside:?}", item.link_id);
            }
        }
    }
}

#[test]
fn no_ready_question_of_a_category_outside_the_consent_can_be_chosen() {
    let categories = |form: &Questionnaire| -> BTreeSet<String> {
        let options = form.walk().flat_map(|item| &item.options);
        let systems = options.filter_map(|option| match &option.value {
            Value::Coding(coding) => coding.system.strip_prefix(QUESTION).map(str::to_owned),
            _ => None,
        });
        systems.collect()
    };
    for kind in CATALOGUE.kinds() {
        let asked = categories(&kind.request);
        for consented in subsets() {
            let allowed: BTreeSet<_> = consented.iter().map(|category| category.code().to_owned()).collect();
            let offered = categories(&restrict(&kind.request, &asking(&consented)));
            assert_eq!(offered, asked.intersection(&allowed).cloned().collect(), "{} {consented:?}", kind.id);
        }
    }
    assert_eq!(categories(&kind("forfragan-till-lakare").request).len(), 5);
}

#[test]
fn every_restricted_form_holds_together() {
    for (name, form) in forms() {
        for consented in subsets() {
            let restricted = restrict(form, &asking(&consented));
            let ids: BTreeSet<_> = link_ids(&restricted).into_iter().collect();
            assert_eq!(ids.len(), link_ids(&restricted).len(), "{name} {consented:?}");
            for item in restricted.walk() {
                for condition in &item.enable_when {
                    assert!(
                        ids.contains(condition.question.as_str()),
                        "{name} {consented:?}: {}",
                        item.link_id
                    );
                }
                let empty = item.kind == ItemKind::Group && item.items.is_empty();
                let choice = item.kind == ItemKind::Choice && item.options.is_empty();
                assert!(!empty && !choice, "{name} {consented:?}: {} is left empty", item.link_id);
            }
            let report = validate(&restricted, &Response::default(), Language::Sv);
            assert_eq!(report.errors, [], "{name} {consented:?}");
        }
    }
}

#[test]
fn a_consent_to_everything_leaves_the_form_whole() {
    for (name, form) in forms() {
        assert_eq!(link_ids(&restrict(form, &Scope::whole())), link_ids(form), "{name}");
    }
}

#[test]
fn items_without_a_category_are_always_there() {
    let form = restrict(doctors_answer(), &asking(&[]));
    assert!(form.item("grund-typ").is_some() && form.item("svarare-namn").is_some());
    assert!(form.item("diagnos").is_none() && form.item("f-omraden").is_none());
    let report = validate(&form, &Response::default(), Language::Sv);
    assert_eq!(report, Report { errors: Vec::new(), ..report.clone() });
}

#[test]
fn an_item_within_another_category_needs_both() {
    let form = restrict(doctors_answer(), &asking(&[FunctionalImpairment]));
    assert!(form.item("f-rorelse-text").is_some() && form.item("a-rorelse").is_none());
    let form = restrict(doctors_answer(), &asking(&[InformationCategory::ActivityLimitation]));
    assert!(form.item("a-rorelse").is_none() && form.item("a-ovrig-text").is_some());
}

/// A form with `gone` of the category diagnosis and items that depend on it.
fn dependents(items: &str) -> Questionnaire {
    let json = format!(
        r#"{{"resourceType":"Questionnaire","url":"urn:test:form","version":"1","status":"active","language":"sv","item":[
        {{"linkId":"gone","type":"boolean","text":"?","code":[{{"system":"{CATEGORY}","code":"diagnosis"}}]}},
        {{"linkId":"left","type":"boolean","text":"?"}},
        {items}]}}"#
    );
    load(&json, &ValueSets::default()).unwrap_or_else(|refusal| panic!("{refusal}")).questionnaire
}

fn after(items: &str) -> Questionnaire {
    restrict(&dependents(items), &asking(&[FunctionalImpairment]))
}

const ON_GONE: &str = r#"{"question":"gone","operator":"=","answerBoolean":true}"#;
const ON_NO_GONE: &str = r#"{"question":"gone","operator":"exists","answerBoolean":false}"#;
const ON_LEFT: &str = r#"{"question":"left","operator":"=","answerBoolean":true}"#;

fn opened_by(conditions: &[&str], behavior: &str) -> String {
    format!(
        r#"{{"linkId":"x","type":"string","text":"?","enableWhen":[{}],"enableBehavior":"{behavior}"}}"#,
        conditions.join(",")
    )
}

#[test]
fn an_item_goes_with_the_only_question_that_opens_it() {
    for behavior in ["any", "all"] {
        assert_eq!(link_ids(&after(&opened_by(&[ON_GONE], behavior))), ["left"]);
    }
}

#[test]
fn an_item_that_needs_all_goes_with_one_of_them() {
    assert_eq!(link_ids(&after(&opened_by(&[ON_GONE, ON_LEFT], "all"))), ["left"]);
}

#[test]
fn an_item_that_needs_any_stays_with_the_others() {
    let form = after(&opened_by(&[ON_GONE, ON_LEFT], "any"));
    let conditions = &form.item("x").expect("stays").enable_when;
    assert_eq!(conditions.iter().map(|c| c.question.as_str()).collect::<Vec<_>>(), ["left"]);
}

#[test]
fn an_item_opened_by_no_answer_stays() {
    let any = after(&opened_by(&[ON_NO_GONE, ON_LEFT], "any"));
    assert_eq!(any.item("x").expect("stays").enable_when.len(), 0, "open for good");
    let all = after(&opened_by(&[ON_NO_GONE, ON_LEFT], "all"));
    assert_eq!(all.item("x").expect("stays").enable_when.len(), 1, "opened by the other");
}

#[test]
fn what_depends_on_what_depends_goes_too() {
    let chain = format!(
        r#"{{"linkId":"group","type":"group","text":"?","item":[{}]}},
        {{"linkId":"y","type":"string","text":"?","enableWhen":[{{"question":"x","operator":"exists","answerBoolean":true}}]}}"#,
        opened_by(&[ON_GONE], "any")
    );
    assert_eq!(link_ids(&after(&chain)), ["left"]);
}

#[test]
fn an_unknown_category_is_never_consented() {
    let unknown = format!(
        r#"{{"linkId":"x","type":"string","text":"?","code":[{{"system":"{CATEGORY}","code":"diagnosi"}}]}}"#
    );
    let form = restrict(&dependents(&unknown), &Scope::whole());
    assert_eq!(link_ids(&form), ["gone", "left"]);
    assert_eq!(link_ids(&restrict(&form, &asking(&[Diagnosis]))), ["gone", "left"]);
}

#[test]
fn what_may_be_told_is_what_the_consent_allows_and_the_kind_asks_about() {
    let all = InformationCategory::ALL;
    let told = |id: &str, consented: &[InformationCategory]| {
        kind(id).takes(&asking(consented), SubjectKind::Client).asks
    };
    let of_activity = [ActivityLimitation, ActivityAndAttendance, ContactAndMeeting];
    assert_eq!(told("aktivitetsforfragan", &all), of_activity);
    assert_eq!(told("aktivitetsforfragan", &[Diagnosis, ActivityAndAttendance]), [ActivityAndAttendance]);
    assert_eq!(told("motesforfragan", &all), [ContactAndMeeting]);
    // What the client does is told to a doctor, and not asked.
    let asked_of_a_doctor = all.into_iter().filter(|one| *one != ActivityAndAttendance).collect::<Vec<_>>();
    assert_eq!(told("forfragan-till-lakare", &all), asked_of_a_doctor);
    // It asks in free words: the consent alone is the limit.
    assert_eq!(told("konsultation", &[Diagnosis]), [Diagnosis]);
    for id in ["konsultation", "samordning-fk"] {
        assert!(kind(id).takes(&Scope::whole(), SubjectKind::Nobody).asks.is_empty(), "{id}");
    }
}

#[test]
fn what_may_be_told_asks_what_the_consent_asks() {
    for kind in CATALOGUE.kinds() {
        for consented in subsets() {
            let takes = kind.takes(&asking(&consented), SubjectKind::Client);
            for form in [&kind.request, &kind.answer] {
                let left = |scope: &Scope| -> Vec<(String, usize)> {
                    let form = restrict(form, scope);
                    form.walk().map(|item| (item.link_id.clone(), item.options.len())).collect()
                };
                assert_eq!(left(&takes), left(&asking(&consented)), "{} {consented:?}", kind.id);
            }
        }
    }
}
