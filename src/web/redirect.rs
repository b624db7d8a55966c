//! The way on to another page of ours: what every successful POST answers.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// 303 to a path of ours.
#[must_use]
pub fn see_other(path: &str) -> Response {
    let location = HeaderValue::from_str(path).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response()
}

/// 303, and the next page says the text of `key` (never personal data: it travels in a cookie).
#[must_use]
pub fn see_other_saying(path: &str, key: &'static str) -> Response {
    let mut response = see_other(path);
    response.extensions_mut().insert(Say(key));
    response
}

/// The key of the text that the next page says.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Say(pub &'static str);
