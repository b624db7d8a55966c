//! A record at its next revision, and everything a decision writes beside it.

use jiff::Timestamp;

use crate::domain::audit::{Action, Agent, Detail, Event};
use crate::domain::change::{Change, FreshLink, Link, Write};
use crate::domain::digest::Digest;
use crate::domain::notice::{Audience, Letter, notice_for};
use crate::domain::request::{Record, Sealed};

/// The record as it is, at its next revision.
pub(super) fn next(record: &Record) -> Record {
    Record { revision: record.revision + 1, ..record.clone() }
}

/// Nothing is decided of these records: they are written once more, and so timed once more.
#[must_use]
pub fn anew(records: &[Record]) -> Change {
    let writes = records.iter().map(|record| Write::Record(Box::new(next(record))));
    Change { writes: writes.collect(), ..Change::default() }
}

/// One decision about one record, by one agent, at one time.
pub(super) struct Revision {
    /// As it will be.
    pub record: Record,
    /// What is written beside the record.
    pub change: Change,
    agent: Agent,
    now: Timestamp,
}

impl Revision {
    /// The next one of a record that is there.
    pub fn of(record: &Record, agent: Agent, now: Timestamp) -> Self {
        Self::first(next(record), agent, now)
    }

    /// The first one of a record that is not there yet.
    pub fn first(record: Record, agent: Agent, now: Timestamp) -> Self {
        Self { record, change: Change::default(), agent, now }
    }

    /// A line of the log.
    pub fn log(&mut self, action: Action, detail: Option<Detail>) {
        let event = Event::of_request(self.record.reference, self.agent, action, detail, self.now);
        self.change.events.push(event);
    }

    /// A letter about the record as it is by now.
    pub fn tell(&mut self, letter: Letter) {
        self.tell_other(letter, Audience::of(letter.to(), &self.record));
    }

    /// The same to somebody who is not of the record.
    pub fn tell_other(&mut self, letter: Letter, audience: Audience) {
        self.change.notices.push(notice_for(&self.record, letter, audience, self.now));
    }

    /// Such a letter with a link, which opens the request for as long as it is there. It leaves at
    /// `not_before`.
    pub fn tell_with_link(&mut self, letter: Letter, link: FreshLink, not_before: Timestamp) {
        let audience = Audience::of(letter.to(), &self.record);
        let mut notice = notice_for(&self.record, letter, audience, not_before);
        notice.link = link.wrapped;
        self.change.notices.push(notice);
        self.link(link.digest);
    }

    /// A link that opens the request for as long as it is there.
    pub fn link(&mut self, digest: Digest) {
        let Record { reference, expires_at, .. } = self.record;
        let link = Link { reference, expires_at, revoked: false };
        self.change.writes.push(Write::Link { digest, link });
    }

    /// Destroys every sealed document of the record and forgets where it was.
    pub fn destroy_all(&mut self) {
        let copy = self.record.facts.copy.take();
        self.destroy(copy);
    }

    /// The same of everything but the recipient's own copy.
    pub fn destroy_all_but_the_copy(&mut self) {
        self.destroy(None);
    }

    fn destroy(&mut self, copy: Option<Sealed>) {
        let facts = &mut self.record.facts;
        let reason = facts.more_time.as_mut().and_then(|asked| asked.reason.take());
        let all = [self.record.document.take(), facts.answer.take(), reason];
        let draft = facts.take_draft();
        let sealed: Vec<_> = all.into_iter().flatten().chain(draft).chain(copy).collect();
        if !sealed.is_empty() {
            self.log(Action::DocumentDestroyed, None);
            self.change.destroy(sealed);
        }
    }

    /// All of it, the record last.
    pub fn into_change(self) -> Change {
        let mut change = self.change;
        change.writes.push(Write::Record(Box::new(self.record)));
        change
    }
}
