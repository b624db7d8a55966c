//! Rows that can't be read. A walk passes them over, so that one keeps nobody from the others; each is
//! told once, and whoever asks for it by its key is refused.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use data_encoding::HEXLOWER;

use crate::domain::change::{Attempts, Link, Session, Unsent};
use crate::domain::statistics;
use crate::domain::survey;
use crate::domain::{Card, ConsentRecord, Event, Notice, Record, Watch};
use crate::store::Unreadable;
use crate::store::codec::{self, Row};

use super::tables::{
    ATTEMPTS, CARDS, CLOSED, CONSENTS, DOCUMENTS, EVENTS, LINKS, NOTICES, ONCE, OPEN, SESSIONS, STATS,
    SURVEY, Table, UNIT_COUNTS, UNSENT, WATCHES,
};

/// What the walks of this process have met, by what ends the key of an index entry.
#[derive(Default)]
pub(super) struct PassedOver(Mutex<BTreeMap<Vec<u8>, &'static str>>);

impl PassedOver {
    /// Tells of it, the first time. Says whether it was.
    pub fn note(&self, table: &'static str, id: &[u8]) -> bool {
        let new = self.rows().insert(id.to_vec(), table).is_none();
        if new {
            tracing::error!(table, row = shown(table, id), "a row can't be read; passed over from now on");
        }
        new
    }

    pub fn has(&self, id: &[u8]) -> bool {
        self.rows().contains_key(id)
    }

    pub fn count(&self) -> usize {
        self.rows().len()
    }

    fn rows(&self) -> MutexGuard<'_, BTreeMap<Vec<u8>, &'static str>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Where it is a row of a table and can't be read.
pub(super) fn unreadable(key: &[u8], value: &[u8]) -> Option<Unreadable> {
    let (prefix, id) = key.split_first()?;
    let (table, reads) = ROWS.iter().find(|(table, _)| table.prefix == *prefix)?;
    (!reads(value)).then(|| Unreadable { table: table.name, row: shown(table.name, id) })
}

type Reads = fn(&[u8]) -> bool;

/// Every table whose rows say something, and whether one of them can be read.
const ROWS: [(Table, Reads); 16] = [
    (OPEN, reads::<Record>),
    (CLOSED, reads::<Record>),
    (CONSENTS, reads::<ConsentRecord>),
    (WATCHES, reads::<Watch>),
    (LINKS, reads::<Link>),
    (SESSIONS, reads::<Session>),
    (UNSENT, reads::<Unsent>),
    (ATTEMPTS, reads::<Attempts>),
    (EVENTS, reads::<Event>),
    // One that was settled leaves its id behind and nothing else.
    (NOTICES, |bytes| bytes.is_empty() || reads::<Notice>(bytes)),
    (CARDS, reads::<Card>),
    (STATS, reads::<statistics::Tally>),
    (SURVEY, reads::<survey::Tally>),
    (ONCE, |bytes| codec::reference_from(bytes).is_ok()),
    (DOCUMENTS, |bytes| codec::reference_from(bytes).is_ok()),
    (UNIT_COUNTS, |bytes| codec::number_from(bytes).is_ok()),
];

fn reads<R: Row>(bytes: &[u8]) -> bool {
    codec::decode::<R>(bytes).is_ok()
}

/// A reference as people write it, a number, or the beginning of a digest: nothing that says who.
pub(super) fn shown(table: &str, id: &[u8]) -> String {
    if table == EVENTS.name
        && let Ok(number) = codec::number_from(id)
    {
        return number.to_string();
    }
    match codec::reference_from(id) {
        Ok(reference) => reference.to_string(),
        Err(_) => HEXLOWER.encode(id.get(..8).unwrap_or(id)),
    }
}
