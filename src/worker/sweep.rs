//! What ends by itself: requests past their time, sealed documents that were let go, sessions
//! nobody uses, files nobody knows.

use std::collections::HashSet;
use std::sync::PoisonError;

use jiff::{SignedDuration, Timestamp};

use crate::clock::trust::Doubt;
use crate::domain::retention::UNSENT_DAYS;
use crate::domain::workflow::{evidence, fetch, lost};
use crate::domain::{Change, Reference, SpoolId, Write};
use crate::store;

use super::{BATCH, Error, Swept, Tally, Worker};

const SWEEP_EVERY: SignedDuration = SignedDuration::from_hours(1);
/// A request that somebody began and did not send is let go after so long.
const UNSENT_STAYS: SignedDuration = SignedDuration::from_hours(UNSENT_DAYS * 24);
/// A document in the spool that no record names is left alone for this long: its commit may be
/// under way.
const UNCOMMITTED: SignedDuration = SignedDuration::from_hours(24);
/// So many may be left over or missing one by one; more, and more than a tenth of all, have another cause.
const FEW: usize = 16;
/// So many documents are looked for at a time.
const AT_ONCE: usize = 1024;

impl Worker {
    /// Requests past their time: nothing sealed stays.
    pub(super) async fn expire(&self, now: Timestamp, tally: &mut Tally) -> Result<(), Error> {
        loop {
            let records = self.parts.store.expiring(now, BATCH)?;
            let mut progress = false;
            for record in &records {
                let Some(change) = fetch::expire(record, now) else { continue };
                match self.parts.commit(change, now).await {
                    Ok(()) => {
                        tracing::info!(reference = %record.reference, "expired");
                        tally.expired += 1;
                        progress = true;
                    }
                    // Somebody did something with it just now: it comes again.
                    Err(store::Error::Stale) => progress = true,
                    Err(error) => self.parts.passed_over(&record.reference, error, tally)?,
                }
            }
            if records.len() < BATCH || !progress {
                return Ok(());
            }
        }
    }

    /// What a commit let go is taken from the disk; said so in the store once it is gone.
    pub(super) async fn destroy(&self, tally: &mut Tally) -> Result<(), Error> {
        loop {
            let ids = self.parts.store.pending_destructions(BATCH)?;
            if ids.is_empty() {
                return Ok(());
            }
            let mut change = Change::default();
            for id in ids {
                self.parts.spool.destroy(&id).await?;
                change.writes.push(Write::Destroyed { id });
            }
            self.parts.store.commit(&change).await?;
            tally.destroyed += change.writes.len();
        }
    }

    /// Once an hour: consents that end soon, sessions nobody uses; and, unless the clock is doubted,
    /// cards whose time is over, requests nobody sent, documents nobody knows.
    pub(super) async fn sweep(
        &self,
        now: Timestamp,
        doubt: Option<Doubt>,
        tally: &mut Tally,
    ) -> Result<(), Error> {
        {
            let mut swept = self.swept();
            // A clock that was set back has not swept in times to come.
            if swept.at.is_some_and(|at| now.duration_since(at).abs() < SWEEP_EVERY) {
                return Ok(());
            }
            swept.at = Some(now);
        }
        self.watch_consents(now, tally).await?;
        self.end_sessions(now, tally).await?;
        self.find_lost(now, tally).await?;
        if doubt.is_some() {
            return Ok(());
        }
        self.know_the_time(now).await?;
        self.forget_cards(now).await?;
        self.forget_unsent(now).await?;
        self.forget_evidence(now, tally).await?;
        self.sweep_unknown(before(now, UNCOMMITTED), tally).await
    }

    async fn end_sessions(&self, now: Timestamp, tally: &mut Tally) -> Result<(), Error> {
        loop {
            let sessions = self.parts.store.idle_sessions(before(now, self.parts.idle), BATCH)?;
            if sessions.is_empty() {
                return Ok(());
            }
            let ended = sessions.into_iter().map(|digest| Write::Session { digest, session: None });
            let change = Change { writes: ended.collect(), ..Change::default() };
            self.parts.store.commit(&change).await?;
            tally.sessions_ended += change.writes.len();
        }
    }

    async fn forget_cards(&self, now: Timestamp) -> Result<(), Error> {
        loop {
            let cards = self.parts.store.expired_cards(now, BATCH)?;
            if cards.is_empty() {
                return Ok(());
            }
            let gone = cards.into_iter().map(|digest| Write::CardGone { digest });
            self.parts.store.commit(&Change { writes: gone.collect(), ..Change::default() }).await?;
        }
    }

