//! The rules of time in force: whose calendar, whose ladder.

use std::collections::HashMap;

use jiff::Timestamp;

use crate::domain::calendar::Calendar;
use crate::domain::change::{Change, Write};
use crate::domain::digest::Digest;
use crate::domain::ladder::Ladder;
use crate::domain::request::Record;
use crate::domain::unattended;

/// What the settings give where they say nothing.
pub const UNATTENDED_DAYS: u32 = 5;

/// Calendars and ladders, found by what a record says. Where several fit, the recipient's comes
/// before the unit's, the unit's before the kind's, and that before the standard one.
#[derive(Debug, Clone, Default)]
pub struct Timetable {
    pub calendar: Calendar,
    /// Calendars of recipients that close at times of their own.
    pub calendars: HashMap<Digest, Calendar>,
    pub standard: Ladder,
    pub of_kinds: HashMap<String, Ladder>,
    pub of_units: HashMap<Digest, Ladder>,
    pub of_recipients: HashMap<Digest, Ladder>,
    /// Working days a unit may leave what is its turn before its coordinator is told; 0: for ever.
    pub unattended_days: u32,
}

impl Timetable {
    /// Swedish law and the standard ladder.
    #[must_use]
    pub fn sweden() -> Self {
        Self {
            calendar: Calendar::sweden(),
            standard: Ladder::standard(),
            unattended_days: UNATTENDED_DAYS,
            ..Self::default()
        }
    }

    /// All of it in one text, the same for the same rules: what was timed by other rules is found by
    /// it.
    #[must_use]
    pub fn describe(&self) -> String {
        let calendars = self.calendars.iter().map(|(id, own)| format!("{id:?} {:?}", own.closed()));
        let kinds = self.of_kinds.iter().map(|(id, ladder)| format!("{id} {ladder:?}"));
        let of = |ladders: &HashMap<Digest, Ladder>| -> Vec<String> {
            ladders.iter().map(|(id, ladder)| format!("{id:?} {ladder:?}")).collect()
        };
        let mut lines: Vec<String> = calendars.chain(kinds).collect();
        lines.extend(of(&self.of_units));
        lines.extend(of(&self.of_recipients));
        lines.sort();
        lines.push(format!("{:?} {:?}", self.calendar.rules(), self.standard));
        lines.push(format!("unattended {}", self.unattended_days));
        lines.join("\n")
    }

    #[must_use]
    pub fn calendar_of(&self, recipient: &Digest) -> &Calendar {
        self.calendars.get(recipient).unwrap_or(&self.calendar)
    }

    #[must_use]
    pub fn ladder_of(&self, record: &Record) -> &Ladder {
        self.of_recipients
            .get(&record.recipient)
            .or_else(|| self.of_units.get(&record.unit))
            .or_else(|| self.of_kinds.get(&record.kind))
            .unwrap_or(&self.standard)
    }

    /// When the clock looks at the record next: for its ladder, or because the unit lets it lie.
    #[must_use]
    pub fn look_at(&self, record: &Record, now: Timestamp) -> Option<Timestamp> {
        let ladder = self.ladder_of(record).next(record, self.calendar_of(&record.recipient), now);
        let unit = unattended::look_at(record, self.unattended_days, &self.calendar, now);
        ladder.into_iter().chain(unit).min()
    }

    /// Is the coordinator to be told now that the unit lets it lie?
    #[must_use]
    pub fn is_unattended(&self, record: &Record, now: Timestamp) -> bool {
        unattended::is_due(record, self.unattended_days, &self.calendar, now)
    }

    /// The change, with the next look of every record in it. Every commit goes through here.
    #[must_use]
    pub fn timed(&self, mut change: Change, now: Timestamp) -> Change {
        for write in &mut change.writes {
            if let Write::Record(record) = write {
                record.look_at = self.look_at(record, now);
            }
        }
        change
    }
}
