//! Swedish working days.

use std::sync::LazyLock;

use jiff::civil::{Date, Weekday, date};
use jiff::{Timestamp, ToSpan};
use proptest::prelude::*;
use underlag::domain::calendar::{self, Calendar, Holiday, end_of_day, local_date, start_of_day};
use underlag::domain::language::Language;
use underlag::text;

static SWEDEN: LazyLock<Calendar> = LazyLock::new(Calendar::sweden);

fn at(text: &str) -> Timestamp {
    text.parse().expect("a timestamp")
}

/// The earliest, the latest, and years the simple rules get wrong.
#[test]
fn easter_falls_where_the_church_says() {
    let known = [
        date(1818, 3, 22),
        date(1954, 4, 18),
        date(1981, 4, 19),
        date(2000, 4, 23),
        date(2008, 3, 23),
        date(2024, 3, 31),
        date(2025, 4, 20),
        date(2026, 4, 5),
        date(2027, 3, 28),
        date(2038, 4, 25),
        date(2049, 4, 18),
        date(2076, 4, 19),
        date(2285, 3, 22),
    ];
    for day in known {
        assert_eq!(Holiday::EasterSunday.in_year(day.year()), day);
    }
}

/// As printed in the Swedish almanac for 2026.
#[test]
fn the_holidays_of_2026() {
    let days: Vec<Date> = Holiday::ALL.into_iter().map(|holiday| holiday.in_year(2026)).collect();
    let almanac = [
        date(2026, 1, 1),
        date(2026, 1, 6),
        date(2026, 4, 3),
        date(2026, 4, 5),
        date(2026, 4, 6),
        date(2026, 5, 1),
        date(2026, 5, 14),
        date(2026, 5, 24),
        date(2026, 6, 6),
        date(2026, 6, 19),
        date(2026, 6, 20),
        date(2026, 10, 31),
        date(2026, 12, 24),
        date(2026, 12, 25),
        date(2026, 12, 26),
        date(2026, 12, 31),
    ];
    assert_eq!(days, almanac);
}

#[test]
fn movable_saturdays_stay_within_their_week() {
    for year in 2005..2200 {
        let midsummer = Holiday::MidsummerDay.in_year(year);
        assert_eq!(midsummer.weekday(), Weekday::Saturday);
        assert!((20..=26).contains(&midsummer.day()) && midsummer.month() == 6, "{midsummer}");
        assert_eq!(Holiday::MidsummerEve.in_year(year), midsummer.yesterday().expect("a day"));
        let saints = Holiday::AllSaintsDay.in_year(year);
        assert_eq!(saints.weekday(), Weekday::Saturday);
        assert!(date(year, 10, 31) <= saints && saints <= date(year, 11, 6), "{saints}");
    }
}

#[test]
fn days_the_law_leaves_working() {
    // Skärtorsdagen, påskafton is a Saturday, annandag pingst, trettondagsafton, valborg.
    for day in [date(2026, 4, 2), date(2026, 5, 25), date(2026, 1, 5), date(2026, 4, 30), date(2026, 12, 23)]
    {
        assert!(SWEDEN.is_working_day(day), "{day}");
    }
}

#[test]
fn two_holidays_on_one_day_are_one() {
    assert_eq!(SWEDEN.holiday(date(2008, 5, 1)), Some(Holiday::MayDay));
    assert_eq!(SWEDEN.holiday(date(2049, 6, 6)), Some(Holiday::WhitSunday));
    assert!(!SWEDEN.is_working_day(date(2008, 5, 1)));
}

#[test]
fn day_one_is_the_day_after() {
    let add = |start: Date, days| SWEDEN.add_working_days(start, days);
    assert_eq!(add(date(2026, 11, 20), 1), date(2026, 11, 23), "Friday to Monday");
    assert_eq!(add(date(2026, 11, 21), 1), date(2026, 11, 23), "Saturday to Monday");
    assert_eq!(add(date(2026, 11, 23), 5), date(2026, 11, 30), "a week");
    assert_eq!(add(date(2026, 12, 23), 1), date(2026, 12, 28), "over Christmas");
    assert_eq!(add(date(2026, 12, 30), 1), date(2027, 1, 4), "over New Year");
    assert_eq!(add(date(2027, 1, 5), 1), date(2027, 1, 7), "over trettondagen");
    assert_eq!(add(date(2026, 4, 2), 1), date(2026, 4, 7), "over Easter");
    assert_eq!(add(date(2026, 6, 18), 1), date(2026, 6, 22), "over midsummer");
}

