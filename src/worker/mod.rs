//! What happens by itself: ladders take their steps, letters leave, requests expire, sealed documents are destroyed, old
//! sessions and files nobody knows are swept away.
//!
//! [`Worker::tick`] does all that is due and returns; [`Worker::run`] ticks whenever something is
//! due or something was committed. One worker per store.
//!
//! # Layout
//!
//! - `climb` the ladders.
//! - `watch` watches, and consents that end soon.
//! - `letters` what leaves the outbox.
//! - `sweep` what ends: requests, sealed documents, sessions.
//!
//! # Letters
//!
//! A letter is sent first and its notice settled after it, so a crash between the two sends the
//! same letter again, with the same `Message-ID`: at least once, never lost. Whether it is still
//! wanted is looked up just before it is sent. Letters about one request leave in order.

mod climb;
mod letters;
mod sweep;
mod watch;

use std::collections::HashSet;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use tokio::sync::Notify;

use crate::clock::Clock;
use crate::domain::change::Change;
use crate::domain::reference::Reference;
use crate::domain::spool_id::SpoolId;
use crate::domain::timetable::Timetable;
use crate::domain::workflow::climb::FreshLink;
use crate::mail::Mailer;
use crate::mail::outbox::Addresses;
use crate::spool::{self, Spool};
use crate::store::{self, Store};

/// So many letters, expiries or destructions are taken at a time.
const BATCH: usize = 64;
/// How often a change is decided anew when somebody else was faster.
const TRIES: usize = 8;
/// A machine that was asleep, or whose clock was set, is not late by more than this.
const LONGEST_SLEEP: Duration = Duration::from_secs(60);
/// What is due right after a tick came up during it.
const SHORTEST_SLEEP: Duration = Duration::from_millis(50);
/// After a failure, so that a full disk is not asked a thousand times a second.
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
        let swept = Mutex::default();
        Self { parts: Arc::new(Parts { store, spool, mailer, addresses, rules, clock, idle, swept }) }
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
        noted(self.climb(now, &mut tally).await, &mut tally);
        noted(self.watch(now, &mut tally).await, &mut tally);
        noted(self.deliver(now, &mut tally).await, &mut tally);
        noted(self.sweep(now, &mut tally).await, &mut tally);
        noted(self.destroy(&mut tally).await, &mut tally);
        tally
    }

    /// Takes the steps of the ladders that are due now, and sends nothing. Says how many.
    pub async fn climb_all(&self) -> usize {
        let mut tally = Tally::default();
        noted(self.climb(self.parts.clock.now(), &mut tally).await, &mut tally);
        tally.steps
    }

    fn until_next(&self) -> Duration {
        let store = &self.parts.store;
        let next = [store.next_notice_at(), store.next_look_at(), store.next_watch_look_at()];
        let next = next.into_iter().filter_map(|at| at.ok().flatten()).min();
        next.map_or(LONGEST_SLEEP, |next| {
            let wait = next.duration_since(self.parts.clock.now());
            Duration::try_from(wait).unwrap_or(Duration::ZERO).clamp(SHORTEST_SLEEP, LONGEST_SLEEP)
        })
    }
}

impl Parts {
    /// Every change of a record is timed: the store learns when to look at it next.
    async fn commit(&self, change: Change, now: Timestamp) -> Result<(), store::Error> {
        self.store.commit(&self.rules.timetable().timed(change, now)).await
    }
}

fn noted(done: Result<(), Error>, tally: &mut Tally) {
    if let Err(error) = done {
        tracing::error!(%error, "the worker could not finish");
        tally.failed += 1;
    }
}
