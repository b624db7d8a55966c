//! Sealed documents that are not on the disk as they were put there: told to those who can do something.

use std::fs;
use std::path::PathBuf;

use underlag::domain::audit::{Action, Entity};
use underlag::domain::language::Language;
use underlag::domain::notice::{Audience, Letter};
use underlag::domain::reference::Reference;
use underlag::domain::request::{NextActor, Sealed, Status};
use underlag::exchange::consent_file::HeldConsent;
use underlag::exchange::{Error, answer, draft, fetch, visit};
use underlag::spool;

use super::gateway::TestGateway;
use crate::log::Log;

fn place(gateway: &TestGateway, sealed: &Sealed) -> PathBuf {
    spool::place(&gateway.folder.path().join("data/spool"), &sealed.id)
}

/// A request, answered.
async fn answered(gateway: &TestGateway) -> (HeldConsent, Reference, Sealed) {
    let (consent, reference) = gateway.sent().await;
    let visit = gateway.open(&reference).await.expect("opened");
    draft::fill(&visit, gateway.filled_answer(&visit));
    answer::send(gateway, &visit, Language::Sv, gateway.now()).await.expect("sent");
    let sealed = gateway.record(&reference).facts.answer.expect("an answer");
    (consent, reference, sealed)
}

/// One event, one letter to the unit, and its turn.
fn is_told_once(gateway: &TestGateway, reference: &Reference, status: Status) {
    let record = gateway.record(reference);
    assert_eq!((record.status(), record.next_actor()), (status, NextActor::Unit));
    let events = gateway.store.events(&Entity::Request(*reference)).expect("readable");
    assert_eq!(events.iter().filter(|event| event.action == Action::DocumentLost).count(), 1);
    let outbox = gateway.outbox();
    let letters: Vec<_> = outbox.iter().filter(|notice| notice.letter == Letter::DocumentLost).collect();
    assert_eq!(letters.len(), 1);
    assert_eq!(letters[0].audience, Audience::Unit(record.unit));
}

#[tokio::test]
async fn a_lost_or_damaged_request_is_told_to_the_log_and_the_unit() {
    for damaged in [false, true] {
        let gateway = TestGateway::new();
        let (consent, reference) = gateway.sent().await;
        let file = place(&gateway, &gateway.record(&reference).document.expect("sealed"));
        let link = gateway.link(&reference);
        if damaged {
            fs::write(&file, b"age-encryption.org/v1\nsomething else").expect("written");
        } else {
            fs::remove_file(&file).expect("removed");
        }
        let log = Log::listen();
        for _ in 0..2 {
            let opened = visit::open(&gateway, &link, &gateway.clinic_key.display(), gateway.now()).await;
            assert!(matches!(opened, Err(Error::Lost)), "{opened:?}");
            let opened = fetch::open(&gateway, &gateway.worker(), &reference, &consent, gateway.now()).await;
            assert!(matches!(opened, Err(Error::Lost)), "{opened:?}");
        }
        is_told_once(&gateway, &reference, Status::RequestLost);
        let told = log.text();
        assert!(told.contains("ERROR") && told.contains(&reference.to_string()), "{told}");
        fetch::withdraw(&gateway, &gateway.worker(), &reference, gateway.now()).await.expect("withdrawn");
        assert_eq!(gateway.record(&reference).status(), Status::Withdrawn);
    }
}

#[tokio::test]
async fn a_lost_answer_is_told_and_is_let_go_not_fetched() {
    let gateway = TestGateway::new();
    let (consent, reference, sealed) = answered(&gateway).await;
    fs::remove_file(place(&gateway, &sealed)).expect("removed");
    let worker = gateway.worker();
    let opened = fetch::open(&gateway, &worker, &reference, &consent, gateway.now()).await;
    assert!(matches!(opened, Err(Error::Lost)), "{opened:?}");
    is_told_once(&gateway, &reference, Status::AnswerLost);

    fetch::confirm(&gateway, &worker, &reference, gateway.now()).await.expect("let go");
    let record = gateway.record(&reference);
    assert_eq!((record.status(), record.next_actor()), (Status::Expired, NextActor::Nobody));
    assert_eq!((record.document, record.facts.answer, record.facts.fetched_at), (None, None, None));
    let again = fetch::confirm(&gateway, &worker, &reference, gateway.now()).await;
    assert!(matches!(again, Err(Error::Refused(_))), "{again:?}");
}

#[tokio::test]
async fn a_restored_answer_opens_and_is_fetched() {
    let gateway = TestGateway::new();
    let (consent, reference, sealed) = answered(&gateway).await;
    let (file, aside) = (place(&gateway, &sealed), gateway.folder.path().join("aside"));
    fs::rename(&file, &aside).expect("moved");
    let worker = gateway.worker();
    assert!(fetch::open(&gateway, &worker, &reference, &consent, gateway.now()).await.is_err());
    fs::rename(&aside, &file).expect("restored");
    fetch::open(&gateway, &worker, &reference, &consent, gateway.now()).await.expect("opens");
    assert_eq!(gateway.record(&reference).status(), Status::Answered);
    fetch::confirm(&gateway, &worker, &reference, gateway.now()).await.expect("fetched");
    assert_eq!(gateway.record(&reference).status(), Status::Fetched);
}

#[tokio::test]
async fn a_lost_draft_leaves_the_request_to_be_answered_anew() {
    let gateway = TestGateway::new();
    let (_, reference) = gateway.sent().await;
    let visit = gateway.open(&reference).await.expect("opened");
    draft::fill(&visit, gateway.filled_answer(&visit));
    draft::save(&gateway, &visit, gateway.now()).await.expect("saved");
    drop(visit);
    let sealed = gateway.record(&reference).facts.draft.expect("a draft");
    fs::remove_file(place(&gateway, &sealed)).expect("removed");
    let log = Log::listen();
    let visit = gateway.open(&reference).await.expect("opened without it");
    assert!(visit.draft_damaged);
    assert!(log.text().contains(&reference.to_string()), "{}", log.text());
    let record = gateway.record(&reference);
    assert_eq!((record.status(), record.facts.draft), (Status::Opened, None));
    assert!(!gateway.open(&reference).await.expect("opened again").draft_damaged);
}

#[tokio::test]
async fn no_letter_invites_anybody_to_a_lost_request() {
    let gateway = TestGateway::new();
    let (_, reference) = gateway.sent().await;
    let letter =
        gateway.outbox().into_iter().find(|notice| notice.letter == Letter::RequestSent).expect("owed");
    let link = gateway.link(&reference);
    fs::remove_file(place(&gateway, &gateway.record(&reference).document.expect("sealed"))).expect("removed");
    let opened = visit::open(&gateway, &link, &gateway.clinic_key.display(), gateway.now()).await;
    assert!(matches!(opened, Err(Error::Lost)), "{opened:?}");
    let record = gateway.record(&reference);
    assert!(!underlag::domain::workflow::delivery::still_wanted(&record, &letter));
}
