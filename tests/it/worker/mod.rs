//! What happens by itself.

mod clients;
mod damage;
mod doubt;
pub mod kill;
mod ladders;
mod silence;
mod unattended;
mod watches;

use std::fs;
use std::sync::Arc;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use ring::rand::SystemRandom;
use tempfile::TempDir;
use tokio::sync::Notify;
use underlag::clock::Clock;
use underlag::domain::actor::Role;
use underlag::domain::change::{Change, Session, Write};
use underlag::domain::digest::Digest;
use underlag::domain::notice::{Letter, Notice, notice_for};
use underlag::domain::reference::Reference;
use underlag::domain::request::{DeclineReason, Outcome, Record, Sealed, Status};
use underlag::mail::Mailer;
use underlag::mail::transport::{Failure, Memory, Transport};
use underlag::spool::Spool;
use underlag::store::{self, Store};
use underlag::worker::{Tally, Worker};

use crate::log::Log;
use crate::mail::{Book, config, notice, record};

struct Scene {
    store: Store,
    spool: Spool,
    memory: Memory,
    clock: Clock,
    worker: Worker,
    folder: TempDir,
}

fn scene() -> Scene {
    open_scene(tempfile::tempdir().expect("a temporary folder"), Clock::system())
}

fn open_scene(folder: TempDir, clock: Clock) -> Scene {
    let options = store::Options { reserve_bytes: 0, rest_bytes: 0, ..store::Options::default() };
    let store = Store::open_with(&folder.path().join("store"), &options).expect("a store");
    let spool = Spool::open_with(&folder.path().join("spool"), 0).expect("a spool");
    let memory = Memory::default();
    let mailer = Mailer::with(&config(), Transport::Memory(memory.clone())).expect("a mailer");
    let worker = Worker::new(
        (store.clone(), spool.clone()),
        mailer,
        (Arc::new(Book), Arc::new(Book)),
        clock.clone(),
        Duration::from_mins(30),
    );
    Scene { store, spool, memory, clock, worker, folder }
}

impl Scene {
    fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// A record sent now, with the letter that tells of it.
    async fn sent(&self, number: u8) -> (Record, Notice) {
        let now = self.now();
        let reference = Reference::from_digest(&Digest::from_bytes([number; 32]));
        let days = |days: i64| now + SignedDuration::from_hours(24 * days);
        let record = Record {
            reference,
            sent_at: now,
            acknowledge_by: days(3),
            due_at: days(21),
            expires_at: days(90),
            ..record()
        };
        let notice = Notice { link: Some("sealed".to_owned()), ..self.letter(&record, Letter::RequestSent) };
        let change = Change {
            writes: vec![Write::Record(Box::new(record.clone()))],
            events: Vec::new(),
            notices: vec![notice.clone()],
        };
        self.store.commit(&change).await.expect("committed");
        (record, notice)
    }

    fn letter(&self, record: &Record, letter: Letter) -> Notice {
        Notice { not_before: self.now(), ..notice_for(record, letter, notice(letter).audience, self.now()) }
    }

    fn record(&self, record: &Record) -> Record {
        self.store.record(&record.reference).expect("readable").expect("there")
    }

    async fn revise(&self, record: &Record, change: impl FnOnce(&mut Record)) {
        let mut next = self.record(record);
        next.revision += 1;
        change(&mut next);
        let writes = vec![Write::Record(Box::new(next))];
        self.store.commit(&Change { writes, ..Change::default() }).await.expect("committed");
    }

    async fn put(&self) -> Sealed {
        let id = Spool::new_id(&SystemRandom::new()).expect("an id");
        let sealed = self.spool.put(id, b"sealed".to_vec()).await.expect("kept");
        // The time of the file is the machine's own, and a test may run as if it were another day.
        let name = sealed.id.as_str();
        let home = self.folder.path().join("spool").join(&name[..1]).join(&name[1..2]);
        let place = home.join(format!("{name}.age"));
        let file = fs::File::options().write(true).open(place).expect("there");
        file.set_modified(self.now().into()).expect("set");
        sealed
    }

    fn advance(&self, hours: i64) {
        self.clock.advance(SignedDuration::from_hours(hours));
    }
}

#[tokio::test]
async fn a_letter_leaves_once() {
    let scene = scene();
    let (record, _) = scene.sent(1).await;
    assert_eq!(scene.worker.tick().await, Tally { accepted: 1, ..Tally::default() });
    assert_eq!(scene.worker.tick().await, Tally::default());
    assert_eq!(scene.memory.letters().len(), 1);
    assert_eq!(scene.record(&record).status(), Status::Mailed);
}

#[tokio::test]
async fn a_letter_not_taken_comes_again_until_it_is() {
    let scene = scene();
    let (record, _) = scene.sent(1).await;
    for _ in 0..2 {
        scene.memory.fail_next(Failure::Later("451".to_owned()));
    }
    assert_eq!(scene.worker.tick().await, Tally { deferred: 1, ..Tally::default() });
    assert_eq!(scene.worker.tick().await, Tally::default(), "not before its time");
    scene.advance(1);
    assert_eq!(scene.worker.tick().await.deferred, 1);
    assert_eq!(scene.record(&record).status(), Status::Sent);
    scene.advance(1);
    assert_eq!(scene.worker.tick().await.accepted, 1);
    assert_eq!(scene.record(&record).status(), Status::Mailed);
}

