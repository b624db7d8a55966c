//! What is open with each recipient, as bars: the longest red one is the one to call.

use std::collections::HashMap;

use crate::domain::{Digest, Language, NextActor};
use crate::store::board::{Group, Mark, PROTECTED};
use crate::text;
use crate::web::coordinator::queue::standing::Standing;
use crate::web::coordinator::queue::view::{self, View};
use crate::web::seat::Seat;
use crate::web::words;

/// One recipient.
#[derive(Debug, Clone)]
pub struct Bar {
    pub recipient: String,
    /// Its requests.
    pub address: String,
    pub open: u32,
    pub overdue: u32,
    pub near: u32,
    pub not_delivered: u32,
    pub calls: u32,
    /// The longest overdue, if any is.
    pub worst: Option<String>,
    /// Lengths of the parts, in thousandths of the longest bar.
    pub parts: Parts,
}

/// From the left: overdue, near, the rest.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Parts {
    pub overdue: u32,
    pub near: u32,
    pub rest: u32,
}

impl Parts {
    /// Where the last part begins.
    pub const fn rest_at(&self) -> u32 {
        self.overdue + self.near
    }
}

/// The recipients with most overdue first; then those with most soon due.
pub fn bars(seat: &Seat, view: &View, mut groups: Vec<Group>, limit: usize) -> Vec<Bar> {
    groups.retain(|group| group.recipient != PROTECTED);
    groups.sort_by_key(|group| {
        let sums = &group.sums;
        (std::cmp::Reverse((sums.overdue.lines, sums.near.lines, sums.open().lines)), group.recipient)
    });
    let longest = groups.iter().map(|group| group.sums.open().lines).max().unwrap_or(0);
    groups.truncate(limit);
    groups.iter().map(|group| bar(seat, view, group, longest)).collect()
}

fn bar(seat: &Seat, view: &View, group: &Group, longest: u32) -> Bar {
    let gateway = seat.gateway();
    let (now, language) = (seat.now(), seat.language());
    let parties = gateway.parties();
    let known = parties.recipient(&group.recipient);
    let (sums, open) = (&group.sums, group.sums.open());
    let worst = sums.first.filter(|_| sums.overdue.lines > 0).map(|first| {
        let timetable = gateway.timetable();
        let calendar = timetable.calendar_of(&group.recipient);
        Standing::of(first, (now, view::near(seat, now)), calendar, language).words
    });
    Bar {
        recipient: words::recipient(&gateway.parties(), &group.recipient, language),
        address: known.map_or_else(String::new, |known| {
            view.with("recipient", &known.id).with("due", "any").address("/queue")
        }),
        open: open.lines,
        overdue: sums.overdue.lines,
        near: sums.near.lines,
        not_delivered: open.mark(Mark::NotDelivered),
        calls: open.next(NextActor::Coordinator),
        worst,
        parts: parts(sums.overdue.lines, sums.near.lines, open.lines, longest),
    }
}

/// What there is, however little, is seen.
pub fn parts(overdue: u32, near: u32, open: u32, longest: u32) -> Parts {
    let part = |lines: u32| {
        if lines == 0 { 0 } else { (u64::from(lines) * 1000 / u64::from(longest.max(1))).max(8) as u32 }
    };
    Parts { overdue: part(overdue), near: part(near), rest: part(open.saturating_sub(overdue + near)) }
}

/// The recipients something is open with, by name, for a list to choose from: id and name.
pub fn choices(seat: &Seat, groups: &[Group], language: Language) -> Vec<(String, String)> {
    let parties = seat.gateway().parties();
    let there: HashMap<Digest, &Group> = groups.iter().map(|group| (group.recipient, group)).collect();
    let known = parties.recipients().iter().filter_map(|recipient| {
        let group = there.get(&parties.recipient_digest(&recipient.id))?;
        let number = group.sums.open().lines;
        let name = text::with(
            language,
            "coordinator-recipient-open",
            &[("name", recipient.name.as_str().into()), ("n", number.into())],
        );
        Some((recipient.id.clone(), name))
    });
    let mut known: Vec<_> = known.collect();
    known.sort_by_key(|(_, name)| name.to_lowercase());
    known
}
