//! The use cases, through the rooms' public faces.

pub mod gateway;

mod answer;
mod consent;
mod flow;
mod open;
mod send;
