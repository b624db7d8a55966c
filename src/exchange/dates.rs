//! The dates a request would get, before it is sent.

use jiff::Timestamp;

use crate::domain::deadline::{self, Deadlines, Keep, Terms};
use crate::domain::forecast::{self, Ahead};
use crate::domain::{ConsentRecord, Digest, Record};
use crate::exchange::consent_file::HeldConsent;
use crate::exchange::{Error, Gateway};
use crate::forms::catalogue::Kind;

/// Days that no kind's answer waits longer than.
const KEPT_AT_MOST: u32 = 30;

/// The dates this request would get if it were sent now.
///
/// # Errors
/// [`Error::UnknownKind`]; the store's errors.
pub fn of(
    gateway: &Gateway,
    kind: &str,
    recipient: &str,
    consent: &HeldConsent,
    now: Timestamp,
) -> Result<Deadlines, Error> {
    let kind = gateway.catalogue.kind(kind).ok_or(Error::UnknownKind)?;
    let record = gateway.store.consent(&consent.id)?.ok_or(Error::NotFound)?;
    let recipient = gateway.parties().recipient_digest(recipient);
    Ok(deadlines(gateway, kind, &recipient, &record, now))
}

/// Everything that would come of this request if it were sent now and nobody answered.
pub fn forecast(
    gateway: &Gateway,
    kind: &str,
    recipient: &str,
    consent: &HeldConsent,
    by_post: bool,
    now: Timestamp,
) -> Result<Vec<Ahead>, Error> {
    let dates = of(gateway, kind, recipient, consent, now)?;
    let parties = gateway.parties();
    let whose = (parties.unit_digest(&consent.terms().unit), parties.recipient_digest(recipient));
    let mut imagined = forecast::imagined(kind, whose, now, dates);
    imagined.facts.posted_at = by_post.then_some(now);
    Ok(gateway.forecast(&imagined, now))
}

/// By the recipient's calendar; what is sealed lives no longer than the consent, or until it is due.
pub(super) fn deadlines(
    gateway: &Gateway,
    kind: &Kind,
    recipient: &Digest,
    consent: &ConsentRecord,
    now: Timestamp,
) -> Deadlines {
    let timetable = gateway.timetable();
    deadline::deadlines(now, clocks(kind), timetable.calendar_of(recipient)).within(consent.expires_at)
}

/// How long an answer to that request waits.
pub(super) fn keep(gateway: &Gateway, record: &Record) -> Result<Keep, Error> {
    let consent = gateway.store.consent(&record.consent)?;
    Ok(Keep {
        days: gateway.catalogue.kind(&record.kind).map_or(KEPT_AT_MOST, |kind| kind.keep_answer_days),
        consent_ends: consent.map_or(record.expires_at, |consent| consent.expires_at),
    })
}

/// How long that request waits for an answer after its due day, once it waits again.
pub(super) fn wait(gateway: &Gateway, record: &Record) -> Result<Keep, Error> {
    let days = gateway.catalogue.kind(&record.kind).map_or(KEPT_AT_MOST, |kind| kind.expire_days);
    Ok(Keep { days, ..keep(gateway, record)? })
}

/// The days a kind gives.
const fn clocks(kind: &Kind) -> Terms {
    Terms {
        acknowledge_days: kind.acknowledge_days,
        answer_days: kind.answer_days,
        expire_days: kind.expire_days,
    }
}
