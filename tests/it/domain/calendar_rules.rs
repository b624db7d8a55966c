//! What an organisation and a recipient add to the law.

use jiff::Timestamp;
use jiff::civil::{Date, date, time};
use proptest::prelude::*;
use underlag::domain::calendar::{
    Calendar, Closure, DayOfYear, DayOff, Holiday, Rules, WeekRange, local_date,
};

fn at(text: &str) -> Timestamp {
    text.parse().expect("a timestamp")
}

fn pausing(weeks: &[&str]) -> Calendar {
    let pause_weeks = weeks.iter().map(|text| WeekRange::parse(text).expect("weeks")).collect();
    Calendar::new(Rules { pause_weeks, ..Rules::default() })
}

fn bridging() -> Calendar {
    Calendar::new(Rules { bridge_days: true, ..Rules::default() })
}

#[test]
fn a_pause_week_has_no_working_day() {
    let calendar = pausing(&["28-31"]);
    // ISO week 28 of 2026 begins on 6 July, week 31 ends on 2 August.
    assert_eq!(calendar.day_off(date(2026, 7, 3)), None);
    for day in [date(2026, 7, 6), date(2026, 7, 15), date(2026, 7, 31)] {
        assert_eq!(calendar.day_off(day), Some(DayOff::PauseWeek), "{day}");
    }
    assert_eq!(calendar.day_off(date(2026, 8, 3)), None);
    assert_eq!(calendar.add_working_days(date(2026, 7, 3), 1), date(2026, 8, 3));
    assert_eq!(calendar.subtract_working_days(date(2026, 8, 3), 1), date(2026, 7, 3));
    assert_eq!(calendar.add_working_days(date(2026, 7, 10), 0), date(2026, 8, 3));
}

#[test]
fn pause_weeks_go_over_the_turn_of_the_year() {
    let calendar = pausing(&["52-1"]);
    // 2026 has a week 53: it lies between 52 and 1, and is a pause week with them.
    let working = calendar.add_working_days(date(2026, 12, 18), 1);
    assert_eq!(working, date(2027, 1, 11), "weeks 52, 53 and 1");
    // 30 and 31 December 2024 are in week 1 of 2025.
    assert_eq!(calendar.day_off(date(2024, 12, 30)), Some(DayOff::PauseWeek));
    assert_eq!(calendar.day_off(date(2024, 12, 20)), None);
    assert_eq!(calendar.add_working_days(date(2024, 12, 20), 1), date(2025, 1, 7));
}

/// 29 December 2025 to 4 January 2026 is ISO week 1 of 2026, not week 53 of 2025.
#[test]
fn a_week_belongs_to_the_year_of_its_thursday() {
    let calendar = pausing(&["53"]);
    assert_eq!(calendar.day_off(date(2025, 12, 30)), None);
    assert_eq!(calendar.day_off(date(2026, 12, 30)), Some(DayOff::PauseWeek));
    assert_eq!(calendar.day_off(date(2027, 1, 4)), None);
}

#[test]
fn weeks_that_are_none() {
    for text in ["", "0", "54", "28-", "-31", "28-31-32", "juli", "28–31"] {
        assert_eq!(WeekRange::parse(text), None, "{text}");
    }
}

#[test]
fn a_holiday_in_a_pause_week_keeps_its_name() {
    let calendar = pausing(&["25"]);
    assert_eq!(calendar.day_off(date(2026, 6, 19)), Some(DayOff::Holiday(Holiday::MidsummerEve)));
    assert_eq!(calendar.day_off(date(2026, 6, 21)), Some(DayOff::Weekend));
    assert_eq!(calendar.day_off(date(2026, 6, 18)), Some(DayOff::PauseWeek));
}

#[test]
fn a_day_alone_between_two_days_off_is_a_bridge_day() {
    let calendar = bridging();
    let bridges = [
        // The Friday after Kristi himmelsfärdsdag, a Monday before trettondagen, the Friday after
        // nyårsdagen on a Thursday, the Monday before nyårsafton on a Tuesday.
        date(2026, 5, 15),
        date(2026, 1, 5),
        date(2026, 1, 2),
        date(2024, 12, 30),
        date(2024, 12, 27),
    ];
    for day in bridges {
        assert_eq!(calendar.day_off(day), Some(DayOff::BridgeDay), "{day}");
        assert_eq!(Calendar::sweden().day_off(day), None, "{day}");
    }
    // Two working days between are none.
    for day in [date(2026, 12, 29), date(2026, 12, 30), date(2026, 12, 23), date(2026, 4, 2)] {
        assert_eq!(calendar.day_off(day), None, "{day}");
    }
}

#[test]
fn bridge_dates_are_days_off_once_or_every_year() {
    let bridge_dates = ["2026-12-22", "12-23"].map(|text| DayOfYear::parse(text).expect("a day"));
    let calendar = Calendar::new(Rules { bridge_dates: bridge_dates.to_vec(), ..Rules::default() });
    assert_eq!(calendar.day_off(date(2026, 12, 22)), Some(DayOff::BridgeDay));
    assert_eq!(calendar.day_off(date(2027, 12, 22)), None);
    for year in [2026, 2027, 2031] {
        assert_eq!(calendar.day_off(date(year, 12, 23)), Some(DayOff::BridgeDay), "{year}");
    }
    for text in ["02-30", "13-01", "1", "12/23", "2026-02-29", ""] {
        assert_eq!(DayOfYear::parse(text), None, "{text}");
    }
    let leap = DayOfYear::parse("02-29").expect("every fourth year");
    assert!(leap.is(date(2028, 2, 29)) && !leap.is(date(2027, 2, 28)));
}

