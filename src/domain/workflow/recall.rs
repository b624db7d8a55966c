//! An answer is taken back: its sender recalls it until the unit has fetched it, or the unit returns it.
//! What came is destroyed, the log keeps that it came, and the request waits for an answer as before: the
//! same due day, and the steps of the ladder that were not taken.

use jiff::Timestamp;

use crate::domain::audit::{Action, Agent, Detail};
use crate::domain::change::Change;
use crate::domain::deadline::Keep;
use crate::domain::digest::Digest;
use crate::domain::notice::Letter;
use crate::domain::request::{Outcome, Record, ReturnReason, TakenBack};
use crate::domain::workflow::Refusal;
use crate::domain::workflow::link::Renewal;
use crate::domain::workflow::revision::Revision;

/// The recipient takes back what it sent, and the unit is told. `wait`: how long the request is kept
/// after its due day, or after today where that has passed.
///
/// # Errors
/// As [`may_recall`].
pub fn recall(record: &Record, wait: Keep, now: Timestamp) -> Result<Change, Refusal> {
    may_recall(record)?;
    let mut next = Revision::of(record, Agent::Recipient(record.recipient), now);
    next.log(Action::AnswerRecalled, None);
    wait_again(&mut next, None, wait, now);
    next.tell(Letter::AnswerRecalled);
    Ok(next.into_change())
}

/// Can its sender still take it back? An answer on paper is the unit's own copy.
///
/// # Errors
/// [`Refusal::FetchedAlready`]; [`Refusal::NothingToTakeBack`].
pub fn may_recall(record: &Record) -> Result<(), Refusal> {
    let facts = &record.facts;
    if facts.fetched_at.is_some() {
        return Err(Refusal::FetchedAlready);
    }
    let said = matches!(
        facts.outcome,
        Some(Outcome::Answered { .. } | Outcome::Declined { .. } | Outcome::WrongRecipient { .. })
    );
    let there = facts.answer.is_some() && record.document.is_some() && facts.came_on_paper.is_none();
    if said && there { Ok(()) } else { Err(Refusal::NothingToTakeBack) }
}

/// The unit returns an answer it has opened, and the recipient is told. What the unit had fetched is no
/// longer here, nor is the request: then its sender's copy is destroyed, and it is counted and told.
///
/// # Errors
/// As [`may_return`].
pub fn give_back(
    record: &Record,
    reason: ReturnReason,
    link: Renewal,
    wait: Keep,
    by: Digest,
    now: Timestamp,
) -> Result<Change, Refusal> {
    may_return(record)?;
    let mut next = Revision::of(record, Agent::User(by), now);
    next.log(Action::AnswerReturned, Some(Detail::Returned(reason)));
    if record.facts.fetched_at.is_some() {
        let copy = next.record.facts.copy.take();
        next.change.destroy(copy);
        next.record.facts.taken_back.push(TakenBack { at: now, returned: Some(reason), fetched: true });
        next.tell(match reason {
            ReturnReason::WrongPerson => Letter::WrongPersonFetched,
            ReturnReason::NotEnough => Letter::NotEnoughFetched,
        });
        return Ok(next.into_change());
    }
    wait_again(&mut next, Some(reason), wait, now);
    let letter = match reason {
        ReturnReason::WrongPerson => Letter::WrongPerson,
        ReturnReason::NotEnough => Letter::NotEnough,
    };
    next.record.facts.link_locked_at = None;
    link.write(&mut next, letter, now);
    Ok(next.into_change())
}

/// Can the unit return it? Once for each answer, and not before it was opened.
///
/// # Errors
/// [`Refusal::NothingToReturn`], [`Refusal::NotOpenedYet`], [`Refusal::ReturnedAlready`].
pub fn may_return(record: &Record) -> Result<(), Refusal> {
    let facts = &record.facts;
    if !matches!(facts.outcome, Some(Outcome::Answered { .. })) {
        return Err(Refusal::NothingToReturn);
    }
    if record.returned_after_fetching().is_some() {
        return Err(Refusal::ReturnedAlready);
    }
    if facts.fetched_at.is_some() {
        return Ok(());
    }
    if facts.answer.is_none() || record.document.is_none() {
        return Err(Refusal::NothingToReturn);
    }
    if facts.answer_opened_at.is_some() { Ok(()) } else { Err(Refusal::NotOpenedYet) }
}

/// What came is destroyed, and what its sender kept of it; the request is open as it was before it came.
fn wait_again(next: &mut Revision, returned: Option<ReturnReason>, wait: Keep, now: Timestamp) {
    let record = &mut next.record;
    record.expires_at = wait.until(record.due_at.max(now), record.due_at);
    let facts = &mut record.facts;
    facts.outcome = None;
    facts.answer_opened_at = None;
    facts.came_on_paper = None;
    facts.lost_at = None;
    facts.taken_back.push(TakenBack { at: now, returned, fetched: false });
    let gone = [facts.answer.take(), facts.copy.take()];
    next.log(Action::DocumentDestroyed, None);
    next.change.destroy(gone.into_iter().flatten());
}
