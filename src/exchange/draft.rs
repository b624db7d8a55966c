//! A recipient's work so far: sealed to the recipient, so that it survives a closed browser and a
//! restarted gateway, and nobody else can read it.
//!
//! Its files are large and its text is small: each file is sealed once, under a name of its own, and
//! read again only when the answer is written. The text names its files and is sealed on every save.

use std::sync::Arc;

use jiff::Timestamp;
use zeroize::Zeroizing;

use crate::crypto::seal;
use crate::document;
use crate::domain::workflow::answer as workflow;
use crate::domain::{Sealed, SpoolId};
use crate::exchange::answer_draft::{Content, Saved, SavedFile};
use crate::exchange::error::AttachmentFault;
use crate::exchange::visit::{Hand, Visit, decide};
use crate::exchange::{Error, Gateway, attached, lost};
use crate::forms::json::response_to_json;
use crate::forms::model::Questionnaire;
use crate::forms::response::Response;

pub use crate::exchange::answer_draft::{About, AnswerDraft, Attached, Bytes};
pub use crate::exchange::attached::MOST_ATTACHMENTS;

/// Takes an uploaded file: what it is is read from its bytes, not from its name, and it has to be
/// whole. It is sealed with the next [`save`].
///
/// # Errors
/// [`Error::Attachment`]: neither PDF, PNG nor JPEG, not whole, locked, too large, or too many; or
/// nobody may be named, and what is in a file nobody can check.
pub fn attach(
    gateway: &Gateway,
    visit: &Visit,
    name: &str,
    bytes: impl Into<Zeroizing<Vec<u8>>>,
) -> Result<(), Error> {
    let bytes = bytes.into();
    if visit.is_unnamed() {
        return Err(Error::Attachment(AttachmentFault::Unnamed));
    }
    let mut draft = visit.lock_draft();
    let others = draft.attachments.iter().map(|file| &file.about);
    let (about, bytes) = attached::judge(&gateway.config.limits, name, bytes, others)?;
    draft.attachments.push(Attached { about, content: Content::Here(bytes) });
    Ok(())
}

/// Takes an attachment away again.
pub fn detach(visit: &Visit, place: usize) {
    let mut draft = visit.lock_draft();
    if place < draft.attachments.len() {
        draft.forget(place);
    }
}

/// Keeps what is filled in, in memory until it is saved.
pub fn fill(visit: &Visit, response: Response) {
    visit.lock_draft().response = response;
}

/// Keeps what the recipient says is no name.
pub fn dismiss(visit: &Visit, no_names: Vec<String>) {
    visit.lock_draft().no_names = no_names;
}

/// Seals the work so far to the recipient and commits it.
pub async fn save(gateway: &Gateway, visit: &Visit, now: Timestamp) -> Result<(), Error> {
    // What the unit types from a paper stays on the desk.
    let Hand::Recipient { keys, .. } = &visit.hand else { return Ok(()) };
    // Two at once would seal the same file twice.
    let _turn = visit.saving.lock().await;
    let draft = visit.draft();
    let mut put = Put::default();
    let done = put.all(gateway, &keys.sealing, &draft, &visit.answer_form).await;
    let result = match done {
        Ok(saved) => {
            decide(gateway, visit, |record| Ok(workflow::save_draft(record, saved.clone(), now)?)).await
        }
        Err(error) => Err(error),
    };
    gateway.committed(&put.ids, result).await?;
    visit.lock_draft().settle(put.files, &draft.removed);
    Ok(())
}

/// What was written to the spool for a save that is under way.
#[derive(Default)]
struct Put {
    /// The files that were sealed, with the bytes they were made of.
    files: Vec<(Bytes, Sealed)>,
    ids: Vec<SpoolId>,
}

impl Put {
    /// The files that are not sealed yet, then the text that names them all.
    async fn all(
        &mut self,
        gateway: &Gateway,
        to: &str,
        draft: &AnswerDraft,
        form: &Questionnaire,
    ) -> Result<workflow::Draft, Error> {
        let (mut kept, mut files) = (Vec::new(), Vec::new());
        for file in &draft.attachments {
            let id = match &file.content {
                Content::Sealed(sealed) => {
                    kept.push(sealed.id.clone());
                    sealed.id.clone()
                }
                Content::Here(bytes) => {
                    let sealed = self.one(gateway, to, bytes).await?;
                    let id = sealed.id.clone();
                    self.files.push((Arc::clone(bytes), sealed));
                    id
                }
            };
            files.push(SavedFile { id, about: file.about.clone() });
        }
        let response = response_to_json(&draft.response, form);
        let saved = Saved { response, files, no_names: draft.no_names.clone() };
        let json = Zeroizing::new(serde_json::to_vec(&saved).map_err(|_| Error::Internal("draft"))?);
        let text = self.one(gateway, to, &json).await?;
        let added = self.files.iter().map(|(_, sealed)| sealed.clone()).collect();
        Ok(workflow::Draft { text, added, kept, removed: draft.removed.clone() })
    }

    async fn one(&mut self, gateway: &Gateway, to: &str, bytes: &[u8]) -> Result<Sealed, Error> {
        let sealed = gateway.keep(seal::seal(bytes, &[to])?).await?;
        self.ids.push(sealed.id.clone());
        Ok(sealed)
    }
}

/// A draft with its files opened, for the document that it becomes.
#[derive(Default)]
pub(super) struct Whole {
    pub response: Response,
    pub files: Vec<(About, Bytes)>,
}

impl Whole {
    /// For the document.
    pub fn attachments(&self) -> Vec<document::answer::Attachment<'_>> {
        self.files
            .iter()
            .map(|(about, bytes)| document::answer::Attachment {
                name: &about.name,
                media_type: &about.media_type,
                bytes,
            })
            .collect()
    }
}

/// Opens the files of a draft.
///
/// # Errors
/// [`AttachmentFault::Gone`] for one that is lost or was taken away in another window: it is taken
/// off the draft, so that the rest can be sent.
pub(super) async fn whole(
    gateway: &Gateway,
    visit: &Visit,
    draft: AnswerDraft,
    now: Timestamp,
) -> Result<Whole, Error> {
    let mut files = Vec::with_capacity(draft.attachments.len());
    for (place, file) in draft.attachments.into_iter().enumerate() {
        let bytes = match &file.content {
            Content::Here(bytes) => Arc::clone(bytes),
            Content::Sealed(sealed) => match opened(gateway, visit, sealed, now).await {
                Ok(bytes) => bytes,
                Err(Error::Damaged | Error::Gone | Error::Lost) => {
                    let name = file.about.name.clone();
                    let mut draft = visit.lock_draft();
                    if draft.attachments.get(place).is_some_and(|other| other.about.name == name) {
                        draft.forget(place);
                    }
                    return Err(Error::Attachment(AttachmentFault::Gone { name }));
                }
                Err(other) => return Err(other),
            },
        };
        files.push((file.about, bytes));
    }
    Ok(Whole { response: draft.response, files })
}

async fn opened(gateway: &Gateway, visit: &Visit, sealed: &Sealed, now: Timestamp) -> Result<Bytes, Error> {
    let Hand::Recipient { key, .. } = &visit.hand else { return Err(Error::Internal("nobody's key")) };
    let record = gateway.store.record(&visit.reference)?.ok_or(Error::NotFound)?;
    let cipher = lost::read(gateway, &record, sealed, now).await?;
    Ok(Arc::new(seal::open(&cipher, &key.identity()).map_err(|_| Error::Damaged)?))
}
