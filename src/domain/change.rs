//! Everything one decision writes. `Store::commit(&Change)` is the only write there is.

use jiff::Timestamp;
use minicbor::{Decode, Encode};

use crate::domain::actor::Role;
use crate::domain::audit::Event;
use crate::domain::card::Card;
use crate::domain::consent::ConsentRecord;
use crate::domain::digest::Digest;
use crate::domain::mailbox::Mark;
use crate::domain::notice::Notice;
use crate::domain::reference::Reference;
use crate::domain::request::{Record, Sealed};
use crate::domain::spool_id::SpoolId;
use crate::domain::statistics::group::Month;
use crate::domain::stored;
use crate::domain::survey::Sheet;
use crate::domain::watch::Watch;

/// One transaction: all of it or nothing, durable before `commit` returns.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Change {
    pub writes: Vec<Write>,
    pub events: Vec<Event>,
    pub notices: Vec<Notice>,
}

impl Change {
    /// Both, as one.
    pub fn append(&mut self, mut other: Self) {
        self.writes.append(&mut other.writes);
        self.events.append(&mut other.events);
        self.notices.append(&mut other.notices);
    }

    /// Sealed documents are destroyed after it.
    pub fn destroy(&mut self, sealed: impl IntoIterator<Item = Sealed>) {
        self.writes.extend(sealed.into_iter().map(|sealed| Write::Destroy { id: sealed.id }));
    }

    /// Begins something that stays: a request, a consent, a card, a watch, a draft. Everything else
    /// writes little, or lets something go.
    #[must_use]
    pub fn brings_new(&self) -> bool {
        self.writes.iter().any(|write| match write {
            Write::Record(record) => record.revision == 1,
            Write::Consent(consent) => consent.revision == 1,
            Write::Watch(watch) => watch.revision == 1,
            Write::Unsent { unsent, .. } => unsent.is_some(),
            Write::Card { .. } => true,
            _ => false,
        })
    }
}

#[derive(Debug, Clone, PartialEq)]
pub enum Write {
    /// A new record (`revision` 1) must not exist; a later one replaces exactly `revision - 1`.
    Record(Box<Record>),
    /// The same rule as for records.
    Consent(Box<ConsentRecord>),
    /// The same rule as for records.
    Watch(Box<Watch>),
    /// Refused if the digest is known: a replayed proof, a used link, a form sent twice.
    Once {
        digest: Digest,
        reference: Reference,
    },
    Link {
        digest: Digest,
        link: Link,
    },
    Session {
        digest: Digest,
        session: Option<Session>,
    },
    Attempts {
        digest: Digest,
        attempts: Option<Attempts>,
    },
    /// A request that is being written; none: it was sent or thrown away. The sealed file of the one
    /// before is destroyed.
    Unsent {
        /// Of the submission: what makes a form sent twice one request.
        id: Digest,
        unsent: Option<Box<Unsent>>,
    },
    /// The notice was sent, or given up.
    NoticeDone {
        id: Digest,
    },
    /// The notice is tried again at its new `not_before`.
    NoticeLater(Box<Notice>),
    /// The sealed document is destroyed after the commit, and again after a crash, until it is gone.
    Destroy {
        id: SpoolId,
    },
    Destroyed {
        id: SpoolId,
    },
    /// The gateway was sure of the time at this moment.
    TimeKnown {
        at: Timestamp,
    },
    /// The gateway's own mailbox was read so far.
    MailboxRead(Mark),
    /// Somebody in a recipient's mailbox confirmed that mail arrives there.
    MailboxProof {
        /// Of the recipient and its mail address, so that another address has to be confirmed anew.
        mailbox: Digest,
        at: Timestamp,
    },
    /// The digest of a card's code. The consent's card before it is gone.
    Card {
        digest: Digest,
        card: Card,
    },
    /// A card whose time is over.
    CardGone {
        digest: Digest,
    },
    /// Each of the sheet's answers counts one more in its month. Only the counters stay.
    Survey {
        month: Month,
        sheet: Sheet,
    },
    /// Every open record is timed by these rules.
    TimedBy {
        rules: Digest,
    },
}

/// What a link's digest leads to.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Link {
    #[n(1)]
    pub reference: Reference,
    #[cbor(n(2), with = "stored")]
    pub expires_at: Timestamp,
    #[n(3)]
    pub revoked: bool,
}

/// A link for a letter that opens the request: its digest, and its secret wrapped for the outbox;
/// no secret in no-link mode.
#[derive(Debug, Clone)]
pub struct FreshLink {
    pub digest: Digest,
    pub wrapped: Option<String>,
}

/// A logged-in person. The key is a digest of the session's id.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Session {
    #[n(1)]
    pub user: Digest,
    #[n(2)]
    pub role: Role,
    #[cbor(n(3), with = "stored")]
    pub started_at: Timestamp,
    #[cbor(n(4), with = "stored")]
    pub seen_at: Timestamp,
    /// What it was opened with: with another one it is over. None in sessions from before it was kept.
    #[n(5)]
    pub credential: Option<Digest>,
}

/// A worker's request so far, sealed to the consent it is written under.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Unsent {
    /// The user who writes it.
    #[n(1)]
    pub owner: Digest,
    #[n(2)]
    pub consent: Digest,
    #[n(3)]
    pub kind: String,
    #[n(4)]
    pub document: Sealed,
    #[cbor(n(5), with = "stored")]
    pub saved_at: Timestamp,
}

/// Wrong keys or passwords in a row; counted across restarts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Attempts {
    #[n(1)]
    pub failed: u32,
    /// The next try is taken from here on.
    #[cbor(n(2), with = "stored")]
    pub not_before: Option<Timestamp>,
    #[n(3)]
    pub locked: bool,
}
