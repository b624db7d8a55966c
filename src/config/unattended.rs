//! `[unattended]`: when a coordinator is told that a unit lets something lie.

use crate::config::section::Section;
use crate::domain::timetable::UNATTENDED_DAYS;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unattended {
    /// Working days.
    pub days: u32,
}

pub(super) fn read(section: &mut Section<'_>) -> Unattended {
    Unattended { days: section.number("days", UNATTENDED_DAYS, 1..=60) }
}
