//! What stands on disks and in letters' ids today has to be read tomorrow: fixed bytes.

use data_encoding::HEXLOWER;
use underlag::domain::ladder::{Anchor, Taken};
use underlag::domain::notice::{Told, first_letter, notice_for, told};
use underlag::domain::request::{DeclineReason, Earlier};
use underlag::domain::watch::{Watch, WatchEnd};

use super::*;

const META: u8 = 1;
const STATS: u8 = 33;
const NOTICES: u8 = 22;

const LETTER: &str = "ab0158209e3779b97f4a7c155a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a00000000000000010201038201582078dde6e5fd29f0\
    545a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a000000000000000406484b5256514b45425a07020873616b746976697465747366\
    6f7266726167616e094407ea03140a67777261707065640b821a69a56db01a075bcd150c000f80";
/// The number of the rules, and of the measures.
const RULES: &str = "0216";
const FIGURES: [&str; 2] = [
    "a6810f02811001811101821202038213020182140201",
    "b281010781020181030181160182040701820418aa0181050281060182070501810801810901810a01811501810b01810c01\
    810d01820e6463616c6c07820e676f76657264756507",
];

/// A letter that is taken from a disk, or comes back by mail, is the one that was written.
#[test]
fn every_letter_has_the_number_it_always_had() {
    let numbers = [
        (Letter::RequestSent, 1),
        (Letter::LinkRenewed, 2),
        (Letter::AnswerReceived, 3),
        (Letter::Withdrawn, 4),
        (Letter::Acknowledged, 5),
        (Letter::AnswerArrived, 6),
        (Letter::Declined, 7),
        (Letter::MoreTimeAsked, 8),
        (Letter::LinkLocked, 9),
        (Letter::NotDelivered, 10),
        (Letter::AcknowledgeReminder, 11),
        (Letter::Reminder, 12),
        (Letter::Overdue, 13),
        (Letter::OverdueUnit, 14),
        (Letter::Escalated, 15),
        (Letter::CallOwed, 16),
        (Letter::ConsiderReminder, 17),
        (Letter::DueMoved, 18),
        (Letter::MoreTimeRefused, 19),
        (Letter::WatchDue, 20),
        (Letter::HandedOver, 21),
        (Letter::ContactChanged, 22),
        (Letter::UnitSilent, 23),
        (Letter::ConsentRevoked, 24),
        (Letter::WordReceived, 25),
        (Letter::WrongRecipient, 26),
        (Letter::DocumentLost, 31),
    ];
    for (letter, number) in numbers {
        assert_eq!((letter.code(), Letter::from_code(number)), (number, Some(letter)), "{letter:?}");
    }
    let mut all: Vec<u8> = Letter::ALL.map(Letter::code).to_vec();
    all.sort_unstable();
    all.dedup();
    assert_eq!(all.len(), Letter::ALL.len(), "no number twice");
}

#[test]
fn ids_of_letters_are_the_bytes_they_always_were() {
    let record = Record { revision: 0x0102, ..record(1) };
    let id =
        |bytes: &str| format!("{}{bytes}{}", HEXLOWER.encode(record.reference.as_bytes()), "00".repeat(14));
    let locked = notice_for(&record, Letter::LinkLocked, Audience::Unit(record.unit), at(0)).id;
    assert_eq!(locked.to_string(), id("00000000000001020903"));
    let last = notice_for(&record, Letter::ConsentRevoked, Audience::Coordinator(record.unit), at(0)).id;
    assert_eq!(last.to_string(), id("00000000000001021804"));
    assert_eq!(first_letter(record.reference).to_string(), id("00000000000000010101"));
    let reference = record.reference;
    let read = Told { reference, revision: 0x0102, letter: Letter::LinkLocked, to_recipient: false };
    assert_eq!(told(&locked), Some(read));
}

#[tokio::test]
async fn a_letter_in_the_outbox_is_the_bytes_it_always_was() {
    let opened = open();
    committed(&opened.store, &Change { notices: vec![notice(1)], ..Change::default() }).await;
    let _folder = meddle(opened, |db| assert_eq!(values(db, &[NOTICES]), [LETTER]));
}

/// Where this fails, the same records are counted otherwise: raise `COUNTING` in
/// `src/store/sled/statistics.rs` together with what stands here. Else what the old rules have added
/// would be taken away by the new ones.
#[tokio::test]
async fn the_same_records_are_counted_as_they_always_were() {
    let opened = open();
    for record in everything() {
        committed(&opened.store, &put(&record)).await;
    }
    let states = [ConsentState::Given, ConsentState::Refused, ConsentState::Revoked { at: at(0) }];
    for (number, state) in (50..).zip(states) {
        let consent = ConsentRecord { state, ..consent(number) };
        committed(&opened.store, &writes([Write::Consent(Box::new(consent))])).await;
    }
    for (number, done) in (60..).zip([None, Some(true), Some(false)]) {
        let watch = Watch { ended: done.map(|done| WatchEnd { at: at(9), done }), ..super::watch(number) };
        committed(&opened.store, &writes([Write::Watch(Box::new(watch))])).await;
    }
    let opened = opened.again();
    let both = std::cell::RefCell::new((Vec::new(), Vec::new()));
    let _folder = meddle(opened, |db| {
        *both.borrow_mut() = (values(db, &[&[META][..], b"statistics"].concat()), values(db, &[STATS]));
    });
    let (rules, figures) = both.into_inner();
    assert_eq!(
        (rules.as_slice(), figures.as_slice()),
        (&[RULES.to_owned()][..], &FIGURES.map(str::to_owned)[..])
    );
}

/// A request in each of the states that are told apart by a figure.
fn everything() -> Vec<Record> {
    let step = |name: &str| Taken {
        name: name.to_owned(),
        from: Anchor::Due,
        anchor: date(2026, 4, 1),
        round: 0,
        at: at(2_000),
    };
    let earlier = Earlier { recipient: digest(4), sent_at: at(0), moved_at: at(1), wrong_recipient: false };
    let outcomes = [
        None,
        Some(Outcome::Answered { at: at(500), late: false, days: 7, score: Some(3) }),
        Some(Outcome::Answered { at: at(500), late: true, days: 130, score: Some(1) }),
        Some(Outcome::Declined { at: at(500), reason: DeclineReason::FeeNotAgreed }),
        Some(Outcome::WrongRecipient { at: at(500) }),
        Some(Outcome::Withdrawn { at: at(500) }),
        Some(Outcome::Expired { at: at(500) }),
    ];
    let with = |(number, outcome): (u64, Option<Outcome>)| {
        let mut record = record(number);
        record.facts.outcome = outcome;
        record.facts.steps = vec![step("overdue"), step("call")];
        record.facts.not_delivered_at = (number == 1).then(|| at(2));
        record.facts.first_due_at = (number == 2).then(|| at(3));
        record.facts.earlier = (number == 3).then(|| earlier.clone()).into_iter().collect();
        record.facts.came_on_paper = (number == 2).then(|| date(2026, 3, 3));
        record
    };
    (1..).zip(outcomes).map(with).collect()
}

/// The values of the rows whose keys begin so.
fn values(db: &sled::Db, prefix: &[u8]) -> Vec<String> {
    db.scan_prefix(prefix).values().map(|value| HEXLOWER.encode(&value.expect("read"))).collect()
}
