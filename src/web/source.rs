//! Where a request comes from: for counting wrong tries.

use std::fmt;
use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;

use crate::web::error::Error;
use crate::web::state::State;

/// The address of the other end; none where it is not known. Only ever digested.
pub struct Source(Option<IpAddr>);

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.0)
    }
}

impl FromRequestParts<State> for Source {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, Error> {
        if state.settings().behind_proxy {
            let forwarded = parts.headers.get_all("x-forwarded-for").into_iter().next_back();
            let last = forwarded.and_then(|value| value.to_str().ok()?.rsplit(',').next());
            return Ok(Self(last.and_then(|text| text.trim().parse().ok())));
        }
        let connection = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        Ok(Self(connection.map(|ConnectInfo(address)| address.ip())))
    }
}
