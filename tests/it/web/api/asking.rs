//! Consents and checks: what is wrong is told by field and item, and nothing of it is said again.

use axum::http::StatusCode;
use data_encoding::BASE64;
use serde_json::{Value, json};
use underlag::domain::reference::Reference;
use underlag::exchange::search;

use super::flow::{consent, given, request, sent};
use super::office_and_system;
use super::system::System;
use crate::exchange::gateway::number;
use crate::files::PNG;
use crate::web::worker::office::{CLINIC, NUMBER, Office};

const CONSENTS: &str = "/api/v1/consents";
const CHECK: &str = "/api/v1/requests/check";

fn asked(office: &Office, document: &str, recipient: &str) -> Value {
    let mut body = request(office, document, recipient);
    body.as_object_mut().expect("an object").remove("submission");
    body
}

#[tokio::test]
async fn a_consent_that_is_wrong_is_told_field_by_field() {
    let (_office, system) = office_and_system();
    let wrong = [
        ("client", json!({ "name": " ", "personal_number": "19000101-9802" })),
        ("parties", json!([{ "party": CLINIC, "may_tell": ["diagnos"] }, { "party": "vc-ny" }])),
        ("method", json!("shouted")),
        ("valid_to", json!("2027-02-30")),
        ("purpose", json!("x".repeat(1001))),
        ("unit", json!("sodra")),
        ("language", json!("sv-SE")),
        ("protected", json!("no")),
    ];
    let mut body = consent();
    for (name, value) in wrong {
        body[name] = value;
    }
    let answer = system.post(CONSENTS, &body).await;
    assert_eq!((answer.status, answer.problem()), (StatusCode::UNPROCESSABLE_ENTITY, "body"));
    let mut found = answer.findings();
    found.sort();
    let expected = [
        "client.name blank",
        "client.personal_number personal-number",
        "language unknown-code",
        "method unknown-code",
        "parties.may_tell unknown-code",
        "parties.party unknown-code",
        "protected type-flag",
        "purpose too-long",
        "unit unknown-code",
        "valid_to type-day",
    ];
    assert_eq!(found, expected);
    assert!(!answer.text.contains("1900"), "{}", answer.text);
    let mut backwards = consent();
    backwards["valid_to"] = json!("2026-11-01");
    assert_eq!(system.post(CONSENTS, &backwards).await.problem(), "refusal-consent-period");
    let mut more = consent();
    more["client"]["telephone"] = json!("0123-45 67 89");
    assert_eq!(system.post(CONSENTS, &more).await.findings(), ["client.telephone unknown-field"]);
}

#[tokio::test]
async fn a_consent_is_looked_up_renewed_and_revoked_by_its_document() {
    let (office, system) = office_and_system();
    let document = given(&system).await;
    let asked = sent(&office, &system, &document).await;
    let held = json!({ "consent_document": document });
    let status = system.post("/api/v1/consents/status", &held).await;
    assert_eq!(
        (&status.json["state"], &status.json["requests"]),
        (&json!("given"), &json!([asked.to_string()]))
    );
    let card = system.post("/api/v1/consents/card", &held).await;
    assert_eq!((card.status, &card.json["media_type"]), (StatusCode::CREATED, &json!("application/pdf")));
    let other = System::named(&office.state, "annat", 9, &["sodra"], true);
    for act in ["status", "card", "revoke"] {
        let answer = other.post(&format!("/api/v1/consents/{act}"), &held).await;
        assert_eq!(
            (answer.status, answer.problem()),
            (StatusCode::FORBIDDEN, "refusal-outside-unit"),
            "{act}"
        );
    }
    for _ in 0..2 {
        let revoked = system.post("/api/v1/consents/revoke", &held).await;
        assert_eq!((revoked.status, &revoked.json["state"]), (StatusCode::OK, &json!("revoked")));
    }
    let shown = system.get(&format!("/api/v1/requests/{asked}")).await;
    assert_eq!(shown.json["status"], "withdrawn");
}

