//! The unit opens an answer, confirms that it has it, withdraws; the gateway lets go.

use jiff::Timestamp;

use crate::domain::audit::{Action, Agent, Entity, Event};
use crate::domain::change::{Change, Write};
use crate::domain::digest::Digest;
use crate::domain::request::{Outcome, Record};
use crate::domain::workflow::Refusal;
use crate::domain::workflow::ending::destroy_all;

/// The unit opened the answer with the consent document.
///
/// # Errors
///
/// [`Refusal::NothingToFetch`] where there is no answer.
pub fn open_answer(record: &Record, worker: Digest, now: Timestamp) -> Result<Change, Refusal> {
    if record.facts.answer.is_none() {
        return Err(Refusal::NothingToFetch);
    }
    let mut next = record.clone();
    next.revision += 1;
    next.facts.answer_opened_at.get_or_insert(now);
    Ok(one(next, Action::AnswerOpened, Agent::User(worker), now))
}

/// The unit has the answer in its own records: the ciphertext is destroyed. A refusal by telephone
/// has none to open; the unit lets the request go.
///
/// # Errors
///
/// [`Refusal::NothingToFetch`] without an answer, [`Refusal::NotOpenedYet`] before it was opened.
pub fn confirm_fetched(record: &Record, worker: Digest, now: Timestamp) -> Result<Change, Refusal> {
    if record.facts.answer.is_none() && !record.is_declined_by_telephone() {
        return Err(Refusal::NothingToFetch);
    }
    if record.facts.answer.is_some() && record.facts.answer_opened_at.is_none() {
        return Err(Refusal::NotOpenedYet);
    }
    let mut next = record.clone();
    next.revision += 1;
    next.facts.fetched_at = Some(now);
    let mut change = Change::default();
    change.events.push(event(&next, Action::AnswerFetched, Agent::User(worker), now));
    destroy_all(&mut change, &mut next, Agent::User(worker), now);
    change.writes.push(Write::Record(Box::new(next)));
    Ok(change)
}

/// The unit no longer needs the answer.
///
/// # Errors
///
/// The outcome it already has.
pub fn withdraw(record: &Record, worker: Digest, now: Timestamp) -> Result<Change, Refusal> {
    super::answer::must_be_open(record)?;
    let mut change = Change::default();
    super::consent::withdraw_into(&mut change, record, Agent::User(worker), now);
    Ok(change)
}

/// The time is up: nothing sealed stays. None where there is nothing left to do.
#[must_use]
pub fn expire(record: &Record, now: Timestamp) -> Option<Change> {
    let facts = &record.facts;
    let draft = facts.draft.is_some() || !facts.draft_files.is_empty();
    let left = record.document.is_some() || facts.answer.is_some() || draft;
    if now < record.expires_at || !(left || record.is_open()) {
        return None;
    }
    let mut next = record.clone();
    next.revision += 1;
    let mut change = Change::default();
    if next.is_open() {
        next.facts.outcome = Some(Outcome::Expired { at: now });
        change.events.push(event(&next, Action::Expired, Agent::Gateway, now));
    }
    destroy_all(&mut change, &mut next, Agent::Gateway, now);
    change.writes.push(Write::Record(Box::new(next)));
    Some(change)
}

fn one(record: Record, action: Action, agent: Agent, now: Timestamp) -> Change {
    Change {
        events: vec![event(&record, action, agent, now)],
        writes: vec![Write::Record(Box::new(record))],
        notices: Vec::new(),
    }
}

fn event(record: &Record, action: Action, agent: Agent, now: Timestamp) -> Event {
    Event { recorded: now, agent, action, entity: Entity::Request(record.reference), detail: None }
}
