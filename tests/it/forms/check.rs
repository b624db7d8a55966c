//! `underlag form check` and `underlag form validate`.

use std::path::Path;

use serde_json::{Value, json};

use super::form_json;
use crate::cli::{Run, underlag, underlag_with};

fn written(folder: &Path, name: &str, content: &[u8]) -> String {
    let path = folder.join(name);
    std::fs::write(&path, content).expect("written");
    path.to_str().expect("a path in UTF-8").to_owned()
}

fn good_form() -> Value {
    form_json(&json!([{ "linkId": "a", "text": "A", "type": "integer", "required": true }]))
}

fn lines(run: &Run) -> Vec<Value> {
    run.out.lines().map(|line| serde_json::from_str(line).expect("one JSON object a line")).collect()
}

#[test]
fn check_says_one_line_for_each_form() {
    let folder = tempfile::tempdir().expect("a folder");
    let good = written(folder.path(), "good.json", good_form().to_string().as_bytes());
    let unsupported = form_json(&json!([{ "linkId": "r", "text": "R", "type": "reference" }]));
    let refused = written(folder.path(), "refused.json", unsupported.to_string().as_bytes());
    let broken = written(folder.path(), "broken.json", b"\xff\xfe");
    let run = underlag(&["form", "check", &good, &refused, &broken, "--json"]);
    assert_eq!((run.code, run.err.as_str()), (1, ""));
    let [good_line, refused_line, broken_line] = lines(&run).try_into().expect("three lines");
    assert_eq!(good_line, json!({ "file": good, "status": "ok", "items": 1, "reasons": [] }));
    assert_eq!(refused_line["status"], "refused");
    assert_eq!(refused_line["items"], 1);
    assert_eq!(refused_line["reasons"][0]["code"], "type-unsupported");
    assert_eq!(refused_line["reasons"][0]["link_id"], "r");
    assert!(refused_line["reasons"][0]["text"].as_str().is_some_and(|text| text.contains("reference")));
    let reason = json!([{ "code": "not-utf8", "link_id": null, "text": "Not UTF-8 from byte 0" }]);
    assert_eq!(broken_line, json!({ "file": broken, "status": "broken", "items": 0, "reasons": reason }));
}

#[test]
fn check_is_content_with_good_forms_and_tells_lint() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut form = good_form();
    form.as_object_mut().expect("an object").remove("status");
    let file = written(folder.path(), "form.json", form.to_string().as_bytes());
    let run = underlag(&["form", "check", &file, "--json"]);
    assert_eq!(run.code, 0);
    assert_eq!(lines(&run)[0]["reasons"][0]["code"], "status-missing");
    let plain = underlag(&["form", "check", &file]);
    assert!(plain.out.contains("ok (1)") && plain.out.contains("status-missing"), "{}", plain.out);
    assert!(plain.out.contains("should be mended"), "{}", plain.out);
    let swedish = crate::cli::underlag_with(&["form", "check", &file], "", &[("LANG", "sv_SE.UTF-8")]);
    assert!(swedish.out.contains("bör rättas"), "{}", swedish.out);
}

#[test]
fn a_form_writes_no_control_sequences_to_a_terminal() {
    let folder = tempfile::tempdir().expect("a folder");
    let form = form_json(&json!([{ "linkId": "\u{1b}[2J", "type": "reference" }]));
    let file = written(folder.path(), "form.json", form.to_string().as_bytes());
    let run = underlag(&["form", "check", &file]);
    assert!(run.out.contains("type-unsupported") && !run.out.contains('\u{1b}'), "{}", run.out);
}

#[test]
fn a_file_that_cannot_be_read_is_broken() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().to_str().expect("a path in UTF-8");
    let run = underlag(&["form", "check", path, &format!("{path}/gone.json"), "--json"]);
    assert_eq!(run.code, 1);
    for line in lines(&run) {
        assert_eq!(
            (line["status"].as_str(), line["reasons"][0]["code"].as_str()),
            (Some("broken"), Some("unreadable"))
        );
    }
}

