//! What came back, in a browser: opened, read, saved, destroyed.

use axum::http::StatusCode;
use underlag::domain::request::{DeclineReason, Status};
use underlag::exchange::answer;

use super::office::{CLINIC, NAME, Office, borrowed, consent_with, hidden, reference as sent_as};

#[tokio::test]
async fn an_answer_is_opened_saved_and_let_go() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let (consent, reference) = office.send(&mut anna, CLINIC).await;
    office.answer(&reference).await;
    office.advance(16);
    let page = anna.get(&format!("/requests/{reference}")).await;
    assert!(page.text.contains("Öppna svaret") && page.text.contains("Svaret kom"), "{}", page.text);
    assert!(!page.text.contains(NAME), "the page of a request names nobody");

    let files = [("consent", "samtycke.pdf", consent.as_slice())];
    let opened = anna.upload(&format!("/requests/{reference}/open"), &[], &files).await;
    let path = opened.location().to_owned();
    assert!(path.starts_with(&format!("/requests/{reference}/opened/")), "{} {}", opened.status, opened.text);
    let page = anna.get(&path).await;
    assert!(page.text.contains(NAME) && page.text.contains("3 av 3"), "{}", page.text);

    for (file, starts, disposition) in [
        ("answer.pdf", "%PDF-", "attachment; filename=\"svar-U-"),
        ("request.pdf", "%PDF-", "attachment; filename=\"forfragan-U-"),
        ("response.json", "{", "attachment; filename=\"svar-U-"),
        (
            "attachments/1",
            "%PDF-1.4\n% test\n",
            "attachment; filename=\"Intyg _.pdf\"; filename*=UTF-8''Intyg%20%C3%A5.pdf",
        ),
    ] {
        let got = anna.get(&format!("{path}/{file}")).await;
        assert_eq!(got.status, StatusCode::OK, "{file}");
        assert!(got.bytes.starts_with(starts.as_bytes()), "{file}");
        assert!(got.header("content-disposition").starts_with(disposition), "{file}");
        assert_eq!(
            (got.header("x-content-type-options"), got.header("cache-control")),
            ("nosniff", "no-store")
        );
    }
    for gone in ["attachments/0", "attachments/2", "attachments/x"] {
        assert_ne!(anna.get(&format!("{path}/{gone}")).await.status, StatusCode::OK, "{gone}");
    }

    let page = anna.get(&path).await;
    let fetched = format!("/requests/{reference}/fetched");
    let unticked = anna.post(&fetched, &borrowed(&hidden(&page))).await;
    assert_eq!(unticked.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unticked.text.contains("Kryssa för att du har sparat svaret") && unticked.text.contains(NAME));
    assert_eq!(office.record(&reference).status(), Status::Answered);

    let mut fields = hidden(&page);
    fields.push(("saved".to_owned(), "yes".to_owned()));
    let done = anna.post(&fetched, &borrowed(&fields)).await;
    assert_eq!(done.location(), format!("/requests/{reference}"), "{}", done.text);
    let page = anna.get(done.location()).await;
    assert!(page.text.contains("Underlag har raderat sina kopior"), "{}", page.text);
    assert!(!page.text.contains("/open\""), "nothing left to open");
    assert_eq!(office.record(&reference).status(), Status::Fetched);
    assert_eq!(anna.get(&path).await.location(), format!("/requests/{reference}"), "off the desk too");
    assert_eq!(anna.post(&fetched, &borrowed(&fields)).await.location(), format!("/requests/{reference}"));
}

#[tokio::test]
async fn only_the_consent_of_the_request_opens_it() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let (_, reference) = office.send(&mut anna, CLINIC).await;
    let other = office.consent(&mut anna).await;
    office.answer(&reference).await;
    let path = format!("/requests/{reference}/open");
    anna.get(&format!("/requests/{reference}")).await;
    for (document, words) in [
        (other, "hör inte till den här förfrågan"),
        (b"%PDF-1.7 nothing".to_vec(), "Samtyckesdokumentet är ändrat eller skadat"),
        (b"x".to_vec(), "Filen är ingen PDF"),
    ] {
        let files = [("consent", "samtycke.pdf", document.as_slice())];
        let refused = anna.upload(&path, &[], &files).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{words}");
        assert!(refused.text.contains(words), "{words}: {}", refused.text);
    }
    let nothing = anna.upload(&path, &[], &[]).await;
    assert!(nothing.text.contains("Välj klientens samtyckesdokument"));
    assert_eq!(office.record(&reference).facts.answer_opened_at, None);
}

