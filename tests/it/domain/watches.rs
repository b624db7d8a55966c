//! Days that a unit keeps in mind.

use jiff::civil::{Date, date};
use jiff::{SignedDuration, Timestamp};
use underlag::domain::audit::{Action, Agent};
use underlag::domain::calendar::{Calendar, end_of_day, local_date, start_of_day};
use underlag::domain::change::{Change, Write};
use underlag::domain::consent::{ConsentMethod, ConsentRecord, ConsentState};
use underlag::domain::notice::{Audience, Letter};
use underlag::domain::reference::Reference;
use underlag::domain::watch::{Watch, WatchKind};
use underlag::domain::workflow::Refusal;
use underlag::domain::workflow::watch::{self, NewWatch, two_months};

use super::workflow::{digest, start};

fn new(kind: WatchKind, due_on: Date) -> NewWatch {
    NewWatch {
        reference: Reference::from_digest(&digest(70)),
        kind,
        unit: digest(1),
        client: digest(4),
        request: None,
        consent: None,
        due_on,
    }
}

fn next(change: &Change) -> Watch {
    let written = change.writes.iter().find_map(|write| match write {
        Write::Watch(watch) => Some(watch.as_ref().clone()),
        _ => None,
    });
    written.expect("a watch")
}

fn set(kind: WatchKind, due_on: Date) -> Watch {
    next(&watch::set(new(kind, due_on), digest(2), &Calendar::sweden(), start()).expect("set"))
}

fn morning(day: Date) -> Timestamp {
    start_of_day(day) + SignedDuration::from_hours(8)
}

#[test]
fn two_months_are_counted_by_the_calendar() {
    assert_eq!(two_months(date(2026, 10, 12)), date(2026, 12, 12));
    assert_eq!(two_months(date(2026, 12, 31)), date(2027, 2, 28), "February has no 31st");
}

#[test]
fn the_unit_is_told_on_the_day_or_before_it() {
    // Monday 14 December 2026; Saturday 12 and Sunday 13 are no working days.
    let looks = |kind, day| set(kind, day).look_at.expect("a reminder");
    assert_eq!(looks(WatchKind::DecisionFollowUp, date(2026, 12, 14)), morning(date(2026, 12, 14)));
    assert_eq!(looks(WatchKind::DecisionFollowUp, date(2026, 12, 13)), morning(date(2026, 12, 11)));
    assert_eq!(looks(WatchKind::TwoMonthPosition, date(2026, 12, 14)), morning(date(2026, 11, 30)));
    assert_eq!(
        looks(WatchKind::TwoMonthPosition, date(2026, 12, 1)),
        morning(date(2026, 12, 1)),
        "set too late for its warning"
    );
    assert_eq!(looks(WatchKind::CertificateExpires, local_date(start())), start(), "today, at once");
}

#[test]
fn a_reminder_is_sent_once_for_each_day() {
    let calendar = Calendar::sweden();
    let day = date(2026, 12, 14);
    let kept = set(WatchKind::DecisionFollowUp, day);
    assert!(watch::remind(&kept, &calendar, morning(day) - SignedDuration::from_secs(1)).is_none());
    let change = watch::remind(&kept, &calendar, morning(day)).expect("due");
    assert_eq!(change.notices.len(), 1);
    let notice = &change.notices[0];
    assert_eq!((notice.letter, notice.audience), (Letter::WatchDue, Audience::Unit(digest(1))));
    assert_eq!((notice.reference, notice.due), (kept.reference, Some(day)));
    assert_eq!(change.events[0].action, Action::WatchReminded);
    let reminded = next(&change);
    assert_eq!((reminded.look_at, reminded.reminded_for), (None, Some(day)));
    assert!(watch::remind(&reminded, &calendar, morning(date(2026, 12, 15))).is_none());

    let moved =
        watch::move_to(&reminded, date(2027, 1, 11), digest(2), &calendar, morning(day)).expect("moved");
    let again = watch::remind(&next(&moved), &calendar, morning(date(2027, 1, 11))).expect("due anew");
    assert_ne!(again.notices[0].id, notice.id);
    let back = watch::move_to(&next(&again), day, digest(2), &calendar, morning(day)).expect("moved back");
    let third = watch::remind(&next(&back), &calendar, morning(date(2026, 12, 15))).expect("due anew");
    assert_ne!(third.notices[0].id, notice.id, "the store refuses a letter it knows");
}

