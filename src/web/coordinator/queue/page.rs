//! The queue as a page.

use askama::Template;

use crate::exchange::bulk::MOST;
use crate::text;
use crate::web::coordinator::queue::bar::Bar;
use crate::web::coordinator::queue::standing::Standing;
use crate::web::coordinator::queue::view::View;
use crate::web::page::Frame;
use crate::web::parts::Choice;

#[derive(Template)]
#[template(path = "coordinator/queue/list.html")]
pub struct QueuePage {
    pub frame: Frame,
    pub view: View,
    /// Names of the coordinator's units.
    pub units: Vec<String>,
    pub tabs: Vec<Tab>,
    /// The recipients that are most behind; empty where something else is looked at.
    pub worst: Vec<Bar>,
    pub filters: Filters,
    pub rows: Vec<Row>,
    /// How many there are in all.
    pub total: u64,
    /// Address of the next page.
    pub next: Option<String>,
    /// When it was looked up.
    pub at: String,
    /// Address of this very page.
    pub here: String,
}

/// A ready view.
#[derive(Debug, Clone)]
pub struct Tab {
    pub address: String,
    pub text: String,
    pub count: Option<u32>,
    pub current: bool,
}

/// What can be chosen, with what is.
#[derive(Debug, Clone, Default)]
pub struct Filters {
    pub due: Vec<Choice>,
    pub next: Vec<Choice>,
    pub step: Vec<Choice>,
    pub kind: Vec<Choice>,
    /// Empty for somebody with one unit.
    pub unit: Vec<Choice>,
    pub recipient: Vec<Choice>,
    /// What else is asked for and stays: name and value.
    pub kept: Vec<(&'static str, String)>,
    /// Without all of these.
    pub clear: Option<String>,
}

/// One request.
#[derive(Debug, Clone)]
pub struct Row {
    pub reference: String,
    pub standing: Standing,
    pub due: String,
    pub recipient: String,
    pub kind: String,
    /// Empty for somebody with one unit.
    pub unit: String,
    pub step: String,
    pub status: String,
    pub next: String,
    /// The coordinator's turn.
    pub mine: bool,
    /// Working days since it was sent.
    pub age: u32,
    /// What else there is to know.
    pub notes: Vec<String>,
    /// Not about protected particulars, or to somebody who may see those.
    pub may_open: bool,
}

impl QueuePage {
    /// `14 av 31 försenade`
    fn overdue_of(&self, bar: &Bar) -> String {
        let numbers = [("overdue", bar.overdue.into()), ("open", bar.open.into())];
        text::with(self.frame.language, "coordinator-overdue-of", &numbers)
    }

    fn age(&self, row: &Row) -> String {
        text::with(self.frame.language, "coordinator-age-days", &[("n", row.age.into())])
    }

    fn found(&self) -> String {
        text::with(self.frame.language, "coordinator-total", &[("n", self.total.into())])
    }

    /// A column's heading: the address that sorts by it, and how it is sorted now.
    fn sort(&self, first: &str, then: &str) -> (String, &'static str) {
        let sorted = self.view.sorted_by();
        let wanted = if sorted == first && !then.is_empty() { then } else { first };
        let direction = if sorted == first {
            "ascending"
        } else if sorted == then {
            "descending"
        } else {
            "none"
        };
        (self.view.with("sort", wanted).address("/queue"), direction)
    }

    /// `Alla i urvalet (1234, högst 200 åt gången)`
    fn all(&self) -> String {
        let most = self.total > MOST as u64;
        let key = if most { "coordinator-bulk-scope-most" } else { "coordinator-bulk-scope-all" };
        text::with(self.frame.language, key, &[("n", self.total.into())])
    }

    fn is_first(&self) -> bool {
        self.view.after.is_empty()
    }

    /// The same from its first page on.
    fn start(&self) -> String {
        self.view.with("after", "").address("/queue")
    }
}
