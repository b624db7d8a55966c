//! Rows come back as they went in, to the nanosecond; nothing in them can be read.

use jiff::civil::date;
use underlag::domain::audit::Detail;
use underlag::domain::ladder::{Anchor, Taken};
use underlag::domain::notice::{Audience, Letter};
use underlag::domain::recipient::RecipientKeys;
use underlag::domain::request::{
    Acknowledged, CallBack, CallResult, Called, DeclineReason, Earlier, MoreTime, ReturnReason, TakenBack,
};
use underlag::domain::watch::{Watch, WatchEnd, WatchKind};
use underlag::store::{Error, Timed};

use super::*;

pub(super) fn taken(name: &str, round: u16) -> Taken {
    Taken { name: name.to_owned(), from: Anchor::Due, anchor: date(2026, 4, 1), round, at: at(40) }
}

/// With every field and every fact, but no outcome.
pub(super) fn full() -> Record {
    let mut full = record(1);
    full.one_time_keys = Some(RecipientKeys {
        sealing: "age1public".to_owned(),
        signing: "public".to_owned(),
        enrolled: date(2026, 3, 2),
    });
    full.look_at = Some(at(29));
    full.previous = Some(reference(77));
    full.protected = true;
    full.facts = Facts {
        accepted_at: Some(at(1)),
        arrived_at: Some(at(1)),
        not_delivered_at: Some(at(2)),
        opened_at: Some(at(3)),
        acknowledged: Some(Acknowledged { at: at(4), expected: Some(date(2026, 4, 1)) }),
        more_time: Some(MoreTime { at: at(5), until: date(-44, 3, 15), reason: Some(sealed(6)) }),
        draft: Some(sealed(7)),
        draft_files: vec![sealed(11), sealed(12)],
        outcome: None,
        answer: Some(sealed(8)),
        copy: Some(sealed(13)),
        answer_opened_at: Some(at(9)),
        fetched_at: Some(at(10)),
        link_locked_at: Some(Timestamp::MAX),
        auto_reply_at: Some(at(30)),
        steps: vec![taken("call", 0), taken("call", 300)],
        consider: Some(taken("due-soon", 0)),
        first_due_at: Some(at(31)),
        moved_at: Some(at(32)),
        call: Some(CallBack { since: at(33), owed_by: at(34), by: Some(digest(21)) }),
        called: Some(Called { at: at(35), by: digest(22), result: CallResult::NoContact }),
        earlier: vec![Earlier {
            recipient: digest(23),
            sent_at: at(36),
            moved_at: at(37),
            wrong_recipient: true,
        }],
        reminded_at: Some(at(38)),
        handed_over_at: Some(at(39)),
        unattended_at: Some(at(40)),
        posted_at: Some(at(41)),
        came_on_paper: Some(date(2026, 4, 2)),
        lost_at: Some(at(25)),
        taken_back: vec![
            TakenBack { at: at(42), returned: Some(ReturnReason::NotEnough), fetched: true },
            TakenBack { at: at(43), returned: None, fetched: false },
        ],
    };
    full
}

#[tokio::test]
async fn a_record_with_every_fact_comes_back() {
    let Opened { store, folder: _folder } = open();
    let mut full = full();
    let outcomes = [
        Outcome::Answered { at: at(1), late: true, days: 300, score: None },
        Outcome::Answered { at: at(1), late: false, days: 7, score: Some(0) },
        Outcome::WrongRecipient { at: at(1) },
        Outcome::Withdrawn { at: at(1) },
        Outcome::Expired { at: Timestamp::MIN },
    ];
    let declined = DeclineReason::ALL.map(|reason| Outcome::Declined { at: at(1), reason });
    committed(&store, &put(&full)).await;
    assert_eq!(store.record(&full.reference).expect("read"), Some(full.clone()));
    for outcome in outcomes.into_iter().chain(declined) {
        full.revision += 1;
        full.facts.outcome = Some(outcome);
        committed(&store, &put(&full)).await;
        assert_eq!(store.record(&full.reference).expect("read"), Some(full.clone()));
    }
}

#[tokio::test]
async fn every_letter_and_audience_comes_back() {
    let Opened { store, folder: _folder } = open();
    let audiences = [
        Audience::Recipient(digest(1)),
        Audience::RecipientEscalation(digest(2)),
        Audience::Unit(digest(3)),
        Audience::Coordinator(digest(4)),
    ];
    let mut sent = Vec::new();
    for (number, letter) in Letter::ALL.into_iter().enumerate() {
        let number = u64::try_from(number).expect("small");
        let mut notice = notice(number);
        notice.letter = letter;
        notice.step = (number % 2 == 0).then(|| taken("due-soon", 2));
        notice.audience = audiences[usize::try_from(number).expect("small") % 3];
        notice.attempts = u32::MAX;
        notice.link = None;
        notice.due = None;
        notice.not_before = at(i64::try_from(number).expect("small"));
        committed(&store, &Change { notices: vec![notice.clone()], ..Change::default() }).await;
        sent.push(notice);
    }
    assert_eq!(store.due_notices(at(99), 99).expect("read"), sent);
}

