//! Personal numbers in running text, in every way people write them: ten or twelve digits, with
//! `-`, `+`, a space or nothing before the last four, the date in one piece or taken apart, a letter O for
//! a nought, an l for a one. Before the last four there may be another sign or the end of a line: then, as where
//! the date of a coordination number is not known, the check digit has to fit.
//!
//! A number with a wrong check digit is one all the same: it is somebody's with a slip of the pen.
//! Only where the same digits are just as well a date and a clock, the check digit decides. A date in pieces
//! with a time as people plan them, one that leads to another date or from hour to hour, and a share are none,
//! whatever the check digit.

use std::ops::Range;

use super::moment::{Dates, is_clock, is_pair, is_round_clock, is_share};
use super::symbol::Symbol;
use crate::domain::personal_number::{INTERIM_LETTERS, luhn};

/// Where the personal numbers are, in bytes, from the left.
pub(super) fn find(symbols: &[Symbol], dates: &Dates) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    while from < symbols.len() {
        let Some(length) = at(symbols, dates, from) else {
            from += 1;
            continue;
        };
        found.push(symbols[from].at..symbols[from + length - 1].end);
        from += length;
    }
    found
}

/// How many symbols the number takes that begins there.
fn at(symbols: &[Symbol], dates: &Dates, from: usize) -> Option<usize> {
    let rest = &symbols[from..];
    if !rest[0].c.is_ascii_digit() || dates.has_inside(from) {
        return None;
    }
    let inside = from > 0 && symbols[from - 1].c.is_ascii_digit();
    if inside {
        return glued(rest);
    }
    [4, 2].into_iter().find_map(|year| number(rest, year, |at| dates.has(from + at)))
}

/// Twelve digits in the midst of others, that fit in every way.
fn glued(rest: &[Symbol]) -> Option<usize> {
    let digits: String = rest.iter().take(12).map(|symbol| symbol.c).collect();
    let fits = digits.len() == 12
        && digits.bytes().all(|digit| digit.is_ascii_digit())
        && ["19", "20"].contains(&&digits[..2])
        && is_date(&digits[2..8])
        && luhn(&digits.as_bytes()[2..]);
    fits.then_some(12)
}

/// What was read of a number, and how.
#[derive(Default)]
struct Read {
    /// Without the century.
    digits: String,
    taken: usize,
    /// The date was written in pieces.
    pieces: bool,
}

/// The number that these begin with, its year of so many digits; `dated` says which of them belong to a date.
fn number(rest: &[Symbol], year: usize, dated: impl Fn(usize) -> bool) -> Option<usize> {
    let mut read = Read::default();
    let mut signs = Vec::new();
    for (place, count) in [year, 2, 2].into_iter().enumerate() {
        if let Some(sign @ ('-' | ' ' | '.' | '/')) = c(rest, read.taken).filter(|_| place > 0) {
            read.taken += 1;
            signs.push(sign);
        }
        take(rest, &mut read, count)?;
    }
    if year == 4 {
        if !["18", "19", "20"].contains(&&read.digits[..2]) {
            return None;
        }
        read.digits.drain(..2);
    }
    // `08-12 13-17 45`
    let times = year == 2 && matches!(signs.as_slice(), [first, second] if first != second);
    if times || !is_date(&read.digits) {
        return None;
    }
    read.pieces = !signs.is_empty();
    let sign = separator(rest, &mut read.taken);
    // `2026-12-01 – 2026-12-31`
    if sign.is_some() && dated(read.taken) {
        return None;
    }
    let start = read.taken;
    let (whole, letter) = last_four(rest, &mut read)?;
    let (last, after) = (&rest[start..read.taken], &rest[read.taken..]);
    if c(after, 0).is_some_and(|next| next.is_ascii_digit() || (letter && next.is_alphanumeric())) {
        return None;
    }
    let strong = matches!(sign, Some('-' | '+'));
    let short = year == 2 && read.pieces;
    let weakly = sign.filter(|_| !strong);
    let list = short && !whole && is_rising(&read.digits);
    let pairs = !whole && !short && (read.pieces || !strong) && is_pair(&read.digits[6..]);
    if list || pairs || weakly.is_some_and(|sign| is_other(&read, sign, last, after)) {
        return None;
    }
    let certain = luhn(read.digits.to_ascii_uppercase().as_bytes());
    // `2026-01-12 – 2026-02-10`
    let goes_on = matches!(c(after, 0), Some('-' | '.' | '/' | ':'))
        && c(after, 1).is_some_and(|next| next.is_ascii_digit());
    let telephone = year == 2 && sign.is_none() && rest[0].c == '0';
    let apart = letter && sign == Some(' ');
    let undated = &read.digits[2..4] == "00" || &read.digits[4..6] == "60";
    let unsure = matches!(sign, Some(RARE | OTHER)) || undated && !strong;
    let plain = whole && !goes_on && !telephone && !apart && !unsure;
    // `2026-01-12 1407`, `12.10.15 2026`, `260112 1430`
    let like_a_clock =
        short || weakly.is_some() && read.pieces || sign == Some(' ') && is_round_clock(&read.digits[6..]);
    (certain || (plain && !like_a_clock)).then_some(read.taken)
}

