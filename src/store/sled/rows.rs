//! The rows that are found by an id of their own: where each kind lies, and how it is read.

use crate::domain::change::{Attempts, Link, Session, Unsent};
use crate::domain::{Card, ConsentRecord, Digest, Event, Notice, Record, Reference, SpoolId, Watch};
use crate::store::Error;
use crate::store::codec::{self, Malformed, Row};

use super::failed::failed;
use super::tables::{
    ATTEMPTS, CARDS, CLOSED, CONSENTS, EVENTS, Key, LINKS, NOTICES, OPEN, SESSIONS, Table, UNSENT, WATCHES,
};

/// What a key ends with.
pub trait Id: Sized {
    const LENGTH: usize;

    fn read(bytes: &[u8]) -> Result<Self, Malformed>;
    fn end(&self, key: Key) -> Key;
}

/// What is kept under an id.
pub trait Kept: Row {
    type Id: Id;

    /// Where it may lie. What moves from one to the next stays there, so one that moves meanwhile is
    /// found in the second place.
    const TABLES: &'static [Table];

    /// None: only the id is left.
    fn of(bytes: &[u8]) -> Result<Option<Self>, Malformed> {
        codec::decode(bytes).map(Some)
    }
}

macro_rules! kept {
    ($($row:ty, by $id:ty, in $($table:ident),+;)+) => {
        $(impl Kept for $row {
            type Id = $id;

            const TABLES: &'static [Table] = &[$($table),+];
        })+
    };
}

kept! {
    Record, by Reference, in OPEN, CLOSED;
    ConsentRecord, by Digest, in CONSENTS;
    Watch, by Reference, in WATCHES;
    Link, by Digest, in LINKS;
    Session, by Digest, in SESSIONS;
    Unsent, by Digest, in UNSENT;
    Attempts, by Digest, in ATTEMPTS;
    Card, by Digest, in CARDS;
    Event, by u64, in EVENTS;
}

impl Kept for Notice {
    type Id = Digest;

    const TABLES: &'static [Table] = &[NOTICES];

    /// One that was settled leaves its id behind and nothing else.
    fn of(bytes: &[u8]) -> Result<Option<Self>, Malformed> {
        if bytes.is_empty() { Ok(None) } else { codec::decode(bytes).map(Some) }
    }
}

/// The row by its id, where there is one.
pub(super) fn row<R: Kept>(tree: &sled::Tree, id: &R::Id) -> Result<Option<R>, Error> {
    for table in R::TABLES {
        if let Some(bytes) = tree.get(id.end(table.key())).map_err(failed)? {
            return R::of(&bytes).map_err(|_| table.unreadable());
        }
    }
    Ok(None)
}

impl Id for Reference {
    const LENGTH: usize = 8;

    fn read(bytes: &[u8]) -> Result<Self, Malformed> {
        codec::reference_from(bytes)
    }

    fn end(&self, key: Key) -> Key {
        key.reference(self)
    }
}

impl Id for Digest {
    const LENGTH: usize = 32;

    fn read(bytes: &[u8]) -> Result<Self, Malformed> {
        codec::digest_from(bytes)
    }

    fn end(&self, key: Key) -> Key {
        key.digest(self)
    }
}

impl Id for SpoolId {
    const LENGTH: usize = 16;

    fn read(bytes: &[u8]) -> Result<Self, Malformed> {
        codec::spool_id_from(bytes)
    }

    fn end(&self, key: Key) -> Key {
        key.spool_id(self)
    }
}

impl Id for u64 {
    const LENGTH: usize = 8;

    fn read(bytes: &[u8]) -> Result<Self, Malformed> {
        codec::number_from(bytes)
    }

    fn end(&self, key: Key) -> Key {
        key.number(*self)
    }
}
