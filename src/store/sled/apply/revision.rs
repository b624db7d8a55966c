//! Which revision may follow which.

use crate::store::Error;

/// Revision 1 is new; any other replaces exactly the one before it.
pub(super) fn follows(known: Option<u64>, revision: u64) -> Result<(), Error> {
    match (known, revision) {
        (None, 1) => Ok(()),
        (Some(_), 1) => Err(Error::Exists),
        (Some(known), revision) if known.checked_add(1).is_some_and(|next| next == revision) => Ok(()),
        _ => Err(Error::Stale),
    }
}