    async fn forget_unsent(&self, now: Timestamp) -> Result<(), Error> {
        loop {
            let old = self.parts.store.old_unsent(before(now, UNSENT_STAYS), BATCH)?;
            if old.is_empty() {
                return Ok(());
            }
            let writes = old.into_iter().map(|id| Write::Unsent { id, unsent: None });
            self.parts.store.commit(&Change { writes: writes.collect(), ..Change::default() }).await?;
        }
    }

    /// Scans of signed papers, of consents whose time is over.
    async fn forget_evidence(&self, now: Timestamp, tally: &mut Tally) -> Result<(), Error> {
        loop {
            let lapsed = self.parts.store.lapsed_evidence(now, BATCH)?;
            let mut progress = false;
            for id in &lapsed {
                let Some(consent) = self.parts.store.consent(id)? else { continue };
                let Some(change) = evidence::let_go(&consent, now) else { continue };
                match self.parts.commit(change, now).await {
                    Ok(()) | Err(store::Error::Stale) => progress = true,
                    Err(error) => self.parts.passed_over(&consent.reference(), error, tally)?,
                }
            }
            if lapsed.len() < BATCH || !progress {
                return Ok(());
            }
        }
    }

    /// Sealed documents that records name and the spool does not have: the units are told. Many mean that
    /// the spool itself is somewhere else, and then no unit can do anything about it.
    async fn find_lost(&self, now: Timestamp, tally: &mut Tally) -> Result<(), Error> {
        let (missing, all) = self.missing().await?;
        if is_crowd(missing.len(), all) {
            tracing::error!(
                missing = missing.len(),
                all,
                "many sealed documents are not in the spool, and no unit was told: is it the right folder, \
                 is its disk mounted? Look with: underlag check"
            );
            return Ok(());
        }
        for (id, reference) in missing {
            let record = match self.parts.store.record(&reference) {
                Ok(Some(record)) => record,
                Ok(None) => continue,
                Err(error) => {
                    self.parts.passed_over(&reference, error, tally)?;
                    continue;
                }
            };
            let change = lost::found(&record, &id, now);
            if change.events.is_empty() {
                continue;
            }
            match self.parts.commit(change, now).await {
                Ok(()) => {
                    tracing::error!(%reference, document = %id, "a sealed document is missing");
                    tally.lost += 1;
                }
                // Somebody did something with it just now: looked at again at the next sweep.
                Err(store::Error::Stale) => {}
                Err(error) => self.parts.passed_over(&reference, error, tally)?,
            }
        }
        Ok(())
    }

    /// Named and not there, with whose they are; and how many are named.
    async fn missing(&self) -> Result<(Vec<(SpoolId, Reference)>, usize), Error> {
        let (mut missing, mut all, mut after) = (Vec::new(), 0, None);
        loop {
            let mut documents = self.parts.store.documents(after.as_ref(), AT_ONCE)?;
            let (count, last) = (documents.len(), documents.last().map(|(id, _)| id.clone()));
            let ids = documents.iter().map(|(id, _)| id.clone()).collect();
            let gone = self.parts.spool.missing(ids).await?;
            documents.retain(|(id, _)| gone.contains(id));
            missing.append(&mut documents);
            (all, after) = (all + count, last);
            if count < AT_ONCE {
                return Ok((missing, all));
            }
        }
    }

    /// Sealed documents that no record knows, at this sweep and at the one before. A crash leaves a few;
    /// many mean that the store has lost something, and then they are what is left of it.
    async fn sweep_unknown(&self, before: Timestamp, tally: &mut Tally) -> Result<(), Error> {
        let old = self.parts.spool.older_than(before).await?;
        let all = old.len();
        let mut unknown = HashSet::new();
        for id in old {
            if !self.parts.store.knows_document(&id)? {
                unknown.insert(id);
            }
        }
        if is_crowd(unknown.len(), all) {
            tracing::error!(
                unknown = unknown.len(),
                all,
                "the spool holds many documents that the store does not know, and none of them was \
                 destroyed: has the store lost something? Look with: underlag check"
            );
            return Ok(());
        }
        let known_before = std::mem::replace(&mut self.swept().unknown, unknown.clone());
        for id in unknown.intersection(&known_before) {
            self.parts.spool.destroy(id).await?;
            tracing::info!(document = %id, "swept: no record knew it");
            tally.swept += 1;
        }
        Ok(())
    }

    fn swept(&self) -> std::sync::MutexGuard<'_, Swept> {
        self.parts.swept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn before(now: Timestamp, age: SignedDuration) -> Timestamp {
    now.saturating_sub(age).unwrap_or(Timestamp::MIN)
}

/// More than crashes leave and careless hands take, and more than a tenth of all.
const fn is_crowd(count: usize, all: usize) -> bool {
    count > FEW && count > all / 10
}
