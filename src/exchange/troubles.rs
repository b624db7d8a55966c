//! What stands wrong until it is put right: said in the log when it begins and when it is over, and by
//! `/readyz` as long as it lasts.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::disk::Room;
use crate::exchange::Gateway;

/// Each has a name of its own; words for an operator, without personal data.
#[derive(Default)]
pub struct Troubles {
    standing: Mutex<BTreeMap<&'static str, String>>,
    /// Of room on the disk: that keeps people from working, so it is no warning.
    short: AtomicBool,
}

impl Troubles {
    /// How it stands with one of them; none: it is right.
    pub fn set(&self, what: &'static str, words: Option<String>) {
        let mut standing = self.standing();
        match words {
            Some(words) if !standing.contains_key(what) => {
                tracing::warn!(what, "{words}");
                standing.insert(what, words);
            }
            Some(words) => _ = standing.insert(what, words),
            None if standing.remove(what).is_some() => tracing::info!(what, "right again"),
            None => {}
        }
    }

    /// All of them, in words.
    #[must_use]
    pub fn all(&self) -> Vec<String> {
        self.standing().values().cloned().collect()
    }

    fn standing(&self) -> MutexGuard<'_, BTreeMap<&'static str, String>> {
        self.standing.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Gateway {
    /// The room on the disk, where it is too little for anything new. That it begins, and that it
    /// ends, is logged once.
    pub fn short_of_room(&self) -> Option<Room> {
        let of_spool = || self.spool.short_of_room().ok().flatten();
        let short = self.store.short_of_room().ok().flatten().or_else(of_spool);
        match (short, self.troubles.short.swap(short.is_some(), Ordering::Relaxed)) {
            (Some(room), false) => {
                tracing::error!("storage: {room}: nothing new is taken until some is freed");
            }
            (None, true) => tracing::warn!("storage: there is room for new things again"),
            _ => {}
        }
        short
    }

    /// All that stands wrong and keeps nobody from working.
    #[must_use]
    pub fn warnings(&self) -> Vec<String> {
        let mut warnings = self.troubles.all();
        let rows = self.store.passed_over();
        if rows > 0 {
            warnings
                .push(format!("{rows} rows of the store can't be read: see the log, and `underlag check`"));
        }
        warnings
    }
}
