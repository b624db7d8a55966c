//! What stands on disks and in letters' ids today has to be read tomorrow: fixed bytes.

use std::fmt::Debug;

use data_encoding::HEXLOWER;
use underlag::crypto::hash::Hash;
use underlag::domain::actor::Role;
use underlag::domain::audit::Detail;
use underlag::domain::ladder::{Anchor, Taken};
use underlag::domain::notice::{Told, first_letter, notice_for, told};
use underlag::domain::request::{CallResult, DeclineReason, Earlier, ReturnReason, Status};
use underlag::domain::survey::{Answer, Question};
use underlag::domain::watch::{Watch, WatchEnd};

use super::codec::{Row, bytes, read, samples};
use super::*;

const META: u8 = 1;
const STATS: u8 = 33;
const NOTICES: u8 = 22;

const LETTER: &str = "ab0158209e3779b97f4a7c155a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a00000000000000010201038201582078dde6e5fd29f0\
    545a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a000000000000000406484b5256514b45425a07020873616b746976697465747366\
    6f7266726167616e094407ea03140a67777261707065640b821a69a56db01a075bcd150c000f80";
/// The number of the rules, and of the measures.
const RULES: &str = "0218";
const FIGURES: [&str; 2] = [
    "a6810f02811001811101821202038213020182140201",
    "b281010781020181030181160182040701820418aa0181050281060182070501810801810901810a01811501810b01810c01\
    810d01820e6463616c6c07820e676f76657264756507",
];

/// The beginnings of the hashes of the samples, in their order.
const ROWS: &str = "9f23e492 4bb850f4 410ed9dc 02340ad0 1e50f2e3 8bf77924 d9381406 be5f5043 193be420 c9abc873 \
    4c5d4de2 5254d49d 835fb4c6 9b129813 93a52e05 d1a170f2 77282d92 b6252be5 36546fdb 9bdd465a 4c93af55";

const STATUSES: &str = "1 Sent, 2 NotDelivered, 3 Mailed, 4 Opened, 5 Acknowledged, 6 MoreTimeAsked, \
    7 Answered, 8 Fetched, 9 Declined, 10 WrongRecipient, 11 Withdrawn, 12 Expired, 13 Arrived, \
    20 RequestLost, 21 AnswerLost";
const ACTIONS: &str = "1 ConsentGiven, 2 ConsentRefused, 3 ConsentRevoked, 4 RequestSent, \
    5 LetterAccepted, 6 LetterRefused, 7 RequestOpened, 8 Acknowledged, 9 DraftSaved, 10 MoreTimeAsked, \
    11 Answered, 12 Declined, 13 WrongRecipient, 14 AnswerOpened, 15 AnswerFetched, \
    16 DocumentDestroyed, 17 Withdrawn, 18 Expired, 19 WrongKey, 20 LinkLocked, 21 LoggedIn, \
    22 LoginFailed, 23 LoggedOut, 24 LinkRenewed, 25 LetterBounced, 26 AutoReply, 27 StepTaken, \
    28 ReminderApproved, 29 ReminderDismissed, 30 Reminded, 31 DueMoved, 32 MoreTimeRefused, \
    33 CallTaken, 34 Called, 35 Rerouted, 36 WatchSet, 37 WatchReminded, 38 WatchMoved, 39 WatchDone, \
    40 WatchDropped, 41 MailboxProved, 42 HandedOver, 43 UnitSilent, 44 KeyMade, 45 CardRenewed, \
    46 PaperRegistered, 51 LetterFailedBeyond, 52 LetterArrived, 53 LetterShown, 54 LetterRemoved, \
    61 DocumentLost, 62 DocumentFound, 63 ConsentReplaced, 64 EvidenceAdded, 71 AnswerRecalled, \
    72 AnswerReturned";

/// Where this fails, a field has another number or another form than it had.
#[test]
fn every_row_is_the_bytes_it_always_was() {
    let hashes =
        samples().into_iter().map(|sample| HEXLOWER.encode(&Hash::of(&sample.bytes).as_bytes()[..4]));
    assert_eq!(hashes.collect::<Vec<_>>().join(" "), ROWS);
}