#[tokio::test]
async fn what_is_there_is_found_by_number_and_revoked_by_reference() {
    let (office, system) = office_and_system();
    let document = given(&system).await;
    let asked = sent(&office, &system, &document).await;
    let sought = json!({ "personal_number": NUMBER });
    let found = system.post("/api/v1/requests/search", &sought).await;
    assert_eq!(found.json["items"][0]["reference"], asked.to_string());
    let consents = system.post("/api/v1/consents/search", &sought).await;
    assert_eq!(consents.json["items"][0]["requests"], json!([asked.to_string()]));
    let reference = json!({ "reference": consents.json["items"][0]["reference"] });
    let other = System::named(&office.state, "annat", 9, &["sodra"], true);
    for path in ["/api/v1/requests/search", "/api/v1/consents/search"] {
        assert_eq!(other.post(path, &sought).await.json["items"], json!([]), "{path}");
        let wrong = system.post(path, &json!({ "personal_number": "19000101-9802" })).await;
        assert_eq!(wrong.findings(), ["personal_number personal-number"], "{path}");
        assert!(!wrong.text.contains("1900"), "{path}");
    }
    assert_eq!(other.post("/api/v1/consents/revoke", &reference).await.status, StatusCode::NOT_FOUND);
    let both = json!({ "reference": reference["reference"], "consent_document": document });
    let both = system.post("/api/v1/consents/revoke", &both).await;
    assert_eq!(both.findings(), ["consent_document document-or-reference"]);
    let revoked = system.post("/api/v1/consents/revoke", &reference).await;
    assert_eq!(revoked.json["state"], "revoked", "{}", revoked.text);
}

#[tokio::test]
async fn a_consent_takes_the_place_of_the_one_whose_document_comes_along() {
    let (office, system) = office_and_system();
    let document = given(&system).await;
    let asked = sent(&office, &system, &document).await;
    let mut narrower = consent();
    narrower["parties"] = crate::scope::parties(&["vc-bjorkan"], &["diagnosis"]);
    narrower["replaces"] = json!(document);
    let mut other = narrower.clone();
    other["client"]["personal_number"] = json!("19000210-9809");
    assert_eq!(system.post(CONSENTS, &other).await.problem(), "refusal-replaces-other");
    let new = system.post(CONSENTS, &narrower).await;
    assert_eq!(new.status, StatusCode::CREATED, "{}", new.text);
    let old = system.post("/api/v1/consents/status", &json!({ "consent_document": document })).await;
    assert_eq!((&old.json["state"], &old.json["replaced_by"]), (&json!("replaced"), &new.json["reference"]));
    let stands = system.get(&format!("/api/v1/requests/{asked}")).await;
    assert_eq!(stands.json["status"], "withdrawn", "{}", stands.text);
    let more = system.post("/api/v1/requests", &request(&office, &document, "verkstaden")).await;
    assert_eq!(more.problem(), "refusal-consent-replaced");
    assert_eq!(system.post(CONSENTS, &narrower).await.problem(), "refusal-consent-replaced");
}

