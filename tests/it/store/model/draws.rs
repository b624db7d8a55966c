//! Changes made up at random, of few things each, so that they meet.

use proptest::prelude::*;
use underlag::domain::actor::Role;
use underlag::domain::card::Card;
use underlag::domain::change::{Attempts, Change, Link, Session, Unsent, Write};
use underlag::domain::mailbox::Mark;
use underlag::domain::request::{MoreTime, ReturnReason, TakenBack};
use underlag::domain::statistics::group::Month;
use underlag::domain::survey::{Answer, Sheet};
use underlag::domain::watch::WatchEnd;

use crate::store::*;

/// How many requests, watches and letters there are.
pub const NUMBERS: u64 = 4;

/// Units of requests and watches; consents are digest 1's.
pub const UNITS: [u64; 2] = [100, 101];

/// So many months from this one on somebody answers the survey.
pub const MONTHS: i16 = 3;

pub fn month(place: i16) -> Month {
    Month::new(2026, 11).plus(place)
}

/// The document of a request that is being written.
pub fn draft(id: u64, which: u64) -> Sealed {
    sealed(10_000 + id * 10 + which)
}

/// What a record may name: a document, an answer, a reason for more time, a draft and its files.
pub fn of_record(number: u64, kind: u64, which: u64) -> Sealed {
    sealed(number * 100 + kind * 10 + which)
}

fn records() -> impl Strategy<Value = Record> {
    let documents = (0..3_u64, 0..3_u64, 0..3_u64, 0..3_u64, 0..3_u64);
    let clocks = (prop::option::of(0..6_i64), prop::option::of(0..6_i64), prop::option::of(0..NUMBERS));
    let whose = (0..NUMBERS, 0..3_u64, 0..2_u64);
    (whose, 1..5_u64, 0..4_i64, 0..7_u8, documents, clocks).prop_map(
        |((number, who, recipient), revision, minutes, state, documents, (look, told, previous))| {
            let mut record = record(number);
            record.revision = revision;
            record.unit = digest(UNITS[usize::from(who == 1)]);
            record.recipient = digest(300 + recipient);
            record.client = digest(200 + who);
            record.sent_at = at(minutes);
            record.due_at = at(minutes * 2);
            record.expires_at = at(minutes * 3);
            record.look_at = look.map(at);
            record.previous = previous.filter(|previous| *previous != number).map(reference);
            record.facts.unattended_at = told.map(at);
            let reason = |told| (told % 2 == 0).then_some(ReturnReason::NotEnough);
            let back = |told| TakenBack { at: at(told), returned: reason(told), fetched: false };
            record.facts.taken_back = told.map(back).into_iter().collect();
            // Distinct ids: a document belongs to one request.
            let of = |kind: u64, which: u64| (which > 0).then(|| of_record(number, kind, which));
            record.document = of(1, documents.0);
            record.facts.answer = of(2, documents.1);
            record.facts.copy = of(6, documents.1);
            record.facts.draft = of(4, documents.3);
            record.facts.draft_files = of(5, documents.4).into_iter().collect();
            match state {
                0 => {}
                1 => record.facts.opened_at = Some(at(minutes)),
                2 => {
                    let (until, reason) = (record.due_date(), of(3, documents.2));
                    record.facts.more_time = Some(MoreTime { at: at(minutes), until, reason });
                }
                3 => record.facts.outcome = Some(Outcome::Withdrawn { at: at(minutes) }),
                4 => record.facts.outcome = Some(Outcome::Expired { at: at(minutes) }),
                _ => {
                    record.facts.outcome =
                        Some(Outcome::Answered { at: at(minutes), late: false, days: 7, score: None });
                    record.facts.fetched_at = (state == 6).then(|| at(minutes));
                }
            }
            record
        },
    )
}

fn consents() -> impl Strategy<Value = ConsentRecord> {
    (0..3_u64, 1..4_u64, 0..4_u8, 0..4_i64, 0..2_u64, prop::option::of(0..3_u64)).prop_map(
        |(number, revision, state, minutes, client, scan)| {
            let mut consent = consent(number);
            consent.evidence = scan.map(|which| sealed(20_000 + number * 10 + which));
            consent.revision = revision;
            consent.client = digest(200 + client);
            consent.recorded_at = at(minutes);
            consent.expires_at = at(minutes * 2);
            consent.state = match state {
                0 => ConsentState::Given,
                1 => ConsentState::Refused,
                2 => ConsentState::Replaced { at: at(minutes), by: digest(300) },
                _ => ConsentState::Revoked { at: at(minutes) },
            };
            consent
        },
    )
}

fn watches() -> impl Strategy<Value = Watch> {
    (0..NUMBERS, 1..4_u64, 0..3_u64, 0..4_i8, any::<bool>(), prop::option::of(0..4_i64)).prop_map(
        |(number, revision, who, day, done, minutes)| Watch {
            revision,
            kind: if who == 2 { WatchKind::UnderWatch } else { WatchKind::DecisionFollowUp },
            unit: digest(UNITS[usize::from(who == 1)]),
            client: digest(200 + who),
            due_on: date(2026, 12, 1 + day),
            ended: minutes.is_none().then(|| WatchEnd { at: at(1), done }),
            look_at: minutes.map(at),
            ..watch(number)
        },
    )
}

