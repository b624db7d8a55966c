//! What a recipient has filled in so far, in memory and as it is saved.

use std::sync::Arc;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, Zeroizing};

use crate::crypto::seal;
use crate::domain::{Record, Sealed, SpoolId};
use crate::exchange::{Error, Gateway, lost};
use crate::forms::json::response_from_json;
use crate::forms::model::Questionnaire;
use crate::forms::response::Response;

/// What a recipient has filled in and attached. Cheap to clone: the files are not in it.
#[derive(Debug, Clone, Default)]
pub struct AnswerDraft {
    pub response: Response,
    pub attachments: Vec<Attached>,
    /// What looks like a name, and the recipient says is none.
    pub no_names: Vec<String>,
    /// Sealed files that were taken away since the last save.
    pub(super) removed: Vec<SpoolId>,
}

/// An attached file: what is said of it, and where it is.
#[derive(Clone)]
pub struct Attached {
    pub about: About,
    pub(super) content: Content,
}

/// What is said of an attached file.
#[derive(Clone, Serialize, Deserialize)]
pub struct About {
    pub name: String,
    pub media_type: String,
    pub bytes: u64,
    /// SHA-256, hexadecimal.
    pub sha256: String,
}

/// The bytes of a file. Wiped when nobody holds them any more.
pub type Bytes = Arc<Zeroizing<Vec<u8>>>;

#[derive(Clone)]
pub(super) enum Content {
    /// Not saved yet; what comes by post never is.
    Here(Bytes),
    /// In the spool, sealed to the recipient.
    Sealed(Sealed),
}

impl Drop for About {
    fn drop(&mut self) {
        self.name.zeroize();
    }
}

impl std::fmt::Debug for Attached {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Attached({}, {} bytes)", self.about.media_type, self.about.bytes)
    }
}

/// The sealed form of a draft's text.
#[derive(Serialize, Deserialize)]
pub(super) struct Saved {
    pub response: String,
    pub files: Vec<SavedFile>,
    #[serde(default)]
    pub no_names: Vec<String>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct SavedFile {
    /// Where it is in the spool.
    pub id: SpoolId,
    pub about: About,
}

impl AnswerDraft {
    pub(super) fn forget(&mut self, place: usize) {
        if let Content::Sealed(sealed) = self.attachments.remove(place).content {
            self.removed.push(sealed.id);
        }
    }

    /// What was saved is destroyed: the text is still here, the sealed files are not.
    pub(super) fn files_are_gone(&mut self) {
        self.attachments.retain(|file| matches!(file.content, Content::Here(_)));
        self.removed.clear();
    }

    /// After a save: what was sealed is no longer held here. A file that was taken away meanwhile is
    /// let go with the next save.
    pub(super) fn settle(&mut self, sealed: Vec<(Bytes, Sealed)>, removed: &[SpoolId]) {
        self.removed.retain(|id| !removed.contains(id));
        for (bytes, sealed) in sealed {
            let is_it =
                |file: &&mut Attached| matches!(&file.content, Content::Here(b) if Arc::ptr_eq(b, &bytes));
            match self.attachments.iter_mut().find(is_it) {
                Some(file) => file.content = Content::Sealed(sealed),
                None => self.removed.push(sealed.id),
            }
        }
    }
}

/// The saved draft of a request; empty where there is none. Its files stay where they are.
pub(super) async fn load(
    gateway: &Gateway,
    record: &Record,
    identity: &seal::Identity,
    form: &Questionnaire,
    now: Timestamp,
) -> Result<AnswerDraft, Error> {
    let Some(sealed) = &record.facts.draft else { return Ok(AnswerDraft::default()) };
    let cipher = lost::read(gateway, record, sealed, now).await?;
    let json = seal::open(&cipher, identity).map_err(|_| Error::Damaged)?;
    let saved: Saved = serde_json::from_slice(&json).map_err(|_| Error::Damaged)?;
    let response = response_from_json(&saved.response, form).map_err(|_| Error::Damaged)?;
    let known = |id: &SpoolId| record.facts.draft_files.iter().find(|sealed| sealed.id == *id);
    // One that the record does not know was taken away in another window.
    let attachments = saved.files.into_iter().filter_map(|file| {
        Some(Attached { content: Content::Sealed(known(&file.id)?.clone()), about: file.about })
    });
    let attachments = attachments.collect();
    Ok(AnswerDraft { response, attachments, no_names: saved.no_names, removed: Vec::new() })
}
