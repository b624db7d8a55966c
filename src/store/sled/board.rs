//! The board beside its tables: read at opening, moved after every durable write.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{PoisonError, RwLock};

use tokio::sync::watch;

use crate::domain::Record;
use crate::store::Error;
use crate::store::board::{Board, Line, Move};
use crate::store::codec;

use super::failed::failed;
use super::passed_over::shown;
use super::tables::OPEN;

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

    pub fn look<T>(&self, read: impl FnOnce(&Board) -> T) -> T {
        read(&self.board.read().unwrap_or_else(PoisonError::into_inner))
    }

    pub fn changes(&self) -> watch::Receiver<u64> {
        self.changes.subscribe()
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

fn read(tree: &sled::Tree) -> Result<Board, Error> {
    let mut failure = None;
    let lines = tree.scan_prefix(OPEN.key()).filter_map(|entry| match entry {
        Ok((key, value)) => line(&key, &value),
        Err(error) => {
            failure.get_or_insert(failed(error));
            None
        }
    });
    let board = Board::of(lines);
    failure.map_or(Ok(board), Err)
}

/// One damaged row keeps nobody from the others; whoever asks for it is told.
fn line(key: &[u8], value: &[u8]) -> Option<Line> {
    let record: Result<Record, _> = codec::decode(value);
    if record.is_err() {
        tracing::error!(row = shown(OPEN.name, &key[1..]), "an open request can't be read");
    }
    Line::of(&record.ok()?)
}
