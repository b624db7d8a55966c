//! Everything else a recipient can say: received, later, not ours, no.

use axum::http::StatusCode;
use underlag::domain::request::{DeclineReason, Outcome, Status};

use super::{Case, faults, form};

#[tokio::test]
async fn acknowledging_tells_when_to_expect_an_answer() {
    let case = Case::new().await;
    let mut browser = case.opened().await;
    let mut acknowledging = form(&browser.read("/answer").await, "/answer/acknowledge");
    acknowledging.set("expected", "2026-11-01").expect("a field");
    let past = browser.submit(&acknowledging).await;
    assert_eq!(past.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(faults(&past).contains("Datumet har redan varit."), "{}", faults(&past));
    assert!(past.text.contains("2026-11-01"));

    acknowledging.set("expected", "2026-12-09").expect("a field");
    assert_eq!(browser.submit(&acknowledging).await.location(), "/answer");
    assert!(browser.read("/answer").await.text.contains("räknar med att svara den 9 december 2026"));
    assert_eq!(case.gateway.record(&case.reference).status(), Status::Acknowledged);
}

#[tokio::test]
async fn acknowledging_needs_no_date() {
    let case = Case::new().await;
    let mut browser = case.opened().await;
    let acknowledging = form(&browser.read("/answer").await, "/answer/acknowledge");
    assert_eq!(browser.submit(&acknowledging).await.location(), "/answer");
    assert!(browser.read("/answer").await.text.contains("Ni bekräftade mottagandet den 23 november 2026."));
}

#[tokio::test]
async fn more_time_needs_a_date_and_a_reason() {
    let case = Case::new().await;
    let mut browser = case.opened().await;
    let mut asking = form(&browser.read("/answer/more-time").await, "/answer/more-time");
    for (until, reason, fault) in [
        ("", "Semester", "Ange ett datum"),
        ("snart", "Semester", "Ange ett datum"),
        ("2026-11-20", "Semester", "Datumet har redan varit."),
        ("2027-11-20", "Semester", "mer än ett halvår fram"),
        ("2026-12-21", " ", "Skriv kort varför"),
    ] {
        asking.set("until", until).expect("a field");
        asking.set("reason", reason).expect("a field");
        let refused = browser.submit(&asking).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{until}");
        assert!(faults(&refused).contains(fault), "{until}: {}", faults(&refused));
        assert!(refused.text.contains(reason.trim()), "{until}: the reason is kept");
    }
    asking.set("reason", "Besök bokat den 18 december").expect("a field");
    assert_eq!(browser.submit(&asking).await.location(), "/answer");
    assert!(browser.read("/answer").await.text.contains("Ni har bett om tid till den 21 december 2026."));
    assert_eq!(case.gateway.record(&case.reference).status(), Status::MoreTimeAsked);
}

#[tokio::test]
async fn declining_needs_a_reason_and_is_an_outcome() {
    let case = Case::new().await;
    let mut browser = case.opened().await;
    let mut declining = form(&browser.read("/answer/decline").await, "/answer/decline");
    declining.set("comment", "Vi har ingen tid").expect("a field");
    let refused = browser.submit(&declining).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(faults(&refused).contains("Välj ett skäl."));
    assert!(refused.text.contains("Vi har ingen tid"));
    declining.set("reason", "other").expect("a choice");
    declining.set("comment", "  ").expect("a field");
    assert!(faults(&browser.submit(&declining).await).contains("Skriv vilket skälet är."));
    declining.set("reason", "fee-not-agreed").expect("a choice");
    assert_eq!(browser.submit(&declining).await.location(), "/answer/receipt");
    assert!(browser.read("/answer/receipt").await.text.contains("Förfrågan är avböjd"));
    let outcome = case.gateway.record(&case.reference).facts.outcome;
    assert!(
        matches!(outcome, Some(Outcome::Declined { reason: DeclineReason::FeeNotAgreed, .. })),
        "{outcome:?}"
    );
}

#[tokio::test]
async fn not_our_patient_passes_the_request_back() {
    let case = Case::new().await;
    let mut browser = case.opened().await;
    let mut passing = form(&browser.read("/answer/wrong-recipient").await, "/answer/wrong-recipient");
    passing.set("perhaps", &"x".repeat(501)).expect("a field");
    assert!(faults(&browser.submit(&passing).await).contains("högst 500 tecken"));
    passing.set("perhaps", "Björkans vårdcentral").expect("a field");
    assert_eq!(browser.submit(&passing).await.location(), "/answer/receipt");
    assert!(browser.read("/answer/receipt").await.text.contains("lämnad tillbaka"));
    assert_eq!(case.gateway.record(&case.reference).status(), Status::WrongRecipient);
}

#[tokio::test]
async fn leaving_leaves_nothing() {
    let case = Case::new().await;
    let mut browser = case.opened().await;
    let cookies = browser.0.cookies.clone();
    let leaving = form(&browser.read("/answer").await, "/answer/leave");
    let left = browser.submit(&leaving).await;
    assert_eq!(left.location(), "/l");
    assert!(left.header("clear-site-data").contains("cache"));
    assert!(!browser.0.cookies.contains_key("__Host-recipient"));
    assert!(browser.read("/l").await.text.contains("Förfrågan är stängd."));
    browser.0.cookies = cookies;
    assert_eq!(browser.get("/answer").await.location(), "/l", "an old cookie finds nothing");
}
