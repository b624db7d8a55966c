//! The ladders: whose moment has come, what that writes, and when to look again.
//!
//! The store keeps for each open request the moment its ladder has to be looked at, so a tick costs
//! what is due and not what exists. Each look ends in a commit that moves that moment past now.

use jiff::Timestamp;

use crate::domain::change::Change;
use crate::domain::request::Record;
use crate::domain::timetable::Timetable;
use crate::domain::workflow::climb;
use crate::store;

use super::{Error, Tally, Worker};

/// So many requests share one commit.
const TOGETHER: usize = 256;

impl Worker {
    pub(super) async fn climb(&self, now: Timestamp, tally: &mut Tally) -> Result<(), Error> {
        let timetable = self.parts.rules.timetable();
        loop {
            let records = self.parts.store.looks(now, TOGETHER)?;
            if records.is_empty() {
                return Ok(());
            }
            let mut together = Change::default();
            let mut steps = 0;
            for record in &records {
                let (change, taken) = self.look(record, &timetable, now);
                steps += taken;
                together.append(change);
            }
            match self.parts.commit(together, now).await {
                Ok(()) => tally.steps += steps,
                // Somebody did something with one of them just now, or one of the letters is known.
                Err(store::Error::Stale | store::Error::Duplicate { .. }) => {
                    self.one_by_one(&records, &timetable, now, tally).await?;
                }
                Err(error) => return Err(error.into()),
            }
        }
    }

    async fn one_by_one(
        &self,
        records: &[Record],
        timetable: &Timetable,
        now: Timestamp,
        tally: &mut Tally,
    ) -> Result<(), Error> {
        for record in records {
            let (mut change, taken) = self.look(record, timetable, now);
            match self.parts.commit(change.clone(), now).await {
                Ok(()) => tally.steps += taken,
                // Its own commit has timed it anew.
                Err(store::Error::Stale) => {}
                // The letter went before, for the same step of the same deadline.
                Err(store::Error::Duplicate { reference }) => {
                    tracing::warn!(%reference, "a step was told before; not told again");
                    change.notices.clear();
                    match self.parts.commit(change, now).await {
                        Ok(()) | Err(store::Error::Stale) => {}
                        Err(error) => return Err(error.into()),
                    }
                }
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }

    fn look(&self, record: &Record, timetable: &Timetable, now: Timestamp) -> (Change, usize) {
        let calendar = timetable.calendar_of(&record.recipient);
        let steps = timetable.ladder_of(record).due(record, calendar, now);
        let link =
            climb::needs_link(&steps).then(|| self.parts.rules.fresh_link(&record.reference)).flatten();
        for due in &steps {
            tracing::info!(reference = %record.reference, step = due.taken.name, "step taken");
        }
        let mut change = climb::climb(record, &steps, link, calendar, now);
        if timetable.is_unattended(record, now) {
            tracing::info!(reference = %record.reference, "the unit lets it lie");
            climb::tell_of_silence(&mut change, now);
        }
        (change, steps.len())
    }
}
