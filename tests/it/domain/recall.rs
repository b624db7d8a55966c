//! What came is taken back, by its sender or by the unit.

use jiff::{SignedDuration, Timestamp};
use underlag::domain::audit::{Action, Detail};
use underlag::domain::calendar::Calendar;
use underlag::domain::change::{Change, Write};
use underlag::domain::deadline::Keep;
use underlag::domain::ladder::Ladder;
use underlag::domain::notice::Letter;
use underlag::domain::request::{NextActor, Outcome, Record, ReturnReason, Status};
use underlag::domain::statistics::Tallies;
use underlag::domain::statistics::measure::Measure;
use underlag::domain::workflow::answer::{self, Documents, Ending};
use underlag::domain::workflow::recall::{give_back, may_return, recall};
use underlag::domain::workflow::{Refusal, delivery, fetch};

use super::workflow::{digest, record, renewal, sealed, start};

fn after(days: i64) -> Timestamp {
    start() + SignedDuration::from_hours(24 * days)
}

/// The kind's two months after the due day, in a consent of half a year.
fn wait() -> Keep {
    Keep { days: 60, consent_ends: after(180) }
}

fn next(change: &Change) -> Record {
    let mut records = change.writes.iter().filter_map(|write| match write {
        Write::Record(record) => Some(record.as_ref().clone()),
        _ => None,
    });
    records.next_back().expect("a record")
}

fn documents() -> Documents {
    Documents { answer: sealed(1), copy: Some(sealed(2)), once: digest(1) }
}

fn answered(days: i64) -> Record {
    let keep = Keep { days: 30, consent_ends: after(180) };
    let ending = Ending::Answer { score: Some(3) };
    let calendar = Calendar::sweden();
    let change = answer::end(&record(), ending, documents(), keep, &calendar, after(days));
    next(&change.expect("open"))
}

fn opened(days: i64) -> Record {
    next(&fetch::open_answer(&answered(days), digest(2), after(days)).expect("an answer"))
}

fn fetched(days: i64) -> Record {
    next(&fetch::confirm_fetched(&opened(days), digest(2), after(days)).expect("opened"))
}

fn returned(record: &Record, reason: ReturnReason, days: i64) -> Result<Change, Refusal> {
    give_back(record, reason, renewal(), wait(), digest(2), after(days))
}

fn counted(record: &Record, measure: &Measure) -> i64 {
    let cells = Tallies::of_record(record).cells;
    cells.into_iter().filter(|(cell, _)| cell.measure == *measure).map(|(_, count)| count).sum()
}

fn letters(change: &Change) -> Vec<Letter> {
    change.notices.iter().map(|notice| notice.letter).collect()
}

#[test]
fn what_is_recalled_is_destroyed_and_the_clock_goes_on() {
    let change = recall(&answered(5), wait(), after(6)).expect("not fetched");
    let open = next(&change);
    assert_eq!((open.status(), open.next_actor()), (Status::Sent, NextActor::Recipient));
    assert_eq!((open.due_at, open.facts.answer.clone()), (record().due_at, None));
    for gone in [sealed(1), sealed(2)] {
        assert!(change.writes.contains(&Write::Destroy { id: gone.id }), "its sender's copy, too");
    }
    assert!(open.document.is_some(), "the request is there to be answered");
    assert!(open.expires_at > open.due_at + SignedDuration::from_hours(24 * 59));
    assert_eq!(letters(&change), [Letter::AnswerRecalled]);
    let actions: Vec<Action> = change.events.iter().map(|event| event.action).collect();
    assert_eq!(actions, [Action::AnswerRecalled, Action::DocumentDestroyed]);
    assert_eq!(recall(&open, wait(), after(6)), Err(Refusal::NothingToTakeBack));
}

#[test]
fn what_was_fetched_or_came_on_paper_is_not_recalled() {
    assert_eq!(recall(&record(), wait(), after(1)), Err(Refusal::NothingToTakeBack));
    assert_eq!(recall(&fetched(5), wait(), after(6)), Err(Refusal::FetchedAlready));
    let mut paper = answered(5);
    paper.facts.came_on_paper = Some(paper.due_date());
    assert_eq!(recall(&paper, wait(), after(6)), Err(Refusal::NothingToTakeBack));
}

#[test]
fn a_refusal_is_recalled_too() {
    let mut declined = answered(5);
    let reason = underlag::domain::request::DeclineReason::Other;
    declined.facts.outcome = Some(Outcome::Declined { at: after(5), reason });
    assert!(next(&recall(&declined, wait(), after(6)).expect("there")).is_open());
    declined.facts.answer = None;
    assert_eq!(recall(&declined, wait(), after(6)), Err(Refusal::NothingToTakeBack), "by telephone");
}

