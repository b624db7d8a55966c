//! The statistics: one row for each month, unit, recipient and kind. Kept with every commit;
//! counted from the beginning where a folder has none yet.

use std::collections::BTreeMap;

use crate::domain::statistics::group::{Group, Month};
use crate::domain::statistics::{Cell, Tally, consent_contributions, contributions, watch_contributions};
use crate::domain::{ConsentRecord, Digest, Record, Watch};
use crate::store::Error;
use crate::store::codec::{self, Row, measures};

use super::database::{Database, Writes};
use super::failed::failed;
use super::passed_over::shown;
use super::stage::Stage;
use super::tables::{CLOSED, CONSENTS, Key, META, OPEN, STATS, Table, WATCHES};

/// How the numbers are made of the records; another number and they are counted anew. To be raised
/// whenever [`contributions`] says something else of the same record.
const COUNTING: u8 = 2;

type Cells = Vec<(Cell, i64)>;

/// Adds to the rows and takes from them, in the change that it follows from.
pub(super) fn count(stage: &mut Stage<'_>, cells: Cells) -> Result<(), Error> {
    for (group, cells) in by_group(cells) {
        let key = key(&group);
        let mut tally = known(stage, &key)?;
        add(&mut tally, cells);
        if tally.is_empty() {
            stage.remove(key);
        } else {
            stage.put(key, codec::encode(&tally));
        }
    }
    Ok(())
}

/// A row that can't be read stops nobody's work: it begins anew, and all are counted at the next start.
fn known(stage: &mut Stage<'_>, key: &Key) -> Result<Tally, Error> {
    match stage.row(STATS, key) {
        Ok(tally) => Ok(tally.unwrap_or_default()),
        Err(Error::Unreadable { table }) => {
            tracing::error!(table, "a row of the statistics can't be read; counted anew at the next start");
            stage.remove(marker());
            Ok(Tally::default())
        }
        Err(error) => Err(error),
    }
}

fn marker() -> Key {
    META.key().bytes(b"statistics")
}

/// Counts from the beginning, where that was not done yet by these rules.
pub(super) fn ensure(database: &Database) -> Result<(), Error> {
    let tree = database.tree()?;
    let (marker, counted) = (marker(), [COUNTING, measures()]);
    if tree.get(&marker).map_err(failed)?.as_deref() == Some(&counted) {
        return Ok(());
    }
    let mut writes = Writes::new();
    for entry in tree.scan_prefix(STATS.key()) {
        writes.insert(entry.map_err(failed)?.0.to_vec(), None);
    }
    let mut tallies: BTreeMap<Group, Tally> = BTreeMap::new();
    let mut tally = |cells: Cells| {
        for (group, cells) in by_group(cells) {
            add(tallies.entry(group).or_default(), cells);
        }
    };
    for table in [OPEN, CLOSED] {
        each::<Record>(&tree, table, |record| tally(contributions(None, record)))?;
    }
    each::<ConsentRecord>(&tree, CONSENTS, |consent| tally(consent_contributions(None, consent)))?;
    each::<Watch>(&tree, WATCHES, |watch| tally(watch_contributions(None, watch)))?;
    for (group, tally) in &tallies {
        writes.insert(key(group).into_vec(), Some(codec::encode(tally)));
    }
    writes.insert(marker.into_vec(), Some(counted.to_vec()));
    drop(tree);
    database.write(&writes)
}

fn each<R: Row>(tree: &sled::Tree, table: Table, mut take: impl FnMut(&R)) -> Result<(), Error> {
    for entry in tree.scan_prefix(table.key()) {
        let (key, value) = entry.map_err(failed)?;
        match codec::decode(&value) {
            Ok(row) => take(&row),
            Err(_) => tracing::error!(table = table.name, row = shown(table.name, &key[1..]), "not counted"),
        }
    }
    Ok(())
}

fn by_group(cells: Cells) -> BTreeMap<Group, Cells> {
    let mut groups: BTreeMap<Group, Cells> = BTreeMap::new();
    for (cell, count) in cells {
        groups.entry(cell.group.clone()).or_default().push((cell, count));
    }
    groups
}

fn add(tally: &mut Tally, cells: Cells) {
    for (cell, count) in cells {
        let known = tally.entry(cell.measure.clone()).or_default();
        *known = known.saturating_add_signed(count);
        if *known == 0 {
            tally.remove(&cell.measure);
        }
    }
}

fn key(group: &Group) -> Key {
    let recipient = group.recipient.unwrap_or(NOBODY);
    STATS.key().digest(&group.unit).month(group.month).digest(&recipient).bytes(group.kind.as_bytes())
}

pub(super) fn group(key: &[u8]) -> Option<Group> {
    let (unit, rest) = key.get(1..)?.split_first_chunk::<32>()?;
    let (month, rest) = rest.split_first_chunk::<2>()?;
    let (recipient, kind) = rest.split_first_chunk::<32>()?;
    let recipient = Digest::from_bytes(*recipient);
    Some(Group {
        unit: Digest::from_bytes(*unit),
        month: Month::from_number(u16::from_be_bytes(*month)),
        recipient: (recipient != NOBODY).then_some(recipient),
        kind: str::from_utf8(kind).ok()?.to_owned(),
    })
}

/// Consents and watches have no recipient. No digest is all zeros.
const NOBODY: Digest = Digest::from_bytes([0; 32]);
