//! Statuses, next actors, kinds and parties as people read them.

use jiff::Timestamp;

use crate::domain::calendar::local_date;
use crate::domain::{Calendar, Language, NextActor, Recipient, Record, Status, Subject};
use crate::exchange::Gateway;
use crate::text::{self, dates, phrases};
use crate::web::parts::Tone;
use crate::web::words;

pub use crate::web::words::{kind, listed_recipient};

pub fn status(record: &Record, language: Language) -> String {
    words::status(record.status(), language)
}

pub const fn tone(record: &Record) -> Tone {
    match record.next_actor() {
        NextActor::Unit | NextActor::Coordinator => Tone::Act,
        NextActor::Recipient => Tone::Wait,
        NextActor::Nobody => match record.status() {
            Status::Fetched => Tone::Done,
            _ => Tone::Off,
        },
    }
}

pub fn next_actor(record: &Record, language: Language) -> String {
    words::next_actor(record.next_actor(), language)
}

/// What opens what was sent: `samtyckesdokumentet`, or `nyckeldokumentet` where nobody is named.
pub fn document(is_key: bool, language: Language) -> String {
    text::get(language, if is_key { "worker-the-key-document" } else { "worker-the-consent-document" })
}

/// `3 dagar`, since it was sent.
pub fn age(record: &Record, now: Timestamp, language: Language) -> String {
    let days = days_between(record.sent_at, now);
    text::with(language, "worker-days", &[("n", days.into())])
}

/// How many working days it is late; none where it isn't.
///
/// `calendar`: the recipient's.
pub fn late(calendar: &Calendar, record: &Record, now: Timestamp, language: Language) -> Option<String> {
    let days = calendar.working_days_between(record.due_date(), local_date(now));
    record.is_overdue(now).then(|| text::with(language, "worker-late", &[("n", days.into())]))
}

fn days_between(from: Timestamp, to: Timestamp) -> i32 {
    local_date(from).until(local_date(to)).map_or(0, |span| span.get_days())
}

/// Name and number, `YYYYMMDD-NNNN`; or that neither is told.
pub fn subject(subject: &Subject, language: Language) -> String {
    phrases::subject(subject, language).replace('\n', ", ")
}

/// The last day that ends at that moment, with its weekday.
pub fn until(language: Language, at: Timestamp) -> String {
    dates::weekday(language, local_date(at))
}

/// Nobody has confirmed for long that mail arrives there.
pub fn is_stale(gateway: &Gateway, recipient: &Recipient) -> bool {
    recipient.mailbox_is_stale(gateway.today(), gateway.config.gateway.mailbox_proof_months)
}
