//! Every date that is to come of a request if nothing happens before, and what has moved it. Pure:
//! before sending for a record that is only imagined, afterwards for the one there is.

use jiff::civil::{Date, Weekday};
use jiff::{SignedDuration, Timestamp};

use crate::domain::calendar::{Calendar, DayOff, local_date};
use crate::domain::deadline::Deadlines;
use crate::domain::digest::Digest;
use crate::domain::ladder::{Coming, Ladder, Only, Step, reachable};
use crate::domain::language::Language;
use crate::domain::notice::{Letter, To};
use crate::domain::reference::Reference;
use crate::domain::request::{Facts, Record};
use crate::domain::scope::Scope;

/// One date to come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ahead {
    pub at: Timestamp,
    pub what: What,
    /// The days off it was counted past, but for weekends.
    pub past: Vec<Off>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    Acknowledge,
    Due,
    /// A step of the ladder.
    Letters {
        step: String,
        letters: Vec<(To, Letter)>,
        /// Then again, each time so many working days later.
        every: Option<u32>,
        only: Only,
        /// The unit is asked first.
        ask: bool,
    },
    /// The coordinator should have called by then.
    Call,
    /// It expires, and everything sealed is destroyed.
    Destroyed,
}

/// Days off in a row for one reason, weekends between them not counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Off {
    pub reason: DayOff,
    pub first: Date,
    pub last: Date,
}

/// In the order of their moments, and nothing that lies before `now` or comes no longer. Of steps that
/// repeat, the next time. `escalation`: the recipient has a mailbox for what is late.
#[must_use]
pub fn forecast(
    record: &Record,
    ladder: &Ladder,
    calendar: &Calendar,
    escalation: bool,
    now: Timestamp,
) -> Vec<Ahead> {
    let mut ahead = Vec::new();
    if record.is_open() {
        let counted = |at, what| Ahead { at, what, past: off_between(calendar, record.armed_at(), at) };
        if awaits_acknowledgement(record) {
            ahead.push(counted(record.acknowledge_by, What::Acknowledge));
        }
        ahead.push(counted(record.due_at, What::Due));
        steps(&mut ahead, record, ladder, calendar, (escalation, now));
        if let Some(call) = &record.facts.call {
            let past = off_between(calendar, call.since, call.owed_by);
            ahead.push(Ahead { at: call.owed_by, what: What::Call, past });
        }
    }
    if record.is_open() || record.document.is_some() || record.facts.answer.is_some() {
        ahead.push(Ahead { at: record.expires_at, what: What::Destroyed, past: Vec::new() });
    }
    ahead.retain(|ahead| ahead.at > now);
    ahead.sort_by_key(|ahead| ahead.at);
    ahead
}

/// Not of a recipient that has said something already, or that the request went to by post.
const fn awaits_acknowledgement(record: &Record) -> bool {
    let facts = &record.facts;
    facts.acknowledged.is_none() && facts.more_time.is_none() && facts.posted_at.is_none()
}

fn steps(
    ahead: &mut Vec<Ahead>,
    record: &Record,
    ladder: &Ladder,
    calendar: &Calendar,
    (escalation, now): (bool, Timestamp),
) {
    let mut next: Vec<Coming<'_>> = Vec::new();
    for mut coming in ladder.coming(record, calendar, record.expires_at) {
        if next.iter().any(|known| known.step.name == coming.step.name) {
            continue;
        }
        // Its moment has passed, as at night: it is taken when the day opens.
        if coming.at <= now {
            coming.at = calendar.opening(now).max(now + SignedDuration::from_secs(1));
        }
        next.push(coming);
    }
    // Of two at one moment the later speaks for both.
    let mut told: Vec<(Timestamp, To)> = Vec::new();
    for Coming { step, at, .. } in next.into_iter().rev() {
        let reaches = |to| reachable(record, to) && (to != To::Escalation || escalation);
        let is_news = |(to, _): &&(To, Letter)| reaches(*to) && !told.contains(&(at, *to));
        let letters: Vec<(To, Letter)> = step.letters.iter().filter(is_news).copied().collect();
        if letters.is_empty() {
            continue;
        }
        if !step.ask {
            told.extend(letters.iter().map(|(to, _)| (at, *to)));
        }
        let from = step.from.day(record);
        let past = from.map_or_else(Vec::new, |anchor| off_in(calendar, anchor, local_date(at)));
        ahead.push(Ahead { at, what: letters_of(step, letters), past });
        if let Some(days) = step.call_days.filter(|_| record.facts.call.is_none()) {
            let owed_by = calendar.due(at, days);
            ahead.push(Ahead { at: owed_by, what: What::Call, past: off_between(calendar, at, owed_by) });
        }
    }
}

fn letters_of(step: &Step, letters: Vec<(To, Letter)>) -> What {
    let Step { name, every, only, ask, .. } = step;
    What::Letters { step: name.clone(), letters, every: *every, only: *only, ask: *ask }
}

/// The record a request would have if it were sent then, for [`forecast`] and nothing else.
#[must_use]
pub fn imagined(
    kind: &str,
    (unit, recipient): (Digest, Digest),
    sent_at: Timestamp,
    deadlines: Deadlines,
) -> Record {
    let nobody = Digest::from_bytes([0; 32]);
    Record {
        reference: Reference::from_digest(&nobody),
        revision: 1,
        kind: kind.to_owned(),
        form: String::new(),
        language: Language::default(),
        unit,
        worker: nobody,
        recipient,
        client: nobody,
        consent: nobody,
        scope: Scope::default(),
        one_time_keys: None,
        previous: None,
        document: None,
        sent_at,
        acknowledge_by: deadlines.acknowledge_by,
        due_at: deadlines.due_at,
        expires_at: deadlines.expires_at,
        look_at: None,
        protected: false,
        facts: Facts::default(),
    }
}

fn off_between(calendar: &Calendar, from: Timestamp, to: Timestamp) -> Vec<Off> {
    off_in(calendar, local_date(from), local_date(to))
}

/// Days off from Monday to Friday strictly between two days, whichever comes first.
fn off_in(calendar: &Calendar, one: Date, other: Date) -> Vec<Off> {
    let mut found: Vec<Off> = Vec::new();
    let (mut day, end) = (one.min(other), one.max(other));
    // Whether a working day has come since the last day off.
    let mut worked = true;
    while let Ok(next) = day.tomorrow() {
        day = next;
        if day >= end {
            break;
        }
        if matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday) {
            continue;
        }
        let Some(reason) = calendar.day_off(day) else {
            worked = true;
            continue;
        };
        match found.last_mut().filter(|off| off.reason == reason && !worked) {
            Some(off) => off.last = day,
            None => found.push(Off { reason, first: day, last: day }),
        }
        worked = false;
    }
    found
}
