//! The scan of the paper that a client signed: added to a consent, and let go with it.

use jiff::Timestamp;

use crate::domain::audit::{Action, Agent, Entity, Event};
use crate::domain::change::{Change, Write};
use crate::domain::consent::{ConsentRecord, ConsentState};
use crate::domain::request::Sealed;
use crate::domain::workflow::Refusal;

/// A scan is added; one that was there before is destroyed.
///
/// # Errors
/// What a consent is refused for that has ended.
pub fn add(consent: &ConsentRecord, scan: Sealed, by: Agent, now: Timestamp) -> Result<Change, Refusal> {
    match consent.state {
        ConsentState::Refused => return Err(Refusal::ConsentRefused),
        ConsentState::Revoked { .. } => return Err(Refusal::ConsentRevoked),
        _ if now > consent.expires_at => return Err(Refusal::ConsentExpired),
        ConsentState::Given | ConsentState::Replaced { .. } => {}
    }
    let mut next = ConsentRecord { revision: consent.revision + 1, ..consent.clone() };
    let before = next.evidence.replace(scan);
    let mut change =
        Change { events: vec![event(consent, Action::EvidenceAdded, by, now)], ..Change::default() };
    change.writes.push(Write::Consent(Box::new(next)));
    change.destroy(before);
    Ok(change)
}

/// The same of a consent that is being given by that change.
pub fn with_it(given: &mut Change, scan: &Sealed, by: Agent, now: Timestamp) {
    let mut added = Vec::new();
    for write in &mut given.writes {
        if let Write::Consent(consent) = write {
            consent.evidence = Some(scan.clone());
            added.push(event(consent, Action::EvidenceAdded, by, now));
        }
    }
    given.events.append(&mut added);
}

/// The consent's time is over, and the scan's with it. None: there is nothing to let go.
#[must_use]
pub fn let_go(consent: &ConsentRecord, now: Timestamp) -> Option<Change> {
    let mut next = ConsentRecord { revision: consent.revision + 1, ..consent.clone() };
    let scan = next.evidence.take().filter(|_| now > consent.expires_at)?;
    let mut change = Change {
        writes: vec![Write::Consent(Box::new(next))],
        events: vec![event(consent, Action::DocumentDestroyed, Agent::Gateway, now)],
        notices: Vec::new(),
    };
    change.destroy([scan]);
    Some(change)
}

const fn event(consent: &ConsentRecord, action: Action, agent: Agent, recorded: Timestamp) -> Event {
    Event { recorded, agent, action, entity: Entity::Consent(consent.id), detail: None }
}
