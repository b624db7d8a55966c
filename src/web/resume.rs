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

use axum::body::{Body, to_bytes};
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::{HeaderMap, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::web::csrf::{self, Posted};
use crate::web::error::Error;
use crate::web::login;
use crate::web::page::Frame;
use crate::web::recipient;
use crate::web::session::Visitor;
use crate::web::state::State;

/// Largest form that is carried, bytes.
const LIMIT: usize = 2 << 20;

/// What was posted too late.
pub struct Late {
    /// Path and query it was posted to.
    pub target: String,
    /// The fields but the token, urlencoded.
    pub fields: String,
    pub had_files: bool,
}

/// Runs the rest of the gateway. Where a POST meets a needed login, answers with the login form.
pub(crate) async fn run(state: &State, visitor: &Visitor, request: Request, next: Next) -> Response {
    if !may_resume(visitor, &request) {
        return next.run(request).await;
    }
    let target = request.uri().path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string);
    let (parts, body) = request.into_parts();
    let Ok(bytes) = to_bytes(body, LIMIT).await else { return Error::TooLarge.into_response() };
    let copy = Request::from_parts(parts.clone(), Body::from(bytes.clone()));
    let response = next.run(copy).await;
    let wanted =
        matches!(response.extensions().get::<Error>(), Some(Error::LoginNeeded | Error::ForeignForm));
    if !wanted {
        return response;
    }
    let headers = parts.headers.clone();
    let posted = read(Request::from_parts(parts, Body::from(bytes)), state).await;
    let Some(posted) = posted.filter(|posted| is_ours(posted, visitor, &headers)) else { return response };
    if target == "/l" {
        return response;
    }
    if target.starts_with("/answer") {
        return recipient::too_late(state, Frame::of(state, visitor, &target), &posted);
    }
    let late = Late { target, fields: encode(posted.fields()), had_files: !posted.files().is_empty() };
    let frame = Frame::of(state, visitor, "/");
    login::too_late(frame, late).unwrap_or_else(IntoResponse::into_response)
}

/// Only forms, and only where the login may be what is missing; others are not read twice.
fn may_resume(visitor: &Visitor, request: &Request) -> bool {
    let declared = request.headers().get(header::CONTENT_LENGTH).and_then(|value| value.to_str().ok());
    let small =
        declared.and_then(|length| length.parse::<usize>().ok()).is_some_and(|length| length <= LIMIT);
    request.method() == Method::POST && visitor.user().is_none() && visitor.has_been_here() && small
}

async fn read(request: Request, state: &State) -> Option<Posted> {
    if csrf::is_multipart(&request) {
        let form = Multipart::from_request(request, state).await.ok()?;
        return csrf::read_parts(form, None).await.ok();
    }
    let bytes = to_bytes(request.into_body(), LIMIT).await.ok()?;
    Some(Posted::from_urlencoded(&bytes))
}

fn is_ours(posted: &Posted, visitor: &Visitor, headers: &HeaderMap) -> bool {
    let same_origin = headers.get("sec-fetch-site").is_some_and(|site| site == "same-origin");
    same_origin || posted.get(csrf::FIELD).is_some_and(|token| visitor.knows(token))
}

fn encode(fields: &[(String, String)]) -> String {
    let carried = fields.iter().filter(|(name, _)| name != csrf::FIELD);
    form_urlencoded::Serializer::new(String::new()).extend_pairs(carried).finish()
}

/// The fields of [`Late::fields`] again.
#[must_use]
pub fn decode(fields: &str) -> Vec<(String, String)> {
    form_urlencoded::parse(fields.as_bytes()).into_owned().collect()
}
