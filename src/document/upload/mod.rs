//! A file that somebody sends: what it is, whether it is whole, and what it may be called.
//!
//! It goes to another authority's computer as it came, so more is looked at than its first bytes: a
//! PDF has to lead from its end to its table of contents, a picture has to come to its end. What lies
//! before a PDF's header or after a file's end is cut off: no reader shows it, and it could be another
//! kind of file. Nothing is decoded or unpacked; every look goes forward once, or into a window.

mod image;
pub mod name;
mod pdf;

use std::ops::Range;

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

/// Why a file is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    Empty,
    /// Neither PDF, PNG nor JPEG.
    Unknown,
    /// Its end is missing, or what leads from there to the rest.
    Broken,
    /// A PDF that wants a password, or limits what may be done with it.
    Locked,
    /// JavaScript is named in the plain part of a PDF.
    Script,
    /// An action that starts another program is named in the plain part of a PDF.
    Launch,
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
///
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

/// The first place of `wanted`.
fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    let (first, _) = wanted.split_first()?;
    let mut from = 0;
    while let Some(place) = bytes.get(from..)?.iter().position(|byte| byte == first) {
        if bytes[from + place..].starts_with(wanted) {
            return Some(from + place);
        }
        from += place + 1;
    }
    None
}

/// The last place of `wanted`.
fn find_last(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    (0..=bytes.len().checked_sub(wanted.len())?).rev().find(|place| bytes[*place..].starts_with(wanted))
}
