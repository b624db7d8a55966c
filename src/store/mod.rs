//! Hashed metadata: digests, codes, times and counters; nothing a person could read.
//!
//! [`Store::commit`] is the only write. Reads are synchronous and cheap; they see a change a moment
//! before its commit returns, never a part of it in one row.
//!
//! One process at a time: the folder is locked while it is open.
//!
//! # Durability
//!
//! A commit that returned `Ok` is on the disk (fdatasync). One that was refused left nothing. After
//! [`Error::Unknown`], or where its future was dropped, it may have happened; a repetition is then
//! caught by its revision or `Once`. After a failed sync the store is closed: [`Store::stopped`].
//!
//! # Tables
//!
//! All keys live in one ordered space, the first byte says whose table. `time` is 12 bytes,
//! `digest` 32, `reference` 8, `spool id` 16, `status` and `kind` 1; `~` turns the order round.
//!
//! | table | key | value | for |
//! |---|---|---|---|
//! | `META` | name | bytes | the version of the tables; whose keys the rows were written with; how far our mailbox was read; the last time known; the rules open requests are timed by |
//! | `OPEN` | reference | `Record` | requests without an outcome |
//! | `CLOSED` | reference | `Record` | requests with their outcome |
//! | `UNIT` | unit digest · status · ~sent at · reference | – | lists of a unit, newest first |
//! | `UNIT_COUNTS` | unit digest · status | number | totals of the lists |
//! | `CLIENT` | client digest · ~sent at · reference | – | what was asked in a client's name |
//! | `FOLLOWING` | reference · ~sent at · reference | – | what follows a request |
//! | `UNATTENDED` | unit digest · told at · reference | – | what a unit lets lie |
//! | `DOCUMENTS` | spool id | reference | whose a sealed document is |
//! | `DUE` | kind · time · reference, digest or spool id | – | what the clock waits for: [`Timed`] |
//! | `CONSENTS` | consent digest | `ConsentRecord` | |
//! | `CLIENT_CONSENTS` | client digest · ~recorded at · consent digest | – | |
//! | `ONCE` | digest | reference | what may happen once |
//! | `LINKS` | link digest | `Link` | |
//! | `REQUEST_LINKS` | reference · link digest | – | |
//! | `SESSIONS` | session digest | `Session` | |
//! | `USER_SESSIONS` | user digest · session digest | – | log out everywhere |
//! | `UNSENT` | submission digest | `Unsent` | requests that are being written |
//! | `USER_UNSENT` | user digest · submission digest | – | |
//! | `UNSENT_DOCUMENTS` | spool id | submission digest | whose a sealed draft is |
//! | `EVIDENCE` | spool id | consent digest | whose the scan of a signed paper is |
//! | `ATTEMPTS` | digest | `Attempts` | |
//! | `EVENTS` | number | `Event` | the log, in the order of the commits |
//! | `ENTITY_EVENTS` | kind · reference or digest · number | – | |
//! | `NOTICES` | notice digest | `Notice`, or nothing once done | a step is told once |
//! | `WATCHES` | reference | `Watch` | |
//! | `UNIT_WATCHES` | unit digest · ended · due on · reference | – | lists of a unit, by day |
//! | `CLIENT_WATCHES` | client digest · reference | – | |
//! | `MAILBOX_PROOFS` | mailbox digest | time | when a recipient's mailbox was confirmed |
//! | `STATS` | unit digest · month · recipient digest · kind | numbers | statistics |
//! | `CARDS` | digest of a card's code | `Card` | the client's page |
//! | `CONSENT_CARDS` | consent digest | digest of the code | one card for each consent |
//! | `SURVEY` | month | numbers | what clients answered |

pub mod board;
mod codec;
mod error;
pub mod head;
mod index;
mod list;
mod options;
mod plan;
mod sealed;
mod sled;
mod timed;
mod upkeep;
mod watch_list;
mod watches;

use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;
use tokio::sync::watch;

use crate::disk::Room;
use crate::domain::change::{Attempts, Link, Session, Unsent};
use crate::domain::mailbox::Mark;
use crate::domain::statistics::Tally;
use crate::domain::statistics::group::{Group, Month};
use crate::domain::survey;
use crate::domain::{Card, Change, ConsentRecord, Digest, Entity, Event, Notice, Record, Reference, SpoolId};

pub use error::{Error, Part};
pub use list::{Counts, Cursor, Filter, Page};
pub use options::{Keys, Looked, Options, Unreadable};
pub use timed::Timed;
pub use watch_list::{WatchCursor, WatchFilter, WatchPage};

