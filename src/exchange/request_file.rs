//! Files that the unit sends along with a request: the certificate that is to be supplemented, a map of an
//! activity. Each says which category of the consent it passes on; nobody checks what is in it.

use std::sync::Arc;

use zeroize::Zeroizing;

use crate::document::answer::Attachment;
use crate::document::read::EmbeddedFile;
use crate::domain::{Passed, Scope};
use crate::exchange::answer_draft::{About, Bytes};
use crate::exchange::consent_file::HeldConsent;
use crate::exchange::envelope::AttachmentEntry;
use crate::exchange::error::AttachmentFault;
use crate::exchange::{Error, Gateway, attached};

/// Cheap to clone.
#[derive(Clone)]
pub struct RequestFile {
    pub about: About,
    /// What it passes on.
    pub category: Passed,
    pub(super) bytes: Bytes,
}

impl RequestFile {
    #[must_use]
    pub fn new(about: About, category: Passed, bytes: impl Into<Zeroizing<Vec<u8>>>) -> Self {
        Self { about, category, bytes: Arc::new(bytes.into()) }
    }
}

impl std::fmt::Debug for RequestFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "RequestFile({}, {} bytes)", self.about.media_type, self.about.bytes)
    }
}

/// Takes an uploaded file, by the same rules as a recipient's.
///
/// # Errors
/// [`Error::Attachment`]: as for an answer's; nobody may be named, and what is in a file nobody can check.
pub fn attach(
    gateway: &Gateway,
    consent: &HeldConsent,
    files: &mut Vec<RequestFile>,
    (name, category): (&str, Passed),
    bytes: impl Into<Zeroizing<Vec<u8>>>,
) -> Result<(), Error> {
    if consent.subject.kind().is_unnamed() {
        return Err(Error::Attachment(AttachmentFault::Unnamed));
    }
    let others = files.iter().map(|file| &file.about);
    let (about, bytes) = attached::judge(&gateway.config.limits, name, bytes.into(), others)?;
    files.push(RequestFile { about, category, bytes });
    Ok(())
}

/// May all of them go to a recipient of that row, that way?
///
/// # Errors
/// [`AttachmentFault::Category`] with the first that may not; [`AttachmentFault::ByPost`];
/// [`AttachmentFault::Unnamed`].
pub fn may_go(files: &[RequestFile], consent: &HeldConsent, row: &Scope, by_post: bool) -> Result<(), Error> {
    if files.is_empty() {
        return Ok(());
    }
    if consent.subject.kind().is_unnamed() {
        return Err(Error::Attachment(AttachmentFault::Unnamed));
    }
    if by_post {
        return Err(Error::Attachment(AttachmentFault::ByPost));
    }
    match files.iter().find(|file| !row.allows(file.category)) {
        Some(file) => Err(Error::Attachment(AttachmentFault::Category { name: file.about.name.clone() })),
        None => Ok(()),
    }
}

/// For the document.
pub(super) fn attachments(files: &[RequestFile]) -> Vec<(Attachment<'_>, Passed)> {
    let mut attachments = Vec::with_capacity(files.len());
    for RequestFile { about, category, bytes } in files {
        let attachment = Attachment { name: &about.name, media_type: &about.media_type, bytes };
        attachments.push((attachment, *category));
    }
    attachments
}

/// For the header, in the same order.
#[must_use]
pub fn entries(files: &[RequestFile]) -> Vec<AttachmentEntry> {
    files.iter().map(|file| AttachmentEntry::of(&file.about, Some(file.category))).collect()
}

/// Those of an opened request that a recipient of that row may have, too.
pub(super) fn kept(entries: &[AttachmentEntry], files: &[EmbeddedFile], row: &Scope) -> Vec<RequestFile> {
    let one = |(entry, file): (&AttachmentEntry, &EmbeddedFile)| {
        let category = entry.category.filter(|category| row.allows(*category))?;
        let about = About {
            name: entry.name.clone(),
            media_type: entry.media_type.clone(),
            bytes: entry.bytes,
            sha256: entry.sha256.clone(),
        };
        Some(RequestFile::new(about, category, file.bytes.clone()))
    };
    entries.iter().zip(files).filter_map(one).collect()
}
