//! Days on which nobody works, and why.

use super::Holiday;

/// Why a day is no working day. Where there are several reasons, the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DayOff {
    Holiday(Holiday),
    Weekend,
    PauseWeek,
    BridgeDay,
    /// The recipient is closed.
    Closed,
}

impl DayOff {
    /// For texts: `domain-holiday-<code>`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Holiday(holiday) => holiday.code(),
            Self::Weekend => "weekend",
            Self::PauseWeek => "pause-week",
            Self::BridgeDay => "bridge-day",
            Self::Closed => "closed",
        }
    }
}
