//! The unit opens an answer, confirms that it has it, withdraws; the gateway lets go.

use jiff::Timestamp;

use crate::domain::audit::{Action, Agent};
use crate::domain::change::Change;
use crate::domain::digest::Digest;
use crate::domain::request::{Outcome, Record};
use crate::domain::workflow::Refusal;
use crate::domain::workflow::revision::Revision;

/// The unit opened the answer with the consent document.
///
/// # Errors
/// [`Refusal::NothingToFetch`] where there is no answer.
pub fn open_answer(record: &Record, worker: Digest, now: Timestamp) -> Result<Change, Refusal> {
    if record.facts.answer.is_none() {
        return Err(Refusal::NothingToFetch);
    }
    let mut next = Revision::of(record, Agent::User(worker), now);
    next.record.facts.answer_opened_at.get_or_insert(now);
    next.log(Action::AnswerOpened, None);
    Ok(next.into_change())
}

/// The unit has the answer in its own records: the ciphertext is destroyed. A refusal by telephone
/// has none to open; the unit lets the request go. What the recipient keeps of it stays.
///
/// # Errors
/// [`Refusal::NothingToFetch`] without an answer, [`Refusal::NotOpenedYet`] before it was opened.
pub fn confirm_fetched(record: &Record, worker: Digest, now: Timestamp) -> Result<Change, Refusal> {
    if record.facts.answer.is_none() && !record.is_declined_by_telephone() {
        return Err(Refusal::NothingToFetch);
    }
    if record.facts.answer.is_some() && record.facts.answer_opened_at.is_none() {
        return Err(Refusal::NotOpenedYet);
    }
    let mut next = Revision::of(record, Agent::User(worker), now);
    next.record.facts.fetched_at = Some(now);
    next.log(Action::AnswerFetched, None);
    next.destroy_all_but_the_copy();
    Ok(next.into_change())
}

/// The unit no longer needs the answer.
pub fn withdraw(record: &Record, worker: Digest, now: Timestamp) -> Result<Change, Refusal> {
    super::answer::must_be_open(record)?;
    Ok(super::consent::withdrawn(record, Agent::User(worker), now))
}

/// The time is up: nothing sealed stays. None where there is nothing left to do.
#[must_use]
pub fn expire(record: &Record, now: Timestamp) -> Option<Change> {
    let facts = &record.facts;
    let draft = facts.draft.is_some() || !facts.draft_files.is_empty();
    let left = record.document.is_some() || facts.answer.is_some() || facts.copy.is_some() || draft;
    if now < record.expires_at || !(left || record.is_open()) {
        return None;
    }
    let mut next = Revision::of(record, Agent::Gateway, now);
    if record.is_open() {
        next.record.facts.outcome = Some(Outcome::Expired { at: now });
        next.log(Action::Expired, None);
    }
    next.destroy_all();
    Some(next.into_change())
}
