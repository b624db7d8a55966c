//! The only place that reads the time. A demo or a test moves it; nothing else does.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::{SignedDuration, Timestamp};

/// Where the time comes from: the system, shifted by an offset that is zero in production.
#[derive(Debug, Clone, Default)]
pub struct Clock {
    offset_seconds: Arc<AtomicI64>,
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
        let offset = SignedDuration::from_secs(self.offset_seconds.load(Ordering::Relaxed));
        Timestamp::now().checked_add(offset).unwrap_or(Timestamp::MAX)
    }

    /// Moves the clock forward, for every holder of a clone of it.
    pub fn advance(&self, by: SignedDuration) {
        self.offset_seconds.fetch_add(by.as_secs(), Ordering::Relaxed);
    }
}
