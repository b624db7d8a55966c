//! Value sets in the form and in a folder.

use serde_json::{Value, json};
use underlag::forms::finding::RefusalStatus;
use underlag::forms::load::load;
use underlag::forms::model::{Item, Value as Answer};
use underlag::forms::value_set::{Error, ValueSets};

use super::form_json;

/// Codes to choose from, where the form contains these resources.
fn chosen_from(reference: &str, contained: &Value, sets: &ValueSets) -> Result<Vec<String>, String> {
    let mut form =
        form_json(&json!([{ "linkId": "a", "text": "A", "type": "choice", "answerValueSet": reference }]));
    form["contained"] = contained.clone();
    match load(&form.to_string(), sets) {
        Ok(loaded) => Ok(codes(&loaded.questionnaire.items[0])),
        Err(refusal) => {
            assert_eq!(refusal.status, RefusalStatus::Refused);
            Err(format!("{}: {}", refusal.reasons[0].code, refusal.reasons[0].text))
        }
    }
}

fn codes(item: &Item) -> Vec<String> {
    let code = |answer: &Answer| match answer {
        Answer::Coding(coding) => format!("{}#{}", coding.system, coding.code),
        other => panic!("{other:?}"),
    };
    item.options.iter().map(|option| code(&option.value)).collect()
}

fn contained(set: &Value) -> Result<Vec<String>, String> {
    let mut set = set.clone();
    set["resourceType"] = json!("ValueSet");
    set["id"] = json!("vs");
    chosen_from("#vs", &json!([set, system(), other_set()]), &ValueSets::none())
}

fn system() -> Value {
    json!({ "resourceType": "CodeSystem", "url": "urn:cs", "content": "complete", "concept": [
        { "code": "1", "concept": [{ "code": "1.1" }] },
        { "code": "2", "property": [{ "code": "notSelectable", "valueBoolean": true }] }] })
}

fn other_set() -> Value {
    json!({ "resourceType": "ValueSet", "url": "urn:other", "version": "3",
        "compose": { "include": [{ "system": "s", "concept": [{ "code": "b" }, { "code": "c" }] }] } })
}

fn listed(codes: &[&str]) -> Value {
    let concepts: Vec<Value> = codes.iter().map(|code| json!({ "code": code })).collect();
    json!({ "system": "s", "concept": concepts })
}

#[test]
fn listed_concepts_are_options_in_their_order() {
    assert_eq!(
        contained(&json!({ "compose": { "include": [listed(&["b", "a"])] } })),
        Ok(vec!["s#b".into(), "s#a".into()])
    );
}

#[test]
fn concepts_carry_display_and_translations() {
    let mut form =
        form_json(&json!([{ "linkId": "a", "text": "A", "type": "choice", "answerValueSet": "#vs" }]));
    form["contained"] = json!([{ "resourceType": "ValueSet", "id": "vs", "compose": { "include": [{ "system": "s",
        "concept": [{ "code": "j", "display": "Ja", "designation": [{ "language": "en", "value": "Yes" }] }] }] } }]);
    let form = load(&form.to_string(), &ValueSets::none()).expect("loaded").questionnaire;
    let label = &form.items[0].options[0].label;
    assert_eq!((label.base.as_str(), label.translations["en"].as_str()), ("Ja", "Yes"));
}

#[test]
fn exclusions_and_imports_are_followed() {
    let set = json!({ "compose": {
        "include": [listed(&["a"]), { "valueSet": ["urn:other|3"] }], "exclude": [listed(&["c"])] } });
    assert_eq!(contained(&set), Ok(vec!["s#a".into(), "s#b".into()]));
    let both = json!({ "compose": { "include": [{ "system": "s", "concept": [{ "code": "a" }, { "code": "b" }], "valueSet": ["urn:other"] }] } });
    assert_eq!(contained(&both), Ok(vec!["s#b".into()]), "what both have");
}

