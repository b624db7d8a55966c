//! Giving, refusing and revoking a consent.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::domain::audit::{Action, Agent, Entity, Event};
use crate::domain::change::{Change, Write};
use crate::domain::consent::{ConsentRecord, ConsentState, ConsentTerms, PartyScope};
use crate::domain::digest::Digest;
use crate::domain::language::Language;
use crate::domain::notice::{Audience, Letter, Notice};
use crate::domain::request::{Outcome, Record};
use crate::domain::scope::ToldCategory;
use crate::domain::workflow::Refusal;
use crate::domain::workflow::revision::Revision;
use crate::domain::written;

/// A consent runs for at most this long; after that it is asked for again.
pub const LONGEST_DAYS: i32 = 366;

/// Whom the digests stand for.
#[derive(Debug, Clone, Copy)]
pub struct ConsentIds {
    pub consent: Digest,
    pub client: Digest,
    pub unit: Digest,
    pub worker: Digest,
    /// The client's particulars are protected.
    pub protected: bool,
}

/// The client said yes: to the rows of the terms, which the store has by the recipients' digests.
///
/// # Errors
/// [`Refusal::ConsentEmpty`] without party, category or purpose, or with a party that may not be told even
/// that there is economic assistance, which asking tells; [`Refusal::ConsentPeriod`] where
/// the period ends before it starts or before today, or is longer than [`LONGEST_DAYS`].
pub fn give(
    terms: &ConsentTerms,
    rows: Vec<PartyScope>,
    ids: ConsentIds,
    expires_at: Timestamp,
    now: Timestamp,
    today: Date,
) -> Result<Change, Refusal> {
    let asks = terms.rows.iter().any(|row| !row.scope.asks.is_empty());
    let tells = terms.rows.iter().all(|row| row.scope.told.contains(&ToldCategory::Assistance));
    if !asks || !tells || written::is_empty(&terms.purpose) {
        return Err(Refusal::ConsentEmpty);
    }
    check_period(terms.valid_from, terms.valid_to, today)?;
    Ok(recorded(terms, rows, ids, (ConsentState::Given, Action::ConsentGiven), expires_at, now))
}

/// A key document is made: nobody is asked, and nothing sent with it names anybody.
#[must_use]
pub fn key(terms: &ConsentTerms, ids: ConsentIds, expires_at: Timestamp, now: Timestamp) -> Change {
    recorded(terms, Vec::new(), ids, (ConsentState::Given, Action::KeyMade), expires_at, now)
}

/// The client said no. Recorded, so that nobody asks again by mistake; nothing can be sent on it.
#[must_use]
pub fn refuse(terms: &ConsentTerms, ids: ConsentIds, now: Timestamp) -> Change {
    recorded(terms, Vec::new(), ids, (ConsentState::Refused, Action::ConsentRefused), now, now)
}

/// The client takes it back: every open request under it is withdrawn and its documents destroyed,
/// and so is what was `begun` under it and not sent.
/// Where the client did it alone, `by` its card, the unit is told.
///
/// # Errors
/// [`Refusal::ConsentRevoked`] or [`Refusal::ConsentRefused`] where there is nothing to take back.
pub fn revoke(
    consent: &ConsentRecord,
    open_requests: &[Record],
    begun: &[Digest],
    by: Agent,
    now: Timestamp,
) -> Result<Change, Refusal> {
    match consent.state {
        ConsentState::Given | ConsentState::Replaced { .. } => {}
        ConsentState::Refused => return Err(Refusal::ConsentRefused),
        ConsentState::Revoked { .. } => return Err(Refusal::ConsentRevoked),
    }
    let mut change = ended(consent, (ConsentState::Revoked { at: now }, Action::ConsentRevoked), by, now);
    for record in open_requests.iter().filter(|r| r.consent == consent.id && has_something_left(r)) {
        change.append(withdrawn(record, by, now));
    }
    change.writes.extend(begun.iter().map(|id| Write::Unsent { id: *id, unsent: None }));
    if by == Agent::Client {
        change.notices.push(revoked_notice(consent, now));
    }
    Ok(change)
}

