//! The unit's requests: the list, the search, one request's page, and what can be done there.

pub mod act;
pub(super) mod actions;
mod call;
pub mod list;
mod list_page;
pub mod paper;
pub mod phone;
pub mod reroute;
pub mod search;
pub mod show;
mod show_page;
pub mod sure;
pub(super) mod thread;
pub mod time;
mod timeline;

pub use act::WithdrawPage;
pub use list_page::{ListPage, Row};
pub use paper::PaperPage;
pub use phone::CallPage;
pub use reroute::ReroutePage;
pub use search::FoundPage;
pub use show_page::RequestPage;
pub use sure::SurePage;
pub use time::TimePage;