use self::index::Index;
use self::sled::Backend;

/// Cheap to clone; all clones are the same store. The last one closes it.
#[derive(Debug, Clone)]
pub struct Store {
    backend: Arc<Backend>,
}

impl Store {
    /// Opens the folder, or makes it (mode 0700).
    ///
    /// # Errors
    /// [`Error::InUse`], [`Error::Newer`], [`Error::Full`], [`Error::Io`]; where it has lost something or
    /// is not this gateway's: [`Error::Lost`], [`Error::Damaged`], [`Error::Mark`], [`Error::OtherKeys`],
    /// [`Error::OtherSigner`].
    pub fn open(folder: &Path) -> Result<Self, Error> {
        Self::open_with(folder, &Options::default())
    }

    pub fn open_with(folder: &Path, options: &Options) -> Result<Self, Error> {
        Ok(Self { backend: Arc::new(Backend::open(folder, options)?) })
    }

    /// Looks into a copy of a folder that nobody has open; nothing in it is changed. None: there is no
    /// store yet.
    pub fn look(folder: &Path, options: &Options) -> Result<Option<Looked>, Error> {
        sled::look_into(folder, options)
    }

    /// Writes all of the change or nothing, durably. Changes that wait at the same time share one
    /// fdatasync.
    ///
    /// # Errors
    /// [`Error::Duplicate`] if a `Once` digest is known, whatever else is wrong; [`Error::Exists`];
    /// [`Error::Stale`], also for attempts that do not count exactly one more, and for a postponed
    /// notice that is settled; [`Error::Duplicate`] for a notice whose id is known;
    /// [`Error::Full`], where there is little room only for [what is new](Change::brings_new);
    /// [`Error::Io`], [`Error::Unknown`], [`Error::Closed`].
    pub async fn commit(&self, change: &Change) -> Result<(), Error> {
        self.backend.commit(change.clone()).await
    }

    /// Ready when no more is written in this process: a sync failed. What is on the disk is known
    /// after the next start.
    pub async fn stopped(&self) {
        // It ends only with the store itself.
        self.backend.stopped().wait_for(|stopped| *stopped).await.ok();
    }

    /// The room there is, where it is too little for anything new.
    ///
    /// # Errors
    /// [`Error::Io`].
    pub fn short_of_room(&self) -> Result<Option<Room>, Error> {
        self.backend.short_of_room()
    }

    /// # Errors
    /// [`Error::Unreadable`], [`Error::Io`]; so with every read below.
    pub fn record(&self, reference: &Reference) -> Result<Option<Record>, Error> {
        self.backend.get(reference)
    }

    /// What was asked in a client's name, newest first.
    pub fn requests_of_client(&self, client: &Digest) -> Result<Vec<Record>, Error> {
        self.backend.of(Index::RequestsOfClient(client))
    }

    /// What follows a request, newest first: those that name it as [`Record::previous`].
    pub fn following(&self, reference: &Reference) -> Result<Vec<Record>, Error> {
        self.backend.of(Index::Following(reference))
    }

    /// One page over the units' requests: newest first, or, for [`Filter::Overdue`], longest overdue
    /// first. The first page has no cursor; the next takes [`Page::next`].
    pub fn requests_of_units(
        &self,
        units: &[Digest],
        filter: Filter,
        after: Option<Cursor>,
        limit: usize,
    ) -> Result<Page, Error> {
        self.backend.requests_of_units(units, filter, after, limit)
    }

    /// How many requests the units have, by status, and how many are overdue. Takes time with the
    /// number overdue, not with the number of requests.
    pub fn counts_of_units(&self, units: &[Digest], now: Timestamp) -> Result<Counts, Error> {
        self.backend.counts_of_units(units, now)
    }

    /// How many requests the units let lie: see [`Filter::Unattended`].
    pub fn unattended(&self, units: &[Digest]) -> Result<u64, Error> {
        self.backend.unattended(units)
    }

    /// A page over the board of open requests. Without other filters than deadline, next actor, mark
    /// and recipient, sorted by deadline, it costs the page; otherwise one walk over short lines.
    #[must_use]
    pub fn board(&self, query: &board::Query) -> board::Listed {
        self.backend.board(|board| board.list(query))
    }

    /// What is open in the units, by how the deadline stands.
    #[must_use]
    pub fn board_sums(&self, units: &[Digest], now: Timestamp, near: Timestamp) -> board::Sums {
        self.backend.board(|board| board.sums(units, now, near))
    }

