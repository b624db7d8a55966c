//! A file that somebody sends: what it is, whether it is whole, and what it may be called.
//!
//! It goes to another authority's computer as it came, so more is looked at than its first bytes: a
//! PDF has to lead from its end to its table of contents, a picture has to come to its end. What lies
//! before a PDF's header or after a file's end is cut off: no reader shows it, and it could be another
//! kind of file. Nothing is decoded or unpacked; every look goes forward once, or into a window.

mod fault;
mod image;
pub mod name;
mod pdf;
mod place;

use std::ops::Range;

pub use fault::Fault;

/// The kinds of files that are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileType {
    Pdf,
    Png,
    Jpeg,
}

impl FileType {
    pub const ALL: [Self; 3] = [Self::Pdf, Self::Png, Self::Jpeg];

    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }

    /// How its name may end, the usual first.
    #[must_use]
    pub const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["pdf"],
            Self::Png => &["png"],
            Self::Jpeg => &["jpg", "jpeg", "jpe", "jfif"],
        }
    }

    #[must_use]
    pub fn of_media_type(media_type: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.media_type() == media_type)
    }
}

/// A file that can be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    pub kind: FileType,
    /// Where in the bytes the file is, without what lies before and after it.
    pub part: Range<usize>,
}

/// What the file is, by its bytes, whatever it is called.
///
/// # Errors
/// The first [`Fault`] that is found.
pub fn judge(bytes: &[u8]) -> Result<Judged, Fault> {
    if bytes.is_empty() {
        return Err(Fault::Empty);
    }
    if let Some(end) = image::png(bytes) {
        return Ok(Judged { kind: FileType::Png, part: 0..end? });
    }
    if let Some(end) = image::jpeg(bytes) {
        return Ok(Judged { kind: FileType::Jpeg, part: 0..end? });
    }
    let header = pdf::header(bytes).ok_or(Fault::Unknown)?;
    Ok(Judged { kind: FileType::Pdf, part: pdf::part(bytes, header)? })
}

/// A PDF without what a scanner, a mail program or an editor has put before its header.
#[must_use]
pub fn from_header(pdf: &[u8]) -> &[u8] {
    pdf::header(pdf).and_then(|place| pdf.get(place..)).unwrap_or(pdf)
}
