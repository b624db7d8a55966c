//! A request, from its start to its receipt.

mod draft;
mod lost;
mod preview;
mod receipt;
mod start;
mod unsent;
