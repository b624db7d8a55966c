//! A sealed document is not there any more, or not as it was written: the gateway found it out.

use jiff::Timestamp;

use crate::domain::audit::{Action, Agent};
use crate::domain::change::{Change, Write};
use crate::domain::digest::Digest;
use crate::domain::notice::Letter;
use crate::domain::request::{Record, Sealed};
use crate::domain::spool_id::SpoolId;
use crate::domain::workflow::Refusal;
use crate::domain::workflow::revision::Revision;

/// A document of the record is lost. Without the request or the answer nothing can be opened: a fact
/// of the request, its unit is told and has the next move. A draft, a reason or the recipient's copy is only let go.
///
/// Nothing is written where it is known, or where the record no longer holds the document.
#[must_use]
pub fn found(record: &Record, document: &SpoolId, now: Timestamp) -> Change {
    let is_it = |sealed: &Sealed| sealed.id == *document;
    let essential =
        record.document.as_ref().is_some_and(is_it) || record.facts.answer.as_ref().is_some_and(is_it);
    let mut next = Revision::of(record, Agent::Gateway, now);
    let facts = &mut next.record.facts;
    if essential {
        if facts.lost_at.is_some() {
            return Change::default();
        }
        facts.lost_at = Some(now);
        next.tell(Letter::DocumentLost);
    } else {
        let reason = facts.more_time.as_mut().map(|asked| &mut asked.reason);
        let places = [Some(&mut facts.draft), Some(&mut facts.copy), reason].into_iter().flatten();
        let mut held = places.filter(|place| (**place).as_ref().is_some_and(is_it));
        match (held.next(), facts.draft_files.iter().position(is_it)) {
            (Some(place), _) => *place = None,
            (None, Some(place)) => drop(facts.draft_files.remove(place)),
            (None, None) => return Change::default(),
        }
        next.change.writes.push(Write::Destroy { id: document.clone() });
    }
    next.log(Action::DocumentLost, None);
    next.into_change()
}

/// What was lost was restored, and can be opened.
#[must_use]
pub fn found_again(record: &Record, now: Timestamp) -> Change {
    if record.facts.lost_at.is_none() {
        return Change::default();
    }
    let mut next = Revision::of(record, Agent::Gateway, now);
    next.record.facts.lost_at = None;
    next.log(Action::DocumentFound, None);
    next.into_change()
}

/// Nothing that came can be opened: the unit lets go of what is left.
///
/// # Errors
/// [`Refusal::NothingToFetch`] where nothing is lost, or where there is nothing left.
pub fn let_go(record: &Record, worker: Digest, now: Timestamp) -> Result<Change, Refusal> {
    if record.facts.lost_at.is_none() || record.is_open() || record.document.is_none() {
        return Err(Refusal::NothingToFetch);
    }
    let mut next = Revision::of(record, Agent::User(worker), now);
    next.destroy_all_but_the_copy();
    Ok(next.into_change())
}
