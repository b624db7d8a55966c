//! The Swedish calendar: local days, public holidays, working days. All in Europe/Stockholm.
//!
//! No working day is a Saturday, a Sunday, a public holiday (*allmän helgdag*, law 1989:253), or
//! one of midsommarafton, julafton and nyårsafton (law 1930:173 § 2).

use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::civil::{Date, Weekday, date};
use jiff::tz::TimeZone;

static STOCKHOLM: LazyLock<TimeZone> =
    LazyLock::new(|| TimeZone::get("Europe/Stockholm").expect("the time zones are built in"));

/// The zone every date on a page, in a letter or in a document is in.
#[must_use]
pub fn zone() -> TimeZone {
    STOCKHOLM.clone()
}

/// The day it is in Stockholm at that moment.
#[must_use]
pub fn local_date(at: Timestamp) -> Date {
    STOCKHOLM.to_datetime(at).date()
}

/// The first moment of a local day.
#[must_use]
pub fn start_of_day(day: Date) -> Timestamp {
    // Stockholm has no gap or fold at midnight; a day outside the calendar's years saturates.
    day.to_zoned(zone()).map_or(Timestamp::MAX, |start| start.timestamp())
}

/// The last moment of a local day, also if it has 23 or 25 hours: one nanosecond before the
/// next, so that its local date is still that day.
#[must_use]
pub fn end_of_day(day: Date) -> Timestamp {
    day.to_zoned(zone()).and_then(|start| start.end_of_day()).map_or(Timestamp::MAX, |end| end.timestamp())
}

/// A day that is no working day, by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Holiday {
    NewYearsDay,
    Epiphany,
    GoodFriday,
    EasterSunday,
    EasterMonday,
    MayDay,
    AscensionDay,
    WhitSunday,
    NationalDay,
    MidsummerEve,
    MidsummerDay,
    AllSaintsDay,
    ChristmasEve,
    ChristmasDay,
    BoxingDay,
    NewYearsEve,
}

impl Holiday {
    pub const ALL: [Self; 16] = [
        Self::NewYearsDay,
        Self::Epiphany,
        Self::GoodFriday,
        Self::EasterSunday,
        Self::EasterMonday,
        Self::MayDay,
        Self::AscensionDay,
        Self::WhitSunday,
        Self::NationalDay,
        Self::MidsummerEve,
        Self::MidsummerDay,
        Self::AllSaintsDay,
        Self::ChristmasEve,
        Self::ChristmasDay,
        Self::BoxingDay,
        Self::NewYearsEve,
    ];

    /// For texts: `domain-holiday-<code>`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NewYearsDay => "new-years-day",
            Self::Epiphany => "epiphany",
            Self::GoodFriday => "good-friday",
            Self::EasterSunday => "easter-sunday",
            Self::EasterMonday => "easter-monday",
            Self::MayDay => "may-day",
            Self::AscensionDay => "ascension-day",
            Self::WhitSunday => "whit-sunday",
            Self::NationalDay => "national-day",
            Self::MidsummerEve => "midsummer-eve",
            Self::MidsummerDay => "midsummer-day",
            Self::AllSaintsDay => "all-saints-day",
            Self::ChristmasEve => "christmas-eve",
            Self::ChristmasDay => "christmas-day",
            Self::BoxingDay => "boxing-day",
            Self::NewYearsEve => "new-years-eve",
        }
    }

    /// The day in that year, by the rules in force since 2005 (when nationaldagen took the
    /// place of annandag pingst).
    #[must_use]
    pub fn in_year(self, year: i16) -> Date {
        match self {
            Self::NewYearsDay => date(year, 1, 1),
            Self::Epiphany => date(year, 1, 6),
            Self::GoodFriday => from_easter(year, -2),
            Self::EasterSunday => easter(year),
            Self::EasterMonday => from_easter(year, 1),
            Self::MayDay => date(year, 5, 1),
            Self::AscensionDay => from_easter(year, 39),
            Self::WhitSunday => from_easter(year, 49),
            Self::NationalDay => date(year, 6, 6),
            Self::MidsummerEve => on_or_after(Weekday::Friday, date(year, 6, 19)),
            Self::MidsummerDay => on_or_after(Weekday::Saturday, date(year, 6, 20)),
            Self::AllSaintsDay => on_or_after(Weekday::Saturday, date(year, 10, 31)),
            Self::ChristmasEve => date(year, 12, 24),
            Self::ChristmasDay => date(year, 12, 25),
            Self::BoxingDay => date(year, 12, 26),
            Self::NewYearsEve => date(year, 12, 31),
        }
    }
}

