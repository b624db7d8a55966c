//! What a recipient keeps of its answer.

use underlag::crypto::seal;
use underlag::domain::language::Language;
use underlag::domain::request::{DeclineReason, Status};
use underlag::domain::workflow::Refusal;
use underlag::exchange::send::Sent;
use underlag::exchange::{Error, answer, consent, draft, fetch, kept, visit};

use super::gateway::{TestGateway, subject};

async fn answered(gateway: &TestGateway, reference: &underlag::domain::reference::Reference) {
    let visit = gateway.open(reference).await.expect("opened");
    draft::fill(&visit, gateway.filled_answer(&visit));
    answer::send(gateway, &visit, Language::Sv, gateway.now()).await.expect("sent");
    let kept = kept::of_visit(gateway, &visit, gateway.now()).await.expect("kept");
    assert!(kept.pdf.starts_with(b"%PDF-") && kept.json.is_some());
    assert!(kept::until(gateway, &visit, gateway.now()).is_some());
}

#[tokio::test]
async fn the_same_link_and_key_open_it_after_the_unit_has_fetched_it_and_until_its_time_is_over() {
    let gateway = TestGateway::new();
    let (held, reference) = gateway.sent().await;
    answered(&gateway, &reference).await;
    let (link, key) = (gateway.link(&reference), gateway.clinic_key.display());
    let (worker, now) = (gateway.worker(), gateway.now());
    let opened = fetch::open(&gateway, &worker, &reference, &held, now).await.expect("opened");
    fetch::confirm(&gateway, &worker, &reference, now).await.expect("fetched");
    let record = gateway.record(&reference);
    assert_eq!(record.status(), Status::Fetched);
    assert!(record.document.is_none() && record.facts.answer.is_none() && record.facts.copy.is_some());

    let keeper = kept::find_copy(&gateway, &link, &key, now).expect("let in");
    let copy = keeper.open(&gateway, now).await.expect("opened");
    let sent = opened.answer.as_ref().expect("the answer");
    assert_eq!(*copy.pdf, *sent.pdf, "the very document");
    assert_eq!((&copy.header, copy.until), (&sent.header, record.expires_at));
    assert!(visit::open(&gateway, &link, &key, now).await.is_err(), "there is no request any more");

    gateway.advance_days(31);
    let over = kept::find_copy(&gateway, &link, &key, gateway.now());
    assert!(matches!(over, Err(Error::Refused(Refusal::AlreadyAnswered))), "{over:?}");
    let expiring = gateway.store.expiring(gateway.now(), 9).expect("readable");
    assert_eq!(expiring.iter().map(|record| record.reference).collect::<Vec<_>>(), [reference]);
    let change =
        underlag::domain::workflow::fetch::expire(&expiring[0], gateway.now()).expect("a copy is left");
    gateway.commit(change).await.expect("committed");
    let record = gateway.record(&reference);
    assert_eq!((record.status(), record.facts.copy), (Status::Fetched, None));
}

#[tokio::test]
async fn nobody_elses_key_opens_it() {
    let gateway = TestGateway::new();
    let (held, reference) = gateway.sent().await;
    answered(&gateway, &reference).await;
    let sealed = gateway.record(&reference).facts.copy.expect("a copy");
    let cipher = gateway.spool.read(&sealed).await.expect("there");
    assert!(seal::open(&cipher, &held.secret.identity()).is_err(), "the consent does not");
    assert!(seal::open(&cipher, &gateway.clinic_key.identity()).is_ok(), "the recipient's key does");
    let other = underlag::crypto::recipient_key::RecipientKey::generate(&gateway.random).expect("a key");
    let stranger = kept::find_copy(&gateway, &gateway.link(&reference), &other.display(), gateway.now());
    assert!(matches!(stranger, Err(Error::NotFound)), "{stranger:?}");
}

#[tokio::test]
async fn a_revoked_consent_takes_it_along() {
    let gateway = TestGateway::new();
    let (held, reference) = gateway.sent().await;
    answered(&gateway, &reference).await;
    let (worker, now) = (gateway.worker(), gateway.now());
    fetch::open(&gateway, &worker, &reference, &held, now).await.expect("opened");
    fetch::confirm(&gateway, &worker, &reference, now).await.expect("fetched");
    let id = gateway.record(&reference).facts.copy.expect("a copy").id;
    consent::revoke(&gateway, &worker, &held.id, now).await.expect("revoked");
    let record = gateway.record(&reference);
    assert_eq!((record.status(), record.facts.copy), (Status::Fetched, None));
    assert!(gateway.store.pending_destructions(10).expect("readable").contains(&id));
    let gone = kept::find_copy(&gateway, &gateway.link(&reference), &gateway.clinic_key.display(), now);
    assert!(gone.is_err());
}

#[tokio::test]
async fn a_one_time_key_keeps_a_refusal_too() {
    let gateway = TestGateway::new();
    let consent = gateway.consent().await;
    let sent = gateway.send(&consent, "vc-bjorkan", "once").await.expect("sent");
    let Sent::Now(dispatch) = sent else { panic!("sent now") };
    let key = dispatch.one_time_key.as_ref().expect("a one-time key").display();
    let (link, now) = (gateway.link(&dispatch.reference), gateway.now());
    let visit = visit::open(&gateway, &link, &key, now).await.expect("opened");
    assert_eq!(visit.request.header.subject, subject());
    let none = kept::find_copy(&gateway, &link, &key, now);
    assert!(matches!(none, Err(Error::Refused(Refusal::NothingToFetch))), "{none:?}");
    answer::decline(&gateway, &visit, DeclineReason::NoMandate, "", now).await.expect("declined");
    let keeper = kept::find_copy(&gateway, &link, &key, now).expect("let in");
    assert!(keeper.open(&gateway, now).await.expect("opened").json.is_none());
    let other = kept::find_copy(&gateway, &link, &gateway.clinic_key.display(), now);
    assert!(matches!(other, Err(Error::NotFound)), "{other:?}");
}
