//! Statuses, next actors, kinds and parties as people read them.

use jiff::Timestamp;

use crate::domain::calendar::local_date;
use crate::domain::consent::Subject;
use crate::domain::language::Language;
use crate::domain::recipient::Recipient;
use crate::domain::request::{CallResult, Earlier, NextActor, Record, Status};
use crate::exchange::Gateway;
use crate::text::{self, dates, phrases};
use crate::web::parts::Tone;
use crate::web::words;

pub use crate::web::words::{kind, listed_recipient, status_code as code};

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

/// What the next actor should do, in a sentence.
///
/// `document`: what its document is called, see [`document`].
pub fn what_now(record: &Record, document: &str, language: Language) -> String {
    if record.is_open() && record.facts.link_locked_at.is_some() {
        return text::get(language, "worker-now-locked");
    }
    if record.is_declined_by_telephone() {
        return text::get(language, "worker-now-declined-by-telephone");
    }
    let on_telephone = record.facts.called.as_ref().map(|called| called.result);
    if record.status() == Status::Fetched && on_telephone == Some(CallResult::Declines) {
        return text::get(language, "worker-now-let-go");
    }
    if record.is_open() && record.facts.consider.as_ref().is_some_and(|taken| taken.holds(record)) {
        return text::get(language, "worker-now-consider");
    }
    if let Some(call) = record.facts.call.as_ref().filter(|_| record.is_open()) {
        let key = if call.by.is_some() { "worker-now-call" } else { "worker-now-call-owed" };
        return text::get(language, key);
    }
    if record.is_open() && record.facts.posted_at.is_some() {
        return text::get(language, "paper-now-posted");
    }
    let key = format!("worker-now-{}", code(record.status()));
    text::with(language, &key, &[("document", document.into())])
}

/// What opens what was sent: `samtyckesdokumentet`, or `nyckeldokumentet` where nobody is named.
pub fn document(is_key: bool, language: Language) -> String {
    text::get(language, if is_key { "worker-the-key-document" } else { "worker-the-consent-document" })
}

/// The recipient's name; a directory without it says so.
pub fn recipient(gateway: &Gateway, record: &Record, language: Language) -> String {
    words::recipient(gateway, &record.recipient, language)
}

/// Until when a call is owed and who makes it, while one is.
pub fn call(gateway: &Gateway, record: &Record, language: Language) -> Option<String> {
    let call = record.facts.call.as_ref().filter(|_| record.is_open())?;
    let day = dates::day(language, local_date(call.owed_by));
    let by = call.by.and_then(|by| gateway.parties().user(&by).map(|user| user.name.clone()));
    Some(match by {
        Some(who) => text::with(language, "worker-call-owed-by", &[("day", day.into()), ("who", who.into())]),
        None => text::with(language, "worker-call-owed-by-nobody", &[("day", day.into())]),
    })
}

/// The recipients it was at before, oldest first.
pub fn earlier(gateway: &Gateway, record: &Record, language: Language) -> Vec<String> {
    let parties = gateway.parties();
    let name = |earlier: &Earlier| {
        let name = parties.recipient(&earlier.recipient).map(|recipient| recipient.name.clone());
        let name = name.unwrap_or_else(|| text::get(language, "worker-recipient-gone"));
        if !earlier.wrong_recipient {
            return name;
        }
        text::with(language, "worker-earlier-wrong", &[("recipient", name.into())])
    };
    record.facts.earlier.iter().map(name).collect()
}

/// `3 dagar`, since it was sent.
pub fn age(record: &Record, now: Timestamp, language: Language) -> String {
    let days = days_between(record.sent_at, now);
    text::with(language, "worker-days", &[("n", days.into())])
}

/// How many working days it is late; none where it isn't.
pub fn late(gateway: &Gateway, record: &Record, now: Timestamp, language: Language) -> Option<String> {
    let timetable = gateway.timetable();
    let calendar = timetable.calendar_of(&record.recipient);
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
