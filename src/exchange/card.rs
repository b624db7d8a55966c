//! The client's card: made with a consent, and made anew where it was lost.

use jiff::Timestamp;
use zeroize::Zeroizing;

use crate::crypto::card_code::CardCode;
use crate::document;
use crate::domain::calendar::{end_of_day, local_date};
use crate::domain::workflow::consent::ConsentIds;
use crate::domain::{
    Action, Agent, Card, Change, ConsentTerms, Entity, Event, Refusal, SubjectKind, User, Write,
};
use crate::exchange::consent_file::HeldConsent;
use crate::exchange::error::ConsentFault;
use crate::exchange::{Error, Gateway};

/// A new card, on the worker's desk until it is saved or printed.
#[derive(Debug)]
pub struct NewCard {
    pub file_name: String,
    pub pdf: Zeroizing<Vec<u8>>,
}

/// Draws a code, prints it on a card, and says what to write so that it opens the client's page. The
/// gateway keeps its digest alone.
pub(super) fn made(
    gateway: &Gateway,
    of: &ConsentIds,
    terms: &ConsentTerms,
    now: Timestamp,
) -> Result<(NewCard, Write), Error> {
    let code = CardCode::generate(&gateway.random)?;
    let card = Card::new(of.consent, of.client, end_of_day(terms.valid_to), now);
    let parties = gateway.parties();
    let pdf = document::card::pdf(&document::card::Card {
        language: terms.language,
        // Where somebody is protected, no paper says where.
        unit: parties.unit_by_id(&terms.unit).filter(|_| !of.protected),
        address: &format!("{}/k", gateway.issuer()),
        code: &code.display(),
        until: local_date(card.expires_at),
        created: now,
    });
    let new = NewCard {
        // The number of the day, not the client: file names travel.
        file_name: format!("kort-{}.pdf", now.strftime("%Y%m%d-%H%M")),
        pdf: Zeroizing::new(pdf),
    };
    Ok((new, Write::Card { digest: code.digest(&gateway.keys.digest), card }))
}

/// A new card for the consent that is dropped; the one before it no longer works.
///
/// # Errors
/// [`Refusal::OutsideUnit`], [`Refusal::ProtectedOnly`]; a key document, which has no client; a store
/// that can't write.
pub async fn renew(
    gateway: &Gateway,
    worker: &User,
    held: &HeldConsent,
    now: Timestamp,
) -> Result<NewCard, Error> {
    if !worker.units.contains(&held.terms().unit) {
        return Err(Refusal::OutsideUnit.into());
    }
    let subject = held.verified.subject;
    if subject.is_protected() && !worker.protected {
        return Err(Refusal::ProtectedOnly.into());
    }
    if subject == SubjectKind::Nobody {
        return Err(Error::Consent(ConsentFault::NotAConsent));
    }
    let parties = gateway.parties();
    let by = parties.user_digest(&worker.id);
    let ids = ConsentIds {
        consent: held.id,
        client: held.client_digest(),
        unit: parties.unit_digest(&held.terms().unit),
        worker: by,
        protected: subject.is_protected(),
    };
    let (new, write) = made(gateway, &ids, held.terms(), now)?;
    let event = Event {
        recorded: now,
        agent: Agent::User(by),
        action: Action::CardRenewed,
        entity: Entity::Consent(held.id),
        detail: None,
    };
    gateway.commit(Change { writes: vec![write], events: vec![event], ..Change::default() }).await?;
    Ok(new)
}
