//! What the store knows of the gateway itself: when it was sure of the time, and how much can't be read.

use jiff::Timestamp;

use super::{Error, Store};

impl Store {
    /// The last time of which the gateway was sure, as [`Write::TimeKnown`] said.
    ///
    /// # Errors
    /// [`Error::Unreadable`], [`Error::Io`]; so with every read below.
    ///
    /// [`Write::TimeKnown`]: crate::domain::Write::TimeKnown
    pub fn time_known(&self) -> Result<Option<Timestamp>, Error> {
        self.backend.time_known()
    }

    /// When the last entry of the log was recorded.
    pub fn last_event_at(&self) -> Result<Option<Timestamp>, Error> {
        self.backend.last_event_at()
    }

    /// How many rows this process has met that can't be read. Every walk passes them over; asked for
    /// by its key, one is [`Error::Unreadable`].
    #[must_use]
    pub fn passed_over(&self) -> usize {
        self.backend.passed_over()
    }
}
