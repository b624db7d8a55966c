//! Telephone calls: somebody owes one, somebody takes it on, and what came of it.

use jiff::Timestamp;

use crate::domain::audit::{Action, Agent, Detail, Event};
use crate::domain::calendar::Calendar;
use crate::domain::change::{Change, Write};
use crate::domain::digest::Digest;
use crate::domain::request::{CallBack, CallResult, Called, DeclineReason, Outcome, Record};
use crate::domain::workflow::Refusal;
use crate::domain::workflow::answer::must_be_open;
use crate::domain::workflow::climb::FreshLink;
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
///
/// # Errors
///
/// The outcome it has.
pub fn take(record: &Record, by: Digest, calendar: &Calendar, now: Timestamp) -> Result<Change, Refusal> {
    must_be_open(record)?;
    let mut next = record.clone();
    next.revision += 1;
    let call = next.facts.call.get_or_insert_with(|| owed(calendar, now));
    call.by = Some(by);
    Ok(Change {
        events: vec![event(record, by, Action::CallTaken, None, now)],
        writes: vec![Write::Record(Box::new(next))],
        ..Change::default()
    })
}

/// Somebody has called, whether it was owed or not.
///
/// Declining by telephone is the recipient's outcome on the unit's word: the log names the person
/// who wrote it down, and there is no sealed refusal. The request stays until it is sent to another
/// recipient or let go.
///
/// # Errors
///
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
    let mut noted = record.clone();
    noted.facts.called = Some(Called { at: now, by, result });
    let mut change = match said {
        Said::NewDate(to, link) => time::extend(&noted, to, link, by, now)?,
        Said::WillAnswer => changed(&noted, |next| next.facts.call = None),
        Said::NoContact { again } => changed(&noted, |next| {
            let since = next.facts.call.as_ref().map_or(now, |call| call.since);
            next.facts.call = again.then(|| CallBack { since, by: Some(by), ..owed(calendar, now) });
        }),
        Said::Declines(reason) => declined(&noted, reason, by, now),
    };
    change.events.insert(0, event(record, by, Action::Called, Some(Detail::Call(result)), now));
    Ok(change)
}

fn declined(record: &Record, reason: DeclineReason, by: Digest, now: Timestamp) -> Change {
    let mut draft = Vec::new();
    let mut change = changed(record, |next| {
        next.facts.outcome = Some(Outcome::Declined { at: now, reason });
        draft = next.facts.take_draft();
        next.facts.call = None;
        next.facts.consider = None;
    });
    change.events.push(event(record, by, Action::Declined, Some(Detail::Reason(reason)), now));
    change.writes.extend(draft.into_iter().map(|sealed| Write::Destroy { id: sealed.id }));
    change
}

fn changed(record: &Record, apply: impl FnOnce(&mut Record)) -> Change {
    let mut next = record.clone();
    next.revision += 1;
    apply(&mut next);
    Change { writes: vec![Write::Record(Box::new(next))], ..Change::default() }
}

fn owed(calendar: &Calendar, now: Timestamp) -> CallBack {
    CallBack { since: now, owed_by: calendar.due(now, CALL_DAYS), by: None }
}

const fn event(record: &Record, by: Digest, action: Action, detail: Option<Detail>, now: Timestamp) -> Event {
    Event::of_request(record.reference, Agent::User(by), action, detail, now)
}
