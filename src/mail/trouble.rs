//! What is wrong with a connection, told apart by the causes of an error.

use std::error::Error;
use std::io;

/// Each wants something else done about it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trouble {
    /// No address belongs to the name.
    HostNotFound,
    /// Nobody listens at the port.
    Refused,
    /// No way there.
    Unreachable,
    /// The server's certificate is not trusted, has expired, or is for another name.
    Certificate,
    /// The two do not agree on TLS.
    Tls,
    Timeout,
}

impl Trouble {
    /// The first cause that says more than that there is no connection.
    pub fn of(error: &(dyn Error + 'static)) -> Option<Self> {
        std::iter::successors(Some(error), |&error| error.source()).find_map(Self::of_one)
    }

    /// What stands in logs, and what its words are found by.
    pub const fn code(self) -> &'static str {
        match self {
            Self::HostNotFound => "host-not-found",
            Self::Refused => "refused",
            Self::Unreachable => "unreachable",
            Self::Certificate => "certificate",
            Self::Tls => "tls",
            Self::Timeout => "timeout",
        }
    }

    fn of_one(error: &(dyn Error + 'static)) -> Option<Self> {
        if let Some(error) = error.downcast_ref::<rustls::Error>() {
            let certificate = matches!(error, rustls::Error::InvalidCertificate(_));
            return Some(if certificate { Self::Certificate } else { Self::Tls });
        }
        let error = error.downcast_ref::<io::Error>()?;
        match error.kind() {
            io::ErrorKind::ConnectionRefused => return Some(Self::Refused),
            io::ErrorKind::TimedOut => return Some(Self::Timeout),
            io::ErrorKind::HostUnreachable | io::ErrorKind::NetworkUnreachable => {
                return Some(Self::Unreachable);
            }
            _ => {}
        }
        // The standard library has no kind of its own for a name without an address.
        if error.to_string().starts_with("failed to lookup address information") {
            return Some(Self::HostNotFound);
        }
        // An error that was put into it is not its source.
        error.get_ref().and_then(|inner| Self::of_one(inner))
    }
}
