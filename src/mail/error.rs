//! What can keep the mailer from being made.

use std::path::PathBuf;

use super::dkim;

/// Why the mailer can't be made.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("the password of the mail server: {0}")]
    Password(#[from] crate::config::secret::Error),
    #[error("{file}: {error}")]
    CaFile { file: PathBuf, error: std::io::Error },
    #[error("TLS to the mail server: {0}")]
    Tls(lettre::transport::smtp::Error),
    #[error("the gateway's own mailbox: {0}")]
    From(lettre::address::AddressError),
    #[error("signing letters: {0}")]
    Dkim(#[from] dkim::Error),
}
