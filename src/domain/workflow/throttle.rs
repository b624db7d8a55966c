//! Wrong keys and passwords: first free tries, then growing waits, then locked.

use jiff::{SignedDuration, Timestamp};

use crate::domain::audit::{Action, Agent, Event};
use crate::domain::change::{Attempts, Change, Write};
use crate::domain::digest::Digest;
use crate::domain::notice::Letter;
use crate::domain::request::Record;
use crate::domain::workflow::revision::Revision;

/// Seconds to wait after the n-th wrong try in a row; after the last, a link locks.
const WAITS: [i64; 10] = [0, 0, 5, 15, 30, 60, 120, 300, 600, 900];

/// A whole office may share one address, so a source may fail so many times more than an account.
const SOURCE_SHARE: u32 = 10;
/// After so long without a wait a source starts anew.
const QUIET: SignedDuration = SignedDuration::from_hours(1);

/// May a try be made now?
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gate {
    Open,
    Wait { until: Timestamp },
    Locked,
}

#[must_use]
pub fn gate(attempts: &Attempts, now: Timestamp) -> Gate {
    match attempts.not_before {
        _ if attempts.locked => Gate::Locked,
        Some(until) if now < until => Gate::Wait { until },
        _ => Gate::Open,
    }
}

/// One more wrong try. `locks`: after the last wait it is locked; otherwise the wait stays the longest.
#[must_use]
pub fn failed(attempts: &Attempts, locks: bool, now: Timestamp) -> Attempts {
    let failed = attempts.failed.saturating_add(1);
    let place = usize::try_from(failed).unwrap_or(usize::MAX);
    let seconds = WAITS.get(place.saturating_sub(1)).or(WAITS.last()).copied().unwrap_or(0);
    let not_before =
        (seconds > 0).then(|| now.checked_add(SignedDuration::from_secs(seconds)).unwrap_or(Timestamp::MAX));
    Attempts { failed, not_before, locked: locks && place >= WAITS.len() }
}

/// Counts a failure of a source; one whose last wait is long over starts anew.
#[must_use]
pub fn failed_source(digest: Digest, before: &Attempts, now: Timestamp) -> Vec<Write> {
    let quiet = before.not_before.is_some_and(|until| now.duration_since(until) > QUIET);
    let (mut writes, before) = if quiet {
        (vec![Write::Attempts { digest, attempts: None }], Attempts::default())
    } else {
        (Vec::new(), before.clone())
    };
    let share = Attempts { failed: before.failed / SOURCE_SHARE, ..before };
    let attempts = Attempts { failed: before.failed.saturating_add(1), ..failed(&share, false, now) };
    writes.push(Write::Attempts { digest, attempts: Some(attempts) });
    writes
}

/// A wrong recipient key at a request that exists: counted, and at the end the link locks and the
/// unit is told.
#[must_use]
pub fn wrong_key(record: &Record, attempts: &Attempts, digest: Digest, now: Timestamp) -> Change {
    let next = failed(attempts, true, now);
    let wrong = Event::of_request(record.reference, Agent::Stranger, Action::WrongKey, None, now);
    let mut change = Change { events: vec![wrong], ..Change::default() };
    if next.locked && record.facts.link_locked_at.is_none() {
        let mut locked = Revision::of(record, Agent::Stranger, now);
        locked.record.facts.link_locked_at = Some(now);
        locked.tell(Letter::LinkLocked);
        locked.log(Action::LinkLocked, None);
        change.append(locked.into_change());
    }
    change.writes.push(Write::Attempts { digest, attempts: Some(next) });
    change
}
