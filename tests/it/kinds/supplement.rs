//! A supplement shows just the questions that the request points at.

use crate::scope::asking;
use std::collections::BTreeSet;
use underlag::domain::Scope;

use jiff::civil::date as day;
use underlag::domain::InformationCategory::{ActivityLimitation, Diagnosis};
use underlag::domain::language::Language;
use underlag::forms::chain::{asks_all, check, missing, score};
use underlag::forms::finding::Report;
use underlag::forms::load::load;
use underlag::forms::model::{Condition, Item, Questionnaire, Value};
use underlag::forms::prefill::{ONLY_IF_ASKED, answer_form, asked, fit};
use underlag::forms::response::Response;
use underlag::forms::restrict::{QUESTION, restrict};
use underlag::forms::validate::validate;
use underlag::forms::value_set::ValueSets;

use super::filling::{Entry, code, coded, fill, text};
use super::kind;

const CHOICE: &str = "fragor-ofullstandiga";

/// The option with that code, as the request form offers it.
fn option(chosen: &str) -> Entry {
    let question = kind("komplettering-lakarintyg").request.item(CHOICE).expect("there");
    let offered = question.options.iter().find_map(|option| match &option.value {
        Value::Coding(coding) if coding.code == chosen => Some(coding),
        _ => None,
    });
    coded(CHOICE, &offered.expect("an option").system, chosen)
}

fn request(chosen: &[&str], lacks: &[Entry]) -> Response {
    let entries: Vec<Entry> =
        chosen.iter().map(|chosen| option(chosen)).chain(lacks.iter().cloned()).collect();
    fill(&kind("komplettering-lakarintyg").request, &entries)
}

fn form_for(chosen: &[&str], lacks: &[Entry]) -> Questionnaire {
    answer_form(kind("komplettering-lakarintyg"), &Scope::whole(), &request(chosen, lacks))
}

fn sections(form: &Questionnaire) -> Vec<&str> {
    form.items.iter().map(|item| item.link_id.as_str()).collect()
}

fn has(form: &Questionnaire, link_id: &str) -> bool {
    form.item(link_id).is_some()
}

#[test]
fn one_question_shows_one_section() {
    let lacks = [text("saknas-prognos", "Varför är den oklar?")];
    let form = form_for(&["prognosis"], &lacks);
    assert_eq!(sections(&form), ["besked", "behandling", "svarare"]);
    for there in ["prognos", "prognos-manader", "prognos-grund"] {
        assert!(has(&form, there), "{there}");
    }
    for gone in ["behandling-finns", "insats", "insats-vad", "nasta-bedomning"] {
        assert!(!has(&form, gone), "{gone}");
    }
    let shown = form.item("saknas-prognos").expect("beside the question");
    assert!(shown.read_only);
    assert_eq!(shown.initial, [Value::String("Varför är den oklar?".to_owned())]);
}

#[test]
fn several_questions_show_their_sections() {
    let form = form_for(&["basis", "tasks-to-avoid", "what-can-do", "meeting"], &[]);
    assert_eq!(sections(&form), ["besked", "grund", "aktivitet", "anpassad", "kontakt", "svarare"]);
    assert!(has(&form, "kan-gora") && !has(&form, "a-ovrig"));
    assert!(has(&form, "forvarra") && !has(&form, "anpassad-kan") && !has(&form, "anpassad-hur"));
}

#[test]
fn limitations_stand_below_impairments_only_if_both_are_asked_for() {
    let impairments = form_for(&["which-impairments"], &[]);
    assert!(
        has(&impairments, "f-rorelse-text")
            && !has(&impairments, "a-rorelse")
            && !has(&impairments, "a-ovrig")
    );
    let limitations = form_for(&["which-limitations"], &[]);
    assert!(
        !has(&limitations, "f-omraden")
            && !has(&limitations, "a-rorelse")
            && has(&limitations, "a-ovrig-text")
    );
    let both = form_for(&["which-impairments", "which-limitations"], &[]);
    assert!(has(&both, "f-rorelse-text") && has(&both, "a-rorelse-text") && has(&both, "a-ovrig-text"));
}

#[test]
fn nothing_asked_shows_no_section() {
    assert_eq!(sections(&form_for(&[], &[])), ["besked", "svarare"]);
}

#[test]
fn a_request_points_at_something() {
    let report = validate(&kind("komplettering-lakarintyg").request, &request(&[], &[]), Language::Sv);
    assert!(report.errors.iter().any(|error| error.link_id.as_deref() == Some(CHOICE)), "{report:?}");
}

#[test]
fn nothing_outside_the_consent_can_be_asked_for_or_is_shown() {
    let kind = kind("komplettering-lakarintyg");
    let consented = [ActivityLimitation];
    let form = restrict(&kind.request, &asking(&consented));
    assert!(has(&form, "saknas-formaga") && !has(&form, "saknas-diagnos") && !has(&form, "saknas-prognos"));
    // A request that asks for it all the same.
    let whole = request(&["which-diagnoses", "capacity"], &[text("saknas-diagnos", "Vilken?")]);
    let shown = answer_form(kind, &asking(&consented), &whole);
    assert_eq!(sections(&shown), ["besked", "formaga", "svarare"]);
    assert!(!format!("{shown:?}").contains("Vilken?"));
    assert_eq!(sections(&answer_form(kind, &asking(&[Diagnosis]), &whole)), ["besked", "diagnos", "svarare"]);
}