#[tokio::test]
async fn a_yes_on_paper_has_a_scan_and_a_spoken_one_says_who_heard_it() {
    let (office, system) = office_and_system();
    let mut body = consent();
    let scan = body.as_object_mut().expect("an object").remove("evidence").expect("a scan");
    assert_eq!(system.post(CONSENTS, &body).await.findings(), ["evidence missing"]);
    body["method"] = json!("oral");
    assert_eq!(system.post(CONSENTS, &body).await.findings(), ["evidence_note missing"]);
    body["evidence_note"] = json!("x".repeat(501));
    assert_eq!(system.post(CONSENTS, &body).await.findings(), ["evidence_note too-long"]);
    body["evidence_note"] = json!("Hört av handläggaren, läst högt.");
    let given = system.post(CONSENTS, &body).await;
    assert_eq!(given.status, StatusCode::CREATED, "{}", given.text);

    let document = &given.json["document"]["content"];
    let status = json!({ "consent_document": document });
    let before = system.post("/api/v1/consents/status", &status).await;
    assert_eq!(before.json["has_evidence"], json!(false));
    let mut late = json!({ "consent_document": document, "added_by": "Anna Test", "evidence": scan.clone() });
    let added = system.post("/api/v1/consents/evidence", &late).await;
    assert_eq!((added.status, &added.json["has_evidence"]), (StatusCode::OK, &json!(true)), "{}", added.text);
    late["evidence"]["content"] = json!(data_encoding::BASE64.encode(b"PK\x03\x04"));
    let zip = system.post("/api/v1/consents/evidence", &late).await;
    assert!(zip.status.is_client_error(), "{}", zip.text);
    late["evidence"] = scan;
    let other = System::named(&office.state, "annat", 9, &["sodra"], true);
    assert_eq!(other.post("/api/v1/consents/evidence", &late).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_no_is_recorded() {
    let (office, system) = office_and_system();
    let body = json!({ "client": consent()["client"] });
    let answer = system.post("/api/v1/consents/refused", &body).await;
    assert_eq!((answer.status, answer.text.as_str()), (StatusCode::NO_CONTENT, ""));
    let gateway = office.gateway();
    let anna = gateway.parties().user_by_id("anna").expect("a worker").clone();
    let recorded = search::consents(gateway, &anna, &number("190001019801")).expect("readable");
    assert_eq!(recorded.len(), 1);
}

#[tokio::test]
async fn protected_particulars_need_the_right() {
    let (office, system) = office_and_system();
    let mut body = consent();
    body["protected"] = json!(true);
    let both = ["client not-with-protected", "evidence not-with-protected"];
    assert_eq!(system.post(CONSENTS, &body).await.findings(), both);
    body["client"] = Value::Null;
    body["evidence"] = Value::Null;
    let refused = system.post(CONSENTS, &body).await;
    assert_eq!((refused.status, refused.problem()), (StatusCode::FORBIDDEN, "refusal-protected-only"));
    let pia = System::named(&office.state, "pias", 9, &["ekbacken"], true);
    body["purpose"] = json!("Märta Åkerlöf ska tillbaka till arbete");
    let named = pia.post(CONSENTS, &body).await;
    assert_eq!(named.findings(), ["purpose identifies"]);
    assert!(!named.text.contains("Märta"));
    body["purpose"] = consent()["purpose"].clone();
    let made = pia.post(CONSENTS, &body).await;
    let document = made.json["document"]["content"].as_str().expect("a file");
    let asked = sent(&office, &pia, document).await;
    let listed = pia.get("/api/v1/requests").await;
    assert_eq!(listed.json["items"][0]["recipient"], Value::Null, "no list says where");
    assert_eq!(pia.get(&format!("/api/v1/requests/{asked}")).await.json["recipient"], CLINIC);
    assert_eq!(system.get("/api/v1/requests").await.json["items"], json!([]));
    assert_eq!(system.get(&format!("/api/v1/requests/{asked}")).await.problem(), "not-found");
    let held = json!({ "consent_document": document });
    assert_eq!(system.post("/api/v1/consents/status", &held).await.problem(), "refusal-protected-only");
}

#[tokio::test]
async fn a_check_tells_all_and_sends_nothing() {
    let (office, mut system) = office_and_system();
    let document = given(&system).await;
    let whole = asked(&office, &document, CLINIC);
    let fine = system.post(CHECK, &whole).await;
    assert_eq!(
        (&fine.json["valid"], &fine.json["due"]),
        (&json!(true), &json!("2026-12-14")),
        "{}",
        fine.text
    );
    let pdf = system.post("/api/v1/requests/preview", &whole).await;
    assert!(pdf.status == StatusCode::OK && pdf.bytes.starts_with(b"%PDF-"));

    let mut empty = whole.clone();
    empty["response"]["item"] = json!([]);
    let checked = system.post(CHECK, &empty).await;
    assert_eq!((checked.status, &checked.json["valid"]), (StatusCode::OK, &json!(false)));
    let first = &checked.json["findings"][0];
    assert_eq!((&first["path"], &first["code"]), (&json!("response"), &json!("required")));
    assert_eq!(first["message"], "Välj anledning.");
    system.language = "en";
    // The document is in the clinic's language, the words of the answer are in the caller's.
    empty["submission"] = json!("ett tomt formulär");
    let refused = system.post("/api/v1/requests", &empty).await;
    assert_eq!(refused.problem(), "exchange-form-invalid");
    assert_eq!(refused.json["findings"][0]["message"], "Choose reason.");

    let mut strange = whole.clone();
    strange["response"]["item"] =
        json!([{ "linkId": "19000101-9801", "answer": [{ "valueString": "Märta" }] }]);
    let checked = system.post(CHECK, &strange).await;
    assert_eq!(checked.json["valid"], false);
    strange["submission"] = json!("ett konstigt formulär");
    let refused = system.post("/api/v1/requests", &strange).await;
    assert_eq!(refused.problem(), "exchange-form-invalid");
    assert!(!refused.text.contains("1900") && !refused.text.contains("Märta"), "{}", refused.text);
    let mut other = whole;
    other["response"]["resourceType"] = json!("Patient");
    other["response"]["note"] = json!("Märta");
    assert_eq!(system.post(CHECK, &other).await.json["findings"][0]["code"], "resource-type");
    assert_eq!(system.get("/api/v1/requests").await.json["items"], json!([]));
}

#[tokio::test]
async fn what_the_documents_can_not_show_is_told_before_they_are_sent() {
    let (office, mut system) = office_and_system();
    system.language = "en";
    let made = system.post(CONSENTS, &consent()).await;
    assert_eq!(made.json["warnings"], json!([]), "{}", made.text);
    let mut tigrinya = consent();
    tigrinya["client"]["name"] = json!("ሰላም Test");
    tigrinya["purpose"] = json!("Planera 🧑 tillbaka");
    let made = system.post(CONSENTS, &tigrinya).await;
    let told: Vec<&str> = made.json["warnings"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|one| one["path"].as_str())
        .collect();
    assert_eq!(told, ["client.name", "purpose"], "{}", made.text);

    let document = given(&system).await;
    let mut body = asked(&office, &document, CLINIC);
    assert_eq!(system.post(CHECK, &body).await.json["warnings"], json!([]));
    let text = body["response"].to_string();
    let typed =
        text.split("\"valueString\":\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a text");
    body["response"] = serde_json::from_str(&text.replacen(typed, "Hemma: ሰላም \u{f0b7}", 1)).expect("JSON");
    let checked = system.post(CHECK, &body).await;
    assert_eq!(checked.json["valid"], true, "{}", checked.text);
    let warnings = checked.json["warnings"].as_array().expect("a list");
    assert_eq!((warnings.len(), &warnings[0]["code"]), (1, &json!("undrawn")), "{}", checked.text);
    let said = warnings[0]["message"].as_str().expect("words");
    assert!(said.contains("ሰ (U+1230), ላ (U+120B), ም (U+121D)") && !said.contains("F0B7"), "{said}");
}

#[tokio::test]
async fn a_request_that_names_nobody_takes_a_key_document() {
    let (office, system) = office_and_system();
    let wrong = system.post("/api/v1/consents/key", &json!({ "kind": "forfragan-till-lakare" })).await;
    assert_eq!(wrong.problem(), "refusal-consent-needed");
    let made = system.post("/api/v1/consents/key", &json!({ "kind": "konsultation" })).await;
    assert_eq!((made.status, &made.json["card"]), (StatusCode::CREATED, &Value::Null), "{}", made.text);
    let document = made.json["document"]["content"].as_str().expect("a file");
    let kind = office.gateway().catalogue.kind("konsultation").expect("the kind");
    let example = kind.example_request.as_deref().expect("an example");
    let mut body = json!({
        "kind": "konsultation", "recipient": "fk-team", "consent_document": document,
        "response": serde_json::from_str::<Value>(example).expect("JSON"),
    });
    let fine = system.post(CHECK, &body).await;
    assert_eq!(fine.json["valid"], true, "{}", fine.text);
    let named = example.replacen("gäller en person", "gäller Märta Åkerlöf", 1);
    assert!(named != example);
    body["response"] = serde_json::from_str(&named).expect("JSON");
    let checked = system.post(CHECK, &body).await;
    assert_eq!(checked.json["valid"], false);
    assert_eq!(checked.json["findings"][0]["code"], "identifies-name");
    let names = checked.json["looks_like_names"].clone();
    assert_eq!(names, json!(["Märta Åkerlöf"]), "a check is for whoever has written it");
    body["submission"] = json!("konsultation 1");
    let refused = system.post("/api/v1/requests", &body).await;
    assert_eq!(refused.problem(), "exchange-form-invalid");
    assert!(!refused.text.contains("Märta"), "an error repeats nothing: {}", refused.text);
    body["no_names"] = names;
    let sent = system.post("/api/v1/requests", &body).await;
    assert_eq!(sent.status, StatusCode::CREATED, "{}", sent.text);
    // A number is never a name, whatever somebody says.
    body["submission"] = json!("konsultation 2");
    body["response"] = serde_json::from_str(&named.replace("Märta Åkerlöf", "19000101-9801")).expect("JSON");
    body["no_names"] = json!(["19000101-9801"]);
    let refused = system.post("/api/v1/requests", &body).await;
    assert_eq!(refused.findings(), ["response identifies-number"]);
    assert!(!refused.text.contains("1900"));
}

#[tokio::test]
async fn a_moment_is_no_day_and_what_nobody_sees_is_no_name() {
    let (_office, system) = office_and_system();
    for day in ["2026-12-09T23:00:00.000+00:00", "2026-12-10[Asia/Tokyo]", "20261210", "2026-12-10 00:00"] {
        let mut body = consent();
        body["valid_from"] = json!(day);
        assert_eq!(system.post(CONSENTS, &body).await.findings(), ["valid_from type-day"], "{day}");
    }
    for (name, code) in
        [("\u{200b}", "blank"), ("\u{2800}\u{ad}", "blank"), ("Mär\u{202e}ta", "unseen"), ("M\0", "unseen")]
    {
        let mut body = consent();
        body["client"]["name"] = json!(name);
        assert_eq!(
            system.post(CONSENTS, &body).await.findings(),
            [format!("client.name {code}")],
            "{name:?}"
        );
    }
    for (purpose, code) in
        [("\u{200b}", "blank"), ("Planera \u{202e}tebrA", "unseen"), ("A\u{fffe}", "unseen")]
    {
        let mut body = consent();
        body["purpose"] = json!(purpose);
        assert_eq!(system.post(CONSENTS, &body).await.findings(), [format!("purpose {code}")], "{purpose:?}");
    }
    let mut body = consent();
    body["client"]["personal_number"] = json!("\u{202a}19000101\u{2011}9801\u{202c}");
    assert_eq!(system.post(CONSENTS, &body).await.status, StatusCode::CREATED);
}

#[tokio::test]
async fn a_submission_with_other_content_is_refused_and_the_same_gives_the_same() {
    let (office, system) = office_and_system();
    let document = given(&system).await;
    let first = request(&office, &document, CLINIC);
    let made = system.post("/api/v1/requests", &first).await;
    assert_eq!(made.status, StatusCode::CREATED, "{}", made.text);
    let mut again = first.clone();
    again["submission"] = json!(format!(" {} ", first["submission"].as_str().expect("text")));
    let same = system.post("/api/v1/requests", &again).await;
    assert_eq!((same.status, &same.json["reference"]), (StatusCode::OK, &made.json["reference"]));

    let mut to_another = first.clone();
    to_another["recipient"] = json!("vc-bjorkan");
    let mut case = first.clone();
    case["case_number"] = json!("SOC 2026-9");
    let mut by_post = first.clone();
    by_post["by_post"] = json!(true);
    let mut words = first.clone();
    let items = words["response"]["item"].as_array_mut().expect("items");
    items.pop();
    let mut under_another = first.clone();
    under_another["consent_document"] = json!(given(&system).await);
    for other in [to_another, case, by_post, words, under_another] {
        let refused = system.post("/api/v1/requests", &other).await;
        assert_eq!(
            (refused.status, refused.problem()),
            (StatusCode::CONFLICT, "refusal-sent-with-other-content"),
            "{}",
            refused.text
        );
    }
    let all = system.get("/api/v1/requests").await;
    assert_eq!(all.json["items"].as_array().map(Vec::len), Some(1), "nothing else was sent");
}

#[tokio::test]
async fn files_go_along_with_a_request() {
    let (office, system) = office_and_system();
    let document = given(&system).await;
    let mut body = request(&office, &document, CLINIC);
    let file = |category: &str| json!([{ "file_name": "Karta.png", "category": category, "content": BASE64.encode(PNG) }]);
    body["attachments"] = json!([{}]);
    let empty = system.post("/api/v1/requests", &body).await.findings();
    assert_eq!(
        empty,
        ["attachments.file_name missing", "attachments.category missing", "attachments.content missing"]
    );
    body["attachments"] = file("everything");
    assert_eq!(
        system.post("/api/v1/requests", &body).await.findings(),
        ["attachments.category unknown-code"]
    );
    body["attachments"] = file("assistance");
    let sent = system.post("/api/v1/requests", &body).await;
    assert_eq!(sent.status, StatusCode::CREATED, "{}", sent.text);
    let reference = Reference::parse(sent.json["reference"].as_str().expect("a reference")).expect("ours");
    let visit = office.visit(&reference).await;
    assert_eq!(visit.request.files[0].bytes, PNG);
    assert_eq!(visit.request.header.attachments[0].name, "Karta.png");
}
