//! Who calls: another system, by the token in the `Authorization` header (RFC 6750) and by nothing else.
//! No cookie is read or set here. As an extractor it is the permission.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};
use jiff::Timestamp;

use crate::domain::{Digest, Language, Record, Reference, User};
use crate::exchange::fetch::record_of_unit;
use crate::exchange::{Gateway, system};
use crate::web::api::problem::{self, Problem};
use crate::web::error::Error;
use crate::web::state::State;

/// A system that has shown who it is.
pub struct Caller {
    pub state: State,
    pub user: User,
    /// Of the words in answers; that of documents is chosen in the body.
    pub language: Language,
}

impl Caller {
    pub fn gateway(&self) -> &Gateway {
        self.state.gateway()
    }

    pub fn now(&self) -> Timestamp {
        self.state.now()
    }

    /// The units it works for, as the store knows them.
    pub fn units(&self) -> Vec<Digest> {
        let parties = self.gateway().parties();
        self.user.units.iter().map(|unit| parties.unit_digest(unit)).collect()
    }

    /// A request of its units by what stands in the address.
    ///
    /// # Errors
    /// `not-found`, also for what belongs to another unit.
    pub fn record(&self, reference: &str) -> Result<Record, Problem> {
        let reference = Reference::parse(reference).ok_or(Error::NotFound)?;
        record_of_unit(self.gateway(), &self.user, &reference).map_err(|error| match error {
            crate::exchange::Error::NotFound => Error::NotFound.into(),
            other => other.into(),
        })
    }
}

impl FromRequestParts<State> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, Problem> {
        let token = token(&parts.headers).ok_or_else(Problem::no_token)?;
        let changes = !parts.method.is_safe();
        let user = system::enter(state.gateway(), token, changes, state.now()).await?;
        Ok(Self { state: state.clone(), user, language: problem::wanted(&parts.headers, state) })
    }
}

/// One header, one token.
fn token(headers: &HeaderMap) -> Option<&str> {
    let mut values = headers.get_all(header::AUTHORIZATION).iter();
    let (Some(value), None) = (values.next(), values.next()) else { return None };
    let (scheme, token) = value.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("Bearer").then_some(token.trim())
}
