//! What happens by itself: ladders take their steps, letters leave, requests expire, sealed documents are destroyed, old
//! sessions and files nobody knows are swept away.
//!
//! [`Worker::tick`] does all that is due and returns; [`Worker::run`] does so whenever something is
//! due or something was committed, the letters beside the rest. One worker per store.
//!
//! # Layout
//!
//! - `climb` the ladders.
//! - `watch` watches, and consents that end soon.
//! - `letters` what leaves the outbox; `pause` when the mail server keeps silent.
//! - `sweep` what ends: requests, sealed documents, sessions.
//!
//! # Letters
//!
//! A letter is sent first and its notice settled after it, so a crash between the two sends the
//! same letter again, with the same `Message-ID`: at least once, never lost. Whether it is still
//! wanted is looked up just before it is sent. Letters about one request leave in order.
//!
//! # The clock
//!
//! What can't be taken back (expiry, what the sweep takes away, steps that escalate) waits while the
//! time is not to be believed: see [`crate::clock::trust`]. Everything else goes on.

mod climb;
mod letters;
mod pause;
mod sweep;
mod watch;

use std::collections::HashSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use tokio::sync::Notify;
use tokio::sync::watch::Sender;

use crate::clock::trust::{Doubt, Trust};
use crate::clock::{Clock, Reading};
use crate::domain::change::FreshLink;
use crate::domain::{Change, Reference, SpoolId, Timetable, Write};
use crate::mail::Mailer;
use crate::mail::outbox::Addresses;
use crate::spool::{self, Spool};
use crate::store::{self, Store, Timed};

use pause::Pause;

/// So many letters, expiries or destructions are taken at a time.
const BATCH: usize = 64;
/// How often a change is decided anew when somebody else was faster.
const TRIES: usize = 8;
/// A machine that was asleep, or whose clock was set, is not late by more than this.
const LONGEST_SLEEP: Duration = Duration::from_secs(60);
/// What is due right after a tick came up during it.
const SHORTEST_SLEEP: Duration = Duration::from_millis(50);
/// After a failure, or where what is due can't be done, so that a full disk is not asked a thousand
/// times a second. What is committed meanwhile is taken up at once.
const AFTER_FAILURE: Duration = Duration::from_secs(10);

#[derive(Debug, thiserror::Error)]
enum Error {
    #[error(transparent)]
    Store(#[from] store::Error),
    #[error(transparent)]
    Spool(#[from] spool::Error),
}

/// What a tick did.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Tally {
    pub accepted: usize,
    pub deferred: usize,
    pub refused: usize,
    /// Letters that were no longer wanted.
    pub dropped: usize,
    /// Steps of ladders.
    pub steps: usize,
    /// Reminders of watches.
    pub watches: usize,
    pub expired: usize,
    /// Sealed documents.
    pub destroyed: usize,
    pub sessions_ended: usize,
    /// Documents in the spool that no record knew.
    pub swept: usize,
    /// Documents of requests that were not in the spool.
    pub lost: usize,
    /// Things that could not be done now and stay due.
    pub failed: usize,
}

/// What the clock goes by.
pub trait Rules: Send + Sync {
    /// The calendars and ladders in force.
    fn timetable(&self) -> Arc<Timetable>;

    /// A new link to a request; none: the letter goes without, and the recipient types the
    /// reference.
    fn fresh_link(&self, reference: &Reference) -> Option<FreshLink>;