#[tokio::test]
async fn an_expired_consent_still_opens_its_answer() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let done = anna.post("/consents/new", &consent_with("valid_to", "2026-11-30")).await;
    let consent = anna.get(&format!("{}/document.pdf", done.location())).await.bytes;
    let draft = office.draft(&mut anna, &consent).await;
    let page = anna.get(&draft).await;
    anna.post(&draft, &borrowed(&office.filled(&page, CLINIC))).await;
    let page = anna.get(&format!("{draft}/preview")).await;
    let sent = anna.post(&format!("{draft}/send"), &borrowed(&hidden(&page))).await;
    let reference = sent_as(&sent);
    office.answer(&reference).await;
    office.advance(60 * 24 * 10);
    let mut anna = office.browser("anna").await;
    let files = [("consent", "samtycke.pdf", consent.as_slice())];
    let opened = anna.upload(&format!("/requests/{reference}/open"), &[], &files).await;
    assert!(opened.location().contains("/opened/"), "{} {}", opened.status, opened.text);
}

#[tokio::test]
async fn a_refusal_is_read_like_an_answer() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let (_, reference) = office.send(&mut anna, CLINIC).await;
    let visit = office.visit(&reference).await;
    let now = office.gateway().now();
    let why = "Vi har inte träffat patienten.";
    answer::decline(office.gateway(), &visit, DeclineReason::NeedsVisitFirst, why, now)
        .await
        .expect("declined");
    let page = anna.get(&format!("/requests/{reference}")).await;
    let opened = anna.upload(&format!("/requests/{reference}/open"), &borrowed(&hidden(&page)), &[]).await;
    let page = anna.get(opened.location()).await;
    assert!(page.text.contains(why) && page.text.contains("Behöver ett besök först"), "{}", page.text);
}

#[tokio::test]
async fn the_reason_for_more_time_is_read_before_the_answer() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let (_, reference) = office.send(&mut anna, CLINIC).await;
    let visit = office.visit(&reference).await;
    let (until, now) = (jiff::civil::date(2026, 12, 18), office.gateway().now());
    answer::ask_more_time(office.gateway(), &visit, until, "Läkaren är åter den 14:e.", now)
        .await
        .expect("asked");
    let page = anna.get(&format!("/requests/{reference}")).await;
    assert!(page.text.contains("Vill ha mer tid") && page.text.contains("18 december 2026"), "{}", page.text);
    let opened = anna.upload(&format!("/requests/{reference}/open"), &borrowed(&hidden(&page)), &[]).await;
    let page = anna.get(opened.location()).await;
    assert!(page.text.contains("Läkaren är åter den 14:e."), "{}", page.text);
    assert!(page.text.contains("Svaret har inte kommit än"));
}

#[tokio::test]
async fn an_opened_answer_is_put_away_after_a_quarter_of_an_hour() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let (_, reference) = office.send(&mut anna, CLINIC).await;
    office.answer(&reference).await;
    let page = anna.get(&format!("/requests/{reference}")).await;
    let opened = anna.upload(&format!("/requests/{reference}/open"), &borrowed(&hidden(&page)), &[]).await;
    let path = opened.location().to_owned();
    let mut bo = office.browser("bo").await;
    assert_eq!(bo.get(&path).await.status, StatusCode::NOT_FOUND, "not for another unit");
    office.advance(16);
    for file in ["", "/answer.pdf", "/response.json", "/attachments/1"] {
        let answer = anna.get(&format!("{path}{file}")).await;
        assert_eq!(answer.location(), format!("/requests/{reference}"), "{file}");
    }
    let page = anna.get(&format!("/requests/{reference}")).await;
    assert!(page.text.contains("Svaret är inte öppet längre"), "{}", page.text);
}
