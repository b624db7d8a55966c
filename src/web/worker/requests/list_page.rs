//! The list as a page, and the rows it shares with what a search found.

use askama::Template;
use jiff::Timestamp;

use crate::domain::calendar::local_date;
use crate::domain::unattended;
use crate::domain::{Language, Record, User};
use crate::exchange::Gateway;
use crate::text::dates;
use crate::web::page::Frame;
use crate::web::parts::Tone;
use crate::web::worker::words;

#[derive(Template)]
#[template(path = "worker/requests/list.html")]
pub struct ListPage {
    pub frame: Frame,
    pub tabs: Vec<Tab>,
    pub rows: Vec<Row>,
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

/// One request in a table.
#[derive(Clone)]
pub struct Row {
    pub reference: String,
    pub kind: String,
    pub recipient: String,
    pub sent: String,
    pub age: String,
    pub due: String,
    pub late: Option<String>,
    pub tone: Tone,
    pub status: String,
    pub next: String,
    /// Not about protected particulars, or to somebody who may see those.
    pub may_open: bool,
    /// The unit lets it lie, and the coordinator knows.
    pub unattended: bool,
}

impl Row {
    pub fn of(gateway: &Gateway, record: &Record, now: Timestamp, language: Language) -> Self {
        Self {
            reference: record.reference.to_string(),
            kind: words::kind(gateway, &record.kind, language),
            recipient: words::listed_recipient(
                &gateway.parties(),
                &record.recipient,
                record.protected,
                language,
            ),
            sent: dates::day(language, local_date(record.sent_at)),
            age: words::age(record, now, language),
            due: dates::day(language, record.due_date()),
            late: words::late(gateway.timetable().calendar_of(&record.recipient), record, now, language),
            tone: words::tone(record),
            status: words::status(record, language),
            next: words::next_actor(record, language),
            may_open: !record.protected,
            unattended: unattended::is_told(record),
        }
    }

    /// As that user finds it.
    #[must_use]
    pub fn seen_by(mut self, user: &User) -> Self {
        self.may_open |= user.protected;
        self
    }
}

impl ListPage {
    /// The same choice from its newest request on.
    fn start(&self) -> &str {
        self.tabs.iter().find(|tab| tab.current).map_or("/requests", |tab| &tab.address)
    }
}
