//! A unit keeps days in mind: set, moved, done, dropped.

use jiff::Timestamp;
use jiff::civil::Date;
use ring::rand::SecureRandom;

use crate::crypto::digest::Purpose;
use crate::domain::workflow::watch::{self as workflow, NewWatch};
use crate::domain::{Agent, Change, Digest, PersonalNumber, Reference, Refusal, User, Watch, WatchKind};
use crate::exchange::fetch::record_of_unit;
use crate::exchange::{Error, Gateway};
use crate::store;

/// Whose case it is.
#[derive(Debug, Clone, Copy)]
pub enum About<'a> {
    /// As typed and checked; only its digest is kept.
    Client { number: &'a PersonalNumber, unit: &'a str },
    /// The client, unit and consent of a request.
    Request(Reference),
}

/// Sets a watch.
pub async fn set(
    gateway: &Gateway,
    worker: &User,
    about: About<'_>,
    kind: WatchKind,
    due_on: Date,
    now: Timestamp,
) -> Result<Reference, Error> {
    let key = &gateway.keys.digest;
    let parties = gateway.parties();
    let (unit, client, request, consent) = match about {
        About::Client { number, unit } => {
            if !worker.units.iter().any(|mine| mine == unit) {
                return Err(Refusal::OutsideUnit.into());
            }
            let client = parties.client_digest(unit, number).ok_or(Refusal::OutsideUnit)?;
            (parties.unit_digest(unit), client, None, None)
        }
        About::Request(reference) => {
            let record = record_of_unit(gateway, worker, &reference)?;
            (record.unit, record.client, Some(reference), Some(record.consent))
        }
    };
    let by = parties.user_digest(&worker.id);
    let timetable = gateway.timetable();
    loop {
        let mut seed = [0; 16];
        gateway.random.fill(&mut seed).map_err(|_| Error::Internal("random"))?;
        let reference = Reference::from_digest(&key.digest(Purpose::Reference, &seed));
        // A letter that names a request must not seem to name a watch.
        if gateway.store.record(&reference)?.is_some() {
            continue;
        }
        let new = NewWatch { reference, kind, unit, client, request, consent, due_on };
        match gateway.commit(workflow::set(new, by, &timetable.calendar, now)?).await {
            Err(store::Error::Exists) => {}
            other => return Ok(other.map(|()| reference)?),
        }
    }
}

/// The watch of a consent's last day goes, where there is one: it is over before.
pub(super) fn end_of_consent(
    gateway: &Gateway,
    consent: &Digest,
    by: Agent,
    now: Timestamp,
) -> Result<Change, Error> {
    let watch = gateway.store.watch(&workflow::of_consent(consent))?.filter(Watch::is_open);
    Ok(watch.map_or(Ok(Change::default()), |watch| workflow::end_by(&watch, false, by, now))?)
}

/// A watch of one of the person's units.
///
/// # Errors
/// [`Error::NotFound`] otherwise.
pub fn of_unit(gateway: &Gateway, user: &User, reference: &Reference) -> Result<Watch, Error> {
    let watch = gateway.store.watch(reference)?.ok_or(Error::NotFound)?;
    let parties = gateway.parties();
    let mine = user.units.iter().any(|unit| parties.unit_digest(unit) == watch.unit);
    if mine && may_see(gateway, user, &watch)? { Ok(watch) } else { Err(Error::NotFound) }
}

/// May that user see it? Not one about protected particulars, unless the user may see those.
pub fn may_see(gateway: &Gateway, user: &User, watch: &Watch) -> Result<bool, Error> {
    if user.protected {
        return Ok(true);
    }
    let protected = match (watch.request, watch.consent) {
        (Some(request), _) => gateway.store.record(&request)?.is_some_and(|record| record.protected),
        (None, Some(consent)) => gateway.store.consent(&consent)?.is_some_and(|consent| consent.protected),
        (None, None) => false,
    };
    Ok(!protected)
}

/// Moves it to another day.
pub async fn move_to(
    gateway: &Gateway,
    by: &User,
    reference: &Reference,
    day: Date,
    now: Timestamp,
) -> Result<(), Error> {
    let timetable = gateway.timetable();
    decide(gateway, by, reference, |watch, by| {
        Ok(workflow::move_to(watch, day, by, &timetable.calendar, now)?)
    })
    .await
}

/// Ends it: done, or dropped.
pub async fn end(
    gateway: &Gateway,
    by: &User,
    reference: &Reference,
    done: bool,
    now: Timestamp,
) -> Result<(), Error> {
    decide(gateway, by, reference, |watch, by| Ok(workflow::end(watch, done, by, now)?)).await
}

/// Once more where somebody else, or the clock, was faster.
async fn decide(
    gateway: &Gateway,
    user: &User,
    reference: &Reference,
    decision: impl Fn(&Watch, Digest) -> Result<Change, Error>,
) -> Result<(), Error> {
    const TRIES: u32 = 8;
    let by = gateway.parties().user_digest(&user.id);
    for _ in 0..TRIES {
        let watch = of_unit(gateway, user, reference)?;
        match gateway.commit(decision(&watch, by)?).await {
            Err(store::Error::Stale) => {}
            other => return Ok(other?),
        }
    }
    Err(Error::Store(store::Error::Stale))
}
