//! What follows what: enquiry, supplement, the next request.

use underlag::domain::consent::Subject;
use underlag::domain::digest::Digest;
use underlag::domain::language::Language;
use underlag::domain::reference::Reference;
use underlag::domain::workflow::Refusal;
use underlag::domain::workflow::send::may_follow;
use underlag::exchange::consent::Giver;
use underlag::exchange::consent_file::HeldConsent;
use underlag::exchange::send::{self, Request, Sent};
use underlag::exchange::{Error, consent, consent_file, thread};

use super::gateway::{CLINIC, KIND, TestGateway, client_named, request};
use super::unnamed::{self, CONSULTATION, TEAM, ask, pia, protected};

/// Sends a request that follows another one.
async fn following(
    gateway: &TestGateway,
    consent: &HeldConsent,
    previous: Reference,
    submission: &str,
) -> Result<Reference, Error> {
    let response = gateway.filled_request(consent);
    let worker = gateway.worker();
    let request = Request { previous: Some(previous), ..request(&worker, consent, &response) };
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

    let other = client_named("Sven Sjögren", "190002109809");
    let handout = consent::give(
        &gateway,
        &gateway.worker(),
        Giver::alone(&Subject::Client(other)),
        gateway.terms(),
        gateway.now(),
    )
    .await;
    let pdf = handout.expect("a consent").pdf;
    let other = consent_file::read(&gateway, &pdf, gateway.now()).expect("our own consent document");
    let refused = following(&gateway, &other, first, "third").await;
    assert!(matches!(refused, Err(Error::Refused(Refusal::OtherClient))), "{refused:?}");
    let nothing = Reference::from_digest(&Digest::from_bytes([9; 32]));
    let refused = following(&gateway, &again, nothing, "fourth").await;
    assert!(matches!(refused, Err(Error::Refused(Refusal::OtherClient))), "{refused:?}");
}

#[tokio::test]
async fn where_nobody_is_named_it_follows_with_the_same_document_only() {
    let gateway = TestGateway::new();
    let (one, other) = (protected(&gateway).await, protected(&gateway).await);
    let first = unnamed::sent(ask(&gateway, &pia(&gateway), &one, (KIND, CLINIC), |_| {}, &[]).await);
    let refused = following(&gateway, &other, first, "second").await;
    assert!(matches!(refused, Err(Error::Refused(Refusal::OtherDocument))), "{refused:?}");
    let text = underlag::text::get(Language::Sv, &Error::Refused(Refusal::OtherDocument).text_key());
    assert!(text.contains("samma samtyckes- eller nyckeldokument"), "{text}");
    let named = gateway.consent().await;
    let refused = following(&gateway, &named, first, "third").await;
    assert!(matches!(refused, Err(Error::Refused(Refusal::OtherDocument))), "{refused:?}");
    following(&gateway, &one, first, "fourth").await.expect("with the same consent");

    let key = unnamed::key(&gateway).await;
    let consultation = ask(&gateway, &gateway.worker(), &key, (CONSULTATION, TEAM), |_| {}, &[]).await;
    let consultation = unnamed::sent(consultation);
    let (own, new) = (gateway.record(&consultation), unnamed::key(&gateway).await);
    let follows = |held: &HeldConsent| may_follow(Some(&own), &held.client_digest(), held.subject.kind());
    assert_eq!(follows(&key), Ok(()));
    assert_eq!(follows(&new), Err(Refusal::OtherDocument));
}
