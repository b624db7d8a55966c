//! What coordinators count: cells of a table, kept up to date with every commit.
//!
//! A cell is a month, a unit, a recipient, a kind of form and a measure: digests and codes, never
//! a client. What a record adds to the cells is a plain function of the record
//! ([`Tallies::of_record`]), so a change adds what the new record says and takes away what the old
//! one said ([`contributions`]), and the table always equals a count from the beginning.
//!
//! - [`measure`] what is counted, [`group`] for whom.
//! - [`figure`] how a count is shown without telling of few; [`period`] which months; [`report`]
//!   what is made of it, [`shown`] which figures of it are shown; [`target`] what is aimed at.

pub mod figure;
pub mod group;
pub mod measure;
pub mod period;
pub mod report;
pub mod shown;
pub mod target;

use std::collections::BTreeMap;

use crate::domain::consent::{ConsentRecord, ConsentState};
use crate::domain::ladder::{Anchor, Taken};
use crate::domain::request::{Outcome, Record, ReturnReason};
use crate::domain::statistics::group::{Group, Month};
use crate::domain::statistics::measure::Measure;
use crate::domain::watch::Watch;

/// How much of each measure, for one group; only what is not zero.
pub type Tally = BTreeMap<Measure, u64>;

/// One number of the table.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cell {
    pub group: Group,
    pub measure: Measure,
}

/// What something adds to the table, or takes from it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tallies {
    pub cells: BTreeMap<Cell, i64>,
}

/// What a change of a request adds to the table and takes from it.
#[must_use]
pub fn contributions(old: Option<&Record>, new: &Record) -> Vec<(Cell, i64)> {
    difference(old.map(Tallies::of_record), Tallies::of_record(new))
}

/// The same of a consent.
#[must_use]
pub fn consent_contributions(old: Option<&ConsentRecord>, new: &ConsentRecord) -> Vec<(Cell, i64)> {
    difference(old.map(Tallies::of_consent), Tallies::of_consent(new))
}

/// The same of a watch.
#[must_use]
pub fn watch_contributions(old: Option<&Watch>, new: &Watch) -> Vec<(Cell, i64)> {
    difference(old.map(Tallies::of_watch), Tallies::of_watch(new))
}

fn difference(old: Option<Tallies>, mut new: Tallies) -> Vec<(Cell, i64)> {
    for (cell, count) in old.unwrap_or_default().cells {
        *new.cells.entry(cell).or_default() -= count;
    }
    new.cells.into_iter().filter(|(_, count)| *count != 0).collect()
}

impl Tallies {
    /// What one request counts, in the month of its sending and for the recipient it is with now.
    /// For those it was with before, only that it was moved away.
    #[must_use]
    pub fn of_record(record: &Record) -> Self {
        let mut tallies = Self::default();
        let of = |sent_at, recipient| {
            let mut group = Group::of_requests(sent_at, record.unit, recipient, &record.kind);
            // Whom it was sent to would say where somebody with protected particulars lives.
            group.recipient = group.recipient.filter(|_| !record.protected);
            group
        };
        let group = of(record.sent_at, record.recipient);
        let facts = &record.facts;
        tallies.add(&group, Measure::Sent);
        if facts.not_delivered_at.is_some() {
            tallies.add(&group, Measure::NotDelivered);
        }
        if facts.first_due_at.is_some() {
            tallies.add(&group, Measure::Extended);
        }
        for taken in &facts.steps {
            tallies.add(&group, Measure::Step(taken.name.clone()));
        }
        for earlier in &facts.earlier {
            let group = of(earlier.sent_at, earlier.recipient);
            tallies.add(&group, Measure::Rerouted);
        }
        for back in &facts.taken_back {
            tallies.add(&group, back.returned.map_or(Measure::Recalled, Measure::Returned));
        }
        match &facts.outcome {
            // What was fetched, and was about somebody else, answered nothing.
            Some(_) if record.returned_after_fetching() == Some(ReturnReason::WrongPerson) => {}
            None => {
                let overdue = |taken: &Taken| taken.from == Anchor::Due && taken.at > record.due_at;
                if facts.steps.iter().any(overdue) {
                    tallies.add(&group, Measure::Overdue);
                }
            }
            Some(Outcome::Answered { at: _, late, days, score }) => {
                tallies.add(&group, if *late { Measure::Late } else { Measure::OnTime });
                tallies.add(&group, Measure::days(*days));
                if facts.came_on_paper.is_some() {
                    tallies.add(&group, Measure::OnPaper);
                }
                if let Some(score) = score {
                    tallies.add(&group, Measure::Scored);
                    if *score >= COMPLETE {
                        tallies.add(&group, Measure::Complete);
                    }
                }
            }
            Some(Outcome::Declined { at: _, reason }) => tallies.add(&group, Measure::Declined(*reason)),
            Some(Outcome::WrongRecipient { .. }) => tallies.add(&group, Measure::WrongRecipient),
            Some(Outcome::Withdrawn { .. }) => tallies.add(&group, Measure::Withdrawn),
            Some(Outcome::Expired { .. }) => tallies.add(&group, Measure::Expired),
        }
        tallies
    }

    /// In the month it was recorded. A key document is nobody's consent.
    #[must_use]
    pub fn of_consent(consent: &ConsentRecord) -> Self {
        let mut tallies = Self::default();
        if consent.is_key() {
            return tallies;
        }
        let group = Group::of_unit(Month::of(consent.recorded_at), consent.unit);
        match consent.state {
            ConsentState::Given | ConsentState::Replaced { .. } => {
                tallies.add(&group, Measure::ConsentGiven);
            }
            ConsentState::Refused => tallies.add(&group, Measure::ConsentRefused),
            ConsentState::Revoked { .. } => {
                tallies.add(&group, Measure::ConsentGiven);
                tallies.add(&group, Measure::ConsentRevoked);
            }
        }
        tallies
    }

    /// In the month it was set.
    #[must_use]
    pub fn of_watch(watch: &Watch) -> Self {
        let mut tallies = Self::default();
        let group = Group::of_unit(Month::of(watch.set_at), watch.unit);
        tallies.add(&group, Measure::WatchSet(watch.kind));
        match watch.ended {
            None => {}
            Some(end) if end.done => tallies.add(&group, Measure::WatchDone(watch.kind)),
            Some(_) => tallies.add(&group, Measure::WatchDropped(watch.kind)),
        }
        tallies
    }

    fn add(&mut self, group: &Group, measure: Measure) {
        *self.cells.entry(Cell { group: group.clone(), measure }).or_default() += 1;
    }
}

/// The whole DFA chain: diagnosis, functional impairment, activity limitation.
const COMPLETE: u8 = 3;
