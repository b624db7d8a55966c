//! Any sequence of decisions keeps the promises, whoever acts and whenever.

use jiff::civil::date;
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use underlag::domain::Scope;
use underlag::domain::calendar::Calendar;
use underlag::domain::change::{Attempts, Change, FreshLink, Write};
use underlag::domain::deadline::Keep;
use underlag::domain::digest::Digest;
use underlag::domain::language::Language;
use underlag::domain::notice::{Audience, Letter};
use underlag::domain::reference::Reference;
use underlag::domain::request::{DeclineReason, Facts, NextActor, Record, ReturnReason, Sealed, Status};
use underlag::domain::spool_id::SpoolId;
use underlag::domain::workflow::answer::{self, Draft, Ending};
use underlag::domain::workflow::link::Renewal;
use underlag::domain::workflow::throttle::{self, Gate};
use underlag::domain::workflow::{Refusal, delivery, fetch, recall, send};

pub fn digest(byte: u8) -> Digest {
    Digest::from_bytes([byte; 32])
}

/// A file of a draft, never the same.
fn file(revision: u64) -> Sealed {
    let mut id = [0xf1; 16];
    id[..8].copy_from_slice(&revision.to_be_bytes());
    Sealed { id: SpoolId::from_random(id), ..sealed(0) }
}

pub fn sealed(byte: u8) -> Sealed {
    Sealed { id: SpoolId::from_random([byte; 16]), sha256: digest(byte), bytes: 60_000 }
}

pub fn start() -> Timestamp {
    "2026-11-23T09:00:00Z".parse().expect("a moment")
}

pub fn record() -> Record {
    let now = start();
    let later = |days: i64| now + SignedDuration::from_hours(24 * days);
    Record {
        reference: Reference::from_digest(&digest(9)),
        revision: 1,
        kind: "forfragan-till-lakare".to_owned(),
        form: "urn:x|1".to_owned(),
        language: Language::Sv,
        unit: digest(1),
        worker: digest(2),
        recipient: digest(3),
        client: digest(4),
        consent: digest(5),
        scope: Scope::default(),
        one_time_keys: None,
        previous: None,
        document: Some(sealed(0)),
        sent_at: now,
        acknowledge_by: later(3),
        due_at: later(21),
        expires_at: later(81),
        look_at: None,
        protected: false,
        facts: Facts::default(),
    }
}

#[derive(Debug, Clone, Copy)]
enum Step {
    Accept,
    Refuse,
    Open,
    Acknowledge,
    Draft(u8),
    MoreTime(u8),
    Answer(u8),
    Decline(u8),
    OpenAnswer,
    Confirm,
    Withdraw,
    Recall,
    Return(ReturnReason),
    Expire,
    Wait(u8),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        Just(Step::Accept),
        Just(Step::Refuse),
        Just(Step::Open),
        Just(Step::Acknowledge),
        any::<u8>().prop_map(Step::Draft),
        any::<u8>().prop_map(Step::MoreTime),
        any::<u8>().prop_map(Step::Answer),
        any::<u8>().prop_map(Step::Decline),
        Just(Step::OpenAnswer),
        Just(Step::Confirm),
        Just(Step::Withdraw),
        Just(Step::Recall),
        Just(Step::Return(ReturnReason::WrongPerson)),
        Just(Step::Return(ReturnReason::NotEnough)),
        Just(Step::Expire),
        (0_u8..40).prop_map(Step::Wait),
    ]
}

fn keep(record: &Record) -> Keep {
    Keep { days: 5, consent_ends: record.expires_at }
}

pub fn renewal() -> Renewal {
    Renewal { link: digest(11), wrapped_link: None, old: Vec::new(), attempts: digest(10) }
}