fn take(rest: &[Symbol], read: &mut Read, count: usize) -> Option<()> {
    for _ in 0..count {
        read.digits.push(digit(c(rest, read.taken)?)?);
        read.taken += 1;
    }
    Some(())
}

/// A date with a time, from hour to hour or with a share: what is so after a sign other than `-` and `+`.
fn is_other(read: &Read, sign: char, last: &[Symbol], after: &[Symbol]) -> bool {
    let four = &read.digits[6..];
    let time = is_round_clock(four) && (read.pieces || sign == RARE);
    let span = read.pieces && last.iter().any(|symbol| symbol.c == '-');
    let clocks = is_clock(four) && goes_to_a_clock(after);
    time || span || clocks || is_share(after) || sign == RARE && read.pieces
}

/// No pair of digits is less than the one before: `10 20 25 30 40`.
fn is_rising(digits: &str) -> bool {
    digits.as_bytes().chunks(2).is_sorted()
}

/// `-1030`, ` - 1030`
fn goes_to_a_clock(rest: &[Symbol]) -> bool {
    let mut rest = rest.iter().map(|symbol| symbol.c).filter(|c| *c != ' ');
    let joined = rest.next() == Some('-');
    joined && is_clock(&rest.take_while(char::is_ascii_digit).take(5).collect::<String>())
}

/// A digit; people write the letter O for a nought, and l or I for a one.
const fn digit(c: char) -> Option<char> {
    match c {
        'l' | 'I' => Some('1'),
        'O' | 'o' => Some('0'),
        c if c.is_ascii_digit() => Some(c),
        _ => None,
    }
}

/// Stands for any sign that is seldom written before the last four.
const OTHER: char = '/';

/// Stands for any sign that nobody means to write there, or a bracket around the last four.
const RARE: char = ',';

/// `-`, `+`, a space, or nothing; another sign or the end of a line ([`OTHER`]); each sign with blanks on each
/// side as well. What is [`RARE`] has none.
fn separator(rest: &[Symbol], taken: &mut usize) -> Option<char> {
    let blanks =
        |from: usize| (from..from + 3).take_while(|at| matches!(c(rest, *at), Some(' ' | '\n'))).count();
    let before = blanks(*taken);
    let mut at = *taken + before;
    match c(rest, at) {
        Some(',' | ';' | '|' | '=' | '*' | '~' | '\\' | '·' | '•') if before == 0 => {
            *taken = at + 1;
            Some(RARE)
        }
        Some('(') if c(rest, at + 5) == Some(')') => {
            *taken = at + 1;
            Some(RARE)
        }
        Some('-') if c(rest, at + 1) == Some('-') => {
            at += (at..at + 3).take_while(|at| c(rest, *at) == Some('-')).count();
            *taken = at;
            Some(OTHER)
        }
        Some(sign @ ('-' | '+' | '/' | '.' | '_' | ':')) => {
            let after = blanks(at + 1);
            *taken = at + 1 + after;
            Some(match sign {
                // With spaces around it, it may stand between two dates.
                '-' if before > 0 && after > 0 => ' ',
                '-' | '+' => sign,
                _ => OTHER,
            })
        }
        Some(_) if before > 0 => {
            let spaced = before == 1 && c(rest, *taken) == Some(' ');
            *taken = at;
            Some(if spaced { ' ' } else { OTHER })
        }
        _ => None,
    }
}

/// Whether they are in one piece, and begin with a letter.
fn last_four(rest: &[Symbol], read: &mut Read) -> Option<(bool, bool)> {
    let first = c(rest, read.taken)?;
    let upper = first.to_ascii_uppercase();
    let letter = upper.is_ascii() && INTERIM_LETTERS.contains(&(upper as u8));
    read.digits.push(if letter { first } else { digit(first)? });
    read.taken += 1;
    let mut whole = true;
    for _ in 0..3 {
        if !letter && matches!(c(rest, read.taken), Some(' ' | '-')) {
            read.taken += 1;
            whole = false;
        }
        take(rest, read, 1)?;
    }
    Some((whole, letter))
}

fn c(rest: &[Symbol], at: usize) -> Option<char> {
    rest.get(at).map(|symbol| symbol.c)
}

/// `YYMMDD`; the day of a coordination number is raised by 60, month 00 and day 60 are those nobody knows.
fn is_date(digits: &str) -> bool {
    let part = |range: Range<usize>| digits[range].parse::<u8>().unwrap_or(0);
    let day = part(4..6);
    let month = part(2..4);
    (1..=12).contains(&month) && (1..=31).contains(&day) || month <= 12 && (60..=91).contains(&day)
}
