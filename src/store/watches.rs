//! Watches: lists of a unit, those of a client, those the clock has to look at.

use jiff::Timestamp;

use crate::domain::{ConsentRecord, Digest, Reference, Watch};

use super::index::Index;
use super::{Error, Store, Timed, WatchCursor, WatchFilter, WatchPage};

impl Store {
    /// # Errors
    /// [`Error::Unreadable`], [`Error::Io`]; so with every read below.
    pub fn watch(&self, reference: &Reference) -> Result<Option<Watch>, Error> {
        self.backend.get(reference)
    }

    /// One page over the units' watches. The first has no cursor; the next takes [`WatchPage::next`].
    pub fn watches_of_units(
        &self,
        units: &[Digest],
        filter: WatchFilter,
        after: Option<WatchCursor>,
        limit: usize,
    ) -> Result<WatchPage, Error> {
        self.backend.watches_of_units(units, filter, after, limit)
    }

    /// In no order.
    pub fn watches_of_client(&self, client: &Digest) -> Result<Vec<Watch>, Error> {
        self.backend.of(Index::WatchesOfClient(client))
    }

    /// Watches the clock has to look at by `now`, the longest waiting first.
    pub fn watch_looks(&self, now: Timestamp, limit: usize) -> Result<Vec<Watch>, Error> {
        self.backend.due(Timed::Watch, now, limit, |_| true)
    }

    /// Given consents that end after `from` and not after `until`, soonest first.
    pub fn consents_that_end(&self, from: Timestamp, until: Timestamp) -> Result<Vec<ConsentRecord>, Error> {
        self.backend.consents_that_end(from, until)
    }
}
