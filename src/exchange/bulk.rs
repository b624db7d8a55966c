//! The same act on many requests: what it would do to each, and then doing it. Each request is
//! decided and committed on its own: one that can't be is told, and the others go on.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use jiff::Timestamp;
use jiff::civil::Date;

use crate::domain::change::FreshLink;
use crate::domain::workflow::time as workflow;
use crate::domain::{Change, Digest, Notice, Record, Reference, User, Write};
use crate::exchange::fetch::{decide_in_unit, record_of_unit};
use crate::exchange::time::new_due;
use crate::exchange::{Error, Gateway};
use crate::store;

/// So many at a time: what somebody can still look through.
pub const MOST: usize = 200;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// A reminder by hand.
    Remind,
    /// A new due day.
    Extend(Date),
}

/// What was chosen, on somebody's desk until it is done.
#[derive(Debug)]
pub struct Bulk {
    /// None: the new day is still to be chosen.
    pub act: Option<Act>,
    /// The requests, each as it was seen.
    pub rows: Vec<(Reference, u64)>,
    /// How many fitted the choice beyond the most there may be.
    pub left_out: u64,
    started: AtomicBool,
    done: OnceLock<Vec<Done>>,
}

/// What came of one request: the key of the text that says why not, or nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    pub reference: Reference,
    pub failure: Option<String>,
}

/// One request as it would become.
#[derive(Debug)]
pub struct Planned {
    pub record: Record,
    /// The letters that would leave and the due moment it would have, or why not.
    pub becomes: Result<Becomes, Error>,
}

#[derive(Debug)]
pub struct Becomes {
    pub letters: Vec<Notice>,
    pub due_at: Timestamp,
}

impl Bulk {
    /// The requests as they are now. Those of other units are not there.
    pub fn of(
        gateway: &Gateway,
        by: &User,
        act: Option<Act>,
        references: &[Reference],
        left_out: u64,
    ) -> Result<Self, Error> {
        let mut rows: Vec<(Reference, u64)> = Vec::new();
        for reference in references {
            match record_of_unit(gateway, by, reference) {
                Ok(record) if !rows.iter().any(|(known, _)| known == reference) => {
                    rows.push((*reference, record.revision));
                }
                Ok(_) | Err(Error::NotFound) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(Self { act, rows, left_out, started: AtomicBool::new(false), done: OnceLock::new() })
    }

    /// What has come of it; none before it is done.
    #[must_use]
    pub fn outcome(&self) -> Option<&[Done]> {
        self.done.get().map(Vec::as_slice)
    }

    /// What the act would do to each, decided on what was seen and written nowhere.
    pub fn preview(&self, gateway: &Gateway, by: &User, now: Timestamp) -> Result<Vec<Planned>, Error> {
        // A link that leads nowhere: nothing of this is committed.
        let link = FreshLink { digest: Digest::from_bytes([0; 32]), wrapped: None };
        let user = gateway.parties().user_digest(&by.id);
        let mut planned = Vec::with_capacity(self.rows.len());
        for (reference, seen) in &self.rows {
            let record = match record_of_unit(gateway, by, reference) {
                Ok(record) => record,
                Err(Error::NotFound) => continue,
                Err(error) => return Err(error),
            };
            let becomes = match self.act {
                None => Ok(Becomes { letters: Vec::new(), due_at: record.due_at }),
                Some(act) => decide(gateway, act, &record, *seen, &link, user, now).map(becomes),
            };
            planned.push(Planned { record, becomes });
        }
        Ok(planned)
    }

    /// Does it, once: asked again it does nothing.
    pub async fn run(&self, gateway: &Gateway, by: &User, now: Timestamp) {
        let Some(act) = self.act else { return };
        if self.started.swap(true, Ordering::AcqRel) {
            return;
        }
        let mut done = Vec::with_capacity(self.rows.len());
        for (reference, seen) in &self.rows {
            let failure = one(gateway, by, act, reference, *seen, now).await.err();
            let failure = failure.map(|error| error.text_key());
            done.push(Done { reference: *reference, failure });
        }
        // Nobody else gets here.
        drop(self.done.set(done));
    }
}

async fn one(
    gateway: &Gateway,
    by: &User,
    act: Act,
    reference: &Reference,
    seen: u64,
    now: Timestamp,
) -> Result<(), Error> {
    let link = gateway.fresh_link(*reference)?;
    decide_in_unit(gateway, by, reference, |record, by| decide(gateway, act, record, seen, &link, by, now))
        .await
}

/// The decision, on exactly what was seen.
fn decide(
    gateway: &Gateway,
    act: Act,
    record: &Record,
    seen: u64,
    link: &FreshLink,
    by: Digest,
    now: Timestamp,
) -> Result<Change, Error> {
    if record.revision != seen {
        return Err(Error::Store(store::Error::Stale));
    }
    let timetable = gateway.timetable();
    Ok(match act {
        Act::Remind => {
            let (ladder, calendar) = (timetable.ladder_of(record), timetable.calendar_of(&record.recipient));
            workflow::remind(record, ladder, link.clone(), calendar, by, now)?
        }
        Act::Extend(day) => workflow::extend(record, new_due(gateway, record, day)?, link.clone(), by, now)?,
    })
}

fn becomes(change: Change) -> Becomes {
    let record = change.writes.iter().find_map(|write| match write {
        Write::Record(record) => Some(record.due_at),
        _ => None,
    });
    Becomes { letters: change.notices, due_at: record.unwrap_or(Timestamp::MAX) }
}
