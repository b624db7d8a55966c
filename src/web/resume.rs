//! A form posted after the login has expired is not lost.
//!
//! The answer to such a POST is a login form that carries the posted fields as one hidden value.
//! After the login a page offers to send them again, now with the token of the new session. The
//! fields are only ever in the browser; the gateway stores nothing of them. Files can't travel
//! that way: the page says that they have to be attached again.
//!
//! A recipient has no login: it is asked for its link and key instead.
//!
//! Only what came from a page of ours is carried: the token is that of the cookie it came with,
//! or the browser itself says that the page was of the same origin.

use axum::RequestExt;
use axum::body::{Body, to_bytes};
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request, State as Extract};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use axum::http::uri::PathAndQuery;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::web::csrf::{self, Posted, Reading, is_multipart};
use crate::web::error::Error;
use crate::web::late::Late;
use crate::web::page::Frame;
use crate::web::session::Visitor;
use crate::web::state::State;
use crate::web::{door, in_flight, limit, login, recipient};

/// Where a POST meets a needed login, answers with the login form.
pub async fn layer(
    Extract(state): Extract<State>,
    visitor: Visitor,
    request: Request,
    next: Next,
) -> Response {
    if request.method().is_safe() {
        return next.run(request).await;
    }
    if !door::knows(&state, &visitor, &request) {
        return of_stranger(&state, &visitor, request, next).await;
    }
    let room = match state.in_flight().of_known(&request) {
        Ok(room) => room,
        Err(error) => return error.into_response(),
    };
    // Whoever sits at a request may still have a form that was made for an earlier visit.
    let small = in_flight::declared(request.headers()).is_some_and(|bytes| bytes <= limit::FORM);
    let response = if visitor.user().is_none() && visitor.has_been_here() && small {
        of_form(&state, &visitor, request, next, limit::FORM).await
    } else {
        next.run(request).await
    };
    drop(room);
    response
}

/// A stranger's form is short, and files pass by.
async fn of_stranger(state: &State, visitor: &Visitor, request: Request, next: Next) -> Response {
    let most = door::most_of_a_stranger(request.uri().path());
    let room = match state.in_flight().of_stranger(&request, most) {
        Ok(room) => room,
        Err(error) => return error.into_response(),
    };
    let response = if is_multipart(request.headers()) {
        of_upload(state, visitor, request, next).await
    } else if visitor.has_been_here() {
        of_form(state, visitor, request, next, most).await
    } else {
        // Nothing of theirs is ours to keep: the handler reads, if it lets them in.
        let mut request = request;
        DefaultBodyLimit::max(most).apply(&mut request);
        next.run(request.with_limited_body()).await
    };
    drop(room);
    response
}

/// A small form is read once, and kept until it is known whether it was let in.
async fn of_form(state: &State, visitor: &Visitor, request: Request, next: Next, most: usize) -> Response {
    let (parts, body) = request.into_parts();
    let Ok(bytes) = to_bytes(body, most).await else { return Error::TooLarge.into_response() };
    let copy = Request::from_parts(parts.clone(), Body::from(bytes.clone()));
    let response = next.run(copy).await;
    if !is_late(&response, visitor) {
        return response;
    }
    let posted = if is_multipart(&parts.headers) {
        texts_of(Request::from_parts(parts.clone(), Body::from(bytes)), state, None).await
    } else {
        Ok(Posted::from_urlencoded(&bytes))
    };
    let page = posted.ok().and_then(|posted| carried(state, visitor, &parts, &posted));
    page.unwrap_or(response)
}

/// Only those who are known send files. So nothing of them is read before it is known that they are
/// turned away; then the texts are, and the files pass by.
async fn of_upload(state: &State, visitor: &Visitor, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let response = next.run(Request::from_parts(parts.clone(), Body::empty())).await;
    if !is_late(&response, visitor) {
        return response;
    }
    let token_of = (!is_same_origin(&parts.headers)).then_some(visitor);
    match texts_of(Request::from_parts(parts.clone(), body), state, token_of).await {
        Ok(posted) => carried(state, visitor, &parts, &posted).unwrap_or(response),
        Err(error @ Error::TooLarge) => error.into_response(),
        Err(_) => response,
    }
}

/// The texts of a form with files.
async fn texts_of(mut request: Request, state: &State, token_of: Option<&Visitor>) -> Result<Posted, Error> {
    DefaultBodyLimit::max(state.settings().upload_limit).apply(&mut request);
    let form = Multipart::from_request(request, state).await.map_err(|_| Error::Unreadable)?;
    csrf::read_parts(form, &Reading { token_of, text: door::STRANGER, keeps_files: false }).await
}

/// Turned away, and perhaps only because a login has ended.
fn is_late(response: &Response, visitor: &Visitor) -> bool {
    let wanted = response.extensions().get::<Error>();
    visitor.has_been_here() && matches!(wanted, Some(Error::LoginNeeded | Error::ForeignForm))
}

/// The page that carries what was posted; none where it is not ours to carry.
fn carried(state: &State, visitor: &Visitor, parts: &Parts, posted: &Posted) -> Option<Response> {
    let path = parts.uri.path();
    if !is_ours(posted, visitor, &parts.headers) || holds_a_secret(path) {
        return None;
    }
    let target = parts.uri.path_and_query().map_or("/", PathAndQuery::as_str).to_owned();
    if path.starts_with("/answer") {
        return Some(recipient::too_late(state, Frame::of(state, visitor, &target), posted));
    }
    let late = Late::of(target, posted);
    let frame = Frame::of(state, visitor, "/");
    Some(login::too_late(frame, late).unwrap_or_else(IntoResponse::into_response))
}

/// What opens something is typed again: no page shows a key, a password or a code, hidden or not.
/// Nobody needs a login there, either.
fn holds_a_secret(path: &str) -> bool {
    matches!(path, "/login" | "/l" | "/k" | "/mailbox") || path.starts_with("/my/")
}

fn is_ours(posted: &Posted, visitor: &Visitor, headers: &HeaderMap) -> bool {
    is_same_origin(headers) || posted.get(csrf::FIELD).is_some_and(|token| visitor.knows(token))
}

fn is_same_origin(headers: &HeaderMap) -> bool {
    headers.get("sec-fetch-site").is_some_and(|site| site == "same-origin")
}
