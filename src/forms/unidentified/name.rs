//! What looks like a person's name in running text.
//!
//! A given name from the list; two words with capitals in a row that begin no sentence; one after
//! a word like *heter* or *klienten*; a surname by its ending. Words of the directory and common
//! names of places, authorities and diagnoses are none.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

use super::known::Known;
use super::word::{Word, words};

/// A mark `?`: a common word as well, when it begins a sentence.
static GIVEN: LazyLock<HashMap<&str, bool>> = LazyLock::new(|| {
    let all = include_str!("given-names.txt").split_whitespace();
    all.map(|name| name.strip_suffix('?').map_or((name, true), |name| (name, false))).collect()
});

static NO_NAMES: LazyLock<HashSet<&str>> =
    LazyLock::new(|| include_str!("no-names.txt").split_whitespace().collect());

/// After these a word with a capital is a name.
const CUES: [&str; 46] = [
    "barnet",
    "brodern",
    "bror",
    "brukaren",
    "called",
    "client",
    "deltagaren",
    "doktor",
    "doktorn",
    "dotter",
    "dottern",
    "dr",
    "fru",
    "fröken",
    "handläggare",
    "handläggaren",
    "herr",
    "heter",
    "hr",
    "hustrun",
    "kallas",
    "klienten",
    "kurator",
    "kuratorn",
    "läkaren",
    "make",
    "maken",
    "makan",
    "mamma",
    "mamman",
    "miss",
    "mr",
    "mrs",
    "ms",
    "namn",
    "named",
    "pappa",
    "pappan",
    "patient",
    "patienten",
    "sambon",
    "son",
    "sonen",
    "syster",
    "systern",
    "överläkare",
];

/// Whatever has one of these in it is an organisation, a method or an instrument.
const ORGANISATIONS: [&str; 32] = [
    "assessment",
    "centrum",
    "center",
    "depression",
    "disability",
    "enheten",
    "förbundet",
    "förvaltningen",
    "health",
    "index",
    "inventory",
    "kliniken",
    "kommun",
    "kommunen",
    "mottagningen",
    "nämnden",
    "organization",
    "questionnaire",
    "region",
    "regionen",
    "scale",
    "schedule",
    "sjukhus",
    "sjukhuset",
    "skala",
    "skalan",
    "syndrom",
    "syndrome",
    "test",
    "universitetssjukhuset",
    "vårdcentral",
    "vårdcentralen",
];

const PARTICLES: [&str; 12] = ["af", "al", "ben", "bin", "da", "de", "del", "der", "el", "la", "van", "von"];

/// Endings that are a surname's and nothing else's.
const SURNAMES: [&str; 5] = ["sson", "sdotter", "qvist", "kvist", "stedt"];

/// Endings that are a surname's after a word with a capital.
const PERHAPS_SURNAMES: [&str; 14] = [
    "berg", "blad", "blom", "dahl", "feldt", "gren", "holm", "lind", "lund", "löf", "mark", "man", "ström",
    "sson",
];

impl Word<'_> {
    fn end(&self) -> usize {
        self.at + self.text.len()
    }

    fn lower(&self) -> String {
        self.text.to_lowercase()
    }

    /// `Anna`, but no `SIP`.
    fn is_capitalised(&self) -> bool {
        let mut chars = self.text.chars();
        chars.next().is_some_and(char::is_uppercase) && chars.any(char::is_lowercase)
    }

    /// `ANNA` too.
    fn begins_large(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    /// None: no given name. Some(false): a common word as well.
    fn given(&self) -> Option<bool> {
        let lower = self.lower();
        let known = |name: &str| GIVEN.get(name).copied();
        let parts = lower.split('-');
        known(&lower)
            .or_else(|| lower.strip_suffix('s').and_then(known).filter(|certain| *certain))
            .or_else(|| (lower.contains('-')).then(|| parts.filter_map(known).max()).flatten())
    }

    fn ends(&self, endings: &[&str]) -> bool {
        let lower = self.lower();
        let bare = lower.strip_suffix('s').unwrap_or(&lower);
        let long = |word: &str, end: &str| word.len() > end.len() + 1 && word.ends_with(end);
        endings.iter().any(|end| long(&lower, end) || long(bare, end))
    }
}

/// Where the names are, in bytes, from the left.
pub(super) fn find(text: &str, known: &Known) -> Vec<Range<usize>> {
    let words = words(text);
    let lower: Vec<String> = words.iter().map(Word::lower).collect();
    let mut found = Vec::new();
    let mut place = 0;
    while place < words.len() {
        let skipped = known.phrase(&lower[place..]);
        if skipped > 0 {
            place += skipped;
            continue;
        }
        let length = name_at(&words, &lower, place, known);
        if length > 0 {
            found.push(words[place].at..words[place + length - 1].end());
        }
        place += length.max(1);
    }
    found
}

/// How many words the name has that begins there; 0: none does.
fn name_at(words: &[Word<'_>], lower: &[String], place: usize, known: &Known) -> usize {
    let word = &words[place];
    let common = |at: usize| NO_NAMES.contains(lower[at].as_str()) || known.has_word(&lower[at]);
    let next_is = |fits: &dyn Fn(usize) -> bool| {
        words.get(place + 1).is_some_and(|next| next.joined) && fits(place + 1)
    };
    if !word.begins_large() {
        // `anna andersson`
        let whole = word.given() == Some(true) && next_is(&|at| words[at].ends(&SURNAMES) && !common(at));
        return if whole { 2 } else { 0 };
    }
    let length = run(words, lower, place, known);
    let large_next = next_is(&|at| words[at].begins_large() && words[at].text.len() > 1 && !common(at));
    match word.given() {
        Some(true) if !NO_NAMES.contains(lower[place].as_str()) => return length,
        Some(false) if !common(place) && (large_next || (!word.first && word.is_capitalised())) => {
            return length;
        }
        _ => {}
    }
    if common(place) || !word.is_capitalised() {
        return 0;
    }
    if !word.first && (word.ends(&SURNAMES) || (place > 0 && CUES.contains(&lower[place - 1].as_str()))) {
        return length;
    }
    let organisation = (place..place + length).any(|at| ORGANISATIONS.contains(&lower[at].as_str()));
    if length < 2 || organisation {
        return 0;
    }
    let surname = (place + 1..place + length).any(|at| words[at].ends(&PERHAPS_SURNAMES));
    if !word.first || surname || length > 2 { length } else { 0 }
}

/// The words with capitals that follow each other, small words of names between them included.
fn run(words: &[Word<'_>], lower: &[String], place: usize, known: &Known) -> usize {
    let name = |at: usize| {
        words.get(at).is_some_and(|word| {
            word.joined && (word.is_capitalised() || word.given().is_some() && word.begins_large())
        }) && !NO_NAMES.contains(lower[at].as_str())
            && !known.has_word(&lower[at])
    };
    let mut end = place + 1;
    loop {
        if name(end) {
            end += 1;
        } else if words.get(end).is_some_and(|word| word.joined && PARTICLES.contains(&word.text))
            && name(end + 1)
        {
            end += 2;
        } else {
            return end - place;
        }
    }
}