#[tokio::test]
async fn every_detail_of_the_log_comes_back() {
    let Opened { store, folder: _folder } = open();
    let reference = record(1).reference;
    let details = [
        None,
        Some(Detail::Step("due-soon".to_owned())),
        Some(Detail::Date(date(2026, 4, 1))),
        Some(Detail::Call(CallResult::WillAnswer)),
        Some(Detail::Reason(DeclineReason::FeeNotAgreed)),
        Some(Detail::To(digest(9))),
    ];
    let events = details
        .map(|detail| Event::of_request(reference, Agent::User(digest(1)), Action::DueMoved, detail, at(1)));
    let change = Change { events: events.to_vec(), ..Change::default() };
    committed(&store, &change).await;
    assert_eq!(store.events(&Entity::Request(reference)).expect("read"), events);
}

#[tokio::test]
async fn every_watch_comes_back() {
    let Opened { store, folder: _folder } = open();
    let ends = [None, Some(WatchEnd { at: at(1), done: true }), Some(WatchEnd { at: at(2), done: false })];
    for (number, kind) in WatchKind::ALL.into_iter().enumerate() {
        let byte = u64::try_from(number).expect("small") + 1;
        let bare = Watch {
            reference: Reference::from_digest(&digest(byte)),
            revision: 1,
            kind,
            unit: digest(1),
            worker: digest(2),
            client: digest(3),
            request: None,
            consent: None,
            set_at: at(4),
            due_on: date(2026, 12, 31),
            moved: 0,
            reminded_at: None,
            reminded_for: None,
            ended: None,
            look_at: None,
        };
        let full = Watch {
            revision: 2,
            request: Some(record(1).reference),
            consent: Some(digest(5)),
            moved: u16::MAX,
            reminded_at: Some(at(6)),
            reminded_for: Some(date(-44, 3, 15)),
            ended: ends[number % 3],
            look_at: Some(Timestamp::MAX),
            ..bare.clone()
        };
        for watch in [bare, full] {
            let writes = vec![Write::Watch(Box::new(watch.clone()))];
            committed(&store, &Change { writes, ..Change::default() }).await;
            assert_eq!(store.watch(&watch.reference).expect("read"), Some(watch));
        }
    }
    assert_eq!(store.next_due(Timed::Watch).expect("read"), Some(Timestamp::MAX));
    assert_eq!(store.watches_of_client(&digest(3)).expect("read").len(), 5, "each stands in its list once");
}

#[tokio::test]
async fn a_field_from_a_later_version_is_passed_over() {
    let opened = open();
    committed(&opened.store, &put(&record(1))).await;
    let folder = meddle(opened, |db| {
        let key = [&[OPEN][..], reference(1).as_bytes()].concat();
        let mut row = db.get(&key).expect("read").expect("there").to_vec();
        // One field more, number 200: three bytes.
        row[0] += 1;
        row.extend_from_slice(&[0x18, 200, 0x43, 1, 2, 3]);
        db.insert(key, row).expect("written");
    });
    let store = Store::open(folder.path()).expect("opens");
    assert_eq!(store.record(&reference(1)).expect("read"), Some(record(1)));
    committed(&store, &put(&answered(&record(1)))).await;
}

/// What it makes of a row.
type Damage = fn(&[u8]) -> Vec<u8>;

#[tokio::test]
async fn a_damaged_row_is_told_and_never_overwritten() {
    let damages: [Damage; 9] = [
        |_| vec![],
        |_| vec![1],
        |_| vec![9, 1, 2],
        // No field; one that breaks off; as many as no row has.
        |_| vec![0xa0],
        |_| vec![0xa1, 1, 0x48, 1, 2, 3],
        |_| [&[0xbb][..], &[255; 8]].concat(),
        // The row, and something behind it.
        |row| [row, &[0]].concat(),
        |row| row.repeat(2),
        |row| row[..row.len() - 1].to_vec(),
    ];
    for (number, damage) in damages.into_iter().enumerate() {
        let opened = open();
        committed(&opened.store, &put(&record(1))).await;
        let folder = meddle(opened, |db| {
            let key = [&[OPEN][..], reference(1).as_bytes()].concat();
            let row = db.get(&key).expect("read").expect("there");
            db.insert(key, damage(&row)).expect("written");
        });
        let store = Store::open(folder.path()).expect("opens");
        let told = store.record(&reference(1)).expect_err("unreadable");
        assert!(matches!(told, Error::Unreadable { table: "OPEN" }), "damage {number}");
        assert!(store.commit(&put(&answered(&record(1)))).await.is_err());
        // The others go on.
        committed(&store, &put(&record(2))).await;
    }
}

#[test]
fn tables_of_another_version_are_not_touched() {
    let told = |version: u8| {
        let folder = meddle(open(), |db| drop(db.insert(b"\x01version", &[version]).expect("written")));
        Store::open(folder.path()).expect_err("refused")
    };
    assert!(matches!(told(5), Error::Newer));
    assert!(told(5).to_string().contains("newer version"));
    for older in [1, 2, 3] {
        assert!(matches!(told(older), Error::Older));
        let said = told(older).to_string();
        assert!(said.contains("older version") && said.contains("start with an empty data folder"), "{said}");
    }
}
