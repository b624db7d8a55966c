//! The unit's requests: the list, the search, one request's page, and what can be done there.

pub mod act;
pub mod actions;
mod call;
pub mod list;
pub mod list_page;
pub mod paper;
pub mod phone;
pub mod reroute;
pub mod search;
pub mod show;
pub mod show_page;
pub mod sure;
pub mod thread;
pub mod time;
pub mod timeline;