#[tokio::test]
async fn a_letter_refused_for_good_is_told_to_the_unit() {
    let scene = scene();
    let (record, _) = scene.sent(1).await;
    scene.memory.fail_next(Failure::Never("550".to_owned()));
    let tally = scene.worker.tick().await;
    assert_eq!((tally.refused, tally.accepted), (1, 1), "{tally:?}");
    assert_eq!(scene.record(&record).status(), Status::NotDelivered);
    let letters = scene.memory.letters();
    assert_eq!(letters.len(), 1);
    assert_eq!(letters[0].to, "enheten@kommun.example");
    assert!(letters[0].raw.contains("mejlet kom inte fram"), "{}", letters[0].raw);
}

#[tokio::test]
async fn two_days_of_trying_end_as_not_delivered() {
    let scene = scene();
    let (record, _) = scene.sent(1).await;
    for _ in 0..100 {
        if scene.record(&record).status() == Status::NotDelivered {
            break;
        }
        scene.memory.fail_next(Failure::Later("timeout".to_owned()));
        scene.worker.tick().await;
        scene.advance(4);
    }
    assert_eq!(scene.record(&record).status(), Status::NotDelivered);
    let age = scene.now().duration_since(record.sent_at).as_hours();
    assert!((48..100).contains(&age), "{age} hours");
}

#[tokio::test]
async fn a_letter_no_longer_wanted_is_not_sent() {
    let scene = scene();
    let (record, _) = scene.sent(1).await;
    let at = scene.now();
    scene.revise(&record, |next| next.facts.outcome = Some(Outcome::Withdrawn { at })).await;
    assert_eq!(scene.worker.tick().await, Tally { dropped: 1, ..Tally::default() });
    assert_eq!(scene.memory.letters(), []);
    assert_eq!(scene.worker.tick().await, Tally::default());
}

#[tokio::test]
async fn letters_about_one_request_leave_in_order() {
    let scene = scene();
    let (record, _) = scene.sent(1).await;
    for (step, letter) in [(1, Letter::LinkRenewed), (2, Letter::AnswerReceived), (3, Letter::Withdrawn)] {
        scene.clock.advance(SignedDuration::from_secs(1));
        let notice = Notice { not_before: scene.now(), ..scene.letter(&record, letter) };
        let change = Change { notices: vec![notice], ..Change::default() };
        scene.store.commit(&change).await.unwrap_or_else(|error| panic!("{step}: {error}"));
    }
    scene.worker.tick().await;
    let subjects: Vec<String> = scene
        .memory
        .letters()
        .iter()
        .map(|kept| crate::mail::read(&kept.raw).1.lines().nth(2).unwrap_or_default().to_owned())
        .collect();
    assert_eq!(subjects.len(), 4);
    assert!(subjects[1].starts_with("Här är en ny länk"), "{subjects:?}");
    assert!(subjects[2].starts_with("Vi har tagit emot ert svar"), "{subjects:?}");
    assert!(subjects[3].contains("har återkallat"), "{subjects:?}");
}

#[tokio::test]
async fn many_letters_leave_in_one_tick() {
    let scene = scene();
    for number in 0..150 {
        scene.sent(number).await;
    }
    assert_eq!(scene.worker.tick().await, Tally { accepted: 150, ..Tally::default() });
    let ids: std::collections::HashSet<String> = scene
        .memory
        .letters()
        .iter()
        .filter_map(|kept| kept.raw.lines().find(|line| line.starts_with("Message-ID")).map(str::to_owned))
        .collect();
    assert_eq!(ids.len(), 150);
}

#[tokio::test]
async fn an_expired_request_keeps_nothing_sealed() {
    let scene = scene();
    let (record, _) = scene.sent(1).await;
    scene.worker.tick().await;
    let sealed = scene.put().await;
    let kept = sealed.clone();
    scene.revise(&record, |next| next.document = Some(kept)).await;
    scene.advance(24 * 90 - 1);
    assert_eq!(scene.worker.tick().await.expired, 0);
    assert!(scene.spool.read(&sealed).await.is_ok());
    scene.advance(2);
    let tally = scene.worker.tick().await;
    assert_eq!((tally.expired, tally.destroyed), (1, 1));
    assert_eq!(scene.record(&record).status(), Status::Expired);
    assert!(scene.spool.read(&sealed).await.is_err());
    assert_eq!(scene.worker.tick().await, Tally::default());
}

#[tokio::test]
async fn a_document_nobody_knows_is_swept_after_a_day() {
    let scene = scene();
    let (record, _) = scene.sent(1).await;
    let (known, unknown) = (scene.put().await, scene.put().await);
    let kept = known.clone();
    scene.revise(&record, |next| next.document = Some(kept)).await;
    for hours in [0, 23, 2] {
        scene.advance(hours);
        assert_eq!(scene.worker.tick().await.swept, 0);
    }
    scene.advance(2);
    assert_eq!(scene.worker.tick().await.swept, 1);
    assert!(scene.spool.read(&known).await.is_ok());
    assert!(scene.spool.read(&unknown).await.is_err());
}

