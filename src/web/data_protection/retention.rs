//! How long what is kept stays: from the forms, the settings and the constants that end it.

use crate::config::Session;
use crate::domain::Language;
use crate::domain::retention::{CARD_YEARS, UNSENT_DAYS};
use crate::forms::catalogue::Kind;
use crate::text;
use crate::web::desks::{HELD, WRITTEN};

/// What is kept, and for how long at most.
pub struct Stay {
    pub what: String,
    pub how_long: String,
}

/// Everything that the gateway keeps, what it ends by itself first.
#[must_use]
pub fn of(language: Language, kinds: &[Kind], session: &Session) -> Vec<Stay> {
    let longest = |days: fn(&Kind) -> u32| kinds.iter().map(days).max().map_or(0, i64::from);
    let numbered = [
        ("request", longest(|kind| kind.expire_days)),
        ("answer", longest(|kind| kind.keep_answer_days)),
        ("unsent", UNSENT_DAYS),
        ("card", CARD_YEARS),
        ("open", HELD.as_mins()),
        ("written", WRITTEN.as_mins()),
        ("login", i64::try_from(session.idle.as_secs() / 60).unwrap_or(i64::MAX)),
    ];
    let numbered = numbered.into_iter().map(|(what, n)| stay(language, what, n));
    // The consent ends the first; nothing in the code ends the others.
    let others = ["paper", "consent", "traces", "statistics", "mail", "staff"];
    numbered.chain(others.into_iter().map(|what| stay(language, what, 0))).collect()
}

fn stay(language: Language, what: &str, n: i64) -> Stay {
    Stay {
        what: text::get(language, &format!("data-protection-what-{what}")),
        how_long: text::with(language, &format!("data-protection-stays-{what}"), &[("n", n.into())]),
    }
}
