//! A small layout engine: tagged text on A4 pages, in PDF/A-3a and PDF/UA-1.
//!
//! # Layout
//!
//! - [`text`] cleans what was typed and breaks it into lines; [`font`] finds the glyphs; [`arabic`]
//!   joins letters; [`known`] keeps the lines of our own texts.
//! - [`flow`] puts lines on pages; [`content`] writes their operators; [`tags`] keeps the structure.
//! - [`sheet`] has the few forms every document is made of: headings, facts, questions, boxes.
//! - [`grid`] is a table with columns, lights and bars; [`fold`] a card to cut out and fold.
//! - [`file`] writes the whole file: fonts, metadata, embedded files.

pub mod arabic;
pub mod content;
pub mod deflate;
pub mod file;
pub mod flow;
pub mod fold;
pub mod font;
pub mod grid;
pub mod known;
pub mod qr;
pub mod sheet;
pub mod tags;
pub mod text;
