//! Watches: the row and its index entries.

use crate::domain::statistics::watch_contributions;
use crate::domain::watch::Watch;
use crate::store::sled::stage::Stage;
use crate::store::sled::statistics;
use crate::store::sled::tables::{CLIENT_WATCHES, Key, WATCH_LOOKS, WATCHES, date_bytes, watches_of_unit};
use crate::store::{Error, codec};

use super::revision::follows;

/// The same rule as for records.
pub(super) fn put_watch(stage: &mut Stage<'_>, watch: &Watch) -> Result<(), Error> {
    let key = WATCHES.key().reference(&watch.reference);
    let old: Option<Watch> = stage.row(WATCHES, &key)?;
    follows(old.as_ref().map(|old| old.revision), watch.revision)?;
    if let Some(old) = &old {
        for entry in entries(old) {
            stage.remove(entry);
        }
    }
    for entry in entries(watch) {
        stage.put(entry, Vec::new());
    }
    statistics::count(stage, watch_contributions(old.as_ref(), watch))?;
    stage.put(key, codec::encode(watch));
    Ok(())
}

fn entries(watch: &Watch) -> Vec<Key> {
    let reference = &watch.reference;
    let mut keys = vec![
        watches_of_unit(&watch.unit, watch.is_open()).bytes(&date_bytes(watch.due_on)).reference(reference),
        CLIENT_WATCHES.key().digest(&watch.client).reference(reference),
    ];
    keys.extend(watch.look_at.map(|at| WATCH_LOOKS.key().time(at).reference(reference)));
    keys
}
