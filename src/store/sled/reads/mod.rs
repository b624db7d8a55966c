//! The reads: a row by its key, or a walk over an index.

mod client;
mod lists;
mod statistics;
mod watches;

use std::ops::Bound;

use jiff::Timestamp;

use crate::domain::audit::{Entity, Event};
use crate::domain::change::{Attempts, Link, Session, Unsent};
use crate::domain::consent::ConsentRecord;
use crate::domain::digest::Digest;
use crate::domain::mailbox::Mark;
use crate::domain::notice::Notice;
use crate::domain::reference::Reference;
use crate::domain::request::Record;
use crate::domain::spool_id::SpoolId;
use crate::store::Error;
use crate::store::codec::{self, Malformed, Row};

use super::Backend;
use super::failed::failed;
use super::tables::{
    ATTEMPTS, CLIENT, CLIENT_CONSENTS, CLOSED, CONSENT_EXPIRY, CONSENTS, DESTROY, DOCUMENTS, ENTITY_EVENTS,
    EVENTS, FOLLOWING, Key, LINKS, LOOKS, MAILBOX_PROOFS, META, NOTICES, ONCE, OPEN, OUTBOX, REQUEST_LINKS,
    SESSIONS, TIMED_BY, Table, UNSENT, UNSENT_DOCUMENTS, USER_SESSIONS, USER_UNSENT, expires_at,
    mailbox_mark, time_known,
};

impl Backend {
    pub fn record(&self, reference: &Reference) -> Result<Option<Record>, Error> {
        record_row(&self.database.tree()?, reference)
    }

    pub fn requests_of_client(&self, client: &Digest) -> Result<Vec<Record>, Error> {
        let prefix = CLIENT.key().digest(client);
        self.rows_behind(CLIENT, all(&prefix), usize::MAX, codec::reference_from, record_row)
    }

    pub fn following(&self, reference: &Reference) -> Result<Vec<Record>, Error> {
        let prefix = FOLLOWING.key().reference(reference);
        self.rows_behind(FOLLOWING, all(&prefix), usize::MAX, codec::reference_from, record_row)
    }

    pub fn open_after(&self, after: Option<Reference>, limit: usize) -> Result<Vec<Record>, Error> {
        let (first, end) = all(&OPEN.key());
        let start = after.map_or(first, |after| Bound::Excluded(OPEN.key().reference(&after)));
        self.rows_behind(OPEN, (start, end), limit, codec::reference_from, |tree, reference| {
            row(tree, OPEN, &OPEN.key().reference(reference))
        })
    }

    pub fn timed_by(&self) -> Result<Option<Digest>, Error> {
        self.value(META, &META.key().bytes(TIMED_BY), codec::digest_from)
    }

    pub fn looks(&self, now: Timestamp, limit: usize) -> Result<Vec<Record>, Error> {
        self.up_to(now, limit, |record| record.look_at.is_some_and(|at| at <= now))
    }

    pub fn expiring(&self, now: Timestamp, limit: usize) -> Result<Vec<Record>, Error> {
        let mut records = self.up_to(now, limit, |record| expires_at(record).is_some_and(|at| at < now))?;
        records.sort_by_key(|record| (record.expires_at, record.reference));
        Ok(records)
    }

    /// What has something to come by `now`: one index holds both sorts.
    fn up_to(
        &self,
        now: Timestamp,
        limit: usize,
        wanted: impl Fn(&Record) -> bool,
    ) -> Result<Vec<Record>, Error> {
        if self.none_by(LOOKS, now)? {
            return Ok(Vec::new());
        }
        let until = Bound::Included(LOOKS.key().time(now).bytes(&[0xff; 8]));
        let range = (Bound::Included(LOOKS.key()), until);
        self.rows_behind(LOOKS, range, limit, codec::reference_from, |tree, reference| {
            Ok(record_row(tree, reference)?.filter(&wanted))
        })
    }

    pub fn next_look_at(&self) -> Result<Option<Timestamp>, Error> {
        self.first_time(LOOKS)
    }

    pub fn consent(&self, id: &Digest) -> Result<Option<ConsentRecord>, Error> {
        row(&self.database.tree()?, CONSENTS, &CONSENTS.key().digest(id))
    }

    pub fn consents_by_reference(&self, reference: &Reference) -> Result<Vec<ConsentRecord>, Error> {
        let prefix = CONSENTS.key().bytes(&reference.digest_prefix());
        self.rows_behind(CONSENTS, all(&prefix), usize::MAX, codec::digest_from, consent_row)
    }

