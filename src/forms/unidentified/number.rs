//! Personal numbers in running text, in every way people write them: ten or twelve digits, with
//! `-`, `+`, a space or nothing before the last four, the date in one piece or taken apart, a letter O for
//! a nought. Before the last four there may be another sign or the end of a line: then, as where the date of
//! a coordination number is not known, the check digit has to fit.
//!
//! A number with a wrong check digit is one all the same: it is somebody's with a slip of the pen.
//! Only where the same digits are just as well two dates or a clock, the check digit decides.

use std::ops::Range;

use crate::domain::personal_number::{INTERIM_LETTERS, luhn};
use crate::domain::written;

/// A character as it is read: digits as ASCII, dashes and spaces as one each.
#[derive(Clone, Copy)]
pub(super) struct Symbol {
    pub c: char,
    pub at: usize,
    pub end: usize,
}

/// The characters of a text that numbers are looked for in.
pub(super) fn symbols(text: &str) -> Vec<Symbol> {
    text.char_indices().map(|(at, c)| Symbol { c: plain(c), at, end: at + c.len_utf8() }).collect()
}

fn plain(c: char) -> char {
    match c {
        c if written::is_hyphen(c) => '-',
        '\u{ff20}' | '\u{fe6b}' => '@',
        '\u{ff10}'..='\u{ff19}' => char::from_digit(u32::from(c) - 0xff10, 10).expect("one of ten digits"),
        '\u{ff0b}' => '+',
        '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
        c if c.is_whitespace() && c != '\n' => ' ',
        c => c,
    }
}

/// Where the personal numbers are, in bytes, from the left.
pub(super) fn find(symbols: &[Symbol]) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut from = 0;
    while from < symbols.len() {
        let Some(length) = at(symbols, from) else {
            from += 1;
            continue;
        };
        found.push(symbols[from].at..symbols[from + length - 1].end);
        from += length;
    }
    found
}

/// How many symbols the number takes that begins there.
fn at(symbols: &[Symbol], from: usize) -> Option<usize> {
    let rest = &symbols[from..];
    if !rest[0].c.is_ascii_digit() {
        return None;
    }
    let inside = from > 0 && symbols[from - 1].c.is_ascii_digit();
    if inside {
        return glued(rest);
    }
    [4, 2].into_iter().find_map(|year| number(rest, year))
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

fn number(rest: &[Symbol], year: usize) -> Option<usize> {
    let mut read = Read::default();
    for (place, count) in [year, 2, 2].into_iter().enumerate() {
        if place > 0 && matches!(c(rest, read.taken), Some('-' | ' ' | '.' | '/')) {
            read.taken += 1;
            read.pieces = true;
        }
        take(rest, &mut read, count)?;
    }
    if year == 4 {
        if !["18", "19", "20"].contains(&&read.digits[..2]) {
            return None;
        }
        read.digits.drain(..2);
    }
    if !is_date(&read.digits) {
        return None;
    }
    let sign = separator(rest, &mut read.taken);
    let (whole, letter) = last_four(rest, &mut read)?;
    if c(rest, read.taken).is_some_and(|next| next.is_ascii_digit() || (letter && next.is_alphanumeric())) {
        return None;
    }
    let certain = luhn(read.digits.to_ascii_uppercase().as_bytes());
    // `2026-01-12 – 2026-02-10`
    let goes_on = matches!(c(rest, read.taken), Some('-' | '.' | '/' | ':'))
        && c(rest, read.taken + 1).is_some_and(|next| next.is_ascii_digit());
    let telephone = year == 2 && sign.is_none() && rest[0].c == '0';
    let apart = letter && sign == Some(' ');
    let strong = matches!(sign, Some('-' | '+'));
    let undated = &read.digits[2..4] == "00" || &read.digits[4..6] == "60";
    let unsure = sign == Some(OTHER) || undated && !strong;
    let plain = whole && !goes_on && !telephone && !apart && !unsure;
    // `2026-01-12 1430`, `12.10.15 2026`
    let like_a_clock = read.pieces && (year == 2 || sign != Some('-') && sign != Some('+') && sign.is_some());
    (certain || (plain && !like_a_clock)).then_some(read.taken)
}

fn take(rest: &[Symbol], read: &mut Read, count: usize) -> Option<()> {
    for _ in 0..count {
        read.digits.push(digit(c(rest, read.taken)?)?);
        read.taken += 1;
    }
    Some(())
}

/// A digit; people write the letter O for a nought.
const fn digit(c: char) -> Option<char> {
    match c {
        'O' | 'o' => Some('0'),
        c if c.is_ascii_digit() => Some(c),
        _ => None,
    }
}

/// Stands for any sign that is seldom written before the last four.
const OTHER: char = '/';

/// `-`, `+`, a space, or nothing; another sign or the end of a line ([`OTHER`]); each sign with blanks on each
/// side as well.
fn separator(rest: &[Symbol], taken: &mut usize) -> Option<char> {
    let blanks =
        |from: usize| (from..from + 3).take_while(|at| matches!(c(rest, *at), Some(' ' | '\n'))).count();
    let before = blanks(*taken);
    let at = *taken + before;
    match c(rest, at) {
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