#[test]
fn a_half_day_is_a_working_day_that_closes_at_noon() {
    let half_days = vec![DayOfYear::parse("04-30").expect("valborg")];
    let calendar = Calendar::new(Rules { half_days, ..Rules::default() });
    assert!(calendar.is_working_day(date(2026, 4, 30)));
    assert!(calendar.is_half_day(date(2026, 4, 30)));
    assert!(!calendar.is_half_day(date(2027, 4, 29)));
    // 12:00 in Stockholm is 10:00 UTC in summer.
    assert!(calendar.is_open(at("2026-04-30T09:59:59Z")));
    assert!(!calendar.is_open(at("2026-04-30T10:00:00Z")));
    // Första maj is a Friday: then it opens on the Monday.
    assert_eq!(calendar.opening(at("2026-04-30T10:00:00Z")), at("2026-05-04T06:00:00Z"));
    // On a Saturday nothing is open, half or whole.
    assert!(!calendar.is_half_day(date(2022, 4, 30)));
}

#[test]
fn opening_hours_are_local_summer_and_winter() {
    let rules = Rules { opens: time(7, 30, 0, 0), closes: time(16, 0, 0, 0), ..Rules::default() };
    let calendar = Calendar::new(rules);
    // Friday before and Monday after the clocks go forward, then back.
    assert_eq!(calendar.opening_of(date(2026, 3, 27)), at("2026-03-27T06:30:00Z"));
    assert_eq!(calendar.opening(at("2026-03-27T15:00:00Z")), at("2026-03-30T05:30:00Z"));
    assert_eq!(calendar.opening(at("2026-10-23T14:00:00Z")), at("2026-10-26T06:30:00Z"));
    assert!(calendar.is_open(at("2026-10-26T14:59:59Z")) && !calendar.is_open(at("2026-10-26T15:00:00Z")));
}

/// On the Sunday of 23 hours, half past two does not exist; on that of 25, it comes twice.
#[test]
fn opening_within_the_hour_that_is_not_or_comes_twice() {
    let rules = Rules { opens: time(2, 30, 0, 0), ..Rules::default() };
    let calendar = Calendar::new(rules);
    assert_eq!(calendar.opening_of(date(2026, 3, 29)), at("2026-03-29T01:30:00Z"));
    assert_eq!(calendar.opening_of(date(2026, 10, 25)), at("2026-10-25T00:30:00Z"));
}

#[test]
fn a_closure_is_the_recipients_alone() {
    let ours = pausing(&["28-29"]);
    let closed = [Closure { from: date(2026, 7, 20), to: date(2026, 8, 7) }];
    let theirs = ours.closed_also(&closed);
    assert_eq!(theirs.day_off(date(2026, 7, 20)), Some(DayOff::Closed));
    assert_eq!(theirs.day_off(date(2026, 8, 7)), Some(DayOff::Closed));
    assert_eq!(theirs.day_off(date(2026, 8, 8)), Some(DayOff::Weekend));
    assert_eq!(ours.day_off(date(2026, 7, 20)), None);
    assert_eq!(theirs.add_working_days(date(2026, 7, 3), 1), date(2026, 8, 10));
    assert_eq!(ours.add_working_days(date(2026, 7, 3), 1), date(2026, 7, 20));
}

#[test]
fn the_due_moment_is_midnight_after_a_pause() {
    let due = pausing(&["44"]).due(at("2026-10-23T12:00:00Z"), 1);
    assert_eq!(local_date(due), date(2026, 11, 2), "and the clocks went back on the 25th");
    assert_eq!(due, at("2026-11-02T22:59:59.999999999Z"));
}

/// Everything of a big organisation at once.
fn full() -> Calendar {
    let rules = Rules {
        pause_weeks: ["28-31", "52-1"].map(|text| WeekRange::parse(text).expect("weeks")).to_vec(),
        bridge_days: true,
        bridge_dates: vec![DayOfYear::parse("03-13").expect("a day")],
        half_days: vec![DayOfYear::parse("01-05").expect("a day")],
        ..Rules::default()
    };
    Calendar::new(rules).closed_also(&[Closure { from: date(2030, 2, 1), to: date(2030, 2, 28) }])
}

fn any_day() -> impl Strategy<Value = Date> {
    // From before the table to after it.
    (1990_i16..2140, 1_i16..=365)
        .prop_map(|(year, day)| date(year, 1, 1).saturating_add(jiff::Span::new().days(day - 1)))
}

proptest! {
    #[test]
    fn adding_and_counting_agree(start in any_day(), days in 1_u32..60) {
        let calendar = full();
        let end = calendar.add_working_days(start, days);
        prop_assert!(calendar.is_working_day(end));
        prop_assert_eq!(calendar.working_days_between(start, end), days);
        prop_assert!(calendar.subtract_working_days(end, days) <= start.max(end));
        prop_assert_eq!(
            calendar.add_working_days(calendar.subtract_working_days(end, days), days),
            end
        );
    }

    #[test]
    fn the_next_opening_is_open_and_nothing_before_it_is(day in any_day(), minute in 0_i64..1440) {
        let calendar = full();
        let moment = underlag::domain::calendar::start_of_day(day)
            + jiff::SignedDuration::from_mins(minute);
        let opening = calendar.opening(moment);
        prop_assert!(calendar.is_open(opening));
        prop_assert!(opening >= moment);
        prop_assert_eq!(calendar.opening(opening), opening);
        let mut between = moment;
        while between < opening {
            prop_assert!(!calendar.is_open(between), "{between}");
            between += jiff::SignedDuration::from_mins(113);
        }
    }
}
