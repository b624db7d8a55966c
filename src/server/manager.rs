//! The service manager that started the process is told how it goes, by the protocol of sd_notify(3):
//! short texts to the datagram socket that `NOTIFY_SOCKET` names. Without one nobody is told.

use std::os::linux::net::SocketAddrExt;
use std::os::unix::net::{SocketAddr, UnixDatagram};

/// What is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// The port answers.
    Ready,
    /// The directory is being read anew; [`State::Ready`] follows.
    Reloading,
    Stopping,
}

/// Whoever started the process, where it wants to know.
#[derive(Debug, Clone, Default)]
pub struct Manager(Option<SocketAddr>);

impl Manager {
    /// By the value of `NOTIFY_SOCKET`: a path, or after an `@` the name of an abstract socket.
    #[must_use]
    pub fn at(socket: Option<&str>) -> Self {
        Self(socket.and_then(|name| match name.strip_prefix('@') {
            Some(name) => SocketAddr::from_abstract_name(name).ok(),
            None => SocketAddr::from_pathname(name).ok(),
        }))
    }

    /// Somebody who does not listen misses nothing that matters to the gateway.
    pub fn tell(&self, state: State) {
        let Some(address) = &self.0 else { return };
        let text = match state {
            State::Ready => "READY=1",
            State::Reloading => "RELOADING=1",
            State::Stopping => "STOPPING=1",
        };
        let told = UnixDatagram::unbound().and_then(|socket| socket.send_to_addr(text.as_bytes(), address));
        if let Err(error) = told {
            tracing::warn!(%error, "the service manager was not told");
        }
    }
}
