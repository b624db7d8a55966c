//! More time, calls, reminders by hand, and another recipient.

use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp};
use underlag::domain::Scope;
use underlag::domain::audit::{Action, Agent, Detail};
use underlag::domain::calendar::{Calendar, end_of_day, local_date, start_of_day};
use underlag::domain::change::{Change, FreshLink, Link, Write};
use underlag::domain::deadline::Deadlines;
use underlag::domain::digest::Digest;
use underlag::domain::ladder::{Anchor, Ladder, Taken};
use underlag::domain::notice::{Audience, Letter};
use underlag::domain::request::{
    CallBack, CallResult, DeclineReason, MoreTime, NextActor, Outcome, Record, Status,
};
use underlag::domain::workflow::call::{self, Said};
use underlag::domain::workflow::link::Renewal;
use underlag::domain::workflow::reroute::{self, Onward};
use underlag::domain::workflow::time::{self, NewDue};
use underlag::domain::workflow::{Refusal, answer, delivery, fetch, send};

use super::workflow::{digest, held, record, sealed, start};

const BY: u8 = 2;

fn link() -> FreshLink {
    FreshLink { digest: digest(40), wrapped: Some("wrapped".to_owned()) }
}

fn to(day: Date) -> NewDue {
    NewDue { day, expire_days: 60, consent_ends: end_of_day(date(2027, 4, 30)) }
}

fn next(change: &Change) -> Record {
    let written = change.writes.iter().rev().find_map(|write| match write {
        Write::Record(record) => Some(record.as_ref().clone()),
        _ => None,
    });
    written.expect("a record")
}

fn destroyed(change: &Change) -> usize {
    change.writes.iter().filter(|write| matches!(write, Write::Destroy { .. })).count()
}

fn letters(change: &Change) -> Vec<(Letter, Audience)> {
    change.notices.iter().map(|notice| (notice.letter, notice.audience)).collect()
}

fn asks_for_more_time() -> Record {
    let mut asked = record();
    asked.facts.more_time =
        Some(MoreTime { at: start(), until: date(2026, 12, 30), reason: Some(sealed(50)) });
    asked
}

#[test]
fn more_time_moves_the_due_day_and_tells_the_recipient() {
    let asked = asks_for_more_time();
    let now = start() + SignedDuration::from_hours(30);
    let change =
        time::accept_more_time(&asked, to(date(2026, 12, 30)), link(), digest(BY), now).expect("given");
    let moved = next(&change);
    assert_eq!(moved.due_at, end_of_day(date(2026, 12, 30)));
    assert_eq!(local_date(moved.expires_at), date(2027, 2, 28), "sixty days after the new due day");
    assert_eq!(moved.facts.first_due_at, Some(asked.due_at));
    assert_eq!(moved.facts.moved_at, Some(now));
    assert_eq!(moved.facts.more_time, None);
    assert_eq!(destroyed(&change), 1, "the sealed reason");
    assert_eq!(letters(&change), [(Letter::DueMoved, Audience::Recipient(asked.recipient))]);
    assert!(change.notices[0].link.is_some());
    assert_eq!(change.events[0].action, Action::DueMoved);
    assert_eq!(change.events[0].detail, Some(Detail::Date(date(2026, 12, 30))));
}

#[test]
fn a_second_move_remembers_the_first_due_day() {
    let first =
        next(&time::extend(&record(), to(date(2026, 12, 18)), link(), digest(BY), start()).expect("moved"));
    let second =
        next(&time::extend(&first, to(date(2027, 1, 8)), link(), digest(BY), start()).expect("moved"));
    assert_eq!(second.facts.first_due_at, Some(record().due_at));
}

#[test]
fn a_due_day_has_to_be_later_and_within_the_consent() {
    let refused = |day| time::extend(&record(), to(day), link(), digest(BY), start()).expect_err("refused");
    assert_eq!(refused(date(2026, 11, 22)), Refusal::DateInThePast);
    assert_eq!(refused(record().due_date()), Refusal::DateNotLater);
    assert_eq!(refused(date(2027, 5, 1)), Refusal::DateAfterConsent);
    assert_eq!(refused(date(2027, 7, 1)), Refusal::DateTooFar);
    let last =
        time::extend(&record(), to(date(2027, 4, 30)), link(), digest(BY), start()).expect("its last day");
    assert_eq!(next(&last).expires_at, end_of_day(date(2027, 4, 30)), "nothing is kept longer than it runs");
}

