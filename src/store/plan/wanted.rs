//! Which rows have to be known before a change is planned.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::change::{Attempts, Session, Unsent};
use crate::domain::{Card, Change, ConsentRecord, Digest, Notice, Record, Reference, Watch, Write};
use crate::store::Error;

/// One row, by what it is found by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Want<'a> {
    Once(&'a Digest),
    Record(&'a Reference),
    Consent(&'a Digest),
    Watch(&'a Reference),
    Session(&'a Digest),
    Attempts(&'a Digest),
    Unsent(&'a Digest),
    Notice(&'a Digest),
    Card(&'a Digest),
    /// The card of a consent, with its digest.
    CardOf(&'a Digest),
}

/// Rows as they were read: none where there is none, an error where it can't be read.
pub type Known<I, R> = BTreeMap<I, Result<Option<R>, Error>>;

/// Every row that is [`wanted`], as it is before the change.
#[derive(Debug, Default)]
pub struct OldRows {
    pub once: Known<Digest, Reference>,
    pub records: Known<Reference, Record>,
    pub consents: Known<Digest, ConsentRecord>,
    pub watches: Known<Reference, Watch>,
    pub sessions: Known<Digest, Session>,
    pub attempts: Known<Digest, Attempts>,
    pub unsent: Known<Digest, Unsent>,
    pub notices: Known<Digest, Told>,
    pub cards: Known<Digest, Card>,
    pub cards_of: Known<Digest, (Digest, Card)>,
}

/// A notice that was told of.
#[derive(Debug)]
pub struct Told {
    /// None: settled.
    pub waiting: Option<Notice>,
}

/// Each row once, in their order.
pub fn wanted(change: &Change) -> BTreeSet<Want<'_>> {
    let notices = change.notices.iter().map(|notice| Want::Notice(&notice.id));
    change.writes.iter().flat_map(of_write).flatten().chain(notices).collect()
}

fn of_write(write: &Write) -> [Option<Want<'_>>; 2] {
    let want = match write {
        Write::Once { digest, .. } => Want::Once(digest),
        Write::Record(record) => Want::Record(&record.reference),
        Write::Consent(consent) => Want::Consent(&consent.id),
        Write::Watch(watch) => Want::Watch(&watch.reference),
        Write::Session { digest, .. } => Want::Session(digest),
        Write::Attempts { digest, attempts: Some(_) } => Want::Attempts(digest),
        Write::Unsent { id, .. } => Want::Unsent(id),
        Write::NoticeDone { id } => Want::Notice(id),
        Write::NoticeLater(notice) => Want::Notice(&notice.id),
        Write::CardGone { digest } => Want::Card(digest),
        Write::Card { digest, card } => return [Some(Want::Card(digest)), Some(Want::CardOf(&card.consent))],
        // Whatever was there is written over, or counted up.
        Write::Link { .. }
        | Write::Attempts { attempts: None, .. }
        | Write::Destroy { .. }
        | Write::Destroyed { .. }
        | Write::TimeKnown { .. }
        | Write::MailboxRead(_)
        | Write::MailboxProof { .. }
        | Write::Survey { .. }
        | Write::TimedBy { .. } => return [None; 2],
    };
    [Some(want), None]
}
