//! Registering an answer that came by post, in the browser.

use axum::http::StatusCode;

use super::office::{CLINIC, Office, borrowed, hidden};

const SCAN: &[u8] = small_pdf!("the scanned letter");

#[tokio::test]
async fn a_letter_is_registered_and_opened_as_paper() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let (consent, reference) = office.send(&mut anna, CLINIC).await;
    let path = format!("/requests/{reference}/paper");
    let page = anna.get(&format!("/requests/{reference}")).await;
    assert!(page.text.contains(&format!("href=\"{path}\"")), "{}", page.text);
    anna.get(&path).await;
    let begun = anna.upload(&path, &[], &[("consent", "samtycke.pdf", &consent)]).await;
    let sheet = begun.location().to_owned();
    assert!(sheet.starts_with(&format!("{path}/")), "{} {}", begun.status, begun.text);

    let page = anna.get(&sheet).await;
    for hint in ["det visar vad ni själva har iakttagit", "Svarar ni nej"] {
        assert!(!page.text.contains(hint), "a hint for whoever answers: {hint}");
    }
    let mut fields = hidden(&page);
    fields.push(("came_on".to_owned(), "2026-11-23".to_owned()));
    fields.push(("do".to_owned(), "register".to_owned()));
    let refused = anna.upload(&sheet, &borrowed(&fields), &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for words in ["kryssa i att avskriften stämmer", "value=\"2026-11-23\""] {
        assert!(refused.text.contains(words), "{words}: {}", refused.text);
    }
    fields.push(("same".to_owned(), "yes".to_owned()));
    let refused = anna.upload(&sheet, &borrowed(&fields), &[]).await;
    assert!(refused.text.contains("Det skannade svaret saknas."), "{}", refused.text);

    let done = anna.upload(&sheet, &borrowed(&fields), &[("files", "Svar å.pdf", SCAN)]).await;
    assert_eq!(done.location(), format!("/requests/{reference}"), "{} {}", done.status, done.text);
    let page = anna.get(done.location()).await;
    assert!(page.text.contains("Svar på papper registrerat"), "{}", page.text);
    let open = format!("/requests/{reference}/open");
    let opened = anna.upload(&open, &[], &[("consent", "samtycke.pdf", &consent)]).await;
    let page = anna.get(opened.location()).await;
    assert!(page.text.contains("Svaret kom på papper 23 november 2026"), "{}", page.text);
    assert!(page.text.contains("Svar å.pdf"), "{}", page.text);
    let again = anna.get(&path).await;
    assert_eq!(again.location(), format!("/requests/{reference}"), "it has its answer");
}

#[tokio::test]
async fn what_was_typed_outlives_the_consent_on_the_desk() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let (consent, reference) = office.send(&mut anna, CLINIC).await;
    let path = format!("/requests/{reference}/paper");
    anna.get(&path).await;
    let begun = anna.upload(&path, &[], &[("consent", "samtycke.pdf", &consent)]).await;
    let sheet = begun.location().to_owned();
    let page = anna.get(&sheet).await;
    let mut fields = hidden(&page);
    fields.retain(|(name, _)| name != "held");
    fields.extend([("came_on", "2026-11-23"), ("same", "yes")].map(|(n, v)| (n.to_owned(), v.to_owned())));
    let mut attach = fields.clone();
    attach.push(("do".to_owned(), "attach".to_owned()));
    let page = anna.upload(&sheet, &borrowed(&attach), &[("files", "Svar.pdf", SCAN)]).await;
    assert!(page.text.contains("Svar.pdf"), "{}", page.text);
    office.advance(16);
    fields.push(("do".to_owned(), "register".to_owned()));
    let refused = anna.upload(&sheet, &borrowed(&fields), &[]).await;
    assert!(refused.text.contains("Släpp dokumentet igen. Det du har skrivit är kvar."), "{}", refused.text);
    assert!(refused.text.contains("Svar.pdf"), "{}", refused.text);
    let done = anna.upload(&sheet, &borrowed(&fields), &[("consent", "samtycke.pdf", &consent)]).await;
    assert_eq!(done.location(), format!("/requests/{reference}"), "{}", done.text);
}

#[tokio::test]
async fn another_units_worker_finds_nothing_and_a_wrong_consent_is_said_so() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let (_, reference) = office.send(&mut anna, CLINIC).await;
    let path = format!("/requests/{reference}/paper");
    assert_eq!(office.browser("bo").await.get(&path).await.status, StatusCode::NOT_FOUND);
    let other = office.consent(&mut anna).await;
    anna.get(&path).await;
    let refused = anna.upload(&path, &[], &[("consent", "samtycke.pdf", &other)]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text);
}
