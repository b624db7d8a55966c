//! A coordinator at the desk.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use jiff::Timestamp;

use crate::domain::{Digest, Language};
use crate::exchange::Gateway;
use crate::web::error::Error;
use crate::web::page::Frame;
use crate::web::role::{Coordinator, Staff};
use crate::web::state::State;

/// What nearly every handler here needs. As an extractor it is the coordinator's permission.
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

    /// The coordinator's units: nothing of others is there.
    pub fn units(&self) -> Vec<Digest> {
        let parties = self.gateway().parties();
        self.staff.units().iter().map(|unit| parties.unit_digest(unit)).collect()
    }
}

impl FromRequestParts<State> for Seat {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, Error> {
        let Coordinator(staff) = Coordinator::from_request_parts(parts, state).await?;
        let frame = Frame::from_request_parts(parts, state).await?;
        Ok(Self { state: state.clone(), staff, frame })
    }
}