#[test]
fn recalled_after_its_due_day_it_is_overdue_and_the_ladder_goes_on() {
    let now = after(24);
    let open = next(&recall(&answered(20), wait(), now).expect("not fetched"));
    assert!(open.is_overdue(now));
    let (ladder, calendar) = (Ladder::standard(), Calendar::sweden());
    let opening = calendar.opening(now);
    let due = ladder.due(&open, &calendar, opening);
    let names: Vec<&str> = due.iter().map(|step| step.step.name.as_str()).collect();
    assert!(names.contains(&"overdue"), "{names:?}");
    assert!(!names.contains(&"unacknowledged"), "who has answered has it: {names:?}");
    assert!(open.expires_at > now + SignedDuration::from_hours(24 * 59), "there is time to answer anew");
}

#[test]
fn nothing_waits_longer_than_the_consent() {
    let short = Keep { days: 60, consent_ends: after(40) };
    let open = next(&recall(&answered(5), short, after(6)).expect("not fetched"));
    assert_eq!(open.expires_at, after(40));
}

#[test]
fn the_unit_returns_what_it_has_opened() {
    assert_eq!(may_return(&record()), Err(Refusal::NothingToReturn));
    assert_eq!(may_return(&answered(5)), Err(Refusal::NotOpenedYet));
    for (reason, letter) in
        [(ReturnReason::WrongPerson, Letter::WrongPerson), (ReturnReason::NotEnough, Letter::NotEnough)]
    {
        let change = returned(&opened(5), reason, 6).expect("opened");
        let open = next(&change);
        assert!(open.is_open() && open.facts.answer_opened_at.is_none());
        assert!(change.writes.contains(&Write::Destroy { id: sealed(1).id }));
        assert_eq!(letters(&change), [letter]);
        assert_eq!(change.events[0].detail, Some(Detail::Returned(reason)));
        assert!(change.writes.iter().any(|write| matches!(write, Write::Link { .. })), "a fresh link");
        assert_eq!(may_return(&open), Err(Refusal::NothingToReturn));
        assert_eq!((counted(&open, &Measure::Returned(reason)), counted(&open, &Measure::OnTime)), (1, 0));
    }
}

#[test]
fn what_was_fetched_is_counted_and_told_once() {
    for (reason, letter, answered) in [
        (ReturnReason::WrongPerson, Letter::WrongPersonFetched, 0),
        (ReturnReason::NotEnough, Letter::NotEnoughFetched, 1),
    ] {
        let change = returned(&fetched(5), reason, 6).expect("fetched");
        let record = next(&change);
        assert_eq!(record.status(), Status::Fetched, "nothing is here to answer anew");
        assert_eq!(letters(&change), [letter]);
        assert_eq!(counted(&record, &Measure::Returned(reason)), 1);
        assert_eq!(counted(&record, &Measure::OnTime), answered);
        assert_eq!(returned(&record, reason, 7), Err(Refusal::ReturnedAlready));
    }
}

#[test]
fn a_recalled_answer_is_counted_as_recalled_and_not_as_answered() {
    let open = next(&recall(&answered(5), wait(), after(6)).expect("not fetched"));
    assert_eq!((counted(&open, &Measure::Recalled), counted(&open, &Measure::OnTime)), (1, 0));
    assert_eq!(counted(&open, &Measure::Sent), 1);
}

#[test]
fn a_letter_that_an_answer_came_is_not_sent_once_it_was_taken_back() {
    let keep = Keep { days: 30, consent_ends: after(180) };
    let ending = Ending::Answer { score: None };
    let change = answer::end(&record(), ending, documents(), keep, &Calendar::sweden(), after(5));
    let change = change.expect("open");
    let (answered, open) = (next(&change), next(&recall(&next(&change), wait(), after(6)).expect("there")));
    for notice in &change.notices {
        assert!(delivery::still_wanted(&answered, notice), "{:?}", notice.letter);
        assert!(!delivery::still_wanted(&open, notice), "{:?}", notice.letter);
    }
}

#[test]
fn that_an_answer_was_about_somebody_else_is_told_whatever_became_of_the_request() {
    let change = returned(&opened(5), ReturnReason::WrongPerson, 6).expect("opened");
    let gone = next(&fetch::expire(&next(&change), after(300)).expect("something left"));
    assert!(delivery::still_wanted(&gone, &change.notices[0]));
    let change = returned(&opened(5), ReturnReason::NotEnough, 6).expect("opened");
    assert!(!delivery::still_wanted(&gone, &change.notices[0]), "nothing is asked any more");
}
