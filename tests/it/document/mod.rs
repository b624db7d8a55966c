//! The documents: what is in them, and that hostile ones do no harm.

mod case;
mod content;
mod hostile;
mod samples;
mod structure;
