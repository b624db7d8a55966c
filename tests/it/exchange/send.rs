//! Sending: what the consent allows, once, and nothing lost when it fails.

use crate::scope::only;
use underlag::domain::InformationCategory;
use underlag::domain::workflow::Refusal;
use underlag::exchange::send::{self, Sent};
use underlag::exchange::{Error, consent_file};
use underlag::forms::response::Response;

use super::gateway::{CLINIC, TestGateway, request};

#[tokio::test]
async fn the_same_form_sent_twice_is_one_request() {
    let gateway = TestGateway::new();
    let consent = gateway.consent().await;
    let (one, two) =
        tokio::join!(gateway.send(&consent, CLINIC, "the same"), gateway.send(&consent, CLINIC, "the same"),);
    let references: Vec<_> = [one, two]
        .into_iter()
        .map(|sent| match sent.expect("sent") {
            Sent::Now(dispatch) => dispatch.reference,
            Sent::Before(reference) => reference,
        })
        .collect();
    assert_eq!(references[0], references[1]);
    assert_eq!(gateway.outbox().len(), 1);
    assert_eq!(gateway.sealed_files(), 1);
}

#[tokio::test]
async fn outside_the_consent_nothing_is_sent() {
    let gateway = TestGateway::new();
    let mut terms = gateway.terms();
    terms.rows = gateway.rows(&[CLINIC, "verkstaden", "vc-ny"]);
    let pdf = gateway.consent_pdf(terms).await;
    let consent = consent_file::read(&gateway, &pdf, gateway.now()).expect("a consent");
    for (recipient, expected) in [
        ("vc-bjorkan", Refusal::OutsideParties),
        ("verkstaden", Refusal::WrongSortOfRecipient),
        ("vc-ny", Refusal::RecipientNotReady),
    ] {
        match gateway.send(&consent, recipient, recipient).await {
            Err(Error::Refused(refusal)) => assert_eq!(refusal, expected, "{recipient}"),
            other => panic!("{recipient}: {other:?}"),
        }
    }
    assert_eq!((gateway.outbox().len(), gateway.sealed_files()), (0, 0));
}

#[tokio::test]
async fn another_units_worker_can_not_send_under_it() {
    let gateway = TestGateway::new();
    let consent = gateway.consent().await;
    let response = gateway.filled_request(&consent);
    let worker = gateway.stranger();
    let request = request(&worker, &consent, &response);
    let result = send::send(&gateway, request, "x", gateway.now()).await;
    assert!(matches!(result, Err(Error::Refused(Refusal::OutsideUnit))), "{result:?}");
}

#[tokio::test]
async fn a_consent_without_the_kinds_categories_is_refused() {
    let gateway = TestGateway::new();
    let mut terms = gateway.terms();
    only(&mut terms, &[InformationCategory::ActivityAndAttendance]);
    let pdf = gateway.consent_pdf(terms).await;
    let consent = consent_file::read(&gateway, &pdf, gateway.now()).expect("a consent");
    let result = gateway.send_response(&consent, CLINIC, "x", &Response::default()).await;
    assert!(matches!(result, Err(Error::Refused(Refusal::OutsideCategories))), "{result:?}");
}

#[tokio::test]
async fn an_incomplete_form_is_refused_with_its_errors() {
    let gateway = TestGateway::new();
    let consent = gateway.consent().await;
    let result = gateway.send_response(&consent, CLINIC, "x", &Response::default()).await;
    let Err(Error::Form(report)) = result else { panic!("{result:?}") };
    assert!(report.errors.iter().any(|finding| finding.code == "required"), "{report:?}");
    assert_eq!((gateway.outbox().len(), gateway.sealed_files()), (0, 0));
}

#[tokio::test]
async fn the_answer_form_holds_only_what_the_consent_allows() {
    let gateway = TestGateway::new();
    let mut terms = gateway.terms();
    only(&mut terms, &[InformationCategory::ActivityLimitation]);
    let pdf = gateway.consent_pdf(terms).await;
    let consent = consent_file::read(&gateway, &pdf, gateway.now()).expect("a consent");
    let mut response = gateway.filled_request(&consent);
    // Why now, and nothing of what this consent leaves out.
    response.items.truncate(1);
    let sent = gateway.send_response(&consent, CLINIC, "x", &response).await.expect("sent");
    let Sent::Now(dispatch) = sent else { panic!("sent now") };
    let visit = gateway.open(&dispatch.reference).await.expect("opened");
    let categories: Vec<&str> = visit
        .answer_form
        .walk()
        .flat_map(|item| &item.codes)
        .filter(|code| code.system == "urn:underlag:information-category")
        .map(|code| code.code.as_str())
        .collect();
    assert!(!categories.is_empty());
    assert!(categories.iter().all(|code| *code == "activity-limitation"), "{categories:?}");
}

#[tokio::test]
async fn a_preview_is_signed_by_nobody_and_leaves_nothing() {
    let gateway = TestGateway::new();
    let consent = gateway.consent().await;
    let response = gateway.filled_request(&consent);
    let worker = gateway.worker();
    let request = request(&worker, &consent, &response);
    let pdf = send::preview(&gateway, request, gateway.now()).expect("a preview");
    assert!(underlag::document::read::attachments(&pdf).expect("a PDF").is_empty());
    assert_eq!((gateway.outbox().len(), gateway.sealed_files()), (0, 0));
}