    /// Something stands wrong until it is put right, in so many words; none: it is right.
    fn stands(&self, what: &'static str, words: Option<String>);
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
    rules: Arc<dyn Rules>,
    clock: Clock,
    /// A session without a click for so long is over.
    idle: SignedDuration,
    swept: Mutex<Swept>,
    /// None until the first look at the clock.
    trust: Mutex<Option<Trust>>,
    pause: Mutex<Pause>,
    /// What was passed over.
    told: Mutex<HashSet<Reference>>,
    stopping: Sender<bool>,
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
        (addresses, rules): (Arc<dyn Addresses>, Arc<dyn Rules>),
        clock: Clock,
        idle: Duration,
    ) -> Self {
        let idle = SignedDuration::try_from(idle).unwrap_or(SignedDuration::MAX);
        let (swept, trust, pause, told) = Default::default();
        let stopping = Sender::new(false);
        let parts = Parts {
            store,
            spool,
            mailer,
            addresses,
            rules,
            clock,
            idle,
            swept,
            trust,
            pause,
            told,
            stopping,
        };
        Self { parts: Arc::new(parts) }
    }

    /// What was known of the time when the gateway ran last: one far ahead of it is doubted. Without this
    /// the clock is believed at the start.
    pub fn doubt_the_start(&self) -> Result<Option<Doubt>, store::Error> {
        let store = &self.parts.store;
        let last = match store.time_known()? {
            Some(at) => Some(at),
            None => store.last_event_at()?,
        };
        *self.trust() = Some(Trust::at_start(self.parts.clock.reading(), last));
        Ok(self.doubt(self.parts.clock.reading()))
    }

    /// A person says that the clock is right.
    pub async fn believe_the_clock(&self) -> Result<(), store::Error> {
        let now = self.parts.clock.reading();
        *self.trust() = Some(Trust::believed(now));
        self.doubt(now);
        self.know_the_time(now.time).await
    }

    /// Works when something is due and when `wake` is notified, until `stop` is ready. What has begun is
    /// finished; of the letters, those that are on their way.
    ///
    /// Letters go beside the other jobs: a mail server that keeps silent holds up nothing else.
    pub async fn run(&self, wake: &Notify, stop: impl Future<Output = ()>) {
        let (jobs, letters) = (Notify::new(), Notify::new());
        let stopping = async {
            stop.await;
            self.parts.stopping.send_replace(true);
            std::future::pending::<()>().await;
        };
        let waking = async {
            loop {
                wake.notified().await;
                jobs.notify_one();
                letters.notify_one();
            }
        };
        tokio::select! {
            ((), ()) = async { tokio::join!(self.work(&jobs, &letters), self.post(&letters, &jobs)) } => (),
            () = stopping => (),
            () = waking => (),
        }
        self.parts.stopping.send_replace(false);
    }

    /// All but the letters.
    async fn work(&self, woken: &Notify, post: &Notify) {
        loop {
            let mut tally = Tally::default();
            let now = self.parts.clock.reading();
            let doubt = self.doubt(now);
            self.decide(now.time, doubt, &mut tally).await;
            self.clear(now.time, doubt, &mut tally).await;
            // What was decided may owe letters.
            tally.wakes(post);
            let due = match doubt {
                None => [Timed::Ladder, Timed::Watch].map(|timed| self.parts.store.next_due(timed)),
                // What is held stays due.
                Some(_) => [Ok(None), Ok(None)],
            };
            if self
                .rest(&tally, now.time, due.into_iter().filter_map(|at| at.ok().flatten()).min(), woken)
                .await
            {
                return;
            }
        }
    }

    async fn post(&self, woken: &Notify, work: &Notify) {
        loop {
            let mut tally = Tally::default();
            let now = self.parts.clock.now();
            noted(self.deliver(&mut tally).await, &mut tally);
            // A letter that did not arrive moves a ladder.
            tally.wakes(work);
            let due = self.parts.store.next_due(Timed::Letter).ok().flatten();
            let due = due.map(|due| self.parts.pause().until.map_or(due, |until| until.max(due)));
            if self.rest(&tally, now, due, woken).await {
                return;
            }
        }
    }

