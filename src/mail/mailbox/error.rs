//! What can keep the mailbox from being read at all.

use std::path::PathBuf;

use crate::config;

/// Why the mailbox can't be read at all.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("the password of the mailbox: {0}")]
    Password(#[from] config::secret::Error),
    #[error("{file}: {why}")]
    CaFile { file: PathBuf, why: String },
    #[error("TLS to the mailbox: {0}")]
    Tls(rustls::Error),
    #[error("{0}: not the name of a server")]
    Host(String),
}
