//! Files with the answer: judged by their bytes, kept with the draft.

use axum::http::StatusCode;

use super::{Browser, Case, faults, filled, form};
use crate::exchange::gateway::TestGateway;
use crate::files::{JPEG, PNG, pdf_of};
use crate::web::client::Answer;

const PDF: &[u8] = small_pdf!("ett intyg");

async fn attach(browser: &mut Browser, files: &[(&str, &[u8])]) -> Answer {
    let page = browser.read("/answer/form").await;
    let form = filled(&page, &[("q.aktivitet.kan-gora", "Promenerar")], "attach");
    browser.submit_with(&form, files).await
}

#[tokio::test]
async fn files_are_attached_listed_and_removed() {
    let case = Case::new().await;
    let mut browser = case.opened().await;
    let files: [(&str, &[u8]); 3] = [("Intyg å.pdf", PDF), ("bild.png", PNG), ("foto.jpg", JPEG)];
    let attached = attach(&mut browser, &files).await;
    assert_eq!(attached.location(), "/answer/form?at=files", "{}", faults(&attached));
    let page = browser.read("/answer/form?at=files").await;
    for (name, _) in files {
        assert!(page.text.contains(name), "{name}");
    }
    assert!(page.text.contains("Promenerar"), "what was typed beside them");
    let mut form = form(&page, "/answer/form");
    form.press("do", "detach 1").expect("a button");
    let removed = browser.submit(&form).await;
    assert_eq!(removed.status, StatusCode::OK);
    assert!(removed.text.contains("Intyg å.pdf") && !removed.text.contains("bild.png"));
}

#[tokio::test]
async fn a_file_that_is_something_else_is_refused_by_name() {
    let case = Case::new().await;
    let mut browser = case.opened().await;
    let refused = attach(&mut browser, &[("virus.pdf", b"MZ\x90\x00"), ("intyg.pdf", PDF)]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(faults(&refused).contains("virus.pdf är varken PDF, PNG eller JPEG."), "{}", faults(&refused));
    assert!(refused.text.contains("Promenerar"), "everything typed is kept");
    assert!(refused.text.contains("<span>intyg.pdf</span>"), "the other file is taken");
}

#[tokio::test]
async fn too_large_and_too_much_are_said_with_the_limit() {
    let gateway = TestGateway::with(|config| {
        config.limits.attachment = 1 << 20;
        config.limits.attachments = 2 << 20;
    });
    let case = Case::with(gateway).await;
    let mut browser = case.opened().await;
    let large = attach(&mut browser, &[("stor.pdf", &pdf_of((1 << 20) + 1))]).await;
    assert!(faults(&large).contains("stor.pdf är större än 1 MB."), "{}", faults(&large));
    let fits = pdf_of((1 << 20) - 10);
    let much = attach(&mut browser, &[("a.pdf", &fits), ("b.pdf", &fits), ("c.pdf", &fits)]).await;
    assert!(faults(&much).contains("tillsammans större än 2 MB"), "{}", faults(&much));
    assert!(much.text.contains("<span>b.pdf</span>") && !much.text.contains("<span>c.pdf</span>"));
}

#[tokio::test]
async fn more_than_twenty_are_refused() {
    let case = Case::new().await;
    let mut browser = case.opened().await;
    let names: Vec<String> = (0..21).map(|number| format!("{number}.pdf")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), PDF)).collect();
    let refused = attach(&mut browser, &files).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(faults(&refused).contains("Fler än 20 bilagor"), "{}", faults(&refused));
}

#[tokio::test]
async fn attaching_nothing_is_said() {
    let case = Case::new().await;
    let mut browser = case.opened().await;
    let refused = attach(&mut browser, &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(faults(&refused).contains("Välj först"), "{}", faults(&refused));
    assert!(refused.text.contains("Promenerar"));
}
