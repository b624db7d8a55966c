//! FHIR `date`, `dateTime` and `time`: strict reading, and the span a partial one covers.
//!
//! <https://hl7.org/fhir/R4/datatypes.html#primitive>

use jiff::civil::{Date, DateTime, Time};
use jiff::{SignedDuration, Span};

use crate::forms::model::{PartialDate, PartialDateTime};

impl PartialDate {
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let number = |range: std::ops::Range<usize>| -> Option<i16> {
            let digits = text.get(range)?;
            digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
        };
        let dash = |at: usize| text.as_bytes().get(at) == Some(&b'-');
        let year = number(0..4).filter(|year| *year > 0)?;
        let (month, day) = match text.len() {
            4 => (1, 1),
            7 if dash(4) => (number(5..7)?, 1),
            10 if dash(4) && dash(7) => (number(5..7)?, number(8..10)?),
            _ => return None,
        };
        let first_day = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
        Some(Self { text: text.to_owned(), first_day })
    }

    /// The last day it may mean: 31 December of a bare year.
    #[must_use]
    pub fn last_day(&self) -> Date {
        match self.text.len() {
            4 => self.first_day.last_of_year(),
            7 => self.first_day.last_of_month(),
            _ => self.first_day,
        }
    }
}

impl PartialDateTime {
    /// A partial date, or `YYYY-MM-DDThh:mm:ss[.f]` with `Z` or an offset, which FHIR demands.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let Some((date, rest)) = text.split_once('T') else {
            let start = PartialDate::parse(text)?.first_day.at(0, 0, 0, 0);
            return Some(Self { text: text.to_owned(), start });
        };
        let date = PartialDate::parse(date).filter(|date| date.text.len() == 10)?.first_day;
        let zone = rest.find(['Z', '+', '-'])?;
        let (time, zone) = rest.split_at(zone);
        let local = date.to_datetime(parse_time(time)?);
        let start = local.checked_sub(SignedDuration::from_mins(offset_minutes(zone)?)).ok()?;
        Some(Self { text: text.to_owned(), start })
    }

    /// The last moment it may mean.
    #[must_use]
    pub fn end(&self) -> DateTime {
        match PartialDate::parse(&self.text) {
            Some(date) => date.last_day().at(23, 59, 59, 999_999_999),
            // Written to the second, it means that whole second.
            None if !self.text.contains('.') => {
                self.start.checked_add(Span::new().nanoseconds(999_999_999)).unwrap_or(self.start)
            }
            None => self.start,
        }
    }
}

/// `hh:mm:ss[.f]`. A leap second is read as the last ordinary one.
#[must_use]
pub fn parse_time(text: &str) -> Option<Time> {
    let (whole, fraction) = text.split_once('.').map_or((text, None), |(whole, rest)| (whole, Some(rest)));
    let bytes = whole.as_bytes();
    let shaped = bytes.len() == 8
        && bytes.iter().enumerate().all(|(at, byte)| match at {
            2 | 5 => *byte == b':',
            _ => byte.is_ascii_digit(),
        });
    if !shaped {
        return None;
    }
    let nanoseconds = match fraction {
        None => 0,
        Some(digits) if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            format!("{digits:0<9.9}").parse().ok()?
        }
        Some(_) => return None,
    };
    let two = |at: usize| whole[at..at + 2].parse::<i8>().ok();
    let second = if two(6)? == 60 { 59 } else { two(6)? };
    Time::new(two(0)?, two(3)?, second, nanoseconds).ok()
}

fn offset_minutes(zone: &str) -> Option<i64> {
    if zone == "Z" {
        return Some(0);
    }
    let bytes = zone.as_bytes();
    if bytes.len() != 6 || bytes[3] != b':' {
        return None;
    }
    let two = |at: usize| -> Option<i64> {
        let digits = zone.get(at..at + 2)?;
        digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())?
    };
    let (hours, minutes) = (two(1)?, two(4)?);
    if minutes > 59 || hours * 60 + minutes > 14 * 60 {
        return None;
    }
    let total = hours * 60 + minutes;
    Some(if bytes[0] == b'-' { -total } else { total })
}
