//! The store: its rules, lists, log and outbox; durability; the disk full.

mod board;
mod client;
mod codec;
mod commit;
mod crash;
mod damage;
pub mod disk;
mod golden;
mod head;
mod lists;
mod model;
mod rows;
mod statistics;

use crate::scope::asking;
use jiff::civil::date;
use jiff::{SignedDuration, Timestamp};
use tempfile::TempDir;
use underlag::domain::InformationCategory;
use underlag::domain::audit::{Action, Agent, Entity, Event};
use underlag::domain::change::{Change, Write};
use underlag::domain::consent::PartyScope;
use underlag::domain::consent::{ConsentMethod, ConsentRecord, ConsentState};
use underlag::domain::digest::Digest;
use underlag::domain::language::Language;
use underlag::domain::notice::{Audience, Letter, Notice};
use underlag::domain::reference::Reference;
use underlag::domain::request::{Facts, Outcome, Record, Sealed};
use underlag::domain::spool_id::SpoolId;
use underlag::domain::watch::{Watch, WatchKind};
use underlag::store::Store;

/// A store in a folder of its own, which goes away with it.
struct Opened {
    store: Store,
    folder: TempDir,
}

fn open() -> Opened {
    let folder = tempfile::tempdir().expect("a temporary folder");
    Opened { store: Store::open(folder.path()).expect("the store opens"), folder }
}

impl Opened {
    /// Closes the store and opens it again.
    fn again(self) -> Self {
        let Self { store, folder } = self;
        drop(store);
        Self { store: Store::open(folder.path()).expect("the store opens again"), folder }
    }
}

/// Monday noon, `minutes` later.
fn at(minutes: i64) -> Timestamp {
    let noon: Timestamp = "2026-03-02T11:00:00.123456789Z".parse().expect("a timestamp");
    noon.checked_add(SignedDuration::from_mins(minutes)).expect("in range")
}

fn digest(number: u64) -> Digest {
    let mut bytes = [0x5a; 32];
    bytes[..8].copy_from_slice(&number.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_be_bytes());
    bytes[24..].copy_from_slice(&number.to_be_bytes());
    Digest::from_bytes(bytes)
}

fn reference(number: u64) -> Reference {
    Reference::from_digest(&digest(number))
}

fn sealed(number: u64) -> Sealed {
    let mut id = [7; 16];
    id[8..].copy_from_slice(&number.to_be_bytes());
    Sealed { id: SpoolId::from_random(id), sha256: digest(number), bytes: 60_000 + number }
}

/// A new request number `number`, sent `number` minutes in, by unit 1 for client 2.
fn record(number: u64) -> Record {
    let minutes = i64::try_from(number).expect("small");
    Record {
        reference: reference(number),
        revision: 1,
        kind: "forfragan-till-lakare".to_owned(),
        form: "https://underlag.example/forms/forfragan-till-lakare/answer|1".to_owned(),
        language: Language::Sv,
        unit: digest(1),
        worker: digest(3),
        recipient: digest(4),
        client: digest(2),
        consent: digest(5),
        scope: asking(&[InformationCategory::Diagnosis, InformationCategory::ContactAndMeeting]),
        one_time_keys: None,
        previous: None,
        document: Some(sealed(number)),
        sent_at: at(minutes),
        acknowledge_by: at(minutes + 100),
        due_at: at(minutes + 1_000),
        expires_at: at(minutes + 10_000),
        look_at: None,
        protected: false,
        facts: Facts::default(),
    }
}

fn answered(record: &Record) -> Record {
    let mut next = record.clone();
    next.revision += 1;
    next.facts.outcome = Some(Outcome::Answered { at: at(500), late: false, days: 7, score: Some(2) });
    next
}

fn consent(number: u64) -> ConsentRecord {
    ConsentRecord {
        id: digest(number),
        client: digest(2),
        unit: digest(1),
        evidence: None,
        state: ConsentState::Given,
        recorded_at: at(i64::try_from(number).expect("small")),
        expires_at: at(10_000),
        rows: vec![PartyScope {
            party: digest(4),
            scope: asking(&[InformationCategory::FunctionalImpairment]),
        }],
        method: ConsentMethod::Written,
        protected: false,
        revision: 1,
    }
}

/// An open watch of the same unit and client.
fn watch(number: u64) -> Watch {
    Watch {
        reference: reference(number),
        revision: 1,
        kind: WatchKind::DecisionFollowUp,
        unit: digest(1),
        client: digest(2),
        request: None,
        consent: None,
        worker: digest(3),
        set_at: at(0),
        due_on: date(2026, 4, 1),
        moved: 0,
        reminded_at: None,
        reminded_for: None,
        ended: None,
        look_at: None,
    }
}

fn notice(number: u64) -> Notice {
    Notice {
        id: digest(number),
        letter: Letter::RequestSent,
        audience: Audience::Recipient(digest(4)),
        reference: reference(number),
        language: Language::En,
        kind: "aktivitetsforfragan".to_owned(),
        due: Some(date(2026, 3, 20)),
        link: Some("wrapped".to_owned()),
        not_before: at(0),
        attempts: 0,
        step: None,
        references: Vec::new(),
    }
}

fn event(entity: Entity, action: Action) -> Event {
    Event { recorded: at(1), agent: Agent::User(digest(3)), action, entity, detail: None }
}

fn writes(writes: impl IntoIterator<Item = Write>) -> Change {
    Change { writes: writes.into_iter().collect(), ..Change::default() }
}

fn put(record: &Record) -> Change {
    writes([Write::Record(Box::new(record.clone()))])
}

async fn committed(store: &Store, change: &Change) {
    store.commit(change).await.expect("the change is taken");
}

/// The number of the table of open requests.
const OPEN: u8 = 7;

/// Changes rows behind the closed store's back; keys begin with the table's number.
fn meddle(opened: Opened, with: impl Fn(&sled::Db)) -> tempfile::TempDir {
    let Opened { store, folder } = opened;
    drop(store);
    // A child another test is starting may hold a copy of the lock for a moment.
    let db = (0..1_000_000).find_map(|_| sled::open(folder.path()).ok()).expect("sled opens");
    with(&db);
    db.flush().expect("flushed");
    folder
}
