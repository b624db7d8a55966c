//! Swedish personal numbers: *personnummer*, *samordningsnummer* and interim numbers.
//!
//! Read in 10 or 12 digits, with or without `-` or `+`; kept as the 12 characters
//! `YYYYMMDDNNNN`. The check digit is Luhn's over the last ten, a letter counting as 1.
//!
//! Of a coordination number the day is raised by 60, and where the date of birth could not be told,
//! Skatteverket writes month 00 or day 60.

use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use zeroize::{ZeroizeOnDrop, Zeroizing};

use crate::domain::written;

/// Letters that stand in place of the first digit after the date in an interim number.
pub(crate) const INTERIM_LETTERS: &[u8] = b"TRSUWXJKLMN";

/// Of a coordination number: the day nobody knows, and what every other day is raised by.
const UNKNOWN_DAY: u32 = 60;

/// What people type at most, with spaces; anything longer is something else.
const MAX_CHARACTERS: usize = 40;

/// A number that can exist. Nobody can tell from it whether the person does. Wiped when it is let go.
#[derive(Clone, PartialEq, Eq, Hash, ZeroizeOnDrop)]
pub struct PersonalNumber([u8; 12]);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// *Personnummer*.
    Personal,
    /// *Samordningsnummer*: the day is raised by 60; month 00 or day 60 where the date is not known.
    Coordination,
    /// A letter in place of a digit, given by an authority while the person has no number.
    Interim,
}

/// Why a text is no personal number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    #[error("nothing was written")]
    Empty,
    #[error("too few characters")]
    TooShort,
    #[error("too many characters")]
    TooLong,
    #[error("a character that never occurs in a personal number")]
    UnexpectedCharacter,
    #[error("the hyphen or plus sign is in the wrong place or does not fit the year")]
    Separator,
    #[error("there is no such date")]
    NoSuchDate,
    #[error("the date has not come yet")]
    InFuture,
    #[error("the check digit does not fit: a digit is wrong or two are swapped")]
    CheckDigit,
}

impl Error {
    /// The key of the text that tells a person what to look at.
    #[must_use]
    pub const fn text_key(self) -> &'static str {
        match self {
            Self::Empty => "domain-personal-number-empty",
            Self::TooShort => "domain-personal-number-too-short",
            Self::TooLong => "domain-personal-number-too-long",
            Self::UnexpectedCharacter => "domain-personal-number-unexpected-character",
            Self::Separator => "domain-personal-number-separator",
            Self::NoSuchDate => "domain-personal-number-no-such-date",
            Self::InFuture => "domain-personal-number-in-future",
            Self::CheckDigit => "domain-personal-number-check-digit",
        }
    }
}

impl PersonalNumber {
    /// Reads a number as people write it. `today` settles the century of a 10-digit one: with
    /// `-` or nothing the person is under 100 this year, with `+` 100 or more.
    pub fn parse(text: &str, today: Date) -> Result<Self, Error> {
        let written = Written::read(text)?;
        let symbols = written.with_century(today)?;
        let number = Self(symbols);
        let born = number.birth_date().ok_or(Error::NoSuchDate)?;
        if born > today {
            return Err(Error::InFuture);
        }
        if !luhn(&symbols[2..]) {
            return Err(Error::CheckDigit);
        }
        // From the year the person turns 100 the sign is `+`; `-` before twelve digits' last
        // four is so common that it says nothing.
        if written.separator == Some('+') && today.year() - born.year() < 100 {
            return Err(Error::Separator);
        }
        Ok(number)
    }

    /// `YYYYMMDDNNNN`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        str::from_utf8(&self.0).expect("only ASCII symbols are kept")
    }

    /// `YYYYMMDD-NNNN`, for pages and documents.
    #[must_use]
    pub fn formatted(&self) -> String {
        let (date, rest) = self.as_str().split_at(8);
        format!("{date}-{rest}")
    }

    #[must_use]
    pub fn sort(&self) -> Sort {
        if self.0[8].is_ascii_alphabetic() {
            Sort::Interim
        } else if self.day() >= UNKNOWN_DAY {
            Sort::Coordination
        } else {
            Sort::Personal
        }
    }

    /// The first day it can be; none never occurs in a number that was read.
    fn birth_date(&self) -> Option<Date> {
        let year = i16::try_from(digits(&self.0[..4])).ok()?;
        let (month, day) = (digits(&self.0[4..6]), self.day());
        let (month, day) = match day.checked_sub(UNKNOWN_DAY) {
            Some(day) => (month.max(1), day.max(1)),
            None => (month, day),
        };
        Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
    }

    fn day(&self) -> u32 {
        digits(&self.0[6..8])
    }
}

