//! The documents people read: PDF/A-3a and PDF/UA-1, with the machine-readable parts embedded.
//!
//! Each module has a struct of plain inputs and a function `pdf` that turns it into the bytes of a
//! file. They read no clock and no randomness: the same input gives the same bytes. They never
//! fail: whatever a person can type is shown, or visibly replaced and exact in the embedded JSON.

pub mod answer;
mod blank;
pub mod card;
pub mod conditions;
pub mod consent;
pub mod copy;
pub mod enrolment;
pub mod form;
mod head;
pub mod key;
mod layout;
pub mod letter;
pub mod place;
pub mod read;
pub mod receipt;
pub mod report;
pub mod request;
pub mod upload;

pub use head::Head;

/// The characters of a text that no document can show, each once: a question mark stands for them, and the
/// embedded JSON has them.
#[must_use]
pub fn undrawn(text: &str) -> Vec<char> {
    layout::text::undrawn(text)
}

/// A file inside a document.
#[derive(Debug, Clone, Copy)]
pub struct File<'a> {
    pub name: &'a str,
    /// RFC 6838, e.g. `application/json`.
    pub media_type: &'a str,
    /// What a viewer shows beside the name; may be empty.
    pub description: &'a str,
    pub relation: Relation,
    pub bytes: &'a [u8],
}

/// What an embedded file is to its document (`AFRelationship`, ISO 19005-3).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// Written by the gateway: forms and tokens.
    Data,
    /// Added by a person.
    Attachment,
}
