//! Watches under a moving clock.

use jiff::Timestamp;
use jiff::civil::date;
use underlag::domain::calendar::{Calendar, end_of_day};
use underlag::domain::change::{Change, Write};
use underlag::domain::consent::{ConsentMethod, ConsentRecord, ConsentState};
use underlag::domain::digest::Digest;
use underlag::domain::reference::Reference;
use underlag::domain::watch::WatchKind;
use underlag::domain::workflow::watch::{self, NewWatch, of_consent};

use super::{Scene, scene};
use crate::mail::record;

/// Monday 23 November 2026, ten o'clock in Sweden.
fn begin() -> Scene {
    let scene = scene();
    let start: Timestamp = "2026-11-23T09:00:00Z".parse().expect("a moment");
    scene.clock.advance(scene.now().duration_until(start));
    scene
}

#[tokio::test]
async fn a_reminder_comes_on_the_morning_of_the_day_and_once() {
    let scene = begin();
    let new = NewWatch {
        reference: Reference::from_digest(&Digest::from_bytes([70; 32])),
        kind: WatchKind::DecisionFollowUp,
        unit: record().unit,
        client: record().client,
        request: None,
        consent: None,
        due_on: date(2026, 11, 29),
    };
    let change = watch::set(new, record().worker, &Calendar::sweden(), scene.now()).expect("set");
    scene.store.commit(&change).await.expect("committed");
    // Sunday's is told of on Friday morning.
    scene.advance(24 * 3 + 21);
    assert_eq!(scene.worker.tick().await.watches, 0, "seven o'clock");
    scene.advance(2);
    let tally = scene.worker.tick().await;
    assert_eq!((tally.watches, tally.accepted, tally.failed), (1, 1, 0));
    let letters = scene.memory.letters();
    let (_, body) = crate::mail::read(&letters.last().expect("a letter").raw);
    assert!(body.contains(&format!("/watches/{}", new.reference)), "{body}");
    assert!(
        body.contains("Uppföljning av beslut") && body.replace('\n', " ").contains("29 november 2026"),
        "{body}"
    );
    scene.advance(24 * 5);
    assert_eq!(scene.worker.tick().await.watches, 0);
}

#[tokio::test]
async fn a_consent_that_ends_with_something_open_under_it_is_told_of_once() {
    let scene = begin();
    let consent = |byte: u8| ConsentRecord {
        id: Digest::from_bytes([byte; 32]),
        client: record().client,
        unit: record().unit,
        evidence: None,
        state: ConsentState::Given,
        recorded_at: scene.now(),
        expires_at: end_of_day(date(2027, 1, 15)),
        rows: Vec::new(),
        method: ConsentMethod::Written,
        protected: false,
        revision: 1,
    };
    let (used, idle) = (consent(81), consent(82));
    let writes = [&used, &idle].map(|consent| Write::Consent(Box::new(consent.clone()))).to_vec();
    scene.store.commit(&Change { writes, ..Change::default() }).await.expect("committed");
    let (sent, _) = scene.sent(9).await;
    scene.revise(&sent, |record| record.consent = used.id).await;
    assert_eq!(scene.worker.tick().await.watches, 0, "too early");
    let told = |id: &Digest| scene.store.watch(&of_consent(id)).expect("readable");
    assert_eq!(told(&used.id), None);
    // Less than thirty days before: 17 December, a Thursday.
    scene.advance(24 * 24);
    scene.worker.tick().await;
    assert_eq!(scene.worker.tick().await.failed, 0);
    let kept = told(&used.id).expect("a watch");
    assert_eq!((kept.due_on, kept.reminded_for), (date(2027, 1, 15), Some(date(2027, 1, 15))));
    assert_eq!(told(&idle.id), None, "nothing hangs on it");
}
