//! How a store is opened, and what a look into a copy of one finds.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;

use crate::disk::{Durable, Fdatasync, RESERVE_BYTES, REST_BYTES};
use crate::domain::{Digest, Reference, Sealed};

/// How the store behaves; the defaults are for production.
#[derive(Debug, Clone)]
pub struct Options {
    /// For rows that were read or written lately, as they lie on the disk; in memory they take three
    /// times as much.
    pub cache_bytes: u64,
    /// Below this much free disk a change that brings something new is refused as
    /// [`Error::Full`](super::Error::Full), before anything is written.
    pub reserve_bytes: u64,
    /// Below this, every change.
    pub rest_bytes: u64,
    /// How long after a failed write, and between tries, the store opens itself anew.
    pub anew_after: Duration,
    pub durable: Arc<dyn Durable>,
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
    pub unreadable: Vec<Unreadable>,
    /// The last time of which the gateway was sure, or else when it last recorded something.
    pub time_known: Option<Timestamp>,
}

/// A row that can't be read: nothing in it says who.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unreadable {
    pub table: &'static str,
    /// A reference, a number, or the beginning of a digest.
    pub row: String,
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
        Self {
            cache_bytes: 12 << 20,
            reserve_bytes: RESERVE_BYTES,
            rest_bytes: REST_BYTES,
            anew_after: Duration::from_secs(2),
            durable: Arc::new(Fdatasync),
            head: None,
            keys: None,
        }
    }
}
