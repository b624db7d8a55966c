//! What follows what: an enquiry, the supplement to its answer, the next report. By reference and
//! digest only; nothing is opened for it.

use crate::domain::{Outcome, Record, User};
use crate::exchange::{Error, Gateway};
use crate::forms::catalogue::Kind;

/// So many requests of a thread are gone through, at most.
const LONGEST: usize = 100;

/// Every request of the thread this one is part of, itself included, oldest first. Those of units
/// that the user does not belong to are left out.
pub fn of(gateway: &Gateway, user: &User, record: &Record) -> Result<Vec<Record>, Error> {
    let mut thread = vec![first(gateway, record)?];
    let mut place = 0;
    while let Some(reference) = thread.get(place).map(|record| record.reference) {
        place += 1;
        for next in gateway.store.following(&reference)? {
            let known = thread.iter().any(|known| known.reference == next.reference);
            if !known && thread.len() < LONGEST {
                thread.push(next);
            }
        }
    }
    let parties = gateway.parties();
    let units: Vec<_> = user.units.iter().map(|unit| parties.unit_digest(unit)).collect();
    let may = |record: &Record| units.contains(&record.unit) && (user.protected || !record.protected);
    thread.retain(may);
    thread.sort_by_key(|record| (record.sent_at, *record.reference.as_bytes()));
    Ok(thread)
}

/// The one that follows none.
fn first(gateway: &Gateway, record: &Record) -> Result<Record, Error> {
    let mut first = record.clone();
    for _ in 0..LONGEST {
        let Some(previous) = first.previous else { break };
        let Some(previous) = gateway.store.record(&previous)? else { break };
        first = previous;
    }
    Ok(first)
}

/// The kinds that may come next: what supplements an answer, where there is one, and what says that
/// it follows this kind. A request that waits for its answer is followed by nothing yet.
#[must_use]
pub fn next_kinds<'a>(gateway: &'a Gateway, record: &Record) -> Vec<&'a Kind> {
    if record.is_open() {
        return Vec::new();
    }
    let answered = matches!(record.facts.outcome, Some(Outcome::Answered { .. }));
    let scored = gateway.catalogue.kind(&record.kind).is_some_and(|kind| kind.has_chain || kind.supplements);
    let fits = |kind: &&Kind| {
        let supplements = kind.supplements && answered && scored;
        supplements || kind.follows.contains(&record.kind)
    };
    gateway.catalogue.kinds().iter().filter(fits).collect()
}
