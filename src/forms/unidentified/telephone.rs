//! Telephone numbers in running text: `070-123 45 67`, `08-123 456 78`, `+46 (0)70 123 45 67`, with the signs
//! people put between the digits, a letter O for a nought, and an end of line in the midst.
//!
//! Percentages, times, weeks and dates are digits in groups as well, and nobody can say of a finding that it is
//! no telephone. So what begins with two digits only has to look like a number in every way.

use std::ops::Range;

use super::known::Known;
use super::moment::{Dates, is_round_clock, is_share};
use super::symbol::Symbol;

/// Telephone numbers that are nobody's in the directory.
pub(super) fn find(symbols: &[Symbol], dates: &Dates, known: &Known) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while from < symbols.len() {
        let Some(run) = Run::at(symbols, dates, from) else {
            from += 1;
            continue;
        };
        if let Some(end) = run.end_of_list() {
            from = end;
            continue;
        }
        let readings = run.readings(symbols);
        let of_directory = readings.iter().find(|(_, digits)| known.has_telephone(digits));
        let Some((end, _)) = of_directory.or(readings.first()) else {
            from += 1;
            continue;
        };
        if of_directory.is_none() {
            found.push(symbols[from].at..symbols[end - 1].end);
        }
        from = *end;
    }
    found
}

/// More belong to no number.
const MOST_GROUPS: usize = 12;

/// Digits in a row, and what is between them and those before.
struct Group {
    gap: Gap,
    digits: String,
    end: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct Gap {
    sign: char,
    /// More than one sign: blanks around a hyphen.
    wide: bool,
    /// The end of a line.
    line: bool,
    /// A bracket was closed.
    closed: bool,
}

impl Gap {
    const NONE: Self = Self { sign: ' ', wide: false, line: false, closed: false };

    /// A number can end here though more digits follow: `070-123 45 67 17-19`.
    const fn parts(self) -> bool {
        self.line || self.wide || matches!(self.sign, ' ' | '.' | '/')
    }
}

/// Groups of digits that may be a number.
struct Run {
    groups: Vec<Group>,
    abroad: bool,
    /// It begins as numbers do and hardly anything else.
    strong: bool,
}

impl Run {
    fn at(symbols: &[Symbol], dates: &Dates, from: usize) -> Option<Self> {
        let c = |at: usize| symbols.get(at).map(|symbol| symbol.c);
        let before = from.checked_sub(1).and_then(c);
        let digit = |at: usize| c(at).is_some_and(|c| c.is_ascii_digit());
        let abroad = c(from) == Some('+');
        let letter = matches!(c(from), Some('O' | 'o')) && digit(from + 1);
        let begins = abroad || letter || c(from) == Some('0');
        if !begins || before.is_some_and(|c| c.is_alphanumeric() || c == '+') || dates.has(from) {
            return None;
        }
        let groups = groups(symbols, dates, from + usize::from(abroad), !abroad);
        let strong = abroad || is_area(&groups);
        // `03/05-26/02 2026`: what is joined to a digit before it begins no number of pairs.
        let joined = from > 1 && matches!(before, Some('-' | '/' | '.')) && digit(from - 2);
        let weak = (letter || joined) && !strong;
        // `2026-0123-45678`: of a case.
        let year = joined && from > 4 && (from - 5..from - 1).all(digit) && !(from > 5 && digit(from - 6));
        let of_case =
            year && matches!((c(from - 5), c(from - 4)), (Some('1'), Some('9')) | (Some('2'), Some('0')));
        (!groups.is_empty() && !weak && !of_case).then_some(Self { groups, abroad, strong })
    }

    /// How it can be read, the longest first: the symbol after it, and its digits.
    fn readings(&self, symbols: &[Symbol]) -> Vec<(usize, String)> {
        let limit = limit(&self.groups, self.abroad, self.strong);
        let shortest = if self.strong { 1 } else { limit };
        let counts = (shortest..=limit).rev();
        let parts = |count: &usize| {
            let next = self.groups.get(*count).filter(|_| *count < limit);
            // `080 120 070 110`: measures, one after the other.
            let same =
                |next: &Group| self.groups[..*count].iter().all(|one| one.digits.len() == next.digits.len());
            next.is_none_or(|next| next.gap.parts() && !same(next))
        };
        let read =
            counts.filter(parts).filter_map(|count| Some((self.groups[count - 1].end, self.read(count)?)));
        read.filter(|(end, _)| !is_share(&symbols[*end..])).collect()
    }

    /// The digits of that many groups, where they are a number.
    fn read(&self, count: usize) -> Option<String> {
        let groups = &self.groups[..count];
        let digits: String = groups.iter().map(|group| group.digits.as_str()).collect();
        // `+1 202 …`, `(0)70`
        let short = self.abroad || self.groups.get(1).is_some_and(|second| second.gap.closed);
        let fits = |(place, group): (usize, &Group)| {
            group.digits.len() > 1 || if place == 0 { short } else { group.digits == "0" }
        };
        let number = if self.abroad {
            (9..=14).contains(&digits.len())
        } else {
            is_national(&digits) && !is_other(groups)
        };
        (number && groups.iter().enumerate().all(fits)).then_some(digits)
    }

