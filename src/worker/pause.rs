//! A mail server that keeps silent costs each letter its whole time limit. After some of that in a row
//! nothing is tried for a while; then one letter goes first.

use jiff::{SignedDuration, Timestamp};

/// So many letters without a word from the mail server, one after the other.
const SILENCES: u32 = 5;
/// The first pause; each is twice as long as the one before.
const FIRST_MINUTES: i64 = 1;
const LONGEST_MINUTES: i64 = 15;

#[derive(Debug, Default)]
pub(super) struct Pause {
    silences: u32,
    /// How many there were, one after the other.
    pauses: u32,
    /// No letter is tried before this moment.
    pub until: Option<Timestamp>,
}

impl Pause {
    /// The mail server said something, whatever it was.
    pub fn heard(&mut self) {
        *self = Self::default();
    }

    /// A letter met silence.
    pub fn silence(&mut self, now: Timestamp) {
        self.silences = self.silences.saturating_add(1);
        if self.silences < SILENCES || self.is_on(now) {
            return;
        }
        let minutes = FIRST_MINUTES.checked_shl(self.pauses).unwrap_or(LONGEST_MINUTES).min(LONGEST_MINUTES);
        self.pauses = self.pauses.saturating_add(1).min(16);
        self.until = now.checked_add(SignedDuration::from_mins(minutes)).ok();
    }

    pub fn is_on(&self, now: Timestamp) -> bool {
        self.until.is_some_and(|until| now < until)
    }

    /// Nothing was heard since a pause: one letter shows whether the server is back.
    pub const fn is_doubtful(&self) -> bool {
        self.until.is_some()
    }
}
