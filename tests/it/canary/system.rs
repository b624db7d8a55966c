//! What another system sends and gets: nothing of it, and no token, is at rest, in the log or in an address.

use crate::scope::parties;
use serde_json::{Value, json};
use underlag::domain::InformationCategory;

use super::Mark;
use super::kinds::{Watch, marks};
use crate::journeys::staff::{CLIENT, NUMBER, PURPOSE};
use crate::journeys::town::{CLINIC, Town};
use crate::web::api::system::System;

#[tokio::test]
async fn nothing_a_system_sends_is_found_after_any_step() {
    let town = Town::new();
    let system = System::registered(&town.state, &["ekbacken"], false);
    let kind = town.gateway().catalogue.kind("forfragan-till-lakare").expect("the kind");
    let example = kind.example_request.as_deref().expect("an example");
    let example: Value = serde_json::from_str(example).expect("JSON");
    let consent = json!({
        "client": { "name": CLIENT, "personal_number": NUMBER }, "parties": parties(&[CLINIC], &InformationCategory::ALL.map(InformationCategory::code)), "purpose": PURPOSE,
        "received_by": "Anna Test",
        "valid_from": "2026-11-23", "valid_to": "2027-04-30", "method": "oral",
        "evidence_note": "Hört av handläggaren, läst högt.",
        "evidence": { "file_name": "papper.pdf", "content": data_encoding::BASE64.encode(small_pdf!("underskrift")) },
    });
    let mut watch = Watch::new(&town, marks(&town));
    let given = system.post("/api/v1/consents", &consent).await;
    watch.finds_nothing("a consent is given");
    let document = given.json["document"]["content"].clone();
    let mut request = json!({
        "kind": kind.id, "recipient": CLINIC, "consent_document": document, "response": example,
        "submission": "smultronallergi i ärende 117", "case_number": "smultronallergi 117",
    });
    let sent = system.post("/api/v1/requests", &request).await;
    assert_eq!(sent.status, 201, "{}", sent.text);
    watch.finds_nothing("a request is sent");
    // What is refused is not written down either.
    request["submission"] = json!("smultronallergi igen");
    request[NUMBER] = json!(CLIENT);
    request["case_number"] = json!(CLIENT.repeat(20));
    let refused = system.post("/api/v1/requests", &request).await;
    assert_eq!(refused.findings(), ["case_number too-long", "? unknown-field"]);
    for said in [CLIENT, NUMBER, "smultronallergi"] {
        assert!(!refused.text.contains(said), "{}", refused.text);
    }
    watch.finds_nothing("a request is refused");
    let path = format!("/api/v1/requests/{}", sent.json["reference"].as_str().expect("text"));
    system.post(&format!("{path}/answer"), &json!({ "consent_document": document })).await;
    system.post(&format!("{path}/withdraw"), &json!({})).await;
    town.settle().await;
    watch.finds_nothing("a request is opened and withdrawn");

    let spoken = system.spoken();
    assert!(spoken.len() >= 5, "{}", spoken.len());
    let parts = spoken.iter().flat_map(|token| token.split('.').skip(1).map(str::to_owned));
    watch.look_for(parts.map(|part| Mark::new("part of a token", &part)).collect());
    watch.finds_nothing("the system has spoken");
}