    /// `01 02 03 04 05`: four or more as long as each other, none less than the one before.
    fn end_of_list(&self) -> Option<usize> {
        let [first, second, third, ..] = self.groups.as_slice() else { return None };
        // `08-12 34 56 78`
        let stockholm = first.digits == "08" && (second.gap.sign, third.gap.sign) == ('-', ' ');
        let follows = |pair: &&[Group]| {
            pair[0].digits.len() == pair[1].digits.len() && pair[0].digits <= pair[1].digits
        };
        let last = self.groups.windows(2).take_while(follows).count();
        // Weeks and hours end at 53; `08 12 34 56 78` is a telephone all the same.
        let area = matches!(first.digits.as_str(), "07" | "08") && self.groups[last].digits.as_str() > "53";
        (!self.abroad && !stockholm && !area && last > 2).then(|| self.groups[last].end)
    }
}

/// An area code: three digits or more, or 08 before a group that is no hour.
fn is_area(groups: &[Group]) -> bool {
    match groups {
        [area, ..] if area.digits.len() > 2 => true,
        [area, next, ..] => area.digits == "08" && next.digits.len() > 2,
        _ => false,
    }
}

/// The groups that begin there, up to a date.
fn groups(symbols: &[Symbol], dates: &Dates, from: usize, letter: bool) -> Vec<Group> {
    let c = |at: usize| symbols.get(at).map(|symbol| symbol.c).filter(|_| !dates.has(at));
    let mut groups: Vec<Group> = Vec::new();
    let (mut at, mut gap) = (from, Gap::NONE);
    loop {
        let mut digits = String::new();
        while let Some(next) = c(at) {
            match next {
                '0'..='9' => digits.push(next),
                'O' | 'o' if !digits.is_empty() || (letter && at == from) => digits.push('0'),
                'l' | 'I' if !digits.is_empty() => digits.push('1'),
                _ => break,
            }
            at += 1;
        }
        if digits.is_empty() {
            return groups;
        }
        groups.push(Group { gap, digits, end: at });
        if groups.len() == MOST_GROUPS {
            return groups;
        }
        let length = (at..).map_while(c).take_while(|next| " -/().\n_".contains(*next)).take(6).count();
        let Some(between) = read_gap(&symbols[at..at + length]) else { return groups };
        gap = between;
        at += length;
    }
}

/// One sign, with blanks around it or the end of a line; brackets beside.
fn read_gap(symbols: &[Symbol]) -> Option<Gap> {
    let written: Vec<char> = symbols.iter().map(|symbol| symbol.c).collect();
    let signs: Vec<char> = written.iter().copied().filter(|c| !matches!(c, ' ' | '\n' | '(' | ')')).collect();
    let lines = written.iter().filter(|c| **c == '\n').count();
    let blanks = written.iter().filter(|c| **c == ' ').count();
    let gap = Gap {
        sign: signs.first().copied().unwrap_or(' '),
        wide: signs.len() + blanks > 1,
        line: lines > 0,
        closed: written.contains(&')'),
    };
    (!written.is_empty() && signs.len() < 2 && lines < 2).then_some(gap)
}

/// How many groups can belong to one number, by what is between them.
fn limit(groups: &[Group], abroad: bool, strong: bool) -> usize {
    let (mut wide, mut line, mut stops) = (false, false, false);
    let mut digits = 0;
    for (place, Group { gap, digits: group, .. }) in groups.iter().enumerate() {
        // After the area code only, or once in a number from abroad.
        let too_wide = gap.wide && !gap.line && (wide || !strong || (!abroad && place > 1));
        // `070-123 45`, and on the next line `67`; but no second number.
        let over = gap.line && (line || !strong || digits >= 9);
        // `08.00-16.00 25 %` is no number. With two digits first, after a full stop come full stops.
        let stop = gap.sign == '.';
        let mixed = !strong && (gap.sign == '_' || stops && !stop || !stops && stop && place > 2);
        if place > 0 && (too_wide || over || mixed) {
            return place;
        }
        wide |= gap.wide;
        line |= gap.line;
        stops |= stop;
        digits += group.len();
    }
    groups.len()
}

/// Nine to eleven digits; or an international prefix.
fn is_national(digits: &str) -> bool {
    let abroad = digits.starts_with("00");
    (9..=11).contains(&digits.len()) && !abroad || (abroad && (11..=16).contains(&digits.len()))
}

/// A date, a time or a list that has as many digits as a number.
fn is_other(groups: &[Group]) -> bool {
    let lengths: Vec<usize> = groups.iter().map(|group| group.digits.len()).collect();
    // `01-02-2026 15`: a date with something after it. `05 06 07 2026`: days.
    let date = lengths.starts_with(&[2, 2, 4]) || lengths.starts_with(&[2, 2, 2, 4]);
    // `0900-1030 25`
    let clocks = matches!(groups, [from, to, ..]
        if to.gap.sign == '-' && is_round_clock(&from.digits) && is_round_clock(&to.digits));
    // `08-12 13-17 10`: the hyphen is from hour to hour. One after the area code is followed by blanks.
    let pairs = lengths.iter().all(|length| *length == 2);
    let spans = pairs && groups.iter().skip(3).any(|group| group.gap != groups[2].gap);
    date || clocks || spans
}
