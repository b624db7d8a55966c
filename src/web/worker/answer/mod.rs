//! What came back: opened with the consent document, read, saved in the record, let go; or given back.

pub mod download;
pub mod fetched;
pub mod give_back;
pub mod open;
pub mod show;
pub mod show_page;
