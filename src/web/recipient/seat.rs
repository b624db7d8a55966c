//! Who sits at a request. A recipient has no account: the link and its key put an opened request
//! on the desk, and a cookie of its own finds it again, in this process and for an hour.
//!
//! Every form names the request it was made for. Two requests opened in one browser are never
//! mixed up: a form of the first is not taken as one of the second.

use std::convert::Infallible;
use std::sync::Arc;

use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue};
use axum::response::{IntoResponse, Response};

use crate::crypto::session::SessionId;
use crate::domain::Digest;
use crate::domain::written;
use crate::exchange;
use crate::exchange::kept::Keeper;
use crate::exchange::visit::Visit;
use crate::web::cookie;
use crate::web::csrf::{AsFarAsRead, Posted};
use crate::web::error::Error;
use crate::web::page::Frame;
use crate::web::recipient::open_page::too_late;
use crate::web::redirect::see_other;
use crate::web::state::State;

const COOKIE: &str = "recipient";
/// So many browsers are at one request at the same time.
const AT_ONE_REQUEST: usize = 4;
/// The field that names the request a form was made for.
pub const FOR: &str = "for";

/// A recipient at its request, if it still is; and how its desk is cleared.
pub struct Seat {
    pub visit: Option<Arc<Visit>>,
    /// Or at its own copy of what it sent.
    pub keeper: Option<Arc<Keeper>>,
    owner: Option<Digest>,
}

/// Why there is no request to show.
pub enum Away {
    /// None is open: to the page that opens them.
    Closed,
    Over(Error),
}

impl From<Error> for Away {
    fn from(error: Error) -> Self {
        Self::Over(error)
    }
}

impl IntoResponse for Away {
    fn into_response(self) -> Response {
        match self {
            Self::Closed => see_other("/l"),
            Self::Over(error) => error.into_response(),
        }
    }
}

/// A recipient that still has something to do: for pages that are read.
pub struct AtRequest(pub Arc<Visit>);

/// A recipient that does something, with the form it sent.
pub struct Act {
    pub visit: Arc<Visit>,
    pub frame: Frame,
    pub posted: Posted,
}

impl Act {
    /// One value of the form, at most that many characters.
    pub fn text(&self, name: &str, most: usize) -> Option<String> {
        let text = written::lines(self.posted.text(name));
        (text.chars().count() <= most).then_some(text)
    }
}

impl Seat {
    fn of(state: &State, headers: &HeaderMap) -> Self {
        let id = cookie::read(headers, COOKIE, state.settings().https).and_then(|id| SessionId::parse(&id));
        let owner = id.map(|id| state.session_digest(&id));
        let visit = owner.and_then(|owner| {
            let (visits, now) = (&state.desks().visits, state.now());
            let (id, _) = visits.all_of(owner, now).pop()?;
            visits.find(owner, &id, now)
        });
        let keeper = owner.and_then(|owner| {
            let (keepers, now) = (&state.desks().keepers, state.now());
            let (id, _) = keepers.all_of(owner, now).pop()?;
            keepers.find(owner, &id, now)
        });
        Self { visit, keeper, owner }
    }

    /// The request, unless it was withdrawn or has expired meanwhile: then it is taken away.
    pub fn visit(&self, state: &State) -> Result<Arc<Visit>, Away> {
        let visit = self.visit.as_ref().ok_or(Away::Closed)?;
        let record = state.gateway().store.record(&visit.reference);
        let record = record.map_err(Error::from)?;
        let over = match record.map(|record| visit.may_act(&record)) {
            Some(Ok(())) => return Ok(Arc::clone(visit)),
            Some(Err(_)) if visit.sent().is_some() => return Ok(Arc::clone(visit)),
            Some(Err(refusal)) => Error::from(exchange::Error::from(refusal)),
            None => Error::NotFound,
        };
        self.clear(state);
        Err(over.into())
    }

