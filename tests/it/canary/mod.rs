//! Looks for marked values in bytes that must not hold them: plain in any case, in UTF-16 and
//! Latin-1, as base64 at any offset, hexadecimal, percent-encoded, quoted-printable or escaped,
//! inside compressed streams, and in any of these inside another.
//!
//! # Layout
//!
//! [`views`] undoes what is done to a text character by character; [`unpack`] finds and decodes what
//! stands inside other bytes; [`search`] looks for all values in one pass. A value is searched in
//! every view, and in all that was unpacked. [`planted`] shows that each encoding is found, [`flow`]
//! that nothing of a whole exchange rests on the gateway, [`client`] nothing of a card, [`unnamed`] nothing of a
//! request that names nobody. [`kinds`] takes every form kind through the pages, and looks into letters, log and
//! addresses as well, and [`system`] does so for what another system sends.

mod client;
mod flow;
mod kinds;
mod planted;
mod search;
mod system;
mod unnamed;
mod unpack;
mod views;

use std::collections::VecDeque;
use std::fs;
use std::path::{Path, PathBuf};

use search::Search;
use serde_json::Value;

/// How deep encodings inside encodings are followed.
const MAX_DEPTH: usize = 3;

/// Shorter values would be found by chance.
const MIN_CHARACTERS: usize = 6;

/// A value that must be nowhere.
pub struct Mark {
    /// What it is, for the report.
    pub name: String,
    needles: Vec<(&'static str, Vec<u8>)>,
}

impl Mark {
    pub fn new(name: &str, value: &str) -> Self {
        assert!(value.chars().count() >= MIN_CHARACTERS, "{name}: too short to be told from chance");
        let value = value.to_lowercase();
        let mut needles = vec![("", value.clone().into_bytes())];
        if let Some(latin) = latin_1(&value).filter(|latin| latin != value.as_bytes()) {
            needles.push(("latin-1", latin));
        }
        if let Ok(number) = value.parse::<u64>() {
            needles.push(("u64 le", number.to_le_bytes().to_vec()));
            needles.push(("u64 be", number.to_be_bytes().to_vec()));
        }
        Self { name: name.to_owned(), needles }
    }

    /// A secret as it stands in memory.
    pub fn bytes(name: &str, secret: &[u8]) -> Self {
        assert!(secret.len() >= 16, "{name}: too short to be a secret");
        Self { name: name.to_owned(), needles: vec![("", secret.to_vec())] }
    }

    /// A personal number of twelve digits in every way it is written.
    pub fn personal_number(name: &str, twelve: &str) -> Vec<Self> {
        let (century_and_day, last) = twelve.split_at(8);
        let short = &century_and_day[2..];
        [
            twelve.to_owned(),
            format!("{century_and_day}-{last}"),
            format!("{short}{last}"),
            format!("{short}-{last}"),
            format!("{short}+{last}"),
        ]
        .iter()
        .map(|written| Self::new(name, written))
        .collect()
    }
}

/// A marked value that was found.
#[derive(Debug, PartialEq, Eq)]
pub struct Leak {
    pub mark: String,
    /// The file, or what the caller called the bytes.
    pub place: String,
    /// The encodings on the way, outermost first; empty for plain text.
    pub encodings: String,
}

/// Looks through bytes. Each mark is reported once a place, by the shortest way to it.
pub fn scan(place: &str, bytes: &[u8], marks: &[Mark]) -> Vec<Leak> {
    let search = Search::new(marks);
    let mut leaks: Vec<Leak> = Vec::new();
    let mut pending = VecDeque::from([(Vec::new(), bytes.to_vec(), 0)]);
    while let Some((path, bytes, depth)) = pending.pop_front() {
        for (view, text) in views::all(&bytes) {
            let way = join(&path, view);
            for (mark, by) in search.find(&text) {
                if leaks.iter().all(|leak| leak.mark != mark) {
                    let encodings = join(&way, by).join(" > ");
                    leaks.push(Leak { mark: mark.to_owned(), place: place.to_owned(), encodings });
                }
            }
            if depth < MAX_DEPTH {
                let inner = unpack::all(&text);
                pending.extend(inner.into_iter().map(|(by, bytes)| (join(&way, by), bytes, depth + 1)));
            }
        }
    }
    leaks
}

/// Looks through every file below a folder, its name and its content.
pub fn scan_folder(folder: &Path, marks: &[Mark]) -> Vec<Leak> {
    let mut leaks = Vec::new();
    for path in below(folder) {
        let place = path.display().to_string();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        leaks.extend(scan(&format!("the name of {place}"), name.as_bytes(), marks));
        if path.is_file() {
            let bytes = fs::read(&path).unwrap_or_else(|error| panic!("{place}: {error}"));
            leaks.extend(scan(&place, &bytes, marks));
        }
    }
    leaks
}

/// Files and folders, at any depth.
fn below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut all = Vec::new();
    for entry in entries {
        let path = entry.expect("a readable folder").path();
        if path.is_dir() {
            all.extend(below(&path));
        }
        all.push(path);
    }
    all
}

/// What was typed into a form (a `QuestionnaireResponse`), long enough to be told from chance.
pub fn typed_texts(response: &Value) -> Vec<String> {
    match response {
        Value::Object(object) => {
            let own = object
                .get("valueString")
                .and_then(Value::as_str)
                .filter(|text| text.chars().count() >= MIN_CHARACTERS);
            own.map(str::to_owned).into_iter().chain(object.values().flat_map(typed_texts)).collect()
        }
        Value::Array(values) => values.iter().flat_map(typed_texts).collect(),
        _ => Vec::new(),
    }
}

fn join(way: &[&'static str], step: &'static str) -> Vec<&'static str> {
    way.iter().copied().chain(Some(step).filter(|step| !step.is_empty())).collect()
}

fn latin_1(text: &str) -> Option<Vec<u8>> {
    text.chars().map(|character| u8::try_from(u32::from(character)).ok()).collect()
}
