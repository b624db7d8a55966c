//! The reads: a row by its id, the rows of a list, what is due.

mod client;
mod lists;
mod marks;
mod statistics;
mod walk;
mod watches;

use std::ops::Bound;

use jiff::Timestamp;

use crate::domain::{Digest, Event, Record, Reference, SpoolId};
use crate::store::{Error, Index, Timed, codec};

use super::Backend;
use super::failed::failed;
use super::rows::{Kept, row};
use super::tables::{
    CLIENT, CLIENT_CONSENTS, CLIENT_WATCHES, CONSENTS, DOCUMENTS, DUE, ENTITY_EVENTS, EVENTS, EVIDENCE,
    FOLLOWING, Key, NOTICES, ONCE, OPEN, REQUEST_LINKS, Table, UNSENT_DOCUMENTS, USER_SESSIONS, USER_UNSENT,
    all_due, due,
};

use walk::{all, from_after};

impl Backend {
    /// A row by its id.
    pub fn get<R: Kept>(&self, id: &R::Id) -> Result<Option<R>, Error> {
        row(&self.database.tree()?, id)
    }

    /// Every row of a list, in its order.
    pub fn of<R: Kept>(&self, index: Index<'_>) -> Result<Vec<R>, Error> {
        let (table, prefix) = place(index);
        self.rows_behind(table, all(&prefix), usize::MAX, |tree, id| row(tree, &id))
    }

    /// The same, each with its id.
    pub fn with_ids<R: Kept>(&self, index: Index<'_>) -> Result<Vec<(R::Id, R)>, Error> {
        let (table, prefix) = place(index);
        self.rows_behind(table, all(&prefix), usize::MAX, |tree, id: R::Id| {
            Ok(row(tree, &id)?.map(|row| (id, row)))
        })
    }

    /// The ids of all rows that are wanted, in their order. Walks the whole table.
    pub fn ids_of<R: Kept>(&self, limit: usize, wanted: impl Fn(&R) -> bool) -> Result<Vec<R::Id>, Error> {
        let mut found = Vec::new();
        for table in R::TABLES {
            found.extend(self.rows_behind(*table, all(&table.key()), usize::MAX, |tree, id: R::Id| {
                Ok(row::<R>(tree, &id)?.filter(&wanted).map(|_| id))
            })?);
        }
        found.truncate(limit);
        Ok(found)
    }

    /// What is wanted of that whose moment has come, the longest waiting first. Letters only where they
    /// are on the disk: they tell of it.
    pub fn due<R: Kept>(
        &self,
        timed: Timed,
        now: Timestamp,
        limit: usize,
        wanted: impl Fn(&R) -> bool,
    ) -> Result<Vec<R>, Error> {
        let read = || {
            if self.next_due(timed)?.is_none_or(|first| first > now) {
                return Ok(Vec::new());
            }
            let until = Bound::Included(due(timed, now).bytes(&[0xff; 32]));
            let range = (Bound::Included(all_due(timed)), until);
            self.rows_behind(DUE, range, limit, |tree, id| Ok(row::<R>(tree, &id)?.filter(&wanted)))
        };
        if timed == Timed::Letter { self.database.durably(read) } else { read() }
    }

    /// The earliest moment to come.
    pub fn next_due(&self, timed: Timed) -> Result<Option<Timestamp>, Error> {
        self.firsts.of(timed, &self.database.tree()?, &self.passed_over)
    }

    /// Open requests by reference, from after one of them on.
    pub fn open_after(&self, after: Option<Reference>, limit: usize) -> Result<Vec<Record>, Error> {
        self.rows_behind(OPEN, from_after(OPEN, after.as_ref()), limit, |tree, reference: Reference| {
            let bytes = tree.get(OPEN.key().reference(&reference)).map_err(failed)?;
            bytes.map(|bytes| codec::decode(&bytes).map_err(|_| OPEN.unreadable())).transpose()
        })
    }

    /// The log, from an entry on.
    pub fn log(&self, from: u64, limit: usize) -> Result<Vec<(u64, Event)>, Error> {
        let from =
            (Bound::Included(EVENTS.key().number(from)), Bound::Included(EVENTS.key().number(u64::MAX)));
        self.rows_behind(EVENTS, from, limit, |tree, number| {
            Ok(row(tree, &number)?.map(|event| (number, event)))
        })
    }

    pub fn documents(
        &self,
        after: Option<&SpoolId>,
        limit: usize,
    ) -> Result<Vec<(SpoolId, Reference)>, Error> {
        self.rows_behind(DOCUMENTS, from_after(DOCUMENTS, after), limit, |tree, id: SpoolId| {
            let owner = tree.get(DOCUMENTS.key().spool_id(&id)).map_err(failed)?;
            let owner = owner.map(|bytes| codec::reference_from(&bytes)).transpose();
            Ok(owner.map_err(|_| DOCUMENTS.unreadable())?.map(|reference| (id, reference)))
        })
    }

    pub fn document_owner(&self, id: &SpoolId) -> Result<Option<Reference>, Error> {
        self.value(DOCUMENTS, &DOCUMENTS.key().spool_id(id), codec::reference_from)
    }

    pub fn is_unsent_document(&self, id: &SpoolId) -> Result<bool, Error> {
        self.database.tree()?.contains_key(UNSENT_DOCUMENTS.key().spool_id(id)).map_err(failed)
    }

    pub fn is_evidence(&self, id: &SpoolId) -> Result<bool, Error> {
        self.database.tree()?.contains_key(EVIDENCE.key().spool_id(id)).map_err(failed)
    }

    /// Only what is on the disk: the documents are destroyed.
    pub fn pending_destructions(&self, limit: usize) -> Result<Vec<SpoolId>, Error> {
        let read = || self.rows_behind(DUE, all(&all_due(Timed::Destruction)), limit, |_, id| Ok(Some(id)));
        self.database.durably(read)
    }

    /// Only what is on the disk: it is told as done.
    pub fn once(&self, digest: &Digest) -> Result<Option<Reference>, Error> {
        let read = || self.value(ONCE, &ONCE.key().digest(digest), codec::reference_from);
        if read()?.is_none() { Ok(None) } else { self.database.durably(read) }
    }

    pub fn notice_known(&self, id: &Digest) -> Result<bool, Error> {
        self.database.tree()?.contains_key(NOTICES.key().digest(id)).map_err(failed)
    }
}

/// The table that keeps a list, and what its entries begin with.
fn place(index: Index<'_>) -> (Table, Key) {
    match index {
        Index::RequestsOfClient(client) => (CLIENT, CLIENT.key().digest(client)),
        Index::Following(reference) => (FOLLOWING, FOLLOWING.key().reference(reference)),
        Index::ConsentsOfClient(client) => (CLIENT_CONSENTS, CLIENT_CONSENTS.key().digest(client)),
        Index::ConsentsCalled(reference) => (CONSENTS, CONSENTS.key().bytes(&reference.digest_prefix())),
        Index::WatchesOfClient(client) => (CLIENT_WATCHES, CLIENT_WATCHES.key().digest(client)),
        Index::LinksOfRequest(reference) => (REQUEST_LINKS, REQUEST_LINKS.key().reference(reference)),
        Index::SessionsOfUser(user) => (USER_SESSIONS, USER_SESSIONS.key().digest(user)),
        Index::UnsentOfUser(user) => (USER_UNSENT, USER_UNSENT.key().digest(user)),
        Index::EventsOf(entity) => (ENTITY_EVENTS, ENTITY_EVENTS.key().entity(entity)),
    }
}
