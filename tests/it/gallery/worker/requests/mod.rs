//! Requests.

mod list;
mod paper;
mod phone;
mod reroute;
mod search;
mod show;
mod sure;
mod time;
mod withdraw;
