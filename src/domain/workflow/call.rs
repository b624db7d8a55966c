//! Telephone calls: somebody owes one, somebody takes it on, and what came of it.

use jiff::Timestamp;

use crate::domain::audit::{Action, Agent, Detail};
use crate::domain::calendar::Calendar;
use crate::domain::change::{Change, FreshLink};
use crate::domain::digest::Digest;
use crate::domain::request::{CallBack, CallResult, Called, DeclineReason, Outcome, Record};
use crate::domain::workflow::Refusal;
use crate::domain::workflow::answer::must_be_open;
use crate::domain::workflow::revision::Revision;
use crate::domain::workflow::time::{self, NewDue};

/// Working days within which a call that was promised is made.
pub const CALL_DAYS: u32 = 3;

/// What was said on the telephone.
#[derive(Debug, Clone)]
pub enum Said {
    /// With the link for the letter that confirms it.
    NewDate(NewDue, FreshLink),
    WillAnswer,
    Declines(DeclineReason),
    /// `again`: somebody tries once more within [`CALL_DAYS`]; otherwise the ladder goes on.
    NoContact {
        again: bool,
    },
}

impl Said {
    #[must_use]
    pub const fn result(&self) -> CallResult {
        match self {
            Self::NewDate(..) => CallResult::NewDate,
            Self::WillAnswer => CallResult::WillAnswer,
            Self::Declines(_) => CallResult::Declines,
            Self::NoContact { .. } => CallResult::NoContact,
        }
    }
}

/// "I call." A clock that runs already goes on; the call is this person's from now on.
pub fn take(record: &Record, by: Digest, calendar: &Calendar, now: Timestamp) -> Result<Change, Refusal> {
    must_be_open(record)?;
    let mut next = Revision::of(record, Agent::User(by), now);
    let call = next.record.facts.call.get_or_insert_with(|| owed(calendar, now));
    call.by = Some(by);
    next.log(Action::CallTaken, None);
    Ok(next.into_change())
}

/// Somebody has called, whether it was owed or not.
///
/// Declining by telephone is the recipient's outcome on the unit's word: the log names the person
/// who wrote it down, and there is no sealed refusal. The request stays until it is sent to another
/// recipient or let go.
///
/// # Errors
/// The outcome it has; for a new date as [`time::extend`].
pub fn called(
    record: &Record,
    said: Said,
    by: Digest,
    calendar: &Calendar,
    now: Timestamp,
) -> Result<Change, Refusal> {
    must_be_open(record)?;
    let result = said.result();
    let mut next = Revision::of(record, Agent::User(by), now);
    next.log(Action::Called, Some(Detail::Call(result)));
    next.record.facts.called = Some(Called { at: now, by, result });
    match said {
        Said::NewDate(to, link) => time::extend_into(&mut next, to, link, now)?,
        Said::WillAnswer => next.record.facts.call = None,
        Said::NoContact { again } => {
            let since = record.facts.call.as_ref().map_or(now, |call| call.since);
            let call = || CallBack { since, by: Some(by), ..owed(calendar, now) };
            next.record.facts.call = again.then(call);
        }
        Said::Declines(reason) => declined(&mut next, reason, now),
    }
    Ok(next.into_change())
}

fn declined(next: &mut Revision, reason: DeclineReason, now: Timestamp) {
    let facts = &mut next.record.facts;
    facts.outcome = Some(Outcome::Declined { at: now, reason });
    facts.call = None;
    facts.consider = None;
    let draft = facts.take_draft();
    next.log(Action::Declined, Some(Detail::Reason(reason)));
    next.change.destroy(draft);
}

fn owed(calendar: &Calendar, now: Timestamp) -> CallBack {
    CallBack { since: now, owed_by: calendar.due(now, CALL_DAYS), by: None }
}
