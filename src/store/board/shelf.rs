//! The lines of one unit, and sums of them that every change keeps right.

use std::collections::BTreeMap;
use std::ops::{Bound, RangeInclusive};

use jiff::Timestamp;

use crate::domain::reference::Reference;
use crate::domain::request::{NextActor, Status};

use super::Mark;
use super::query::{Sums, Tally};

/// Due moment and reference: the order of the lines.
pub(super) type At = (i64, Reference);

/// No call is owed.
pub(super) const NEVER: i64 = i64::MAX;
pub(super) const NO_STEP: u32 = u32::MAX;

/// A line with its names as numbers: 32 bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Packed {
    pub sent: i64,
    pub call: i64,
    pub recipient: u32,
    pub kind: u32,
    pub step: u32,
    pub status: Status,
    pub next: NextActor,
    pub marks: u8,
}

#[derive(Default)]
pub(super) struct Shelf {
    pub lines: BTreeMap<At, Packed>,
    /// By due moment and recipient. Deadlines end with a day, so there are few.
    tallies: BTreeMap<(i64, u32), Tally>,
}

impl Shelf {
    pub fn of(lines: Vec<(At, Packed)>) -> Self {
        let mut shelf = Self::default();
        for ((due, _), packed) in &lines {
            shelf.tallies.entry((*due, packed.recipient)).or_default().add(&packed.tally());
        }
        // Made from a list, the tree is dense.
        shelf.lines = lines.into_iter().collect();
        shelf
    }

    pub fn insert(&mut self, at: At, packed: Packed) {
        self.remove(&at);
        self.tallies.entry((at.0, packed.recipient)).or_default().add(&packed.tally());
        self.lines.insert(at, packed);
    }

    pub fn remove(&mut self, at: &At) {
        let Some(packed) = self.lines.remove(at) else { return };
        let key = (at.0, packed.recipient);
        if let Some(tally) = self.tallies.get_mut(&key) {
            tally.subtract(&packed.tally());
            if tally.lines == 0 {
                self.tallies.remove(&key);
            }
        }
    }

    /// Sums by due moment and recipient.
    pub fn tallies(&self) -> impl Iterator<Item = (i64, u32, &Tally)> {
        self.tallies.iter().map(|((due, recipient), tally)| (*due, *recipient, tally))
    }

    /// What is overdue at that moment.
    pub fn overdue(&self, now: i64) -> u64 {
        self.tallies.range(..(now, 0)).map(|(_, tally)| u64::from(tally.lines)).sum()
    }

    /// The lines after `after` whose deadline lies in `due`.
    pub fn range(
        &self,
        due: RangeInclusive<i64>,
        after: Option<At>,
    ) -> impl Iterator<Item = (At, &Packed)> + use<'_> {
        let first = (*due.start(), least());
        let from = match after {
            Some(after) if after >= first => Bound::Excluded(after),
            _ => Bound::Included(first),
        };
        let last = *due.end();
        let lines = self.lines.range((from, Bound::Unbounded)).map(|(at, packed)| (*at, packed));
        lines.take_while(move |((due, _), _)| *due <= last)
    }
}

/// The first reference of all.
fn least() -> Reference {
    Reference::from_bytes([b'0'; 8]).expect("0 is a symbol of references")
}

/// One tally on top of the sums of its deadline.
pub(super) fn add(sums: &mut Sums, due: i64, tally: &Tally, now: i64, near: i64) {
    let part = if due < now {
        &mut sums.overdue
    } else if due <= near {
        &mut sums.near
    } else {
        &mut sums.later
    };
    part.add(tally);
    let due = moment(due);
    sums.first = Some(sums.first.map_or(due, |first| first.min(due)));
}

impl Packed {
    pub fn tally(&self) -> Tally {
        let mut tally = Tally { lines: 1, ..Tally::default() };
        tally.by_next[self.next as usize] = 1;
        for mark in Mark::ALL {
            tally.by_mark[mark as usize] = u32::from(self.marks & mark.bit() != 0);
        }
        tally
    }
}

/// Nanoseconds since 1970. Years before 1678 and after 2261 are their edge.
pub(super) fn nanoseconds(at: Timestamp) -> i64 {
    let at = at.as_nanosecond();
    i64::try_from(at).unwrap_or(if at < 0 { i64::MIN } else { i64::MAX })
}

pub(super) fn moment(nanoseconds: i64) -> Timestamp {
    Timestamp::from_nanosecond(nanoseconds.into()).unwrap_or(Timestamp::MAX)
}
