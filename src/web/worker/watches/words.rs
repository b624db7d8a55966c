//! Words of watches: kinds, and how they stand.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::domain::calendar::local_date;
use crate::domain::{Calendar, Language, Watch};
use crate::text;
use crate::web::parts::Tone;

pub use crate::web::words::watch as kind;

/// How it stands, with its tone: ended, past its day, today, or how many days are left.
pub(super) fn state(
    watch: &Watch,
    calendar: &Calendar,
    now: Timestamp,
    language: Language,
) -> (Tone, String) {
    match watch.ended {
        Some(end) if end.done => (Tone::Done, text::get(language, "watch-state-done")),
        Some(_) => (Tone::Off, text::get(language, "watch-state-dropped")),
        None => ahead(watch.due_on, local_date(now), calendar, language),
    }
}

/// Late is told in working days, as everywhere.
pub fn ahead(due_on: Date, today: Date, calendar: &Calendar, language: Language) -> (Tone, String) {
    let days = today.until(due_on).map_or(0, |span| span.get_days());
    let (tone, key, days) = match days {
        ..=-1 => (Tone::Late, "watch-state-passed", calendar.working_days_between(due_on, today)),
        0 => (Tone::Act, "watch-state-today", 0),
        _ => (Tone::Wait, "watch-state-ahead", days.unsigned_abs()),
    };
    (tone, text::with(language, key, &[("n", days.into())]))
}
