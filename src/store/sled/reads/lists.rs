//! Pages over a unit's requests.

use std::collections::BTreeMap;
use std::ops::Bound;

use jiff::Timestamp;

use crate::domain::{Digest, Record, Status};
use crate::store::board::{Due, Place, Query};
use crate::store::codec;
use crate::store::sled::Backend;
use crate::store::sled::failed::failed;
use crate::store::sled::rows::row;
use crate::store::sled::tables::{Key, Table, UNATTENDED, UNIT, UNIT_COUNTS};
use crate::store::{Counts, Cursor, Error, Filter, Page};

use super::walk::all;

/// A time (turned round or not) and a reference: what an entry is sorted by within its list.
type Tail = [u8; 20];

impl Backend {
    pub fn requests_of_units(
        &self,
        units: &[Digest],
        filter: Filter,
        after: Option<Cursor>,
        limit: usize,
    ) -> Result<Page, Error> {
        if let Filter::Overdue(now) = filter {
            return self.overdue_of_units(units, now, after, limit);
        }
        let tree = self.database.tree()?;
        let table = if filter == Filter::Unattended { UNATTENDED } else { UNIT };
        let tails = merged(&tree, table, lists(units, filter, after), limit.saturating_add(1))?;
        let mut records = Vec::with_capacity(tails.len().min(limit));
        for tail in tails.iter().take(limit) {
            let reference = codec::reference_from(&tail[12..]).map_err(|_| table.unreadable());
            let record = reference.and_then(|reference| row::<Record>(&tree, &reference));
            records.extend(self.readable(&tail[12..], record)?.flatten());
        }
        let last = limit.checked_sub(1).and_then(|place| tails.get(place));
        let next = last.filter(|_| tails.len() > limit).map(|tail| cursor(tail, filter)).transpose();
        Ok(Page { records, next: next.map_err(|_| table.unreadable())? })
    }

    /// No table has them by unit and due moment: the board does.
    fn overdue_of_units(
        &self,
        units: &[Digest],
        now: Timestamp,
        after: Option<Cursor>,
        limit: usize,
    ) -> Result<Page, Error> {
        let after = after.map(|Cursor { at, reference }| Place::by_due(at, reference));
        let query = Query { due: Due::Overdue, after, ..Query::new(units.to_vec(), now, now, limit) };
        let listed = self.board(|board| board.list(&query));
        let tree = self.database.tree()?;
        let mut records = Vec::with_capacity(listed.lines.len());
        for line in &listed.lines {
            let record = row::<Record>(&tree, &line.reference);
            records.extend(self.readable(line.reference.as_bytes(), record)?.flatten());
        }
        let last = listed.lines.last().filter(|_| listed.next.is_some());
        let next = last.map(|line| Cursor { at: line.due_at, reference: line.reference });
        Ok(Page { records, next })
    }

    pub fn counts_of_units(&self, units: &[Digest], now: Timestamp) -> Result<Counts, Error> {
        let tree = self.database.tree()?;
        let mut by_status: BTreeMap<u8, (Status, u64)> = BTreeMap::new();
        for unit in units {
            for entry in tree.scan_prefix(UNIT_COUNTS.key().digest(unit)) {
                let (key, value) = entry.map_err(failed)?;
                let counted = count(&key, &value).ok_or(UNIT_COUNTS.unreadable());
                if let Some((number, status, count)) = self.readable(&key[1..], counted)? {
                    by_status.entry(number).or_insert((status, 0)).1 += count;
                }
            }
        }
        let overdue = self.board(|board| board.overdue(units, now));
        let unattended = self.unattended(units)?;
        Ok(Counts { by_status: by_status.into_values().collect(), overdue, unattended })
    }

    pub fn unattended(&self, units: &[Digest]) -> Result<u64, Error> {
        let tree = self.database.tree()?;
        let mut count = 0;
        for unit in units {
            for entry in tree.scan_prefix(UNATTENDED.key().digest(unit)) {
                entry.map_err(failed)?;
                count += 1;
            }
        }
        Ok(count)
    }
}

/// A status with its number, and how many have it.
fn count(key: &[u8], value: &[u8]) -> Option<(u8, Status, u64)> {
    let number = *key.last()?;
    Some((number, codec::decode(&[number]).ok()?, codec::number_from(value).ok()?))
}

/// The key ranges that together hold what the filter lets through.
fn lists(units: &[Digest], filter: Filter, after: Option<Cursor>) -> Vec<(Bound<Key>, Bound<Key>)> {
    let start = |prefix: &Key| match after {
        None => Bound::Included(prefix.clone()),
        Some(Cursor { at, reference }) => {
            let prefix = prefix.clone();
            let at = if filter.is_oldest_first() { prefix.time(at) } else { prefix.newest_first(at) };
            Bound::Excluded(at.reference(&reference))
        }
    };
    let of_unit = |unit: &Digest| match filter {
        Filter::Unattended => {
            let prefix = UNATTENDED.key().digest(unit);
            vec![(start(&prefix), all(&prefix).1)]
        }
        _ => {
            let lists = filter.statuses().into_iter().map(|status| UNIT.key().digest(unit).status(status));
            lists.map(|prefix| (start(&prefix), all(&prefix).1)).collect()
        }
    };
    units.iter().flat_map(of_unit).collect()
}

/// The first `limit` entries over all lists. A request that changes its list meanwhile may stand in
/// two of them, and is taken once.
fn merged(
    tree: &sled::Tree,
    table: Table,
    lists: Vec<(Bound<Key>, Bound<Key>)>,
    limit: usize,
) -> Result<Vec<Tail>, Error> {
    let tail = |entry: sled::Result<(sled::IVec, sled::IVec)>| -> Result<Tail, Error> {
        let (key, _) = entry.map_err(failed)?;
        key.last_chunk().copied().ok_or(table.unreadable())
    };
    let mut heads = Vec::with_capacity(lists.len());
    for list in lists {
        let mut entries = tree.range::<Key, _>(list).map(tail);
        if let Some(first) = entries.next() {
            heads.push((first?, entries));
        }
    }
    let mut tails: Vec<Tail> = Vec::new();
    while tails.len() < limit {
        let Some(place) = (0..heads.len()).min_by_key(|place| heads[*place].0) else { break };
        let (head, entries) = &mut heads[place];
        if tails.last() != Some(head) {
            tails.push(*head);
        }
        match entries.next() {
            Some(next) => *head = next?,
            None => drop(heads.swap_remove(place)),
        }
    }
    Ok(tails)
}

fn cursor(tail: &Tail, filter: Filter) -> Result<Cursor, codec::Malformed> {
    let (time, reference) = tail.split_at(12);
    let at = if filter.is_oldest_first() {
        codec::time_from(time)?
    } else {
        codec::time_from(&time.iter().map(|byte| !byte).collect::<Vec<_>>())?
    };
    Ok(Cursor { at, reference: codec::reference_from(reference)? })
}
