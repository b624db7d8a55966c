//! Requests and watches go over to another unit, or to another worker of the same one. Deadlines,
//! links and documents stay as they are: who asks is another, what was asked is not.

use jiff::Timestamp;

use crate::domain::audit::{Action, Agent, Detail, Entity, Event};
use crate::domain::change::{Change, Write};
use crate::domain::digest::Digest;
use crate::domain::language::Language;
use crate::domain::notice::{self, Audience, Letter, Notice, notice_for};
use crate::domain::reference::Reference;
use crate::domain::request::{NextActor, Record};
use crate::domain::watch::Watch;
use crate::domain::workflow::revision::{self, Revision};

/// Who has it from now on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    Unit(Digest),
    Worker(Digest),
}

impl Owner {
    const fn digest(self) -> Digest {
        match self {
            Self::Unit(digest) | Self::Worker(digest) => digest,
        }
    }

    /// Is it theirs already?
    #[must_use]
    pub fn has(self, unit: &Digest, worker: &Digest) -> bool {
        match self {
            Self::Unit(digest) => digest == *unit,
            Self::Worker(digest) => digest == *worker,
        }
    }
}

/// What is done with stays where it was done: only what somebody still has to do something with
/// goes over.
#[must_use]
pub fn can_move(record: &Record) -> bool {
    record.next_actor() != NextActor::Nobody
}

/// One request. The recipient is told where another unit asks from now on and an answer is still
/// to come, if it has heard of the request at all.
#[must_use]
pub fn request(record: &Record, to: Owner, by: Digest, now: Timestamp) -> Change {
    let mut next = Revision::of(record, Agent::User(by), now);
    next.record.facts.handed_over_at = Some(now);
    next.log(Action::HandedOver, Some(Detail::To(to.digest())));
    match to {
        Owner::Worker(worker) => next.record.worker = worker,
        Owner::Unit(unit) => {
            next.record.unit = unit;
            // Whoever promised to call sits in the unit before.
            if let Some(call) = &mut next.record.facts.call {
                call.by = None;
            }
            let heard = record.facts.accepted_at.is_some() || record.facts.opened_at.is_some();
            if record.is_open() && heard {
                next.tell(Letter::ContactChanged);
            }
        }
    }
    next.into_change()
}

/// One watch; its day stays.
#[must_use]
pub fn watch(watch: &Watch, to: Owner, by: Digest, now: Timestamp) -> Change {
    let mut next = Watch { revision: watch.revision + 1, ..watch.clone() };
    match to {
        Owner::Unit(unit) => next.unit = unit,
        Owner::Worker(worker) => next.worker = worker,
    }
    let event = Event {
        recorded: now,
        agent: Agent::User(by),
        action: Action::HandedOver,
        entity: Entity::Watch(watch.reference),
        detail: Some(Detail::To(to.digest())),
    };
    Change { events: vec![event], writes: vec![Write::Watch(Box::new(next))], ..Change::default() }
}

/// Everything in one change, with one letter to the mailbox of the unit that has it now. A
/// colleague gets none: the mailbox is the same.
#[must_use]
pub fn all(requests: &[Record], watches: &[Watch], to: Owner, by: Digest, now: Timestamp) -> Change {
    let mut change = Change::default();
    for record in requests {
        change.append(request(record, to, by, now));
    }
    for one in watches {
        change.append(watch(one, to, by, now));
    }
    if let Owner::Unit(unit) = to {
        change.notices.extend(letter(requests, watches, unit, now));
    }
    change
}

/// References only. None: nothing goes over.
fn letter(requests: &[Record], watches: &[Watch], unit: Digest, now: Timestamp) -> Option<Notice> {
    let to = Audience::Unit(unit);
    let references: Vec<Reference> = requests
        .iter()
        .map(|record| record.reference)
        .chain(watches.iter().map(|watch| watch.reference))
        .collect();
    let mut notice = match (requests.first(), watches.first()) {
        (Some(record), _) => notice_for(&revision::next(record), Letter::HandedOver, to, now),
        (None, Some(watch)) => of_watch(watch, to, now),
        (None, None) => return None,
    };
    notice.references = references;
    Some(notice)
}

fn of_watch(watch: &Watch, to: Audience, now: Timestamp) -> Notice {
    Notice {
        id: notice::of_watch(watch.reference, watch.revision + 1, Letter::HandedOver),
        letter: Letter::HandedOver,
        audience: to,
        reference: watch.reference,
        language: Language::default(),
        kind: watch.kind.code().to_owned(),
        due: Some(watch.due_on),
        link: None,
        not_before: now,
        attempts: 0,
        step: None,
        references: Vec::new(),
    }
}
