//! How a deadline stands: a light that is a shape, a colour and words, in working days.

use jiff::Timestamp;

use crate::domain::calendar::local_date;
use crate::domain::{Calendar, Language};
use crate::text;
use crate::web::parts::Tone;

/// Red, yellow or green, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    pub tone: Tone,
    pub words: String,
}

impl Standing {
    /// `near`: until when a deadline is near.
    pub fn of(
        due_at: Timestamp,
        (now, near): (Timestamp, Timestamp),
        calendar: &Calendar,
        language: Language,
    ) -> Self {
        let (today, due) = (local_date(now), local_date(due_at));
        let (tone, key, days) = if due_at < now {
            (Tone::Late, "coordinator-days-late", calendar.working_days_between(due, today))
        } else {
            let tone = if due_at <= near { Tone::Act } else { Tone::Fine };
            (tone, "coordinator-days-left", calendar.working_days_between(today, due))
        };
        Self { tone, words: text::with(language, key, &[("n", days.into())]) }
    }
}
