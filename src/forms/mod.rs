//! FHIR R4 `Questionnaire` and `QuestionnaireResponse`: read, fill, check.
//!
//! [`load::load`] reads a form or refuses it by name; [`enable_when`] decides what is asked;
//! [`validate::validate`] checks a response; [`json`] reads and writes one.
//!
//! [`catalogue`] holds the form kinds; [`restrict`], [`prefill`] and [`begin`] fit a form to the consent,
//! the request and the pathway; [`answerer`] reads who answers; [`possible`] finds days that cannot be; [`chain`] checks and scores the DFA chain; [`unidentified`] finds what
//! points somebody out where nobody may be.

pub mod answerer;
pub mod begin;
pub mod catalogue;
pub mod chain;
mod compare;
pub mod dates;
mod decimal;
pub mod enable_when;
pub mod finding;
pub mod json;
mod lint;
pub mod load;
pub mod model;
mod order;
mod pattern;
pub mod possible;
pub mod prefill;
pub mod response;
pub mod restrict;
pub mod strict_json;
pub mod unidentified;
mod units;
pub mod validate;
mod value_json;
pub mod value_set;
