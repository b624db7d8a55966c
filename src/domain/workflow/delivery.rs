//! What the mail server said of a letter.

use jiff::Timestamp;

use crate::domain::audit::{Action, Agent, Entity, Event};
use crate::domain::change::{Change, Write};
use crate::domain::notice::{Audience, Letter, Notice, notice_for};
use crate::domain::request::Record;

/// The mail server took the letter.
#[must_use]
pub fn accepted(record: &Record, notice: &Notice, now: Timestamp) -> Change {
    let mut change = done(notice);
    if announces(notice) && record.facts.accepted_at.is_none() {
        let mut next = record.clone();
        next.revision += 1;
        next.facts.accepted_at = Some(now);
        next.facts.not_delivered_at = None;
        change.writes.push(Write::Record(Box::new(next)));
        change.events.push(event(record, Action::LetterAccepted, now));
    }
    change
}

/// The mail server refused the letter for good, or two days of trying went by: the unit is told.
#[must_use]
pub fn refused(record: &Record, notice: &Notice, now: Timestamp) -> Change {
    let mut change = done(notice);
    change.events.push(event(record, Action::LetterRefused, now));
    if matches!(notice.audience, Audience::Recipient(_)) && record.is_open() {
        let mut next = record.clone();
        next.revision += 1;
        next.facts.not_delivered_at = Some(now);
        change.notices.push(notice_for(&next, Letter::NotDelivered, Audience::Unit(next.unit), now));
        change.writes.push(Write::Record(Box::new(next)));
    }
    change
}

/// The notice is no longer wanted: the request has ended meanwhile.
#[must_use]
pub fn dropped(notice: &Notice) -> Change {
    done(notice)
}

/// Is the letter still true at the moment of sending?
#[must_use]
pub fn still_wanted(record: &Record, notice: &Notice) -> bool {
    if let Some(taken) = &notice.step {
        return taken.holds(record);
    }
    match notice.letter {
        letter if letter.opens_the_request() => record.is_open(),
        // Who never heard of the request needn't hear that it is over.
        Letter::Withdrawn => record.facts.accepted_at.is_some(),
        _ => true,
    }
}

const fn announces(notice: &Notice) -> bool {
    matches!(notice.letter, Letter::RequestSent | Letter::LinkRenewed)
}

fn done(notice: &Notice) -> Change {
    Change { writes: vec![Write::NoticeDone { id: notice.id }], ..Change::default() }
}

fn event(record: &Record, action: Action, now: Timestamp) -> Event {
    Event {
        recorded: now,
        agent: Agent::Gateway,
        action,
        entity: Entity::Request(record.reference),
        detail: None,
    }
}
