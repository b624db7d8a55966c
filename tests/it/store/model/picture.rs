//! What is so after a change: tables without indexes, and the rules of a commit said once more.

use std::collections::BTreeMap;

use underlag::domain::card::Card;
use underlag::domain::change::{Attempts, Change, Link, Session, Unsent, Write};
use underlag::domain::mailbox::Mark;
use underlag::domain::statistics::group::Month;
use underlag::domain::survey;

use crate::store::*;

#[derive(Debug, Clone, PartialEq)]
pub enum Refused {
    Stale,
    Exists,
    Duplicate(Reference),
}

/// Every question is answered by a walk over all of it.
#[derive(Debug, Clone, Default)]
pub struct Picture {
    pub records: BTreeMap<Reference, Record>,
    pub consents: BTreeMap<Digest, ConsentRecord>,
    pub watches: BTreeMap<Reference, Watch>,
    pub once: BTreeMap<Digest, Reference>,
    pub links: BTreeMap<Digest, Link>,
    pub sessions: BTreeMap<Digest, Session>,
    pub attempts: BTreeMap<Digest, Attempts>,
    pub unsent: BTreeMap<Digest, Unsent>,
    pub notices: BTreeMap<Digest, Option<Notice>>,
    pub destroy: Vec<SpoolId>,
    pub cards: BTreeMap<Digest, Card>,
    pub survey: BTreeMap<Month, survey::Tally>,
    pub events: Vec<Event>,
    pub timed_by: Option<Digest>,
    pub mark: Option<Mark>,
    pub time_known: Option<Timestamp>,
    pub proofs: BTreeMap<Digest, Timestamp>,
}

impl Picture {
    pub fn commit(&mut self, change: &Change) -> Result<(), Refused> {
        let mut next = self.clone();
        next.apply(change)?;
        *self = next;
        Ok(())
    }

    /// Gives each write the number that has to follow, so that more than new rows is taken.
    pub fn fit(&self, change: &mut Change) {
        let mut next = self.clone();
        for write in &mut change.writes {
            match write {
                Write::Record(record) => {
                    let known = next.records.get(&record.reference);
                    record.revision = known.map_or(1, |known| known.revision + 1);
                }
                Write::Consent(consent) => {
                    let known = next.consents.get(&consent.id);
                    consent.revision = known.map_or(1, |known| known.revision + 1);
                }
                Write::Watch(watch) => {
                    let known = next.watches.get(&watch.reference);
                    watch.revision = known.map_or(1, |known| known.revision + 1);
                }
                Write::Attempts { digest, attempts: Some(attempts) } => {
                    attempts.failed = next.attempts.get(digest).map_or(1, |known| known.failed + 1);
                }
                _ => {}
            }
            next.write(write).ok();
        }
    }

    fn apply(&mut self, change: &Change) -> Result<(), Refused> {
        for write in &change.writes {
            if let Write::Once { digest, reference } = write {
                match self.once.get(digest) {
                    Some(first) => return Err(Refused::Duplicate(*first)),
                    None => drop(self.once.insert(*digest, *reference)),
                }
            }
        }
        for write in &change.writes {
            self.write(write)?;
        }
        for notice in &change.notices {
            if self.notices.insert(notice.id, Some(notice.clone())).is_some() {
                return Err(Refused::Duplicate(notice.reference));
            }
        }
        self.events.extend(change.events.iter().cloned());
        Ok(())
    }

    fn write(&mut self, write: &Write) -> Result<(), Refused> {
        match write.clone() {
            // Done before all others.
            Write::Once { .. } => {}
            Write::Record(record) => {
                follows(self.records.get(&record.reference).map(|old| old.revision), record.revision)?;
                self.records.insert(record.reference, *record);
            }
            Write::Consent(consent) => {
                follows(self.consents.get(&consent.id).map(|old| old.revision), consent.revision)?;
                self.consents.insert(consent.id, *consent);
            }
            Write::Watch(watch) => {
                follows(self.watches.get(&watch.reference).map(|old| old.revision), watch.revision)?;
                self.watches.insert(watch.reference, *watch);
            }
            Write::Link { digest, link } => drop(self.links.insert(digest, link)),
            Write::Session { digest, session: Some(session) } => drop(self.sessions.insert(digest, session)),
            Write::Session { digest, session: None } => drop(self.sessions.remove(&digest)),
            Write::Attempts { digest, attempts: None } => drop(self.attempts.remove(&digest)),
            Write::Attempts { digest, attempts: Some(attempts) } => {
                let known = self.attempts.get(&digest).map_or(0, |known| known.failed);
                if attempts.failed != known + 1 {
                    return Err(Refused::Stale);
                }
                self.attempts.insert(digest, attempts);
            }
            Write::Unsent { id, unsent } => self.put_unsent(id, unsent.map(|unsent| *unsent)),
            Write::NoticeDone { id } => drop(self.notices.insert(id, None)),
            Write::NoticeLater(notice) => match self.notices.get_mut(&notice.id) {
                Some(Some(old)) => *old = *notice,
                _ => return Err(Refused::Stale),
            },
            Write::Destroy { id } => self.destroy(id),
            Write::Destroyed { id } => self.destroy.retain(|known| *known != id),
            Write::TimeKnown { at } => self.time_known = Some(at),
            Write::MailboxRead(mark) => self.mark = Some(mark),
            Write::MailboxProof { mailbox, at } => drop(self.proofs.insert(mailbox, at)),
            Write::Card { digest, card } => {
                self.cards.retain(|_, known| known.consent != card.consent);
                self.cards.insert(digest, card);
            }
            Write::CardGone { digest } => drop(self.cards.remove(&digest)),
            Write::Survey { month, sheet } => {
                let tally = self.survey.entry(month).or_default();
                for answer in sheet.answers() {
                    *tally.entry(answer).or_default() += 1;
                }
            }
            Write::TimedBy { rules } => self.timed_by = Some(rules),
        }
        Ok(())
    }

    /// The sealed file of the one before is destroyed, where it is another.
    fn put_unsent(&mut self, id: Digest, unsent: Option<Unsent>) {
        let document = unsent.as_ref().map(|unsent| unsent.document.id.clone());
        let old = match unsent {
            Some(unsent) => self.unsent.insert(id, unsent),
            None => self.unsent.remove(&id),
        };
        if let Some(old) = old.filter(|old| document.is_none_or(|document| document != old.document.id)) {
            self.destroy(old.document.id);
        }
    }

    fn destroy(&mut self, id: SpoolId) {
        self.destroy.retain(|known| *known != id);
        self.destroy.push(id);
    }

    pub fn records(&self, keep: impl Fn(&Record) -> bool) -> Vec<Record> {
        self.records.values().filter(|record| keep(record)).cloned().collect()
    }
}

fn follows(known: Option<u64>, revision: u64) -> Result<(), Refused> {
    match known {
        None if revision == 1 => Ok(()),
        Some(_) if revision == 1 => Err(Refused::Exists),
        Some(known) if revision == known + 1 => Ok(()),
        _ => Err(Refused::Stale),
    }
}

/// Every sealed document a record holds.
pub fn documents(record: &Record) -> Vec<Sealed> {
    let reason = record.facts.more_time.as_ref().and_then(|more| more.reason.clone());
    let answer = [record.facts.answer.clone(), record.facts.copy.clone()];
    [record.document.clone(), record.facts.draft.clone(), reason]
        .into_iter()
        .chain(answer)
        .flatten()
        .chain(record.facts.draft_files.clone())
        .collect()
}
