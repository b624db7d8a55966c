//! What stands wrong until it is put right: said in the log when it begins and when it is over, and by
//! `/readyz` as long as it lasts.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::exchange::Gateway;

/// Each has a name of its own; words for an operator, without personal data.
#[derive(Default)]
pub struct Troubles(Mutex<BTreeMap<&'static str, String>>);

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
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Gateway {
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
