//! When the clock is believed.

use jiff::{SignedDuration, Timestamp};
use underlag::clock::trust::{Doubt, Trust};
use underlag::clock::{Clock, Reading};

fn reading(time_hours: i64, steady_hours: i64) -> Reading {
    let noon: Timestamp = "2026-03-02T12:00:00Z".parse().expect("a moment");
    Reading { time: noon + hours(time_hours), steady: hours(steady_hours) }
}

const fn hours(hours: i64) -> SignedDuration {
    SignedDuration::from_hours(hours)
}

#[test]
fn time_that_passes_is_believed_however_much_it_is() {
    let mut trust = Trust::believed(reading(0, 0));
    for passed in [0, 1, 24, 24 * 400] {
        assert_eq!(trust.look(reading(passed, passed)), None, "{passed} hours");
    }
}

#[test]
fn a_clock_corrected_by_less_than_an_hour_is_believed() {
    let mut trust = Trust::believed(reading(0, 0));
    let corrected = Reading { time: reading(0, 0).time + SignedDuration::from_mins(59), ..reading(0, 0) };
    assert_eq!(trust.look(corrected), None);
}

#[test]
fn many_small_steps_are_one_jump() {
    let mut trust = Trust::believed(reading(0, 0));
    let set =
        |minutes| Reading { time: reading(0, 0).time + SignedDuration::from_mins(minutes), ..reading(0, 0) };
    assert_eq!(trust.look(set(40)), None);
    assert!(matches!(trust.look(set(80)), Some(Doubt::Jumped(_))));
}

#[test]
fn a_jump_is_doubted_until_the_clock_has_run_steadily_for_a_day() {
    for by in [2, 24 * 200, -24 * 40] {
        let mut trust = Trust::believed(reading(0, 0));
        let doubt = Some(Doubt::Jumped(hours(by)));
        assert_eq!(trust.look(reading(by + 1, 1)), doubt);
        assert_eq!(trust.look(reading(by + 24, 24)), doubt, "23 hours after it was seen");
        assert_eq!(trust.look(reading(by + 25, 25)), None);
        assert_eq!(trust.look(reading(by + 26, 26)), None);
    }
}

#[test]
fn another_jump_begins_the_day_anew() {
    let mut trust = Trust::believed(reading(0, 0));
    assert!(trust.look(reading(100, 0)).is_some());
    assert_eq!(trust.look(reading(0, 20)), Some(Doubt::Jumped(hours(-120))));
    assert!(trust.look(reading(23, 43)).is_some());
    assert_eq!(trust.look(reading(24, 44)), None);
}

#[test]
fn a_start_within_thirty_days_of_the_last_time_known_is_believed() {
    for (known, doubt) in [
        (None, None),
        (Some(0), None),
        (Some(24 * 30), None),
        (Some(24 * 30 + 1), Some(Doubt::Ahead(hours(24 * 30 + 1)))),
        // The clock was ahead when it was known, and is right now.
        (Some(-24 * 200), None),
    ] {
        let now = reading(0, 0);
        let last = known.map(|ago| now.time - hours(ago));
        assert_eq!(Trust::at_start(now, last).look(now), doubt, "{known:?} hours ago");
    }
}

#[test]
fn a_doubted_start_is_believed_after_a_steady_day() {
    let mut trust = Trust::at_start(reading(0, 0), Some(reading(-24 * 200, 0).time));
    assert!(trust.look(reading(23, 23)).is_some());
    assert_eq!(trust.look(reading(24, 24)), None);
}

#[test]
fn a_clock_that_is_moved_on_purpose_has_run_so_long() {
    let clock = Clock::starting_at(reading(0, 0).time);
    let mut trust = Trust::believed(clock.reading());
    clock.advance(hours(24 * 400));
    assert_eq!(trust.look(clock.reading()), None);
    clock.set(hours(24 * 400));
    assert!(trust.look(clock.reading()).is_some());
}

#[test]
fn a_doubt_says_what_is_held_and_what_to_do() {
    let said = Doubt::Ahead(hours(24 * 200)).to_string();
    for part in ["200 days", "nothing expires", "--clock-is-right"] {
        assert!(said.contains(part), "{said}");
    }
    assert!(Doubt::Jumped(hours(-3)).to_string().contains("back by 3 h"));
}