    pub fn consents_of_client(&self, client: &Digest) -> Result<Vec<ConsentRecord>, Error> {
        let prefix = CLIENT_CONSENTS.key().digest(client);
        self.rows_behind(CLIENT_CONSENTS, all(&prefix), usize::MAX, codec::digest_from, consent_row)
    }

    pub fn expiring_consents(&self, until: Timestamp, limit: usize) -> Result<Vec<ConsentRecord>, Error> {
        let before = before(CONSENT_EXPIRY, until);
        self.rows_behind(CONSENT_EXPIRY, before, limit, codec::digest_from, consent_row)
    }

    /// Only what is on the disk: it is told as done.
    pub fn once(&self, digest: &Digest) -> Result<Option<Reference>, Error> {
        let read = || self.value(ONCE, &ONCE.key().digest(digest), codec::reference_from);
        if read()?.is_none() { Ok(None) } else { self.database.durably(read) }
    }

    pub fn link(&self, digest: &Digest) -> Result<Option<Link>, Error> {
        row(&self.database.tree()?, LINKS, &LINKS.key().digest(digest))
    }

    pub fn links_of_request(&self, reference: &Reference) -> Result<Vec<(Digest, Link)>, Error> {
        let prefix = REQUEST_LINKS.key().reference(reference);
        self.rows_behind(REQUEST_LINKS, all(&prefix), usize::MAX, codec::digest_from, |tree, digest| {
            Ok(row(tree, LINKS, &LINKS.key().digest(digest))?.map(|link| (*digest, link)))
        })
    }

    pub fn session(&self, digest: &Digest) -> Result<Option<Session>, Error> {
        row(&self.database.tree()?, SESSIONS, &SESSIONS.key().digest(digest))
    }

    pub fn sessions_of_user(&self, user: &Digest) -> Result<Vec<(Digest, Session)>, Error> {
        let prefix = USER_SESSIONS.key().digest(user);
        self.rows_behind(USER_SESSIONS, all(&prefix), usize::MAX, codec::digest_from, |tree, digest| {
            Ok(row(tree, SESSIONS, &SESSIONS.key().digest(digest))?.map(|session| (*digest, session)))
        })
    }

    pub fn idle_sessions(&self, before: Timestamp, limit: usize) -> Result<Vec<Digest>, Error> {
        let sessions = self.rows_behind(
            SESSIONS,
            all(&SESSIONS.key()),
            usize::MAX,
            codec::digest_from,
            |tree, digest| {
                let session: Option<Session> = row(tree, SESSIONS, &SESSIONS.key().digest(digest))?;
                Ok(session.filter(|session| session.seen_at < before).map(|_| *digest))
            },
        )?;
        Ok(sessions.into_iter().take(limit).collect())
    }

    pub fn unsent(&self, id: &Digest) -> Result<Option<Unsent>, Error> {
        row(&self.database.tree()?, UNSENT, &UNSENT.key().digest(id))
    }

    pub fn unsent_of_user(&self, user: &Digest) -> Result<Vec<(Digest, Unsent)>, Error> {
        let prefix = USER_UNSENT.key().digest(user);
        self.rows_behind(USER_UNSENT, all(&prefix), usize::MAX, codec::digest_from, |tree, id| {
            Ok(row(tree, UNSENT, &UNSENT.key().digest(id))?.map(|unsent| (*id, unsent)))
        })
    }

    pub fn unsent_of_consent(&self, consent: &Digest) -> Result<Vec<Digest>, Error> {
        self.unsent_that(|unsent| unsent.consent == *consent)
    }

    pub fn old_unsent(&self, before: Timestamp, limit: usize) -> Result<Vec<Digest>, Error> {
        let old = self.unsent_that(|unsent| unsent.saved_at < before)?;
        Ok(old.into_iter().take(limit).collect())
    }

    fn unsent_that(&self, wanted: impl Fn(&Unsent) -> bool) -> Result<Vec<Digest>, Error> {
        self.rows_behind(UNSENT, all(&UNSENT.key()), usize::MAX, codec::digest_from, |tree, id| {
            let unsent: Option<Unsent> = row(tree, UNSENT, &UNSENT.key().digest(id))?;
            Ok(unsent.filter(|unsent| wanted(unsent)).map(|_| *id))
        })
    }

