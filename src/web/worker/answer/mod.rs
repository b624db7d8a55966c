//! What came back: opened with the consent document, read, saved in the record, let go.

pub mod download;
pub mod fetched;
pub mod open;
pub mod show;
pub mod show_page;
