//! From what is typed to a value, and back. Generous in reading: a decimal comma, a date without
//! hyphens and blanks around a number are as good as what FHIR writes.

use jiff::civil::Time;
use jiff::tz::{AmbiguousOffset, TimeZone};

use crate::domain::{Language, written};
use crate::forms::dates::parse_time;
use crate::forms::model::{Coding, Decimal, Item, ItemKind, PartialDate, PartialDateTime, Quantity, Value};

/// What is wrong with a text: the end of a key `web-form-…`.
pub type Fault = &'static str;

/// The zone of the people who type.
const ZONE: &str = "Europe/Stockholm";

/// Reads the text of a field. `unit` is the chosen unit's code, of a quantity.
///
/// # Errors
/// What to say where the text is no value of that kind. A blank text is no answer: `None`.
pub fn parse(item: &Item, text: &str, unit: &str) -> Result<Option<Value>, Fault> {
    let plain = written::trimmed(text);
    if written::is_empty(plain) {
        return Ok(None);
    }
    let value = match item.kind {
        ItemKind::Integer => {
            Value::Integer(integer(&bare(plain, item.unit.as_ref(), item)).ok_or("not-integer")?)
        }
        ItemKind::Decimal => {
            Value::Decimal(decimal(&bare(plain, item.unit.as_ref(), item)).ok_or("not-decimal")?)
        }
        ItemKind::Quantity => {
            let unit = unit_of(item, unit).cloned().unwrap_or_default();
            let value = decimal(&bare(plain, Some(&unit), item)).ok_or("not-decimal")?;
            Value::Quantity(Quantity { value, unit })
        }
        ItemKind::Date => Value::Date(date(plain).ok_or("not-date")?),
        ItemKind::DateTime => Value::DateTime(date_time(plain).ok_or("not-date-time")?),
        ItemKind::Time => Value::Time(time_of_day(plain).ok_or("not-time")?),
        ItemKind::Url => Value::Url(plain.to_owned()),
        _ => Value::String(written::lines(text)),
    };
    Ok(Some(value))
}

/// The text of a field that holds this value.
#[must_use]
pub fn show(value: &Value) -> String {
    match value {
        Value::Boolean(yes) => yes.to_string(),
        Value::Decimal(decimal) => decimal.plain(),
        Value::Integer(number) => number.to_string(),
        Value::Date(date) => date.text.clone(),
        Value::DateTime(moment) => local(moment),
        Value::Time(time) if time.second() == 0 && time.subsec_nanosecond() == 0 => {
            format!("{:02}:{:02}", time.hour(), time.minute())
        }
        Value::Time(time) => time.to_string(),
        Value::String(text) | Value::Url(text) => text.clone(),
        Value::Coding(coding) => coding.display.clone(),
        Value::Quantity(quantity) => quantity.value.plain(),
        Value::Attachment(attachment) => attachment.title.clone(),
    }
}

/// The units to choose from; one alone is shown as words.
#[must_use]
pub fn units(item: &Item) -> Vec<&Coding> {
    if item.unit_options.is_empty() { item.unit.iter().collect() } else { item.unit_options.iter().collect() }
}

fn unit_of<'a>(item: &'a Item, code: &str) -> Option<&'a Coding> {
    let units = units(item);
    units.iter().copied().find(|unit| unit.code == code).or_else(|| units.first().copied())
}

/// A number as people write it, without what stands around it: blanks, a plus sign, and after it the
/// field's own unit, whole or shortened (`8 tim`, `8 h`, `8 h/v`).
fn bare(text: &str, unit: Option<&Coding>, item: &Item) -> String {
    let plain: String = written::compact(text).collect();
    let at = plain.find(|c: char| c.is_alphabetic() || c == '%').unwrap_or(plain.len());
    let (number, word) = plain.split_at(at);
    let number = if unit.is_some_and(|unit| is_unit(word, unit, item)) { number } else { &plain };
    let unsigned = number.strip_prefix('+').filter(|rest| !rest.starts_with('-'));
    unsigned.unwrap_or(number).to_owned()
}

