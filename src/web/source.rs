//! Where a request comes from: for counting wrong tries.

use std::fmt;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;

use crate::web::error::Error;
use crate::web::state::State;

/// The address of the other end, as far as it tells one customer from another; none where it is not
/// known. Only ever digested.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source(Option<IpAddr>);

impl Source {
    /// `behind_proxy`: the proxy adds the address it sees to the end of `X-Forwarded-For`. What stands before it
    /// is what the client says of itself.
    #[must_use]
    pub fn of(parts: &Parts, behind_proxy: bool) -> Self {
        if behind_proxy {
            let forwarded = parts.headers.get_all("x-forwarded-for").into_iter().next_back();
            let last = forwarded.and_then(|value| value.to_str().ok()?.rsplit(',').next());
            return Self(last.and_then(|text| address(text.trim())).map(customer));
        }
        let connection = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        Self(connection.map(|ConnectInfo(address)| customer(address.ip())))
    }
}

/// Some proxies write the port as well.
fn address(text: &str) -> Option<IpAddr> {
    text.parse().ok().or_else(|| Some(text.parse::<SocketAddr>().ok()?.ip()))
}

/// Whoever has an IPv6 address has 2^64 of them: the network stands for all (RFC 6177).
fn customer(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX)).into(),
        address @ IpAddr::V4(_) => address,
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.0)
    }
}

impl FromRequestParts<State> for Source {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, Error> {
        Ok(Self::of(parts, state.settings().behind_proxy))
    }
}
