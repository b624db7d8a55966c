//! What is to come of a request, and what has moved it.

use jiff::Timestamp;
use jiff::civil::{Date, date};
use underlag::domain::calendar::{Calendar, Closure, DayOff, Holiday, Rules, WeekRange, local_date};
use underlag::domain::deadline::{Terms, deadlines};
use underlag::domain::digest::Digest;
use underlag::domain::forecast::{Ahead, Off, What, forecast, imagined};
use underlag::domain::ladder::{Anchor, Ladder, Taken};
use underlag::domain::request::{Acknowledged, MoreTime, Outcome, Record};

const TERMS: Terms = Terms { acknowledge_days: 3, answer_days: 15, expire_days: 60 };

fn sent(day: Date, calendar: &Calendar) -> Record {
    let nobody = Digest::from_bytes([0; 32]);
    let at = calendar.opening_of(day);
    imagined("kind", (nobody, nobody), at, deadlines(at, TERMS, calendar))
}

fn named(ahead: &[Ahead]) -> Vec<(Date, String)> {
    let name = |what: &What| match what {
        What::Acknowledge => "acknowledge".to_owned(),
        What::Due => "due".to_owned(),
        What::Letters { step, .. } => step.clone(),
        What::Call => "called".to_owned(),
        What::Destroyed => "destroyed".to_owned(),
    };
    ahead.iter().map(|ahead| (local_date(ahead.at), name(&ahead.what))).collect()
}

fn of(record: &Record, calendar: &Calendar) -> Vec<Ahead> {
    forecast(record, &Ladder::standard(), calendar, true, record.sent_at)
}

/// Sent on Monday 7 December 2026. Counted by hand over Christmas, New Year and trettondagen.
#[test]
fn a_request_before_christmas() {
    let calendar = Calendar::sweden();
    let ahead = of(&sent(date(2026, 12, 7), &calendar), &calendar);
    let expected = [
        (date(2026, 12, 10), "acknowledge"),
        (date(2026, 12, 11), "unacknowledged"),
        (date(2026, 12, 21), "due-soon"),
        (date(2026, 12, 30), "due"),
        (date(2027, 1, 4), "overdue"),
        (date(2027, 1, 11), "escalated"),
        (date(2027, 1, 18), "call"),
        (date(2027, 1, 21), "called"),
        (date(2027, 2, 28), "destroyed"),
    ];
    assert_eq!(named(&ahead), expected.map(|(day, name)| (day, name.to_owned())));
    let past = |name: &str| -> Vec<DayOff> {
        let place = named(&ahead).iter().position(|(_, one)| one == name).expect("there");
        ahead[place].past.iter().map(|off| off.reason).collect()
    };
    let holidays = |days: &[Holiday]| -> Vec<DayOff> { days.iter().copied().map(DayOff::Holiday).collect() };
    assert_eq!(past("due"), holidays(&[Holiday::ChristmasEve, Holiday::ChristmasDay]));
    assert_eq!(past("due-soon"), past("due"));
    let winter = holidays(&[Holiday::NewYearsEve, Holiday::NewYearsDay, Holiday::Epiphany]);
    assert_eq!(past("escalated"), winter);
    assert_eq!(past("overdue"), holidays(&[Holiday::NewYearsEve, Holiday::NewYearsDay]));
    assert_eq!((past("acknowledge"), past("called")), (vec![], vec![]));
}

#[test]
fn pause_weeks_and_closures_are_told_in_one_piece() {
    let pause_weeks = vec![WeekRange::parse("28-29").expect("weeks")];
    let ours = Calendar::new(Rules { pause_weeks, ..Rules::default() });
    let calendar = ours.closed_also(&[Closure { from: date(2026, 7, 20), to: date(2026, 7, 22) }]);
    let ahead = of(&sent(date(2026, 7, 1), &calendar), &calendar);
    let due = ahead.iter().find(|ahead| ahead.what == What::Due).expect("there");
    let off = |reason, first, last| Off { reason, first, last };
    assert_eq!(
        due.past,
        [
            off(DayOff::PauseWeek, date(2026, 7, 6), date(2026, 7, 17)),
            off(DayOff::Closed, date(2026, 7, 20), date(2026, 7, 22)),
        ]
    );
}

