//! A social worker at the desk: who it is, and what lies there.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use jiff::Timestamp;

use crate::domain::calendar::local_date;
use crate::domain::workflow::send::consent_holds;
use crate::domain::{Digest, Language, Record, Reference};
use crate::exchange::consent_file::HeldConsent;
use crate::exchange::fetch::record_of_unit;
use crate::exchange::{self, Gateway};
use crate::web::error::Error;
use crate::web::page::Frame;
use crate::web::role::{Staff, Worker};
use crate::web::state::State;

/// What nearly every handler here needs. As an extractor it is the worker's permission.
pub struct Seat {
    pub state: State,
    pub staff: Staff,
    pub frame: Frame,
}

impl Seat {
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

    /// The two lines of an exchange error as one text.
    pub fn says(&self, error: &exchange::Error) -> String {
        self.frame.t(&error.text_key()).replace('\n', " ")
    }

    /// A request of the worker's units by what stands in the address.
    ///
    /// # Errors
    /// `Error::NotFound`, also for what belongs to another unit.
    pub fn record(&self, reference: &str) -> Result<Record, Error> {
        let reference = Reference::parse(reference).ok_or(Error::NotFound)?;
        Ok(record_of_unit(self.gateway(), &self.staff.user, &reference)?)
    }

    /// The consent documents dropped within the last quarter of an hour, newest first, each once.
    pub fn held(&self) -> Vec<(String, Arc<HeldConsent>)> {
        let mut held = self.state.desks().consents.all_of(self.owner(), self.now());
        held.reverse();
        let mut seen: Vec<Digest> = Vec::new();
        held.retain(|(_, consent)| {
            let new = !seen.contains(&consent.id);
            seen.push(consent.id);
            new
        });
        held
    }

    /// Those of [`Self::held`] that something can be sent under today.
    pub fn in_force(&self) -> Result<Vec<(String, Arc<HeldConsent>)>, Error> {
        let today = local_date(self.now());
        let mut held = self.held();
        let mut holds = Vec::new();
        for (id, consent) in held.drain(..) {
            let record = self.state.store().consent(&consent.id)?;
            if record.is_some_and(|record| consent_holds(&record, consent.terms(), today).is_ok()) {
                holds.push((id, consent));
            }
        }
        Ok(holds)
    }
}

impl FromRequestParts<State> for Seat {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, Error> {
        let Worker(staff) = Worker::from_request_parts(parts, state).await?;
        let frame = Frame::from_request_parts(parts, state).await?;
        Ok(Self { state: state.clone(), staff, frame })
    }
}

/// The same for what a coordinator may do as well: nothing that opens a document.
pub struct StaffSeat(pub Seat);

impl FromRequestParts<State> for StaffSeat {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, Error> {
        let staff = Staff::from_request_parts(parts, state).await?;
        let frame = Frame::from_request_parts(parts, state).await?;
        Ok(Self(Seat { state: state.clone(), staff, frame }))
    }
}
