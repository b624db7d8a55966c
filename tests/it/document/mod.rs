//! The documents: what is in them, and that hostile ones do no harm.

mod card;
mod case;
mod content;
mod hostile;
mod profile;
mod report;
mod samples;
mod structure;
mod upload;
