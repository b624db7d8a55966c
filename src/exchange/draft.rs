//! A recipient's work so far: sealed to the recipient, so that it survives a closed browser and a
//! restarted gateway, and nobody else can read it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, Zeroizing};

use crate::crypto::seal;
use crate::domain::request::Record;
use crate::domain::workflow::answer as workflow;
use crate::exchange::error::AttachmentFault;
use crate::exchange::visit::{Hand, Visit, decide};
use crate::exchange::{Error, Gateway, lost, unnamed};
use crate::forms::json::{response_from_json, response_to_json};
use crate::forms::model::Questionnaire;
use crate::forms::response::Response;

/// At most this many attachments to one answer.
pub const MOST_ATTACHMENTS: usize = 20;

/// What a recipient has filled in and attached.
#[derive(Debug, Clone, Default)]
pub struct AnswerDraft {
    pub response: Response,
    pub attachments: Vec<Upload>,
    /// What looks like a name, and the recipient says is none.
    pub no_names: Vec<String>,
}

/// An attached file. Wiped when dropped.
#[derive(Clone, Serialize, Deserialize)]
pub struct Upload {
    pub name: String,
    pub media_type: String,
    #[serde(with = "base64")]
    pub bytes: Vec<u8>,
}

impl Drop for Upload {
    fn drop(&mut self) {
        self.name.zeroize();
        self.bytes.zeroize();
    }
}

impl std::fmt::Debug for Upload {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Upload({}, {} bytes)", self.media_type, self.bytes.len())
    }
}

/// The sealed form of a draft.
#[derive(Serialize, Deserialize)]
struct Saved {
    response: String,
    attachments: Vec<Upload>,
    #[serde(default)]
    no_names: Vec<String>,
}

/// Takes an uploaded file: its type is read from its bytes, not from its name.
///
/// # Errors
///
/// [`Error::Attachment`]: neither PDF, PNG nor JPEG, too large, or too many; or nobody may be named,
/// and what is in a file nobody can check.
pub fn attach(gateway: &Gateway, visit: &Visit, name: &str, bytes: Vec<u8>) -> Result<(), Error> {
    if unnamed::is_unnamed(visit) {
        return Err(Error::Attachment(AttachmentFault::Unnamed));
    }
    let limits = &gateway.config.limits;
    let mut draft = visit.lock_draft();
    let name = unique_name(&safe_name(name), &draft.attachments);
    let Some(media_type) = media_type(&bytes) else {
        return Err(Error::Attachment(AttachmentFault::Type { name }));
    };
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let before: usize = draft.attachments.iter().map(|file| file.bytes.len()).sum();
    let total = size.saturating_add(u64::try_from(before).unwrap_or(u64::MAX));
    if size > limits.attachment {
        let megabytes = limits.attachment >> 20;
        return Err(Error::Attachment(AttachmentFault::Size { name, megabytes }));
    }
    if total > limits.attachments {
        return Err(Error::Attachment(AttachmentFault::Total { megabytes: limits.attachments >> 20 }));
    }
    if draft.attachments.len() >= MOST_ATTACHMENTS {
        return Err(Error::Attachment(AttachmentFault::Count { count: MOST_ATTACHMENTS }));
    }
    draft.attachments.push(Upload { name, media_type: media_type.to_owned(), bytes });
    Ok(())
}

/// Takes an attachment away again.
pub fn detach(visit: &Visit, place: usize) {
    let mut draft = visit.lock_draft();
    if place < draft.attachments.len() {
        draft.attachments.remove(place);
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
///
/// # Errors
///
/// The request is closed, or the spool or store can't write.
pub async fn save(gateway: &Gateway, visit: &Visit, now: Timestamp) -> Result<(), Error> {
    // What the unit types from a paper stays on the desk.
    let Hand::Recipient { keys, .. } = &visit.hand else { return Ok(()) };
    let draft = visit.draft();
    let saved = Saved {
        response: response_to_json(&draft.response, &visit.answer_form),
        attachments: draft.attachments.clone(),
        no_names: draft.no_names.clone(),
    };
    let json = Zeroizing::new(serde_json::to_vec(&saved).map_err(|_| Error::Internal("draft"))?);
    let sealed = gateway.keep(seal::seal(&json, &[&keys.sealing])?).await?;
    let id = sealed.id.clone();
    let result =
        decide(gateway, visit, |record| Ok(workflow::save_draft(record, sealed.clone(), now)?)).await;
    if result.is_err() {
        gateway.spool.destroy(&id).await.ok();
    }
    result
}

/// The saved draft of a request; empty where there is none.
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
    Ok(AnswerDraft { response, attachments: saved.attachments, no_names: saved.no_names })
}

/// PDF, PNG or JPEG by their first bytes.
fn media_type(bytes: &[u8]) -> Option<&'static str> {
    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
    // A PDF may have up to a kilobyte before its header (ISO 32000, annex H); we take none.
    match bytes {
        _ if bytes.starts_with(b"%PDF-") => Some("application/pdf"),
        _ if bytes.starts_with(PNG) => Some("image/png"),
        _ if bytes.starts_with(b"\xff\xd8\xff") => Some("image/jpeg"),
        _ => None,
    }
}

/// The last part of a path, without control characters or what file systems dislike.
fn safe_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last
        .chars()
        .map(|c| if c.is_control() || matches!(c, '<' | '>' | ':' | '"' | '|' | '?' | '*') { '_' } else { c })
        .take(120)
        .collect();
    let clean = clean.trim_matches([' ', '.']).to_owned();
    if clean.is_empty() { "bilaga".to_owned() } else { clean }
}

/// The same name twice gets a number; our own embedded names are never taken.
fn unique_name(name: &str, others: &[Upload]) -> String {
    use crate::exchange::envelope::name as own;
    let taken = |name: &str| {
        others.iter().any(|file| file.name == name)
            || [own::ANSWER, own::RESPONSE, own::PROOF, own::CONSENT, own::REQUEST, own::CONSENT_KEY]
                .contains(&name)
    };
    if !taken(name) {
        return name.to_owned();
    }
    let (stem, extension) =
        name.rsplit_once('.').map_or((name, String::new()), |(s, e)| (s, format!(".{e}")));
    (2..).map(|n| format!("{stem} ({n}){extension}")).find(|name| !taken(name)).expect("some number is free")
}

mod base64 {
    use serde::{Deserialize, Deserializer, Serializer, de};

    pub fn serialize<S: Serializer>(bytes: &[u8], serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&data_encoding::BASE64.encode(bytes))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
        let text = String::deserialize(deserializer)?;
        data_encoding::BASE64.decode(text.as_bytes()).map_err(de::Error::custom)
    }
}
