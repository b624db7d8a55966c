//! The dates a request would get, before it is sent.

use jiff::Timestamp;

use crate::domain::consent::ConsentRecord;
use crate::domain::deadline::{self, Deadlines, Terms};
use crate::domain::digest::Digest;
use crate::domain::forecast::{self, Ahead};
use crate::exchange::consent_file::HeldConsent;
use crate::exchange::{Error, Gateway};
use crate::forms::catalogue::Kind;

/// The dates this request would get if it were sent now.
///
/// # Errors
///
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
///
/// # Errors
///
/// As [`of`].
pub fn forecast(
    gateway: &Gateway,
    kind: &str,
    recipient: &str,
    consent: &HeldConsent,
    now: Timestamp,
) -> Result<Vec<Ahead>, Error> {
    let dates = of(gateway, kind, recipient, consent, now)?;
    let parties = gateway.parties();
    let whose = (parties.unit_digest(&consent.terms().unit), parties.recipient_digest(recipient));
    Ok(gateway.forecast(&forecast::imagined(kind, whose, now, dates)))
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

/// The days a kind gives.
const fn clocks(kind: &Kind) -> Terms {
    Terms {
        acknowledge_days: kind.acknowledge_days,
        answer_days: kind.answer_days,
        expire_days: kind.expire_days,
    }
}
