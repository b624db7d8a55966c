//! The gateway's public keys (RFC 7517), so that anybody can verify its documents offline.

use axum::http::header;
use axum::response::{IntoResponse, Response};

use crate::web::state::State;

/// `GET /.well-known/jwks.json`
pub async fn show(state: State) -> Response {
    let json = state.gateway().keys.jwks().to_json();
    ([(header::CONTENT_TYPE, "application/jwk-set+json")], json).into_response()
}
