//! The coordinator's pages.

mod bulk;
mod live;
mod queue;
mod statistics;

use jiff::civil::{Date, date};
use underlag::domain::calendar::end_of_day;
use underlag::domain::change::{Change, Write};
use underlag::domain::digest::Digest;
use underlag::domain::reference::Reference;
use underlag::domain::request::Record;

use crate::patterns::pattern;

use super::worker::office::{CLINIC, Office};

/// Requests at the office, each like one that Anna has sent.
struct Desk {
    office: Office,
    sample: Record,
    made: u64,
}

impl Desk {
    /// Monday 23 November 2026, ten o'clock, and nothing sent yet that is still open.
    async fn new() -> Self {
        let office = Office::new();
        let (_, reference) = office.send(&mut office.browser("anna").await, CLINIC).await;
        let sample = office.record(&reference);
        office.answer(&reference).await;
        Self { office, sample, made: 0 }
    }

    /// A request that is due at the end of that day, with what else is told of it.
    async fn request(&mut self, due: Date, shape: impl FnOnce(&mut Record)) -> Reference {
        self.made += 1;
        let mut digest = [0; 32];
        digest[..8].copy_from_slice(&self.made.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_be_bytes());
        let mut record = self.sample.clone();
        record.reference = Reference::from_digest(&Digest::from_bytes(digest));
        record.revision = 1;
        record.due_at = end_of_day(due);
        record.document = None;
        shape(&mut record);
        let reference = record.reference;
        let change = Change { writes: vec![Write::Record(Box::new(record))], ..Change::default() };
        self.office.gateway().commit(change).await.expect("committed");
        reference
    }

    fn recipient(&self, id: &str) -> Digest {
        self.office.gateway().parties().recipient_digest(id)
    }

    fn unit(&self, id: &str) -> Digest {
        self.office.gateway().parties().unit_digest(id)
    }
}

/// A Friday and a Monday before today, and days after it.
const LATE: Date = date(2026, 11, 13);
const YESTERDAY: Date = date(2026, 11, 20);
const NEAR: Date = date(2026, 11, 27);
const LATER: Date = date(2026, 12, 18);

/// The references of the table, from the top.
fn listed(page: &str) -> Vec<String> {
    let row = pattern(r#"<th scope="row" class="code"><a href="/requests/([^"]+)""#);
    row.captures_iter(page).map(|found| found[1].to_owned()).collect()
}
