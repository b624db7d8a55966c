//! Dates, times of day and shares in running text. What is one is no part of a number.

use std::ops::{Range, RangeInclusive};

use jiff::civil::Date;

use super::symbol::Symbol;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Outside,
    /// The first digit of a date that begins with its year, as a personal number can.
    Begins,
    Within,
}

/// Which symbols of a text belong to a whole date.
pub(super) struct Dates(Vec<Place>);

impl Dates {
    pub(super) fn of(symbols: &[Symbol]) -> Self {
        let mut places = vec![Place::Outside; symbols.len()];
        let mut from = 0;
        while from < symbols.len() {
            let year_first = year_first(symbols, from);
            // `12-06-10-1998`: what is joined to other digits is part of something else.
            let apart = |from: usize| !joined(symbols, from) || places[from - 2] != Place::Outside;
            let length = year_first.or_else(|| day_first(symbols, from).filter(|_| apart(from)));
            let Some(length) = length else {
                from += 1;
                continue;
            };
            places[from..from + length].fill(Place::Within);
            if year_first.is_some() {
                places[from] = Place::Begins;
            }
            from += length;
        }
        Self(places)
    }

    /// The symbol belongs to a date.
    pub(super) fn has(&self, at: usize) -> bool {
        self.0.get(at).is_some_and(|place| *place != Place::Outside)
    }

    /// No personal number begins there: the symbol belongs to a date, and not as the first of its year.
    pub(super) fn has_inside(&self, at: usize) -> bool {
        self.0.get(at) == Some(&Place::Within)
    }
}

/// How many symbols `2026-12-01` takes; its signs are the same.
fn year_first(symbols: &[Symbol], from: usize) -> Option<usize> {
    let year = digits(symbols, from, 4..=4)?;
    let sign = sign(symbols, from + 4).filter(|sign| matches!(sign, '-' | '/' | '.' | ' ' | '_'))?;
    let month = digits(symbols, from + 5, 2..=2)?;
    let same = self::sign(symbols, from + 7) == Some(sign);
    let day = digits(symbols, from + 8, 2..=2)?;
    (same && is_date(year.0, month.0, day.0)).then_some(10)
}

/// `01-12-2026`, `1/12 2026`, `1.12.2026`; but `1/12 1985-06-14` is a day and another date.
fn day_first(symbols: &[Symbol], from: usize) -> Option<usize> {
    let (year, end) = day_month_year(symbols, from)?;
    // `01-12-2026-05-12-2026`
    let period = day_month_year(symbols, end + 1).is_some();
    (period || year_first(symbols, year).is_none()).then_some(end - from)
}

/// Where its year begins, and where it ends.
fn day_month_year(symbols: &[Symbol], from: usize) -> Option<(usize, usize)> {
    let day = digits(symbols, from, 1..=2)?;
    let at = from + day.1;
    sign(symbols, at).filter(|sign| matches!(sign, '-' | '/' | '.'))?;
    let month = digits(symbols, at + 1, 1..=2)?;
    let at = at + 1 + month.1;
    sign(symbols, at).filter(|sign| matches!(sign, '-' | '/' | '.' | ' '))?;
    let year = digits(symbols, at + 1, 4..=4)?;
    is_date(year.0, month.0, day.0).then_some((at + 1, at + 1 + year.1))
}

/// The number that begins there, and how many digits it has; none are before or after it.
fn digits(symbols: &[Symbol], from: usize, allowed: RangeInclusive<usize>) -> Option<(i16, usize)> {
    let is_digit = |symbol: &&Symbol| symbol.c.is_ascii_digit();
    if from.checked_sub(1).and_then(|before| symbols.get(before)).is_some_and(|before| is_digit(&before)) {
        return None;
    }
    let written: String = symbols.get(from..)?.iter().take(5).take_while(is_digit).map(|s| s.c).collect();
    allowed.contains(&written.len()).then(|| written.parse().ok().map(|number| (number, written.len())))?
}

fn sign(symbols: &[Symbol], at: usize) -> Option<char> {
    symbols.get(at).map(|symbol| symbol.c)
}

/// `…4-` and `…4/` are before it.
fn joined(symbols: &[Symbol], from: usize) -> bool {
    from >= 2 && matches!(symbols[from - 1].c, '-' | '/' | '.') && symbols[from - 2].c.is_ascii_digit()
}

/// A day there is, of a century that people write about.
fn is_date(year: i16, month: i16, day: i16) -> bool {
    let small = |number: i16| i8::try_from(number).ok();
    let date = small(month).zip(small(day)).map(|(month, day)| Date::new(year, month, day));
    (1800..2100).contains(&year) && date.is_some_and(|date| date.is_ok())
}

/// Four digits of a clock.
pub(super) fn is_clock(digits: &str) -> bool {
    digits.len() == 4 && two(digits, 0..2) <= 24 && two(digits, 2..4) <= 59
}

/// `0900`, `1035`: minutes as people plan them.
pub(super) fn is_round_clock(digits: &str) -> bool {
    is_clock(digits) && two(digits, 2..4).is_multiple_of(5)
}

/// `10-12`, `12-31`: from hour to hour, or a month and its day.
pub(super) fn is_pair(digits: &str) -> bool {
    let (first, second) = (two(digits, 0..2), two(digits, 2..4));
    first <= 24 && second <= 24 || (1..=12).contains(&first) && (1..=31).contains(&second)
}

fn two(digits: &str, part: Range<usize>) -> u8 {
    digits.get(part).and_then(|part| part.parse().ok()).unwrap_or(u8::MAX)
}

/// `25 %`, `25 procent`
pub(super) fn is_share(rest: &[Symbol]) -> bool {
    let text: String = rest.iter().take(9).map(|symbol| symbol.c).collect();
    ["%", "procent", "per cent"].iter().any(|sign| text.trim_start().starts_with(sign))
}
