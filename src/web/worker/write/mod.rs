//! A request is written: kind and consent, the form, the preview, the receipt.

pub mod draft;
pub mod draft_page;
mod key;
pub mod lost;
pub mod preview;
pub mod receipt;
mod request_files;
pub mod send;
mod sheet;
pub mod start;
pub mod unsent;
pub mod view;
