//! The ladder: what happens by itself while an answer does not come, step by step. Data per kind
//! of form; what is due is a plain function of the record, the ladder, the calendar and the time.
//!
//! A step's moment is when the gateway's day opens, so many working days from its anchor. A step
//! is taken once per deadline: when the due date moves, the steps counted from it are armed
//! anew, and only those. Where the gateway stood still and several steps to the same mailbox have
//! come due meanwhile, the latest speaks for them all.

mod check;
mod taken;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use check::{Fault, Reminders};
pub use taken::{Anchor, Taken};

use crate::domain::calendar::{self, Calendar};
use crate::domain::notice::{Letter, To};
use crate::domain::request::Record;

/// The steps of one kind of form, in any order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ladder {
    pub steps: Vec<Step>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Unique in its ladder; at most 16 lower-case letters, digits and hyphens.
    pub name: String,
    pub from: Anchor,
    /// Working days after the anchor's day; negative: before it.
    pub days: i32,
    /// Then again, each time so many working days later.
    pub every: Option<u32>,
    pub only: Only,
    /// Who is told, and by which letter.
    pub letters: Vec<(To, Letter)>,
    /// Nothing is sent until a person of the unit says yes.
    pub ask: bool,
    /// The coordinator owes a call within so many working days.
    pub call_days: Option<u32>,
}

/// When a step applies at all.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Only {
    #[default]
    Always,
    /// The recipient has said nothing yet.
    Unacknowledged,
    Unopened,
}

/// A step whose moment has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueStep<'a> {
    pub step: &'a Step,
    pub taken: Taken,
    /// The audiences it speaks to now; a later step speaks for it to the others.
    pub letters: Vec<(To, Letter)>,
}

/// A step that is to come, if nothing happens before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coming<'a> {
    pub step: &'a Step,
    pub round: u16,
    pub at: Timestamp,
}

impl Ladder {
    /// What kinds have that say nothing else: not acknowledged in time → reminder; five days before
    /// due → reminder; the day after → overdue; +5 → the recipient's escalation mailbox; +10 → the
    /// coordinator, who owes a call within three days; then every 10.
    #[must_use]
    pub fn standard() -> Self {
        let step = |name: &str, from, days, letters: &[(To, Letter)]| Step {
            name: name.to_owned(),
            from,
            days,
            every: None,
            only: Only::Always,
            letters: letters.to_vec(),
            ask: false,
            call_days: None,
        };
        let acknowledge = [(To::Recipient, Letter::AcknowledgeReminder)];
        let overdue = [(To::Recipient, Letter::Overdue), (To::Unit, Letter::OverdueUnit)];
        let steps = vec![
            Step {
                only: Only::Unacknowledged,
                ..step("unacknowledged", Anchor::AcknowledgeBy, 1, &acknowledge)
            },
            step("due-soon", Anchor::Due, -5, &[(To::Recipient, Letter::Reminder)]),
            step("overdue", Anchor::Due, 1, &overdue),
            step("escalated", Anchor::Due, 5, &[(To::Escalation, Letter::Escalated)]),
            Step {
                every: Some(10),
                call_days: Some(3),
                ..step("call", Anchor::Due, 10, &[(To::Coordinator, Letter::CallOwed)])
            },
        ];
        Self { steps }
    }

    /// The steps whose moment has come, in the order of their moments. Nothing outside opening
    /// hours, nothing once the request has its outcome.
    #[must_use]
    pub fn due(&self, record: &Record, calendar: &Calendar, now: Timestamp) -> Vec<DueStep<'_>> {
        if !record.is_open() || !calendar.is_open(now) {
            return Vec::new();
        }
        let mut due: Vec<(Timestamp, DueStep<'_>)> = Vec::new();
        for step in &self.steps {
            let Some(anchor) = step.anchor(record) else { continue };
            let mut round = step.next_round(record, anchor);
            let Some(mut at) = step.moment(record, anchor, round, calendar) else { continue };
            if at > now {
                continue;
            }
            // Rounds that were slept through are one.
            while step.every.is_some() {
                match step.moment(record, anchor, round + 1, calendar) {
                    Some(next) if next <= now => (at, round) = (next, round + 1),
                    _ => break,
                }
            }
            let taken = Taken { name: step.name.clone(), from: step.from, anchor, round, at: now };
            due.push((at, DueStep { step, taken, letters: step.letters.clone() }));
        }
        due.sort_by_key(|(at, _)| *at);
        let mut due: Vec<DueStep<'_>> = due.into_iter().map(|(_, step)| step).collect();
        let mut told = Vec::new();
        for step in due.iter_mut().rev() {
            step.letters.retain(|(to, _)| !told.contains(to) && reachable(record, *to));
            if !step.step.ask {
                told.extend(step.letters.iter().map(|(to, _)| *to));
            }
        }
        due
    }

