//! Somebody of the staff at the desk: who it is, what lies there, and the page that is asked for.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use jiff::Timestamp;

use crate::domain::{Digest, Language, Record, Reference, Role, Unit};
use crate::exchange::fetch::record_of_unit;
use crate::exchange::{self, Gateway};
use crate::web::desk::Desk;
use crate::web::error::Error;
use crate::web::page::Frame;
use crate::web::parts::Choice;
use crate::web::role::{Coordinator, Staff, Worker};
use crate::web::state::State;

/// What nearly every handler for the staff needs. As an extractor it is the worker's permission.
pub struct Seat {
    pub state: State,
    pub staff: Staff,
    pub frame: Frame,
}

/// The same as the coordinator's permission.
pub struct CoordinatorSeat(pub Seat);

/// The same for what both may do: nothing that opens a document.
pub struct StaffSeat(pub Seat);

impl Seat {
    fn of(staff: Staff, parts: &Parts, state: &State) -> Result<Self, Error> {
        Ok(Self { state: state.clone(), staff, frame: Frame::at(parts, state)? })
    }

    pub fn gateway(&self) -> &Gateway {
        self.state.gateway()
    }

    pub const fn language(&self) -> Language {
        self.frame.language
    }

    pub fn now(&self) -> Timestamp {
        self.state.now()
    }

    /// Owner of what lies on the desk.
    pub const fn owner(&self) -> Digest {
        self.staff.digest
    }

    pub fn is_worker(&self) -> bool {
        self.staff.user.roles.contains(&Role::Worker)
    }

    /// The person's units: nothing of others is there.
    pub fn units(&self) -> Vec<Digest> {
        let parties = self.gateway().parties();
        self.staff.units().iter().map(|unit| parties.unit_digest(unit)).collect()
    }

    pub fn unit_names(&self) -> Vec<String> {
        self.gateway().parties().units_of(&self.staff.user).map(|unit| unit.name.clone()).collect()
    }

    /// The units of somebody who has several, to choose from.
    pub fn choice_of_units(&self, chosen: &str) -> Vec<Choice> {
        let parties = self.gateway().parties();
        let choice = |unit: &Unit| Choice::new(&unit.id, &unit.name, unit.id == chosen);
        let units: Vec<Choice> = parties.units_of(&self.staff.user).map(choice).collect();
        if units.len() > 1 { units } else { Vec::new() }
    }

    /// The two lines of an exchange error as one text.
    pub fn says(&self, error: &exchange::Error) -> String {
        self.frame.t(&error.text_key()).replace('\n', " ")
    }

    /// What the person can put right, in words; the rest is a page of its own.
    pub fn put_right(&self, error: exchange::Error) -> Result<String, Error> {
        match error {
            exchange::Error::Consent(_) | exchange::Error::Refused(_) => Ok(self.says(&error)),
            error => Err(error.into()),
        }
    }

    /// A request of the person's units by what stands in the address.
    ///
    /// # Errors
    /// `Error::NotFound`, also for what belongs to another unit.
    pub fn record(&self, reference: &str) -> Result<Record, Error> {
        let reference = Reference::parse(reference).ok_or(Error::NotFound)?;
        Ok(record_of_unit(self.gateway(), &self.staff.user, &reference)?)
    }

    /// Puts a thing down on a desk; the answer is its place.
    ///
    /// # Errors
    /// Without randomness there is no place.
    pub fn put<T>(&self, desk: &Desk<T>, thing: T) -> Result<String, exchange::Error> {
        let place = desk.put(self.owner(), thing, self.state.random(), self.now());
        place.map_err(|_| exchange::Error::Internal("random"))
    }
}

impl FromRequestParts<State> for Seat {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, Error> {
        let Worker(staff) = Worker::from_request_parts(parts, state).await?;
        Self::of(staff, parts, state)
    }
}

impl FromRequestParts<State> for CoordinatorSeat {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, Error> {
        let Coordinator(staff) = Coordinator::from_request_parts(parts, state).await?;
        Seat::of(staff, parts, state).map(Self)
    }
}

impl FromRequestParts<State> for StaffSeat {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, Error> {
        let staff = Staff::from_request_parts(parts, state).await?;
        Seat::of(staff, parts, state).map(Self)
    }
}
