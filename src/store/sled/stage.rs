//! What a group of changes will write, before it is written.

use std::collections::HashMap;

use crate::store::Error;
use crate::store::codec::{self, Row};

use super::failed;
use super::tables::{Key, Table};

type Writes = HashMap<Vec<u8>, Option<Vec<u8>>>;

/// Reads see the change's own writes, then those of the changes taken before it in the group, then
/// the tree. So a refused change leaves no trace, and two that collide are found within one group.
pub(super) struct Stage<'a> {
    tree: &'a sled::Tree,
    group: Writes,
    change: Writes,
}

impl<'a> Stage<'a> {
    pub fn new(tree: &'a sled::Tree) -> Self {
        Self { tree, group: Writes::new(), change: Writes::new() }
    }

    pub fn take(&mut self) {
        self.group.extend(self.change.drain());
    }

    pub fn refuse(&mut self) {
        self.change.clear();
    }

    pub fn put(&mut self, key: Key, value: Vec<u8>) {
        self.change.insert(key.into_vec(), Some(value));
    }

    pub fn remove(&mut self, key: Key) {
        self.change.insert(key.into_vec(), None);
    }

    pub fn bytes(&self, key: &Key) -> Result<Option<Vec<u8>>, Error> {
        let staged = self.change.get(key.as_ref()).or_else(|| self.group.get(key.as_ref()));
        if let Some(value) = staged {
            return Ok(value.clone());
        }
        Ok(self.tree.get(key).map_err(failed)?.map(|value| value.to_vec()))
    }

    pub fn row<R: Row>(&self, table: Table, key: &Key) -> Result<Option<R>, Error> {
        let bytes = self.bytes(key)?;
        bytes.map(|bytes| codec::decode(&bytes).map_err(|_| table.unreadable())).transpose()
    }

    /// None if there is nothing to write.
    pub fn into_batch(self) -> Option<sled::Batch> {
        if self.group.is_empty() {
            return None;
        }
        let mut batch = sled::Batch::default();
        for (key, value) in self.group {
            match value {
                Some(value) => batch.insert(key, value),
                None => batch.remove(key),
            }
        }
        Some(batch)
    }
}
