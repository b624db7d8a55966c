//! The unit moves a due day or leaves it, and reminds. Workers and coordinators alike.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::domain::actor::User;
use crate::domain::reference::Reference;
use crate::domain::request::Record;
use crate::domain::workflow::time::{self as workflow, NewDue};
use crate::domain::workflow::{Refusal, climb};
use crate::exchange::fetch::decide_in_unit;
use crate::exchange::{Error, Gateway};

/// Gives more time without being asked.
///
/// # Errors
///
/// The outcome it has, or a day that can't be.
pub async fn extend(
    gateway: &Gateway,
    by: &User,
    reference: &Reference,
    day: Date,
    now: Timestamp,
) -> Result<(), Error> {
    let link = gateway.fresh_link(*reference)?;
    decide_in_unit(gateway, by, reference, |record, by| {
        Ok(workflow::extend(record, new_due(gateway, record, day)?, link.clone(), by, now)?)
    })
    .await
}

/// Gives the time the recipient asked for, or until another day.
///
/// # Errors
///
/// Nobody asked; as [`extend`].
pub async fn accept(
    gateway: &Gateway,
    by: &User,
    reference: &Reference,
    instead: Option<Date>,
    now: Timestamp,
) -> Result<(), Error> {
    let link = gateway.fresh_link(*reference)?;
    decide_in_unit(gateway, by, reference, |record, by| {
        let asked = record.facts.more_time.as_ref().map(|asked| asked.until);
        let day = instead.or(asked).ok_or(Refusal::NothingAsked)?;
        Ok(workflow::accept_more_time(record, new_due(gateway, record, day)?, link.clone(), by, now)?)
    })
    .await
}

/// The due day stays; the recipient is told, with a link that works.
///
/// # Errors
///
/// Nobody asked, or the outcome it has.
pub async fn refuse(
    gateway: &Gateway,
    by: &User,
    reference: &Reference,
    now: Timestamp,
) -> Result<(), Error> {
    let link = gateway.fresh_link(*reference)?;
    decide_in_unit(gateway, by, reference, |record, by| {
        Ok(workflow::refuse_more_time(record, link.clone(), by, now)?)
    })
    .await
}

/// Reminds the recipient now, or at the next opening; once a day.
///
/// # Errors
///
/// The outcome it has, or reminded today.
pub async fn remind(
    gateway: &Gateway,
    by: &User,
    reference: &Reference,
    now: Timestamp,
) -> Result<(), Error> {
    let link = gateway.fresh_link(*reference)?;
    let timetable = gateway.timetable();
    decide_in_unit(gateway, by, reference, |record, by| {
        let (ladder, calendar) = (timetable.ladder_of(record), timetable.calendar_of(&record.recipient));
        Ok(workflow::remind(record, ladder, link.clone(), calendar, by, now)?)
    })
    .await
}

/// Says yes to the step that waits: its letters go out at the next opening.
///
/// # Errors
///
/// No step waits, what it was about has passed, or the outcome it has.
pub async fn approve(
    gateway: &Gateway,
    by: &User,
    reference: &Reference,
    now: Timestamp,
) -> Result<(), Error> {
    let link = gateway.fresh_link(*reference)?;
    let timetable = gateway.timetable();
    decide_in_unit(gateway, by, reference, |record, by| {
        let (ladder, calendar) = (timetable.ladder_of(record), timetable.calendar_of(&record.recipient));
        Ok(climb::approve(record, ladder, link.clone(), calendar, by, now)?)
    })
    .await
}

/// Says no to the step that waits: nothing is sent, the next step comes in its time.
///
/// # Errors
///
/// No step waits, or the outcome it has.
pub async fn dismiss(
    gateway: &Gateway,
    by: &User,
    reference: &Reference,
    now: Timestamp,
) -> Result<(), Error> {
    decide_in_unit(gateway, by, reference, |record, by| Ok(climb::dismiss(record, by, now)?)).await
}

/// A new due day with what it has to fit.
///
/// # Errors
///
/// The kind or the consent is gone.
pub fn new_due(gateway: &Gateway, record: &Record, day: Date) -> Result<NewDue, Error> {
    let kind = gateway.catalogue.kind(&record.kind).ok_or(Error::UnknownKind)?;
    let consent = gateway.store.consent(&record.consent)?.ok_or(Error::NotFound)?;
    Ok(NewDue { day, expire_days: kind.expire_days, consent_ends: consent.expires_at })
}
