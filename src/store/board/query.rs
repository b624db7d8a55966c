//! What can be asked of the board, and what it answers.

use std::collections::HashMap;

use jiff::Timestamp;

use crate::domain::{Digest, NextActor, Reference};

use super::moments::nanoseconds;
use super::{Line, Mark};

/// Which open requests, in which order, from where on.
#[derive(Debug, Clone)]
pub struct Query {
    pub units: Vec<Digest>,
    pub now: Timestamp,
    /// Due from `now` up to here is near.
    pub near: Timestamp,
    pub due: Due,
    pub next: Option<NextActor>,
    pub mark: Option<Mark>,
    pub step: Option<String>,
    pub recipient: Option<Digest>,
    pub kind: Option<String>,
    /// How the reference begins: symbols without punctuation. Empty: anything.
    pub reference: String,
    pub sort: Sort,
    /// Where the page before ended.
    pub after: Option<Place>,
    pub limit: usize,
}

/// How its deadline stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Due {
    #[default]
    Any,
    Overdue,
    Near,
    /// Overdue or near.
    Pressing,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Sort {
    /// The longest overdue first.
    #[default]
    Due,
    DueLast,
    /// The oldest first.
    Sent,
    SentLast,
    /// The call that is owed soonest first; then those without.
    Call,
    /// By the recipients' places in this order; unknown ones last.
    Recipient(HashMap<Digest, u32>),
}

/// Where a page ended: the next begins after it, whatever has come or gone meanwhile.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// What was sorted by.
    pub key: i64,
    /// Nanoseconds since 1970.
    pub due: i64,
    pub reference: Reference,
}

impl Place {
    /// After this one, sorted by due moment.
    #[must_use]
    pub fn by_due(due_at: Timestamp, reference: Reference) -> Self {
        let due = nanoseconds(due_at);
        Self { key: due, due, reference }
    }
}

/// One page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Listed {
    pub lines: Vec<Line>,
    /// How many the query finds in all.
    pub total: u64,
    /// None: this was the last page.
    pub next: Option<Place>,
}

/// How many lines, and of which sorts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    pub lines: u32,
    pub(super) by_next: [u32; 4],
    pub(super) by_mark: [u32; 6],
}

/// The same by how the deadline stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sums {
    pub overdue: Tally,
    pub near: Tally,
    pub later: Tally,
    /// The earliest deadline.
    pub first: Option<Timestamp>,
}

/// What is open with one recipient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    pub recipient: Digest,
    pub sums: Sums,
}

impl Tally {
    #[must_use]
    pub const fn next(&self, next: NextActor) -> u32 {
        self.by_next[next as usize]
    }

    #[must_use]
    pub const fn mark(&self, mark: Mark) -> u32 {
        self.by_mark[mark as usize]
    }

    pub(super) fn add(&mut self, other: &Self) {
        self.each(other, |mine, theirs| *mine += theirs);
    }

    pub(super) fn subtract(&mut self, other: &Self) {
        self.each(other, |mine, theirs| *mine = mine.saturating_sub(theirs));
    }

    fn each(&mut self, other: &Self, change: impl Fn(&mut u32, u32)) {
        change(&mut self.lines, other.lines);
        for (mine, theirs) in self.by_next.iter_mut().zip(other.by_next) {
            change(mine, theirs);
        }
        for (mine, theirs) in self.by_mark.iter_mut().zip(other.by_mark) {
            change(mine, theirs);
        }
    }
}

impl Sums {
    pub(super) fn add(&mut self, other: &Self) {
        self.overdue.add(&other.overdue);
        self.near.add(&other.near);
        self.later.add(&other.later);
        self.first = self.first.into_iter().chain(other.first).min();
    }

    /// Over all deadlines.
    #[must_use]
    pub fn open(&self) -> Tally {
        let mut all = self.overdue;
        all.add(&self.near);
        all.add(&self.later);
        all
    }

    #[must_use]
    pub fn of(&self, due: Due) -> Tally {
        match due {
            Due::Any => self.open(),
            Due::Overdue => self.overdue,
            Due::Near => self.near,
            Due::Pressing => {
                let mut both = self.overdue;
                both.add(&self.near);
                both
            }
        }
    }
}

impl Query {
    /// Everything that is open in those units, the longest overdue first.
    #[must_use]
    pub fn new(units: Vec<Digest>, now: Timestamp, near: Timestamp, limit: usize) -> Self {
        Self {
            units,
            now,
            near,
            due: Due::Any,
            next: None,
            mark: None,
            step: None,
            recipient: None,
            kind: None,
            reference: String::new(),
            sort: Sort::Due,
            after: None,
            limit,
        }
    }
}
