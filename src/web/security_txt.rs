//! `/.well-known/security.txt` (RFC 9116): where somebody turns who has found a fault in the gateway's
//! security, as the settings say.

use axum::http::header;
use axum::response::{IntoResponse, Response};

use crate::config::Security;
use crate::domain::Language;
use crate::domain::calendar::end_of_day;
use crate::web::error::Error;
use crate::web::state::State;

pub const PATH: &str = "/.well-known/security.txt";

/// `GET /.well-known/security.txt`
pub async fn show(state: State) -> Result<Response, Error> {
    let config = &state.gateway().config;
    let said = config.security.as_ref().ok_or(Error::NotFound)?;
    let text = text(said, &config.server.base_url);
    Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response())
}

fn text(said: &Security, base_url: &str) -> String {
    let languages = Language::ALL.map(Language::tag).join(", ");
    let policy = said.policy.as_ref().map(|policy| format!("Policy: {policy}\n")).unwrap_or_default();
    format!(
        "Contact: {}\nExpires: {}\nPreferred-Languages: {languages}\nCanonical: {base_url}{PATH}\n{policy}",
        said.contact,
        end_of_day(said.expires).strftime("%Y-%m-%dT%H:%M:%SZ"),
    )
}
