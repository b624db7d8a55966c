//! The only place that reads the time. A demo or a test moves it; nothing else does.
//!
//! Whether the time is to be believed where something can't be taken back says [`trust`].

pub mod trust;

use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, LazyLock};
use std::time::Instant;

use jiff::{SignedDuration, Timestamp};

/// Where the time comes from: the system, shifted by an offset that is zero in production.
#[derive(Debug, Clone, Default)]
pub struct Clock {
    offset_seconds: Arc<AtomicI64>,
    /// By how much the system's clock was set, in a test.
    set_seconds: Arc<AtomicI64>,
}

/// What is steady counts from here.
static STARTED: LazyLock<Instant> = LazyLock::new(Instant::now);

/// The time, and how long it has run by a clock that nobody can set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    pub time: Timestamp,
    /// Since some moment of this process.
    pub steady: SignedDuration,
}

impl Clock {
    /// The system's time.
    #[must_use]
    pub fn system() -> Self {
        Self::default()
    }

    /// The system's time, shifted so that it is `moment` now.
    #[must_use]
    pub fn starting_at(moment: Timestamp) -> Self {
        let clock = Self::system();
        clock.advance(moment.duration_since(clock.now()));
        clock
    }

    /// The present moment.
    #[must_use]
    #[expect(clippy::disallowed_methods, reason = "this is the one place that may")]
    pub fn now(&self) -> Timestamp {
        let set = SignedDuration::from_secs(self.set_seconds.load(Ordering::Relaxed));
        Timestamp::now().checked_add(self.offset().saturating_add(set)).unwrap_or(Timestamp::MAX)
    }

    /// The present moment by both clocks. One that is moved by [`Self::advance`] has run so long.
    #[must_use]
    pub fn reading(&self) -> Reading {
        let ran = SignedDuration::try_from(STARTED.elapsed()).unwrap_or(SignedDuration::MAX);
        Reading { time: self.now(), steady: ran.saturating_add(self.offset()) }
    }

    fn offset(&self) -> SignedDuration {
        SignedDuration::from_secs(self.offset_seconds.load(Ordering::Relaxed))
    }

    /// Sets the time as somebody sets the system's clock: no time has passed.
    pub fn set(&self, by: SignedDuration) {
        self.set_seconds.fetch_add(by.as_secs(), Ordering::Relaxed);
    }

    /// Moves the clock forward, for every holder of a clone of it: so much time has passed.
    pub fn advance(&self, by: SignedDuration) {
        self.offset_seconds.fetch_add(by.as_secs(), Ordering::Relaxed);
    }
}