/// What a row says by a number alone is what it said.
#[test]
fn every_code_has_the_number_it_always_had() {
    fn codes<T: Row + Debug>() -> String {
        let code = |number: u8| read::<T>(&bytes(&number)).map(|code| format!("{number} {code:?}"));
        (0..=u8::MAX).filter_map(code).collect::<Vec<_>>().join(", ")
    }
    let all = [
        (codes::<Status>(), STATUSES),
        (codes::<Action>(), ACTIONS),
        (
            codes::<InformationCategory>(),
            "1 Diagnosis, 2 FunctionalImpairment, 3 ActivityLimitation, 4 TreatmentAndPlanning, \
             5 ActivityAndAttendance, 6 ContactAndMeeting",
        ),
        (codes::<ConsentMethod>(), "1 Written, 2 Oral, 4 NotNeeded, 5 Telephone"),
        (
            codes::<DeclineReason>(),
            "1 NoMandate, 2 NotOurPatient, 3 WrongUnit, 4 NeedsVisitFirst, 5 FeeNotAgreed, 6 Other",
        ),
        (codes::<Language>(), "1 Sv, 2 En"),
        (codes::<CallResult>(), "1 NewDate, 2 WillAnswer, 3 Declines, 4 NoContact"),
        (
            codes::<WatchKind>(),
            "1 TwoMonthPosition, 2 DecisionFollowUp, 3 UnderWatch, 4 ConsentExpires, 5 CertificateExpires",
        ),
        (codes::<Question>(), "1 Understood, 2 Involved, 3 CouldRefuse, 4 EasyToSee, 5 WhomToAsk"),
        (codes::<Answer>(), "1 Yes, 2 Mostly, 3 NotReally, 4 No, 5 Unsure, 6 NotSaid"),
        (codes::<Role>(), "1 Worker, 2 Coordinator"),
        (codes::<ReturnReason>(), "1 WrongPerson, 2 NotEnough"),
        (codes::<Anchor>(), "1 Sent, 2 AcknowledgeBy, 3 Acknowledged, 4 Due"),
    ];
    for (codes, known) in all {
        assert_eq!(codes, known);
    }
}

/// What holds something has its number before it.
#[test]
fn every_case_has_the_number_it_always_had() {
    fn numbers<T: Row>(cases: &[T]) -> Vec<u8> {
        cases.iter().map(|case| bytes(case)[1]).collect()
    }
    let (who, reference) = (digest(1), reference(1));
    let agents = [Agent::User(who), Agent::Recipient(who), Agent::Gateway, Agent::Stranger, Agent::Client];
    assert_eq!(numbers(&agents), [1, 2, 3, 4, 5]);
    let things = [
        Entity::Request(reference),
        Entity::Consent(who),
        Entity::User(who),
        Entity::Watch(reference),
        Entity::Recipient(who),
    ];
    assert_eq!(numbers(&things), [1, 2, 3, 4, 5]);
    let details = [
        Detail::Step("call".to_owned()),
        Detail::Date(date(2026, 4, 1)),
        Detail::Call(CallResult::Declines),
        Detail::Reason(DeclineReason::Other),
        Detail::To(who),
        Detail::Returned(ReturnReason::NotEnough),
    ];
    assert_eq!(numbers(&details), [1, 2, 3, 4, 5, 6]);
    let audiences = [
        Audience::Recipient(who),
        Audience::RecipientEscalation(who),
        Audience::Unit(who),
        Audience::Coordinator(who),
    ];
    assert_eq!(numbers(&audiences), [1, 2, 3, 4]);
    let replaced = ConsentState::Replaced { at: at(0), by: digest(1) };
    let states = [ConsentState::Given, ConsentState::Refused, ConsentState::Revoked { at: at(0) }, replaced];
    assert_eq!(numbers(&states), [1, 2, 3, 4]);
    let outcomes = [
        Outcome::Answered { at: at(1), late: true, days: 3, score: Some(2) },
        Outcome::Declined { at: at(1), reason: DeclineReason::Other },
        Outcome::WrongRecipient { at: at(1) },
        Outcome::Withdrawn { at: at(1) },
        Outcome::Expired { at: at(1) },
    ];
    assert_eq!(numbers(&outcomes), [1, 2, 3, 4, 5]);
    let answered = HEXLOWER.encode(&bytes(&outcomes[0]));
    assert_eq!(answered, "8201a401821a69a56dec1a075bcd1502f503030402");
}

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
        (Letter::AnswerRecalled, 41),
        (Letter::WrongPerson, 42),
        (Letter::NotEnough, 43),
        (Letter::WrongPersonFetched, 44),
        (Letter::NotEnoughFetched, 45),
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
