//! May the clock destroy and escalate? A clock that was set far ahead would end every open request in
//! its first second, so what can't be taken back waits until the time has proved itself.

use std::fmt;

use jiff::{SignedDuration, Timestamp};

use super::Reading;

/// A clock that is set by more than this while the gateway runs is doubted.
const LARGEST_STEP: SignedDuration = SignedDuration::from_hours(1);
/// A start so long after the gateway last knew the time is doubted.
const LONGEST_ABSENCE: SignedDuration = SignedDuration::from_hours(30 * 24);
/// A clock that has run without another jump for so long is believed.
const STEADY: SignedDuration = SignedDuration::from_hours(24);

/// Why the time is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doubt {
    /// It was set by so much while the gateway ran, ahead or back.
    Jumped(SignedDuration),
    /// At the start it stood so long after the last time the gateway knew.
    Ahead(SignedDuration),
}

/// What the clock's readings so far say of it. Knows no clock: it is shown readings.
#[derive(Debug, Clone)]
pub struct Trust {
    /// The first reading since it was last believed, or last jumped.
    since: Reading,
    doubt: Option<Doubt>,
}

impl Trust {
    /// A clock that is believed.
    #[must_use]
    pub const fn believed(now: Reading) -> Self {
        Self { since: now, doubt: None }
    }

    /// At a start. `last`: the last time that the gateway knew; none for a new one.
    #[must_use]
    pub fn at_start(now: Reading, last: Option<Timestamp>) -> Self {
        let ahead = last.map(|last| now.time.duration_since(last));
        let doubt = ahead.filter(|ahead| *ahead > LONGEST_ABSENCE).map(Doubt::Ahead);
        Self { since: now, doubt }
    }

    /// Takes another reading in, and says what is to be thought of the clock now.
    pub fn look(&mut self, now: Reading) -> Option<Doubt> {
        let steady = now.steady.saturating_sub(self.since.steady);
        let jump = now.time.duration_since(self.since.time).saturating_sub(steady);
        if jump.abs() > LARGEST_STEP {
            *self = Self { since: now, doubt: Some(Doubt::Jumped(jump)) };
        } else if self.doubt.is_some() && steady >= STEADY {
            *self = Self::believed(now);
        }
        self.doubt
    }
}

impl fmt::Display for Doubt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Jumped(by) => {
                let way = if by.is_negative() { "back" } else { "ahead" };
                write!(f, "the system's clock was set {way} by {}", Span(*by))?;
            }
            Self::Ahead(by) => {
                write!(f, "the system's clock stands {} after the last time known", Span(*by))?;
            }
        }
        f.write_str(
            ": nothing expires, is swept away or escalates until the clock has run steadily for a day. \
             Is the time right? Then start with `underlag serve --clock-is-right`",
        )
    }
}

struct Span(SignedDuration);

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.as_hours().unsigned_abs() {
            hours @ 0..48 => write!(f, "{hours} h"),
            hours => write!(f, "{} days", hours / 24),
        }
    }
}
