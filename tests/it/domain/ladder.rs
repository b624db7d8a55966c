//! The steps of a ladder: when each is due, and what stops or moves it.

use jiff::Timestamp;
use jiff::civil::date;
use underlag::domain::calendar::{Calendar, end_of_day, zone};
use underlag::domain::ladder::{Anchor, Ladder, Only, Step, Taken};
use underlag::domain::notice::{Letter, To};
use underlag::domain::request::{Acknowledged, MoreTime, Outcome, Record};

use super::workflow::record;

/// Sent Tuesday 1 December 2026 at ten; acknowledged by the 4th, due by the 22nd.
fn sent() -> Record {
    let mut record = record();
    record.sent_at = moment(2026, 12, 1, 10);
    record.acknowledge_by = end_of_day(date(2026, 12, 4));
    record.due_at = end_of_day(date(2026, 12, 22));
    record.expires_at = end_of_day(date(2027, 3, 1));
    record
}

fn moment(year: i16, month: i8, day: i8, hour: i8) -> Timestamp {
    date(year, month, day).at(hour, 0, 0, 0).to_zoned(zone()).expect("a moment").timestamp()
}

fn names(record: &Record, now: Timestamp) -> Vec<String> {
    let ladder = Ladder::standard();
    ladder.due(record, &Calendar::sweden(), now).into_iter().map(|due| due.taken.name).collect()
}

fn take(record: &mut Record, now: Timestamp) -> Vec<String> {
    let ladder = Ladder::standard();
    let taken: Vec<Taken> =
        ladder.due(record, &Calendar::sweden(), now).into_iter().map(|due| due.taken).collect();
    for taken in &taken {
        record.facts.steps.retain(|known| known.name != taken.name || known.anchor != taken.anchor);
        record.facts.steps.push(taken.clone());
    }
    taken.into_iter().map(|taken| taken.name).collect()
}

#[test]
fn the_standard_ladder_over_christmas() {
    let (ladder, calendar) = (Ladder::standard(), Calendar::sweden());
    let coming = ladder.coming(&sent(), &calendar, moment(2027, 2, 1, 0));
    let coming: Vec<(&str, u16, Timestamp)> =
        coming.iter().map(|step| (step.step.name.as_str(), step.round, step.at)).collect();
    assert_eq!(
        coming,
        [
            ("unacknowledged", 0, moment(2026, 12, 7, 8)),
            ("due-soon", 0, moment(2026, 12, 15, 8)),
            ("overdue", 0, moment(2026, 12, 23, 8)),
            // 23, 28, 29, 30 December and 4 January: the eves, the holidays and New Year between.
            ("escalated", 0, moment(2027, 1, 4, 8)),
            ("call", 0, moment(2027, 1, 12, 8)),
            ("call", 1, moment(2027, 1, 26, 8)),
        ]
    );
}

#[test]
fn each_step_is_due_from_its_moment_and_once() {
    let mut record = sent();
    assert!(names(&record, moment(2026, 12, 7, 7)).is_empty(), "before the day opens");
    assert_eq!(take(&mut record, moment(2026, 12, 7, 8)), ["unacknowledged"]);
    assert!(take(&mut record, moment(2026, 12, 7, 9)).is_empty());
    assert_eq!(take(&mut record, moment(2026, 12, 15, 8)), ["due-soon"]);
    assert_eq!(take(&mut record, moment(2026, 12, 23, 16)), ["overdue"]);
    assert!(take(&mut record, moment(2026, 12, 23, 16)).is_empty());
}

#[test]
fn what_falls_outside_opening_hours_waits_and_is_not_lost() {
    let record = sent();
    let (ladder, calendar) = (Ladder::standard(), Calendar::sweden());
    for closed in [
        moment(2026, 12, 7, 17),
        moment(2026, 12, 12, 10),
        moment(2026, 12, 24, 10),
        moment(2026, 12, 25, 12),
        moment(2027, 1, 1, 9),
    ] {
        assert!(names(&record, closed).is_empty(), "{closed}");
        let next = ladder.next(&record, &calendar, closed).expect("something is left");
        assert!(next > closed && calendar.is_open(next), "{closed}: {next}");
        assert!(!names(&record, next).is_empty(), "{next}");
    }
}

#[test]
fn an_acknowledgement_stops_its_own_reminder_only() {
    let mut record = sent();
    record.facts.acknowledged = Some(Acknowledged { at: moment(2026, 12, 3, 9), expected: None });
    assert!(names(&record, moment(2026, 12, 7, 9)).is_empty());
    assert_eq!(names(&record, moment(2026, 12, 15, 9)), ["due-soon"]);
}

#[test]
fn an_outcome_stops_everything() {
    let mut record = sent();
    record.facts.outcome = Some(Outcome::Withdrawn { at: moment(2026, 12, 2, 9) });
    let (ladder, calendar) = (Ladder::standard(), Calendar::sweden());
    assert!(names(&record, moment(2027, 1, 12, 9)).is_empty());
    assert_eq!(ladder.next(&record, &calendar, moment(2026, 12, 2, 9)), None);
    assert!(ladder.coming(&record, &calendar, moment(2027, 6, 1, 0)).is_empty());
}