#[tokio::test]
async fn a_missing_document_of_a_request_is_found_by_the_sweep_and_told_once() {
    let scene = scene();
    let (record, _) = scene.sent(1).await;
    let (there, missing) = (scene.put().await, scene.put().await);
    let (document, answer) = (there.clone(), missing.clone());
    scene
        .revise(&record, |next| {
            next.document = Some(document);
            next.facts.answer = Some(answer);
            next.facts.outcome = Some(Outcome::Declined { at: next.sent_at, reason: DeclineReason::Other });
        })
        .await;
    scene.spool.destroy(&missing.id).await.expect("gone");
    let log = Log::listen();
    assert_eq!(scene.worker.tick().await.lost, 1);
    assert_eq!(scene.record(&record).status(), Status::AnswerLost);
    assert!(log.text().contains(&record.reference.to_string()), "{}", log.text());
    scene.advance(2);
    let tally = scene.worker.tick().await;
    assert_eq!((tally.lost, tally.accepted), (0, 1), "the letter to the unit, once");
    let letters = scene.memory.letters();
    assert_eq!(letters.len(), 1);
    assert_eq!(letters[0].to, "enheten@kommun.example");
}

#[tokio::test]
async fn a_spool_that_is_elsewhere_is_told_to_the_log_and_to_no_unit() {
    let scene = scene();
    for number in 1..=17 {
        let (record, _) = scene.sent(number).await;
        let sealed = scene.put().await;
        scene.spool.destroy(&sealed.id).await.expect("gone");
        scene.revise(&record, |next| next.document = Some(sealed)).await;
    }
    let log = Log::listen();
    assert_eq!(scene.worker.tick().await.lost, 0);
    assert!(log.text().contains("ERROR") && log.text().contains("missing=17 all=17"), "{}", log.text());
}

/// So many days later, with a sweep an hour after another.
async fn swept_after_days(scene: &Scene, days: i64) -> usize {
    let mut swept = 0;
    for hours in [24 * days, 2, 2] {
        scene.advance(hours);
        swept += scene.worker.tick().await.swept;
    }
    swept
}

#[tokio::test]
async fn many_documents_nobody_knows_are_kept_and_told() {
    let scene = scene();
    let mut unknown = Vec::new();
    for _ in 0..17 {
        unknown.push(scene.put().await);
    }
    let log = Log::listen();
    assert_eq!(swept_after_days(&scene, 2).await, 0);
    assert!(log.text().contains("ERROR"), "{}", log.text());
    assert!(log.text().contains("unknown=17 all=17"), "{}", log.text());
    for sealed in &unknown {
        assert!(scene.spool.read(sealed).await.is_ok());
    }
}

#[tokio::test]
async fn each_swept_document_is_told_by_its_name() {
    let scene = scene();
    let unknown = [scene.put().await, scene.put().await];
    let log = Log::listen();
    assert_eq!(swept_after_days(&scene, 2).await, 2);
    for sealed in &unknown {
        assert!(log.text().contains(&format!("document={}", sealed.id)), "{}", log.text());
    }
}

#[tokio::test]
async fn sessions_nobody_uses_end() {
    let scene = scene();
    scene.worker.tick().await;
    let session = |seen_at| Session {
        user: Digest::from_bytes([1; 32]),
        role: Role::Worker,
        started_at: seen_at,
        seen_at,
        credential: None,
    };
    scene.advance(2);
    let (old, fresh) = (Digest::from_bytes([2; 32]), Digest::from_bytes([3; 32]));
    let ago = |minutes| scene.now() - SignedDuration::from_mins(minutes);
    let writes = vec![
        Write::Session { digest: old, session: Some(session(ago(31))) },
        Write::Session { digest: fresh, session: Some(session(ago(29))) },
    ];
    scene.store.commit(&Change { writes, ..Change::default() }).await.expect("committed");
    assert_eq!(scene.worker.tick().await, Tally { sessions_ended: 1, ..Tally::default() });
    assert_eq!(scene.store.session(&old).expect("readable"), None);
    assert!(scene.store.session(&fresh).expect("readable").is_some());
}

#[tokio::test]
async fn a_commit_wakes_the_worker() {
    let scene = scene();
    let wake = Arc::new(Notify::new());
    let (worker, woken) = (scene.worker.clone(), Arc::clone(&wake));
    let running = tokio::spawn(async move { worker.run(&woken, std::future::pending()).await });
    tokio::task::yield_now().await;
    scene.sent(1).await;
    wake.notify_one();
    tokio::time::timeout(Duration::from_secs(20), async {
        while scene.memory.letters().is_empty() {
            tokio::task::yield_now().await;
        }
    })
    .await
    .expect("the letter leaves long before the minute is over");
    running.abort();
}
