//! What clients do on their page, told to the unit; cards and begun requests whose time is over.

use jiff::SignedDuration;
use underlag::domain::audit::{Action, Agent, Entity};
use underlag::domain::card::Card;
use underlag::domain::change::{Change, Unsent, Write};
use underlag::domain::consent::{ConsentMethod, ConsentRecord, ConsentState};
use underlag::domain::digest::Digest;
use underlag::domain::request::Sealed;
use underlag::domain::retention::UNSENT_DAYS;
use underlag::domain::spool_id::SpoolId;
use underlag::domain::workflow::consent;

use super::{Scene, scene};
use crate::mail::{read, record};

fn consent_of(scene: &Scene) -> ConsentRecord {
    ConsentRecord {
        id: Digest::from_bytes([61; 32]),
        client: record().client,
        unit: record().unit,
        evidence: None,
        state: ConsentState::Given,
        recorded_at: scene.now(),
        expires_at: scene.now() + SignedDuration::from_hours(24 * 100),
        rows: Vec::new(),
        method: ConsentMethod::Written,
        protected: false,
        revision: 1,
    }
}

#[tokio::test]
async fn the_unit_is_told_once_of_a_consent_taken_back_by_its_client() {
    let scene = scene();
    let given = consent_of(&scene);
    let writes = vec![Write::Consent(Box::new(given.clone()))];
    scene.store.commit(&Change { writes, ..Change::default() }).await.expect("committed");
    let change = consent::revoke(&given, &[], &[], Agent::Client, scene.now()).expect("taken back");
    scene.store.commit(&change).await.expect("committed");

    let tally = scene.worker.tick().await;
    assert_eq!((tally.accepted, tally.failed), (1, 0));
    let letters = scene.memory.letters();
    let (_, body) = read(&letters.last().expect("a letter").raw);
    let reference = given.reference().to_string();
    assert!(body.contains(&format!("återkallat samtycke {reference}")), "{body}");
    assert!(body.contains(&format!("/consents/{reference}")), "{body}");
    scene.advance(5);
    assert_eq!(scene.worker.tick().await.accepted, 0);
}

#[tokio::test]
async fn cards_whose_time_is_over_are_swept_away() {
    let scene = scene();
    let card = |hours: i64| Card {
        consent: Digest::from_bytes([u8::try_from(hours).expect("small"); 32]),
        client: record().client,
        made_at: scene.now(),
        expires_at: scene.now() + SignedDuration::from_hours(hours),
    };
    let (short, long) = (Digest::from_bytes([1; 32]), Digest::from_bytes([2; 32]));
    let writes =
        vec![Write::Card { digest: short, card: card(3) }, Write::Card { digest: long, card: card(30) }];
    scene.store.commit(&Change { writes, ..Change::default() }).await.expect("committed");
    scene.worker.tick().await;
    assert!(scene.store.card(&short).expect("readable").is_some());
    scene.advance(4);
    scene.worker.tick().await;
    assert!(scene.store.card(&short).expect("readable").is_none());
    assert!(scene.store.card(&long).expect("readable").is_some());
}

#[tokio::test]
async fn requests_that_nobody_sent_are_let_go() {
    let scene = scene();
    let sealed = scene.put().await;
    let unsent = Unsent {
        owner: Digest::from_bytes([1; 32]),
        consent: Digest::from_bytes([2; 32]),
        kind: record().kind,
        document: sealed.clone(),
        saved_at: scene.now(),
    };
    let id = Digest::from_bytes([3; 32]);
    let writes = vec![Write::Unsent { id, unsent: Some(Box::new(unsent)) }];
    scene.store.commit(&Change { writes, ..Change::default() }).await.expect("committed");
    scene.advance(24 * UNSENT_DAYS - 1);
    scene.worker.tick().await;
    assert!(scene.store.unsent(&id).expect("readable").is_some());
    scene.advance(2);
    scene.worker.tick().await;
    assert!(scene.store.unsent(&id).expect("readable").is_none());
    scene.worker.tick().await;
    assert!(scene.spool.read(&sealed).await.is_err());
}

#[tokio::test]
async fn the_scan_of_a_signed_paper_goes_when_the_consent_ends() {
    let scene = scene();
    let scan = Sealed { id: SpoolId::from_random([5; 16]), sha256: Digest::from_bytes([5; 32]), bytes: 9 };
    let given = ConsentRecord {
        evidence: Some(scan.clone()),
        expires_at: scene.now() + SignedDuration::from_hours(3),
        ..consent_of(&scene)
    };
    let writes = vec![Write::Consent(Box::new(given.clone()))];
    scene.store.commit(&Change { writes, ..Change::default() }).await.expect("committed");
    scene.worker.tick().await;
    assert!(scene.store.knows_document(&scan.id).expect("readable"), "it is no stranger to the sweep");
    scene.advance(4);
    scene.worker.tick().await;
    let after = scene.store.consent(&given.id).expect("readable").expect("recorded");
    assert_eq!((after.evidence, after.state), (None, ConsentState::Given));
    assert!(!scene.store.knows_document(&scan.id).expect("readable"));
    let events = scene.store.events(&Entity::Consent(given.id)).expect("readable");
    assert_eq!(events.last().expect("an event").action, Action::DocumentDestroyed);
}
