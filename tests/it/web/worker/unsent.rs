//! What was written and not sent survives a closed browser and a restart, for its writer only.

use axum::http::StatusCode;

use super::office::{CLINIC, NAME, Office, borrowed, hidden};
use crate::web::client::{Answer, Client};

/// The address of the first that was begun.
async fn first(anna: &mut Client) -> Option<String> {
    let list = anna.get("/requests/unsent").await.text;
    list.split("href=\"")
        .filter_map(|rest| rest.split('"').next())
        .map(str::to_owned)
        .find(|path| path.starts_with("/requests/unsent/"))
}

async fn go_on(anna: &mut Client, path: &str, consent: &[u8]) -> Answer {
    anna.get(path).await;
    anna.upload(path, &[], &[("consent", "samtycke.pdf", consent)]).await
}

#[tokio::test]
async fn a_request_begun_is_there_after_a_restart() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let consent = office.consent(&mut anna).await;
    let draft = office.draft(&mut anna, &consent).await;
    let page = anna.get(&draft).await;
    let mut fields = office.filled(&page, CLINIC);
    fields.retain(|(name, _)| name != "do");
    fields.push(("do".to_owned(), "save".to_owned()));
    let saved = anna.post(&draft, &borrowed(&fields)).await;
    assert_eq!(saved.location(), "/requests/unsent", "{}", saved.text);

    drop(anna);
    let office = office.restart();
    let mut anna = office.browser("anna").await;
    let path = first(&mut anna).await.expect("listed");
    let page = anna.get(&path).await.text;
    assert!(page.contains("Sparad 23 november 2026") && !page.contains(NAME), "{page}");
    let opened = go_on(&mut anna, &path, &consent).await;
    assert!(opened.location().starts_with("/requests/drafts/"), "{}", opened.text);
    let page = anna.get(opened.location()).await;
    assert!(page.text.contains(NAME) && page.text.contains("SOC 2026-117"), "{}", page.text);

    let fields = office.filled(&page, CLINIC);
    let preview = anna.post(opened.location(), &borrowed(&fields)).await;
    let page = anna.get(preview.location()).await;
    let sent = anna.post(&format!("{}/send", opened.location()), &borrowed(&hidden(&page))).await;
    assert!(sent.location().ends_with("/receipt"), "{}", sent.text);
    assert_eq!(first(&mut anna).await, None, "sent, so nothing is left to go on with");
}

#[tokio::test]
async fn nobody_else_and_no_other_consent_opens_it() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let consent = office.consent(&mut anna).await;
    let other = office.consent(&mut anna).await;
    let draft = office.draft(&mut anna, &consent).await;
    let page = anna.get(&draft).await;
    anna.post(&draft, &borrowed(&office.filled(&page, CLINIC))).await;
    let path = first(&mut anna).await.expect("kept at each press of a button");

    let refused = go_on(&mut anna, &path, &other).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("id=\"consent-fault\""), "{}", refused.text);
    let nothing = anna.upload(&path, &[], &[]).await;
    assert!(nothing.text.contains("Välj dokumentet som du började med."), "{}", nothing.text);

    let mut colleague = office.browser("bo").await;
    assert_eq!(first(&mut colleague).await, None);
    assert_eq!(colleague.get(&path).await.status, StatusCode::NOT_FOUND);
    let dropped = colleague.post(&format!("{path}/drop"), &[]).await;
    assert_eq!(dropped.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn it_is_destroyed_with_the_consent_it_was_written_under() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let consent = office.consent(&mut anna).await;
    let other = office.consent(&mut anna).await;
    for document in [&consent, &other] {
        let draft = office.draft(&mut anna, document).await;
        let page = anna.get(&draft).await;
        anna.post(&draft, &borrowed(&office.filled(&page, CLINIC))).await;
    }
    let lines = |page: &str| page.matches("href=\"/requests/unsent/").count();
    assert_eq!(lines(&anna.get("/requests/unsent").await.text), 2);

    let draft = office.draft(&mut anna, &consent).await;
    let late = office.filled(&anna.get(&draft).await, CLINIC);
    anna.get("/consents").await;
    let found = anna.upload("/consents/find", &[], &[("consent", "samtycke.pdf", &consent)]).await;
    let page = anna.get(found.location()).await;
    let revoke = page.text.split("href=\"").filter_map(|rest| rest.split('"').next());
    let revoke = revoke.filter(|path| path.ends_with("/revoke")).last().expect("a way").to_owned();
    let asked = anna.get(&revoke).await;
    assert!(asked.text.contains("En förfrågan som är påbörjad men inte skickad raderas."), "{}", asked.text);
    let revoked = anna.post(&revoke, &[]).await;
    assert_eq!(revoked.location(), "/consents", "{}", revoked.text);

    let store = office.state.store();
    assert_eq!(store.pending_destructions(9).expect("readable").len(), 1, "the sealed file");
    assert_eq!(lines(&anna.get("/requests/unsent").await.text), 1, "the other one stays");
    anna.post(&draft, &borrowed(&late)).await;
    assert_eq!(lines(&anna.get("/requests/unsent").await.text), 1, "nothing is kept under it any more");
}

#[tokio::test]
async fn thrown_away_it_is_destroyed() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let consent = office.consent(&mut anna).await;
    let draft = office.draft(&mut anna, &consent).await;
    let page = anna.get(&draft).await;
    for _ in 0..3 {
        anna.post(&draft, &borrowed(&office.filled(&page, CLINIC))).await;
    }
    let store = office.state.store();
    assert_eq!(store.pending_destructions(9).expect("readable").len(), 2, "one is kept, those before go");
    let path = first(&mut anna).await.expect("listed");
    anna.get(&path).await;
    let dropped = anna.post(&format!("{path}/drop"), &[]).await;
    assert_eq!(dropped.location(), "/requests/unsent");
    assert_eq!(store.pending_destructions(9).expect("readable").len(), 3);
    assert_eq!(first(&mut anna).await, None);
}
