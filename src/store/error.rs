//! What can go wrong with the store.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;

use crate::domain::Reference;

#[derive(Debug, Clone, thiserror::Error)]
pub enum Error {
    /// The decision was made on an older revision: load again and decide again.
    #[error("somebody else changed it meanwhile")]
    Stale,
    /// The reference (or consent id) of a new record is taken: mint another.
    #[error("a new record's reference is taken")]
    Exists,
    /// A digest that may be used once was used before, for this request.
    #[error("already done for {reference}")]
    Duplicate { reference: Reference },
    #[error("the disk is full: free some space, then try again")]
    Full,
    #[error("{} is in use: another gateway process has it open", .folder.display())]
    InUse { folder: PathBuf },
    #[error("the data was written by a newer version of the gateway: install that version")]
    Newer,
    #[error(
        "the data was written by an older version of the gateway, and this one can't read it: \
         install that version, or start with an empty data folder"
    )]
    Older,
    /// The head mark knows of more events than there are.
    #[error("the store has lost something: there were {known} events, and there are {found}")]
    Lost { known: u64, found: u64, head: PathBuf },
    /// Both slots of the head mark are damaged.
    #[error("the head mark {} can't be read", .head.display())]
    Mark { head: PathBuf },
    /// A copy of it could not be read; nothing was written to it.
    #[error("the store is damaged ({part:?})")]
    Damaged { part: Part, folder: PathBuf },
    #[error("the data was written with another digest key, or for another tenant")]
    OtherKeys,
    #[error("the data was written beside the signing key {kid}, which is not among the gateway's")]
    OtherSigner { kid: String },
    #[error("{}: {error}", .path.display())]
    At { path: PathBuf, error: Arc<io::Error> },
    #[error("a row in {table} can't be read: restore a backup")]
    Unreadable { table: &'static str },
    /// The disk failed, and what it has of the change shows later: after a failed sync at the next start.
    #[error("perhaps written, perhaps not: {0}")]
    Unknown(Arc<io::Error>),
    /// Nothing is written any more, nor read; the process has to be started again.
    #[error("the store is closed: restart the gateway")]
    Closed,
    #[error("the store failed: {0}")]
    Io(Arc<io::Error>),
}

impl Error {
    /// A commit that ended so may have been made all the same. After any other nothing was written.
    #[must_use]
    pub const fn may_be_written(&self) -> bool {
        matches!(self, Self::Unknown(_))
    }
}

/// A part of the store's folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// `snap.*`: made anew from the rows where it is missing.
    Snapshot,
    /// `conf`: made anew where it is missing.
    Configuration,
    /// Everything else.
    Rows,
}
