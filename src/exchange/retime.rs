//! What the rules of time say of a request, and the requests that were timed by other rules.

use jiff::Timestamp;

use crate::crypto::digest::Purpose;
use crate::domain::forecast::{Ahead, forecast};
use crate::domain::workflow::revision::anew;
use crate::domain::{Change, Digest, Record, Status, Write};
use crate::exchange::Gateway;
use crate::store::{self, Filter};

/// So many requests share one commit.
const TOGETHER: usize = 256;

impl Gateway {
    /// Every date that is to come of a request after `now` if nothing happens before.
    #[must_use]
    pub fn forecast(&self, record: &Record, now: Timestamp) -> Vec<Ahead> {
        let timetable = self.timetable();
        let parties = self.parties();
        let recipient = parties.recipient(&record.recipient);
        let escalation = recipient.is_some_and(|recipient| recipient.escalation_mailbox.is_some());
        let calendar = timetable.calendar_of(&record.recipient);
        forecast(record, timetable.ladder_of(record), calendar, escalation, now)
    }

    /// Counts every open request anew where it was last timed by other rules: the settings, a form
    /// kind or the directory have changed since. Deadlines that were promised stay; what comes before
    /// and after them moves. Says how many were counted.
    pub async fn retime(&self) -> Result<usize, store::Error> {
        let rules = self.keys.digest.digest(Purpose::Timetable, self.timetable().describe().as_bytes());
        if self.store.timed_by()? == Some(rules) {
            return Ok(0);
        }
        let mut counted = 0;
        let mut after = None;
        loop {
            let records = self.store.open_after(after, TOGETHER)?;
            let Some(last) = records.last() else { break };
            after = Some(last.reference);
            counted += records.len();
            let together = anew(&records);
            match self.commit(together.clone()).await {
                // A click meanwhile has timed its request by itself; the others are taken one by one.
                Err(store::Error::Stale) => self.retime_each(together).await?,
                other => other?,
            }
        }
        counted += self.retime_answered().await?;
        self.commit(Change { writes: vec![Write::TimedBy { rules }], ..Change::default() }).await?;
        tracing::info!(requests = counted, "the rules of time have changed; open requests counted anew");
        Ok(counted)
    }

    /// What has its outcome and waits for the unit: the clock looks whether anybody comes for it.
    async fn retime_answered(&self) -> Result<usize, store::Error> {
        let parties = self.parties();
        let units: Vec<Digest> = parties.units().iter().map(|unit| parties.unit_digest(&unit.id)).collect();
        let mut counted = 0;
        for status in [Status::Answered, Status::AnswerLost, Status::Declined, Status::WrongRecipient] {
            let mut after = None;
            loop {
                let page = self.store.requests_of_units(&units, Filter::Status(status), after, TOGETHER)?;
                counted += page.records.len();
                self.retime_each(anew(&page.records)).await?;
                after = page.next;
                if after.is_none() {
                    break;
                }
            }
        }
        Ok(counted)
    }

    async fn retime_each(&self, together: Change) -> Result<(), store::Error> {
        for write in together.writes {
            match self.commit(Change { writes: vec![write], ..Change::default() }).await {
                Err(store::Error::Stale) => {}
                other => other?,
            }
        }
        Ok(())
    }
}
