//! What may stand in a text that names nobody: organisations, places, functional mailboxes.

use std::collections::{HashMap, HashSet};

use super::word::words;

/// The names, numbers and mailboxes of the directory, beside what is built in.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Whole names, word by word, lower-case, by their first word.
    phrases: HashMap<String, Vec<Vec<String>>>,
    words: HashSet<String>,
    telephones: HashSet<String>,
    mailboxes: HashSet<String>,
}

impl Known {
    /// A unit, an organisation, a recipient or a region. Its words alone are no names either.
    pub fn add_name(&mut self, name: &str) {
        let words: Vec<String> = words(name).into_iter().map(|word| word.text.to_lowercase()).collect();
        self.words.extend(words.iter().cloned());
        if let Some(first) = words.first() {
            self.phrases.entry(first.clone()).or_default().push(words);
        }
    }

    /// In any usual writing.
    pub fn add_telephone(&mut self, number: &str) {
        self.telephones.insert(national(number));
    }

    pub fn add_mailbox(&mut self, address: &str) {
        self.mailboxes.insert(address.to_lowercase());
    }

    pub(super) fn has_word(&self, lower: &str) -> bool {
        let bare = lower.strip_suffix('s').unwrap_or(lower);
        self.words.contains(lower) || self.words.contains(bare)
    }

    /// How many of these words, lower-case, are a known name; the last may have a genitive's s.
    pub(super) fn phrase(&self, lower: &[String]) -> usize {
        let Some(first) = lower.first() else { return 0 };
        let same = |one: &str, other: &str, last: bool| {
            one == other || (last && other.strip_suffix('s') == Some(one))
        };
        let fits = |phrase: &&Vec<String>| {
            let mut pairs = phrase.iter().zip(lower).enumerate();
            phrase.len() <= lower.len()
                && pairs.all(|(at, (one, other))| same(one, other, at + 1 == phrase.len()))
        };
        let of = |first: &str| self.phrases.get(first).into_iter().flatten();
        let bare = first.strip_suffix('s').unwrap_or("");
        of(first).chain(of(bare)).filter(fits).map(Vec::len).max().unwrap_or(0)
    }

    pub(super) fn has_telephone(&self, digits: &str) -> bool {
        self.telephones.contains(&national(digits))
    }

    pub(super) fn has_mailbox(&self, address: &str) -> bool {
        self.mailboxes.contains(&address.to_lowercase())
    }
}

/// Digits only, as dialled within Sweden.
fn national(number: &str) -> String {
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let inside = digits.strip_prefix("0046").or_else(|| digits.strip_prefix("46"));
    inside.map_or(digits.clone(), |rest| format!("0{}", rest.trim_start_matches('0')))
}
