//! The public keys by which anybody can check documents offline: the gateway's own (RFC 7517), and those of
//! the recipients.

use axum::http::header;
use axum::response::{IntoResponse, Response};

use crate::crypto::token;
use crate::exchange;
use crate::web::error::Error;
use crate::web::state::State;

/// `GET /.well-known/jwks.json`
pub async fn show(state: State) -> Response {
    let json = state.gateway().keys.jwks().to_json();
    ([(header::CONTENT_TYPE, "application/jwk-set+json")], json).into_response()
}

/// `GET /.well-known/recipient-keys.jwt`: each with its first and last day, signed by the gateway.
pub async fn recipients(state: State) -> Result<Response, Error> {
    let (gateway, parties) = (state.gateway(), state.gateway().parties());
    let (keys, issuer, now) = (&gateway.keys, gateway.issuer(), state.now());
    let list = token::issue_recipient_keys(keys, issuer, parties.recipients(), now);
    let list = list.map_err(exchange::Error::from)?;
    Ok(([(header::CONTENT_TYPE, "application/jwt")], list).into_response())
}