#[test]
fn no_days_is_the_day_itself_if_it_works() {
    assert_eq!(SWEDEN.add_working_days(date(2026, 11, 23), 0), date(2026, 11, 23));
    assert_eq!(SWEDEN.add_working_days(date(2026, 11, 21), 0), date(2026, 11, 23));
    assert_eq!(SWEDEN.add_working_days(date(2026, 12, 31), 0), date(2027, 1, 4));
}

#[test]
fn the_end_of_the_calendar_is_no_panic() {
    assert_eq!(SWEDEN.add_working_days(date(9999, 12, 20), 100), Date::MAX);
    assert_eq!(end_of_day(Date::MAX), Timestamp::MAX);
}

#[test]
fn a_local_day_may_have_23_24_or_25_hours() {
    for (day, hours) in [(date(2026, 3, 29), 23), (date(2026, 6, 1), 24), (date(2026, 10, 25), 25)] {
        let length = start_of_day(day).until(end_of_day(day)).expect("a span");
        assert_eq!(length.total(jiff::Unit::Hour).expect("hours").round(), f64::from(hours), "{day}");
        assert_eq!(local_date(end_of_day(day)), day);
        assert_eq!(local_date(end_of_day(day) + 1.nanosecond()), day.tomorrow().expect("a day"));
    }
}

#[test]
fn due_is_the_end_of_the_local_day() {
    // Late in the evening in UTC it is already the next day in Stockholm, summer and winter.
    assert_eq!(SWEDEN.due(at("2026-06-01T21:59:59Z"), 1), at("2026-06-02T21:59:59.999999999Z"));
    assert_eq!(SWEDEN.due(at("2026-06-01T22:00:00Z"), 1), at("2026-06-03T21:59:59.999999999Z"));
    assert_eq!(SWEDEN.due(at("2026-11-23T22:59:59Z"), 1), at("2026-11-24T22:59:59.999999999Z"));
    assert_eq!(SWEDEN.due(at("2026-11-23T23:00:00Z"), 1), at("2026-11-25T22:59:59.999999999Z"));
    // Over the change of the clocks.
    assert_eq!(SWEDEN.due(at("2026-03-27T12:00:00Z"), 1), at("2026-03-30T21:59:59.999999999Z"));
    assert_eq!(SWEDEN.due(at("2026-10-23T12:00:00Z"), 1), at("2026-10-26T22:59:59.999999999Z"));
}

#[test]
fn every_holiday_has_a_name() {
    for language in Language::ALL {
        for code in Holiday::ALL.into_iter().map(Holiday::code).chain([
            "weekend",
            "pause-week",
            "bridge-day",
            "closed",
            "half-day",
        ]) {
            assert!(text::has(language, &format!("domain-holiday-{code}")), "{code}");
        }
    }
}

proptest! {
    /// Exactly as many working days lie between as were asked for, and it lands on one.
    #[test]
    fn working_days_are_counted(offset in 0_i32..36_500, days in 1_u32..80) {
        let start = date(2005, 1, 1).checked_add(offset.days()).expect("in range");
        let end = SWEDEN.add_working_days(start, days);
        prop_assert!(SWEDEN.is_working_day(end));
        let between = std::iter::successors(start.tomorrow().ok(), |day| day.tomorrow().ok())
            .take_while(|day| *day <= end)
            .filter(|day| SWEDEN.is_working_day(*day))
            .count();
        prop_assert_eq!(between, usize::try_from(days).expect("small"));
    }
}

/// A moment belongs to one day here and to another elsewhere, so it is none.
#[test]
fn only_year_month_and_day_are_a_day() {
    assert_eq!(calendar::day("2026-12-10"), Ok(date(2026, 12, 10)));
    assert_eq!(calendar::day("2028-02-29"), Ok(date(2028, 2, 29)));
    for text in [
        "2026-12-09T23:00:00.000+00:00",
        "2026-12-10T00:00:00+01:00[Asia/Tokyo]",
        "2026-12-10 00:00",
        "2026-12-10[Europe/Stockholm]",
        "2026-12-10Z",
        "+002026-12-10",
        "20261210",
        "2026-12-1",
        "2026-W50-4",
        " 2026-12-10",
        "2026-02-29",
        "２０２６-12-10",
        "",
    ] {
        assert_eq!(calendar::day(text), Err(calendar::NotADay), "{text}");
    }
}