/// The twelve characters as they are kept, and no other writing. It was typed on a day of its own, so no
/// date is too late.
impl FromStr for PersonalNumber {
    type Err = Error;

    fn from_str(kept: &str) -> Result<Self, Error> {
        let number = Self::parse(kept, Date::MAX)?;
        if number.as_str() == kept { Ok(number) } else { Err(Error::UnexpectedCharacter) }
    }
}

impl Serialize for PersonalNumber {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for PersonalNumber {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Zeroizing::new(String::deserialize(deserializer)?).parse().map_err(D::Error::custom)
    }
}

/// Personal data: nothing of it in a log.
impl fmt::Debug for PersonalNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PersonalNumber(…)")
    }
}

/// The symbols as written: digits, perhaps one letter, perhaps a separator.
struct Written {
    symbols: Vec<u8>,
    separator: Option<char>,
}

impl Written {
    fn read(text: &str) -> Result<Self, Error> {
        let mut written = Self { symbols: Vec::with_capacity(12), separator: None };
        let mut after = 0;
        for (index, c) in written::compact(text).enumerate() {
            if index >= MAX_CHARACTERS {
                return Err(Error::TooLong);
            }
            match c {
                '0'..='9' => written.symbols.push(u8::try_from(c).expect("a digit is ASCII")),
                'a'..='z' | 'A'..='Z' => {
                    let letter = u8::try_from(c.to_ascii_uppercase()).expect("a letter is ASCII");
                    if !INTERIM_LETTERS.contains(&letter) {
                        return Err(Error::UnexpectedCharacter);
                    }
                    written.symbols.push(letter);
                }
                '-' | '+' => {
                    if written.separator.is_some() {
                        return Err(Error::Separator);
                    }
                    written.separator = Some(c);
                    after = written.symbols.len();
                }
                _ => return Err(Error::UnexpectedCharacter),
            }
        }
        written.check(after)
    }

    fn check(self, symbols_before_separator: usize) -> Result<Self, Error> {
        let count = self.symbols.len();
        match count {
            0 => return Err(Error::Empty),
            1..=9 => return Err(Error::TooShort),
            10 | 12 => {}
            11 => {
                return Err(if self.symbols.starts_with(b"19") || self.symbols.starts_with(b"20") {
                    Error::TooShort
                } else {
                    Error::TooLong
                });
            }
            _ => return Err(Error::TooLong),
        }
        if self.separator.is_some() && symbols_before_separator != count - 4 {
            return Err(Error::Separator);
        }
        let fits = self
            .symbols
            .iter()
            .enumerate()
            .all(|(index, symbol)| symbol.is_ascii_digit() || index == count - 4);
        if fits { Ok(self) } else { Err(Error::UnexpectedCharacter) }
    }

    fn with_century(&self, today: Date) -> Result<[u8; 12], Error> {
        if let Ok(symbols) = <[u8; 12]>::try_from(self.symbols.as_slice()) {
            let known = matches!(&symbols[..2], b"18" | b"19" | b"20");
            return if known { Ok(symbols) } else { Err(Error::NoSuchDate) };
        }
        let year_of_century = i32::try_from(digits(&self.symbols[..2])).map_err(|_| Error::NoSuchDate)?;
        // The latest year with these two digits that the separator allows.
        let latest = i32::from(today.year()) - if self.separator == Some('+') { 100 } else { 0 };
        let year = latest - (latest - year_of_century).rem_euclid(100);
        let mut symbols = [b'0'; 12];
        symbols[..4].copy_from_slice(format!("{year:04}").as_bytes());
        symbols[4..].copy_from_slice(&self.symbols[2..]);
        // Without a separator, a date later this year was a hundred years ago.
        if self.separator.is_none() && Self::is_future(symbols, today) {
            symbols[..4].copy_from_slice(format!("{:04}", year - 100).as_bytes());
        }
        Ok(symbols)
    }

    fn is_future(symbols: [u8; 12], today: Date) -> bool {
        PersonalNumber(symbols).birth_date().is_some_and(|born| born > today)
    }
}

fn digits(symbols: &[u8]) -> u32 {
    symbols.iter().fold(0, |value, symbol| value * 10 + u32::from(symbol.wrapping_sub(b'0')))
}

/// Luhn's sum (ISO/IEC 7812-1 annex B) over ten symbols; a letter counts as 1.
pub(crate) fn luhn(symbols: &[u8]) -> bool {
    let sum: u32 = symbols
        .iter()
        .zip([2, 1].into_iter().cycle())
        .map(|(symbol, weight)| {
            let value = if symbol.is_ascii_digit() { u32::from(symbol - b'0') } else { 1 };
            let product = value * weight;
            product / 10 + product % 10
        })
        .sum();
    sum.is_multiple_of(10)
}
