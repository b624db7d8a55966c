//! Permissions. An extractor *is* the permission: a handler that takes a [`Worker`] can't be
//! reached by anybody else, and what it may see is in there.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{Extensions, Method};

use crate::domain::{Digest, Role, User};
use crate::web::error::Error;
use crate::web::session::Visitor;
use crate::web::state::State;

/// Somebody of the staff, whatever the role.
#[derive(Clone)]
pub struct Staff {
    pub user: User,
    /// The store's name for the user.
    pub digest: Digest,
}

/// A logged-in social worker.
#[derive(Clone)]
pub struct Worker(pub Staff);

/// A logged-in coordinator.
#[derive(Clone)]
pub struct Coordinator(pub Staff);

impl Staff {
    /// Ids of the units the user belongs to: requests of other units do not exist for them.
    #[must_use]
    pub fn units(&self) -> &[String] {
        &self.user.units
    }

    fn of(extensions: &Extensions) -> Result<Self, Error> {
        let visitor = Visitor::of(extensions)?;
        let (user, digest) = visitor.user().zip(visitor.user_digest()).ok_or(Error::LoginNeeded)?;
        Ok(Self { user: user.clone(), digest })
    }

    fn with(role: Role, extensions: &Extensions) -> Result<Self, Error> {
        let staff = Self::of(extensions)?;
        if staff.user.roles.contains(&role) { Ok(staff) } else { Err(Error::Forbidden) }
    }
}

/// A page that is only read sends the person to the login, and back afterwards.
fn led_to_login(error: Error, parts: &Parts) -> Error {
    match error {
        Error::LoginNeeded if parts.method == Method::GET => {
            let path = parts.uri.path_and_query().map_or("/", axum::http::uri::PathAndQuery::as_str);
            Error::LoginFirst { path: path.to_owned() }
        }
        other => other,
    }
}

impl FromRequestParts<State> for Staff {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &State) -> Result<Self, Error> {
        Self::of(&parts.extensions).map_err(|error| led_to_login(error, parts))
    }
}

impl FromRequestParts<State> for Worker {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &State) -> Result<Self, Error> {
        Staff::with(Role::Worker, &parts.extensions).map(Self).map_err(|error| led_to_login(error, parts))
    }
}

impl FromRequestParts<State> for Coordinator {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &State) -> Result<Self, Error> {
        Staff::with(Role::Coordinator, &parts.extensions)
            .map(Self)
            .map_err(|error| led_to_login(error, parts))
    }
}
