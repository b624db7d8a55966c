//! An answer goes back to where it came from.

use axum::http::StatusCode;
use underlag::domain::request::Status;

use super::office::{CLINIC, NAME, Office};

#[tokio::test]
async fn an_answer_about_somebody_else_goes_back_and_is_off_every_desk() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let (consent, reference) = office.send(&mut anna, CLINIC).await;
    office.answer(&reference).await;
    let path = format!("/requests/{reference}/return");
    let here = format!("/requests/{reference}");
    assert_eq!(anna.get(&path).await.location(), here, "not before it was opened");
    let files = [("consent", "samtycke.pdf", consent.as_slice())];
    let opened = anna.upload(&format!("{here}/open"), &[], &files).await.location().to_owned();
    let page = anna.get(&opened).await;
    assert!(page.text.contains(&format!("href=\"{path}\"")), "{}", page.text);

    let page = anna.get(&path).await;
    for said in ["personuppgiftsincident", "inom 72 timmar", "Radera er kopia", "komplettering"] {
        assert!(page.text.contains(said), "{said}: {}", page.text);
    }
    assert!(!page.text.contains(NAME), "the page names nobody");
    let nothing = anna.post(&path, &[]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nothing.text.contains("Välj varför"), "{}", nothing.text);

    assert_eq!(anna.post(&path, &[("reason", "wrong-person")]).await.location(), here);
    let page = anna.get(&here).await;
    assert!(page.text.contains("Svaret är lämnat tillbaka."), "{}", page.text);
    assert!(page.text.contains("Ett svar som gällde fel person lämnades tillbaka"), "{}", page.text);
    assert!(page.text.contains("fel person"), "the timeline says why");
    assert!(office.record(&reference).is_open());
    assert_eq!(anna.get(&opened).await.location(), here, "nobody goes on reading it");
}

#[tokio::test]
async fn what_was_fetched_needs_a_new_request() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let (consent, reference) = office.send(&mut anna, CLINIC).await;
    office.answer(&reference).await;
    let here = format!("/requests/{reference}");
    let files = [("consent", "samtycke.pdf", consent.as_slice())];
    let opened = anna.upload(&format!("{here}/open"), &[], &files).await.location().to_owned();
    let id = opened.rsplit('/').next().expect("an id");
    anna.post(&format!("{here}/fetched"), &[("opened", id), ("saved", "yes")]).await;
    let page = anna.get(&here).await;
    assert!(page.text.contains("Lämna tillbaka svaret"), "{}", page.text);
    let page = anna.get(&format!("{here}/return")).await;
    assert!(page.text.contains("kräver därför en ny förfrågan"), "{}", page.text);
    assert_eq!(anna.post(&format!("{here}/return"), &[("reason", "not-enough")]).await.location(), here);
    assert_eq!(office.record(&reference).status(), Status::Fetched);
    let page = anna.get(&here).await;
    assert!(page.text.contains("Ett svar som inte räckte lämnades tillbaka"), "{}", page.text);
    assert_eq!(anna.get(&format!("{here}/return")).await.location(), here, "once");
}
