//! Dates as people read them, in their language; clock times are Europe/Stockholm.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::domain::calendar::{local_date, zone};
use crate::domain::language::Language;
use crate::text;

/// `2026-11-21`: for tables.
#[must_use]
pub fn short(day: Date) -> String {
    day.to_string()
}

/// `21 november 2026`.
#[must_use]
pub fn day(language: Language, day: Date) -> String {
    let month = text::get(language, &format!("document-month-{}", day.month()));
    format!("{} {month} {}", day.day(), day.year())
}

/// `måndag 23 november 2026`: for what somebody has to keep.
#[must_use]
pub fn weekday(language: Language, date: Date) -> String {
    let name = format!("document-weekday-{}", date.weekday().to_monday_one_offset());
    format!("{} {}", text::get(language, &name), day(language, date))
}

/// `21 november 2026 kl. 14.05`.
#[must_use]
pub fn moment(language: Language, at: Timestamp) -> String {
    let local = zone().to_datetime(at);
    let mark = match language {
        Language::Sv => '.',
        Language::En => ':',
    };
    let time = format!("{:02}{mark}{:02}", local.hour(), local.minute());
    let arguments = [("day", day(language, local.date()).into()), ("time", time.into())];
    text::with(language, "document-moment", &arguments)
}

/// The last day that ends at that moment, with its weekday.
#[must_use]
pub fn until(language: Language, at: Timestamp) -> String {
    weekday(language, local_date(at))
}
