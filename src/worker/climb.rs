//! The ladders: whose moment has come, what that writes, and when to look again.
//!
//! The store keeps for each open request the moment its ladder has to be looked at, so a tick costs
//! what is due and not what exists. Each look ends in a commit that moves that moment past now.

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};

use crate::clock::trust::Doubt;
use crate::domain::workflow::climb;
use crate::domain::{Change, Record, Timetable, Write};
use crate::store;

use super::{Error, Tally, Worker};

/// So many requests share one commit.
const TOGETHER: usize = 256;
/// What is held back while the clock is doubted is looked at this often.
const HELD: SignedDuration = SignedDuration::from_hours(1);

impl Worker {
    pub(super) async fn climb(
        &self,
        now: Timestamp,
        doubt: Option<Doubt>,
        tally: &mut Tally,
    ) -> Result<(), Error> {
        let look = Look { timetable: self.parts.rules.timetable(), now, escalates: doubt.is_none() };
        loop {
            let records = self.parts.store.looks(now, TOGETHER)?;
            if records.is_empty() {
                return Ok(());
            }
            let mut together = Change::default();
            let mut steps = 0;
            for record in &records {
                let (change, taken) = self.look(record, &look);
                steps += taken;
                together.append(change);
            }
            match self.parts.store.commit(&together).await {
                Ok(()) => tally.steps += steps,
                // Somebody did something with one of them just now, one of the letters is known, or
                // something about one of them can't be read.
                Err(
                    store::Error::Stale | store::Error::Duplicate { .. } | store::Error::Unreadable { .. },
                ) => {
                    if !self.one_by_one(&records, &look, tally).await? {
                        return Ok(());
                    }
                }
                Err(error) => return Err(error.into()),
            }
        }
    }

    /// Says whether anything can go on.
    async fn one_by_one(&self, records: &[Record], look: &Look, tally: &mut Tally) -> Result<bool, Error> {
        let mut goes_on = false;
        for record in records {
            let (mut change, taken) = self.look(record, look);
            let mut done = self.parts.store.commit(&change).await;
            // The letter went before, for the same step of the same deadline.
            if let Err(store::Error::Duplicate { reference }) = done {
                tracing::warn!(%reference, "a step was told before; not told again");
                change.notices.clear();
                done = self.parts.store.commit(&change).await;
            } else if done.is_ok() {
                tally.steps += taken;
            }
            match done {
                // Stale: its own commit has timed it anew.
                Ok(()) | Err(store::Error::Stale) => goes_on = true,
                Err(error) => self.parts.passed_over(&record.reference, error, tally)?,
            }
        }
        Ok(goes_on)
    }

    fn look(&self, record: &Record, look: &Look) -> (Change, usize) {
        let Look { timetable, now, escalates } = look;
        let now = *now;
        let calendar = timetable.calendar_of(&record.recipient);
        let mut steps = timetable.ladder_of(record).due(record, calendar, now);
        let all = steps.len();
        steps.retain(|due| *escalates || !due.step.escalates());
        let is_unattended = timetable.is_unattended(record, now);
        let is_held = steps.len() < all || (is_unattended && !escalates);
        let link =
            climb::needs_link(&steps).then(|| self.parts.rules.fresh_link(&record.reference)).flatten();
        for due in &steps {
            tracing::info!(reference = %record.reference, step = due.taken.name, "step taken");
        }
        let mut change = climb::climb(record, &steps, link, calendar, now);
        if is_unattended && *escalates {
            tracing::info!(reference = %record.reference, "the unit lets it lie");
            climb::tell_of_silence(&mut change, now);
        }
        let mut change = timetable.timed(change, now);
        if is_held {
            look_later(&mut change, now);
        }
        (change, steps.len())
    }
}

/// What a look goes by.
struct Look {
    timetable: Arc<Timetable>,
    now: Timestamp,
    /// Steps that escalate are taken, too.
    escalates: bool,
}

/// A step that is held back stays due: looked at again in a while, not at once.
fn look_later(change: &mut Change, now: Timestamp) {
    let later = now.saturating_add(HELD).unwrap_or(now);
    for write in &mut change.writes {
        if let Write::Record(record) = write {
            record.look_at = record.look_at.map(|at| at.max(later));
        }
    }
}