/// Another consent of the same client takes this one's place. What waits for an answer and goes beyond the
/// new row of its recipient is withdrawn, as at a revocation; what stays within goes on under this one,
/// whose document still opens the answers. What was `begun` under it can't be sent any more.
///
/// # Errors
/// [`Refusal::ReplacesOther`] for another client's; what a consent is refused for that is not in force.
pub fn replace(
    old: &ConsentRecord,
    new: &ConsentRecord,
    open_requests: &[Record],
    begun: &[Digest],
    by: Agent,
    now: Timestamp,
) -> Result<Change, Refusal> {
    match old.state {
        ConsentState::Given if now > old.expires_at => return Err(Refusal::ConsentExpired),
        ConsentState::Given => {}
        ConsentState::Refused => return Err(Refusal::ConsentRefused),
        ConsentState::Revoked { .. } => return Err(Refusal::ConsentRevoked),
        ConsentState::Replaced { .. } => return Err(Refusal::ConsentReplaced),
    }
    if old.client != new.client || old.is_key() || old.protected != new.protected {
        return Err(Refusal::ReplacesOther);
    }
    let replaced = ConsentState::Replaced { at: now, by: new.id };
    let mut change = ended(old, (replaced, Action::ConsentReplaced), by, now);
    let beyond = |record: &&Record| !new.covers(&record.recipient, &record.scope);
    for record in open_requests.iter().filter(|r| r.consent == old.id && r.is_open()).filter(beyond) {
        change.append(withdrawn(record, by, now));
    }
    change.writes.extend(begun.iter().map(|id| Write::Unsent { id: *id, unsent: None }));
    Ok(change)
}

/// Nothing can be sent under it from now on.
fn ended(consent: &ConsentRecord, to: (ConsentState, Action), by: Agent, now: Timestamp) -> Change {
    let (state, action) = to;
    let mut next = ConsentRecord { state, revision: consent.revision + 1, ..consent.clone() };
    // Of one that is taken back nothing is kept.
    let scan = if state.can_be_revoked() { None } else { next.evidence.take() };
    let entity = Entity::Consent(consent.id);
    let mut change = Change {
        writes: vec![Write::Consent(Box::new(next))],
        events: vec![Event { recorded: now, agent: by, action, entity, detail: None }],
        notices: Vec::new(),
    };
    change.destroy(scan);
    change
}

/// Ends one request: documents destroyed, the recipient told in neutral words.
pub(super) fn withdrawn(record: &Record, by: Agent, now: Timestamp) -> Change {
    let mut next = Revision::of(record, by, now);
    // Where only the recipient's copy is left, nothing is withdrawn any more.
    if record.is_open() || record.document.is_some() || record.facts.answer.is_some() {
        next.log(Action::Withdrawn, None);
    }
    next.destroy_all();
    if record.is_open() {
        let facts = &mut next.record.facts;
        facts.outcome = Some(Outcome::Withdrawn { at: now });
        facts.call = None;
        facts.consider = None;
        next.tell(Letter::Withdrawn);
    }
    next.into_change()
}

fn revoked_notice(consent: &ConsentRecord, now: Timestamp) -> Notice {
    Notice {
        id: notice_id(consent),
        letter: Letter::ConsentRevoked,
        audience: Audience::Unit(consent.unit),
        reference: consent.reference(),
        language: Language::default(),
        kind: String::new(),
        due: None,
        link: None,
        not_before: now,
        attempts: 0,
        step: None,
        references: Vec::new(),
    }
}

/// One letter for each consent: 8 bytes reference, 8 bytes of the id's end, then `consent-revoked`.
/// No letter about a request has such an id.
fn notice_id(consent: &ConsentRecord) -> Digest {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(consent.reference().as_bytes());
    bytes[8..16].copy_from_slice(&consent.id.as_bytes()[24..]);
    bytes[16..31].copy_from_slice(b"consent-revoked");
    Digest::from_bytes(bytes)
}

fn has_something_left(record: &Record) -> bool {
    let facts = &record.facts;
    record.is_open() || record.document.is_some() || facts.answer.is_some() || facts.copy.is_some()
}

fn check_period(from: Date, to: Date, today: Date) -> Result<(), Refusal> {
    let days = from.until(to).map_or(0, |span| span.get_days());
    if to < from || to < today || days > LONGEST_DAYS {
        return Err(Refusal::ConsentPeriod);
    }
    Ok(())
}

fn recorded(
    terms: &ConsentTerms,
    rows: Vec<PartyScope>,
    ids: ConsentIds,
    (state, action): (ConsentState, Action),
    expires_at: Timestamp,
    now: Timestamp,
) -> Change {
    let record = ConsentRecord {
        id: ids.consent,
        client: ids.client,
        unit: ids.unit,
        state,
        recorded_at: now,
        expires_at,
        rows,
        method: terms.evidence.method,
        protected: ids.protected,
        revision: 1,
        evidence: None,
    };
    Change {
        writes: vec![Write::Consent(Box::new(record))],
        events: vec![Event {
            recorded: now,
            agent: Agent::User(ids.worker),
            action,
            entity: Entity::Consent(ids.consent),
            detail: None,
        }],
        notices: Vec::new(),
    }
}
