//! Dates in words, in the reader's language; clock times are Europe/Stockholm.

use std::sync::LazyLock;

use fluent_bundle::FluentValue;
use jiff::Timestamp;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;

use super as text;
use crate::domain::Language;

static STOCKHOLM: LazyLock<TimeZone> =
    LazyLock::new(|| TimeZone::get("Europe/Stockholm").expect("the time zone database is built in"));

/// `21 november 2026`.
#[must_use]
pub fn day(language: Language, date: Date) -> String {
    let month = text::get(language, &format!("text-month-{}", date.month()));
    format!("{} {month} {}", date.day(), date.year())
}

/// `21 november`: where the year is plain.
#[must_use]
pub fn of_year(language: Language, date: Date) -> String {
    format!("{} {}", date.day(), text::get(language, &format!("text-month-{}", date.month())))
}

/// `november 2026`; `month` 1 to 12.
#[must_use]
pub fn month(language: Language, year: i16, month: i8) -> String {
    format!("{} {year}", text::get(language, &format!("text-month-{month}")))
}

/// `måndag 23 november 2026`: for what somebody has to keep.
#[must_use]
pub fn weekday(language: Language, date: Date) -> String {
    let name = format!("text-weekday-{}", date.weekday().to_monday_one_offset());
    format!("{} {}", text::get(language, &name), day(language, date))
}

/// The day in Sweden.
#[must_use]
pub fn stockholm(moment: Timestamp) -> Date {
    moment.to_zoned(STOCKHOLM.clone()).date()
}

/// `21 november 2026 kl. 14.05`.
#[must_use]
pub fn moment(language: Language, moment: Timestamp) -> String {
    let local = moment.to_zoned(STOCKHOLM.clone());
    text::with(
        language,
        "text-moment",
        &[("day", day(language, local.date()).into()), ("time", clock(language, local.time()).into())],
    )
}

/// `14.05` in Swedish, `14:05` in English.
#[must_use]
pub fn clock(language: Language, time: Time) -> String {
    let part = |number: i8| FluentValue::from(format!("{number:02}"));
    text::with(language, "text-clock", &[("hour", part(time.hour())), ("minute", part(time.minute()))])
}
