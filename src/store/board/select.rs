//! The answers: a merge of the units' lines, a walk over them, or their sums.

use std::collections::{BinaryHeap, HashSet};
use std::ops::RangeInclusive;

use jiff::Timestamp;

use crate::domain::{Digest, NextActor};

use super::moments::nanoseconds;
use super::query::{Due, Group, Listed, Place, Query, Sort, Sums};
use super::shelf::{self, At, Packed, Shelf};
use super::{Board, Mark};

/// A query with its names as numbers.
struct Wanted<'a> {
    recipient: Option<u32>,
    kind: Option<u32>,
    step: Option<u32>,
    next: Option<NextActor>,
    mark: Option<Mark>,
    /// How the reference begins.
    reference: &'a [u8],
    due: RangeInclusive<i64>,
}

impl Wanted<'_> {
    fn takes(&self, at: &At, packed: &Packed) -> bool {
        self.next.is_none_or(|next| next == packed.next)
            && self.mark.is_none_or(|mark| mark.bit() & packed.marks != 0)
            && self.recipient.is_none_or(|recipient| recipient == packed.recipient)
            && self.kind.is_none_or(|kind| kind == packed.kind)
            && self.step.is_none_or(|step| step == packed.step)
            && at.1.as_bytes().starts_with(self.reference)
    }

    /// Can the sums answer, without a walk over the lines?
    const fn is_summed(&self) -> bool {
        self.kind.is_none() && self.step.is_none() && self.reference.is_empty()
    }
}

/// What a line is sorted by, from its due moment and the rest of it.
type SortKey = Box<dyn Fn(i64, &Packed) -> i64>;

impl Board {
    pub fn list(&self, query: &Query) -> Listed {
        let Some(wanted) = self.wanted(query) else { return Listed::default() };
        let shelves = self.shelves_of(&query.units);
        let mut found = match query.sort {
            Sort::Due => by_due(&shelves, &wanted, query.after, query.limit.saturating_add(1)),
            _ => self.sorted(&shelves, &wanted, query),
        };
        let more = found.len() > query.limit;
        found.truncate(query.limit);
        let next = found.last().map(|(place, _)| *place).filter(|_| more);
        let lines = found.iter().filter_map(|(place, shelf)| {
            let (unit, shelf) = shelves[*shelf];
            let at = (place.due, place.reference);
            shelf.lines.get(&at).map(|packed| self.unpack(unit, at, packed))
        });
        Listed { lines: lines.collect(), total: total(&shelves, &wanted, query), next }
    }

    /// By how the deadline stands, whatever else the query asks for.
    pub fn sums(&self, units: &[Digest], now: Timestamp, near: Timestamp) -> Sums {
        summed(&self.shelves_of(units), None, nanoseconds(now), nanoseconds(near))
    }

    pub fn overdue(&self, units: &[Digest], now: Timestamp) -> u64 {
        let now = nanoseconds(now);
        self.shelves_of(units).iter().map(|(_, shelf)| shelf.overdue(now)).sum()
    }

    pub fn by_recipient(&self, query: &Query) -> Vec<Group> {
        let Some(wanted) = self.wanted(query) else { return Vec::new() };
        let (now, near) = (nanoseconds(query.now), nanoseconds(query.near));
        let mut groups = vec![Sums::default(); self.recipients.names.len()];
        let all = wanted.is_summed() && wanted.next.is_none() && wanted.mark.is_none();
        for (_, shelf) in self.shelves_of(&query.units) {
            if all && wanted.recipient.is_none() && query.due == Due::Any {
                shelf.sums(now, near, |recipient, sums| groups[recipient as usize].add(sums));
                continue;
            }
            for (at, packed) in shelf.range(wanted.due.clone(), None) {
                if wanted.takes(&at, packed) {
                    let sums = &mut groups[packed.recipient as usize];
                    shelf::add(sums, at.0, &packed.tally(), now, near);
                }
            }
        }
        let named = self.recipients.names.iter().zip(groups);
        named
            .filter(|(_, sums)| sums.first.is_some())
            .map(|(recipient, sums)| Group { recipient: *recipient, sums })
            .collect()
    }

    /// Names of the steps that were ever on the board since it was opened.
    pub fn steps(&self) -> Vec<String> {
        self.steps.names.clone()
    }

