//! The numbers of units, month by month.

use std::ops::Bound;

use crate::domain::Digest;
use crate::domain::statistics::Tally;
use crate::domain::statistics::group::{Group, Month};
use crate::store::sled::Backend;
use crate::store::sled::failed::failed;
use crate::store::sled::statistics::group;
use crate::store::sled::tables::{Key, STATS};
use crate::store::{Error, codec};

impl Backend {
    pub fn statistics(&self, from: Month, to: Month, units: &[Digest]) -> Result<Vec<(Group, Tally)>, Error> {
        let tree = self.database.tree()?;
        let mut rows = Vec::new();
        for unit in units {
            let start = STATS.key().digest(unit).month(from);
            let end = STATS.key().digest(unit).month(to).bytes(&[0xff; 160]);
            if start.as_ref() > end.as_ref() {
                continue;
            }
            for entry in tree.range::<Key, _>((Bound::Included(start), Bound::Included(end))) {
                let (key, value) = entry.map_err(failed)?;
                let row = group(&key).and_then(|group| Some((group, codec::decode(&value).ok()?)));
                rows.extend(self.readable(&key[1..], row.ok_or(STATS.unreadable()))?);
            }
        }
        Ok(rows)
    }

    pub fn first_month(&self, units: &[Digest]) -> Result<Option<Month>, Error> {
        let tree = self.database.tree()?;
        let mut first: Option<Month> = None;
        for unit in units {
            let Some(entry) = tree.scan_prefix(STATS.key().digest(unit)).next() else { continue };
            let (key, _) = entry.map_err(failed)?;
            let month = group(&key).map(|group| group.month).ok_or(STATS.unreadable());
            first = [first, self.readable(&key[1..], month)?].into_iter().flatten().min();
        }
        Ok(first)
    }
}