fn decide(record: &Record, step: Step, now: Timestamp) -> Option<Result<Change, Refusal>> {
    let today = underlag::domain::calendar::local_date(now);
    let once = send::Once {
        proof: digest(6),
        submission: digest(7),
        content: digest(9),
        link: Some(FreshLink { digest: digest(8), wrapped: None }),
    };
    let letter = send::send(record.clone(), once, now).notices.remove(0);
    Some(match step {
        Step::Accept => Ok(delivery::accepted(record, &letter, now)),
        Step::Refuse => Ok(delivery::refused(record, &letter, now)),
        Step::Open => answer::must_be_open(record).map(|()| answer::open(record, digest(10), now)),
        Step::Acknowledge => answer::acknowledge(record, None, now, today),
        Step::Draft(byte) => {
            // Every draft comes with a file, and takes away the first of those there were.
            let removed = record.facts.draft_files.first().map(|file| file.id.clone());
            let kept = record.facts.draft_files.iter().skip(1).map(|file| file.id.clone());
            let draft = Draft {
                text: sealed(byte),
                added: vec![file(record.revision)],
                kept: kept.collect(),
                removed: removed.into_iter().collect(),
            };
            answer::save_draft(record, draft, now)
        }
        Step::MoreTime(byte) => {
            let until = today.tomorrow().expect("a day");
            answer::ask_more_time(record, until, Some(sealed(byte)), now, today)
        }
        Step::Answer(byte) => answer::end(
            record,
            Ending::Answer { score: Some(3) },
            documents(byte),
            keep(record),
            &Calendar::sweden(),
            now,
        ),
        Step::Decline(byte) => {
            let ending = Ending::Decline(DeclineReason::NoMandate);
            answer::end(record, ending, documents(byte), keep(record), &Calendar::sweden(), now)
        }
        Step::OpenAnswer => fetch::open_answer(record, digest(2), now),
        Step::Confirm => fetch::confirm_fetched(record, digest(2), now),
        Step::Withdraw => fetch::withdraw(record, digest(2), now),
        Step::Recall => recall::recall(record, keep(record), now),
        Step::Return(reason) => recall::give_back(record, reason, renewal(), keep(record), digest(2), now),
        Step::Expire => Ok(fetch::expire(record, now)?),
        Step::Wait(_) => return None,
    })
}

/// The answer, and what the recipient keeps of it.
fn documents(byte: u8) -> answer::Documents {
    let copy = Some(Sealed { id: file(u64::from(byte) + 1_000_000).id, ..sealed(byte) });
    answer::Documents { answer: sealed(byte), copy, once: digest(byte) }
}

pub fn held(record: &Record) -> Vec<SpoolId> {
    let facts = &record.facts;
    let reason = facts.more_time.as_ref().and_then(|asked| asked.reason.as_ref());
    [record.document.as_ref(), facts.draft.as_ref(), facts.answer.as_ref(), facts.copy.as_ref(), reason]
        .into_iter()
        .flatten()
        .chain(&facts.draft_files)
        .map(|sealed| sealed.id.clone())
        .collect()
}

proptest! {
    #[test]
    fn promises_hold_over_any_sequence(steps in proptest::collection::vec(step(), 1..40)) {
        let mut now = start();
        let mut record = record();
        for step in steps {
            if let Step::Wait(days) = step {
                now += SignedDuration::from_hours(24 * i64::from(days));
                continue;
            }
            let was_open = record.is_open();
            let Some(Ok(change)) = decide(&record, step, now) else { continue };
            let next = change.writes.iter().find_map(|write| match write {
                Write::Record(next) => Some(next.as_ref().clone()),
                _ => None,
            });
            let destroyed: Vec<&SpoolId> = change.writes.iter().filter_map(|write| match write {
                Write::Destroy { id } => Some(id),
                _ => None,
            }).collect();
            let Some(next) = next else { continue };

            // Every change of a record is the next revision, and says so in the log (drafts don't).
            prop_assert_eq!(next.revision, record.revision + 1);
            prop_assert!(!change.events.is_empty() || matches!(step, Step::Draft(_)));
            // What a record no longer points at is destroyed.
            for id in held(&record) {
                prop_assert!(held(&next).contains(&id) || destroyed.contains(&&id), "{:?} lost {}", step, id);
            }
            // An outcome is final, unless what came is taken back; nobody is reminded after it.
            let taken_back = next.facts.taken_back.len() > record.facts.taken_back.len();
            prop_assert_eq!(taken_back, matches!(step, Step::Recall | Step::Return(_)));
            if taken_back {
                prop_assert!(next.facts.answer.is_none());
                prop_assert!(!next.is_open() || next.facts.answer_opened_at.is_none());
                prop_assert_eq!(next.due_at, record.due_at);
                prop_assert_eq!(next.is_open(), record.facts.fetched_at.is_none());
            }
            if !(was_open || taken_back && next.is_open()) {
                prop_assert_eq!(&next.facts.outcome, &record.facts.outcome);
                prop_assert!(change.notices.iter().all(|n| n.letter != Letter::RequestSent));
            }
            // Somebody is next exactly as long as something is left to do.
            let over = matches!(next.status(), Status::Fetched | Status::Withdrawn | Status::Expired);
            prop_assert_eq!(next.next_actor() == NextActor::Nobody, over);
            if next.status() == Status::Fetched {
                // What the recipient keeps outlives the fetching, and nothing else does.
                let copy: Vec<SpoolId> = next.facts.copy.iter().map(|copy| copy.id.clone()).collect();
                prop_assert_eq!(held(&next), copy);
            } else if over {
                prop_assert!(held(&next).is_empty(), "{:?} still holds documents", next.status());
            }
            // No letter about a request goes to anybody but its unit and its recipient.
            for notice in &change.notices {
                let ours = [Audience::Unit(record.unit), Audience::Recipient(record.recipient)];
                prop_assert!(ours.contains(&notice.audience));
            }
            record = next;
        }
    }

    #[test]
    fn notices_of_different_steps_never_share_an_id(revision in 1_u64..1000, other in 1_u64..1000) {
        prop_assume!(revision != other);
        let mut one = record();
        one.revision = revision;
        let mut two = record();
        two.revision = other;
        let id = |record: &Record| {
            answer::acknowledge(record, None, start(), date(2026, 11, 23)).expect("open").notices[0].id
        };
        prop_assert_ne!(id(&one), id(&two));
    }
}

