//! Lists of watches, and consents that end.

use std::ops::Bound;

use jiff::Timestamp;

use crate::domain::{ConsentRecord, Digest, Reference, Watch};
use crate::store::sled::Backend;
use crate::store::sled::failed::failed;
use crate::store::sled::rows::{Id, row};
use crate::store::sled::tables::{DUE, Key, WATCHES, date_bytes, due, watches_of_unit};
use crate::store::{Error, Timed, WatchCursor, WatchFilter, WatchPage};

use super::walk::all;

impl Backend {
    pub fn watches_of_units(
        &self,
        units: &[Digest],
        filter: WatchFilter,
        after: Option<WatchCursor>,
        limit: usize,
    ) -> Result<WatchPage, Error> {
        let tree = self.database.tree()?;
        let mut found: Vec<Watch> = Vec::new();
        for unit in units {
            let prefix = watches_of_unit(unit, filter.open);
            let (mut from, mut to) = all(&prefix);
            if let Some(WatchCursor { due_on, reference }) = after {
                let place = Bound::Excluded(prefix.bytes(&date_bytes(due_on)).reference(&reference));
                if filter.open { from = place } else { to = place }
            }
            let entries = tree.range::<Key, _>((from, to));
            let entries: Box<dyn Iterator<Item = _>> =
                if filter.open { Box::new(entries) } else { Box::new(entries.rev()) };
            let mut taken = 0;
            for entry in entries {
                if taken > limit {
                    break;
                }
                let (key, _) = entry.map_err(failed)?;
                let watch = self.watch_behind(&tree, &key)?;
                // One that ended a moment ago may still stand here.
                let fits = |watch: &Watch| {
                    watch.is_open() == filter.open && filter.kind.is_none_or(|kind| kind == watch.kind)
                };
                if let Some(watch) = watch.filter(fits) {
                    found.push(watch);
                    taken += 1;
                }
            }
        }
        found.sort_by_key(|watch| (date_bytes(watch.due_on), *watch.reference.as_bytes()));
        if !filter.open {
            found.reverse();
        }
        let more = found.len() > limit;
        found.truncate(limit);
        let next = found.last().filter(|_| more);
        let next = next.map(|last| WatchCursor { due_on: last.due_on, reference: last.reference });
        Ok(WatchPage { next, watches: found })
    }

    pub fn consents_that_end(&self, from: Timestamp, until: Timestamp) -> Result<Vec<ConsentRecord>, Error> {
        let place = |at| due(Timed::Consent, at).bytes(&[0xff; 32]);
        let range = (Bound::Excluded(place(from)), Bound::Included(place(until.max(from))));
        self.rows_behind(DUE, range, usize::MAX, |tree, id| row(tree, &id))
    }

    /// The watch an index entry ends with; none for one that can't be read.
    fn watch_behind(&self, tree: &sled::Tree, key: &[u8]) -> Result<Option<Watch>, Error> {
        let tail = &key[key.len().saturating_sub(Reference::LENGTH)..];
        let reference = Reference::read(tail).map_err(|_| WATCHES.unreadable());
        Ok(self.readable(tail, reference.and_then(|reference| row(tree, &reference)))?.flatten())
    }
}