#[test]
fn a_gateway_that_slept_waits_for_the_opening() {
    let calendar = Calendar::sweden();
    let kept = set(WatchKind::DecisionFollowUp, date(2026, 12, 11));
    let saturday = start_of_day(date(2026, 12, 12)) + SignedDuration::from_hours(11);
    let change = watch::remind(&kept, &calendar, saturday).expect("looked at");
    assert!(change.notices.is_empty());
    assert_eq!(next(&change).look_at, Some(morning(date(2026, 12, 14))));
}

#[test]
fn a_letter_about_a_watch_holds_while_its_day_does() {
    let calendar = Calendar::sweden();
    let day = date(2026, 12, 14);
    let change = watch::remind(&set(WatchKind::UnderWatch, day), &calendar, morning(day)).expect("due");
    let (reminded, notice) = (next(&change), &change.notices[0]);
    assert!(watch::still_wanted(&reminded, notice));
    let later =
        watch::move_to(&reminded, date(2026, 12, 21), digest(2), &calendar, morning(day)).expect("moved");
    assert!(!watch::still_wanted(&next(&later), notice));
    let done = watch::end(&reminded, true, digest(2), morning(day)).expect("done");
    assert!(!watch::still_wanted(&next(&done), notice));
}

#[test]
fn a_case_is_kept_under_watch_for_half_a_year_from_when_it_was_set() {
    let calendar = Calendar::sweden();
    let too_far = watch::set(new(WatchKind::UnderWatch, date(2027, 5, 24)), digest(2), &calendar, start());
    assert_eq!(too_far.expect_err("a day too many"), Refusal::DateTooFar);
    let kept = set(WatchKind::UnderWatch, date(2027, 5, 23));
    let later = start() + SignedDuration::from_hours(24 * 100);
    let moved = watch::move_to(&kept, date(2027, 5, 24), digest(2), &calendar, later);
    assert_eq!(moved.expect_err("moving wins no time"), Refusal::DateTooFar);
    let other =
        watch::set(new(WatchKind::DecisionFollowUp, date(2028, 11, 24)), digest(2), &calendar, start());
    assert_eq!(other.expect_err("two years and a day"), Refusal::WatchTooFar);
    let past = watch::set(new(WatchKind::UnderWatch, date(2026, 11, 22)), digest(2), &calendar, start());
    assert_eq!(past.expect_err("yesterday"), Refusal::DateInThePast);
}

#[test]
fn an_ended_watch_stays_ended() {
    let kept = set(WatchKind::UnderWatch, date(2026, 12, 14));
    for (done, action) in [(true, Action::WatchDone), (false, Action::WatchDropped)] {
        let change = watch::end(&kept, done, digest(2), start()).expect("open");
        assert_eq!(change.events[0].action, action);
        let ended = next(&change);
        assert_eq!((ended.look_at, ended.is_open()), (None, false));
        assert_eq!(watch::end(&ended, true, digest(2), start()).expect_err("ended"), Refusal::WatchEnded);
        let moved = watch::move_to(&ended, date(2026, 12, 21), digest(2), &Calendar::sweden(), start());
        assert_eq!(moved.expect_err("ended"), Refusal::WatchEnded);
    }
}

#[test]
fn a_consent_that_ends_soon_has_one_watch() {
    let consent = ConsentRecord {
        id: digest(5),
        client: digest(4),
        unit: digest(1),
        evidence: None,
        state: ConsentState::Given,
        recorded_at: start(),
        expires_at: end_of_day(date(2026, 12, 20)),
        rows: Vec::new(),
        method: ConsentMethod::Written,
        protected: false,
        revision: 1,
    };
    let calendar = Calendar::sweden();
    let change = watch::consent_expires(&consent, &calendar, start());
    let kept = next(&change);
    assert_eq!(
        (kept.kind, kept.due_on, kept.consent),
        (WatchKind::ConsentExpires, date(2026, 12, 20), Some(digest(5)))
    );
    assert_eq!(change.events[0].agent, Agent::Gateway);
    assert_eq!(kept.look_at, Some(start()), "the unit is told at once");
    let later = watch::consent_expires(&consent, &calendar, start() + SignedDuration::from_hours(24));
    assert_eq!(next(&later).reference, kept.reference, "the store takes it once");
}
