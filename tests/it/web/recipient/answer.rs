//! Filling in, checking and sending the answer.

use axum::http::StatusCode;
use underlag::domain::notice::Letter;
use underlag::domain::request::{Outcome, Status};
use underlag::exchange::fetch;

use super::{Case, faults, filled, form};

#[tokio::test]
async fn from_the_link_to_the_receipt() {
    let case = Case::new().await;
    case.prepared().await;
    let mut browser = case.opened().await;
    let page = browser.read("/answer").await;
    assert!(page.text.contains("Fortsätt med svaret"));
    let checked = browser.answer(&[("q.svarare.svarare-namn", "Björn Å. Test")], "preview").await;
    assert_eq!(checked.location(), "/answer/preview", "{}", faults(&checked));
    let preview = browser.read("/answer/preview").await;
    assert!(preview.text.contains("Björn Å. Test"));
    assert!(preview.text.contains("3 av 3"), "the score is shown before sending");
    assert!(browser.read("/answer/preview.pdf").await.bytes.starts_with(b"%PDF-"));
    assert_eq!(case.gateway.record(&case.reference).status(), Status::Opened, "nothing is sent yet");

    let sent = browser.submit(&form(&preview, "/answer/send")).await;
    assert_eq!(sent.location(), "/answer/receipt", "{}", sent.text);
    let receipt = browser.read("/answer/receipt").await;
    assert!(receipt.text.contains("Svaret är skickat") && receipt.text.contains(&case.reference.to_string()));
    assert!(!receipt.text.contains("Märta"), "the receipt names no client");
    assert!(browser.read("/answer/receipt.pdf").await.bytes.starts_with(b"%PDF-"));
    assert!(receipt.text.contains("Bara er nyckel öppnar den"));
    assert!(browser.read("/answer/copy.pdf").await.bytes.starts_with(b"%PDF-"));
    assert!(browser.read("/answer/copy.json").await.text.contains("QuestionnaireResponse"));
    assert_eq!(browser.get("/answer/form").await.location(), "/answer/receipt");
    assert_eq!(case.gateway.record(&case.reference).status(), Status::Answered);
    let worker = case.gateway.worker();
    let opened =
        fetch::open(&case.gateway, &worker, &case.reference, &case.consent, case.gateway.now()).await;
    assert!(opened.expect("the unit opens it").answer.is_some());
}

#[tokio::test]
async fn whoever_has_answered_comes_back_for_its_copy() {
    let case = Case::new().await;
    case.prepared().await;
    let mut first = case.opened().await;
    assert_eq!(first.get("/answer/copy").await.location(), "/l", "nothing is sent yet");
    let preview = first.read("/answer/preview").await;
    first.submit(&form(&preview, "/answer/send")).await;

    let mut browser = case.browser();
    assert_eq!(browser.get("/answer/copy.pdf").await.location(), "/l", "no key, no copy");
    assert_eq!(browser.enter(&case.code(), &case.key()).await.location(), "/answer/copy");
    let page = browser.read("/answer/copy").await;
    assert!(page.text.contains("Er kopia") && page.text.contains(&case.reference.to_string()));
    assert!(!page.text.contains("Märta"), "the page names no client");
    let pdf = browser.read("/answer/copy.pdf").await;
    assert!(pdf.bytes.starts_with(b"%PDF-") && pdf.header("content-disposition").starts_with("attachment"));
    assert_eq!(browser.get("/answer").await.location(), "/l", "there is no request any more");
    assert_eq!(browser.submit(&form(&page, "/answer/leave")).await.location(), "/l");
    assert_eq!(browser.get("/answer/copy").await.location(), "/l");
}