    /// How many requests of the units are overdue.
    #[must_use]
    pub fn board_overdue(&self, units: &[Digest], now: Timestamp) -> u64 {
        self.backend.board(|board| board.overdue(units, now))
    }

    /// What the query finds, by recipient, in no order; its order and page do not count.
    #[must_use]
    pub fn board_by_recipient(&self, query: &board::Query) -> Vec<board::Group> {
        self.backend.board(|board| board.by_recipient(query))
    }

    /// Names of the steps of ladders that open requests have taken, in no order.
    #[must_use]
    pub fn board_steps(&self) -> Vec<String> {
        self.backend.board(board::Board::steps)
    }

    /// Says that the board has changed. Ends when the store closes.
    #[must_use]
    pub fn board_changes(&self) -> watch::Receiver<u64> {
        self.backend.board_changes()
    }

    /// Open requests by reference, from after one of them on.
    pub fn open_after(&self, after: Option<Reference>, limit: usize) -> Result<Vec<Record>, Error> {
        self.backend.open_after(after, limit)
    }

    /// The rules that every open request is timed by, as [`Write::TimedBy`] said last.
    ///
    /// [`Write::TimedBy`]: crate::domain::Write::TimedBy
    pub fn timed_by(&self) -> Result<Option<Digest>, Error> {
        self.backend.timed_by()
    }

    /// Requests whose ladder has to be looked at by `now`, the longest waiting first.
    pub fn looks(&self, now: Timestamp, limit: usize) -> Result<Vec<Record>, Error> {
        let wanted = |record: &Record| record.look_at.is_some_and(|at| at <= now);
        self.backend.due(Timed::Ladder, now, limit, wanted)
    }

    /// The next moment of that kind.
    pub fn next_due(&self, timed: Timed) -> Result<Option<Timestamp>, Error> {
        self.backend.next_due(timed)
    }

    /// Requests past their expiry that are open or still hold a sealed document, longest ago first.
    pub fn expiring(&self, now: Timestamp, limit: usize) -> Result<Vec<Record>, Error> {
        let wanted = |record: &Record| sealed::expires_at(record).is_some_and(|at| at < now);
        let mut records = self.backend.due(Timed::Ladder, now, limit, wanted)?;
        records.sort_by_key(|record| (record.expires_at, record.reference));
        Ok(records)
    }

    pub fn consent(&self, id: &Digest) -> Result<Option<ConsentRecord>, Error> {
        self.backend.get(id)
    }

    /// By what letters call it; two of a million millions may be called the same.
    pub fn consents_by_reference(&self, reference: &Reference) -> Result<Vec<ConsentRecord>, Error> {
        self.backend.of(Index::ConsentsCalled(reference))
    }

    /// Newest first.
    pub fn consents_of_client(&self, client: &Digest) -> Result<Vec<ConsentRecord>, Error> {
        self.backend.of(Index::ConsentsOfClient(client))
    }

    /// The request that used this digest up.
    pub fn once(&self, digest: &Digest) -> Result<Option<Reference>, Error> {
        self.backend.once(digest)
    }

    pub fn link(&self, digest: &Digest) -> Result<Option<Link>, Error> {
        self.backend.get(digest)
    }

    /// Every link ever made for a request, in no order.
    pub fn links_of_request(&self, reference: &Reference) -> Result<Vec<(Digest, Link)>, Error> {
        self.backend.with_ids(Index::LinksOfRequest(reference))
    }

    pub fn session(&self, digest: &Digest) -> Result<Option<Session>, Error> {
        self.backend.get(digest)
    }

    /// In no order.
    pub fn sessions_of_user(&self, user: &Digest) -> Result<Vec<(Digest, Session)>, Error> {
        self.backend.with_ids(Index::SessionsOfUser(user))
    }

    /// Sessions last seen before `before`. Walks all sessions: for the sweep.
    pub fn idle_sessions(&self, before: Timestamp, limit: usize) -> Result<Vec<Digest>, Error> {
        self.backend.ids_of(limit, |session: &Session| session.seen_at < before)
    }

    /// A request that is being written, by the digest of its submission.
    pub fn unsent(&self, id: &Digest) -> Result<Option<Unsent>, Error> {
        self.backend.get(id)
    }

    /// In no order.
    pub fn unsent_of_user(&self, user: &Digest) -> Result<Vec<(Digest, Unsent)>, Error> {
        self.backend.with_ids(Index::UnsentOfUser(user))
    }

