//! The months a report is about: whole calendar months, fixed.

use std::fmt;

use crate::domain::statistics::group::Month;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// The running month and those before it, so many in all.
    Latest(u8),
    Year(i16),
    /// First or second half.
    Half(i16, u8),
    /// 1–4.
    Quarter(i16, u8),
}

impl Period {
    pub const HALF_YEAR: Self = Self::Latest(6);

    /// The periods there is anything to say about, the running ones first.
    #[must_use]
    pub fn all(first: Month, now: Month) -> Vec<Self> {
        let mut all = vec![Self::HALF_YEAR, Self::Latest(12)];
        for year in (first.year()..=now.year()).rev().take(10) {
            let parts = [Self::Year(year), Self::Half(year, 2), Self::Half(year, 1)];
            let quarters = (1..=4).rev().map(|quarter| Self::Quarter(year, quarter));
            all.extend(parts.into_iter().chain(quarters).filter(|period| {
                let (from, to) = period.months(now);
                from <= now && to >= first
            }));
        }
        all
    }

    /// First and last month.
    #[must_use]
    pub fn months(self, now: Month) -> (Month, Month) {
        let from = |year, month: u8, months: i16| {
            let first = Month::new(year, i8::try_from(month).unwrap_or(1));
            (first, first.plus(months - 1))
        };
        match self {
            Self::Latest(months) => (now.plus(1 - i16::from(months)), now),
            Self::Year(year) => from(year, 1, 12),
            Self::Half(year, half) => from(year, half * 6 - 5, 6),
            Self::Quarter(year, quarter) => from(year, quarter * 3 - 2, 3),
        }
    }

    /// Reads what [`fmt::Display`] wrote.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(months) = text.strip_suffix('m') {
            return [6, 12].into_iter().find(|known| months == known.to_string()).map(Self::Latest);
        }
        let (year, part) = text.split_once('-').map_or((text, None), |(year, part)| (year, Some(part)));
        let four = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
        let year = year.parse().ok().filter(|_| four).filter(|year| (2000..=2999).contains(year))?;
        let digit = |text: &str, most| {
            Some(text)
                .filter(|text| text.len() == 1)?
                .parse()
                .ok()
                .filter(|number| (1..=most).contains(number))
        };
        match part {
            None => Some(Self::Year(year)),
            Some(part) => match part.split_at_checked(1)? {
                ("h", half) => Some(Self::Half(year, digit(half, 2)?)),
                ("q", quarter) => Some(Self::Quarter(year, digit(quarter, 4)?)),
                _ => None,
            },
        }
    }
}

/// `6m`, `2026`, `2026-h1`, `2026-q3`
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Latest(months) => write!(f, "{months}m"),
            Self::Year(year) => write!(f, "{year}"),
            Self::Half(year, half) => write!(f, "{year}-h{half}"),
            Self::Quarter(year, quarter) => write!(f, "{year}-q{quarter}"),
        }
    }
}
