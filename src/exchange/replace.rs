//! A new consent takes the place of one whose document somebody holds: one commit, so that there is never
//! both, and never neither.

use jiff::Timestamp;

use crate::domain::workflow::consent as workflow;
use crate::domain::{
    Agent, Change, ConsentRecord, ConsentState, ConsentTerms, Refusal, Subject, User, Write,
};
use crate::exchange::consent_file::HeldConsent;
use crate::exchange::{Error, Gateway, watch};
use crate::store;

/// How often it is decided anew when somebody else was faster.
const TRIES: u32 = 8;
/// So many in a row are gone back.
const LONGEST: usize = 100;

/// May a consent with these terms take that one's place?
///
/// # Errors
/// [`Refusal::ReplacesElsewhere`] across organisations, [`Refusal::ReplacesOther`] for another person's,
/// [`Refusal::ProtectedOnly`].
pub(super) fn may(
    gateway: &Gateway,
    worker: &User,
    old: &HeldConsent,
    subject: &Subject,
    terms: &ConsentTerms,
) -> Result<(), Refusal> {
    let parties = gateway.parties();
    let organisation = |unit: &str| parties.unit_by_id(unit).map(|unit| unit.organisation.clone());
    let old_kind = old.verified.subject;
    if old_kind.is_protected() && !worker.protected {
        return Err(Refusal::ProtectedOnly);
    }
    if organisation(&old.terms().unit) != organisation(&terms.unit) {
        return Err(Refusal::ReplacesElsewhere);
    }
    let number = |subject: &Subject| subject.client().map(|client| client.personal_number.clone());
    if old_kind != subject.kind() || number(&old.subject) != number(subject) {
        return Err(Refusal::ReplacesOther);
    }
    Ok(())
}

/// Commits the new consent with what it does to the old one.
pub(super) async fn commit(
    gateway: &Gateway,
    old: &HeldConsent,
    given: Change,
    by: Agent,
    now: Timestamp,
) -> Result<(), Error> {
    let is_new = |write: &Write| match write {
        Write::Consent(new) => Some(ConsentRecord::clone(new)),
        _ => None,
    };
    let new = given.writes.iter().find_map(is_new).ok_or(Error::Internal("no new consent"))?;
    for _ in 0..TRIES {
        let mut change = given.clone();
        change.append(ending(gateway, old, &new, by, now)?);
        match gateway.commit(change).await {
            // The mail server's word, or a click, may come in between.
            Err(store::Error::Stale) => {}
            other => return Ok(other?),
        }
    }
    Err(Error::Store(store::Error::Stale))
}

fn ending(
    gateway: &Gateway,
    old: &HeldConsent,
    new: &ConsentRecord,
    by: Agent,
    now: Timestamp,
) -> Result<Change, Error> {
    let record = gateway.store.consent(&old.id)?.ok_or(Error::NotFound)?;
    let requests = gateway.store.requests_of_client(&record.client)?;
    let begun = gateway.store.unsent_of_consent(&record.id)?;
    let mut change = workflow::replace(&record, new, &requests, &begun, by, now)?;
    change.append(watch::end_of_consent(gateway, &record.id, by, now)?);
    Ok(change)
}

/// Those whose place it took, and those whose place they took.
pub(super) fn before(gateway: &Gateway, consent: &ConsentRecord) -> Result<Vec<ConsentRecord>, Error> {
    let all = gateway.store.consents_of_client(&consent.client)?;
    let mut ids = vec![consent.id];
    let mut found: Vec<ConsentRecord> = Vec::new();
    let mut place = 0;
    while let Some(id) = ids.get(place).copied().filter(|_| place < LONGEST) {
        place += 1;
        let of_id = |one: &&ConsentRecord| matches!(one.state, ConsentState::Replaced { by, .. } if by == id);
        for one in all.iter().filter(of_id) {
            ids.push(one.id);
            found.push(one.clone());
        }
    }
    Ok(found)
}