#[test]
fn of_files_that_other_windows_attached_the_newest_stay() {
    let mut record = record();
    let large = |number: u64| Sealed { bytes: 15 << 20, ..file(number) };
    record.facts.draft_files = (0..4).map(large).collect();
    let draft = Draft { text: sealed(1), added: vec![file(9)], kept: vec![large(0).id], removed: Vec::new() };
    let change = answer::save_draft(&record, draft, start()).expect("open");
    let Some(Write::Record(next)) = change.writes.iter().find(|write| matches!(write, Write::Record(_)))
    else {
        panic!("a record")
    };
    assert_eq!(next.facts.draft_files, [large(0), large(2), large(3), file(9)]);
    assert!(change.writes.contains(&Write::Destroy { id: large(1).id }));
}

#[test]
fn waits_grow_and_end_locked() {
    let mut attempts = Attempts::default();
    let mut now = start();
    let mut last = SignedDuration::ZERO;
    loop {
        attempts = throttle::failed(&attempts, true, now);
        match throttle::gate(&attempts, now) {
            Gate::Open => assert!(attempts.failed <= 2, "two free tries, not {}", attempts.failed),
            Gate::Wait { until } => {
                let wait = until.duration_since(now);
                assert!(wait >= last);
                last = wait;
                now = until;
                assert_eq!(throttle::gate(&attempts, now), Gate::Open, "the wait ends");
            }
            Gate::Locked => break,
        }
    }
    assert_eq!(attempts.failed, 10);
    assert_eq!(throttle::gate(&attempts, Timestamp::MAX), Gate::Locked);
}

#[test]
fn every_refusal_has_words_in_both_languages() {
    for refusal in Refusal::ALL {
        for language in Language::ALL {
            let key = format!("refusal-{}", refusal.code());
            let text = underlag::text::get(language, &key);
            assert_eq!(text.lines().count(), 2, "{key}: what happened, and what to do now");
        }
    }
}

#[test]
fn a_recipient_hears_of_the_end_only_of_what_it_heard_of() {
    let mut sent = record();
    let letter = |record: &Record| {
        let change = fetch::withdraw(record, digest(2), start()).expect("open");
        let Some(Write::Record(next)) = change.writes.last() else { panic!("the record is written last") };
        (next.as_ref().clone(), change.notices[0].clone())
    };
    let (withdrawn, notice) = letter(&sent);
    assert!(!delivery::still_wanted(&withdrawn, &notice), "its first letter never left");
    sent.facts.accepted_at = Some(start());
    let (withdrawn, notice) = letter(&sent);
    assert!(delivery::still_wanted(&withdrawn, &notice));
}
