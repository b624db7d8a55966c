//! The board: every open request in memory, one short line each, in the order they are due.
//!
//! Built at opening from the open requests, and moved with every commit once that is durable. So a
//! page over the longest overdue costs a page, and a filter or a grouping one walk over short lines,
//! however much is open.
//!
//! # Layout
//!
//! - [`line`] what a line says; [`query`] what can be asked; [`shelf`] the lines of a unit with
//!   their sums, sorted by [`moments`]; [`select`] the answers.

mod line;
mod moments;
mod query;
mod select;
mod shelf;

use std::collections::HashMap;
use std::hash::Hash;

pub use line::{Line, Mark, PROTECTED};
pub use query::{Due, Group, Listed, Place, Query, Sort, Sums, Tally};

use crate::domain::{Digest, Record, Reference};

use moments::{moment, nanoseconds};
use shelf::{Packed, Shelf};

/// All open requests.
#[derive(Default)]
pub(super) struct Board {
    shelves: HashMap<Digest, Shelf>,
    recipients: Names<Digest>,
    kinds: Names<String>,
    steps: Names<String>,
}

/// What one written record does to the board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Move {
    away: Option<Key>,
    line: Option<Line>,
}

/// Where a line stands: its unit, due moment and reference.
type Key = (Digest, i64, Reference);

impl Move {
    /// None where neither the old record nor the new one is open.
    pub fn of(old: Option<&Record>, new: &Record) -> Option<Self> {
        let open = old.filter(|old| old.is_open());
        let step = Self {
            away: open.map(|old| (old.unit, nanoseconds(old.due_at), old.reference)),
            line: Line::of(new),
        };
        (step.away.is_some() || step.line.is_some()).then_some(step)
    }
}

impl Board {
    pub fn of(lines: impl Iterator<Item = Line>) -> Self {
        let mut board = Self::default();
        let mut of_units: HashMap<Digest, Vec<(shelf::At, Packed)>> = HashMap::new();
        for line in lines {
            let unit = line.unit;
            let packed = board.pack(&line);
            of_units.entry(unit).or_default().push(((nanoseconds(line.due_at), line.reference), packed));
        }
        board.shelves = of_units.into_iter().map(|(unit, lines)| (unit, Shelf::of(lines))).collect();
        board
    }

    pub fn apply(&mut self, step: Move) {
        if let Some((unit, due, reference)) = step.away
            && let Some(shelf) = self.shelves.get_mut(&unit)
        {
            shelf.remove(&(due, reference));
        }
        if let Some(line) = step.line {
            let packed = self.pack(&line);
            let at = (nanoseconds(line.due_at), line.reference);
            self.shelves.entry(line.unit).or_default().insert(at, packed);
        }
    }

    fn pack(&mut self, line: &Line) -> Packed {
        Packed {
            sent: nanoseconds(line.sent_at),
            call: line.call_by.map_or(shelf::NEVER, nanoseconds),
            recipient: self.recipients.id(&line.recipient),
            kind: self.kinds.id(&line.kind),
            step: line.step.as_ref().map_or(shelf::NO_STEP, |step| self.steps.id(step)),
            status: line.status,
            next: line.next,
            marks: line.marks,
        }
    }

    fn unpack(&self, unit: Digest, (due, reference): shelf::At, packed: &Packed) -> Line {
        Line {
            reference,
            due_at: moment(due),
            sent_at: moment(packed.sent),
            unit,
            recipient: self.recipients.name(packed.recipient).copied().unwrap_or(unit),
            kind: self.kinds.name(packed.kind).cloned().unwrap_or_default(),
            status: packed.status,
            next: packed.next,
            step: self.steps.name(packed.step).cloned(),
            call_by: (packed.call != shelf::NEVER).then(|| moment(packed.call)),
            marks: packed.marks,
        }
    }
}

/// Names as small numbers. Only grows: there are no more of them than the directory and the forms
/// have.
struct Names<T> {
    ids: HashMap<T, u32>,
    names: Vec<T>,
}

impl<T: Clone + Eq + Hash> Names<T> {
    fn id(&mut self, name: &T) -> u32 {
        if let Some(id) = self.ids.get(name) {
            return *id;
        }
        let id =
            u32::try_from(self.names.len()).expect("the directory names fewer than four thousand million");
        self.ids.insert(name.clone(), id);
        self.names.push(name.clone());
        id
    }

    fn known(&self, name: &T) -> Option<u32> {
        self.ids.get(name).copied()
    }

    fn name(&self, id: u32) -> Option<&T> {
        self.names.get(id as usize)
    }
}

impl<T> Default for Names<T> {
    fn default() -> Self {
        Self { ids: HashMap::new(), names: Vec::new() }
    }
}
