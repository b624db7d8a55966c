//! What the gateway decides. Pure: time and randomness come in as arguments, and every
//! decision goes out as a [`change::Change`].

pub mod actor;
pub mod audit;
pub mod calendar;
pub mod card;
pub mod change;
mod codes;
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
pub mod retention;
pub mod scope;
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

// The nouns everybody speaks of, in one place.
pub use actor::{Role, User};
pub use audit::{Action, Agent, Entity, Event};
pub use calendar::Calendar;
pub use card::Card;
pub use change::{Change, Write};
pub use consent::{ConsentMethod, ConsentRecord, ConsentState, ConsentTerms, Subject, SubjectKind};
pub use digest::Digest;
pub use ladder::Ladder;
pub use language::{Language, PerLanguage};
pub use name::Name;
pub use notice::{Audience, Letter, Notice};
pub use personal_number::PersonalNumber;
pub use recipient::{Recipient, RecipientKeys, RecipientKind};
pub use reference::Reference;
pub use request::{DeclineReason, Facts, NextActor, Outcome, Record, Sealed, Status};
pub use scope::{InformationCategory, Scope, ToldCategory};
pub use spool_id::SpoolId;
pub use timetable::Timetable;
pub use unit::Unit;
pub use watch::{Watch, WatchKind};
pub use workflow::Refusal;
