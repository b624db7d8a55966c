//! The HTTP API: another system does what the social worker does on the pages, by the same use cases.
//!
//! # Layout
//!
//! - [`caller`] who calls, by a token of its own; [`problem`] and [`finding`] what went wrong;
//!   [`body`] JSON in, [`page`] JSON out.
//! - [`kinds`] what can be asked, [`directory`] of whom and by whom.
//! - [`consents`] given, refused, revoked; [`held`] the consent document that a call brings.
//! - [`send`] a request is checked and sent, [`requests`] where they stand, [`view`] how that is told,
//!   [`acts`] what is done to them, [`answer`] opened and let go.
//! - `openapi.json` describes all of it (OpenAPI 3.1); the tests hold it against the routes and against
//!   what they answer.
//!
//! # Rules
//!
//! A handler takes [`caller::Caller`] first: there is no way in around it. Nothing is ambient, so there
//! is no cookie, no session and no token against forgery; each call brings the consent document
//! it needs, which is forgotten with it. Codes in JSON are those of the domain.

pub mod acts;
pub mod answer;
pub mod body;
pub mod caller;
pub mod consents;
pub mod directory;
mod evidence;
pub mod finding;
pub mod held;
pub mod kinds;
pub mod page;
pub mod problem;
pub mod requests;
pub mod send;
pub mod view;

use axum::Router;
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::Response;
use axum::routing::{any, get, post};

use crate::web::error::Error;
use crate::web::routes::Routes;
use crate::web::state::State;
use crate::web::{door, limit};

/// The description of everything here.
pub const OPENAPI: &str = include_str!("openapi.json");

/// Every path of the API.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .at("/api/v1/openapi.json", get(describe))
        .at("/api/v1/kinds", get(kinds::list))
        .at("/api/v1/kinds/{kind}/request", get(kinds::request))
        .at("/api/v1/recipients", get(directory::recipients))
        .at("/api/v1/units", get(directory::units))
        .at("/api/v1/consents/refused", post(consents::refused))
        .at("/api/v1/consents/key", post(consents::key))
        .at_with_files("/api/v1/consents", post(consents::give))
        .at("/api/v1/consents/search", post(consents::search))
        .at_with_files("/api/v1/consents/status", post(consents::status))
        .at_with_files("/api/v1/consents/revoke", post(consents::revoke))
        .at_with_files("/api/v1/consents/evidence", post(consents::add_evidence))
        .at_with_files("/api/v1/consents/card", post(consents::renew_card))
        .at_with_files("/api/v1/requests", get(requests::list).post(send::send))
        .at("/api/v1/requests/search", post(requests::search))
        .at_with_files("/api/v1/requests/check", post(send::check))
        .at_with_files("/api/v1/requests/preview", post(send::preview))
        .at("/api/v1/requests/{reference}", get(requests::show))
        .merge(acting())
}

fn acting() -> Routes {
    Routes::new()
        .at("/api/v1/requests/{reference}/withdraw", post(acts::withdraw))
        .at("/api/v1/requests/{reference}/remind", post(acts::remind))
        .at("/api/v1/requests/{reference}/link", post(acts::link))
        .at("/api/v1/requests/{reference}/extend", post(acts::extend))
        .at("/api/v1/requests/{reference}/more-time", post(acts::more_time))
        .at("/api/v1/requests/{reference}/hand-over", post(acts::hand_over))
        .at_with_files("/api/v1/requests/{reference}/reroute", post(send::reroute))
        .at_with_files("/api/v1/requests/{reference}/answer", post(answer::open))
        .at("/api/v1/requests/{reference}/fetched", post(answer::fetched))
        .at("/api/v1/requests/{reference}/return", post(answer::give_back))
}

/// The API with its limits and its problems. It has neither sessions nor pages around it.
pub fn router(state: &State) -> Router<State> {
    routes()
        .into_router(state.settings().upload_limit)
        .method_not_allowed_fallback(async || Error::MethodNotAllowed)
        .route("/api/{*rest}", any(async || Error::NotFound))
        .layer(from_fn_with_state(state.clone(), door::of_systems))
        .layer(from_fn(limit::layer))
        .layer(from_fn_with_state(state.clone(), problem::layer))
}

/// `GET /api/v1/openapi.json`, for everybody: nothing in it is secret.
async fn describe() -> Response {
    page::written(StatusCode::OK, "application/json", OPENAPI.as_bytes().to_vec())
}
