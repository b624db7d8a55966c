//! A sealed answer that is not on the disk any more: what the unit reads, and what it can do.

use axum::http::StatusCode;
use underlag::domain::reference::Reference;
use underlag::domain::request::Status;
use underlag::exchange::gateway::spool_folder;
use underlag::spool;

use super::office::{CLINIC, NAME, Office, borrowed, hidden};

/// The file goes away, as a bad disk or a careless restore takes it.
pub fn lose_answer(office: &Office, reference: &Reference) {
    let sealed = office.record(reference).facts.answer.expect("an answer");
    let folder = spool_folder(&office.gateway().config);
    std::fs::remove_file(spool::place(&folder, &sealed.id)).expect("removed");
}

#[tokio::test]
async fn a_lost_answer_is_told_as_lost_and_can_be_closed() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let (consent, reference) = office.send(&mut anna, CLINIC).await;
    office.answer(&reference).await;
    lose_answer(&office, &reference);
    anna.get(&format!("/requests/{reference}")).await;
    let files = [("consent", "samtycke.pdf", consent.as_slice())];
    let opened = anna.upload(&format!("/requests/{reference}/open"), &[], &files).await;
    assert_eq!(opened.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(opened.text.contains("saknas eller är skadat på gatewayens disk"), "{}", opened.text);
    assert!(!opened.text.contains("När svaret har hämtats") && !opened.text.contains("raderas när"));

    let page = anna.get(&format!("/requests/{reference}")).await;
    assert!(
        page.text.contains("Svaret förlorat") && page.text.contains("Ett dokument saknas eller är skadat")
    );
    assert!(!page.text.contains(NAME));
    let list = anna.get("/requests?show=answer-lost").await;
    assert!(list.text.contains(&reference.to_string()), "{}", list.text);

    let sure = anna.get(&format!("/requests/{reference}/close")).await;
    assert!(sure.text.contains("kan inte öppnas"), "{}", sure.text);
    let closed = anna.post(&format!("/requests/{reference}/close"), &borrowed(&hidden(&sure))).await;
    assert_eq!(closed.location(), format!("/requests/{reference}"));
    assert_eq!(office.record(&reference).status(), Status::Expired);
    assert_eq!(office.record(&reference).document, None);
}
