//! The use cases: what a person does, from a click to the commit.
//!
//! # Layout
//!
//! - [`gateway`] everything a use case needs, in one place; [`parties`] the directory by digest.
//! - [`consent`] given, refused, revoked; [`grid`] its rows; [`consent_file`] the document, read back.
//! - [`card`] the client's card; [`client`] what it opens: what was asked, revoking, the survey.
//! - [`send`] a request, from a filled form to the committed record; `request` what is asked; [`request_forms`] its form;
//!   [`request_file`] what goes along with it;
//!   [`dates`] what it would get;
//!   [`dispatch`] its receipt; `submission` the same form sent twice.
//! - [`visit`] a recipient opens a request; [`answer`] and what else it can do with it;
//!   [`draft`] its work so far, `answer_draft` in memory and as it is saved; `attached` any
//!   file that somebody attaches.
//! - [`letter`] a request on paper; [`paper`] an answer that came by post.
//! - [`fetch`] the unit opens the answer and lets the gateway forget it; [`recall`] an answer is taken
//!   back by its sender, or returned by the unit.
//! - [`time`] a due day moves, a reminder by hand; [`call`] what was said on the telephone;
//!   [`reroute`] another recipient; [`watch`] days to keep in mind; [`thread`] what follows what.
//! - [`unnamed`] what may not be written where nobody may be named; [`undrawn`] what a document can't show.
//! - [`statistics`] figures with names.
//! - [`system`] another system comes in, by a token of its own.
//! - [`kept`] what a recipient keeps of its answer.
//! - [`verify`] a document on its own, offline; [`copy`] what was proved of it, written anew.
//! - [`bulk`] the same act on many requests; [`hand_over`] requests and watches to another unit or a
//!   colleague.
//! - `sessions` whose login still holds.
//! - `timetable` the rules of time; `retime` what was timed by others.
//! - [`troubles`] what stands wrong, told to the operator; `health` how it is.
//! - [`envelope`] what lies in a document; `file_proof` what proves it; [`error`].
//!
//! Each loads, asks `domain::workflow`, seals, commits. None knows HTTP.

pub mod answer;
mod answer_draft;
mod attached;
pub mod bulk;
pub mod call;
pub mod card;
pub mod client;
pub mod completeness;
pub mod conditions;
pub mod consent;
pub mod consent_file;
pub mod copy;
pub mod dates;
pub mod dispatch;
pub mod draft;
pub mod envelope;
pub mod error;
pub mod evidence;
pub mod fetch;
mod file_proof;
pub mod gateway;
pub mod grid;
pub mod hand_over;
mod health;
pub mod kept;
pub mod letter;
mod lost;
pub mod mailbox_proof;
pub mod paper;
pub mod parties;
pub mod pathway;
mod proved;
pub mod recall;
mod replace;
mod request;
pub mod request_file;
pub mod request_forms;
pub mod reroute;
mod retime;
pub mod search;
pub mod send;
mod sessions;
pub mod statistics;
mod submission;
pub mod system;
pub mod thread;
pub mod time;
mod timetable;
pub mod troubles;
pub mod undrawn;
pub mod unnamed;
pub mod unsent;
pub mod verify;
pub mod visit;
pub mod watch;
pub mod words;

pub use error::Error;
pub use gateway::Gateway;
