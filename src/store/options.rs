//! How a store is opened, and what a look into a copy of one finds.

use std::path::PathBuf;

use crate::domain::digest::Digest;
use crate::domain::reference::Reference;
use crate::domain::request::Sealed;

/// How the store behaves; the defaults are for production.
#[derive(Debug, Clone)]
pub struct Options {
    /// For rows that were read or written lately, as they lie on the disk; in memory they take three
    /// times as much.
    pub cache_bytes: u64,
    /// Below this much free disk every commit is refused as [`Error::Full`], before anything is
    /// written: the store keeps room for its own housekeeping.
    pub reserve_bytes: u64,
    /// Where the head mark is kept: see [`head`](super::head). None: nobody would know what is lost.
    pub head: Option<PathBuf>,
    /// What the rows are written with, so that other keys don't open the store. None: not compared.
    pub keys: Option<Keys>,
}

/// The gateway's keys, by what may be told of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Keys {
    /// Of a constant, under the digest key and the tenant.
    pub check: Digest,
    /// The name of the key that consents are signed with.
    pub signer: String,
    /// The names of those they were signed with before.
    pub retired: Vec<String>,
}

/// What was found in a copy of the store.
#[derive(Debug, Default)]
pub struct Looked {
    pub events: u64,
    /// Every sealed document that is named, and whose it is; none: a request's that is being written.
    pub documents: Vec<(Sealed, Option<Reference>)>,
    /// Open requests with their recipients.
    pub open: Vec<(Reference, Digest)>,
    /// So many rows hold what they can't.
    pub unreadable: usize,
}

impl Looked {
    /// As if it were new.
    #[must_use]
    pub const fn holds_nothing(&self) -> bool {
        self.events == 0 && self.documents.is_empty()
    }
}

impl Default for Options {
    fn default() -> Self {
        Self { cache_bytes: 12 << 20, reserve_bytes: 64 << 20, head: None, keys: None }
    }
}