#[test]
fn every_option_has_its_text_and_its_place() {
    let kind = kind("komplettering-lakarintyg");
    let question = kind.request.item(CHOICE).expect("there");
    for option in &question.options {
        let Value::Coding(coding) = &option.value else { panic!("a coding") };
        let opens = |condition: &Condition| {
            let expected = matches!(&condition.answer, Value::Coding(answer) if answer.code == coding.code);
            condition.question == CHOICE && expected
        };
        let opened = kind.request.walk().filter(|item| item.enable_when.iter().any(opens));
        let lacks: Vec<&Item> = opened.collect();
        let [lacks] = lacks.as_slice() else { panic!("one text for {}", coding.code) };
        assert!(lacks.required, "{}", coding.code);
        let category = coding.system.strip_prefix(QUESTION);
        assert_eq!(lacks.codes.iter().map(|code| code.code.as_str()).next(), category, "{}", coding.code);
        let form = form_for(&[&coding.code], &[]);
        assert_eq!(form.items.len(), 3, "{} has one section", coding.code);
        let shown =
            form_for(&[&coding.code], &[Entry::Answer(leak(&lacks.link_id), Value::String("x".into()))]);
        assert!(has(&shown, &lacks.link_id), "{}", coding.code);
    }
    let answered = question.options.len();
    let codes: BTreeSet<&str> = kind
        .answer
        .walk()
        .flat_map(|item| &item.codes)
        .filter(|code| code.system == ONLY_IF_ASKED)
        .map(|code| code.code.as_str())
        .collect();
    assert_eq!(codes.len(), answered);
}

/// Entries name items that live as long as the program.
fn leak(link_id: &str) -> &'static str {
    link_id.to_owned().leak()
}

#[test]
fn conditions_on_what_was_not_asked_settle() {
    let json = format!(
        r#"{{"resourceType":"Questionnaire","url":"urn:test:form","version":"1","status":"active","language":"sv","item":[
        {{"linkId":"gone","type":"boolean","text":"?","code":[{{"system":"{ONLY_IF_ASKED}","code":"capacity"}}]}},
        {{"linkId":"there","type":"boolean","text":"?","code":[{{"system":"{ONLY_IF_ASKED}","code":"prognosis"}},{{"system":"{ONLY_IF_ASKED}","code":"capacity"}}]}},
        {{"linkId":"opened","type":"string","text":"?","enableWhen":[{{"question":"gone","operator":"=","answerBoolean":true}}]}},
        {{"linkId":"open","type":"string","text":"?","enableWhen":[{{"question":"gone","operator":"exists","answerBoolean":false}}]}},
        {{"linkId":"either","type":"string","text":"?","enableBehavior":"any","enableWhen":[
            {{"question":"gone","operator":"=","answerBoolean":true}},{{"question":"there","operator":"=","answerBoolean":true}}]}}]}}"#
    );
    let form = load(&json, &ValueSets::default()).unwrap_or_else(|refusal| panic!("{refusal}")).questionnaire;
    let fitted = fit(&form, &request(&["prognosis"], &[]));
    assert_eq!(sections(&fitted), ["there", "open", "either"]);
    assert!(fitted.item("open").expect("there").enable_when.is_empty());
    assert_eq!(fitted.item("either").expect("there").enable_when.len(), 1);
    assert_eq!(sections(&fit(&form, &request(&[], &[]))), ["open"]);
}

#[test]
fn cannot_supplement_needs_a_reason_and_nothing_else() {
    let form = form_for(
        &["which-diagnoses", "which-impairments", "which-limitations", "capacity", "prognosis"],
        &[],
    );
    let errors = |entries: &[Entry]| -> Vec<String> {
        let report = validate(&form, &fill(&form, entries), Language::Sv);
        report.errors.into_iter().filter_map(|error| error.link_id).collect()
    };
    assert_eq!(errors(&[]), ["besked-kan"]);
    assert_eq!(errors(&[code("besked-kan", "no")]), ["besked-skal"]);
    let no = [code("besked-kan", "no"), code("besked-skal", "not-in-records")];
    assert_eq!(errors(&no), [""; 0]);
    let answer = fill(&form, &no);
    assert_eq!(check(&form, &answer, day(2026, 12, 4), Language::Sv), Report::default());
    assert_eq!(missing(&form, &answer, Language::Sv), []);
    assert!(errors(&[code("besked-kan", "yes")]).contains(&"svarare-namn".to_owned()));
}

#[test]
fn there_is_a_score_only_if_the_whole_chain_is_asked_for() {
    let yes = |form: &Questionnaire| fill(form, &[code("besked-kan", "yes")]);
    let part = form_for(&["which-diagnoses", "which-impairments", "capacity"], &[]);
    assert!(!asks_all(&part, &yes(&part)));
    let whole = form_for(&["which-diagnoses", "which-impairments", "which-limitations"], &[]);
    assert!(asks_all(&whole, &yes(&whole)));
    assert_eq!(score(&whole, &yes(&whole)), 0);
    let no = fill(&whole, &[code("besked-kan", "no"), code("besked-skal", "not-medical")]);
    assert!(!asks_all(&whole, &no), "closed by the answer");
}

#[test]
fn no_section_is_marked_as_asked_for_where_all_are() {
    let request = request(&["capacity"], &[]);
    assert!(asked(&kind("komplettering-lakarintyg").answer, &request).is_empty());
}
