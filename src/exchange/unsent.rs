//! A request that is being written: sealed to the consent it is written under, so that it survives a
//! closed browser and a restarted gateway, and only the consent document opens it again.

use std::slice::from_ref;

use data_encoding::BASE64;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::crypto::digest::Purpose;
use crate::crypto::seal;
use crate::domain::change::Unsent;
use crate::domain::{Change, ConsentState, Digest, Passed, Reference, Refusal, Write};
use crate::exchange::answer_draft::About;
use crate::exchange::consent_file::HeldConsent;
use crate::exchange::request_file::RequestFile;
use crate::exchange::send::Draft;
use crate::exchange::{Error, Gateway};
use crate::forms::json::{response_from_json, response_to_json};
use crate::forms::restrict::restrict;
use crate::spool;

/// The sealed form.
#[derive(Serialize, Deserialize)]
struct Saved {
    recipient: String,
    case_number: String,
    response: String,
    no_names: Vec<String>,
    previous: Option<Reference>,
    by_post: bool,
    submission: String,
    files: Vec<SavedFile>,
}

/// A file and what is in it.
#[derive(Serialize, Deserialize)]
struct SavedFile {
    about: About,
    category: Passed,
    /// Base64.
    bytes: String,
}

/// Seals the request so far and commits it; the file of the time before is destroyed.
///
/// # Errors
/// [`Refusal::ConsentRevoked`] or [`Refusal::ConsentReplaced`] where that came meanwhile; the spool or the store can't
/// write.
pub async fn save(
    gateway: &Gateway,
    owner: Digest,
    draft: &Draft,
    consent: &HeldConsent,
    now: Timestamp,
) -> Result<(), Error> {
    let kind = gateway.catalogue.kind(&draft.kind).ok_or(Error::NotFound)?;
    let record = gateway.store.consent(&consent.id)?;
    match record.map(|record| record.state) {
        Some(ConsentState::Given) => {}
        Some(ConsentState::Replaced { .. }) => return Err(Refusal::ConsentReplaced.into()),
        _ => return Err(Refusal::ConsentRevoked.into()),
    }
    let form = restrict(&kind.request, &consent.scope_toward(&draft.recipient));
    let saved = Saved {
        recipient: draft.recipient.clone(),
        case_number: draft.case_number.clone(),
        response: response_to_json(&draft.response, &form),
        no_names: draft.no_names.clone(),
        previous: draft.previous,
        by_post: draft.by_post,
        submission: draft.submission.clone(),
        files: draft.files.iter().map(SavedFile::of).collect(),
    };
    let json = Zeroizing::new(serde_json::to_vec(&saved).map_err(|_| Error::Internal("unsent"))?);
    let document = gateway.keep(seal::seal(&json, &[&consent.verified.reply_to])?).await?;
    let file = document.id.clone();
    let unsent = Unsent { owner, consent: consent.id, kind: draft.kind.clone(), document, saved_at: now };
    let write = Write::Unsent { id: id(gateway, &draft.submission), unsent: Some(Box::new(unsent)) };
    let result = gateway.commit(Change { writes: vec![write], ..Change::default() }).await;
    gateway.committed(from_ref(&file), result.map_err(Error::from)).await
}

/// What that user has begun, the latest first.
pub fn of_user(gateway: &Gateway, owner: Digest) -> Result<Vec<(Digest, Unsent)>, Error> {
    let mut begun = gateway.store.unsent_of_user(&owner)?;
    begun.sort_by_key(|(_, unsent)| std::cmp::Reverse(unsent.saved_at));
    Ok(begun)
}

/// One of them. None: there is none, or it is somebody else's.
pub fn find(gateway: &Gateway, owner: Digest, id: &Digest) -> Result<Option<Unsent>, Error> {
    Ok(gateway.store.unsent(id)?.filter(|unsent| unsent.owner == owner))
}

/// Opens it with the consent it was written under, which lies at `place` on the desk.
///
/// # Errors
/// [`Error::Damaged`]: another consent, or the file has been changed.
pub async fn open(
    gateway: &Gateway,
    unsent: &Unsent,
    consent: &HeldConsent,
    place: &str,
) -> Result<Draft, Error> {
    let kind = gateway.catalogue.kind(&unsent.kind).ok_or(Error::NotFound)?;
    let cipher = gateway.spool.read(&unsent.document).await.map_err(|error| lost(unsent, error))?;
    let json = seal::open(&cipher, &consent.secret.identity()).map_err(|_| Error::Damaged)?;
    let saved: Saved = serde_json::from_slice(&json).map_err(|_| Error::Damaged)?;
    let form = restrict(&kind.request, &consent.scope_toward(&saved.recipient));
    let files = saved.files.into_iter().map(SavedFile::open);
    Ok(Draft {
        files: files.collect::<Option<_>>().ok_or(Error::Damaged)?,
        consent: place.to_owned(),
        under: consent.id,
        kind: unsent.kind.clone(),
        recipient: saved.recipient,
        case_number: saved.case_number,
        response: response_from_json(&saved.response, &form).map_err(|_| Error::Damaged)?,
        no_names: saved.no_names,
        previous: saved.previous,
        by_post: saved.by_post,
        submission: saved.submission,
    })
}

impl SavedFile {
    fn of(file: &RequestFile) -> Self {
        Self { about: file.about.clone(), category: file.category, bytes: BASE64.encode(&file.bytes) }
    }

    fn open(self) -> Option<RequestFile> {
        let text = Zeroizing::new(self.bytes);
        let bytes = BASE64.decode(text.as_bytes()).ok()?;
        Some(RequestFile::new(self.about, self.category, bytes))
    }
}

/// Whoever begins anew knows it already; whoever looks after the disk does not.
fn lost(unsent: &Unsent, error: spool::Error) -> Error {
    if !matches!(error, spool::Error::Missing | spool::Error::Damaged) {
        return Error::Spool(error);
    }
    tracing::error!(document = %unsent.document.id, %error, "what somebody has begun to write can't be opened");
    Error::Damaged
}

/// Sent, or thrown away: what was kept of it is destroyed.
pub async fn forget(gateway: &Gateway, id: Digest) -> Result<(), Error> {
    let write = Write::Unsent { id, unsent: None };
    Ok(gateway.commit(Change { writes: vec![write], ..Change::default() }).await?)
}

/// What the store knows it by.
#[must_use]
pub fn id(gateway: &Gateway, submission: &str) -> Digest {
    gateway.keys.digest.digest(Purpose::Submission, submission.as_bytes())
}