#[test]
fn what_has_happened_is_not_to_come() {
    let calendar = Calendar::sweden();
    let mut record = sent(date(2026, 11, 2), &calendar);
    record.facts.acknowledged = Some(Acknowledged { at: record.sent_at, expected: None });
    let names: Vec<String> = named(&of(&record, &calendar)).into_iter().map(|(_, name)| name).collect();
    assert_eq!(names, ["due-soon", "due", "overdue", "escalated", "call", "called", "destroyed"]);
    record.facts.outcome = Some(Outcome::Withdrawn { at: record.sent_at });
    assert_eq!(of(&record, &calendar), [], "and nothing sealed is left");
}

#[test]
fn letters_that_reach_nobody_are_not_promised() {
    let calendar = Calendar::sweden();
    let mut record = sent(date(2026, 11, 2), &calendar);
    let without = forecast(&record, &Ladder::standard(), &calendar, false, record.sent_at);
    assert!(!named(&without).iter().any(|(_, name)| name == "escalated"));
    record.facts.not_delivered_at = Some(record.sent_at);
    let names: Vec<String> = named(&of(&record, &calendar)).into_iter().map(|(_, name)| name).collect();
    assert_eq!(names, ["acknowledge", "due", "overdue", "escalated", "call", "called", "destroyed"]);
}

fn names_at(record: &Record, now: Timestamp) -> Vec<String> {
    let ahead = forecast(record, &Ladder::standard(), &Calendar::sweden(), true, now);
    named(&ahead).into_iter().map(|(_, name)| name).collect()
}

#[test]
fn what_lies_in_the_past_is_not_to_come() {
    let calendar = Calendar::sweden();
    let mut record = sent(date(2026, 11, 2), &calendar);
    let taken = |name: &str, from, anchor, day| Taken {
        name: name.to_owned(),
        from,
        anchor,
        round: 0,
        at: calendar.opening_of(day),
    };
    let (acknowledge, due) = (local_date(record.acknowledge_by), record.due_date());
    record.facts.steps = vec![
        taken("unacknowledged", Anchor::AcknowledgeBy, acknowledge, date(2026, 11, 6)),
        taken("due-soon", Anchor::Due, due, date(2026, 11, 16)),
    ];
    let now = calendar.opening_of(date(2026, 11, 20));
    assert_eq!(names_at(&record, now), ["due", "overdue", "escalated", "call", "called", "destroyed"]);
    record.facts.steps.push(taken("overdue", Anchor::Due, due, date(2026, 11, 24)));
    let now = calendar.opening_of(date(2026, 11, 25));
    assert_eq!(names_at(&record, now), ["escalated", "call", "called", "destroyed"]);
}

#[test]
fn a_step_whose_moment_came_at_night_is_to_come_at_the_opening() {
    let calendar = Calendar::sweden();
    let record = sent(date(2026, 11, 2), &calendar);
    let (evening, morning) = (date(2026, 11, 6).at(20, 0, 0, 0), calendar.opening_of(date(2026, 11, 9)));
    let now = evening.in_tz("Europe/Stockholm").expect("a moment").timestamp();
    let ahead = forecast(&record, &Ladder::standard(), &calendar, true, now);
    assert_eq!((named(&ahead)[0].1.as_str(), ahead[0].at), ("unacknowledged", morning));
}

#[test]
fn who_has_asked_for_more_time_or_got_a_letter_on_paper_is_not_awaited_to_acknowledge() {
    let calendar = Calendar::sweden();
    let mut asked = sent(date(2026, 11, 2), &calendar);
    let (at, until) = (asked.sent_at, date(2026, 12, 1));
    asked.facts.more_time = Some(MoreTime { at, until, reason: None });
    assert_eq!(names_at(&asked, at), ["due", "overdue", "call", "called", "destroyed"]);
    let mut on_paper = sent(date(2026, 11, 2), &calendar);
    on_paper.facts.posted_at = Some(at);
    assert_eq!(names_at(&on_paper, at), ["due", "overdue", "call", "called", "destroyed"]);
}

#[test]
fn of_two_letters_at_one_moment_only_the_one_that_is_sent_is_to_come() {
    let calendar = Calendar::sweden();
    let terms = Terms { acknowledge_days: 3, answer_days: 3, expire_days: 60 };
    let nobody = Digest::from_bytes([0; 32]);
    let at = calendar.opening_of(date(2026, 11, 2));
    let record = imagined("kind", (nobody, nobody), at, deadlines(at, terms, &calendar));
    assert_eq!(
        names_at(&record, at),
        ["acknowledge", "due", "overdue", "escalated", "call", "called", "destroyed"]
    );
}
