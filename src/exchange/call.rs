//! Telephone calls about a request: taken on, and what came of them. Workers and coordinators alike.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::domain::workflow::call::{self as workflow, Said};
use crate::domain::{DeclineReason, Reference, User};
use crate::exchange::fetch::decide_in_unit;
use crate::exchange::time::new_due;
use crate::exchange::{Error, Gateway};

/// What was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    NewDate(Date),
    WillAnswer,
    /// On the recipient's word; the log says who wrote it down.
    Declines(DeclineReason),
    NoContact {
        /// A new clock of three working days; otherwise the ladder goes on.
        again: bool,
    },
}

/// "I call."
pub async fn take(gateway: &Gateway, by: &User, reference: &Reference, now: Timestamp) -> Result<(), Error> {
    let timetable = gateway.timetable();
    decide_in_unit(gateway, by, reference, |record, by| {
        Ok(workflow::take(record, by, timetable.calendar_of(&record.recipient), now)?)
    })
    .await
}

/// "I have called."
pub async fn called(
    gateway: &Gateway,
    by: &User,
    reference: &Reference,
    word: Word,
    now: Timestamp,
) -> Result<(), Error> {
    let link = gateway.fresh_link(*reference)?;
    let timetable = gateway.timetable();
    decide_in_unit(gateway, by, reference, |record, by| {
        let said = match word {
            Word::NewDate(day) => Said::NewDate(new_due(gateway, record, day)?, link.clone()),
            Word::WillAnswer => Said::WillAnswer,
            Word::Declines(reason) => Said::Declines(reason),
            Word::NoContact { again } => Said::NoContact { again },
        };
        Ok(workflow::called(record, said, by, timetable.calendar_of(&record.recipient), now)?)
    })
    .await
}
