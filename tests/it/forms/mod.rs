//! The form engine, through its public face. Every form here is made in the test that needs it.

mod check;
mod conditions;
mod constraints;
mod fuzz;
mod lint;
mod load;
mod possible;
mod refusals;
mod required;
mod responses;
mod unidentified;
mod value_sets;
mod values;

use serde_json::{Value, json};
use underlag::domain::language::Language;
use underlag::forms::finding::{Finding, Refusal, RefusalStatus, Report};
use underlag::forms::load::{Loaded, load};
use underlag::forms::model::{Item, Questionnaire};
use underlag::forms::value_set::ValueSets;
use underlag::forms::{json as responses_json, validate};

pub const CORE: &str = "http://hl7.org/fhir/StructureDefinition/";
pub const SDC: &str = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-";

/// A form around these items.
pub fn form_json(items: &Value) -> Value {
    json!({ "resourceType": "Questionnaire", "url": "urn:test:form", "status": "active", "item": items })
}

pub fn try_load(json: &Value) -> Result<Loaded, Refusal> {
    load(&json.to_string(), &ValueSets::none())
}

pub fn loaded(items: &Value) -> Loaded {
    try_load(&form_json(items)).unwrap_or_else(|refusal| panic!("refused: {refusal}"))
}

pub fn form(items: &Value) -> Questionnaire {
    loaded(items).questionnaire
}

/// The one item of a form with only that item.
pub fn only_item(item: &Value) -> Item {
    form(&json!([item])).items.remove(0)
}

/// Why a form with these items is not taken.
pub fn refusal(items: &Value) -> Refusal {
    try_load(&form_json(items)).expect_err("the form is refused")
}

/// Loading says that code, with that status, and the text names it.
pub fn refused(items: &Value, code: &str, name: &str) {
    not_taken(items, RefusalStatus::Refused, code, name);
}

pub fn broken(items: &Value, code: &str, name: &str) {
    not_taken(items, RefusalStatus::Broken, code, name);
}

fn not_taken(items: &Value, status: RefusalStatus, code: &str, name: &str) {
    let refusal = refusal(items);
    assert_eq!(refusal.status, status, "{refusal:?}");
    let named = |reason: &Finding| reason.code == code && reason.text.contains(name);
    assert!(refusal.reasons.iter().any(named), "no {code} naming {name}: {refusal:?}");
}

/// What validating a response with these items says: faults of reading and of the answers.
pub fn report(form: &Questionnaire, status: &str, items: &Value) -> Report {
    let json = json!({
        "resourceType": "QuestionnaireResponse", "questionnaire": form.url, "status": status, "item": items,
    });
    let read = responses_json::read(&json.to_string(), form).expect("a readable response");
    let mut report = validate::validate(form, &read.response, Language::En);
    report.errors.extend(read.faults);
    report
}

/// `code@linkId` of each.
pub fn codes(findings: &[Finding]) -> Vec<String> {
    let at = |finding: &Finding| finding.link_id.clone().unwrap_or_default();
    findings.iter().map(|finding| format!("{}@{}", finding.code, at(finding))).collect()
}

/// The errors of a completed response.
pub fn errors(form: &Questionnaire, items: &Value) -> Vec<String> {
    codes(&report(form, "completed", items).errors)
}

pub fn valid(form: &Questionnaire, items: &Value) {
    assert_eq!(errors(form, items), Vec::<String>::new(), "{items}");
}

pub fn invalid(form: &Questionnaire, items: &Value, expected: &[&str]) {
    assert_eq!(errors(form, items), expected, "{items}");
}

/// A response item with answers `[{key: value}, …]`.
pub fn answered(link_id: &str, answers: &Value) -> Value {
    json!({ "linkId": link_id, "answer": answers })
}

/// The errors of a form with one question `q` of that kind, answered once.
pub fn errors_of(item: &Value, answer: &Value) -> Vec<String> {
    let mut item = item.clone();
    item["linkId"] = json!("q");
    item["text"] = json!("Q");
    errors(&form(&json!([item])), &json!([answered("q", &json!([answer]))]))
}