    /// What lies on the desk is taken away and zeroised.
    pub fn clear(&self, state: &State) {
        if let Some(owner) = self.owner {
            state.desks().visits.clear(owner);
            state.desks().keepers.clear(owner);
        }
    }

    /// Puts an opened request down; the answer sets the cookie that finds it again.
    pub fn take(
        &self,
        state: &State,
        visit: Visit,
    ) -> Result<(Arc<Visit>, impl FnOnce(&mut Response) + use<>), Error> {
        self.clear(state);
        let (owner, set_cookie) = sit_down(state)?;
        let now = state.now();
        let visits = &state.desks().visits;
        // Somebody who opens it again and again leaves no more behind than a few colleagues do.
        let reference = visit.reference;
        visits.keep_newest(AT_ONE_REQUEST - 1, |visit| visit.reference == reference);
        let place = visits
            .put(owner, visit, state.random(), now)
            .map_err(|_| Error::internal(exchange::Error::Internal("no randomness")))?;
        let visit = visits.find(owner, &place, now).ok_or(Error::Busy)?;
        Ok((visit, set_cookie))
    }

    /// The same for the key to its own copy of what it sent.
    pub fn keep(&self, state: &State, keeper: Keeper) -> Result<impl FnOnce(&mut Response) + use<>, Error> {
        self.clear(state);
        let (owner, set_cookie) = sit_down(state)?;
        let put = state.desks().keepers.put(owner, keeper, state.random(), state.now());
        put.map_err(|_| Error::internal(exchange::Error::Internal("no randomness")))?;
        Ok(set_cookie)
    }
}

/// A new place, and the cookie that finds it again.
fn sit_down(state: &State) -> Result<(Digest, impl FnOnce(&mut Response) + use<>), Error> {
    let id = SessionId::generate(state.random()).map_err(Error::internal)?;
    let (owner, https) = (state.session_digest(&id), state.settings().https);
    Ok((owner, move |response: &mut Response| {
        cookie::write_strict(response.headers_mut(), COOKIE, id.as_str(), https, None);
    }))
}

/// Somebody sits at an opened request there.
pub fn is_taken(state: &State, headers: &HeaderMap) -> bool {
    Seat::of(state, headers).visit.is_some()
}

/// Makes the browser forget: the cookie, and whatever it kept of the pages.
pub fn leave(state: &State, response: &mut Response) {
    let headers = response.headers_mut();
    cookie::write_strict(headers, COOKIE, "", state.settings().https, Some(0));
    headers.insert("clear-site-data", HeaderValue::from_static("\"cache\", \"storage\""));
}

impl FromRequestParts<State> for Seat {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, Infallible> {
        Ok(Self::of(state, &parts.headers))
    }
}

impl FromRequestParts<State> for AtRequest {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, Response> {
        let seat = Seat::of(state, &parts.headers);
        let visit = seat.visit(state).map_err(IntoResponse::into_response)?;
        if visit.sent().is_some() { Err(see_other("/answer/receipt")) } else { Ok(Self(visit)) }
    }
}

impl FromRequest<State> for Act {
    type Rejection = Response;

    async fn from_request(request: Request, state: &State) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        // Before anything is read. What was typed all the same is not lost: see `web::resume`.
        let visit = Seat::of(state, &parts.headers).visit;
        let visit = visit.ok_or_else(|| Error::ForeignForm.into_response())?;
        let frame =
            Frame::from_request_parts(&mut parts, state).await.map_err(IntoResponse::into_response)?;
        let AsFarAsRead(posted) = AsFarAsRead::from_request(Request::from_parts(parts, body), state)
            .await
            .map_err(IntoResponse::into_response)?;
        // Only there the files come last.
        if posted.is_cut() && frame.path != "/answer/form" {
            return Err(Error::TooLarge.into_response());
        }
        if posted.text(FOR) != visit.reference.to_string() {
            return Err(too_late(state, frame, &posted));
        }
        if visit.sent().is_some() {
            return Err(see_other("/answer/receipt"));
        }
        Ok(Self { visit, frame, posted })
    }
}
