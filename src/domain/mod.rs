//! What the gateway decides. Pure: time and randomness come in as arguments, and every
//! decision goes out as a [`change::Change`].

pub mod actor;
pub mod audit;
pub mod calendar;
pub mod card;
pub mod change;
pub mod consent;
pub mod crockford;
pub mod deadline;
pub mod digest;
pub mod forecast;
pub mod ladder;
pub mod language;
pub mod mailbox;
pub mod name;
pub mod notice;
pub mod pathway;
pub mod personal_number;
pub mod recipient;
pub mod reference;
pub mod request;
pub mod spool_id;
pub mod statistics;
mod stored;
pub mod survey;
pub mod timetable;
pub mod unattended;
pub mod unit;
pub mod watch;
pub mod workflow;
pub mod written;
