//! Absence: a unit that has something to do with a request, and does nothing for so many working
//! days. Its coordinator is told, once each time the unit's turn has come.
//!
//! Whose turn it is and since when is derived from the dated facts, so the clock needs no state of
//! its own but the moment it told.

use jiff::Timestamp;

use crate::domain::calendar::{Calendar, local_date};
use crate::domain::request::{NextActor, Outcome, Record, Status};

/// Since when the unit has had something to do, and done nothing; none: it is not its turn.
#[must_use]
pub fn since(record: &Record) -> Option<Timestamp> {
    if record.next_actor() != NextActor::Unit {
        return None;
    }
    let facts = &record.facts;
    let turned = match record.status() {
        Status::NotDelivered => facts.not_delivered_at,
        Status::RequestLost | Status::AnswerLost => facts.lost_at,
        Status::MoreTimeAsked => facts.more_time.as_ref().map(|asked| asked.at),
        Status::Answered | Status::Declined | Status::WrongRecipient => match &facts.outcome {
            Some(
                Outcome::Answered { at, .. } | Outcome::Declined { at, .. } | Outcome::WrongRecipient { at },
            ) => Some(*at),
            _ => None,
        },
        _ => facts.link_locked_at,
    };
    // A locked link is the unit's turn whatever the recipient did before; what the unit did since, and a
    // hand-over, begins the wait anew.
    let locked = facts.link_locked_at.filter(|_| record.is_open());
    [turned, locked, facts.answer_opened_at, facts.reminded_at, facts.handed_over_at]
        .into_iter()
        .flatten()
        .max()
}

/// The coordinator was told, and the unit has done nothing since.
#[must_use]
pub fn is_told(record: &Record) -> bool {
    let since = since(record);
    record.facts.unattended_at.zip(since).is_some_and(|(told, since)| told >= since)
}

/// When the clock has to look; none: not its turn, told already, or nobody wants to know.
#[must_use]
pub fn look_at(record: &Record, days: u32, calendar: &Calendar, now: Timestamp) -> Option<Timestamp> {
    let at = moment(record, days, calendar)?;
    Some(if at > now { at } else { calendar.opening(now) })
}

/// Is it to be told now? Not outside opening hours.
#[must_use]
pub fn is_due(record: &Record, days: u32, calendar: &Calendar, now: Timestamp) -> bool {
    calendar.is_open(now) && moment(record, days, calendar).is_some_and(|at| at <= now)
}

/// When the day opens that lies so many working days after the unit's turn came.
fn moment(record: &Record, days: u32, calendar: &Calendar) -> Option<Timestamp> {
    if days == 0 || is_told(record) {
        return None;
    }
    let since = local_date(since(record)?);
    Some(calendar.opening_of(calendar.add_working_days(since, days)))
}
