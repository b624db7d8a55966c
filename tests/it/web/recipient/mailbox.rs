//! The code that came to a functional mailbox.

use axum::http::StatusCode;
use underlag::domain::audit::Entity;
use underlag::exchange::mailbox_proof;

use super::{Browser, Case};
use crate::exchange::gateway::CLINIC;

fn code(case: &Case) -> String {
    let parties = case.gateway.parties();
    let clinic = parties.recipient_by_id(CLINIC).expect("the clinic");
    mailbox_proof::code(&case.gateway.keys.digest, clinic, case.gateway.today())
}

fn proofs(case: &Case) -> usize {
    let clinic = case.gateway.parties().recipient_digest(CLINIC);
    case.gateway.store.events(&Entity::Recipient(clinic)).expect("readable").len()
}

async fn typed(browser: &mut Browser, code: &str) -> super::Answer {
    browser.read("/mailbox").await;
    browser.0.post("/mailbox", &[("code", code)]).await
}

#[tokio::test]
async fn whoever_types_the_code_confirms_the_mailbox() {
    let case = Case::new().await;
    let done = typed(&mut case.browser(), &code(&case)).await;
    assert_eq!(done.status, StatusCode::OK);
    for text in ["Tack! Funktionsbrevlådan är bekräftad", "Tallbackens vårdcentral"] {
        assert!(done.text.contains(text), "{}", done.text);
    }
    assert_eq!(proofs(&case), 1);
}

#[tokio::test]
async fn a_mail_filter_that_follows_the_link_confirms_nothing() {
    let case = Case::new().await;
    let code = code(&case);
    let mut filter = case.browser();
    filter.read("/mailbox").await;
    filter.read(&format!("/mailbox?code={code}")).await;
    let bare = filter.0.post_bare("/mailbox", &[("code", &code)]).await;
    assert_eq!(bare.status, StatusCode::FORBIDDEN);
    let empty = typed(&mut filter, "").await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(proofs(&case), 0);
}

#[tokio::test]
async fn a_wrong_code_is_said_and_kept() {
    let case = Case::new().await;
    let refused = typed(&mut case.browser(), "7K3M-Q9XD-4TW0").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("Koden stämmer inte"), "{}", refused.text);
    assert!(refused.text.contains("value=\"7K3M-Q9XD-4TW0\""), "{}", refused.text);
    assert!(!refused.text.contains("Tallbackens"), "a stranger learns of nobody");
}