#[tokio::test]
async fn what_the_document_can_not_show_is_told_before_it_is_signed() {
    let case = Case::new().await;
    case.prepared().await;
    let mut browser = case.opened().await;
    let checked = browser.answer(&[("q.svarare.svarare-namn", "ሰላም Test")], "preview").await;
    assert_eq!(checked.location(), "/answer/preview", "{}", faults(&checked));
    let preview = browser.read("/answer/preview").await;
    assert!(preview.text.contains("kan inte visa ሰ (U+1230), ላ (U+120B), ም (U+121D)"), "{}", preview.text);
    let sent = browser.submit(&form(&preview, "/answer/send")).await;
    assert_eq!(sent.location(), "/answer/receipt", "it stops nothing");
}

#[tokio::test]
async fn sending_twice_is_one_answer() {
    let case = Case::new().await;
    case.prepared().await;
    let mut browser = case.opened().await;
    let form = form(&browser.read("/answer/preview").await, "/answer/send");
    for _ in 0..2 {
        assert_eq!(browser.submit(&form).await.location(), "/answer/receipt");
    }
    let letters = case.gateway.outbox();
    assert_eq!(letters.iter().filter(|notice| notice.letter == Letter::AnswerArrived).count(), 1);
}

#[tokio::test]
async fn two_browsers_send_one_answer_and_the_second_reads_so() {
    let case = Case::new().await;
    case.prepared().await;
    let (mut one, mut two) = (case.opened().await, case.opened().await);
    let sending = form(&two.read("/answer/preview").await, "/answer/send");
    let first = form(&one.read("/answer/preview").await, "/answer/send");
    assert_eq!(one.submit(&first).await.location(), "/answer/receipt");
    let second = two.submit(&sending).await;
    assert_eq!(second.status, StatusCode::CONFLICT);
    assert!(second.text.contains("redan besvarad"), "{}", second.text);
}

#[tokio::test]
async fn what_is_missing_is_said_and_everything_typed_is_kept() {
    let case = Case::new().await;
    let mut browser = case.opened().await;
    let typed =
        [("q.svarare.svarare-telefon", "0123-11 22 33"), ("q.aktivitet.kan-gora", "Går två km.\nLagar mat.")];
    let refused = browser.answer(&typed, "preview").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(faults(&refused).contains("Skriv namn."), "{}", faults(&refused));
    assert!(refused.text.contains("href=\"#q.svarare.svarare-namn\""));
    for text in ["0123-11 22 33", "Lagar mat."] {
        assert!(refused.text.contains(text), "{text}");
    }
    assert!(browser.read("/answer/form").await.text.contains("Lagar mat."), "it is saved as well");
    assert_eq!(browser.get("/answer/preview").await.location(), "/answer/form");
}

#[tokio::test]
async fn an_answer_that_only_says_who_answers_is_refused_with_the_way_to_decline() {
    let case = Case::new().await;
    let mut browser = case.opened().await;
    let who = [
        ("q.svarare.svarare-namn", "Kim Exempel"),
        ("q.svarare.svarare-yrke", "nurse"),
        ("q.svarare.svarare-enhet", "Tallbackens vårdcentral"),
    ];
    let refused = browser.answer(&who, "preview").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(faults(&refused).contains("Ingen fråga är besvarad"), "{}", faults(&refused));
    assert!(refused.text.contains("href=\"/answer/decline\""));
    assert_eq!(browser.get("/answer/preview").await.location(), "/answer/form");
    assert!(case.gateway.record(&case.reference).is_open());

    let taken = browser.answer(&[("q.funktion.f-omraden", "cannot-judge")], "preview").await;
    assert_eq!(taken.location(), "/answer/preview", "{}", faults(&taken));
    let preview = browser.read("/answer/preview").await;
    assert!(preview.text.contains("lämnas av Kim Exempel, Sjuksköterska, Tallbackens vårdcentral"));
}

#[tokio::test]
async fn a_text_that_is_no_date_stays_in_its_field() {
    let case = Case::new().await;
    let mut browser = case.opened().await;
    for button in ["save", "preview"] {
        let refused = browser.answer(&[("q.behandling.nasta-bedomning", "efter jul")], button).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{button}");
        assert!(faults(&refused).contains("Skriv ett datum"), "{button}: {}", faults(&refused));
        assert!(refused.text.contains("efter jul"), "{button}");
    }
}

