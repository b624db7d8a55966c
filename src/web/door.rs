//! The door: who may send how much, decided from the head of a request, before its body is read.
//!
//! Whoever has a login, an opened request or a client's page is known, and sends as much as the
//! settings allow. A stranger sends a short form. What all of them send at once has a bound as well:
//! beyond it the answer is "too much at once", with a time to try again.

use axum::extract::{Request, State as Extract};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::web::session::Visitor;
use crate::web::state::State;
use crate::web::{client, recipient};

/// Largest form of a stranger, bytes.
pub(crate) const STRANGER: usize = 64 << 10;
/// A form that carries such a one in a field: encoded once more, a byte takes five.
const CARRYING: usize = 5 * STRANGER;

/// Has a login, an opened request, or a client's page. At a recipient's pages only the request counts,
/// whoever is logged in besides.
pub(crate) fn knows(state: &State, visitor: &Visitor, request: &Request) -> bool {
    let headers = request.headers();
    let sits = recipient::sits(state, headers);
    if request.uri().path().starts_with("/answer/") {
        return sits;
    }
    sits || visitor.user().is_some() || client::sits(state, headers)
}

/// The largest form of a stranger there, bytes.
pub(crate) fn most_of_a_stranger(path: &str) -> usize {
    if matches!(path, "/login" | "/l") { CARRYING } else { STRANGER }
}

/// For other systems: their token stands in the head, and nothing is read without it.
pub(crate) async fn of_systems(Extract(state): Extract<State>, request: Request, next: Next) -> Response {
    match state.in_flight().of_known(&request) {
        Err(error) => error.into_response(),
        Ok(room) => {
            let response = next.run(request).await;
            drop(room);
            response
        }
    }
}
