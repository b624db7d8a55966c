//! `underlag`: a secure document-exchange gateway for social services.
//!
//! # Layout
//!
//! Rooms import downwards only; `tests/it/tidy/rooms.rs` holds the rule.
//!
//! - [`domain`] decides and is pure: no clock, no randomness, no I/O.
//! - [`forms`] reads, fills and checks FHIR questionnaires.
//! - [`crypto`] keys, digests, tokens, sealing.
//! - [`document`] writes and reads the PDF documents.
//! - [`store`] keeps hashed metadata; [`spool`] keeps sealed documents; [`disk`] is under both.
//! - [`mail`] writes and sends letters without personal data.
//! - [`web`] the pages; [`worker`] what happens by itself; [`server`] binds and runs both.
//! - [`owner`] whose a new file is.
//! - [`cli`] the command line, on top.
//! - `trial` tries and measures the product: a feature that production is built without.

pub mod cli;
pub mod clock;
pub mod config;
pub mod crypto;
pub mod disk;
pub mod document;
pub mod domain;
pub mod exchange;
pub mod forms;
pub mod mail;
pub mod owner;
pub mod server;
pub mod spool;
pub mod store;
pub mod telemetry;
pub mod text;
pub mod tls;
#[cfg(feature = "trial")]
pub mod trial;
pub mod web;
pub mod worker;
