//! A form that comes when nobody sits at its request any more: nothing typed is lost.

use axum::http::StatusCode;
use jiff::SignedDuration;
use underlag::domain::request::Status;

use super::{Case, faults, filled, form};

#[tokio::test]
async fn what_was_typed_before_an_hour_of_silence_is_still_there() {
    let case = Case::new().await;
    let mut browser = case.opened().await;
    browser.answer(&[("q.aktivitet.kan-gora", "Det äldre")], "save").await;
    let page = browser.read("/answer/form").await;
    case.gateway.clock.advance(SignedDuration::from_mins(61));
    let typed = [
        ("q.aktivitet.kan-gora", "Det nyare\r\n\"citat\" & <b>"),
        ("q.behandling.nasta-bedomning", "efter jul"),
    ];
    let late =
        browser.submit_with(&filled(&page, &typed, "save"), &[("intyg.pdf", small_pdf!("ett intyg"))]).await;
    assert_eq!(late.status, StatusCode::UNAUTHORIZED);
    assert!(
        late.text.contains("Förfrågan har hunnit stängas") && late.text.contains("Filer som ni just valde")
    );

    let mut again = form(&late, "/l");
    again.set("code", &case.code()).expect("a field");
    again.set("key", "0000").expect("a field");
    let mistyped = browser.submit(&again).await;
    assert!(faults(&mistyped).contains("felskriven"));
    let mut again = form(&mistyped, "/l");
    again.set("key", &case.key()).expect("a field");
    let shown = browser.submit(&again).await;
    assert_eq!(shown.status, StatusCode::OK, "{}", shown.text);
    assert!(shown.text.contains("Det nyare\n&#34;citat&#34; &#38; &#60;b&#62;"), "{}", shown.text);
    assert!(shown.text.contains("efter jul"), "also what is no date");
    assert!(browser.read("/answer/form").await.text.contains("Det nyare"), "the draft has it too");
}

#[tokio::test]
async fn large_files_pass_by_and_what_was_typed_beside_them_stays() {
    let case = Case::new().await;
    let mut browser = case.opened().await;
    let page = browser.read("/answer/form").await;
    case.gateway.clock.advance(SignedDuration::from_mins(61));
    let scan = vec![b'%'; 9 << 20];
    let typed = filled(&page, &[("q.aktivitet.kan-gora", "Det nyare")], "save");
    let late = browser.submit_with(&typed, &[("intyg.pdf", &scan), ("mer.pdf", &scan)]).await;
    assert_eq!(late.status, StatusCode::UNAUTHORIZED);
    assert!(
        late.text.contains("Det+nyare") && late.text.contains("Filer som ni just valde"),
        "{}",
        late.text
    );

    let endless = "ord ".repeat(20_000);
    let typed = filled(&page, &[("q.aktivitet.kan-gora", &endless)], "save");
    let late = browser.submit_with(&typed, &[]).await;
    assert_eq!(late.status, StatusCode::PAYLOAD_TOO_LARGE);
    let typed = filled(&page, &[("q.aktivitet.kan-gora", &"åäö ".repeat(9_000))], "save");
    let mut again = form(&browser.submit_with(&typed, &[]).await, "/l");
    again.set("code", &case.code()).expect("a field");
    again.set("key", &case.key()).expect("a field");
    let shown = browser.submit(&again).await;
    assert!(shown.text.contains("åäö åäö"), "as long as it may be, it fits the page that carries it");
}

#[tokio::test]
async fn a_restart_loses_nothing_either() {
    let case = Case::new().await;
    let mut browser = case.opened().await;
    let page = browser.read("/answer/decline").await;
    let mut declining = form(&page, "/answer/decline");
    declining.set("reason", "needs-visit-first").expect("a choice");
    declining.set("comment", "Kom på besök först").expect("a field");
    let cookies = std::mem::take(&mut browser.0.cookies);
    drop(browser);
    let case = case.restarted();
    let mut browser = case.browser();
    browser.0.cookies = cookies;
    let late = browser.submit(&declining).await;
    assert_eq!(late.status, StatusCode::UNAUTHORIZED);
    let mut again = form(&late, "/l");
    again.set("code", &case.code()).expect("a field");
    again.set("key", &case.key()).expect("a field");
    let shown = browser.submit(&again).await;
    assert_eq!(case.gateway.record(&case.reference).status(), Status::Opened, "nothing is sent by itself");
    let declined = browser.submit(&form(&shown, "/answer/decline")).await;
    assert_eq!(declined.location(), "/answer/receipt", "{}", declined.text);
    assert_eq!(case.gateway.record(&case.reference).status(), Status::Declined);
}

#[tokio::test]
async fn a_form_of_one_request_is_never_taken_for_another() {
    let case = Case::new().await;
    let mut browser = case.opened().await;
    let first = browser.read("/answer/form").await;
    let sent = case.gateway.send(&case.consent, crate::exchange::gateway::CLINIC, "second").await;
    let Ok(underlag::exchange::send::Sent::Now(dispatch)) = sent else { panic!("sent") };
    let second = Case { reference: dispatch.reference, ..case };
    browser.enter(&second.code(), &second.key()).await;
    let late = browser.submit(&filled(&first, &[("q.aktivitet.kan-gora", "Om den första")], "save")).await;
    assert_eq!(late.status, StatusCode::UNAUTHORIZED);
    assert!(!browser.read("/answer/form").await.text.contains("Om den första"));
    let mut again = form(&late, "/l");
    again.set("code", &second.code()).expect("a field");
    again.set("key", &second.key()).expect("a field");
    let refused = browser.submit(&again).await;
    assert!(faults(&refused).contains("en annan förfrågan"), "{}", faults(&refused));
    let mut again = form(&refused, "/l");
    again.set("code", &second.gateway.link(&case.reference)).expect("a field");
    again.set("key", &second.key()).expect("a field");
    assert!(browser.submit(&again).await.text.contains("Om den första"));
}

#[tokio::test]
async fn a_form_with_an_old_token_asks_for_the_key_and_not_for_a_login() {
    let case = Case::new().await;
    let mut browser = case.opened().await;
    let page = browser.read("/answer/more-time").await;
    let mut asking = form(&page, "/answer/more-time");
    asking.set("reason", "Besök bokat").expect("a field");
    asking.set("csrf", "old").expect("a field");
    browser.0.headers.push(("sec-fetch-site", "same-origin".to_owned()));
    let late = browser.submit(&asking).await;
    assert_eq!(late.status, StatusCode::UNAUTHORIZED);
    assert!(late.text.contains("name=\"key\"") && late.text.contains("Bes%C3%B6k+bokat"), "{}", late.text);
}
