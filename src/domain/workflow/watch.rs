//! Watches: set, moved, done, dropped; and the reminder.
//!
//! A watch is told of once for each day it is due: on that day, or, where its kind has a warning,
//! so many days before. A day that is no working day is told of on the working day before it: who
//! hears of it after the day has no use for it.

use jiff::civil::Date;
use jiff::{Span, Timestamp};

use crate::domain::audit::{Action, Agent, Detail, Entity, Event};
use crate::domain::calendar::{Calendar, local_date};
use crate::domain::change::{Change, Write};
use crate::domain::consent::ConsentRecord;
use crate::domain::digest::Digest;
use crate::domain::language::Language;
use crate::domain::notice::{Audience, Letter, Notice};
use crate::domain::reference::Reference;
use crate::domain::watch::{Watch, WatchEnd, WatchKind};
use crate::domain::workflow::Refusal;

/// So many days before a consent ends the unit is told, if something still hangs on it.
pub const CONSENT_WARNING_DAYS: i32 = 30;

/// A watch to be set.
#[derive(Debug, Clone, Copy)]
pub struct NewWatch {
    pub reference: Reference,
    pub kind: WatchKind,
    pub unit: Digest,
    pub client: Digest,
    pub request: Option<Reference>,
    pub consent: Option<Digest>,
    pub due_on: Date,
}

/// Two months into a sick leave, a stand is due. The last day of a shorter month stands for a day
/// it lacks.
#[must_use]
pub fn two_months(sick_leave_from: Date) -> Date {
    sick_leave_from.saturating_add(Span::new().months(2))
}

/// Somebody of the unit keeps a day in mind.
pub fn set(new: NewWatch, worker: Digest, calendar: &Calendar, now: Timestamp) -> Result<Change, Refusal> {
    check_day(new.kind, new.due_on, now, now)?;
    let watch =
        Watch { look_at: Some(reminder_at(new.kind, new.due_on, calendar, now)), ..begun(new, worker, now) };
    let event = event(&watch, Agent::User(worker), Action::WatchSet, Some(Detail::Date(new.due_on)), now);
    Ok(Change { events: vec![event], writes: vec![Write::Watch(Box::new(watch))], ..Change::default() })
}

/// Another day; it is told of anew.
///
/// # Errors
/// [`Refusal::WatchEnded`]; a day that can't be, as in [`set`].
pub fn move_to(
    watch: &Watch,
    day: Date,
    by: Digest,
    calendar: &Calendar,
    now: Timestamp,
) -> Result<Change, Refusal> {
    must_be_open(watch)?;
    check_day(watch.kind, day, watch.set_at, now)?;
    let mut next = next_of(watch);
    next.due_on = day;
    next.moved = next.moved.saturating_add(1);
    next.look_at = Some(reminder_at(watch.kind, day, calendar, now));
    Ok(written(next, Agent::User(by), Action::WatchMoved, Some(Detail::Date(day)), now))
}

/// What had to be done is done, or there was nothing to do.
///
/// # Errors
/// [`Refusal::WatchEnded`].
pub fn end(watch: &Watch, done: bool, by: Digest, now: Timestamp) -> Result<Change, Refusal> {
    end_by(watch, done, Agent::User(by), now)
}

/// The same, by somebody who may be no user.
pub fn end_by(watch: &Watch, done: bool, by: Agent, now: Timestamp) -> Result<Change, Refusal> {
    must_be_open(watch)?;
    let mut next = next_of(watch);
    next.ended = Some(WatchEnd { at: now, done });
    next.look_at = None;
    let action = if done { Action::WatchDone } else { Action::WatchDropped };
    Ok(written(next, by, action, None, now))
}

/// The reminder whose moment has come; outside opening hours only the next look. None: nothing is
/// to be done.
#[must_use]
pub fn remind(watch: &Watch, calendar: &Calendar, now: Timestamp) -> Option<Change> {
    watch.look_at.filter(|at| *at <= now)?;
    let mut next = next_of(watch);
    if !watch.is_open() || watch.reminded_for == Some(watch.due_on) {
        next.look_at = None;
        return Some(quiet(next));
    }
    if !calendar.is_open(now) {
        next.look_at = Some(calendar.opening(now));
        return Some(quiet(next));
    }
    Some(reminded(next, now))
}

/// Is the letter about a watch still true at the moment of sending?
#[must_use]
pub fn still_wanted(watch: &Watch, notice: &Notice) -> bool {
    notice.letter == Letter::HandedOver || watch.is_open() && notice.due == Some(watch.due_on)
}

/// The reference of the watch that a consent gets by itself: always the same, so that there is one.
#[must_use]
pub fn of_consent(consent: &Digest) -> Reference {
    let mut bytes = *consent.as_bytes();
    bytes.reverse();
    Reference::from_digest(&Digest::from_bytes(bytes))
}

