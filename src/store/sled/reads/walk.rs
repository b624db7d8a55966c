//! How a table is walked: what can't be read is passed over.

use std::ops::Bound;

use crate::store::Error;
use crate::store::codec::Malformed;
use crate::store::sled::Backend;
use crate::store::sled::failed::failed;
use crate::store::sled::rows::Id;
use crate::store::sled::tables::{Key, Table};

impl Backend {
    /// Walks an index and loads what each entry points at by the id that ends its key. An entry whose
    /// row went away meanwhile, or can't be read, is passed over.
    pub(super) fn rows_behind<I: Id, T>(
        &self,
        index: Table,
        range: (Bound<Key>, Bound<Key>),
        limit: usize,
        load: impl Fn(&sled::Tree, I) -> Result<Option<T>, Error>,
    ) -> Result<Vec<T>, Error> {
        let tree = self.database.tree()?;
        let mut rows = Vec::new();
        for entry in tree.range::<Key, _>(range) {
            if rows.len() >= limit {
                break;
            }
            let (key, _) = entry.map_err(failed)?;
            let tail = &key[key.len().saturating_sub(I::LENGTH)..];
            let loaded = I::read(tail).map_err(|_| index.unreadable()).and_then(|id| load(&tree, id));
            rows.extend(self.readable(tail, loaded)?.flatten());
        }
        Ok(rows)
    }

    /// What a key alone leads to; nothing is passed over.
    pub(super) fn value<T>(
        &self,
        table: Table,
        key: &Key,
        read: fn(&[u8]) -> Result<T, Malformed>,
    ) -> Result<Option<T>, Error> {
        let bytes = self.database.tree()?.get(key).map_err(failed)?;
        bytes.map(|bytes| read(&bytes).map_err(|_| table.unreadable())).transpose()
    }

    /// What was loaded; none for a row that can't be read.
    ///
    /// # Errors
    /// All but [`Error::Unreadable`].
    pub(super) fn readable<T>(&self, id: &[u8], loaded: Result<T, Error>) -> Result<Option<T>, Error> {
        match loaded {
            Ok(row) => Ok(Some(row)),
            Err(Error::Unreadable { table }) => {
                if self.passed_over.note(table, id) {
                    // The earliest moment may be that of a row nothing can be done about.
                    self.firsts.forget();
                }
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }

    pub fn passed_over(&self) -> usize {
        self.passed_over.count()
    }
}

/// Every key that begins so; no key is longer than this reaches.
pub(super) fn all(prefix: &Key) -> (Bound<Key>, Bound<Key>) {
    (Bound::Included(prefix.clone()), Bound::Included(prefix.clone().bytes(&[0xff; 80])))
}

/// A table whose keys are ids, from after one of them on.
pub(super) fn from_after<I: Id>(table: Table, after: Option<&I>) -> (Bound<Key>, Bound<Key>) {
    let (first, end) = all(&table.key());
    (after.map_or(first, |after| Bound::Excluded(after.end(table.key()))), end)
}