    /// When to look next: the first moment to come, or, for one that has passed, the next opening.
    #[must_use]
    pub fn next(&self, record: &Record, calendar: &Calendar, now: Timestamp) -> Option<Timestamp> {
        if !record.is_open() {
            return None;
        }
        let first = self.steps.iter().filter_map(|step| {
            let anchor = step.anchor(record)?;
            step.moment(record, anchor, step.next_round(record, anchor), calendar)
        });
        first.min().map(|at| if at > now { at } else { calendar.opening(now) })
    }

    /// Every step to come if nothing happens, in order; repetitions until `until`.
    #[must_use]
    pub fn coming(&self, record: &Record, calendar: &Calendar, until: Timestamp) -> Vec<Coming<'_>> {
        if !record.is_open() {
            return Vec::new();
        }
        let mut coming = Vec::new();
        for step in &self.steps {
            let Some(anchor) = step.anchor(record) else { continue };
            let mut round = step.next_round(record, anchor);
            while let Some(at) = step.moment(record, anchor, round, calendar).filter(|at| *at <= until) {
                coming.push(Coming { step, round, at });
                if step.every.is_none() {
                    break;
                }
                round += 1;
            }
        }
        coming.sort_by_key(|step| step.at);
        coming
    }
}

impl Step {
    /// It tells somebody who stands above those two who have something to do, or owes a call.
    #[must_use]
    pub fn escalates(&self) -> bool {
        let above = |to: &To| matches!(to, To::Escalation | To::Coordinator);
        self.call_days.is_some() || self.letters.iter().any(|(to, _)| above(to))
    }

    /// The anchor's day; none: not counted from yet, or the step does not apply.
    fn anchor(&self, record: &Record) -> Option<Date> {
        let facts = &record.facts;
        let applies = match self.only {
            Only::Always => true,
            // Who has answered has it, even if the answer was taken back.
            Only::Unacknowledged => {
                facts.acknowledged.is_none() && facts.more_time.is_none() && facts.taken_back.is_empty()
            }
            Only::Unopened => facts.opened_at.is_none(),
        };
        if applies { self.from.day(record) } else { None }
    }

    fn next_round(&self, record: &Record, anchor: Date) -> u16 {
        let same = |taken: &&Taken| taken.name == self.name && taken.anchor == anchor;
        record.facts.steps.iter().filter(same).map(|taken| taken.round + 1).max().unwrap_or(0)
    }

    /// None: there is no such round, or the moment lay before the clock was set.
    fn moment(&self, record: &Record, anchor: Date, round: u16, calendar: &Calendar) -> Option<Timestamp> {
        let days = match (round, self.every) {
            (0, _) => self.days,
            (round, Some(every)) => self.days.saturating_add_unsigned(every.saturating_mul(round.into())),
            (_, None) => return None,
        };
        let day = if days < 0 {
            calendar.subtract_working_days(anchor, days.unsigned_abs())
        } else {
            calendar.add_working_days(anchor, days.unsigned_abs())
        };
        let at = calendar.opening_of(day);
        // A deadline so short that its reminder would have come before it was set has none.
        (at > record.armed_at()).then_some(at)
    }
}

impl Anchor {
    /// The day, as the record stands.
    #[must_use]
    pub fn day(self, record: &Record) -> Option<Date> {
        let at = match self {
            Self::Sent => record.sent_at,
            Self::AcknowledgeBy => record.acknowledge_by,
            Self::Acknowledged => record.facts.acknowledged.as_ref()?.at,
            Self::Due => record.due_at,
        };
        Some(calendar::local_date(at))
    }
}

impl Taken {
    /// Is the letter of the step still true? Not once the request has its outcome or the deadline it was
    /// counted from has moved.
    #[must_use]
    pub fn holds(&self, record: &Record) -> bool {
        record.is_open() && self.from.day(record) == Some(self.anchor)
    }
}

/// A recipient that waits for the unit's word, or that no letter reaches, isn't reminded.
pub(super) fn reachable(record: &Record, to: To) -> bool {
    let facts = &record.facts;
    match to {
        // What went by post is not followed by mail; what is lost can't be answered.
        To::Recipient | To::Escalation if facts.posted_at.is_some() || facts.lost_at.is_some() => false,
        To::Recipient => {
            facts.more_time.is_none() && facts.not_delivered_at.is_none() && facts.link_locked_at.is_none()
        }
        To::Escalation => facts.more_time.is_none(),
        To::Unit | To::Coordinator => true,
    }
}
