//! What happens by itself: letters leave, requests expire, sealed documents are destroyed, old
//! sessions and files nobody knows are swept away.
//!
//! [`Worker::tick`] does all that is due and returns; [`Worker::run`] ticks whenever something is
//! due or something was committed. One worker per store.
//!
//! # Letters
//!
//! A letter is sent first and its notice settled after it, so a crash between the two sends the
//! same letter again, with the same `Message-ID`: at least once, never lost. Whether it is still
//! wanted is looked up just before it is sent. Letters about one request leave in order.

use std::collections::{BTreeMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use tokio::sync::Notify;
use tokio::task::JoinSet;

use crate::clock::Clock;
use crate::domain::change::{Change, Write};
use crate::domain::notice::Notice;
use crate::domain::request::Record;
use crate::domain::spool_id::SpoolId;
use crate::domain::workflow::{delivery, fetch};
use crate::mail::outbox::{Addresses, Outcome};
use crate::mail::{Mailer, letter};
use crate::spool::{self, Spool};
use crate::store::{self, Store};

/// So many letters, expiries or destructions are taken at a time.
const BATCH: usize = 64;
/// So many letters are on their way at once: one slow mail server must not hold up the rest.
const AT_ONCE: usize = 8;
/// How often a change is decided anew when somebody else was faster.
const TRIES: usize = 8;
/// Expiries are looked for at least this often.
const LONGEST_SLEEP: Duration = Duration::from_secs(60);
/// After a failure, so that a full disk is not asked a thousand times a second.
const AFTER_FAILURE: Duration = Duration::from_secs(10);
const SWEEP_EVERY: SignedDuration = SignedDuration::from_hours(1);
/// A document in the spool that no record names is left alone for this long: its commit may be
/// under way.
const UNCOMMITTED: SignedDuration = SignedDuration::from_hours(24);

#[derive(Debug, thiserror::Error)]
enum Error {
    #[error(transparent)]
    Store(#[from] store::Error),
    #[error(transparent)]
    Spool(#[from] spool::Error),
}

/// What a tick did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    pub accepted: usize,
    pub deferred: usize,
    pub refused: usize,
    /// Letters that were no longer wanted.
    pub dropped: usize,
    pub expired: usize,
    /// Sealed documents.
    pub destroyed: usize,
    pub sessions_ended: usize,
    /// Documents in the spool that no record knew.
    pub swept: usize,
    /// Things that could not be done now and stay due.
    pub failed: usize,
}

/// Cheap to clone; the clones are one worker.
#[derive(Clone)]
pub struct Worker {
    parts: Arc<Parts>,
}

struct Parts {
    store: Store,
    spool: Spool,
    mailer: Mailer,
    addresses: Arc<dyn Addresses>,
    clock: Clock,
    /// A session without a click for so long is over.
    idle: SignedDuration,
    swept: Mutex<Swept>,
}

#[derive(Default)]
struct Swept {
    at: Option<Timestamp>,
    /// What no record knew at the sweep before: only what is unknown twice is destroyed.
    unknown: HashSet<SpoolId>,
}

impl Worker {
    #[must_use]
    pub fn new(
        (store, spool): (Store, Spool),
        mailer: Mailer,
        addresses: Arc<dyn Addresses>,
        clock: Clock,
        idle: Duration,
    ) -> Self {
        let idle = SignedDuration::try_from(idle).unwrap_or(SignedDuration::MAX);
        let swept = Mutex::default();
        Self { parts: Arc::new(Parts { store, spool, mailer, addresses, clock, idle, swept }) }
    }

    /// Ticks when something is due and when `wake` is notified, until `stop` is ready. A tick that
    /// has begun is finished.
    pub async fn run(&self, wake: &Notify, stop: impl Future<Output = ()>) {
        let mut stop = std::pin::pin!(stop);
        loop {
            let tally = self.tick().await;
            let failed = tally.failed > 0;
            let (sleep, woken) = if failed { (AFTER_FAILURE, None) } else { (self.until_next(), Some(wake)) };
            let woken = async {
                match woken {
                    Some(wake) => wake.notified().await,
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                () = tokio::time::sleep(sleep) => (),
                () = woken => (),
                () = &mut stop => return,
            }
        }
    }

    /// Does all that is due now.
    pub async fn tick(&self) -> Tally {
        let mut tally = Tally::default();
        let now = self.parts.clock.now();
        noted(self.expire(now, &mut tally).await, &mut tally);
        noted(self.deliver(now, &mut tally).await, &mut tally);
        noted(self.sweep(now, &mut tally).await, &mut tally);
        noted(self.destroy(&mut tally).await, &mut tally);
        tally
    }

    fn until_next(&self) -> Duration {
        let next = self.parts.store.next_notice_at().ok().flatten();
        next.map_or(LONGEST_SLEEP, |next| {
            let wait = next.duration_since(self.parts.clock.now());
            Duration::try_from(wait).unwrap_or(Duration::ZERO).min(LONGEST_SLEEP)
        })
    }

    /// Requests past their time: nothing sealed stays.
    async fn expire(&self, now: Timestamp, tally: &mut Tally) -> Result<(), Error> {
        loop {
            let records = self.parts.store.expiring(now, BATCH)?;
            let mut progress = false;
            for record in &records {
                let Some(change) = fetch::expire(record, now) else { continue };
                match self.parts.store.commit(&change).await {
                    Ok(()) => {
                        tracing::info!(reference = %record.reference, "expired");
                        tally.expired += 1;
                        progress = true;
                    }
                    // Somebody did something with it just now: it comes again.
                    Err(store::Error::Stale) => progress = true,
                    Err(error) => return Err(error.into()),
                }
            }
            if records.len() < BATCH || !progress {
                return Ok(());
            }
        }
    }

    async fn deliver(&self, now: Timestamp, tally: &mut Tally) -> Result<(), Error> {
        loop {
            let notices = self.parts.store.due_notices(now, BATCH)?;
            if notices.is_empty() {
                return Ok(());
            }
            let mut conversations: BTreeMap<_, Vec<Notice>> = BTreeMap::new();
            for notice in notices {
                conversations.entry(notice.reference).or_default().push(notice);
            }
            let mut under_way = JoinSet::new();
            let mut failure = None;
            for (_, notices) in conversations {
                if under_way.len() >= AT_ONCE {
                    count(under_way.join_next().await, tally, &mut failure);
                }
                let parts = Arc::clone(&self.parts);
                under_way.spawn(async move { parts.deliver_in_order(notices, now).await });
            }
            while let Some(done) = under_way.join_next().await {
                count(Some(done), tally, &mut failure);
            }
            if let Some(error) = failure {
                return Err(error);
            }
        }
    }

    /// What a commit let go is taken from the disk; said so in the store once it is gone.
    async fn destroy(&self, tally: &mut Tally) -> Result<(), Error> {
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

    /// Once an hour: sessions nobody uses, documents nobody knows.
    async fn sweep(&self, now: Timestamp, tally: &mut Tally) -> Result<(), Error> {
        {
            let mut swept = self.swept();
            if swept.at.is_some_and(|at| now.duration_since(at) < SWEEP_EVERY) {
                return Ok(());
            }
            swept.at = Some(now);
        }
        let before = |age| now.saturating_sub(age).unwrap_or(Timestamp::MIN);
        loop {
            let sessions = self.parts.store.idle_sessions(before(self.parts.idle), BATCH)?;
            if sessions.is_empty() {
                break;
            }
            let ended = sessions.into_iter().map(|digest| Write::Session { digest, session: None });
            let change = Change { writes: ended.collect(), ..Change::default() };
            self.parts.store.commit(&change).await?;
            tally.sessions_ended += change.writes.len();
        }
        let mut unknown = HashSet::new();
        for id in self.parts.spool.older_than(before(UNCOMMITTED)).await? {
            if self.parts.store.document_owner(&id)?.is_none() {
                unknown.insert(id);
            }
        }
        let known_before = std::mem::replace(&mut self.swept().unknown, unknown.clone());
        for id in unknown.intersection(&known_before) {
            self.parts.spool.destroy(id).await?;
            tally.swept += 1;
        }
        Ok(())
    }

    fn swept(&self) -> std::sync::MutexGuard<'_, Swept> {
        self.parts.swept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn noted(done: Result<(), Error>, tally: &mut Tally) {
    if let Err(error) = done {
        tracing::error!(%error, "the worker could not finish");
        tally.failed += 1;
    }
}

type Delivered = (Tally, Result<(), Error>);

fn count(
    done: Option<Result<Delivered, tokio::task::JoinError>>,
    tally: &mut Tally,
    failure: &mut Option<Error>,
) {
    match done {
        Some(Ok((part, result))) => {
            tally.accepted += part.accepted;
            tally.deferred += part.deferred;
            tally.refused += part.refused;
            tally.dropped += part.dropped;
            if let Err(error) = result {
                failure.get_or_insert(error);
            }
        }
        Some(Err(error)) if error.is_panic() => std::panic::resume_unwind(error.into_panic()),
        Some(Err(_)) | None => {}
    }
}

impl Parts {
    async fn deliver_in_order(&self, notices: Vec<Notice>, now: Timestamp) -> Delivered {
        let mut tally = Tally::default();
        for notice in notices {
            if let Err(error) = self.deliver_one(&notice, now, &mut tally).await {
                return (tally, Err(error));
            }
        }
        (tally, Ok(()))
    }

    async fn deliver_one(&self, notice: &Notice, now: Timestamp, tally: &mut Tally) -> Result<(), Error> {
        let record = self.store.record(&notice.reference)?;
        let Some(record) = record.filter(|record| delivery::still_wanted(record, notice)) else {
            self.store.commit(&delivery::dropped(notice)).await?;
            tally.dropped += 1;
            return Ok(());
        };
        let outcome = self.mailer.deliver(notice, &record, &*self.addresses, now).await;
        let (reference, letter) = (notice.reference, letter::name(notice.letter));
        match &outcome {
            Outcome::Accepted => {
                tracing::info!(%reference, letter, "letter accepted");
                tally.accepted += 1;
            }
            Outcome::Deferred { why, until } => {
                tracing::warn!(%reference, letter, %why, %until, "letter deferred");
                tally.deferred += 1;
            }
            Outcome::Refused { why } => {
                tracing::warn!(%reference, letter, %why, "letter refused");
                tally.refused += 1;
            }
        }
        self.settle(record, notice, &outcome, now).await
    }

    /// Commits what the mail server said, whatever else happens to the request meanwhile.
    async fn settle(
        &self,
        mut record: Record,
        notice: &Notice,
        outcome: &Outcome,
        now: Timestamp,
    ) -> Result<(), Error> {
        for _ in 0..TRIES {
            let change = match outcome {
                Outcome::Accepted => delivery::accepted(&record, notice, now),
                Outcome::Refused { .. } => delivery::refused(&record, notice, now),
                Outcome::Deferred { until, .. } => later(notice, *until),
            };
            match self.store.commit(&change).await {
                Err(store::Error::Stale) => {}
                other => return Ok(other?),
            }
            match self.store.record(&notice.reference)? {
                Some(newer) => record = newer,
                None => return Ok(()),
            }
        }
        Err(store::Error::Stale.into())
    }
}

fn later(notice: &Notice, until: Timestamp) -> Change {
    let notice = Notice { not_before: until, attempts: notice.attempts + 1, ..notice.clone() };
    Change { writes: vec![Write::NoticeLater(Box::new(notice))], ..Change::default() }
}
