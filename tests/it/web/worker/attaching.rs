//! Files are attached to a request in the browser, and the clinic gets them.

use axum::http::StatusCode;

use super::office::{CLINIC, Office, borrowed, hidden, reference};
use crate::files::PNG;

#[tokio::test]
async fn a_file_says_what_it_passes_on_and_goes_along() {
    let office = Office::new();
    let mut anna = office.browser("anna").await;
    let consent = office.consent(&mut anna).await;
    let draft = office.draft(&mut anna, &consent).await;
    let page = anna.get(&draft).await;
    assert!(page.text.contains("Ingen kontrollerar vad filerna innehåller"), "{}", page.text);
    let mut fields = office.filled(&page, CLINIC);
    fields.retain(|(name, _)| name != "do");
    let with = |more: &[(&str, &str)]| -> Vec<(String, String)> {
        let more = more.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
        fields.iter().cloned().chain(more).collect()
    };
    let files = [("files", "Karta.png", PNG)];

    let unsaid = anna.upload(&draft, &borrowed(&with(&[("do", "attach")])), &files).await;
    assert_eq!(unsaid.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unsaid.text.contains("Välj vad filen innehåller"), "{}", unsaid.text);
    let said = with(&[("do", "attach"), ("file_category", "assistance")]);
    let nothing = anna.post(&draft, &borrowed(&said)).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    for _ in 0..2 {
        let page = anna.upload(&draft, &borrowed(&said), &files).await;
        assert!(page.status == StatusCode::OK && page.text.contains("Karta.png"), "{}", page.text);
    }
    let page = anna.post(&draft, &borrowed(&with(&[("do", "detach 0")]))).await;
    assert!(page.text.contains("Karta (2).png") && !page.text.contains("Karta.png"), "{}", page.text);

    let by_post = anna.post(&draft, &borrowed(&with(&[("do", "preview"), ("way", "post")]))).await;
    assert!(by_post.text.contains("lägg kopior på papper"), "{}", by_post.text);
    let preview = anna.post(&draft, &borrowed(&with(&[("do", "preview"), ("way", "mail")]))).await;
    assert_eq!(preview.location(), format!("{draft}/preview"), "{}", preview.text);
    let page = anna.get(preview.location()).await;
    assert!(page.text.contains("Karta (2).png"), "{}", page.text);
    let sent = anna.post(&format!("{draft}/send"), &borrowed(&hidden(&page))).await;
    let visit = office.visit(&reference(&sent)).await;
    assert_eq!(visit.request.files.len(), 1);
}
