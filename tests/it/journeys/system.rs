//! Another system, over the HTTP API: what the social worker does on the pages.

use crate::scope::parties;
use axum::http::StatusCode;
use data_encoding::BASE64;
use jiff::Timestamp;
use serde_json::{Value, json};
use underlag::domain::reference::Reference;

use super::page::says;
use super::staff::{CLIENT, NUMBER, PURPOSE};
use super::town::{CLINIC, OTHER_CLINIC, Town, mailbox_of_unit};
use crate::web::api::system::System;

const DOCTOR: &str = "forfragan-till-lakare";

/// The case-management system of the unit.
#[tokio::test]
async fn another_system_goes_from_a_consent_to_an_answer_in_the_case_file() {
    let town = Town::new();
    let system = System::registered(&town.state, &["ekbacken"], false);

    // What can be asked, and of whom.
    let recipients = system.get("/api/v1/recipients?kind=clinic&q=tallbacken").await;
    assert_eq!(recipients.json["items"][0]["id"], CLINIC);
    let categories = ["diagnosis", "functional-impairment", "activity-limitation"];
    let form =
        system.get(&format!("/api/v1/kinds/{DOCTOR}/request?categories={}", categories.join(","))).await;
    assert_eq!(form.json["resourceType"], "Questionnaire");

    // Worker and client go through the consent in their own system; the document is kept in the case file.
    let consent = json!({
        "client": { "name": CLIENT, "personal_number": NUMBER },
        "parties": parties(&[CLINIC, OTHER_CLINIC], &categories), "purpose": PURPOSE, "received_by": "Anna Test",
        "valid_from": "2026-11-23", "valid_to": "2027-04-30", "method": "written",
        "evidence": { "file_name": "samtycke.pdf", "content": data_encoding::BASE64.encode(small_pdf!("underskrift")) },
    });
    let given = system.post("/api/v1/consents", &consent).await;
    assert_eq!(given.status, StatusCode::CREATED, "{}", given.text);
    let document = given.json["document"]["content"].clone();
    assert!(file(&given.json["card"]).starts_with(b"%PDF-"), "the client gets a card");

    // The filled form is checked while it is written, and sent.
    let mut request = json!({
        "kind": DOCTOR, "recipient": CLINIC, "consent_document": document, "case_number": "SOC 2026-117",
        "response": { "resourceType": "QuestionnaireResponse", "status": "in-progress" },
    });
    let checked = system.post("/api/v1/requests/check", &request).await;
    assert_eq!(checked.json["findings"][0]["message"], "Välj anledning.");
    request["response"] = filled(&town, &form.json);
    let checked = system.post("/api/v1/requests/check", &request).await;
    assert_eq!(checked.json["valid"], true, "{}", checked.text);
    request["submission"] = json!("ärende 2026-117, förfrågan 1");
    let sent = system.post("/api/v1/requests", &request).await;
    assert_eq!(sent.status, StatusCode::CREATED, "{}", sent.text);
    let asked = Reference::parse(sent.json["reference"].as_str().expect("text")).expect("a reference");
    assert_eq!(system.post("/api/v1/requests", &request).await.json["reference"], asked.to_string());

    // A colleague sees it on the pages, and the clinic answers as it always does.
    let mut anna = town.staff("anna").await;
    says(&anna.looks_at(&asked).await, &["Skickad", "Verksamhetssystemet"]);
    let mut clinic = town.clinic(CLINIC, &asked).await;
    says(&clinic.reads().await, &[CLIENT, PURPOSE]);
    clinic.acknowledges().await;
    clinic.answers().await;
    town.settle().await;
    assert!(!town.letters_to(&mailbox_of_unit("ekbacken"), &asked).is_empty(), "the unit is told as well");

    // The system finds it, opens it with the consent document, and keeps it.
    let answered = system.get("/api/v1/requests?status=answered").await;
    assert_eq!(answered.json["items"][0]["reference"], asked.to_string());
    let path = format!("/api/v1/requests/{asked}");
    let opened = system.post(&format!("{path}/answer"), &json!({ "consent_document": document })).await;
    let answer = &opened.json["answer"];
    assert_eq!(answer["says"]["is"], "answer", "{}", opened.text);
    assert_eq!(answer["response"]["resourceType"], "QuestionnaireResponse");
    assert!(file(&answer["document"]).starts_with(b"%PDF-"));

    // Then the gateway forgets it.
    assert_eq!(
        sealed(&town).await,
        4,
        "request, answer, the clinic's copy, and the scan of the signed paper"
    );
    let fetched = system.post(&format!("{path}/fetched"), &json!({})).await;
    assert_eq!(fetched.json["status"], "fetched", "{}", fetched.text);
    town.settle().await;
    assert_eq!(sealed(&town).await, 2, "the clinic's copy stays, and the signed paper with its consent");
    says(&anna.looks_at(&asked).await, &["Hämtad"]);
    let revoked = system.post("/api/v1/consents/revoke", &json!({ "consent_document": document })).await;
    assert_eq!(revoked.json["has_evidence"], false, "{}", revoked.text);
    town.settle().await;
    assert_eq!(sealed(&town).await, 0);
}

/// Documents that rest on the gateway.
async fn sealed(town: &Town) -> usize {
    town.gateway().spool.older_than(Timestamp::MAX).await.expect("a readable spool").len()
}

fn file(file: &Value) -> Vec<u8> {
    BASE64.decode(file["content"].as_str().expect("a file").as_bytes()).expect("base64")
}

/// The kind's example, as far as the form asks for it.
fn filled(town: &Town, form: &Value) -> Value {
    let kind = town.gateway().catalogue.kind(DOCTOR).expect("the kind");
    let example = kind.example_request.as_deref().expect("an example");
    let mut response: Value = serde_json::from_str(example).expect("JSON");
    asked_for(&mut response, form);
    response
}

fn asked_for(response: &mut Value, form: &Value) {
    let asked = form["item"].as_array().cloned().unwrap_or_default();
    let Some(items) = response.get_mut("item").and_then(Value::as_array_mut) else { return };
    items.retain(|item| asked.iter().any(|one| one["linkId"] == item["linkId"]));
    for item in items {
        let of_form = asked.iter().find(|one| one["linkId"] == item["linkId"]).expect("kept for it");
        if let (Some(answers), Some(options)) =
            (item.get_mut("answer").and_then(Value::as_array_mut), of_form["answerOption"].as_array())
        {
            let code = |value: &Value| value["valueCoding"]["code"].clone();
            answers.retain(|answer| options.iter().any(|option| code(option) == code(answer)));
        }
        if item.get("item").is_some() {
            asked_for(item, of_form);
        }
    }
}
