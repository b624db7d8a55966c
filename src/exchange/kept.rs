//! What a recipient keeps of its answer: the document it sent, sealed to its own key and to no other. The
//! link it answered by opens it again, until its time is over.

use jiff::Timestamp;
use zeroize::Zeroizing;

use crate::crypto::recipient_key::RecipientKey;
use crate::crypto::{self, seal};
use crate::document::read;
use crate::domain::workflow::answer as workflow;
use crate::domain::{Record, Reference, Refusal};
use crate::exchange::envelope::{AnswerHeader, name};
use crate::exchange::visit::{Hand, Visit, attempts_digest, find, tries};
use crate::exchange::{Error, Gateway, lost};

/// Somebody with the key to such a copy; what is in it is opened each time it is asked for.
#[derive(Debug)]
pub struct Keeper {
    pub reference: Reference,
    key: RecipientKey,
}

/// The copy, opened.
pub struct Kept {
    pub header: AnswerHeader,
    pub pdf: Zeroizing<Vec<u8>>,
    /// `response.json`; none where there is no form: a refusal.
    pub json: Option<Zeroizing<Vec<u8>>>,
    /// Until then it is there, unless the consent is taken back.
    pub until: Timestamp,
}

/// The holder of the right key of a request that has its outcome, with the same link or reference.
///
/// # Errors
/// As of [`open`](crate::exchange::visit::open); the outcome as a refusal where there is no copy.
pub fn find_copy(gateway: &Gateway, code: &str, key: &str, now: Timestamp) -> Result<Keeper, Error> {
    let key = RecipientKey::parse(key).map_err(|_| Error::KeyMistyped)?;
    let record = find(gateway, code, now)?.ok_or(Error::NotFound)?;
    tries(gateway, &attempts_digest(gateway, &record.reference), now)?;
    let parties = gateway.parties();
    let recipient = parties.recipient(&record.recipient).ok_or(Error::NotFound)?;
    let keys = record.one_time_keys.as_ref().or(recipient.keys.as_ref());
    keys.filter(|keys| key.unlock(keys).is_ok()).ok_or(Error::NotFound)?;
    workflow::kept_until(&record, now)?;
    Ok(Keeper { reference: record.reference, key })
}

/// The copy of what was sent in this visit.
///
/// # Errors
/// The outcome as a refusal where it is gone.
pub async fn of_visit(gateway: &Gateway, visit: &Visit, now: Timestamp) -> Result<Kept, Error> {
    let Hand::Recipient { key, .. } = &visit.hand else { return Err(Error::Internal("nobody's key")) };
    read_copy(gateway, &record(gateway, visit.reference)?, key, now).await
}

/// Until when the copy of what was sent in this visit is there; none where it is gone.
#[must_use]
pub fn until(gateway: &Gateway, visit: &Visit, now: Timestamp) -> Option<Timestamp> {
    workflow::kept_until(&record(gateway, visit.reference).ok()?, now).ok()
}

impl Keeper {
    /// Is it still the recipient's whose key this is? Sent on to another one, it is not.
    pub(super) fn is_at(&self, gateway: &Gateway, record: &Record) -> bool {
        let parties = gateway.parties();
        let listed = parties.recipient(&record.recipient).and_then(|recipient| recipient.keys.as_ref());
        record.one_time_keys.as_ref().or(listed).is_some_and(|keys| self.key.unlock(keys).is_ok())
    }

    /// Opens it.
    ///
    /// # Errors
    /// The outcome as a refusal where it is gone; [`Refusal::SealedToFormerKey`].
    pub async fn open(&self, gateway: &Gateway, now: Timestamp) -> Result<Kept, Error> {
        read_copy(gateway, &record(gateway, self.reference)?, &self.key, now).await
    }
}

fn record(gateway: &Gateway, reference: Reference) -> Result<Record, Error> {
    gateway.store.record(&reference)?.ok_or(Error::NotFound)
}

async fn read_copy(
    gateway: &Gateway,
    record: &Record,
    key: &RecipientKey,
    now: Timestamp,
) -> Result<Kept, Error> {
    let until = workflow::kept_until(record, now)?;
    let sealed = record.facts.copy.as_ref().ok_or(Error::Gone)?;
    let cipher = lost::read(gateway, record, sealed, now).await?;
    let pdf = seal::open(&cipher, &key.identity()).map_err(|error| match error {
        crypto::Error::WrongKey => Refusal::SealedToFormerKey.into(),
        _ => Error::Damaged,
    })?;
    let files = read::attachments(&pdf).map_err(|_| Error::Damaged)?;
    let header = read::data(&files, name::ANSWER).ok_or(Error::Damaged)?;
    let header = serde_json::from_slice(&header.bytes).map_err(|_| Error::Damaged)?;
    let json = read::data(&files, name::RESPONSE).map(|file| Zeroizing::new(file.bytes.clone()));
    Ok(Kept { header, pdf, json, until })
}
