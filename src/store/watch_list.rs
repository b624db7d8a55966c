//! Lists of watches, page by page.

use jiff::civil::Date;

use crate::domain::{Reference, Watch, WatchKind};

/// Which watches a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WatchFilter {
    /// Those to come, soonest first; otherwise those that have ended, latest day first.
    pub open: bool,
    pub kind: Option<WatchKind>,
}

/// Where a page ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WatchCursor {
    pub due_on: Date,
    pub reference: Reference,
}

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WatchPage {
    pub watches: Vec<Watch>,
    /// None: this was the last page.
    pub next: Option<WatchCursor>,
}
