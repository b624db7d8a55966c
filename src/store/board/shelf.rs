//! The lines of one unit, and sums of them that every change keeps right.

use std::collections::{BTreeMap, HashMap};
use std::ops::{Bound, RangeInclusive};
use std::sync::{Mutex, PoisonError};

use crate::domain::{NextActor, Reference, Status};

use super::Mark;
use super::moments::moment;
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
    /// By due moment. Deadlines end with a day, so there are few.
    days: BTreeMap<i64, Tally>,
    /// By recipient and due moment.
    of_recipients: BTreeMap<(u32, i64), Tally>,
    rolled: Mutex<Option<Rolled>>,
}

/// The sums of each recipient as of a moment; good until a deadline passes or comes near.
struct Rolled {
    now: i64,
    near: i64,
    sums: HashMap<u32, Sums>,
}

impl Shelf {
    pub fn of(lines: Vec<(At, Packed)>) -> Self {
        let mut shelf = Self::default();
        for ((due, _), packed) in &lines {
            shelf.count(*due, packed);
        }
        // Made from a list, the tree is dense.
        shelf.lines = lines.into_iter().collect();
        shelf
    }

    pub fn insert(&mut self, at: At, packed: Packed) {
        self.remove(&at);
        self.count(at.0, &packed);
        if let Some(rolled) = self.rolled.get_mut().unwrap_or_else(PoisonError::into_inner) {
            let sums = rolled.sums.entry(packed.recipient).or_default();
            add(sums, at.0, &packed.tally(), rolled.now, rolled.near);
        }
        self.lines.insert(at, packed);
    }

    pub fn remove(&mut self, at: &At) {
        let Some(packed) = self.lines.remove(at) else { return };
        let (tally, recipient) = (packed.tally(), packed.recipient);
        less(&mut self.days, &at.0, &tally);
        less(&mut self.of_recipients, &(recipient, at.0), &tally);
        if let Some(rolled) = self.rolled.get_mut().unwrap_or_else(PoisonError::into_inner)
            && let Some(sums) = rolled.sums.get_mut(&recipient)
        {
            part(sums, at.0, rolled.now, rolled.near).subtract(&tally);
            let mut left = self.of_recipients.range((recipient, i64::MIN)..=(recipient, i64::MAX));
            sums.first = left.next().map(|((_, due), _)| moment(*due));
            if sums.first.is_none() {
                rolled.sums.remove(&recipient);
            }
        }
    }

    fn count(&mut self, due: i64, packed: &Packed) {
        self.days.entry(due).or_default().add(&packed.tally());
        self.of_recipients.entry((packed.recipient, due)).or_default().add(&packed.tally());
    }

    /// By how the deadline stands; of one recipient or of all.
    pub fn sum(&self, into: &mut Sums, recipient: Option<u32>, now: i64, near: i64) {
        match recipient {
            None => self.days.iter().for_each(|(due, tally)| add(into, *due, tally, now, near)),
            Some(recipient) => {
                let days = self.of_recipients.range((recipient, i64::MIN)..=(recipient, i64::MAX));
                days.for_each(|((_, due), tally)| add(into, *due, tally, now, near));
            }
        }
    }

    /// The sums of every recipient.
    pub fn sums(&self, now: i64, near: i64, mut take: impl FnMut(u32, &Sums)) {
        let mut rolled = self.rolled.lock().unwrap_or_else(PoisonError::into_inner);
        let good = rolled.take().filter(|rolled| {
            self.none_between(rolled.now, now)
                && self.none_between(rolled.near.saturating_add(1), near.saturating_add(1))
        });
        let rolled = rolled.insert(good.unwrap_or_else(|| self.roll(now, near)));
        rolled.sums.iter().for_each(|(recipient, sums)| take(*recipient, sums));
    }

    /// Lies no deadline from the earlier moment on, before the later one?
    fn none_between(&self, one: i64, other: i64) -> bool {
        self.days.range(one.min(other)..one.max(other)).next().is_none()
    }

    fn roll(&self, now: i64, near: i64) -> Rolled {
        let mut sums: HashMap<u32, Sums> = HashMap::new();
        for ((recipient, due), tally) in &self.of_recipients {
            add(sums.entry(*recipient).or_default(), *due, tally, now, near);
        }
        Rolled { now, near, sums }
    }

    /// What is overdue at that moment.
    pub fn overdue(&self, now: i64) -> u64 {
        self.days.range(..now).map(|(_, tally)| u64::from(tally.lines)).sum()
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
    part(sums, due, now, near).add(tally);
    let due = moment(due);
    sums.first = Some(sums.first.map_or(due, |first| first.min(due)));
}

const fn part(sums: &mut Sums, due: i64, now: i64, near: i64) -> &mut Tally {
    if due < now {
        &mut sums.overdue
    } else if due <= near {
        &mut sums.near
    } else {
        &mut sums.later
    }
}

fn less<K: Ord>(tallies: &mut BTreeMap<K, Tally>, key: &K, by: &Tally) {
    if let Some(tally) = tallies.get_mut(key) {
        tally.subtract(by);
        if tally.lines == 0 {
            tallies.remove(key);
        }
    }
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
