//! The decisions, one function each: facts in, a [`Change`](crate::domain::change::Change) or a
//! [`Refusal`] out. No clock, no randomness, no I/O.

pub mod answer;
pub mod call;
pub mod climb;
pub mod consent;
pub mod delivery;
pub mod evidence;
pub mod fetch;
pub mod hand_over;
pub mod link;
pub mod lost;
pub mod recall;
pub mod refusal;
pub mod reroute;
pub mod revision;
pub mod send;
pub mod throttle;
pub mod time;
pub mod watch;

pub use refusal::Refusal;
