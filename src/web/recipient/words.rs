//! What a recipient reads where something did not work: what happened, and what to do now.

use jiff::Timestamp;

use crate::domain::calendar::zone;
use crate::domain::{Language, Refusal};
use crate::exchange::Error;
use crate::text::{self, dates};
use crate::web::files;

/// The error in one paragraph.
#[must_use]
pub fn said(error: &Error, language: Language) -> String {
    lines(error, language).join(" ")
}

/// What happened, and what to do now.
#[must_use]
pub fn lines(error: &Error, language: Language) -> [String; 2] {
    let text = match error {
        // The general texts tell a worker to record a new consent.
        Error::Refused(
            Refusal::ConsentRevoked
            | Refusal::ConsentReplaced
            | Refusal::ConsentRefused
            | Refusal::ConsentExpired
            | Refusal::ConsentNotYetValid,
        ) => text::get(language, "recipient-consent-over"),
        Error::Damaged => text::get(language, "recipient-damaged"),
        Error::Wait { until } => with(language, error, &[("until", clock(*until, language))]),
        Error::Attachment(_) => files::said(error, language),
        _ => text::get(language, &error.text_key()),
    };
    both(&text)
}

/// The same of a text of our own.
#[must_use]
pub fn of(language: Language, key: &str) -> [String; 2] {
    both(&text::get(language, key))
}

fn both(text: &str) -> [String; 2] {
    let (happened, now) = text.split_once('\n').unwrap_or((text, ""));
    [happened.trim().to_owned(), now.trim().to_owned()]
}

fn with(language: Language, error: &Error, arguments: &[(&str, String)]) -> String {
    let arguments: Vec<_> = arguments.iter().map(|(name, value)| (*name, value.clone().into())).collect();
    text::with(language, &error.text_key(), &arguments)
}

/// The clock in Sweden, rounded up to the minute: at that time it works again.
fn clock(until: Timestamp, language: Language) -> String {
    let local = until.to_zoned(zone());
    let up = jiff::Span::new().seconds(59);
    let time = local.checked_add(up).map_or_else(|_| local.time(), |later| later.time());
    text::with(language, "recipient-clock", &[("time", dates::clock(language, time).into())])
}
