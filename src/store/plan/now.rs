//! The rows while a change is planned: as they were before it, and over them what it has done so far.

use std::collections::BTreeMap;

use crate::domain::change::{Attempts, Session, Unsent};
use crate::domain::{Card, ConsentRecord, Digest, Notice, Record, Reference, Watch};
use crate::store::Error;

use super::wanted::{Known, OldRows};

pub struct Rows<'a> {
    old: &'a OldRows,
    pub once: Now<'a, Digest, Reference>,
    pub records: Now<'a, Reference, Record>,
    pub consents: Now<'a, Digest, ConsentRecord>,
    pub watches: Now<'a, Reference, Watch>,
    pub sessions: Now<'a, Digest, Session>,
    pub attempts: Now<'a, Digest, Attempts>,
    pub unsent: Now<'a, Digest, Unsent>,
    pub cards: Now<'a, Digest, Card>,
    /// Those that wait, and, as none, those that are settled.
    notices: BTreeMap<&'a Digest, Option<&'a Notice>>,
}

impl<'a> Rows<'a> {
    pub fn new(old: &'a OldRows) -> Self {
        Self {
            old,
            once: Now::new(&old.once),
            records: Now::new(&old.records),
            consents: Now::new(&old.consents),
            watches: Now::new(&old.watches),
            sessions: Now::new(&old.sessions),
            attempts: Now::new(&old.attempts),
            unsent: Now::new(&old.unsent),
            cards: Now::new(&old.cards),
            notices: BTreeMap::new(),
        }
    }

    /// The consent's card, by its digest.
    pub fn card_of(&self, consent: &Digest) -> Result<Option<(&'a Digest, &'a Card)>, Error> {
        let new = |(digest, card): (&&'a Digest, &Option<&'a Card>)| card.map(|card| (*digest, card));
        if let Some(found) = self.cards.new.iter().filter_map(new).find(|(_, card)| card.consent == *consent)
        {
            return Ok(Some(found));
        }
        let old = known(&self.old.cards_of, consent)?.map(|(digest, card)| (digest, card));
        Ok(old.filter(|(digest, _)| !self.cards.new.contains_key(digest)))
    }

    /// Whether a notice with that id was ever owed.
    pub fn is_told(&self, id: &Digest) -> Result<bool, Error> {
        match known(&self.old.notices, id) {
            _ if self.notices.contains_key(id) => Ok(true),
            Ok(old) => Ok(old.is_some()),
            Err(Error::Unreadable { .. }) => Ok(true),
            Err(error) => Err(error),
        }
    }

    /// The notice, where it is owed.
    pub fn waiting(&self, id: &Digest) -> Result<Option<&'a Notice>, Error> {
        match self.notices.get(id) {
            Some(now) => Ok(*now),
            None => Ok(known(&self.old.notices, id)?.and_then(|told| told.waiting.as_ref())),
        }
    }

    pub fn put_notice(&mut self, id: &'a Digest, notice: Option<&'a Notice>) {
        self.notices.insert(id, notice);
    }
}

/// The rows of one kind.
pub struct Now<'a, I, R> {
    old: &'a Known<I, R>,
    new: BTreeMap<&'a I, Option<&'a R>>,
}

impl<'a, I: Ord, R> Now<'a, I, R> {
    const fn new(old: &'a Known<I, R>) -> Self {
        Self { old, new: BTreeMap::new() }
    }

    pub fn get(&self, id: &I) -> Result<Option<&'a R>, Error> {
        self.new.get(id).map_or_else(|| known(self.old, id), |row| Ok(*row))
    }

    pub fn put(&mut self, id: &'a I, row: Option<&'a R>) {
        self.new.insert(id, row);
    }
}

fn known<'a, I: Ord, R>(old: &'a Known<I, R>, id: &I) -> Result<Option<&'a R>, Error> {
    let known = old.get(id).expect("every row that is asked for is wanted");
    known.as_ref().map(Option::as_ref).map_err(Clone::clone)
}