#[test]
fn a_whole_code_system_is_taken_where_it_is_at_hand() {
    let set = json!({ "compose": { "include": [{ "system": "urn:cs" }] } });
    assert_eq!(contained(&set), Ok(vec!["urn:cs#1".into(), "urn:cs#1.1".into()]));
    let gone = contained(&json!({ "compose": { "include": [{ "system": "http://snomed.info/sct" }] } }));
    assert!(gone.is_err_and(|fault| fault.contains("http://snomed.info/sct")));
}

#[test]
fn an_expansion_is_used_where_it_is_whole() {
    let expansion = |total: u32| {
        json!({ "expansion": { "total": total, "contains": [
            { "system": "s", "code": "x", "abstract": true, "contains": [{ "system": "s", "code": "y" }] }] } })
    };
    assert_eq!(contained(&expansion(2)), Ok(vec!["s#y".into()]));
    assert!(contained(&expansion(3)).is_err_and(|fault| fault.starts_with("value-set-unsupported")));
}

#[test]
fn what_needs_a_terminology_server_is_refused() {
    let filter =
        json!({ "compose": { "include": [{ "system": "urn:cs", "filter": [{ "property": "concept" }] }] } });
    assert!(contained(&filter).is_err_and(|fault| fault.contains("filters")));
    assert!(contained(&json!({})).is_err());
    assert!(contained(&json!({ "compose": { "include": [{}] } })).is_err());
    let modified =
        json!({ "modifierExtension": [{ "url": "urn:m" }], "compose": { "include": [listed(&["a"])] } });
    assert!(contained(&modified).is_err_and(|fault| fault.contains("modifierExtension")));
    assert!(
        contained(
            &json!({ "compose": { "include": [{ "system": "s", "concept": [{ "display": "no code" }] }] } })
        )
        .is_err()
    );
}

#[test]
fn sets_that_import_each_other_end() {
    let ring = json!({ "url": "urn:ring", "compose": { "include": [{ "valueSet": ["urn:ring"] }, { "valueSet": ["urn:ring"] }] } });
    assert!(contained(&ring).is_err_and(|fault| fault.contains("imports")));
}

#[test]
fn a_large_set_is_not_handed_out_without_end() {
    let concepts: Vec<Value> = (0..1_000).map(|n| json!({ "code": n.to_string() })).collect();
    let items = |count: usize| -> Value {
        (0..count).map(|n| json!({ "linkId": n.to_string(), "text": "T", "type": "choice", "answerValueSet": "#vs" })).collect()
    };
    let load_with = |count| {
        let mut form = form_json(&items(count));
        form["contained"] = json!([{ "resourceType": "ValueSet", "id": "vs",
            "compose": { "include": [{ "concept": concepts }] } }]);
        load(&form.to_string(), &ValueSets::none())
    };
    assert!(load_with(200).is_ok());
    assert_eq!(load_with(201).expect_err("too many").reasons[0].code, "too-many-options");
}

#[test]
fn a_folder_of_sets_is_read() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("a.json"), other_set().to_string()).expect("written");
    std::fs::write(folder.path().join("read.me"), "not a set").expect("written");
    let sets = ValueSets::from_dir(folder.path()).expect("a folder of sets");
    assert_eq!(chosen_from("urn:other", &json!([]), &sets), Ok(vec!["s#b".into(), "s#c".into()]));
    assert_eq!(chosen_from("urn:other|3", &json!([]), &sets), Ok(vec!["s#b".into(), "s#c".into()]));
    assert!(
        chosen_from("urn:other|4", &json!([]), &sets)
            .is_err_and(|fault| fault.starts_with("value-set-missing"))
    );
}

#[test]
fn a_folder_with_anything_else_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    for content in ["{", "{}", r#"{"resourceType":"Patient","url":"x"}"#, r#"{"resourceType":"ValueSet"}"#] {
        std::fs::write(folder.path().join("a.json"), content).expect("written");
        assert!(matches!(ValueSets::from_dir(folder.path()), Err(Error::NotASet { .. })), "{content}");
    }
    let gone = ValueSets::from_dir(&folder.path().join("gone"));
    assert!(matches!(gone, Err(Error::Unreadable { .. })));
}
