//! One open request in short.

use jiff::Timestamp;

use crate::domain::{Digest, NextActor, Record, Reference, Status};

/// In the place of the recipient of a request about protected particulars: whom it was sent to says
/// where somebody lives, and the board is seen by many. No digest is all zeros.
pub const PROTECTED: Digest = Digest::from_bytes([0; 32]);

/// Enough to list a request without reading its record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    pub reference: Reference,
    pub due_at: Timestamp,
    pub sent_at: Timestamp,
    pub unit: Digest,
    /// Not for those about protected particulars: see [`Self::is_protected`].
    pub recipient: Digest,
    /// Folder name under `forms/`.
    pub kind: String,
    pub status: Status,
    pub next: NextActor,
    /// The latest step of the ladder taken for the deadline in force.
    pub step: Option<String>,
    /// End of the day by which a call is owed.
    pub call_by: Option<Timestamp>,
    pub(super) marks: u8,
}

/// What somebody should know of a request beside its status.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mark {
    /// A letter to the recipient was refused or came back.
    NotDelivered,
    CallOwed,
    /// The recipient's mailbox answered by itself.
    AutoReply,
    LinkLocked,
    /// A step of the ladder waits for somebody's yes.
    Consider,
    MoreTimeAsked,
}

impl Mark {
    pub const ALL: [Self; 6] = [
        Self::NotDelivered,
        Self::CallOwed,
        Self::AutoReply,
        Self::LinkLocked,
        Self::Consider,
        Self::MoreTimeAsked,
    ];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotDelivered => "not-delivered",
            Self::CallOwed => "call-owed",
            Self::AutoReply => "auto-reply",
            Self::LinkLocked => "link-locked",
            Self::Consider => "consider",
            Self::MoreTimeAsked => "more-time-asked",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mark| mark.code() == code)
    }

    pub(super) const fn bit(self) -> u8 {
        1 << self as u8
    }
}

impl Line {
    /// None for a request that has its outcome.
    #[must_use]
    pub fn of(record: &Record) -> Option<Self> {
        if !record.is_open() {
            return None;
        }
        let facts = &record.facts;
        let step = facts.steps.iter().filter(|taken| taken.holds(record)).max_by_key(|taken| taken.at);
        let marks = Mark::ALL.into_iter().filter(|mark| match mark {
            Mark::NotDelivered => facts.not_delivered_at.is_some(),
            Mark::CallOwed => facts.call.is_some(),
            Mark::AutoReply => facts.auto_reply_at.is_some(),
            Mark::LinkLocked => facts.link_locked_at.is_some(),
            Mark::Consider => facts.consider.is_some(),
            Mark::MoreTimeAsked => facts.more_time.is_some(),
        });
        Some(Self {
            reference: record.reference,
            due_at: record.due_at,
            sent_at: record.sent_at,
            unit: record.unit,
            recipient: if record.protected { PROTECTED } else { record.recipient },
            kind: record.kind.clone(),
            status: record.status(),
            next: record.next_actor(),
            step: step.map(|taken| taken.name.clone()),
            call_by: facts.call.as_ref().map(|call| call.owed_by),
            marks: marks.fold(0, |marks, mark| marks | mark.bit()),
        })
    }

    /// About protected particulars: the recipient is not told.
    #[must_use]
    pub fn is_protected(&self) -> bool {
        self.recipient == PROTECTED
    }

    #[must_use]
    pub const fn has(&self, mark: Mark) -> bool {
        self.marks & mark.bit() != 0
    }
}
