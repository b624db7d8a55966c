//! Watches: whose day has come, and consents that end while something still hangs on them.

use jiff::{SignedDuration, Timestamp};

use crate::domain::workflow::watch::{self, CONSENT_WARNING_DAYS};
use crate::domain::{ConsentRecord, Reference, Timetable};
use crate::store;

use super::{BATCH, Error, Tally, Worker};

impl Worker {
    /// The reminders that are due. Each look ends in a commit that moves the next one past now.
    pub(super) async fn watch(&self, now: Timestamp, tally: &mut Tally) -> Result<(), Error> {
        let timetable = self.parts.rules.timetable();
        loop {
            let watches = self.parts.store.watch_looks(now, BATCH)?;
            if watches.is_empty() {
                return Ok(());
            }
            let mut goes_on = false;
            for due in &watches {
                let Some(change) = watch::remind(due, &timetable.calendar, now) else { continue };
                let reminded = change.notices.len();
                match self.parts.commit(change, now).await {
                    Ok(()) => {
                        tally.watches += reminded;
                        goes_on = true;
                    }
                    // Somebody moved or ended it just now.
                    Err(store::Error::Stale) => goes_on = true,
                    Err(error) => self.parts.passed_over(&due.reference, error, tally)?,
                }
            }
            if !goes_on {
                return Ok(());
            }
        }
    }

    /// A consent that ends soon, with an open request or watch under it, gets a watch of its own.
    pub(super) async fn watch_consents(&self, now: Timestamp, tally: &mut Tally) -> Result<(), Error> {
        let days = SignedDuration::from_hours(24 * i64::from(CONSENT_WARNING_DAYS));
        let until = now.checked_add(days).unwrap_or(now);
        let timetable = self.parts.rules.timetable();
        for consent in self.parts.store.consents_that_end(now, until)? {
            let reference = watch::of_consent(&consent.id);
            match self.watch_consent(&consent, &reference, &timetable, now).await {
                Ok(()) | Err(store::Error::Exists) => {}
                Err(error) => self.parts.passed_over(&reference, error, tally)?,
            }
        }
        Ok(())
    }

    async fn watch_consent(
        &self,
        consent: &ConsentRecord,
        reference: &Reference,
        timetable: &Timetable,
        now: Timestamp,
    ) -> Result<(), store::Error> {
        let known = self.parts.store.watch(reference)?.is_some();
        if known || consent.is_key() || !self.is_used(consent)? {
            return Ok(());
        }
        self.parts.commit(watch::consent_expires(consent, &timetable.calendar, now), now).await
    }

    fn is_used(&self, consent: &ConsentRecord) -> Result<bool, store::Error> {
        let store = &self.parts.store;
        let requests = store.requests_of_client(&consent.client)?;
        let waits = requests.iter().any(|record| record.consent == consent.id && record.is_open());
        let watches = store.watches_of_client(&consent.client)?;
        Ok(waits || watches.iter().any(|watch| watch.consent == Some(consent.id) && watch.is_open()))
    }
}
