//! The words of a consent: what is agreed, what the client can do, the law, the signature.
//!
//! They are a folder with a Fluent file for each wording. Ours is `src/text/consent/`; an organisation
//! may have its own in its place, which is held against [`KEYS`].

use std::collections::BTreeSet;

use fluent_bundle::FluentValue;
use fluent_bundle::{FluentArgs, FluentResource};

use crate::domain::{Language, Wording};
use crate::text::{self, Bundle};

/// Version of our own words.
const VERSION: &str = "2";
/// What stands in the place of a version where the words are the organisation's own.
const OWN: &str = "own";

/// Every key of a consent's words, with the variables its text has to name.
pub const KEYS: &[(&str, &[&str])] = &[
    ("document-consent-title", &[]),
    ("document-consent-subtitle", &[]),
    ("document-consent-draft", &[]),
    ("document-consent-who", &[]),
    ("document-consent-unit", &[]),
    ("document-consent-agree", &[]),
    ("document-consent-agree-text", &["unit", "organisation"]),
    ("document-consent-about", &[]),
    ("document-consent-plainly-diagnosis", &[]),
    ("document-consent-plainly-functional-impairment", &[]),
    ("document-consent-plainly-activity-limitation", &[]),
    ("document-consent-plainly-treatment-and-planning", &[]),
    ("document-consent-plainly-activity-and-attendance", &[]),
    ("document-consent-plainly-contact-and-meeting", &[]),
    ("document-consent-told-assistance", &[]),
    ("document-consent-told-activities", &[]),
    ("document-consent-told-attendance", &[]),
    ("document-consent-told-earlier-decisions", &[]),
    ("document-consent-told-plan", &[]),
    ("document-consent-nothing-else", &[]),
    ("document-consent-onward", &[]),
    ("document-consent-onward-to", &["party", "purpose"]),
    ("document-consent-no-onward", &[]),
    ("document-consent-purpose", &[]),
    ("document-consent-period", &[]),
    ("document-consent-period-text", &["from", "to"]),
    ("document-consent-method", &[]),
    ("document-consent-given", &[]),
    ("document-consent-received", &[]),
    ("document-consent-language", &[]),
    ("document-consent-version", &[]),
    ("document-consent-hash", &[]),
    ("document-consent-rights", &[]),
    ("document-consent-right-free", &[]),
    ("document-consent-right-revoke", &["telephone"]),
    ("document-consent-right-see", &[]),
    ("document-consent-right-copy", &[]),
    ("document-consent-key", &[]),
    ("document-consent-key-text", &["unit"]),
    ("document-consent-recovery", &["unit"]),
    ("document-consent-law", &[]),
    ("document-consent-data-protection", &["address"]),
    ("document-consent-signatures", &[]),
    ("document-consent-signatures-text", &[]),
    ("document-consent-signature", &["name"]),
    ("document-consent-signature-protected", &[]),
    ("document-consent-protected", &[]),
];

/// The words of one wording.
pub struct Words {
    wording: Wording,
    own: bool,
    source: String,
    bundle: Bundle,
}

/// What is wrong with a file of words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Counted from 1; none for what is not there.
    pub line: Option<usize>,
    /// Empty where it is no message at all.
    pub key: String,
    pub what: What,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// Not Fluent.
    Unreadable,
    /// The key is not there, or has no text.
    Missing,
    Twice,
    /// No such key is asked for.
    Unknown,
    /// The text does not name a variable that it must.
    NoVariable(&'static str),
    /// It names something else that there is not.
    UnknownVariable,
}

impl Words {
    /// Ours.
    ///
    /// # Panics
    /// Never in a tested build: the tests look at every one.
    #[must_use]
    pub fn ours(wording: Wording) -> Self {
        let source = text::FILES
            .get_file(format!("consent/{}", file_name(wording)))
            .and_then(|file| file.contents_utf8())
            .expect("each wording has a file");
        Self { own: false, ..Self::parse(wording, source).expect("our own words hold") }
    }

