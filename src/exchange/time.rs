//! The unit moves a due day or leaves it, and reminds. Workers and coordinators alike.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::domain::change::FreshLink;
use crate::domain::workflow::climb;
use crate::domain::workflow::time::{self as workflow, NewDue};
use crate::domain::{Calendar, Change, Digest, Ladder, Record, Reference, Refusal, User};
use crate::exchange::fetch::decide_in_unit;
use crate::exchange::{Error, Gateway};

/// Gives more time without being asked.
pub async fn extend(
    gateway: &Gateway,
    by: &User,
    reference: &Reference,
    day: Date,
    now: Timestamp,
) -> Result<(), Error> {
    with_link(gateway, by, reference, |record, link, by| {
        Ok(workflow::extend(record, new_due(gateway, record, day)?, link, by, now)?)
    })
    .await
}

/// Gives the time the recipient asked for, or until another day.
///
/// # Errors
/// Nobody asked; as [`extend`].
pub async fn accept(
    gateway: &Gateway,
    by: &User,
    reference: &Reference,
    instead: Option<Date>,
    now: Timestamp,
) -> Result<(), Error> {
    with_link(gateway, by, reference, |record, link, by| {
        let asked = record.facts.more_time.as_ref().map(|asked| asked.until);
        let day = instead.or(asked).ok_or(Refusal::NothingAsked)?;
        Ok(workflow::accept_more_time(record, new_due(gateway, record, day)?, link, by, now)?)
    })
    .await
}

/// The due day stays; the recipient is told, with a link that works.
pub async fn refuse(
    gateway: &Gateway,
    by: &User,
    reference: &Reference,
    now: Timestamp,
) -> Result<(), Error> {
    with_link(gateway, by, reference, |record, link, by| {
        Ok(workflow::refuse_more_time(record, link, by, now)?)
    })
    .await
}

/// Reminds the recipient now, or at the next opening; once a day.
pub async fn remind(
    gateway: &Gateway,
    by: &User,
    reference: &Reference,
    now: Timestamp,
) -> Result<(), Error> {
    by_ladder(gateway, by, reference, now, workflow::remind).await
}

/// Says yes to the step that waits: its letters go out at the next opening.
pub async fn approve(
    gateway: &Gateway,
    by: &User,
    reference: &Reference,
    now: Timestamp,
) -> Result<(), Error> {
    by_ladder(gateway, by, reference, now, climb::approve).await
}

/// Says no to the step that waits: nothing is sent, the next step comes in its time.
pub async fn dismiss(
    gateway: &Gateway,
    by: &User,
    reference: &Reference,
    now: Timestamp,
) -> Result<(), Error> {
    decide_in_unit(gateway, by, reference, |record, by| Ok(climb::dismiss(record, by, now)?)).await
}

/// A decision on a request of the unit that ends in a letter with a link that works.
async fn with_link(
    gateway: &Gateway,
    by: &User,
    reference: &Reference,
    decision: impl Fn(&Record, FreshLink, Digest) -> Result<Change, Error>,
) -> Result<(), Error> {
    let link = gateway.fresh_link(*reference)?;
    decide_in_unit(gateway, by, reference, |record, by| decision(record, link.clone(), by)).await
}

/// A decision that goes by the ladder and the calendar of the request.
type ByLadder = fn(&Record, &Ladder, FreshLink, &Calendar, Digest, Timestamp) -> Result<Change, Refusal>;

/// The same for what goes by the ladder and the calendar of the request.
async fn by_ladder(
    gateway: &Gateway,
    by: &User,
    reference: &Reference,
    now: Timestamp,
    decision: ByLadder,
) -> Result<(), Error> {
    let timetable = gateway.timetable();
    with_link(gateway, by, reference, |record, link, by| {
        let (ladder, calendar) = (timetable.ladder_of(record), timetable.calendar_of(&record.recipient));
        Ok(decision(record, ladder, link, calendar, by, now)?)
    })
    .await
}

/// A new due day with what it has to fit.
pub fn new_due(gateway: &Gateway, record: &Record, day: Date) -> Result<NewDue, Error> {
    let kind = gateway.catalogue.kind(&record.kind).ok_or(Error::UnknownKind)?;
    let consent = gateway.store.consent(&record.consent)?.ok_or(Error::NotFound)?;
    Ok(NewDue { day, expire_days: kind.expire_days, consent_ends: consent.expires_at })
}