    /// Those begun under that consent. Walks all of them: for the rare day on which it is revoked.
    pub fn unsent_of_consent(&self, consent: &Digest) -> Result<Vec<Digest>, Error> {
        self.backend.ids_of(usize::MAX, |unsent: &Unsent| unsent.consent == *consent)
    }

    /// Those last saved before `before`. Walks all of them: for the sweep.
    pub fn old_unsent(&self, before: Timestamp, limit: usize) -> Result<Vec<Digest>, Error> {
        self.backend.ids_of(limit, |unsent: &Unsent| unsent.saved_at < before)
    }

    pub fn attempts(&self, digest: &Digest) -> Result<Option<Attempts>, Error> {
        self.backend.get(digest)
    }

    /// In the order they were committed.
    pub fn events(&self, entity: &Entity) -> Result<Vec<Event>, Error> {
        self.backend.of(Index::EventsOf(entity))
    }

    /// The whole log from entry `from` on (the first is 0), with each entry's number.
    pub fn log(&self, from: u64, limit: usize) -> Result<Vec<(u64, Event)>, Error> {
        self.backend.log(from, limit)
    }

    /// Notices that may be sent now, the longest waiting first.
    pub fn due_notices(&self, now: Timestamp, limit: usize) -> Result<Vec<Notice>, Error> {
        self.backend.due(Timed::Letter, now, limit, |_| true)
    }

    /// Whether a letter with this id was ever owed.
    pub fn notice_known(&self, id: &Digest) -> Result<bool, Error> {
        self.backend.notice_known(id)
    }

    /// How far the gateway's own mailbox was read.
    pub fn mailbox_mark(&self) -> Result<Option<Mark>, Error> {
        self.backend.mailbox_mark()
    }

    /// When somebody last confirmed that mail arrives in a recipient's mailbox.
    pub fn mailbox_proof(&self, mailbox: &Digest) -> Result<Option<Timestamp>, Error> {
        self.backend.mailbox_proof(mailbox)
    }

    /// The numbers of the units for the months `from` to `to`, both included. Takes time with months,
    /// recipients and kinds, not with the number of requests.
    pub fn statistics(&self, from: Month, to: Month, units: &[Digest]) -> Result<Vec<(Group, Tally)>, Error> {
        self.backend.statistics(from, to, units)
    }

    /// The first month the units have any numbers in.
    pub fn first_month(&self, units: &[Digest]) -> Result<Option<Month>, Error> {
        self.backend.first_month(units)
    }

    /// What the digest of a card's code leads to; none for a card that another has replaced.
    pub fn card(&self, digest: &Digest) -> Result<Option<Card>, Error> {
        self.backend.get(digest)
    }

    pub fn card_of_consent(&self, consent: &Digest) -> Result<Option<Card>, Error> {
        self.backend.card_of_consent(consent)
    }

    /// Cards whose time is over, longest ago first.
    pub fn expired_cards(&self, now: Timestamp, limit: usize) -> Result<Vec<Digest>, Error> {
        self.backend.expired_cards(now, limit)
    }

    /// Consents whose time is over and that still have the scan of a signed paper, by their digest.
    pub fn lapsed_evidence(&self, now: Timestamp, limit: usize) -> Result<Vec<Digest>, Error> {
        self.backend.lapsed_evidence(now, limit)
    }

    /// What clients answered in the months `from` to `to`, both included.
    pub fn survey(&self, from: Month, to: Month) -> Result<survey::Tally, Error> {
        self.backend.survey(from, to)
    }

    /// Sealed documents to destroy: told to, not yet confirmed.
    pub fn pending_destructions(&self, limit: usize) -> Result<Vec<SpoolId>, Error> {
        self.backend.pending_destructions(limit)
    }

    /// Whether a sealed document belongs to anything: false for one that was never committed.
    pub fn knows_document(&self, id: &SpoolId) -> Result<bool, Error> {
        let backend = &self.backend;
        Ok(backend.document_owner(id)?.is_some()
            || backend.is_unsent_document(id)?
            || backend.is_evidence(id)?)
    }

    /// Sealed documents of requests with their owners, in the order of their names.
    pub fn documents(
        &self,
        after: Option<&SpoolId>,
        limit: usize,
    ) -> Result<Vec<(SpoolId, Reference)>, Error> {
        self.backend.documents(after, limit)
    }

    /// The request a sealed document belongs to; none for one that was never committed.
    pub fn document_owner(&self, id: &SpoolId) -> Result<Option<Reference>, Error> {
        self.backend.document_owner(id)
    }
}
