//! Whose the first byte of a key is, and how the rest is put together.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::domain::statistics::group::Month;
use crate::domain::unattended;
use crate::domain::{Digest, Entity, Record, Reference, SpoolId, Status};
use crate::store::codec;
use crate::store::sealed::expires_at;
use crate::store::{Error, Timed};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Table {
    pub prefix: u8,
    pub name: &'static str,
}

macro_rules! tables {
    ($($name:ident = $prefix:literal),+ $(,)?) => {
        $(pub(super) const $name: Table = Table { prefix: $prefix, name: stringify!($name) };)+
    };
}

tables! {
    META = 1,
    CLOSED = 2, UNIT = 3, UNIT_COUNTS = 4, CLIENT = 6, OPEN = 7,
    DOCUMENTS = 9, DUE = 10,
    CONSENTS = 11, CLIENT_CONSENTS = 12,
    ONCE = 14, LINKS = 15, REQUEST_LINKS = 16,
    SESSIONS = 17, USER_SESSIONS = 18, ATTEMPTS = 19,
    EVENTS = 20, ENTITY_EVENTS = 21, NOTICES = 22,
    WATCHES = 25, UNIT_WATCHES = 26, CLIENT_WATCHES = 27,
    MAILBOX_PROOFS = 30,
    STATS = 33,
    FOLLOWING = 34,
    UNATTENDED = 35,
    CARDS = 40, CONSENT_CARDS = 41, SURVEY = 43,
    UNSENT = 50, USER_UNSENT = 51, UNSENT_DOCUMENTS = 52,
    EVIDENCE = 53,
}

/// In `META`: the digest of the rules of time that every open record is timed by.
pub(super) const TIMED_BY: &[u8] = b"timed by";

/// A key or the beginning of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key(Vec<u8>);

impl Table {
    pub fn key(self) -> Key {
        let mut bytes = Vec::with_capacity(64);
        bytes.push(self.prefix);
        Key(bytes)
    }

    pub const fn unreadable(self) -> Error {
        Error::Unreadable { table: self.name }
    }
}

impl Key {
    pub fn bytes(mut self, part: &[u8]) -> Self {
        self.0.extend_from_slice(part);
        self
    }

    pub fn digest(self, digest: &Digest) -> Self {
        self.bytes(digest.as_bytes())
    }

    pub fn reference(self, reference: &Reference) -> Self {
        self.bytes(reference.as_bytes())
    }

    pub fn spool_id(self, id: &SpoolId) -> Self {
        self.bytes(&id.bytes())
    }

    /// One byte.
    pub fn status(mut self, status: Status) -> Self {
        codec::append(&mut self.0, &status);
        self
    }

    pub fn month(self, month: Month) -> Self {
        self.bytes(&month.number().to_be_bytes())
    }

    pub fn number(self, number: u64) -> Self {
        self.bytes(&number.to_be_bytes())
    }

    pub fn time(self, at: Timestamp) -> Self {
        self.bytes(&codec::time_bytes(at))
    }

    /// Later times sort first.
    pub fn newest_first(self, at: Timestamp) -> Self {
        self.bytes(&codec::time_bytes(at).map(|byte| !byte))
    }

    pub fn entity(self, entity: &Entity) -> Self {
        match entity {
            Entity::Request(reference) => self.bytes(&[1]).reference(reference),
            Entity::Consent(id) => self.bytes(&[2]).digest(id),
            Entity::User(id) => self.bytes(&[3]).digest(id),
            Entity::Watch(reference) => self.bytes(&[4]).reference(reference),
            Entity::Recipient(id) => self.bytes(&[5]).digest(id),
        }
    }

    pub fn into_vec(self) -> Vec<u8> {
        self.0
    }
}

impl AsRef<[u8]> for Key {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

/// How far the gateway's own mailbox was read.
pub(super) fn mailbox_mark() -> Key {
    META.key().bytes(b"mailbox")
}

/// The last time of which the gateway was sure.
pub(super) fn time_known() -> Key {
    META.key().bytes(b"time known")
}

/// Open requests stand apart: the board is read from them, and what is closed only grows.
pub(super) fn record_key(record: &Record) -> Key {
    let table = if record.is_open() { OPEN } else { CLOSED };
    table.key().reference(&record.reference)
}

/// The index entries of one record, all but its count.
pub(super) fn entries(record: &Record) -> Vec<Key> {
    let reference = &record.reference;
    let mut keys = vec![
        UNIT.key()
            .digest(&record.unit)
            .status(record.status())
            .newest_first(record.sent_at)
            .reference(reference),
        CLIENT.key().digest(&record.client).newest_first(record.sent_at).reference(reference),
    ];
    if let Some(previous) = &record.previous {
        keys.push(FOLLOWING.key().reference(previous).newest_first(record.sent_at).reference(reference));
    }
    if let Some(at) = record.facts.unattended_at.filter(|_| unattended::is_told(record)) {
        keys.push(UNATTENDED.key().digest(&record.unit).time(at).reference(reference));
    }
    if let Some(at) = [record.look_at, expires_at(record)].into_iter().flatten().min() {
        keys.push(due(Timed::Ladder, at).reference(reference));
    }
    keys
}

/// What of that kind is due then: whose it is follows.
pub(super) fn due(timed: Timed, at: Timestamp) -> Key {
    all_due(timed).time(at)
}

/// Everything of that kind that is ever due.
pub(super) fn all_due(timed: Timed) -> Key {
    DUE.key().bytes(&[timed as u8])
}

/// A sealed document to be destroyed: it is due whenever somebody looks.
pub(super) fn destruction(id: &SpoolId) -> Key {
    due(Timed::Destruction, Timestamp::UNIX_EPOCH).spool_id(id)
}

/// Those of a unit that are to come, or that have ended.
pub(super) fn watches_of_unit(unit: &Digest, open: bool) -> Key {
    UNIT_WATCHES.key().digest(unit).bytes(&[u8::from(!open)])
}

/// Four bytes that sort as the days do.
pub(super) fn date_bytes(day: Date) -> [u8; 4] {
    let [high, low] = day.year().cast_unsigned().wrapping_add(0x8000).to_be_bytes();
    [high, low, day.month().cast_unsigned(), day.day().cast_unsigned()]
}