#[test]
fn nobody_gets_time_that_nobody_asked_for_by_the_answer_to_a_wish() {
    let later = to(date(2026, 12, 30));
    let accepted = time::accept_more_time(&record(), later, link(), digest(BY), start());
    assert_eq!(accepted.expect_err("no wish"), Refusal::NothingAsked);
    let refused = time::refuse_more_time(&record(), link(), digest(BY), start());
    assert_eq!(refused.expect_err("no wish"), Refusal::NothingAsked);
}

#[test]
fn refused_time_leaves_the_due_day_and_destroys_the_reason() {
    let asked = asks_for_more_time();
    let change = time::refuse_more_time(&asked, link(), digest(BY), start()).expect("refused");
    let stays = next(&change);
    assert_eq!((stays.due_at, stays.facts.more_time.clone()), (asked.due_at, None));
    assert_eq!(stays.facts.moved_at, None, "no step is armed anew");
    assert_eq!(destroyed(&change), 1);
    assert_eq!(letters(&change), [(Letter::MoreTimeRefused, Audience::Recipient(asked.recipient))]);
    assert_eq!(stays.next_actor(), NextActor::Recipient);
}

#[test]
fn a_new_due_day_ends_what_hung_on_the_old_one() {
    let mut late = record();
    let anchor = late.due_date();
    let taken = |name: &str, from| Taken { name: name.to_owned(), from, anchor, round: 0, at: start() };
    late.facts.consider = Some(taken("overdue", Anchor::Due));
    late.facts.call = Some(CallBack { since: start(), owed_by: start(), by: None });
    let moved =
        next(&time::extend(&late, to(date(2026, 12, 30)), link(), digest(BY), start()).expect("moved"));
    assert_eq!((moved.facts.consider, moved.facts.call), (None, None));
    // A letter of the old deadline that still waits in the outbox is dropped.
    let pending = {
        let mut notice = time::extend(&late, to(date(2026, 12, 17)), link(), digest(BY), start())
            .expect("moved")
            .notices
            .remove(0);
        notice.letter = Letter::Reminder;
        notice
    };
    let moved =
        next(&time::extend(&late, to(date(2026, 12, 30)), link(), digest(BY), start()).expect("moved"));
    assert!(!delivery::still_wanted(&moved, &pending));
}

#[test]
fn one_reminder_a_day_whoever_sends_it() {
    let (ladder, calendar) = (Ladder::standard(), Calendar::sweden());
    let remind = |record: &Record, now| time::remind(record, &ladder, link(), &calendar, digest(BY), now);
    let change = remind(&record(), start()).expect("reminded");
    assert_eq!(letters(&change), [(Letter::Reminder, Audience::Recipient(record().recipient))]);
    let reminded = next(&change);
    let again = remind(&reminded, start() + SignedDuration::from_hours(2));
    assert_eq!(again.expect_err("a second one"), Refusal::RemindedToday);
    assert!(remind(&reminded, start() + SignedDuration::from_hours(24)).is_ok());

    let mut by_ladder = record();
    let anchor = by_ladder.due_date();
    let taken = Taken { name: "due-soon".to_owned(), from: Anchor::Due, anchor, round: 0, at: start() };
    by_ladder.facts.steps.push(taken.clone());
    assert_eq!(remind(&by_ladder, start()).expect_err("the ladder did"), Refusal::RemindedToday);
    by_ladder.facts.steps[0].name = "escalated".to_owned();
    assert!(remind(&by_ladder, start()).is_ok(), "that letter went to somebody else");
}

#[test]
fn a_reminder_by_hand_waits_for_the_opening_and_says_what_is_so() {
    let calendar = Calendar::sweden();
    let saturday = start_of_day(date(2026, 11, 28)) + SignedDuration::from_hours(20);
    let change = time::remind(&record(), &Ladder::standard(), link(), &calendar, digest(BY), saturday)
        .expect("reminded");
    assert_eq!(change.notices[0].not_before, calendar.opening_of(date(2026, 11, 30)));
    let late = record().due_at + SignedDuration::from_hours(24);
    let change =
        time::remind(&record(), &Ladder::standard(), link(), &calendar, digest(BY), late).expect("reminded");
    assert_eq!(change.notices[0].letter, Letter::Overdue);
}

#[test]
fn i_call_starts_a_clock_of_three_working_days() {
    let calendar = Calendar::sweden();
    let friday: Timestamp = "2026-11-27T13:00:00Z".parse().expect("a moment");
    let taken = next(&call::take(&record(), digest(BY), &calendar, friday).expect("open"));
    let owed = taken.facts.call.clone().expect("a call");
    assert_eq!(
        (owed.since, owed.owed_by, owed.by),
        (friday, end_of_day(date(2026, 12, 2)), Some(digest(BY)))
    );
    assert_eq!(taken.next_actor(), NextActor::Coordinator);
    let other = next(
        &call::take(&taken, digest(9), &calendar, friday + SignedDuration::from_hours(90)).expect("open"),
    );
    let owed_still = other.facts.call.expect("a call");
    assert_eq!(owed_still.owed_by, owed.owed_by, "taking it over wins no time");
    assert_eq!(owed_still.by, Some(digest(9)));
}

