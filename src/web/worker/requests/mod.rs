//! The unit's requests: the list, the search, one request's page, and what can be done there.

pub mod act;
mod call;
pub mod list;
mod list_page;
pub mod search;
pub mod show;
mod show_page;
mod timeline;

pub use act::WithdrawPage;
pub use list_page::{ListPage, Row};
pub use search::FoundPage;
pub use show_page::RequestPage;
