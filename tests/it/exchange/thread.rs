//! What follows what: enquiry, supplement, the next request.

use underlag::domain::consent::{Client, Subject};
use underlag::domain::digest::Digest;
use underlag::domain::language::Language;
use underlag::domain::reference::Reference;
use underlag::domain::workflow::Refusal;
use underlag::exchange::consent_file::HeldConsent;
use underlag::exchange::send::{self, Request, Sent};
use underlag::exchange::{Error, consent, consent_file, thread};

use super::gateway::{CLINIC, KIND, TestGateway};

/// Sends a request that follows another one.
async fn following(
    gateway: &TestGateway,
    consent: &HeldConsent,
    previous: Reference,
    submission: &str,
) -> Result<Reference, Error> {
    let response = gateway.filled_request(consent);
    let worker = gateway.worker();
    let request = Request {
        no_names: &[],
        worker: &worker,
        consent,
        kind: KIND,
        recipient: CLINIC,
        case_number: "",
        response: &response,
        language: Language::Sv,
        previous: Some(previous),
        by_post: false,
    };
    match send::send(gateway, request, submission, gateway.now()).await? {
        Sent::Now(dispatch) => Ok(dispatch.reference),
        Sent::Before(reference) => Ok(reference),
    }
}

fn references(gateway: &TestGateway, of: &Reference) -> Vec<Reference> {
    let thread = thread::of(gateway, &gateway.worker(), &gateway.record(of)).expect("read");
    thread.into_iter().map(|record| record.reference).collect()
}

#[tokio::test]
async fn a_thread_is_the_same_from_each_of_its_requests() {
    let gateway = TestGateway::new();
    let (consent, first) = gateway.sent().await;
    assert_eq!(references(&gateway, &first), [first]);
    gateway.advance_days(1);
    let second = following(&gateway, &consent, first, "second").await.expect("sent");
    gateway.advance_days(1);
    let third = following(&gateway, &consent, first, "third").await.expect("sent");
    gateway.advance_days(1);
    let last = following(&gateway, &consent, second, "last").await.expect("sent");
    for one in [first, second, third, last] {
        assert_eq!(references(&gateway, &one), [first, second, third, last]);
    }
    let stranger = thread::of(&gateway, &gateway.stranger(), &gateway.record(&first)).expect("read");
    assert!(stranger.is_empty(), "another unit sees nothing of it");
}

#[tokio::test]
async fn the_recipient_reads_what_it_follows() {
    let gateway = TestGateway::new();
    let (consent, first) = gateway.sent().await;
    let second = following(&gateway, &consent, first, "second").await.expect("sent");
    let visit = gateway.open(&second).await.expect("the clinic opens it");
    assert_eq!(visit.request.header.previous, Some(first));
    let first = gateway.open(&first).await.expect("the clinic opens it");
    assert_eq!(first.request.header.previous, None);
}

#[tokio::test]
async fn it_can_follow_under_another_consent_of_the_same_client_only() {
    let gateway = TestGateway::new();
    let (_, first) = gateway.sent().await;
    let again = gateway.consent().await;
    let second = following(&gateway, &again, first, "second").await.expect("sent under a new consent");
    assert_eq!(gateway.record(&second).previous, Some(first));

    let other = Client { name: "Sven Sjögren".to_owned(), personal_number: "190002109809".to_owned() };
    let handout =
        consent::give(&gateway, &gateway.worker(), &Subject::Client(other), gateway.terms(), gateway.now())
            .await;
    let pdf = handout.expect("a consent").pdf;
    let other = consent_file::read(&gateway, &pdf, gateway.now()).expect("our own consent document");
    let refused = following(&gateway, &other, first, "third").await;
    assert!(matches!(refused, Err(Error::Refused(Refusal::OtherClient))), "{refused:?}");
    let nothing = Reference::from_digest(&Digest::from_bytes([9; 32]));
    let refused = following(&gateway, &again, nothing, "fourth").await;
    assert!(matches!(refused, Err(Error::Refused(Refusal::OtherClient))), "{refused:?}");
}
