//! Who sits there: a client whose card opened the page. In this process only, and not for long.
//! When the time is over nothing is said of it: the page that asks for the code comes instead.

use std::convert::Infallible;

use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;

use crate::crypto::session::SessionId;
use crate::domain::Digest;
use crate::exchange;
use crate::exchange::Gateway;
use crate::exchange::client::AtPage;
use crate::web::client::reading::Reading;
use crate::web::cookie;
use crate::web::csrf::Posted;
use crate::web::error::Error;
use crate::web::page::Frame;
use crate::web::redirect::see_other;
use crate::web::state::State;

const COOKIE: &str = "client";

/// A client at its page.
pub struct Seat {
    pub state: State,
    pub at: AtPage,
    pub frame: Frame,
    pub reading: Reading,
}

/// A client that does something, with the form it sent.
pub struct Act {
    pub seat: Seat,
    pub posted: Posted,
}

/// The browser's place on the desk; none: nobody sat there.
pub struct Place(Option<Digest>);

impl Seat {
    pub fn gateway(&self) -> &Gateway {
        self.state.gateway()
    }

    pub fn now(&self) -> Timestamp {
        self.state.now()
    }

    /// The client, if its time is not over and its card is still good.
    async fn of(parts: &mut Parts, state: &State) -> Result<Self, Response> {
        let place = Place::of(&parts.headers, state);
        let at = place.find(state).map_err(IntoResponse::into_response)?;
        let at = at.ok_or_else(|| see_other("/k"))?;
        let frame = Frame::from_request_parts(parts, state).await.map_err(IntoResponse::into_response)?;
        let Ok(reading) = Reading::from_request_parts(parts, state).await;
        // Whoever is logged in besides is not who sits here.
        Ok(Self { state: state.clone(), at, frame: Frame { person: None, overdue: None, ..frame }, reading })
    }
}

impl Place {
    fn of(headers: &HeaderMap, state: &State) -> Self {
        let id = cookie::read(headers, COOKIE, state.settings().https);
        Self(id.and_then(|id| SessionId::parse(&id)).map(|id| state.session_digest(&id)))
    }

    fn find(&self, state: &State) -> Result<Option<AtPage>, Error> {
        let (Some(owner), now) = (self.0, state.now()) else { return Ok(None) };
        let clients = &state.desks().clients;
        let found = clients.all_of(owner, now).pop();
        let Some(at) = found.and_then(|(id, _)| clients.find(owner, &id, now)) else { return Ok(None) };
        if at.is_good(state.gateway(), now)? {
            return Ok(Some(*at));
        }
        self.clear(state);
        Ok(None)
    }

    pub fn clear(&self, state: &State) {
        if let Some(owner) = self.0 {
            state.desks().clients.clear(owner);
        }
    }

    /// A client sits down; the answer sets the cookie that finds it again.
    pub fn take(&self, state: &State, at: AtPage, response: &mut Response) -> Result<(), Error> {
        self.clear(state);
        let id = SessionId::generate(state.random()).map_err(Error::internal)?;
        let put = state.desks().clients.put(state.session_digest(&id), at, state.random(), state.now());
        put.map_err(|_| Error::internal(exchange::Error::Internal("no randomness")))?;
        let https = state.settings().https;
        cookie::write_strict(response.headers_mut(), COOKIE, id.as_str(), https, None);
        Ok(())
    }

    /// Nothing of the client stays: not on the desk, not in the browser.
    pub fn leave(&self, state: &State, response: &mut Response) {
        self.clear(state);
        let headers = response.headers_mut();
        cookie::write_strict(headers, COOKIE, "", state.settings().https, Some(0));
        headers.insert("clear-site-data", HeaderValue::from_static("\"cache\", \"storage\""));
    }
}

/// Somebody sits at a client's page there.
pub fn is_taken(state: &State, headers: &HeaderMap) -> bool {
    let (Place(owner), now) = (Place::of(headers, state), state.now());
    owner.is_some_and(|owner| !state.desks().clients.all_of(owner, now).is_empty())
}

impl FromRequestParts<State> for Place {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, Infallible> {
        Ok(Self::of(&parts.headers, state))
    }
}

impl FromRequestParts<State> for Seat {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, Response> {
        Self::of(parts, state).await
    }
}

impl FromRequest<State> for Act {
    type Rejection = Response;

    async fn from_request(request: Request, state: &State) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let seat = Seat::of(&mut parts, state).await?;
        let posted = Posted::from_request(Request::from_parts(parts, body), state).await;
        Ok(Self { seat, posted: posted.map_err(IntoResponse::into_response)? })
    }
}
