//! The earliest moment of each kind of what is due, in memory.
//!
//! So asking whether anything is due costs the same however much is waiting. Read when first asked
//! for; moved after every durable write, so a reader never knows less than the table held before it.

use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;

use crate::store::{Error, Timed, codec};

use super::failed::failed;
use super::passed_over::PassedOver;
use super::tables::{DUE, all_due};

/// In a key of what is due: a byte for the table, one for the kind, twelve for the moment, then whose it is.
const TIME_BEGINS: usize = 2;
const TIME_ENDS: usize = 14;

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum First {
    #[default]
    Unknown,
    Empty,
    At(Timestamp),
}

#[derive(Default)]
pub(super) struct Firsts([Mutex<First>; Timed::ALL.len()]);

/// An entry of what is due that was written, or taken away.
pub(super) struct Moment {
    place: usize,
    at: Timestamp,
    written: bool,
}

impl Moment {
    /// None for every other table.
    pub fn of(key: &[u8], written: bool) -> Option<Self> {
        let [table, kind, ..] = *key else { return None };
        let is_due = table == DUE.prefix;
        let place = Timed::ALL.iter().position(|timed| is_due && *timed as u8 == kind)?;
        let at = time_of(key).ok()?;
        Some(Self { place, at, written })
    }
}

impl Firsts {
    /// # Errors
    /// [`Error::Unreadable`]; the database's.
    pub fn of(
        &self,
        timed: Timed,
        tree: &sled::Tree,
        passed_over: &PassedOver,
    ) -> Result<Option<Timestamp>, Error> {
        // Held while reading: a write made meanwhile is told of afterwards.
        let mut first = lock(&self.0[timed as usize - 1]);
        if *first == First::Unknown {
            *first = read(timed, tree, passed_over)?.map_or(First::Empty, First::At);
        }
        Ok(match *first {
            First::At(at) => Some(at),
            First::Empty | First::Unknown => None,
        })
    }

    /// What a group has done, once it is durable.
    pub fn apply(&self, moments: &[Moment]) {
        for moment in moments {
            let mut first = lock(&self.0[moment.place]);
            *first = match (*first, moment.written) {
                (First::Empty, true) => First::At(moment.at),
                (First::At(at), true) => First::At(at.min(moment.at)),
                (First::At(at), false) if at == moment.at => First::Unknown,
                (same, _) => same,
            };
        }
    }

    /// After a failed write nothing is known.
    pub fn forget(&self) {
        for first in &self.0 {
            *lock(first) = First::Unknown;
        }
    }
}

/// Without what was passed over: nothing can be done about it, and it would be due for ever.
fn read(timed: Timed, tree: &sled::Tree, passed_over: &PassedOver) -> Result<Option<Timestamp>, Error> {
    for entry in tree.scan_prefix(all_due(timed)) {
        let (key, _) = entry.map_err(failed)?;
        let id = key.get(TIME_ENDS..).unwrap_or_default();
        match time_of(&key) {
            Ok(at) if !passed_over.has(id) => return Ok(Some(at)),
            Ok(_) => {}
            Err(_) => _ = passed_over.note(DUE.name, id),
        }
    }
    Ok(None)
}

fn time_of(key: &[u8]) -> Result<Timestamp, codec::Malformed> {
    codec::time_from(key.get(TIME_BEGINS..TIME_ENDS).unwrap_or_default())
}

fn lock(first: &Mutex<First>) -> MutexGuard<'_, First> {
    first.lock().unwrap_or_else(PoisonError::into_inner)
}
