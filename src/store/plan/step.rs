//! What a change does: each row before and after, and what is counted.

use jiff::Timestamp;

use crate::domain::change::{Attempts, Link, Session, Unsent};
use crate::domain::mailbox::Mark;
use crate::domain::statistics::Cell;
use crate::domain::statistics::group::Month;
use crate::domain::survey::Sheet;
use crate::domain::{Card, ConsentRecord, Digest, Event, Notice, Record, Reference, SpoolId, Status, Watch};

/// In the order of the change.
pub type Plan<'a> = Vec<Step<'a>>;

/// One thing the change does. A row that is none before it is new; one that is none after it is gone.
#[derive(Debug)]
pub enum Step<'a> {
    Once {
        digest: &'a Digest,
        reference: &'a Reference,
    },
    Record {
        before: Option<&'a Record>,
        after: &'a Record,
    },
    Consent {
        before: Option<&'a ConsentRecord>,
        after: &'a ConsentRecord,
    },
    Watch {
        before: Option<&'a Watch>,
        after: &'a Watch,
    },
    Link {
        digest: &'a Digest,
        after: &'a Link,
    },
    Session {
        digest: &'a Digest,
        before: Option<&'a Session>,
        after: Option<&'a Session>,
    },
    Attempts {
        digest: &'a Digest,
        after: Option<&'a Attempts>,
    },
    Unsent {
        id: &'a Digest,
        before: Option<&'a Unsent>,
        after: Option<&'a Unsent>,
    },
    /// After: settled where it is none, and its id is left behind.
    Notice {
        id: &'a Digest,
        before: Option<&'a Notice>,
        after: Option<&'a Notice>,
    },
    Card {
        digest: &'a Digest,
        after: &'a Card,
    },
    CardGone {
        digest: &'a Digest,
        before: &'a Card,
    },
    Destroy(&'a SpoolId),
    Destroyed(&'a SpoolId),
    /// One more in a unit's list, or one less.
    Listed {
        unit: &'a Digest,
        status: Status,
        more: bool,
    },
    /// What the statistics get, or lose.
    Figures(Vec<(Cell, i64)>),
    Survey {
        month: Month,
        sheet: &'a Sheet,
    },
    TimedBy(&'a Digest),
    TimeKnown(Timestamp),
    MailboxRead(Mark),
    MailboxProof {
        mailbox: &'a Digest,
        at: Timestamp,
    },
    Event(&'a Event),
}