fn is_unit(word: &str, unit: &Coding, item: &Item) -> bool {
    let lower = |text: &str| written::compact(text).collect::<String>().to_lowercase();
    let word = word.trim_end_matches('.').to_lowercase();
    let (what, per) = word.split_once('/').map_or((word.as_str(), None), |(what, per)| (what, Some(per)));
    let mut names = Language::ALL.map(|language| lower(item.unit_label.get(language))).to_vec();
    names.push(lower(&unit.display));
    let (code, code_per) = unit.code.split_once('/').unwrap_or((&unit.code, ""));
    let is_what = names.iter().any(|name| name.starts_with(what)) || code.eq_ignore_ascii_case(what);
    // `8 h/dag` is no number of hours a week.
    let is_per = |per: &str| {
        let named = |name: &String| name.split_once("per").is_some_and(|(_, rest)| rest.starts_with(per));
        names.iter().any(named) || (!per.is_empty() && code_per.eq_ignore_ascii_case(per))
    };
    !what.is_empty() && is_what && per.is_none_or(is_per)
}

/// Digits with a sign, a fraction or noughts in front; JSON's exponents are nothing people write.
fn integer(text: &str) -> Option<i64> {
    let (sign, digits) = signed(text.strip_suffix([',', '.']).unwrap_or(text));
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if plain { format!("{sign}{digits}").parse().ok() } else { None }
}

fn decimal(text: &str) -> Option<Decimal> {
    let (sign, digits) = signed(text.strip_suffix([',', '.']).unwrap_or(text));
    let (whole, fraction) = digits.split_once([',', '.']).unwrap_or((digits, ""));
    let plain = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if digits.is_empty() || !plain(whole) || !plain(fraction) {
        return None;
    }
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    let point = if fraction.is_empty() { "" } else { "." };
    let none = [whole, fraction].iter().all(|part| part.bytes().all(|byte| byte == b'0'));
    // There is no less than nothing.
    let sign = if none { "" } else { sign };
    Decimal::parse(&format!("{sign}{whole}{point}{fraction}"))
}

fn signed(text: &str) -> (&str, &str) {
    text.strip_prefix('-').map_or(("", text), |digits| ("-", digits))
}

/// `2026-11-21`, `20261121`, `2026-11` or `2026`.
fn date(text: &str) -> Option<PartialDate> {
    let digits = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits {
        return PartialDate::parse(&format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..]));
    }
    PartialDate::parse(text)
}

/// `08:30`, `08.30` or with seconds.
fn time_of_day(text: &str) -> Option<Time> {
    let colons = text.replace('.', ":");
    parse_time(&if colons.len() == 5 { format!("{colons}:00") } else { colons })
}

/// What browsers send (`2026-11-21T10:00`, of our zone) or what FHIR writes. An hour that the clocks pass
/// over is none.
fn date_time(text: &str) -> Option<PartialDateTime> {
    if let Some(read) = PartialDateTime::parse(text) {
        return Some(read);
    }
    let (day, time) = text.split_once(['T', ' '])?;
    let date = date(day).filter(|date| date.text.len() == 10)?.first_day;
    let local = date.to_datetime(time_of_day(time)?);
    let zoned = TimeZone::get(ZONE).ok()?.to_ambiguous_zoned(local);
    if matches!(zoned.offset(), AmbiguousOffset::Gap { .. }) {
        return None;
    }
    let zoned = zoned.compatible().ok()?;
    PartialDateTime::parse(&zoned.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string())
}

/// To the minute and in our zone, where nothing is lost by it; else as written.
fn local(moment: &PartialDateTime) -> String {
    let zoned = moment.text.contains('T').then(|| {
        let utc = moment.start.to_zoned(TimeZone::UTC).ok()?;
        Some(utc.with_time_zone(TimeZone::get(ZONE).ok()?).strftime("%Y-%m-%dT%H:%M").to_string())
    });
    match zoned.flatten() {
        Some(text) if date_time(&text).is_some_and(|read| read.start == moment.start) => text,
        _ => moment.text.clone(),
    }
}