    /// None: a name in the query is on no line.
    fn wanted<'a>(&self, query: &'a Query) -> Option<Wanted<'a>> {
        let known = |wanted: Option<Option<u32>>| match wanted {
            None => Some(None),
            Some(None) => None,
            Some(id) => Some(id),
        };
        let (now, near) = (nanoseconds(query.now), nanoseconds(query.near));
        Some(Wanted {
            recipient: known(query.recipient.as_ref().map(|name| self.recipients.known(name)))?,
            kind: known(query.kind.as_ref().map(|name| self.kinds.known(name)))?,
            step: known(query.step.as_ref().map(|name| self.steps.known(name)))?,
            next: query.next,
            mark: query.mark,
            reference: query.reference.as_bytes(),
            due: match query.due {
                Due::Any => i64::MIN..=i64::MAX,
                Due::Overdue => i64::MIN..=now.saturating_sub(1),
                Due::Near => now..=near,
                Due::Pressing => i64::MIN..=near.max(now.saturating_sub(1)),
            },
        })
    }

    fn shelves_of(&self, units: &[Digest]) -> Vec<(Digest, &Shelf)> {
        let mut seen = HashSet::new();
        let units = units.iter().filter(|unit| seen.insert(**unit));
        units.filter_map(|unit| self.shelves.get(unit).map(|shelf| (*unit, shelf))).collect()
    }

    /// A walk over all lines that keeps the best.
    fn sorted(
        &self,
        shelves: &[(Digest, &Shelf)],
        wanted: &Wanted<'_>,
        query: &Query,
    ) -> Vec<(Place, usize)> {
        let key = self.key(&query.sort);
        let mut best = BinaryHeap::new();
        for (number, (_, shelf)) in shelves.iter().enumerate() {
            for (at, packed) in shelf.range(wanted.due.clone(), None) {
                let place = Place { key: key(at.0, packed), due: at.0, reference: at.1 };
                if query.after.is_some_and(|after| place <= after) || !wanted.takes(&at, packed) {
                    continue;
                }
                if best.len() <= query.limit {
                    best.push((place, number));
                } else if best.peek().is_some_and(|(last, _)| place < *last) {
                    best.pop();
                    best.push((place, number));
                }
            }
        }
        best.into_sorted_vec()
    }

    fn key(&self, sort: &Sort) -> SortKey {
        match sort {
            Sort::Due => Box::new(|due, _| due),
            // The other way round, without an overflow.
            Sort::DueLast => Box::new(|due, _| !due),
            Sort::Sent => Box::new(|_, packed| packed.sent),
            Sort::SentLast => Box::new(|_, packed| !packed.sent),
            Sort::Call => Box::new(|_, packed| packed.call),
            Sort::Recipient(places) => {
                let place = |name| places.get(name).map_or(i64::MAX, |place| i64::from(*place));
                let places: Vec<i64> = self.recipients.names.iter().map(place).collect();
                Box::new(move |_, packed| places.get(packed.recipient as usize).copied().unwrap_or(i64::MAX))
            }
        }
    }
}

/// The lines of all shelves in the order they are due; stops when it has enough.
fn by_due(
    shelves: &[(Digest, &Shelf)],
    wanted: &Wanted<'_>,
    after: Option<Place>,
    limit: usize,
) -> Vec<(Place, usize)> {
    let after = after.map(|place| (place.due, place.reference));
    let mut heads = Vec::with_capacity(shelves.len());
    for (number, (_, shelf)) in shelves.iter().enumerate() {
        let mut lines =
            shelf.range(wanted.due.clone(), after).filter(|(at, packed)| wanted.takes(at, packed));
        if let Some((at, _)) = lines.next() {
            heads.push((at, number, lines));
        }
    }
    let mut found = Vec::new();
    while found.len() < limit {
        let Some(first) = (0..heads.len()).min_by_key(|head| heads[*head].0) else { break };
        let (at, number, lines) = &mut heads[first];
        found.push((Place { key: at.0, due: at.0, reference: at.1 }, *number));
        match lines.next() {
            Some((next, _)) => *at = next,
            None => drop(heads.swap_remove(first)),
        }
    }
    found
}

fn total(shelves: &[(Digest, &Shelf)], wanted: &Wanted<'_>, query: &Query) -> u64 {
    if wanted.is_summed() && (wanted.next.is_none() || wanted.mark.is_none()) {
        let (now, near) = (nanoseconds(query.now), nanoseconds(query.near));
        let tally = summed(shelves, wanted.recipient, now, near).of(query.due);
        let number = match (wanted.next, wanted.mark) {
            (Some(next), _) => tally.next(next),
            (_, Some(mark)) => tally.mark(mark),
            _ => tally.lines,
        };
        return number.into();
    }
    let found = shelves.iter().map(|(_, shelf)| {
        shelf.range(wanted.due.clone(), None).filter(|(at, packed)| wanted.takes(at, packed)).count() as u64
    });
    found.sum()
}

fn summed(shelves: &[(Digest, &Shelf)], recipient: Option<u32>, now: i64, near: i64) -> Sums {
    let mut sums = Sums::default();
    for (_, shelf) in shelves {
        shelf.sum(&mut sums, recipient, now, near);
    }
    sums
}
