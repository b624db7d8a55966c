//! `[calendar]`.

use jiff::civil::{date, time};
use underlag::domain::calendar::{DayOfYear, WeekRange};

use super::{load, load_with, told};

fn faults_of(text: &str) -> Vec<String> {
    told(&load(&format!("[calendar]\n{text}")).expect_err("faulty").0)
}

#[test]
fn an_organisation_says_its_days() {
    let rules = load(
        "[calendar]\npause_weeks = [\"28-31\", \"52-1\", \"44\"]\nbridge_days = true\n\
         bridge_dates = [2026-12-22, \"12-23\"]\nhalf_days = [\"2027-01-05\"]\nopens = \"07:30\"\n\
         closes = 16:00:00\nhalf_day_closes = \"11:45\"\n",
    )
    .expect("no faults")
    .calendar;
    let weeks = |first, last| WeekRange { first, last };
    assert_eq!(rules.pause_weeks, [weeks(28, 31), weeks(52, 1), weeks(44, 44)]);
    assert!(rules.bridge_days);
    assert_eq!(rules.bridge_dates, [DayOfYear::Once(date(2026, 12, 22)), DayOfYear::Yearly(12, 23)]);
    assert_eq!(rules.half_days, [DayOfYear::Once(date(2027, 1, 5))]);
    assert_eq!(rules.opens, time(7, 30, 0, 0));
    assert_eq!(rules.closes, time(16, 0, 0, 0));
    assert_eq!(rules.half_day_closes, time(11, 45, 0, 0));
}

#[test]
fn the_environment_overrides_lists() {
    let config = load_with("", &[("UNDERLAG_CALENDAR_PAUSE_WEEKS", "28-31, 44")]).expect("no faults");
    assert_eq!(config.calendar.pause_weeks.len(), 2);
    let file = "[calendar]\npause_weeks = [\"28\"]\n";
    let config = load_with(file, &[("UNDERLAG_CALENDAR_PAUSE_WEEKS", "")]).expect("no faults");
    assert_eq!(config.calendar.pause_weeks, []);
}

#[test]
fn bad_values_are_told_together() {
    assert_eq!(
        faults_of(
            "pause_weeks = [\"54\"]\nbridge_dates = [\"02-30\"]\nhalf_days = \"12-23\"\nopens = \"8\"\n\
             closes = \"24:00\"\nhalf_day_closes = 2026-01-01\nklamdagar = true\n"
        ),
        [
            "2 calendar.pause_weeks expected",
            "3 calendar.bridge_dates expected",
            "4 calendar.half_days expected",
            "5 calendar.opens expected",
            "6 calendar.closes expected",
            "7 calendar.half_day_closes expected",
            "8 calendar.klamdagar unknown-key",
        ]
    );
}

#[test]
fn a_day_opens_before_it_closes() {
    assert_eq!(
        faults_of("opens = \"17:00\"\n"),
        ["1 calendar.closes later-than", "1 calendar.half_day_closes later-than"]
    );
    assert_eq!(faults_of("half_day_closes = \"17:01\"\n"), ["2 calendar.half_day_closes not-later-than"]);
}

#[test]
fn half_the_year_is_left_to_work_in() {
    load("[calendar]\npause_weeks = [\"1-26\"]\n").expect("26 weeks are taken");
    assert_eq!(faults_of("pause_weeks = [\"1-20\", \"40-47\"]\n"), ["2 calendar.pause_weeks pause-weeks"]);
    // Named twice they are still the same weeks.
    load("[calendar]\npause_weeks = [\"1-20\", \"10-26\"]\n").expect("26 weeks");
}
