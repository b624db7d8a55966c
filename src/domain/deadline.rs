//! The dates of a request, from the days its kind gives.

use jiff::{Span, Timestamp};

use crate::domain::calendar::{self, Calendar};

/// What a kind says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Terms {
    /// Working days.
    pub acknowledge_days: u32,
    /// Working days.
    pub answer_days: u32,
    /// Calendar days after the answer was due.
    pub expire_days: u32,
}

/// Each the end of a local day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadlines {
    pub acknowledge_by: Timestamp,
    pub due_at: Timestamp,
    /// After this everything sealed is destroyed.
    pub expires_at: Timestamp,
}

/// Day 1 is the day after it was sent.
#[must_use]
pub fn deadlines(sent_at: Timestamp, terms: Terms, calendar: &Calendar) -> Deadlines {
    let due_at = calendar.due(sent_at, terms.answer_days);
    Deadlines {
        acknowledge_by: calendar.due(sent_at, terms.acknowledge_days),
        due_at,
        expires_at: expiry(due_at, terms.expire_days),
    }
}

/// The end of the day that lies that many calendar days after the due day.
#[must_use]
pub fn expiry(due_at: Timestamp, expire_days: u32) -> Timestamp {
    let last_day = calendar::local_date(due_at).saturating_add(Span::new().days(expire_days));
    calendar::end_of_day(last_day)
}

/// How long what came back waits to be fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Keep {
    /// Of the kind: calendar days.
    pub days: u32,
    /// End of the consent's last day.
    pub consent_ends: Timestamp,
}

impl Keep {
    /// When everything sealed is destroyed, fetched or not, if the answer comes now. Never after the
    /// consent's last day, unless it was to be kept longer already.
    #[must_use]
    pub fn until(self, now: Timestamp, expires_at: Timestamp) -> Timestamp {
        expiry(now, self.days).min(self.consent_ends.max(expires_at))
    }
}

impl Deadlines {
    /// Nothing is kept longer than the consent runs; an answer that is due later has until then.
    #[must_use]
    pub fn within(self, consent_ends: Timestamp) -> Self {
        Self { expires_at: self.expires_at.min(consent_ends.max(self.due_at)), ..self }
    }
}
