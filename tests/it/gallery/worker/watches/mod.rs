//! Watches.

mod drop;
mod list;
mod set;
mod show;
