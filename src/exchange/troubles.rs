//! What stands wrong until it is put right: said in the log when it begins and when it is over, and by
//! `/readyz` as long as it lasts.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::disk::Room;

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

    /// That the room on the disk begins to be short, and that it ends, is logged once.
    pub fn set_room(&self, short: Option<Room>) {
        match (short, self.short.swap(short.is_some(), Ordering::Relaxed)) {
            (Some(room), false) => {
                tracing::error!("storage: {room}: nothing new is taken until some is freed");
            }
            (None, true) => tracing::warn!("storage: there is room for new things again"),
            _ => {}
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
