//! Regular expressions, each made once: in a build without optimisation that takes longer than the search.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use regex::Regex;

static MADE: LazyLock<Mutex<HashMap<String, Regex>>> = LazyLock::new(Mutex::default);

pub fn pattern(text: impl AsRef<str>) -> Regex {
    let text = text.as_ref();
    let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = made.get(text) {
        return known.clone();
    }
    let new = Regex::new(text).expect("a valid pattern");
    made.insert(text.to_owned(), new.clone());
    new
}