#[test]
fn validate_tells_errors_and_warnings() {
    let folder = tempfile::tempdir().expect("a folder");
    let form = written(folder.path(), "form.json", good_form().to_string().as_bytes());
    let check = |name: &str, status: &str, items: Value| {
        let response = json!({ "resourceType": "QuestionnaireResponse", "questionnaire": "urn:test:form",
            "status": status, "item": items });
        let response = written(folder.path(), name, response.to_string().as_bytes());
        let run = underlag(&["form", "validate", "--form", &form, "--response", &response, "--json"]);
        (run.code, lines(&run).remove(0))
    };
    let answer = json!([{ "linkId": "a", "answer": [{ "valueInteger": 1 }] }]);
    assert_eq!(
        check("a.json", "completed", answer),
        (0, json!({ "valid": true, "errors": [], "warnings": [] }))
    );
    let finding = json!({ "code": "required", "link_id": "a", "text": "Give a whole number." });
    let missing = check("b.json", "completed", json!([]));
    assert_eq!(missing, (1, json!({ "valid": false, "errors": [finding], "warnings": [] })));
    let draft = check("c.json", "in-progress", json!([]));
    assert_eq!(draft, (0, json!({ "valid": true, "errors": [], "warnings": [finding] })));
    let reference = json!([{ "linkId": "a", "answer": [{ "valueReference": {} }] }]);
    let (code, unreadable) = check("d.json", "completed", reference);
    assert_eq!((code, unreadable["errors"][0]["code"].as_str()), (1, Some("type")));
}

#[test]
fn validate_says_all_of_it_in_one_language() {
    let folder = tempfile::tempdir().expect("a folder");
    let form = written(folder.path(), "form.json", good_form().to_string().as_bytes());
    let told = |response: &[u8]| {
        let response = written(folder.path(), "svar.json", response);
        let arguments = ["form", "validate", "--form", &form, "--response", &response, "--json"];
        let run = underlag_with(&arguments, "", &[("LANG", "sv_SE.UTF-8")]);
        let errors = lines(&run).remove(0)["errors"].as_array().expect("a list").clone();
        let text = |error: &Value| error["text"].as_str().expect("a text").to_owned();
        errors.iter().map(text).collect::<Vec<_>>()
    };
    let strange = json!({ "resourceType": "QuestionnaireResponse", "status": "klar", "more": 1, "item": [
        { "linkId": "a", "text": "En annan fråga", "answer": [{ "valueString": "" }] }, {}, 7
    ] });
    let texts = told(strange.to_string().as_bytes());
    assert!(texts.contains(&"Frågans text är en annan än blankettens.".to_owned()), "{texts:?}");
    assert!(texts.iter().any(|text| text.starts_with("Svaret är tomt")), "{texts:?}");
    for text in texts.iter().chain(&told(b"{")).chain(&told(b"\xef\xbb\xbf{}")).chain(&told(b"\xff")) {
        let english = [" the ", " not ", " is ", " an ", "Not "];
        assert!(!text.is_empty() && english.iter().all(|word| !format!(" {text}").contains(word)), "{text}");
    }
}

#[test]
fn validate_against_what_is_no_form_is_invalid() {
    let folder = tempfile::tempdir().expect("a folder");
    let form = written(folder.path(), "form.json", b"{}");
    let response = written(folder.path(), "response.json", b"{}");
    let run = underlag(&["form", "validate", "--form", &form, "--response", &response, "--json"]);
    assert_eq!(run.code, 1);
    let line = lines(&run).remove(0);
    assert_eq!(
        (line["valid"].as_bool(), line["errors"][0]["code"].as_str()),
        (Some(false), Some("resource-type"))
    );
}

#[test]
fn value_sets_come_from_a_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    let form =
        form_json(&json!([{ "linkId": "a", "text": "A", "type": "choice", "answerValueSet": "urn:vs" }]));
    let form = written(folder.path(), "form.json", form.to_string().as_bytes());
    let sets = folder.path().join("sets");
    std::fs::create_dir(&sets).expect("a folder");
    let set = json!({ "resourceType": "ValueSet", "url": "urn:vs",
        "compose": { "include": [{ "system": "s", "concept": [{ "code": "x" }] }] } });
    written(&sets, "vs.json", set.to_string().as_bytes());
    let sets = sets.to_str().expect("a path in UTF-8");
    assert_eq!(underlag(&["form", "check", &form]).code, 1);
    assert_eq!(underlag(&["form", "check", &form, "--value-sets", sets]).code, 0);
    let gone = underlag(&["form", "check", &form, "--value-sets", "/no/such/folder"]);
    assert_eq!((gone.code, gone.out.as_str()), (1, ""));
    assert!(gone.err.contains("/no/such/folder"), "{}", gone.err);
}

#[test]
fn a_wrong_command_line_is_said_to_be_one() {
    for wrong in
        [&["form"][..], &["form", "check"], &["form", "validate", "--form", "a.json"], &["form", "chek", "a"]]
    {
        assert_eq!(underlag(wrong).code, 2, "{wrong:?}");
    }
}
