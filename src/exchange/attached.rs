//! A file that somebody attaches, to an answer or to a request: judged when it comes, listed with its hash
//! in what is signed, and found again in the document.

use ring::digest::{SHA256, digest};
use std::sync::Arc;
use zeroize::Zeroizing;

use crate::config::Limits;
use crate::document::read::EmbeddedFile;
use crate::document::upload::{self, FileType, name};
use crate::exchange::Error;
use crate::exchange::answer_draft::{About, Bytes};
use crate::exchange::envelope::AttachmentEntry;
use crate::exchange::error::AttachmentFault;

/// At most this many attachments to one answer or request.
pub const MOST_ATTACHMENTS: usize = 20;

/// What the file is is read from its bytes, not from its name, and it has to be whole. `others`: what is
/// attached already.
///
/// # Errors
/// [`Error::Attachment`]: neither PDF, PNG nor JPEG, not whole, locked, too large, or too many.
pub(super) fn judge<'a>(
    limits: &Limits,
    name: &str,
    bytes: Zeroizing<Vec<u8>>,
    others: impl Iterator<Item = &'a About> + Clone,
) -> Result<(About, Bytes), Error> {
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if size > limits.attachment {
        let name = name::clean(name);
        return Err(Error::Attachment(AttachmentFault::Size { name, megabytes: limits.attachment >> 20 }));
    }
    let judged = upload::judge(&bytes)
        .map_err(|fault| Error::Attachment(AttachmentFault::File { name: name::clean(name), fault }))?;
    let bytes =
        if judged.part == (0..bytes.len()) { bytes } else { Zeroizing::new(bytes[judged.part].to_vec()) };
    let size = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let total = others.clone().fold(size, |sum, other| sum.saturating_add(other.bytes));
    if total > limits.attachments {
        return Err(Error::Attachment(AttachmentFault::Total { megabytes: limits.attachments >> 20 }));
    }
    if others.clone().count() >= MOST_ATTACHMENTS {
        return Err(Error::Attachment(AttachmentFault::Count { count: MOST_ATTACHMENTS }));
    }
    let name = free_name(name, judged.kind, others);
    let media_type = judged.kind.media_type().to_owned();
    let about = About { name, media_type, bytes: size, sha256: sha256(&bytes) };
    Ok((about, Arc::new(bytes)))
}

/// The attachments that a header names, each with the hash that was signed, called as they are saved.
pub(super) fn in_order(
    entries: &[AttachmentEntry],
    mut files: Vec<EmbeddedFile>,
) -> Result<Vec<EmbeddedFile>, Error> {
    let one = |entry: &AttachmentEntry| {
        let place = files.iter().position(|file| file.name == entry.name).ok_or(Error::Damaged)?;
        let file = files.swap_remove(place);
        if sha256(&file.bytes) != entry.sha256 {
            return Err(Error::Damaged);
        }
        // The signed name stays in the document; what is saved ends as what it is.
        let kind = FileType::of_media_type(&entry.media_type);
        let name = kind.map_or_else(|| name::clean(&file.name), |kind| name::fitting(&file.name, kind));
        Ok(EmbeddedFile { name, ..file })
    };
    entries.iter().map(one).collect()
}

fn sha256(bytes: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(digest(&SHA256, bytes).as_ref())
}

/// A name for a file: the same name twice gets a number, whatever its case, because some computers
/// don't tell `Intyg.pdf` from `intyg.PDF`.
fn free_name<'a>(name: &str, kind: FileType, others: impl Iterator<Item = &'a About>) -> String {
    let fitting = name::fitting(name, kind);
    let others: Vec<String> = others.map(|file| file.name.to_lowercase()).collect();
    let taken = |name: &str| others.contains(&name.to_lowercase());
    if !taken(&fitting) {
        return fitting;
    }
    let (stem, ending) = fitting.rsplit_once('.').unwrap_or((&fitting, ""));
    let numbered = (2..).map(|number| format!("{stem} ({number}).{ending}"));
    numbered.into_iter().find(|name| !taken(name)).expect("some number is free")
}
