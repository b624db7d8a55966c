//! The disk fails while something is sent: page and problem say that it may have been made, and the
//! same again after the restart gives the truth.

use std::sync::Arc;

use axum::http::StatusCode;
use serde_json::json;
use underlag::web;
use underlag::web::state::State;

use crate::patterns::pattern;

use super::api::flow::{given, request};
use super::api::system::System;
use super::client::Client;
use super::worker::office::{CLINIC, Office, borrowed, hidden};
use crate::exchange::gateway::TestGateway;
use crate::store::disk::FailingDisk;

#[tokio::test]
async fn a_system_that_sends_again_after_the_restart_gets_the_one_request() {
    let disk = Arc::new(FailingDisk::default());
    let office = Office::on(&disk);
    let system = System::registered(&office.state, &["ekbacken"], false);
    let document = given(&system).await;
    let body = request(&office, &document, CLINIC);
    // The token's own commit goes well.
    disk.fail_after(1);
    let answer = system.post("/api/v1/requests", &body).await;
    assert_eq!((answer.status, answer.problem()), (StatusCode::SERVICE_UNAVAILABLE, "outcome-unknown"));
    assert!(answer.text.contains("inte säkert") && !answer.text.contains("ingenting har"), "{}", answer.text);
    let closed = system.get("/api/v1/requests").await;
    assert_eq!(closed.problem(), "outcome-unknown", "nothing is read that may not be so");

    let calls = system.spoken().len();
    drop(system);
    let office = office.restart();
    let system = System::registered(&office.state, &["ekbacken"], false).after(calls);
    let again = system.post("/api/v1/requests", &body).await;
    assert_eq!((again.status, &again.json["status"]), (StatusCode::OK, &json!("sent")), "{}", again.text);
    let all = system.get("/api/v1/requests").await;
    assert_eq!(all.json["items"].as_array().map(Vec::len), Some(1), "{}", all.text);
    let reference = again.json["reference"].as_str().expect("a reference");
    let reference = underlag::domain::reference::Reference::parse(reference).expect("one of ours");
    office.answer(&reference).await;
    let open = json!({ "consent_document": document });
    let opened = system.post(&format!("/api/v1/requests/{reference}/answer"), &open).await;
    assert_eq!(opened.status, StatusCode::OK, "{}", opened.text);
}

#[tokio::test]
async fn a_worker_reads_that_it_may_have_been_sent_and_finds_it_after_the_restart() {
    let disk = Arc::new(FailingDisk::default());
    let office = Office::on(&disk);
    let mut anna = office.browser("anna").await;
    let consent = office.consent(&mut anna).await;
    let draft = office.draft(&mut anna, &consent).await;
    let page = anna.get(&draft).await;
    anna.post(&draft, &borrowed(&office.filled(&page, CLINIC))).await;
    let page = anna.get(&format!("{draft}/preview")).await;
    disk.fail_after(0);
    let said = anna.post(&format!("{draft}/send"), &borrowed(&hidden(&page))).await;
    assert_eq!(said.status, StatusCode::SERVICE_UNAVAILABLE, "{}", said.text);
    assert!(said.text.contains("Det kan vara sparat") && said.text.contains("se om det finns där"));
    assert!(!said.text.contains("ingenting har"), "{}", said.text);

    drop(anna);
    let office = office.restart();
    let mut anna = office.browser("anna").await;
    assert_eq!(anna.get("/requests").await.text.matches("/requests/U-").count(), 1);
    // The page from before, sent once more.
    let again = anna.post(&format!("{draft}/send"), &borrowed(&hidden(&page))).await;
    assert!(again.location().ends_with("/receipt"), "{} {}", again.status, again.text);
    assert_eq!(anna.get("/requests").await.text.matches("/requests/U-").count(), 1);
}

#[tokio::test]
async fn a_gateway_that_can_take_nothing_new_is_not_ready_and_says_why() {
    let disk = Arc::new(FailingDisk::default());
    let office = Office::on(&disk);
    let mut monitor = Client::new(web::router(&office.state));
    assert_eq!(monitor.get("/readyz").await.status, StatusCode::OK);
    let mut anna = office.browser("anna").await;
    disk.fail_after(0);
    anna.get("/consents/new").await;
    anna.post("/consents/new", &super::worker::office::consent_fields()).await;
    let ready = monitor.get("/readyz").await;
    assert_eq!(ready.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(ready.text.starts_with("not ready\nstorage: the store is closed"), "{}", ready.text);

    let mut gateway = TestGateway::new();
    gateway.with_little_room();
    let mut monitor = Client::new(web::router(&State::new(gateway.shared())));
    let ready = monitor.get("/readyz").await;
    assert_eq!(ready.status, StatusCode::SERVICE_UNAVAILABLE);
    let told = pattern(r"storage: \d+ MiB free of \d+ MiB");
    assert!(told.is_match(&ready.text), "{}", ready.text);
}

#[tokio::test]
async fn with_little_room_people_log_in_and_read_and_are_told_what_is_not_taken() {
    let office = Office::with_little_room();
    let mut anna = office.browser("anna").await;
    assert_eq!(anna.get("/requests").await.status, StatusCode::OK);
    anna.get("/consents/new").await;
    let refused = anna.post("/consents/new", &super::worker::office::consent_fields()).await;
    assert_eq!(refused.status, StatusCode::INSUFFICIENT_STORAGE);
    assert!(refused.text.contains("Det gick inte att spara"), "{}", refused.text);
}