#[test]
fn what_was_said_on_the_telephone_ends_or_renews_the_call() {
    let calendar = Calendar::sweden();
    let owes = next(&call::take(&record(), digest(BY), &calendar, start()).expect("open"));
    let later = start() + SignedDuration::from_hours(48);
    let called = |said| call::called(&owes, said, digest(BY), &calendar, later).expect("open");

    let will = next(&called(Said::WillAnswer));
    assert_eq!(will.facts.call, None);
    assert_eq!(will.facts.called.as_ref().map(|called| called.result), Some(CallResult::WillAnswer));

    let change = called(Said::NewDate(to(date(2026, 12, 30)), link()));
    assert_eq!(next(&change).due_date(), date(2026, 12, 30));
    assert_eq!(
        change.events.iter().map(|event| event.action).collect::<Vec<_>>(),
        [Action::Called, Action::DueMoved]
    );
    assert_eq!(letters(&change), [(Letter::DueMoved, Audience::Recipient(owes.recipient))]);

    let again = next(&called(Said::NoContact { again: true })).facts.call.expect("a new clock");
    assert_eq!((again.since, again.owed_by), (start(), calendar.due(later, 3)));
    assert_eq!(next(&called(Said::NoContact { again: false })).facts.call, None);
}

#[test]
fn a_refusal_by_telephone_is_the_units_word_and_can_be_let_go() {
    let calendar = Calendar::sweden();
    let said = Said::Declines(DeclineReason::NoMandate);
    let change = call::called(&record(), said, digest(BY), &calendar, start()).expect("open");
    let declined = next(&change);
    assert_eq!((declined.status(), declined.next_actor()), (Status::Declined, NextActor::Unit));
    assert_eq!(change.events[1].agent, Agent::User(digest(BY)), "not the recipient's own word");
    assert_eq!(change.events[1].detail, Some(Detail::Reason(DeclineReason::NoMandate)));
    assert!(declined.is_declined_by_telephone());
    let gone = next(&fetch::confirm_fetched(&declined, digest(BY), start()).expect("let go"));
    assert_eq!((gone.next_actor(), held(&gone).len()), (NextActor::Nobody, 0));
}

fn onward(recipient: Digest) -> Onward {
    let old = Link { reference: record().reference, expires_at: record().expires_at, revoked: false };
    Onward {
        scope: Scope::default(),
        recipient,
        one_time_keys: None,
        document: sealed(60),
        deadlines: Deadlines {
            acknowledge_by: end_of_day(date(2026, 12, 10)),
            due_at: end_of_day(date(2027, 1, 4)),
            expires_at: end_of_day(date(2027, 3, 5)),
        },
        proof: digest(61),
        link: Renewal {
            link: digest(62),
            wrapped_link: Some("wrapped".to_owned()),
            old: vec![(digest(63), old)],
            attempts: digest(64),
        },
    }
}

#[test]
fn another_recipient_starts_afresh_and_the_old_one_is_out() {
    let mut busy = record();
    let facts = &mut busy.facts;
    (facts.accepted_at, facts.opened_at, facts.link_locked_at) =
        (Some(start()), Some(start()), Some(start()));
    facts.draft = Some(sealed(51));
    facts.call = Some(CallBack { since: start(), owed_by: start(), by: None });
    let now = start() + SignedDuration::from_hours(200);
    let change = reroute::reroute(&busy, onward(digest(33)), digest(BY), now).expect("moved");
    let moved = next(&change);
    assert_eq!((moved.reference, moved.status()), (busy.reference, Status::Sent));
    assert_eq!((moved.recipient, moved.sent_at, moved.due_date()), (digest(33), now, date(2027, 1, 4)));
    assert_eq!(moved.facts.earlier.len(), 1);
    assert_eq!(moved.facts.earlier[0].recipient, busy.recipient);
    assert_eq!(
        (moved.facts.opened_at, moved.facts.call.clone(), moved.facts.draft.clone()),
        (None, None, None)
    );
    assert_eq!(destroyed(&change), 2, "the old request and the draft");
    assert!(change.writes.iter().any(|write| matches!(write,
        Write::Link { digest: link, link: Link { revoked: true, .. } } if *link == digest(63))));
    assert_eq!(
        letters(&change),
        [
            (Letter::Withdrawn, Audience::Recipient(busy.recipient)),
            (Letter::RequestSent, Audience::Recipient(digest(33)))
        ]
    );
    assert!(change.notices.iter().all(|notice| delivery::still_wanted(&moved, notice)));
    assert_eq!(change.events[0].detail, Some(Detail::To(digest(33))));
}