    /// An organisation's own.
    ///
    /// # Errors
    /// Everything that is wrong with them.
    pub fn parse(wording: Wording, source: &str) -> Result<Self, Vec<Fault>> {
        let resource = FluentResource::try_new(source.to_owned()).map_err(|(_, errors)| {
            let at = errors.first().map_or(0, |error| error.pos.start);
            vec![Fault { line: Some(line_of(source, at)), key: String::new(), what: What::Unreadable }]
        })?;
        let mut faults = strange_keys(source);
        let mut bundle = text::empty(wording.language());
        bundle.add_resource_overriding(resource);
        let words = Self { wording, own: true, source: source.to_owned(), bundle };
        for (key, variables) in KEYS {
            let what = words.faults_of(key, variables).into_iter();
            faults.extend(what.map(|what| Fault { line: place(source, key), key: (*key).to_owned(), what }));
        }
        if faults.is_empty() { Ok(words) } else { Err(faults) }
    }

    /// Tried with marks in the place of what is put in: each has to come out.
    fn faults_of(&self, key: &str, variables: &[&'static str]) -> Vec<What> {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return vec![What::Missing];
        };
        let mark = |name: &str| format!("\u{2}{name}\u{3}");
        let given: FluentArgs<'_> =
            variables.iter().map(|name| (*name, FluentValue::from(mark(name)))).collect();
        let mut errors = Vec::new();
        let written = self.bundle.format_pattern(pattern, Some(&given), &mut errors);
        let missing = variables.iter().filter(|name| !written.contains(&mark(name)));
        let mut faults: Vec<What> = missing.map(|name| What::NoVariable(name)).collect();
        if !errors.is_empty() {
            faults.push(What::UnknownVariable);
        }
        faults
    }

    #[must_use]
    pub const fn wording(&self) -> Wording {
        self.wording
    }

    #[must_use]
    pub const fn language(&self) -> Language {
        self.wording.language()
    }

    /// The file, byte for byte.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// `2-sv-easy`; of an organisation's own `own-sv-easy`.
    #[must_use]
    pub fn version(&self) -> String {
        let version = if self.own { OWN } else { VERSION };
        format!("{version}-{}", self.wording.tag())
    }

    #[must_use]
    pub fn get(&self, key: &str) -> String {
        self.with(key, &[])
    }

    /// A text with its arguments put in; easy words have a line for each sentence.
    #[must_use]
    pub fn with(&self, key: &str, arguments: &[(&str, FluentValue<'_>)]) -> String {
        let written = text::formatted(&self.bundle, key, arguments);
        if self.wording.is_easy() { text::a_line_each(&written) } else { written }
    }
}

/// What the file of a wording is called.
#[must_use]
pub fn file_name(wording: Wording) -> String {
    format!("{}.ftl", wording.tag())
}

/// Keys that nobody asks for, and those that are there twice. A message begins at the start of a line,
/// and nothing else of Fluent does that has a `=`.
fn strange_keys(source: &str) -> Vec<Fault> {
    let mut seen = BTreeSet::new();
    let keys = source.lines().enumerate().filter_map(|(at, line)| Some((at + 1, key_of(line)?)));
    let fault = |(line, key): (usize, &str)| {
        let what = if !KEYS.iter().any(|(known, _)| *known == key) {
            What::Unknown
        } else if !seen.insert(key.to_owned()) {
            What::Twice
        } else {
            return None;
        };
        Some(Fault { line: Some(line), key: key.to_owned(), what })
    };
    keys.filter_map(fault).collect()
}

fn key_of(line: &str) -> Option<&str> {
    if line.starts_with(|first: char| first.is_whitespace() || "#}".contains(first)) {
        return None;
    }
    line.split_once('=').map(|(key, _)| key.trim_end())
}

fn place(source: &str, key: &str) -> Option<usize> {
    source.lines().position(|line| key_of(line) == Some(key)).map(|at| at + 1)
}

fn line_of(source: &str, at: usize) -> usize {
    source.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}
