//! Links to `/l` and `/k` that a mail filter has changed: what stood after `#` comes as a part of the
//! path. It is a secret, so nothing is done with it here: the page asks for it, as it is posted.

use axum::extract::FromRequestParts;
use axum::http::Method;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};

use crate::web::error::Error;
use crate::web::page::Frame;
use crate::web::state::State;
use crate::web::{client, recipient};

/// Whatever no route has: the page that the link was meant for, or none.
pub async fn fallback(state: State, mut parts: Parts) -> Result<Response, Response> {
    let not_found = || Error::NotFound.into_response();
    let room = room(parts.uri.path()).filter(|_| matches!(parts.method, Method::GET | Method::HEAD));
    let room = room.ok_or_else(not_found)?;
    let frame = Frame::from_request_parts(&mut parts, &state).await.map_err(IntoResponse::into_response)?;
    let page = match room {
        Room::Recipient => recipient::strayed(&state, frame),
        Room::Client => client::strayed(&state, &mut parts, frame).await,
    };
    page.map_err(IntoResponse::into_response)
}

enum Room {
    Recipient,
    Client,
}

/// `/l%23…`, `/l%2523…`, `/l*…`, `/l/…`.
fn room(path: &str) -> Option<Room> {
    let (room, after) = path.split_at_checked(2)?;
    if !after.starts_with(['%', '*', '/']) {
        return None;
    }
    match room {
        "/l" => Some(Room::Recipient),
        "/k" => Some(Room::Client),
        _ => None,
    }
}