#[tokio::test]
async fn completeness_is_said_while_typing() {
    let case = Case::new().await;
    let mut browser = case.opened().await;
    let page = browser.read("/answer/form").await;
    assert!(page.text.contains("Underlagets fullständighet: 0 av 3"), "{}", page.text);
    let mut form = filled(&page, &[("q.diagnos.diagnos-far-lamnas", "no")], "save");
    form.action = "/answer/review".to_owned();
    form.multipart = false;
    let answer = browser.submit(&form).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.text.contains("1 av 3"), "{}", answer.text);
    assert!(answer.text.contains("href=\"#q.funktion.f-omraden\""), "{}", answer.text);
    assert!(case.gateway.record(&case.reference).facts.draft.is_none(), "nothing is kept");
}

#[tokio::test]
async fn what_the_unit_asks_for_in_particular_comes_first() {
    let case = Case::new().await;
    let page = case.opened().await.read("/answer/form").await;
    let asked = page.text.split("id=\"asked-heading\"").nth(1).expect("a list").split("</nav>").next();
    assert!(asked.is_some_and(|list| list.contains("href=\"#q.funktion\"")), "{asked:?}");
}

#[tokio::test]
async fn a_draft_survives_a_restart() {
    let case = Case::new().await;
    let mut browser = case.opened().await;
    let saved = browser.answer(&[("q.aktivitet.kan-gora", "Cyklar till affären")], "save").await;
    assert_eq!(saved.location(), "/answer/form?at=top");
    assert!(browser.read("/answer/form").await.text.contains("Sparat."));
    drop(browser);
    let case = case.restarted();
    let page = case.opened().await.read("/answer/form").await;
    assert!(page.text.contains("Cyklar till affären"), "{}", page.text);
}

#[tokio::test]
async fn parts_are_added_and_removed_without_losing_the_rest() {
    let case = Case::new().await;
    case.prepared().await;
    let mut browser = case.opened().await;
    let mut form = form(&browser.read("/answer/form").await, "/answer/form");
    form.set("q.aktivitet.kan-gora", "Nytt om vad patienten klarar").expect("a field");
    form.press("q-do", "add q.diagnos.diagnoser").expect("a button");
    let added = browser.submit(&form).await;
    assert_eq!(added.status, StatusCode::OK);
    assert!(added.text.contains("Diagnos som påverkar förmågan 4"), "{}", added.text);
    assert!(added.text.contains("Nytt om vad patienten klarar"));
}

#[tokio::test]
async fn a_late_answer_is_taken_and_said_to_be_late() {
    let case = Case::new().await;
    case.prepared().await;
    case.gateway.advance_days(30);
    let mut browser = case.opened().await;
    assert!(browser.read("/answer").await.text.contains("Svarstiden har gått ut."));
    let preview = browser.read("/answer/preview").await;
    assert!(preview.text.contains("märks som sent"));
    browser.submit(&form(&preview, "/answer/send")).await;
    assert!(browser.read("/answer/receipt").await.text.contains("märkt som sent"));
    let outcome = case.gateway.record(&case.reference).facts.outcome;
    assert!(matches!(outcome, Some(Outcome::Answered { late: true, .. })), "{outcome:?}");
}

#[tokio::test]
async fn the_form_speaks_the_readers_language() {
    let case = Case::new().await;
    let mut browser = case.opened().await;
    browser.0.headers.push(("accept-language", "en".to_owned()));
    let page = browser.read("/answer/form").await;
    assert!(page.text.contains("<html lang=\"en\">") && page.text.contains("Completeness: 0 of 3"));
    let refused = browser.answer(&[], "preview").await;
    assert!(!faults(&refused).is_empty() && !faults(&refused).contains("Svara"), "{}", faults(&refused));
}
