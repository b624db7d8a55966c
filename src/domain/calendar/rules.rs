//! What an organisation adds to the law: pause weeks, half days, bridge days, opening hours.

use jiff::civil::{Date, Time, time};
use serde::{Deserialize, Serialize};

/// `[calendar]` of the settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    /// No day of these weeks is a working day.
    pub pause_weeks: Vec<WeekRange>,
    /// Every working day that lies alone between two days off is one too.
    pub bridge_days: bool,
    /// Days off by name of date.
    pub bridge_dates: Vec<DayOfYear>,
    /// Working days that close early.
    pub half_days: Vec<DayOfYear>,
    pub opens: Time,
    pub closes: Time,
    pub half_day_closes: Time,
}

impl Default for Rules {
    /// The law and nothing else; open 08–17.
    fn default() -> Self {
        Self {
            pause_weeks: Vec::new(),
            bridge_days: false,
            bridge_dates: Vec::new(),
            half_days: Vec::new(),
            opens: time(8, 0, 0, 0),
            closes: time(17, 0, 0, 0),
            half_day_closes: time(12, 0, 0, 0),
        }
    }
}

impl Rules {
    pub(super) const fn closing(&self, half_day: bool) -> Time {
        if half_day { self.half_day_closes } else { self.closes }
    }

    pub(super) fn pauses(&self, day: Date) -> bool {
        let week = day.iso_week_date().week().cast_unsigned();
        self.pause_weeks.iter().any(|weeks| weeks.contains(week))
    }
}

/// ISO 8601 weeks of every year, both ends included; `52-1` goes over the turn of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WeekRange {
    pub first: u8,
    pub last: u8,
}

impl WeekRange {
    /// `28-31` or `44`; weeks are 1 to 53.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (first, last) = text.split_once('-').unwrap_or((text, text));
        let week = |text: &str| text.trim().parse().ok().filter(|week| (1..=53).contains(week));
        Some(Self { first: week(first)?, last: week(last)? })
    }

    #[must_use]
    pub const fn contains(self, week: u8) -> bool {
        if self.first <= self.last {
            self.first <= week && week <= self.last
        } else {
            week >= self.first || week <= self.last
        }
    }
}

/// One date, or the same day of every year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayOfYear {
    Once(Date),
    /// Month and day; 29 February comes every fourth year.
    Yearly(i8, i8),
}

impl DayOfYear {
    /// `2026-12-23` or `12-23`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if let Ok(date) = text.parse() {
            return Some(Self::Once(date));
        }
        // A leap year takes every day there is.
        let date: Date = format!("2024-{text}").parse().ok()?;
        Some(Self::Yearly(date.month(), date.day()))
    }

    #[must_use]
    pub fn is(self, day: Date) -> bool {
        match self {
            Self::Once(date) => date == day,
            Self::Yearly(month, of_month) => (day.month(), day.day()) == (month, of_month),
        }
    }
}

/// Days on which a recipient is closed, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Closure {
    pub from: Date,
    pub to: Date,
}

impl Closure {
    #[must_use]
    pub fn contains(self, day: Date) -> bool {
        self.from <= day && day <= self.to
    }
}