fn notices() -> impl Strategy<Value = Notice> {
    (0..NUMBERS, 0..4_i64).prop_map(|(number, minutes)| {
        let mut notice = notice(number);
        notice.not_before = at(minutes);
        notice
    })
}

fn sessions() -> impl Strategy<Value = Write> {
    (0..3_u64, prop::option::of((0..3_u64, 0..4_i64))).prop_map(|(id, session)| Write::Session {
        digest: digest(id),
        session: session.map(|(user, minutes)| Session {
            user: digest(user),
            role: Role::Worker,
            started_at: at(0),
            seen_at: at(minutes),
            credential: Some(digest(user + 1)),
        }),
    })
}

fn unsent() -> impl Strategy<Value = Write> {
    (0..3_u64, prop::option::of((0..3_u64, 0..2_u64, 0..2_u64, 0..4_i64))).prop_map(|(id, unsent)| {
        let unsent = unsent.map(|(owner, consent, which, minutes)| Unsent {
            owner: digest(owner),
            consent: digest(consent),
            kind: "aktivitetsforfragan".to_owned(),
            document: draft(id, which),
            saved_at: at(minutes),
        });
        Write::Unsent { id: digest(id), unsent: unsent.map(Box::new) }
    })
}

fn cards() -> impl Strategy<Value = Write> {
    (0..4_u64, 0..3_u64, 0..2_u64, 0..4_i64).prop_map(|(code, consent, client, minutes)| Write::Card {
        digest: digest(code),
        card: Card {
            consent: digest(consent),
            client: digest(200 + client),
            made_at: at(0),
            expires_at: at(minutes),
        },
    })
}

fn surveys() -> impl Strategy<Value = Write> {
    let answers = prop::array::uniform5(0..Answer::ALL.len());
    (0..MONTHS, answers).prop_map(|(place, answers)| Write::Survey {
        month: month(place),
        sheet: Sheet(answers.map(|answer| Answer::ALL[answer])),
    })
}

fn attempts() -> impl Strategy<Value = Write> {
    (0..3_u64, 0..3_u32).prop_map(|(id, failed)| Write::Attempts {
        digest: digest(id),
        attempts: (failed > 0).then_some(Attempts { failed, not_before: None, locked: false }),
    })
}

pub fn write() -> impl Strategy<Value = Write> {
    let ids = 0..3_u64;
    let rows = prop_oneof![
        6 => records().prop_map(|record| Write::Record(Box::new(record))),
        2 => consents().prop_map(|consent| Write::Consent(Box::new(consent))),
        2 => watches().prop_map(|watch| Write::Watch(Box::new(watch))),
        2 => unsent(),
        2 => cards(),
        1 => (0..4_u64).prop_map(|code| Write::CardGone { digest: digest(code) }),
        1 => surveys(),
        1 => sessions(),
        1 => attempts(),
        1 => (ids.clone(), any::<bool>()).prop_map(|(id, revoked)| Write::Link {
            digest: digest(id),
            link: Link { reference: reference(id), expires_at: at(1), revoked },
        }),
    ];
    let marks = prop_oneof![
        (0..12_u64, 0..NUMBERS)
            .prop_map(|(id, number)| { Write::Once { digest: digest(id), reference: reference(number) } }),
        (0..NUMBERS).prop_map(|id| Write::NoticeDone { id: digest(id) }),
        notices().prop_map(|notice| Write::NoticeLater(Box::new(notice))),
        ids.clone().prop_map(|id| Write::Destroy { id: sealed(id).id }),
        (ids.clone(), 0..2_u64).prop_map(|(id, which)| Write::Destroyed { id: draft(id, which).id }),
        ids.clone().prop_map(|id| Write::Destroyed { id: sealed(id).id }),
        (0..9_i64).prop_map(|minutes| Write::TimeKnown { at: at(minutes) }),
        (any::<u32>(), any::<u32>()).prop_map(|(validity, uid)| Write::MailboxRead(Mark { validity, uid })),
        (ids.clone(), 0..3_i64)
            .prop_map(|(id, minutes)| Write::MailboxProof { mailbox: digest(id), at: at(minutes) }),
        ids.prop_map(|id| Write::TimedBy { rules: digest(id) }),
    ];
    prop_oneof![2 => rows, 1 => marks]
}

pub fn change() -> impl Strategy<Value = Change> {
    let events = prop_oneof![
        (0..NUMBERS).prop_map(|number| event(Entity::Request(reference(number)), Action::RequestOpened)),
        (0..3_u64).prop_map(|number| event(Entity::Consent(digest(number)), Action::ConsentGiven)),
        (0..3_u64).prop_map(|number| event(Entity::User(digest(number)), Action::LoggedIn)),
    ];
    let writes = prop::collection::vec(write(), 0..4);
    let notices = prop::collection::vec(notices(), 0..2);
    let events = prop::collection::vec(events, 0..3);
    (writes, events, notices).prop_map(|(writes, events, notices)| Change { writes, events, notices })
}
