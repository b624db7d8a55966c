//! How it goes: figures in classes of five, charts with their tables, and files to take along.
//!
//! Nothing here can name a client or tell of few: see [`crate::domain::statistics::figure`].

pub(super) mod chart;
pub mod choices;
pub(super) mod download;
pub mod page;
pub(super) mod show;
mod survey;
mod table;
pub mod words;

pub use download::cell;
