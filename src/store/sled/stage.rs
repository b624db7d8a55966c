//! What a group of changes will write, before it is written.

use crate::store::Error;
use crate::store::board::Move;
use crate::store::codec::{self, Row};

use super::database::Writes;
use super::failed::failed;
use super::firsts::Moment;
use super::tables::{Key, Table};

/// Reads see the change's own writes, then those of the changes taken before it in the group, then
/// the tree. So a refused change leaves no trace, and two that collide are found within one group.
pub(super) struct Stage<'a> {
    tree: &'a sled::Tree,
    group: Writes,
    change: Writes,
    /// What the group, and the change in hand, do to the board.
    group_moves: Vec<Move>,
    change_moves: Vec<Move>,
}

impl<'a> Stage<'a> {
    pub fn new(tree: &'a sled::Tree) -> Self {
        Self {
            tree,
            group: Writes::new(),
            change: Writes::new(),
            group_moves: Vec::new(),
            change_moves: Vec::new(),
        }
    }

    pub fn take(&mut self) {
        self.group.append(&mut self.change);
        self.group_moves.append(&mut self.change_moves);
    }

    pub fn refuse(&mut self) {
        self.change.clear();
        self.change_moves.clear();
    }

    pub fn put(&mut self, key: Key, value: Vec<u8>) {
        self.change.insert(key.into_vec(), Some(value));
    }

    pub fn remove(&mut self, key: Key) {
        self.change.insert(key.into_vec(), None);
    }

    pub fn step(&mut self, step: Option<Move>) {
        self.change_moves.extend(step);
    }

    pub fn bytes(&self, key: &Key) -> Result<Option<Vec<u8>>, Error> {
        let staged = self.change.get(key.as_ref()).or_else(|| self.group.get(key.as_ref()));
        if let Some(value) = staged {
            return Ok(value.clone());
        }
        Ok(self.tree.get(key).map_err(failed)?.map(|value| value.to_vec()))
    }

    /// How many entries the tree has that begin so, before what is staged.
    pub fn entries_of(&self, prefix: &Key) -> Result<u64, Error> {
        self.tree.scan_prefix(prefix).try_fold(0, |count, entry| entry.map(|_| count + 1).map_err(failed))
    }

    pub fn row<R: Row>(&self, table: Table, key: &Key) -> Result<Option<R>, Error> {
        let bytes = self.bytes(key)?;
        bytes.map(|bytes| codec::decode(&bytes).map_err(|_| table.unreadable())).transpose()
    }

    /// What to write, if anything; what it does to the board and to what comes first, once it is written.
    pub fn into_writes(self) -> (Writes, Vec<Move>, Vec<Moment>) {
        let moments = self.group.iter().filter_map(|(key, value)| Moment::of(key, value.is_some())).collect();
        (self.group, self.group_moves, moments)
    }
}
