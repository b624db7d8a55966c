//! How it goes: figures in classes of five, charts with their tables, and files to take along.
//!
//! Nothing here can name a client or tell of few: see [`crate::domain::statistics::figure`].

pub(super) mod chart;
mod choices;
pub(super) mod download;
mod page;
mod samples;
pub(super) mod show;
mod survey;
mod table;
mod words;

pub use download::cell;
pub use page::StatisticsPage;