/// Something still hangs on a consent that ends soon: its watch, and the letter about it.
#[must_use]
pub fn consent_expires(consent: &ConsentRecord, calendar: &Calendar, now: Timestamp) -> Change {
    let due_on = local_date(consent.expires_at);
    let new = NewWatch {
        reference: of_consent(&consent.id),
        kind: WatchKind::ConsentExpires,
        unit: consent.unit,
        client: consent.client,
        request: None,
        consent: Some(consent.id),
        due_on,
    };
    // Nobody set it: the unit stands for the worker.
    let watch = Watch { look_at: Some(calendar.opening(now)), ..begun(new, consent.unit, now) };
    let event = event(&watch, Agent::Gateway, Action::WatchSet, Some(Detail::Date(due_on)), now);
    Change { events: vec![event], writes: vec![Write::Watch(Box::new(watch))], ..Change::default() }
}

fn begun(new: NewWatch, worker: Digest, now: Timestamp) -> Watch {
    Watch {
        reference: new.reference,
        revision: 1,
        kind: new.kind,
        unit: new.unit,
        worker,
        client: new.client,
        request: new.request,
        consent: new.consent,
        set_at: now,
        due_on: new.due_on,
        moved: 0,
        reminded_at: None,
        reminded_for: None,
        ended: None,
        look_at: None,
    }
}

/// The kind's warning if it lies ahead, else the day itself, else the next opening.
fn reminder_at(kind: WatchKind, due_on: Date, calendar: &Calendar, now: Timestamp) -> Timestamp {
    let warning = due_on.saturating_sub(Span::new().days(kind.warning_days()));
    let morning = |day: Date| {
        let on = if calendar.is_working_day(day) { day } else { calendar.subtract_working_days(day, 1) };
        calendar.opening_of(on)
    };
    [warning, due_on].map(morning).into_iter().find(|at| *at > now).unwrap_or_else(|| calendar.opening(now))
}

fn check_day(kind: WatchKind, day: Date, set_at: Timestamp, now: Timestamp) -> Result<(), Refusal> {
    if day < local_date(now) {
        return Err(Refusal::DateInThePast);
    }
    let at_most = |from: Timestamp, span: Span| day <= local_date(from).saturating_add(span);
    match kind {
        WatchKind::UnderWatch if !at_most(set_at, Span::new().months(6)) => Err(Refusal::DateTooFar),
        _ if !at_most(now, Span::new().years(2)) => Err(Refusal::WatchTooFar),
        _ => Ok(()),
    }
}

const fn must_be_open(watch: &Watch) -> Result<(), Refusal> {
    if watch.is_open() { Ok(()) } else { Err(Refusal::WatchEnded) }
}

fn reminded(mut next: Watch, now: Timestamp) -> Change {
    next.look_at = None;
    next.reminded_at = Some(now);
    next.reminded_for = Some(next.due_on);
    let notice = Notice {
        id: notice_id(&next),
        letter: Letter::WatchDue,
        audience: Audience::Unit(next.unit),
        reference: next.reference,
        language: Language::default(),
        kind: next.kind.code().to_owned(),
        due: Some(next.due_on),
        link: None,
        not_before: now,
        attempts: 0,
        step: None,
        references: Vec::new(),
    };
    let mut change = written(next, Agent::Gateway, Action::WatchReminded, None, now);
    change.notices.push(notice);
    change
}

/// One letter for each day a watch was ever due: 8 bytes reference, 4 bytes day, 2 bytes how often
/// it had been moved, 2 bytes zero, then `watch-due`.
fn notice_id(watch: &Watch) -> Digest {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(watch.reference.as_bytes());
    bytes[8..10].copy_from_slice(&watch.due_on.year().to_be_bytes());
    bytes[10] = watch.due_on.month().cast_unsigned();
    bytes[11] = watch.due_on.day().cast_unsigned();
    bytes[12..14].copy_from_slice(&watch.moved.to_be_bytes());
    bytes[16..25].copy_from_slice(b"watch-due");
    Digest::from_bytes(bytes)
}

fn next_of(watch: &Watch) -> Watch {
    Watch { revision: watch.revision + 1, ..watch.clone() }
}

fn quiet(watch: Watch) -> Change {
    Change { writes: vec![Write::Watch(Box::new(watch))], ..Change::default() }
}

fn written(watch: Watch, agent: Agent, action: Action, detail: Option<Detail>, now: Timestamp) -> Change {
    let event = event(&watch, agent, action, detail, now);
    Change { events: vec![event], writes: vec![Write::Watch(Box::new(watch))], ..Change::default() }
}

const fn event(watch: &Watch, agent: Agent, action: Action, detail: Option<Detail>, now: Timestamp) -> Event {
    Event { recorded: now, agent, action, entity: Entity::Watch(watch.reference), detail }
}
