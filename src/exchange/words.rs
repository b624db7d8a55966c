//! The words that consents are read in: ours, or those of a folder that the settings name.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use crate::config::{Config, Fault, Faults};
use crate::crypto::hash::Hash;
use crate::domain::Wording;
use crate::domain::consent::ReadText;
use crate::text::wording::{self, What, Words};

/// All of them, each with its checksum.
pub struct ConsentWords(Vec<(Arc<Words>, ReadText)>);

impl ConsentWords {
    /// # Errors
    /// Every fault of every file.
    pub fn of_settings(config: &Config) -> Result<Self, Faults> {
        let mut faults = Vec::new();
        let mut all = Vec::new();
        for wording in Wording::ALL {
            let folder = config.consent.texts.as_deref();
            match folder.map_or_else(|| Ok(Words::ours(wording)), |folder| own(folder, wording)) {
                Ok(words) => all.push(with_hash(words)),
                Err(told) => faults.extend(told),
            }
        }
        if faults.is_empty() { Ok(Self(all)) } else { Err(Faults(faults)) }
    }

    /// Those of a wording.
    #[must_use]
    pub fn of(&self, wording: Wording) -> Arc<Words> {
        Arc::clone(&self.one(wording).0)
    }

    /// What a consent says of the words it was read in.
    #[must_use]
    pub fn named(&self, wording: Wording) -> ReadText {
        self.one(wording).1.clone()
    }

    /// The words of which a consent says that.
    #[must_use]
    pub fn read(&self, named: &ReadText) -> Option<&Words> {
        self.0.iter().find(|(_, text)| text == named).map(|(words, _)| &**words)
    }

    fn one(&self, wording: Wording) -> &(Arc<Words>, ReadText) {
        self.0.iter().find(|(words, _)| words.wording() == wording).expect("there is one of each")
    }
}

fn with_hash(words: Words) -> (Arc<Words>, ReadText) {
    let hash = Hash::of(words.source().as_bytes()).to_string();
    let named = ReadText { version: words.version(), hash: Some(hash) };
    (Arc::new(words), named)
}

/// An organisation's own, out of its folder.
fn own(folder: &Path, wording: Wording) -> Result<Words, Vec<Fault>> {
    let file = folder.join(wording::file_name(wording));
    let fault = |line, key: String, (code, given)| Fault { file: file.clone(), line, key, code, given };
    let source = fs::read_to_string(&file).map_err(|error| {
        vec![fault(None, String::new(), ("unreadable", vec![("error", error.to_string())]))]
    })?;
    let said = |told: wording::Fault| fault(told.line, told.key, code(&told.what));
    Words::parse(wording, &source).map_err(|told| told.into_iter().map(said).collect())
}

fn code(what: &What) -> (&'static str, Vec<(&'static str, String)>) {
    match what {
        What::Unreadable => ("words-unreadable", Vec::new()),
        What::Missing => ("words-missing", Vec::new()),
        What::Twice => ("words-twice", Vec::new()),
        What::Unknown => ("words-unknown", Vec::new()),
        What::NoVariable(name) => ("words-no-variable", vec![("variable", format!("{{ ${name} }}"))]),
        What::UnknownVariable => ("words-unknown-variable", Vec::new()),
    }
}