    /// Waits for what comes first. Says whether that is the end.
    async fn rest(&self, tally: &Tally, began: Timestamp, due: Option<Timestamp>, woken: &Notify) -> bool {
        let idle_though_due = *tally == Tally::default() && due.is_some_and(|due| due <= began);
        let sleep = if tally.failed > 0 || idle_though_due {
            AFTER_FAILURE
        } else {
            due.map_or(LONGEST_SLEEP, |due| {
                let wait = Duration::try_from(due.duration_since(self.parts.clock.now()));
                wait.unwrap_or(Duration::ZERO).clamp(SHORTEST_SLEEP, LONGEST_SLEEP)
            })
        };
        let mut stopping = self.parts.stopping.subscribe();
        tokio::select! {
            () = tokio::time::sleep(sleep) => false,
            () = woken.notified() => false,
            _ = stopping.wait_for(|stopping| *stopping) => true,
        }
    }

    /// Does all that is due now, one job after the other.
    pub async fn tick(&self) -> Tally {
        let mut tally = Tally::default();
        let now = self.parts.clock.reading();
        let doubt = self.doubt(now);
        self.decide(now.time, doubt, &mut tally).await;
        noted(self.deliver(&mut tally).await, &mut tally);
        self.clear(now.time, doubt, &mut tally).await;
        tally
    }

    /// What the clock decides: who is told, what is over.
    async fn decide(&self, now: Timestamp, doubt: Option<Doubt>, tally: &mut Tally) {
        if doubt.is_none() {
            noted(self.expire(now, tally).await, tally);
        }
        noted(self.climb(now, doubt, tally).await, tally);
        noted(self.watch(now, tally).await, tally);
    }

    /// What is taken away. What a person or a commit let go goes whatever the clock says.
    async fn clear(&self, now: Timestamp, doubt: Option<Doubt>, tally: &mut Tally) {
        noted(self.sweep(now, doubt, tally).await, tally);
        noted(self.destroy(tally).await, tally);
    }

    /// Takes the steps of the ladders that are due now, and sends nothing. Says how many.
    #[cfg(feature = "trial")]
    pub async fn climb_all(&self) -> usize {
        let mut tally = Tally::default();
        noted(self.climb(self.parts.clock.now(), None, &mut tally).await, &mut tally);
        tally.steps
    }

    /// Why the time is not believed now; said where the operator looks.
    fn doubt(&self, now: Reading) -> Option<Doubt> {
        let doubt = self.trust().get_or_insert_with(|| Trust::believed(now)).look(now);
        self.parts.rules.stands("clock", doubt.map(|doubt| doubt.to_string()));
        doubt
    }

    fn trust(&self) -> MutexGuard<'_, Option<Trust>> {
        self.parts.trust.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn know_the_time(&self, now: Timestamp) -> Result<(), store::Error> {
        let change = Change { writes: vec![Write::TimeKnown { at: now }], ..Change::default() };
        self.parts.store.commit(&change).await
    }
}

impl Tally {
    /// The other half of the worker may have something to do now.
    fn wakes(&self, other: &Notify) {
        if (Self { failed: 0, ..self.clone() }) != Self::default() {
            other.notify_one();
        }
    }
}

impl Parts {
    /// Every change of a record is timed: the store learns when to look at it next.
    async fn commit(&self, change: Change, now: Timestamp) -> Result<(), store::Error> {
        self.store.commit(&self.rules.timetable().timed(change, now)).await
    }

    /// A row that can't be read keeps back what hangs on it and nothing else; told once.
    fn passed_over(&self, what: &Reference, error: store::Error, tally: &mut Tally) -> Result<(), Error> {
        let store::Error::Unreadable { table } = error else { return Err(error.into()) };
        let mut told = self.told.lock().unwrap_or_else(PoisonError::into_inner);
        if told.insert(*what) {
            tracing::error!(reference = %what, table, "nothing can be done about it: a row can't be read");
        }
        tally.failed += 1;
        Ok(())
    }

    fn pause(&self) -> MutexGuard<'_, Pause> {
        self.pause.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn noted(done: Result<(), Error>, tally: &mut Tally) {
    if let Err(error) = done {
        tracing::error!(%error, "the worker could not finish");
        tally.failed += 1;
    }
}
