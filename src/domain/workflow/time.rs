//! The due day moves, or stays: more time is given or refused, or the unit gives it unasked; and a
//! reminder by hand.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::domain::audit::{Action, Agent, Detail};
use crate::domain::calendar::{Calendar, end_of_day, local_date};
use crate::domain::change::{Change, FreshLink};
use crate::domain::deadline;
use crate::domain::digest::Digest;
use crate::domain::ladder::Ladder;
use crate::domain::notice::{Letter, To};
use crate::domain::request::Record;
use crate::domain::workflow::Refusal;
use crate::domain::workflow::answer::{check_date, must_be_open};
use crate::domain::workflow::revision::Revision;

/// A new due day, and what it has to fit.
#[derive(Debug, Clone, Copy)]
pub struct NewDue {
    pub day: Date,
    /// Of the kind: calendar days from the due day until everything sealed is destroyed.
    pub expire_days: u32,
    /// End of the consent's last day.
    pub consent_ends: Timestamp,
}

/// The unit or the coordinator gives more time, asked or not. The steps counted from the due day
/// are armed anew; a call that was owed because the old one had passed is owed no longer.
///
/// # Errors
/// The outcome it has; a day that is past, no later than the one there is, more than six months
/// ahead, or after the consent's last.
pub fn extend(
    record: &Record,
    to: NewDue,
    link: FreshLink,
    by: Digest,
    now: Timestamp,
) -> Result<Change, Refusal> {
    must_be_open(record)?;
    let mut next = Revision::of(record, Agent::User(by), now);
    extend_into(&mut next, to, link, now)?;
    Ok(next.into_change())
}

/// The same as part of what else is decided about an open record.
pub(super) fn extend_into(
    next: &mut Revision,
    to: NewDue,
    link: FreshLink,
    now: Timestamp,
) -> Result<(), Refusal> {
    let record = &mut next.record;
    check_date(to.day, local_date(now))?;
    if to.day <= record.due_date() {
        return Err(Refusal::DateNotLater);
    }
    let due_at = end_of_day(to.day);
    if due_at > to.consent_ends {
        return Err(Refusal::DateAfterConsent);
    }
    record.facts.first_due_at.get_or_insert(record.due_at);
    record.due_at = due_at;
    record.expires_at = deadline::expiry(due_at, to.expire_days).min(to.consent_ends);
    record.facts.moved_at = Some(now);
    record.facts.call = None;
    if record.facts.consider.as_ref().is_some_and(|taken| !taken.holds(record)) {
        record.facts.consider = None;
    }
    next.log(Action::DueMoved, Some(Detail::Date(to.day)));
    answered_wish(next);
    next.tell_with_link(Letter::DueMoved, link, now);
    Ok(())
}

/// The unit gives the time that was asked for, or as much of it as it chooses.
///
/// # Errors
/// [`Refusal::NothingAsked`]; as [`extend`].
pub fn accept_more_time(
    record: &Record,
    to: NewDue,
    link: FreshLink,
    by: Digest,
    now: Timestamp,
) -> Result<Change, Refusal> {
    must_be_open(record)?;
    record.facts.more_time.as_ref().ok_or(Refusal::NothingAsked)?;
    extend(record, to, link, by, now)
}

/// The due day stays.
///
/// # Errors
/// The outcome it has; [`Refusal::NothingAsked`].
pub fn refuse_more_time(
    record: &Record,
    link: FreshLink,
    by: Digest,
    now: Timestamp,
) -> Result<Change, Refusal> {
    must_be_open(record)?;
    record.facts.more_time.as_ref().ok_or(Refusal::NothingAsked)?;
    let mut next = Revision::of(record, Agent::User(by), now);
    next.log(Action::MoreTimeRefused, None);
    answered_wish(&mut next);
    next.tell_with_link(Letter::MoreTimeRefused, link, now);
    Ok(next.into_change())
}

/// A reminder by hand, with a link that works; it goes out at the next opening.
pub fn remind(
    record: &Record,
    ladder: &Ladder,
    link: FreshLink,
    calendar: &Calendar,
    by: Digest,
    now: Timestamp,
) -> Result<Change, Refusal> {
    may_remind(record, ladder, now)?;
    let mut next = Revision::of(record, Agent::User(by), now);
    next.record.facts.reminded_at = Some(now);
    next.log(Action::Reminded, None);
    next.tell_with_link(reminder(record, now), link, calendar.opening(now));
    Ok(next.into_change())
}

/// May a person remind the recipient now? Once a day, whether by hand or by the ladder.
///
/// # Errors
/// The outcome it has; [`Refusal::RemindedToday`].
pub fn may_remind(record: &Record, ladder: &Ladder, now: Timestamp) -> Result<(), Refusal> {
    must_be_open(record)?;
    let today = |at: Timestamp| local_date(at) == local_date(now);
    let to_recipient = |name: &str| {
        let step = ladder.steps.iter().find(|step| step.name == name);
        step.is_some_and(|step| !step.ask && step.letters.iter().any(|(to, _)| *to == To::Recipient))
    };
    let facts = &record.facts;
    let by_hand = facts.reminded_at.is_some_and(today);
    let by_ladder = facts.steps.iter().any(|taken| today(taken.at) && to_recipient(&taken.name));
    if by_hand || by_ladder { Err(Refusal::RemindedToday) } else { Ok(()) }
}

/// The letter that a reminder by hand is.
#[must_use]
pub fn reminder(record: &Record, now: Timestamp) -> Letter {
    if record.is_overdue(now) { Letter::Overdue } else { Letter::Reminder }
}

/// The wish for more time has its answer: it and its sealed reason go.
fn answered_wish(next: &mut Revision) {
    let reason = next.record.facts.more_time.take().and_then(|asked| asked.reason);
    next.change.destroy(reason);
}
