//! Lists of requests, page by page.

use jiff::Timestamp;

use crate::domain::{Record, Reference, Status};

/// Which requests a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filter {
    All,
    /// Without an outcome.
    Open,
    /// With an outcome.
    Closed,
    /// Open, and past the due moment at the given time.
    Overdue(Timestamp),
    Status(Status),
    /// The unit lets them lie, and its coordinator was told: the longest first.
    Unattended,
}

/// Where a page ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    /// When the last request shown was sent; for overdue lists, when it was due; for unattended ones,
    /// when that was told.
    pub at: Timestamp,
    pub reference: Reference,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    pub records: Vec<Record>,
    /// None: this was the last page.
    pub next: Option<Cursor>,
}

/// Totals for the head of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// Only statuses that occur.
    pub by_status: Vec<(Status, u64)>,
    pub overdue: u64,
    /// See [`Filter::Unattended`].
    pub unattended: u64,
}

impl Counts {
    #[must_use]
    pub fn of(&self, status: Status) -> u64 {
        self.by_status.iter().find(|(known, _)| *known == status).map_or(0, |(_, count)| *count)
    }

    #[must_use]
    pub fn all(&self) -> u64 {
        self.by_status.iter().map(|(_, count)| count).sum()
    }

    #[must_use]
    pub fn open(&self) -> u64 {
        self.by_status.iter().filter(|(status, _)| is_open(*status)).map(|(_, count)| count).sum()
    }

    #[must_use]
    pub fn closed(&self) -> u64 {
        self.all() - self.open()
    }
}

impl Filter {
    /// The other lists are newest first.
    pub(super) const fn is_oldest_first(self) -> bool {
        matches!(self, Self::Overdue(_) | Self::Unattended)
    }

    /// The statuses it lets through; overdue and unattended ones are found otherwise.
    pub(super) fn statuses(self) -> Vec<Status> {
        Status::ALL
            .into_iter()
            .filter(|status| match self {
                Self::All | Self::Unattended => true,
                Self::Open | Self::Overdue(_) => is_open(*status),
                Self::Closed => !is_open(*status),
                Self::Status(only) => only == *status,
            })
            .collect()
    }
}

/// Of the status what [`Record::is_open`] is of the record.
const fn is_open(status: Status) -> bool {
    match status {
        Status::Sent
        | Status::NotDelivered
        | Status::Mailed
        | Status::Arrived
        | Status::Opened
        | Status::Acknowledged
        | Status::MoreTimeAsked
        | Status::RequestLost => true,
        Status::Answered
        | Status::AnswerLost
        | Status::Fetched
        | Status::Declined
        | Status::WrongRecipient
        | Status::Withdrawn
        | Status::Expired => false,
    }
}
