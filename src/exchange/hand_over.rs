//! A unit's requests and watches go over to another unit, a worker's to a colleague.
//!
//! # What the consent says to it
//!
//! A consent names the unit that may ask. What was asked under it belongs to the authority, and the
//! answer to the client's file there; so another unit of the same organisation may keep track of the
//! request and open its answer with the consent document. It may ask nothing new under that consent:
//! sending, and sending on to another recipient, are refused as for any unit the consent does not
//! name. Between organisations there is secrecy, so nothing goes over.

use std::sync::{Mutex, PoisonError};

use jiff::Timestamp;

use crate::domain::workflow::hand_over::{self as workflow, Owner};
use crate::domain::{Digest, Record, Reference, Refusal, Role, Status, Unit, User, Watch};
use crate::exchange::fetch::record_of_unit;
use crate::exchange::parties::Parties;
use crate::exchange::{Error, Gateway};
use crate::store::{self, Filter, WatchFilter};

/// So many requests, and so many watches, go over in one commit.
pub const MOST: usize = 1000;
/// So many rows are read at a time.
const PAGE: usize = 200;

/// What is to go over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// These requests, and the watches about them.
    Requests(Vec<Reference>),
    /// Everything of a unit that is not done, by its id.
    Unit(String),
    /// What a worker of the person's units has sent or set, by the worker's id.
    Worker(String),
}

/// To whom, by id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum To {
    Unit(String),
    Colleague(String),
}

/// What somebody is about to hand over, on the desk until it is done.
#[derive(Debug)]
pub struct HandOver {
    pub what: What,
    /// None: still to be chosen.
    pub to: Option<To>,
    done: Mutex<Option<Moved>>,
}

/// What goes over.
#[derive(Debug, Clone, Default)]
pub struct Moving {
    pub requests: Vec<Record>,
    pub watches: Vec<Watch>,
    /// There is more: the rest goes over the next time.
    pub more: bool,
}

/// What went over.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Moved {
    pub requests: Vec<Reference>,
    pub watches: Vec<Reference>,
    pub more: bool,
}

impl HandOver {
    #[must_use]
    pub const fn new(what: What, to: Option<To>) -> Self {
        Self { what, to, done: Mutex::new(None) }
    }

