//! From what is typed to a value, and back. Generous in reading: a decimal comma, a date without
//! hyphens and blanks around a number are as good as what FHIR writes.

use jiff::civil::DateTime;
use jiff::tz::TimeZone;

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
    let plain = text.trim();
    if plain.is_empty() {
        return Ok(None);
    }
    let value = match item.kind {
        ItemKind::Integer => Value::Integer(integer(plain).ok_or("not-integer")?),
        ItemKind::Decimal => Value::Decimal(decimal(plain).ok_or("not-decimal")?),
        ItemKind::Quantity => {
            let unit = unit_of(item, unit).cloned().unwrap_or_default();
            Value::Quantity(Quantity { value: decimal(plain).ok_or("not-decimal")?, unit })
        }
        ItemKind::Date => Value::Date(date(plain).ok_or("not-date")?),
        ItemKind::DateTime => Value::DateTime(date_time(plain).ok_or("not-date-time")?),
        ItemKind::Time => {
            let full = if plain.len() == 5 { format!("{plain}:00") } else { plain.replace('.', ":") };
            Value::Time(parse_time(&full).ok_or("not-time")?)
        }
        ItemKind::Url => Value::Url(plain.to_owned()),
        _ => Value::String(text.to_owned()),
    };
    Ok(Some(value))
}

/// The text of a field that holds this value.
#[must_use]
pub fn show(value: &Value) -> String {
    match value {
        Value::Boolean(yes) => yes.to_string(),
        Value::Decimal(decimal) => decimal.as_str().to_owned(),
        Value::Integer(number) => number.to_string(),
        Value::Date(date) => date.text.clone(),
        Value::DateTime(moment) => local(moment),
        Value::Time(time) if time.second() == 0 && time.subsec_nanosecond() == 0 => {
            format!("{:02}:{:02}", time.hour(), time.minute())
        }
        Value::Time(time) => time.to_string(),
        Value::String(text) | Value::Url(text) => text.clone(),
        Value::Coding(coding) => coding.display.clone(),
        Value::Quantity(quantity) => quantity.value.as_str().to_owned(),
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

fn integer(text: &str) -> Option<i64> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).map(minus).collect();
    plain.parse().ok()
}

fn decimal(text: &str) -> Option<Decimal> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace()).map(minus).collect();
    let point = if plain.contains('.') { plain } else { plain.replacen(',', ".", 1) };
    Decimal::parse(&point)
}

fn minus(character: char) -> char {
    if matches!(character, '−' | '–') { '-' } else { character }
}

/// `2026-11-21`, `20261121`, `2026-11` or `2026`.
fn date(text: &str) -> Option<PartialDate> {
    let digits = text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit());
    if digits {
        return PartialDate::parse(&format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..]));
    }
    PartialDate::parse(text)
}

/// What browsers send (`2026-11-21T10:00`, of our zone) or what FHIR writes.
fn date_time(text: &str) -> Option<PartialDateTime> {
    if let Some(read) = PartialDateTime::parse(text) {
        return Some(read);
    }
    let civil: DateTime = text.replacen(' ', "T", 1).parse().ok()?;
    let zoned = civil.to_zoned(TimeZone::get(ZONE).ok()?).ok()?;
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
