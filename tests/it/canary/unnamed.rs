//! Requests that name nobody, with everything in them marked: nothing of it rests on the gateway's disks.

use data_encoding::BASE64URL_NOPAD;
use serde_json::Value;
use underlag::domain::language::Language;
use underlag::exchange::consent_file::HeldConsent;
use underlag::exchange::{answer, draft, fetch};

use super::{Mark, scan_folder, typed_texts};
use crate::exchange::gateway::{CLINIC, KIND, TestGateway};
use crate::exchange::unnamed::{CONSULTATION, TEAM, ask, example, key, pia, protected, sent};

#[tokio::test]
async fn nothing_of_protected_particulars_rests_on_the_gateway() {
    let gateway = TestGateway::new();
    let held = protected(&gateway).await;
    let user = pia(&gateway);
    let reference = sent(ask(&gateway, &user, &held, (KIND, CLINIC), |_| {}, &[]).await);
    let visit = gateway.open(&reference).await.expect("opened");
    draft::fill(&visit, example(&gateway, KIND, &visit.answer_form, false));
    draft::save(&gateway, &visit, gateway.now()).await.expect("saved");
    answer::send(&gateway, &visit, Language::Sv, gateway.now()).await.expect("answered");
    fetch::open(&gateway, &user, &reference, &held, gateway.now()).await.expect("read by the unit");
    let mut marks = marks(&gateway, &held, KIND);
    marks.push(Mark::new("purpose", &held.terms().purpose));
    marks.push(Mark::new("case number", "SOC 2026-117"));
    marks.push(Mark::new("recipient", CLINIC));
    marks.push(Mark::new("recipient's name", "Tallbackens vårdcentral"));
    found_nowhere(&gateway, &marks);
}

#[tokio::test]
async fn nothing_of_an_unidentified_request_rests_on_the_gateway() {
    let gateway = TestGateway::new();
    let held = key(&gateway).await;
    let worker = gateway.worker();
    let reference = sent(ask(&gateway, &worker, &held, (CONSULTATION, TEAM), |_| {}, &[]).await);
    let visit = gateway.open(&reference).await.expect("opened");
    draft::fill(&visit, example(&gateway, CONSULTATION, &visit.answer_form, false));
    answer::send(&gateway, &visit, Language::Sv, gateway.now()).await.expect("answered");
    fetch::open(&gateway, &worker, &reference, &held, gateway.now()).await.expect("read by the unit");
    let mut marks = marks(&gateway, &held, CONSULTATION);
    marks.push(Mark::new("recipient's name", "Samverkansteamet Exempel"));
    found_nowhere(&gateway, &marks);
}

/// What was typed, and what opens it.
fn marks(gateway: &TestGateway, held: &HeldConsent, kind: &str) -> Vec<Mark> {
    let kind = gateway.catalogue.kind(kind).expect("the kind");
    let mut marks = Vec::new();
    for example in [&kind.example_request, &kind.example_answer] {
        let example: Value = serde_json::from_str(example.as_deref().expect("an example")).expect("JSON");
        marks.extend(typed_texts(&example).iter().map(|text| Mark::new("a text", text)));
    }
    let secret = held.secret.expose().to_string();
    marks.push(Mark::new("secret", &secret));
    marks.push(Mark::bytes("secret", &BASE64URL_NOPAD.decode(secret.as_bytes()).expect("base64url")));
    marks.push(Mark::new("token", &held.token));
    marks
}

fn found_nowhere(gateway: &TestGateway, marks: &[Mark]) {
    assert!(marks.len() > 5, "there is something to look for");
    assert_eq!(scan_folder(&gateway.folder.path().join("data"), marks), [], "in the data folder");
    assert_eq!(scan_folder(&gateway.folder.path().join("keys"), marks), [], "beside the keys");
}
