//! The board beside its tables: read at opening, moved after every durable write.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{PoisonError, RwLock};

use tokio::sync::watch;

use crate::domain::request::Record;
use crate::store::Error;
use crate::store::board::{Board, Line, Move};
use crate::store::codec;

use super::reads::row;
use super::tables::{DUE, RECORDS};
use super::{Backend, failed};

pub(super) struct Shared {
    board: RwLock<Board>,
    /// After a failed write: what is in the tables is not known until they are read.
    spoilt: AtomicBool,
    /// Counts the changes.
    changes: watch::Sender<u64>,
}

impl Shared {
    pub fn read(tree: &sled::Tree) -> Result<Self, Error> {
        let board = RwLock::new(read(tree)?);
        Ok(Self { board, spoilt: AtomicBool::new(false), changes: watch::Sender::new(0) })
    }

    pub fn apply(&self, moves: Vec<Move>) {
        if moves.is_empty() {
            return;
        }
        {
            let mut board = self.board.write().unwrap_or_else(PoisonError::into_inner);
            for step in moves {
                board.apply(step);
            }
        }
        self.changes.send_modify(|number| *number += 1);
    }

    pub fn spoil(&self) {
        self.spoilt.store(true, Ordering::Release);
    }

    /// Reads the board anew after [`Self::spoil`].
    pub fn renew_if_needed(&self, tree: &sled::Tree) -> Result<(), Error> {
        if self.spoilt.load(Ordering::Acquire) {
            let anew = read(tree)?;
            *self.board.write().unwrap_or_else(PoisonError::into_inner) = anew;
            self.spoilt.store(false, Ordering::Release);
            self.changes.send_modify(|number| *number += 1);
        }
        Ok(())
    }
}

impl Backend {
    pub fn board<T>(&self, read: impl FnOnce(&Board) -> T) -> T {
        read(&self.board.board.read().unwrap_or_else(PoisonError::into_inner))
    }

    pub fn board_changes(&self) -> watch::Receiver<u64> {
        self.board.changes.subscribe()
    }
}

/// The lines in the order they are due. One that is missing or of an older shape is made from its
/// record.
fn read(tree: &sled::Tree) -> Result<Board, Error> {
    let mut failure = None;
    let lines = tree.scan_prefix(DUE.key()).filter_map(|entry| {
        match entry.map_err(failed).and_then(|entry| line(tree, &entry)) {
            Ok(line) => line,
            Err(error) => {
                failure.get_or_insert(error);
                None
            }
        }
    });
    let board = Board::of(lines);
    failure.map_or(Ok(board), Err)
}

fn line(tree: &sled::Tree, (key, value): &(sled::IVec, sled::IVec)) -> Result<Option<Line>, Error> {
    if let Ok(line) = codec::decode(value) {
        return Ok(Some(line));
    }
    let tail = key.len().checked_sub(8).ok_or(DUE.unreadable())?;
    let reference = codec::reference_from(&key[tail..]).map_err(|_| DUE.unreadable())?;
    let record: Option<Record> = row(tree, RECORDS, &RECORDS.key().reference(&reference))?;
    Ok(record.as_ref().and_then(Line::of))
}
