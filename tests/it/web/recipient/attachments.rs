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
async fn the_browser_knows_the_limits_before_it_sends() {
    let case = Case::new().await;
    let mut browser = case.opened().await;
    let page = browser.read("/answer/form").await.text;
    for (name, value) in [
        ("data-most-one", "10485760"),
        ("data-most-all", "26214400"),
        (
            "data-most-one-said",
            "{name} är större än 10 MB. Dela upp eller förminska filen och lägg till den igen.",
        ),
        (
            "data-upload-failed",
            "Det gick inte att skicka. Kontrollera nätet och försök igen; texten finns kvar.",
        ),
    ] {
        assert!(page.contains(&format!("{name}=\"{value}\"")), "{name}: {page}");
    }
    attach(&mut browser, &[("a.pdf", &pdf_of(1000))]).await;
    let left = format!("data-most-all=\"{}\"", 26_214_400 - 1000);
    assert!(browser.read("/answer/form").await.text.contains(&left), "what is attached is counted");
}

#[tokio::test]
async fn each_cause_has_its_own_sentence() {
    let case = Case::new().await;
    let mut browser = case.opened().await;
    let locked = b"%PDF-1.4\nxref\n0 0\ntrailer <</Root 1 0 R /Encrypt 2 0 R>>\nstartxref\n9\n%%EOF";
    let files: [(&str, &[u8], &str); 5] = [
        ("tom.pdf", b"", "tom.pdf är tom"),
        ("halv.pdf", &PDF[..40], "halv.pdf är trasig"),
        ("last.pdf", locked, "last.pdf är krypterad: låst med lösenord eller skyddad."),
        ("skript.pdf", small_pdf!("\n/S /JavaScript"), "skript.pdf innehåller JavaScript."),
        (
            "start.pdf",
            small_pdf!("\n/S /Launch"),
            "start.pdf innehåller en åtgärd som startar ett annat program.",
        ),
    ];
    for (name, bytes, sentence) in files {
        let refused = attach(&mut browser, &[(name, bytes)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert!(faults(&refused).contains(sentence), "{}", faults(&refused));
    }
    let before = [b"\xef\xbb\xbf", PDF].concat();
    assert_eq!(
        attach(&mut browser, &[("\u{202e}svar.hta", &before)]).await.location(),
        "/answer/form?at=files"
    );
    assert!(browser.read("/answer/form").await.text.contains("<span>svar.pdf</span>"));
}

#[tokio::test]
async fn more_than_twenty_are_refused() {
    let case = Case::new().await;
    let mut browser = case.opened().await;
    let names: Vec<String> = (0..27).map(|number| format!("{number}.pdf")).collect();
    let files: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), PDF)).collect();
    let refused = attach(&mut browser, &files).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let words =
        "Fler än 20 bilagor går inte att skicka. Ta bort någon av dem, eller slå ihop flera till en PDF.";
    assert!(
        faults(&refused).contains(words) && !faults(&refused).contains("Logga in"),
        "{}",
        faults(&refused)
    );
    assert_eq!(faults(&refused).matches(words).count(), 1, "once for all of them");
    let left = "Inte tillagda: 20.pdf, 21.pdf, 22.pdf, 23.pdf, 24.pdf och 2 till.";
    assert!(faults(&refused).contains(left), "{}", faults(&refused));
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
