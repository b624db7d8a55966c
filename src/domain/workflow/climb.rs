//! Taking the steps of the ladder that are due, and the yes or no of a person where a step asks.

use jiff::Timestamp;

use crate::domain::audit::{Action, Agent, Detail, Event};
use crate::domain::calendar::Calendar;
use crate::domain::change::{Change, FreshLink, Write};
use crate::domain::digest::Digest;
use crate::domain::ladder::{DueStep, Ladder, Taken};
use crate::domain::notice::{Audience, Letter, Notice, notice_for};
use crate::domain::request::{CallBack, Record};
use crate::domain::workflow::Refusal;
use crate::domain::workflow::revision::Revision;

/// What the due steps write. Without steps: only that the clock has looked.
///
/// `link` is used if one of the letters opens the request.
#[must_use]
pub fn climb(
    record: &Record,
    steps: &[DueStep<'_>],
    link: Option<FreshLink>,
    calendar: &Calendar,
    now: Timestamp,
) -> Change {
    let mut next = Revision::of(record, Agent::Gateway, now);
    let mut link = link;
    for due in steps {
        remember(&mut next.record, &due.taken);
        next.log(Action::StepTaken, Some(Detail::Step(due.taken.name.clone())));
        if due.step.ask {
            next.record.facts.consider = Some(due.taken.clone());
            let unit = Audience::Unit(next.record.unit);
            let question = letter(&next.record, &due.taken, Letter::ConsiderReminder, unit, now);
            next.change.notices.push(question);
            continue;
        }
        send_letters(&mut next, due, &mut link, now);
        let call = &mut next.record.facts.call;
        if let Some(days) = due.step.call_days.filter(|_| call.is_none()) {
            *call = Some(CallBack { since: now, owed_by: calendar.due(now, days), by: None });
        }
    }
    next.into_change()
}

/// Nobody of the unit has done anything for long: its coordinator is told, in the change that the
/// clock's look writes anyway.
pub fn tell_of_silence(change: &mut Change, now: Timestamp) {
    for write in &mut change.writes {
        let Write::Record(record) = write else { continue };
        record.facts.unattended_at = Some(now);
        let coordinator = Audience::Coordinator(record.unit);
        change.notices.push(notice_for(record, Letter::UnitSilent, coordinator, now));
        let (agent, action) = (Agent::Gateway, Action::UnitSilent);
        change.events.push(Event::of_request(record.reference, agent, action, None, now));
    }
}

/// A person says yes to the step that waits: its letters go out at the next opening.
///
/// # Errors
/// [`Refusal::NothingToConsider`] where no step waits, or what it was about has passed.
pub fn approve(
    record: &Record,
    ladder: &Ladder,
    link: FreshLink,
    calendar: &Calendar,
    worker: Digest,
    now: Timestamp,
) -> Result<Change, Refusal> {
    super::answer::must_be_open(record)?;
    let taken = record.facts.consider.clone().filter(|taken| taken.holds(record));
    let taken = taken.ok_or(Refusal::NothingToConsider)?;
    let step = ladder.steps.iter().find(|step| step.name == taken.name).ok_or(Refusal::NothingToConsider)?;
    let mut next = Revision::of(record, Agent::User(worker), now);
    next.record.facts.consider = None;
    next.log(Action::ReminderApproved, Some(Detail::Step(taken.name.clone())));
    let due = DueStep { step, taken, letters: step.letters.clone() };
    send_letters(&mut next, &due, &mut Some(link), calendar.opening(now));
    Ok(next.into_change())
}

/// A person says no: nothing is sent, the next step of the ladder comes in its time.
///
/// # Errors
/// [`Refusal::NothingToConsider`] where no step waits.
pub fn dismiss(record: &Record, worker: Digest, now: Timestamp) -> Result<Change, Refusal> {
    super::answer::must_be_open(record)?;
    let taken = record.facts.consider.clone().ok_or(Refusal::NothingToConsider)?;
    let mut next = Revision::of(record, Agent::User(worker), now);
    next.record.facts.consider = None;
    next.log(Action::ReminderDismissed, Some(Detail::Step(taken.name)));
    Ok(next.into_change())
}

/// Does one of the steps send a letter that opens the request?
#[must_use]
pub fn needs_link(steps: &[DueStep<'_>]) -> bool {
    steps.iter().filter(|due| !due.step.ask).any(|due| due.letters.iter().any(|(_, l)| l.opens_the_request()))
}

/// One entry per step and deadline: a later round takes the place of the one before.
fn remember(next: &mut Record, taken: &Taken) {
    let same = |known: &Taken| known.name == taken.name && known.anchor == taken.anchor;
    next.facts.steps.retain(|known| !same(known));
    next.facts.steps.push(taken.clone());
}

fn send_letters(next: &mut Revision, due: &DueStep<'_>, link: &mut Option<FreshLink>, not_before: Timestamp) {
    for &(to, which) in &due.letters {
        let audience = Audience::of(to, &next.record);
        let mut notice = letter(&next.record, &due.taken, which, audience, not_before);
        if which.opens_the_request()
            && let Some(fresh) = link.take()
        {
            notice.link = fresh.wrapped;
            next.link(fresh.digest);
        }
        next.change.notices.push(notice);
    }
}

fn letter(
    record: &Record,
    taken: &Taken,
    which: Letter,
    audience: Audience,
    not_before: Timestamp,
) -> Notice {
    let mut notice = notice_for(record, which, audience, not_before);
    notice.id = notice_id(record, taken, which, audience);
    notice.step = Some(taken.clone());
    notice
}

/// One letter to one audience for one step of one deadline, whatever the revision: 8 bytes
/// reference, 4 bytes anchor, 1 byte for how many recipients came before, 2 bytes round, 1 byte
/// audience, up to 16 bytes name. The store refuses the same id twice. A year in bytes 8 and 9 keeps
/// it apart from the ids of letters that tell of one revision, which begin with zeros there.
fn notice_id(record: &Record, taken: &Taken, which: Letter, audience: Audience) -> Digest {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(record.reference.as_bytes());
    bytes[8..10].copy_from_slice(&taken.anchor.year().to_be_bytes());
    bytes[10] = taken.anchor.month().cast_unsigned();
    bytes[11] = taken.anchor.day().cast_unsigned();
    bytes[12] = u8::try_from(record.facts.earlier.len()).unwrap_or(u8::MAX);
    bytes[13..15].copy_from_slice(&taken.round.to_be_bytes());
    let who = audience.code();
    // The question whether to remind, and the reminder it leads to, are two letters of one step.
    bytes[15] = if which == Letter::ConsiderReminder { 0x10 | who } else { who };
    for (byte, letter) in bytes[16..].iter_mut().zip(taken.name.bytes()) {
        *byte = letter;
    }
    Digest::from_bytes(bytes)
}
