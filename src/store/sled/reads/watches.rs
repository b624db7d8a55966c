//! The walks over watches.

use std::ops::Bound;

use jiff::Timestamp;

use crate::domain::consent::ConsentRecord;
use crate::domain::digest::Digest;
use crate::domain::reference::Reference;
use crate::domain::watch::Watch;
use crate::store::codec;
use crate::store::sled::Backend;
use crate::store::sled::failed::failed;
use crate::store::sled::tables::{
    CLIENT_WATCHES, CONSENT_EXPIRY, Key, WATCH_LOOKS, WATCHES, date_bytes, watches_of_unit,
};
use crate::store::{Error, WatchCursor, WatchFilter, WatchPage};

use super::{all, consent_row, row};

impl Backend {
    pub fn watch(&self, reference: &Reference) -> Result<Option<Watch>, Error> {
        row(&self.database.tree()?, WATCHES, &WATCHES.key().reference(reference))
    }

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

    pub fn watches_of_client(&self, client: &Digest) -> Result<Vec<Watch>, Error> {
        self.watches_behind(all(&CLIENT_WATCHES.key().digest(client)), usize::MAX)
    }

    pub fn watch_looks(&self, now: Timestamp, limit: usize) -> Result<Vec<Watch>, Error> {
        if self.none_by(WATCH_LOOKS, now)? {
            return Ok(Vec::new());
        }
        let until = WATCH_LOOKS.key().time(now).bytes(&[0xff; 8]);
        self.watches_behind((Bound::Included(WATCH_LOOKS.key()), Bound::Included(until)), limit)
    }

    pub fn next_watch_look_at(&self) -> Result<Option<Timestamp>, Error> {
        self.first_time(WATCH_LOOKS)
    }

    pub fn consents_that_end(&self, from: Timestamp, until: Timestamp) -> Result<Vec<ConsentRecord>, Error> {
        let place = |at| CONSENT_EXPIRY.key().time(at).bytes(&[0xff; 32]);
        let tree = self.database.tree()?;
        let mut consents = Vec::new();
        for entry in
            tree.range::<Key, _>((Bound::Excluded(place(from)), Bound::Included(place(until.max(from)))))
        {
            let (key, _) = entry.map_err(failed)?;
            let tail = &key[key.len().saturating_sub(32)..];
            let id = codec::digest_from(tail).map_err(|_| CONSENT_EXPIRY.unreadable());
            let consent = id.and_then(|id| consent_row(&tree, &id));
            consents.extend(self.readable(tail, consent)?.flatten());
        }
        Ok(consents)
    }

    fn watches_behind(&self, range: (Bound<Key>, Bound<Key>), limit: usize) -> Result<Vec<Watch>, Error> {
        let tree = self.database.tree()?;
        let mut watches = Vec::new();
        for entry in tree.range::<Key, _>(range) {
            if watches.len() >= limit {
                break;
            }
            let (key, _) = entry.map_err(failed)?;
            watches.extend(self.watch_behind(&tree, &key)?);
        }
        Ok(watches)
    }

    /// The watch an index entry ends with; none for one that can't be read.
    fn watch_behind(&self, tree: &sled::Tree, key: &[u8]) -> Result<Option<Watch>, Error> {
        let tail = &key[key.len().saturating_sub(8)..];
        let reference = codec::reference_from(tail).map_err(|_| WATCHES.unreadable());
        let watch = reference.and_then(|reference| row(tree, WATCHES, &WATCHES.key().reference(&reference)));
        Ok(self.readable(tail, watch)?.flatten())
    }
}