/// What counts as a working day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Calendar {}

impl Calendar {
    /// Swedish law and nothing else.
    #[must_use]
    pub const fn sweden() -> Self {
        Self {}
    }

    /// The holiday a day is, if any. Of two on one day (Kristi himmelsfärdsdag on första maj,
    /// pingstdagen on nationaldagen) the first in the order of [`Holiday::ALL`].
    #[must_use]
    pub fn holiday(&self, day: Date) -> Option<Holiday> {
        Holiday::ALL.into_iter().find(|holiday| holiday.in_year(day.year()) == day)
    }

    #[must_use]
    pub fn is_working_day(&self, day: Date) -> bool {
        !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) && self.holiday(day).is_none()
    }

    /// The `days`-th working day after `start`. For 0: `start` itself if it is a working day,
    /// else the next one.
    #[must_use]
    pub fn add_working_days(&self, start: Date, days: u32) -> Date {
        let mut day = start;
        let mut left = days;
        loop {
            if left == 0 && self.is_working_day(day) {
                return day;
            }
            // The end of the calendar: nobody waits that long.
            let Ok(next) = day.tomorrow() else { return day };
            day = next;
            if left > 0 && self.is_working_day(day) {
                left -= 1;
            }
        }
    }

    /// The `days`-th working day before `start`.
    #[must_use]
    pub fn subtract_working_days(&self, start: Date, days: u32) -> Date {
        let mut day = start;
        let mut left = days;
        while left > 0 {
            let Ok(before) = day.yesterday() else { return day };
            day = before;
            if self.is_working_day(day) {
                left -= 1;
            }
        }
        day
    }

    /// Working days after `from` up to and with `to`; 0 if `to` isn't later.
    #[must_use]
    pub fn working_days_between(&self, from: Date, to: Date) -> u32 {
        let mut day = from;
        let mut days = 0;
        while day < to {
            let Ok(next) = day.tomorrow() else { return days };
            day = next;
            days += u32::from(self.is_working_day(day));
        }
        days
    }

    /// The moment the gateway's day opens: 08:00.
    #[must_use]
    pub fn opening_of(&self, day: Date) -> Timestamp {
        at_hour(day, OPENS)
    }

    /// Is it between 08:00 and 17:00 of a working day? Letters that nobody's click has caused
    /// leave then only.
    #[must_use]
    pub fn is_open(&self, at: Timestamp) -> bool {
        let day = local_date(at);
        self.is_working_day(day) && at >= at_hour(day, OPENS) && at < at_hour(day, CLOSES)
    }

    /// `at` itself if it is open then, else the next opening.
    #[must_use]
    pub fn opening(&self, at: Timestamp) -> Timestamp {
        if self.is_open(at) {
            return at;
        }
        let today = local_date(at);
        if self.is_working_day(today) && at < at_hour(today, OPENS) {
            return at_hour(today, OPENS);
        }
        self.opening_of(self.add_working_days(today, 1))
    }

    /// The end of the local day that lies that many working days after a moment.
    #[must_use]
    pub fn due(&self, from: Timestamp, days: u32) -> Timestamp {
        end_of_day(self.add_working_days(local_date(from), days))
    }
}

const OPENS: i8 = 8;
const CLOSES: i8 = 17;

fn at_hour(day: Date, hour: i8) -> Timestamp {
    day.at(hour, 0, 0, 0).to_zoned(zone()).map_or(Timestamp::MAX, |at| at.timestamp())
}

/// Easter Sunday of the Gregorian calendar (the Meeus/Jones/Butcher rule).
fn easter(year: i16) -> Date {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    let part = |value: i32| i8::try_from(value).expect("a month or a day is small");
    date(year, part(n / 31), part(n % 31 + 1))
}

fn from_easter(year: i16, days: i32) -> Date {
    easter(year).saturating_add(jiff::Span::new().days(days))
}

fn on_or_after(weekday: Weekday, earliest: Date) -> Date {
    let wait = weekday.since(earliest.weekday());
    earliest.saturating_add(jiff::Span::new().days(wait))
}