    /// What has come of it; none before it is done.
    #[must_use]
    pub fn outcome(&self) -> Option<Moved> {
        self.done.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What would go over now.
    pub fn preview(&self, gateway: &Gateway, by: &User) -> Result<Moving, Error> {
        match &self.to {
            None => moving(gateway, by, &self.what),
            Some(to) => Ok(chosen(gateway, by, &self.what, to)?.0),
        }
    }

    /// Does it, once: asked again it does nothing.
    pub async fn run(&self, gateway: &Gateway, by: &User, now: Timestamp) -> Result<(), Error> {
        let Some(to) = &self.to else { return Err(Refusal::HandOverToNobody.into()) };
        if self.outcome().is_some() {
            return Ok(());
        }
        let moved = hand_over(gateway, by, &self.what, to, now).await?;
        self.done.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert(moved);
        Ok(())
    }
}

/// Hands it over in one commit, with its events and its letters.
///
/// # Errors
/// Nobody, the same again, a closed account, another organisation, or nothing to hand over; the
/// store's errors. Nothing has gone over then.
pub async fn hand_over(
    gateway: &Gateway,
    by: &User,
    what: &What,
    to: &To,
    now: Timestamp,
) -> Result<Moved, Error> {
    const TRIES: u32 = 8;
    let user = gateway.parties().user_digest(&by.id);
    for _ in 0..TRIES {
        // Looked up anew each time: what has changed meanwhile goes over as it is.
        let (moving, owner) = chosen(gateway, by, what, to)?;
        let change = workflow::all(&moving.requests, &moving.watches, owner, user, now);
        match gateway.commit(change).await {
            Err(store::Error::Stale) => {}
            other => {
                other?;
                return Ok(Moved {
                    requests: moving.requests.iter().map(|record| record.reference).collect(),
                    watches: moving.watches.iter().map(|watch| watch.reference).collect(),
                    more: moving.more,
                });
            }
        }
    }
    Err(Error::Store(store::Error::Stale))
}

/// The units somebody could hand over to: all of the same organisations, their own too.
pub fn units<'a>(parties: &'a Parties, by: &'a User) -> impl Iterator<Item = &'a Unit> {
    let mine: Vec<&str> = parties.units_of(by).map(|unit| unit.organisation.as_str()).collect();
    parties.units().iter().filter(move |unit| mine.contains(&unit.organisation.as_str()))
}

/// The social workers of somebody's units, the person too.
pub fn colleagues<'a>(parties: &'a Parties, by: &'a User) -> impl Iterator<Item = &'a User> {
    parties
        .users()
        .iter()
        .filter(|user| may_receive(user) && user.units.iter().any(|unit| by.units.contains(unit)))
}

/// What goes over to whom, checked.
fn chosen(gateway: &Gateway, by: &User, what: &What, to: &To) -> Result<(Moving, Owner), Error> {
    let mut moving = moving(gateway, by, what)?;
    if moving.requests.is_empty() && moving.watches.is_empty() {
        return Err(Refusal::NothingToHandOver.into());
    }
    let parties = gateway.parties();
    let owner = match to {
        To::Unit(id) => Owner::Unit(unit(&parties, id, &moving)?),
        To::Colleague(id) => Owner::Worker(colleague(&parties, id, &moving)?),
    };
    if let To::Colleague(id) = to
        && moving.requests.iter().any(|record| record.protected)
        && !parties.user_by_id(id).is_some_and(|user| user.protected)
    {
        return Err(Refusal::ProtectedOnly.into());
    }
    moving.requests.retain(|record| !owner.has(&record.unit, &record.worker));
    moving.watches.retain(|watch| !owner.has(&watch.unit, &watch.worker));
    if moving.requests.is_empty() && moving.watches.is_empty() {
        return Err(Refusal::HandOverToOwn.into());
    }
    Ok((moving, owner))
}

fn unit(parties: &Parties, id: &str, moving: &Moving) -> Result<Digest, Refusal> {
    let to = parties.unit_by_id(id).ok_or(Refusal::HandOverToNobody)?;
    let same = |unit: &Digest| parties.unit(unit).is_some_and(|unit| unit.organisation == to.organisation);
    if units_of(moving).all(same) { Ok(parties.unit_digest(id)) } else { Err(Refusal::HandOverElsewhere) }
}

fn colleague(parties: &Parties, id: &str, moving: &Moving) -> Result<Digest, Refusal> {
    let to = parties.user_by_id(id).ok_or(Refusal::HandOverToNobody)?;
    if !may_receive(to) {
        return Err(Refusal::HandOverToDisabled);
    }
    let theirs: Vec<Digest> = to.units.iter().map(|unit| parties.unit_digest(unit)).collect();
    if units_of(moving).all(|unit| theirs.contains(unit)) {
        Ok(parties.user_digest(id))
    } else {
        Err(Refusal::HandOverOutsideUnit)
    }
}

fn may_receive(user: &User) -> bool {
    !user.disabled && user.roles.contains(&Role::Worker)
}

fn units_of(moving: &Moving) -> impl Iterator<Item = &Digest> {
    let requests = moving.requests.iter().map(|record| &record.unit);
    requests.chain(moving.watches.iter().map(|watch| &watch.unit))
}

fn moving(gateway: &Gateway, by: &User, what: &What) -> Result<Moving, Error> {
    let parties = gateway.parties();
    match what {
        What::Requests(references) => of_requests(gateway, by, references),
        What::Unit(id) if by.units.contains(id) => {
            of_units(gateway, by, &[parties.unit_digest(id)], |_| true)
        }
        What::Unit(_) => Err(Refusal::OutsideUnit.into()),
        What::Worker(id) => {
            let units: Vec<Digest> = by.units.iter().map(|unit| parties.unit_digest(unit)).collect();
            let worker = parties.user_digest(id);
            of_units(gateway, by, &units, |one| *one == worker)
        }
    }
}

fn of_requests(gateway: &Gateway, by: &User, references: &[Reference]) -> Result<Moving, Error> {
    let mut moving = Moving::default();
    for reference in references {
        let record = match record_of_unit(gateway, by, reference) {
            Ok(record) => record,
            Err(Error::NotFound) => continue,
            Err(error) => return Err(error),
        };
        let known = moving.requests.iter().any(|known| known.reference == record.reference);
        if known || !workflow::can_move(&record) {
            continue;
        }
        let watches = gateway.store.watches_of_client(&record.client)?.into_iter();
        let about = |watch: &Watch| {
            watch.is_open() && watch.request == Some(record.reference) && watch.unit == record.unit
        };
        moving.watches.extend(watches.filter(about));
        moving.requests.push(record);
    }
    Ok(moving)
}

/// All that is not done, in the units; of the workers that are wanted.
fn of_units(
    gateway: &Gateway,
    by: &User,
    units: &[Digest],
    wanted: impl Fn(&Digest) -> bool,
) -> Result<Moving, Error> {
    let mut moving = Moving::default();
    let closed = [Status::Answered, Status::AnswerLost, Status::Declined, Status::WrongRecipient];
    let closed = closed.map(Filter::Status);
    for filter in std::iter::once(Filter::Open).chain(closed) {
        let mut after = None;
        loop {
            let page = gateway.store.requests_of_units(units, filter, after, PAGE)?;
            // Who may not open protected ones does not move them either.
            let may = |record: &Record| by.protected || !record.protected;
            let fits = |record: &Record| workflow::can_move(record) && may(record) && wanted(&record.worker);
            moving.requests.extend(page.records.into_iter().filter(fits));
            after = page.next;
            if after.is_none() || moving.requests.len() > MOST {
                break;
            }
        }
    }
    let mut after = None;
    loop {
        let filter = WatchFilter { open: true, kind: None };
        let page = gateway.store.watches_of_units(units, filter, after, PAGE)?;
        moving.watches.extend(page.watches.into_iter().filter(|watch| wanted(&watch.worker)));
        after = page.next;
        if after.is_none() || moving.watches.len() > MOST {
            break;
        }
    }
    moving.more = moving.requests.len() > MOST || moving.watches.len() > MOST;
    moving.requests.truncate(MOST);
    moving.watches.truncate(MOST);
    Ok(moving)
}
