//! A consent is given, refused or revoked.

use jiff::Timestamp;
use zeroize::Zeroizing;

use crate::crypto::digest::Purpose;
use crate::crypto::secret::ConsentSecret;
use crate::crypto::token::{self, NewConsent};
use crate::document;
use crate::domain::actor::User;
use crate::domain::calendar::{end_of_day, local_date};
use crate::domain::change::Change;
use crate::domain::consent::{Client, ConsentRecord, ConsentTerms};
use crate::domain::digest::Digest;
use crate::domain::language::Language;
use crate::domain::recipient::Recipient;
use crate::domain::watch::Watch;
use crate::domain::workflow::Refusal;
use crate::domain::workflow::consent::{self as workflow, ConsentIds};
use crate::domain::workflow::watch;
use crate::exchange::consent_file::ConsentKeyFile;
use crate::exchange::{Error, Gateway};
use crate::store;

/// How often a revocation is decided anew when somebody else was faster.
const TRIES: u32 = 8;

/// A new consent document, on the worker's desk until it is saved.
#[derive(Debug)]
pub struct Handout {
    pub consent: Digest,
    pub file_name: String,
    pub pdf: Zeroizing<Vec<u8>>,
    pub terms: ConsentTerms,
    pub language: Language,
}

/// Records a consent and makes its document. The gateway keeps neither secret nor token.
///
/// # Errors
///
/// Empty or over-long terms, or a store that can't write.
pub async fn give(
    gateway: &Gateway,
    worker: &User,
    client: &Client,
    terms: ConsentTerms,
    now: Timestamp,
) -> Result<Handout, Error> {
    let secret = ConsentSecret::generate(&gateway.random)?;
    let key = &gateway.keys.digest;
    let subject = key.digest(Purpose::Client, client.personal_number.as_bytes());
    let public = secret.public();
    let new = NewConsent { issuer: gateway.issuer(), client: subject, terms: &terms, public: &public };
    let issued = token::issue_consent(&gateway.keys, &new, &gateway.random, now)?;
    let id = key.digest(Purpose::Consent, issued.id.as_bytes());
    let ids = ids(gateway, worker, &terms, id, subject);
    let change = workflow::give(&terms, ids, end_of_day(terms.valid_to), now, local_date(now))?;

    let key_file = ConsentKeyFile { secret: secret.expose().to_string(), client: client.clone() };
    let key_json = Zeroizing::new(serde_json::to_vec(&key_file).map_err(|_| Error::Internal("key file"))?);
    let parties = gateway.parties();
    let named: Vec<&Recipient> = terms.parties.iter().filter_map(|id| parties.recipient_by_id(id)).collect();
    if named.len() != terms.parties.len() {
        return Err(Error::UnknownRecipient);
    }
    let pdf = document::consent::pdf(&document::consent::Consent {
        language: terms.language,
        client,
        unit: parties.unit_by_id(&terms.unit).ok_or(Refusal::OutsideUnit)?,
        worker: &worker.name,
        parties: &named,
        terms: &terms,
        created: now,
        token: Some(document::consent::Token { consent_jwt: &issued.token, consent_key_json: &key_json }),
    });
    gateway.commit(change).await?;
    Ok(Handout {
        consent: id,
        // The number of the day, not the client: file names travel.
        file_name: format!("samtycke-{}.pdf", terms.given_at.strftime("%Y%m%d-%H%M")),
        pdf: Zeroizing::new(pdf),
        language: terms.language,
        terms,
    })
}

/// Records that the client said no.
///
/// # Errors
///
/// A store that can't write.
pub async fn refuse(
    gateway: &Gateway,
    worker: &User,
    client: &Client,
    terms: &ConsentTerms,
    now: Timestamp,
) -> Result<(), Error> {
    let key = &gateway.keys.digest;
    let subject = key.digest(Purpose::Client, client.personal_number.as_bytes());
    let mut id = [0; 16];
    ring::rand::SecureRandom::fill(&gateway.random, &mut id).map_err(|_| Error::Internal("random"))?;
    let ids = ids(gateway, worker, terms, key.digest(Purpose::Consent, &id), subject);
    gateway.commit(workflow::refuse(terms, ids, now)).await?;
    Ok(())
}

/// What is recorded about a client's consents, newest first.
///
/// # Errors
///
/// A store that can't read.
pub fn of_client(gateway: &Gateway, personal_number: &str) -> Result<Vec<ConsentRecord>, Error> {
    let subject = gateway.keys.digest.digest(Purpose::Client, personal_number.as_bytes());
    Ok(gateway.store.consents_of_client(&subject)?)
}

/// Takes a consent back: every request under it ends and its documents are destroyed.
///
/// # Errors
///
/// [`Error::NotFound`] if it is not the unit's; a refusal where there is nothing to take back.
pub async fn revoke(gateway: &Gateway, worker: &User, id: &Digest, now: Timestamp) -> Result<(), Error> {
    let consent = gateway.store.consent(id)?.ok_or(Error::NotFound)?;
    let parties = gateway.parties();
    if !worker.units.iter().any(|unit| parties.unit_digest(unit) == consent.unit) {
        return Err(Error::NotFound);
    }
    let by = parties.user_digest(&worker.id);
    // The mail server's word, or a click, may come in between: nothing of it holds this up.
    for _ in 0..TRIES {
        match gateway.commit(revocation(gateway, id, by, now)?).await {
            Err(store::Error::Stale) => {}
            other => return Ok(other?),
        }
    }
    Err(Error::Store(store::Error::Stale))
}

/// Everything that ends with a consent: its requests, and the watch of its last day.
fn revocation(gateway: &Gateway, id: &Digest, by: Digest, now: Timestamp) -> Result<Change, Error> {
    let consent = gateway.store.consent(id)?.ok_or(Error::NotFound)?;
    let requests = gateway.store.requests_of_client(&consent.client)?;
    let mut change = workflow::revoke(&consent, &requests, by, now)?;
    if let Some(watch) = gateway.store.watch(&watch::of_consent(id))?.filter(Watch::is_open) {
        change.append(watch::end(&watch, false, by, now)?);
    }
    Ok(change)
}

fn ids(
    gateway: &Gateway,
    worker: &User,
    terms: &ConsentTerms,
    consent: Digest,
    client: Digest,
) -> ConsentIds {
    let parties = gateway.parties();
    ConsentIds {
        consent,
        client,
        unit: parties.unit_digest(&terms.unit),
        worker: parties.user_digest(&worker.id),
    }
}