#[test]
fn a_moved_due_date_arms_the_steps_counted_from_it_and_only_those() {
    let mut record = sent();
    take(&mut record, moment(2026, 12, 7, 8));
    take(&mut record, moment(2026, 12, 15, 8));
    take(&mut record, moment(2026, 12, 23, 8));
    record.facts.first_due_at = Some(record.due_at);
    record.facts.moved_at = Some(moment(2026, 12, 28, 10));
    record.due_at = end_of_day(date(2027, 1, 22));
    assert!(names(&record, moment(2026, 12, 28, 10)).is_empty());
    // Not the reminder to acknowledge: its day has not moved.
    assert_eq!(take(&mut record, moment(2027, 1, 15, 8)), ["due-soon"]);
    assert_eq!(take(&mut record, moment(2027, 1, 25, 8)), ["overdue"]);
}

#[test]
fn a_due_date_moved_by_little_has_no_reminder_in_the_past() {
    let mut record = sent();
    record.facts.moved_at = Some(moment(2026, 12, 22, 10));
    record.due_at = end_of_day(date(2026, 12, 28));
    assert!(names(&record, moment(2026, 12, 22, 11)).is_empty());
    assert_eq!(names(&record, moment(2026, 12, 29, 8)), ["overdue"]);
}

#[test]
fn a_due_date_moved_back_and_forth_tells_no_step_twice() {
    let mut record = sent();
    take(&mut record, moment(2026, 12, 7, 8));
    take(&mut record, moment(2026, 12, 15, 8));
    let first = record.due_at;
    record.facts.moved_at = Some(moment(2026, 12, 16, 10));
    record.due_at = end_of_day(date(2027, 1, 22));
    record.facts.moved_at = Some(moment(2026, 12, 16, 11));
    record.due_at = first;
    assert_eq!(take(&mut record, moment(2026, 12, 23, 9)), ["overdue"]);
    assert!(take(&mut record, moment(2026, 12, 28, 9)).is_empty());
}

#[test]
fn rounds_that_were_slept_through_are_one() {
    let mut record = sent();
    let late = moment(2027, 2, 15, 9);
    let (ladder, calendar) = (Ladder::standard(), Calendar::sweden());
    let call = ladder.due(&record, &calendar, late).into_iter().find(|due| due.taken.name == "call");
    assert_eq!(call.expect("due").taken.round, 2);
    take(&mut record, late);
    assert!(names(&record, late).is_empty());
    assert_eq!(ladder.next(&record, &calendar, late), Some(moment(2027, 2, 23, 8)));
}

#[test]
fn after_a_standstill_the_latest_letter_speaks_for_all_to_the_same_mailbox() {
    let record = sent();
    let (ladder, calendar) = (Ladder::standard(), Calendar::sweden());
    let due = ladder.due(&record, &calendar, moment(2027, 1, 4, 9));
    let told: Vec<(&str, &[(To, Letter)])> =
        due.iter().map(|due| (due.taken.name.as_str(), due.letters.as_slice())).collect();
    assert_eq!(
        told,
        [
            ("unacknowledged", &[][..]),
            ("due-soon", &[][..]),
            ("overdue", &[(To::Recipient, Letter::Overdue), (To::Unit, Letter::OverdueUnit)][..]),
            ("escalated", &[(To::Escalation, Letter::Escalated)][..]),
        ]
    );
}

#[test]
fn a_recipient_that_waits_for_the_unit_is_not_reminded_but_the_unit_is() {
    let mut record = sent();
    let until = date(2027, 1, 20);
    record.facts.more_time = Some(MoreTime { at: moment(2026, 12, 21, 9), until, reason: None });
    let (ladder, calendar) = (Ladder::standard(), Calendar::sweden());
    let due = ladder.due(&record, &calendar, moment(2026, 12, 23, 9));
    let overdue = due.iter().find(|due| due.taken.name == "overdue").expect("due");
    assert_eq!(overdue.letters, [(To::Unit, Letter::OverdueUnit)]);
}

#[test]
fn a_step_before_an_anchor_and_one_after_an_acknowledgement() {
    let step = |name: &str, from, days| Step {
        name: name.to_owned(),
        from,
        days,
        every: None,
        only: Only::Always,
        letters: vec![(To::Recipient, Letter::Reminder)],
        ask: false,
        call_days: None,
    };
    let ladder = Ladder { steps: vec![step("after", Anchor::Acknowledged, 2), step("same", Anchor::Due, 0)] };
    let mut record = sent();
    let calendar = Calendar::sweden();
    assert_eq!(ladder.next(&record, &calendar, record.sent_at), Some(moment(2026, 12, 22, 8)));
    record.facts.acknowledged = Some(Acknowledged { at: moment(2026, 12, 4, 15), expected: None });
    assert_eq!(ladder.next(&record, &calendar, record.sent_at), Some(moment(2026, 12, 8, 8)));
}
