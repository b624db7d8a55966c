//! The days the law takes out of the working week, by name and by rule.

use jiff::civil::{Date, Weekday, date};

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
