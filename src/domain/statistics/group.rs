//! For whom a number is counted.

use std::fmt;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::domain::calendar::local_date;
use crate::domain::digest::Digest;

/// Month, unit, recipient and kind of form.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Group {
    pub unit: Digest,
    pub month: Month,
    /// None for consents and watches, which have none, and where particulars are protected.
    pub recipient: Option<Digest>,
    /// The form kind's id; empty for consents and watches.
    pub kind: String,
}

/// A month of the calendar in Europe/Stockholm: months since the year 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Month(u16);

impl Group {
    #[must_use]
    pub fn of_requests(sent_at: Timestamp, unit: Digest, recipient: Digest, kind: &str) -> Self {
        Self { unit, month: Month::of(sent_at), recipient: Some(recipient), kind: kind.to_owned() }
    }

    #[must_use]
    pub const fn of_unit(month: Month, unit: Digest) -> Self {
        Self { unit, month, recipient: None, kind: String::new() }
    }
}

impl Month {
    pub const FIRST: Self = Self(0);
    pub const LAST: Self = Self(u16::MAX);

    /// The month it is in Stockholm at that moment.
    #[must_use]
    pub fn of(at: Timestamp) -> Self {
        Self::of_date(local_date(at))
    }

    #[must_use]
    pub fn of_date(day: Date) -> Self {
        Self::new(day.year(), day.month())
    }

    /// `month` 1–12. Years before 0 count as 0.
    #[must_use]
    pub fn new(year: i16, month: i8) -> Self {
        let months = i32::from(year) * 12 + i32::from(month) - 1;
        Self(u16::try_from(months.max(0)).unwrap_or(u16::MAX))
    }

    #[must_use]
    pub fn year(self) -> i16 {
        i16::try_from(self.0 / 12).unwrap_or(i16::MAX)
    }

    /// 1–12.
    #[must_use]
    pub fn month(self) -> i8 {
        i8::try_from(self.0 % 12).unwrap_or(0) + 1
    }

    /// So many months later, or, negative, earlier.
    #[must_use]
    pub const fn plus(self, months: i16) -> Self {
        Self(self.0.saturating_add_signed(months))
    }

    /// The first day of it; none after the calendar's last year.
    #[must_use]
    pub fn first_day(self) -> Option<Date> {
        Date::new(self.year(), self.month(), 1).ok()
    }

    #[must_use]
    pub const fn number(self) -> u16 {
        self.0
    }

    #[must_use]
    pub const fn from_number(number: u16) -> Self {
        Self(number)
    }

    /// This month and every one after it up to `last`.
    pub fn until(self, last: Self) -> impl Iterator<Item = Self> {
        (self.0..=last.0).map(Self)
    }
}

/// `2026-11`
impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.month())
    }
}