    pub fn is_unsent_document(&self, id: &SpoolId) -> Result<bool, Error> {
        self.database.tree()?.contains_key(UNSENT_DOCUMENTS.key().spool_id(id)).map_err(failed)
    }

    pub fn attempts(&self, digest: &Digest) -> Result<Option<Attempts>, Error> {
        row(&self.database.tree()?, ATTEMPTS, &ATTEMPTS.key().digest(digest))
    }

    pub fn events(&self, entity: &Entity) -> Result<Vec<Event>, Error> {
        let prefix = ENTITY_EVENTS.key().entity(entity);
        self.rows_behind(ENTITY_EVENTS, all(&prefix), usize::MAX, codec::number_from, |tree, number| {
            row(tree, EVENTS, &EVENTS.key().number(*number))
        })
    }

    pub fn log(&self, from: u64, limit: usize) -> Result<Vec<(u64, Event)>, Error> {
        let from =
            (Bound::Included(EVENTS.key().number(from)), Bound::Included(EVENTS.key().number(u64::MAX)));
        self.rows_behind(EVENTS, from, limit, codec::number_from, |tree, number| {
            Ok(row(tree, EVENTS, &EVENTS.key().number(*number))?.map(|event| (*number, event)))
        })
    }

    /// Only what is on the disk: a letter tells of it.
    pub fn due_notices(&self, now: Timestamp, limit: usize) -> Result<Vec<Notice>, Error> {
        self.database.durably(|| self.notices_by(now, limit))
    }

    fn notices_by(&self, now: Timestamp, limit: usize) -> Result<Vec<Notice>, Error> {
        if self.none_by(OUTBOX, now)? {
            return Ok(Vec::new());
        }
        let until =
            (Bound::Included(OUTBOX.key()), Bound::Included(OUTBOX.key().time(now).bytes(&[0xff; 32])));
        self.rows_behind(OUTBOX, until, limit, codec::digest_from, |tree, id| {
            let bytes = tree.get(NOTICES.key().digest(id)).map_err(failed)?;
            let waiting = bytes.filter(|bytes| !bytes.is_empty());
            waiting.map(|bytes| codec::decode(&bytes).map_err(|_| NOTICES.unreadable())).transpose()
        })
    }

    pub fn next_notice_at(&self) -> Result<Option<Timestamp>, Error> {
        self.first_time(OUTBOX)
    }

    /// The earliest time in a table whose keys begin with one.
    fn first_time(&self, table: Table) -> Result<Option<Timestamp>, Error> {
        self.firsts.of(table, &self.database.tree()?, &self.passed_over)
    }

    /// Nothing in that table is as early as `now`.
    fn none_by(&self, table: Table, now: Timestamp) -> Result<bool, Error> {
        Ok(self.first_time(table)?.is_none_or(|first| first > now))
    }

    /// Only what is on the disk: the documents are destroyed.
    pub fn pending_destructions(&self, limit: usize) -> Result<Vec<SpoolId>, Error> {
        self.database.durably(|| {
            self.rows_behind(DESTROY, all(&DESTROY.key()), limit, codec::spool_id_from, |_, id| {
                Ok(Some(id.clone()))
            })
        })
    }

    pub fn document_owner(&self, id: &SpoolId) -> Result<Option<Reference>, Error> {
        self.value(DOCUMENTS, &DOCUMENTS.key().spool_id(id), codec::reference_from)
    }

    pub fn documents(
        &self,
        after: Option<&SpoolId>,
        limit: usize,
    ) -> Result<Vec<(SpoolId, Reference)>, Error> {
        let (first, end) = all(&DOCUMENTS.key());
        let start = after.map_or(first, |after| Bound::Excluded(DOCUMENTS.key().spool_id(after)));
        self.rows_behind(DOCUMENTS, (start, end), limit, codec::spool_id_from, |tree, id: &SpoolId| {
            let owner = tree.get(DOCUMENTS.key().spool_id(id)).map_err(failed)?;
            let owner = owner.map(|bytes| codec::reference_from(&bytes)).transpose();
            Ok(owner.map_err(|_| DOCUMENTS.unreadable())?.map(|reference| (id.clone(), reference)))
        })
    }

    pub fn notice_known(&self, id: &Digest) -> Result<bool, Error> {
        self.database.tree()?.contains_key(NOTICES.key().digest(id)).map_err(failed)
    }

