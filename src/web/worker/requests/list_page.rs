//! The list as a page.

use askama::Template;

use crate::web::page::Frame;
use crate::web::request::RequestView;

#[derive(Template)]
#[template(path = "worker/requests/list.html")]
pub struct ListPage {
    pub frame: Frame,
    pub tabs: Vec<Tab>,
    pub rows: Vec<RequestView>,
    /// Address of the next page.
    pub next: Option<String>,
    pub first: bool,
    /// Names of the units whose requests these are.
    pub units: Vec<String>,
    /// A worker; a coordinator only reads.
    pub may_write: bool,
    /// The units have no requests at all.
    pub nothing_yet: bool,
    /// What was searched for and not found.
    pub search: String,
}

/// A choice of requests, with how many there are.
#[derive(Clone)]
pub struct Tab {
    pub address: String,
    pub text: String,
    pub count: u64,
    pub current: bool,
}

impl ListPage {
    /// The same choice from its newest request on.
    fn start(&self) -> &str {
        self.tabs.iter().find(|tab| tab.current).map_or("/requests", |tab| &tab.address)
    }
}