#[test]
fn a_request_that_was_sent_back_goes_on_without_another_letter_to_the_one_that_did() {
    let ended = |outcome| {
        let mut ended = record();
        ended.facts.accepted_at = Some(start());
        ended.facts.answer = Some(sealed(52));
        ended.facts.outcome = Some(outcome);
        reroute::reroute(&ended, onward(digest(33)), digest(BY), start()).expect("moved")
    };
    let sent_back = ended(Outcome::WrongRecipient { at: start() });
    assert!(next(&sent_back).is_open());
    assert!(next(&sent_back).facts.earlier[0].wrong_recipient);
    assert_eq!(letters(&sent_back), [(Letter::RequestSent, Audience::Recipient(digest(33)))]);
    assert_eq!(destroyed(&sent_back), 2, "the old request and the message that it is wrong");
    let declined = ended(Outcome::Declined { at: start(), reason: DeclineReason::WrongUnit });
    assert!(!next(&declined).facts.earlier[0].wrong_recipient);
}

#[test]
fn nothing_else_goes_on() {
    let refused = |change: fn(&mut Record)| {
        let mut ended = record();
        change(&mut ended);
        reroute::reroute(&ended, onward(digest(33)), digest(BY), start()).expect_err("refused")
    };
    assert_eq!(
        reroute::reroute(&record(), onward(record().recipient), digest(BY), start()).expect_err("the same"),
        Refusal::SameRecipient
    );
    let answered = |record: &mut Record| {
        record.facts.outcome = Some(Outcome::Answered { at: start(), late: false, days: 1, score: None });
    };
    assert_eq!(refused(answered), Refusal::AlreadyAnswered);
    assert_eq!(refused(|r| r.facts.outcome = Some(Outcome::Withdrawn { at: start() })), Refusal::Withdrawn);
    assert_eq!(refused(|r| r.facts.outcome = Some(Outcome::Expired { at: start() })), Refusal::Expired);
    assert_eq!(refused(|r| r.document = None), Refusal::Destroyed);
}

/// The first letter was at the mail server when the request went on.
#[test]
fn a_letter_under_way_to_the_old_recipient_is_followed_by_a_neutral_one() {
    let once = send::Once {
        proof: digest(6),
        submission: digest(7),
        content: digest(9),
        link: Some(FreshLink { digest: digest(8), wrapped: None }),
    };
    let first = send::send(record(), once, start()).notices.remove(0);
    let change = reroute::reroute(&record(), onward(digest(33)), digest(BY), start()).expect("moved");
    assert!(!letters(&change).iter().any(|(letter, _)| *letter == Letter::Withdrawn), "it had heard nothing");
    let moved = next(&change);
    assert!(!delivery::still_wanted(&moved, &first), "in the outbox it would be dropped");
    let late = delivery::accepted(&moved, &first, start());
    assert_eq!(letters(&late), [(Letter::Withdrawn, Audience::Recipient(record().recipient))]);
    assert_eq!(next(&late).facts.accepted_at, None, "the new recipient has had nothing yet");
    let refused = delivery::refused(&moved, &first, start());
    assert!(refused.notices.is_empty(), "an old mailbox that is broken is nobody's trouble now");
}

#[test]
fn withdrawal_stops_calls_and_questions_at_once() {
    let mut busy = asks_for_more_time();
    busy.facts.draft = Some(sealed(51));
    busy.facts.call = Some(CallBack { since: start(), owed_by: start(), by: None });
    let anchor = busy.due_date();
    busy.facts.consider =
        Some(Taken { name: "overdue".to_owned(), from: Anchor::Due, anchor, round: 0, at: start() });
    let change = fetch::withdraw(&busy, digest(BY), start()).expect("open");
    let over = next(&change);
    assert_eq!((over.facts.call.clone(), over.facts.consider.clone()), (None, None));
    assert_eq!((over.next_actor(), held(&over).len(), destroyed(&change)), (NextActor::Nobody, 0, 3));
    for refusal in [
        time::extend(&over, to(date(2026, 12, 30)), link(), digest(BY), start()),
        call::take(&over, digest(BY), &Calendar::sweden(), start()),
        answer::acknowledge(&over, None, start(), local_date(start())),
    ] {
        assert_eq!(refusal.expect_err("it is over"), Refusal::Withdrawn);
    }
}