    pub fn mailbox_mark(&self) -> Result<Option<Mark>, Error> {
        self.value(META, &mailbox_mark(), codec::mark_from)
    }

    pub fn time_known(&self) -> Result<Option<Timestamp>, Error> {
        self.value(META, &time_known(), codec::time_from)
    }

    pub fn last_event_at(&self) -> Result<Option<Timestamp>, Error> {
        let tree = self.database.tree()?;
        for entry in tree.scan_prefix(EVENTS.key()).rev() {
            let (key, value) = entry.map_err(failed)?;
            let event = codec::decode::<Event>(&value).map_err(|_| EVENTS.unreadable());
            if let Some(event) = self.readable(&key[1..], event)? {
                return Ok(Some(event.recorded));
            }
        }
        Ok(None)
    }

    pub fn mailbox_proof(&self, mailbox: &Digest) -> Result<Option<Timestamp>, Error> {
        self.value(MAILBOX_PROOFS, &MAILBOX_PROOFS.key().digest(mailbox), codec::time_from)
    }

    fn value<T>(
        &self,
        table: Table,
        key: &Key,
        read: fn(&[u8]) -> Result<T, Malformed>,
    ) -> Result<Option<T>, Error> {
        let bytes = self.database.tree()?.get(key).map_err(failed)?;
        bytes.map(|bytes| read(&bytes).map_err(|_| table.unreadable())).transpose()
    }

    /// Walks an index and loads what each entry points at: `id` reads the end of the entry's key. An
    /// entry whose row went away meanwhile, or can't be read, is passed over.
    fn rows_behind<I: Id, T>(
        &self,
        index: Table,
        range: (Bound<Key>, Bound<Key>),
        limit: usize,
        id: fn(&[u8]) -> Result<I, Malformed>,
        load: impl Fn(&sled::Tree, &I) -> Result<Option<T>, Error>,
    ) -> Result<Vec<T>, Error> {
        let tree = self.database.tree()?;
        let mut rows = Vec::new();
        for entry in tree.range::<Key, _>(range) {
            if rows.len() >= limit {
                break;
            }
            let (key, _) = entry.map_err(failed)?;
            let tail = &key[key.len().saturating_sub(I::LENGTH)..];
            let loaded = id(tail).map_err(|_| index.unreadable()).and_then(|id| load(&tree, &id));
            rows.extend(self.readable(tail, loaded)?.flatten());
        }
        Ok(rows)
    }

    /// What was loaded; none for a row that can't be read.
    ///
    /// # Errors
    ///
    /// All but [`Error::Unreadable`].
    fn readable<T>(&self, id: &[u8], loaded: Result<T, Error>) -> Result<Option<T>, Error> {
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

/// What the key of an index entry ends with.
trait Id {
    const LENGTH: usize;
}

impl Id for Reference {
    const LENGTH: usize = 8;
}

impl Id for Digest {
    const LENGTH: usize = 32;
}

impl Id for SpoolId {
    const LENGTH: usize = 16;
}

impl Id for u64 {
    const LENGTH: usize = 8;
}

/// Closed requests stay closed, so one that moves meanwhile is found in the second place.
fn record_row(tree: &sled::Tree, reference: &Reference) -> Result<Option<Record>, Error> {
    match row(tree, OPEN, &OPEN.key().reference(reference))? {
        None => row(tree, CLOSED, &CLOSED.key().reference(reference)),
        open => Ok(open),
    }
}

fn consent_row(tree: &sled::Tree, id: &Digest) -> Result<Option<ConsentRecord>, Error> {
    row(tree, CONSENTS, &CONSENTS.key().digest(id))
}

fn row<R: Row>(tree: &sled::Tree, table: Table, key: &Key) -> Result<Option<R>, Error> {
    let bytes = tree.get(key).map_err(failed)?;
    bytes.map(|bytes| codec::decode(&bytes).map_err(|_| table.unreadable())).transpose()
}

/// Every key that begins so; no key is longer than this reaches.
fn all(prefix: &Key) -> (Bound<Key>, Bound<Key>) {
    (Bound::Included(prefix.clone()), Bound::Included(prefix.clone().bytes(&[0xff; 80])))
}

/// The entries of a table that is sorted by time, those strictly before `until`.
fn before(table: Table, until: Timestamp) -> (Bound<Key>, Bound<Key>) {
    (Bound::Included(table.key()), Bound::Excluded(table.key().time(until)))
}
