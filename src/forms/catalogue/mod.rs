//! The form kinds: the folders of `forms/`, built in, and those of an organisation's own folder.
//!
//! A kind is taken whole or not at all, and every fault of every kind is told at once, each with
//! its file. `forms/README.md` says how to write one.

mod codes;
mod kind;
mod kind_file;
mod terms;

use std::fs;
use std::io::Read;
use std::path::Path;
use std::sync::LazyLock;

use include_dir::{Dir, include_dir};

use crate::forms::load::load;
use crate::forms::model::Questionnaire;
use crate::forms::value_set::ValueSets;

pub use kind::Kind;
pub use terms::{Footing, Terms};

static BUILT_IN: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/forms");

/// No file of a kind is larger than a form may be.
const MAX_BYTES: u64 = 2 * 1024 * 1024;

/// The kinds a gateway offers, by id.
#[derive(Debug, Clone, Default)]
pub struct Catalogue {
    kinds: Vec<Kind>,
}

/// Why a folder of kinds is not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", .faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))]
pub struct Error {
    /// Never empty; by file.
    pub faults: Vec<Fault>,
}

/// One fault, with the file it is in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {reason}")]
pub struct Fault {
    pub file: String,
    pub reason: String,
}

impl Catalogue {
    /// The kinds that come with the gateway.
    ///
    /// # Panics
    ///
    /// Never in a tested build: they are compiled in, and the tests load them.
    #[must_use]
    pub fn builtin() -> Self {
        static READ: LazyLock<Catalogue> = LazyLock::new(Catalogue::read_builtin);
        READ.clone()
    }

    fn read_builtin() -> Self {
        let folders = BUILT_IN.dirs().map(|folder| {
            let name = folder.path().to_string_lossy().into_owned();
            let read = |file: &str| {
                let file = folder.get_file(folder.path().join(file));
                Ok(file.and_then(|file| file.contents_utf8()).map(str::to_owned))
            };
            kind(&name, &name, read)
        });
        Self::collect(folders).expect("the built-in kinds are held valid by the tests")
    }

    /// Those that come with the gateway, and an organisation's own.
    pub fn offered(own: Option<&Path>) -> Result<Self, Error> {
        let builtin = Self::builtin();
        Ok(match own {
            Some(folder) => builtin.with(Self::from_dir(folder)?),
            None => builtin,
        })
    }

    /// An organisation's own kinds: the folders of that folder. Files beside them, and names that
    /// begin with a dot, are left alone.
    pub fn from_dir(path: &Path) -> Result<Self, Error> {
        let mut folders = subfolders(path).map_err(|error| Error {
            faults: vec![Fault::new(&path.display().to_string(), error.to_string())],
        })?;
        folders.sort();
        let kinds = folders.iter().map(|name| {
            let folder = path.join(name);
            kind(name, &folder.display().to_string(), |file| read_file(&folder.join(file)))
        });
        Self::collect(kinds)
    }

    /// These kinds and those of `other`; of two with one id, the other's.
    #[must_use]
    pub fn with(mut self, other: Self) -> Self {
        self.kinds.retain(|kind| other.kind(&kind.id).is_none());
        self.kinds.extend(other.kinds);
        self.kinds.sort_by(|one, another| one.id.cmp(&another.id));
        self
    }

    /// By id.
    #[must_use]
    pub fn kinds(&self) -> &[Kind] {
        &self.kinds
    }

    #[must_use]
    pub fn kind(&self, id: &str) -> Option<&Kind> {
        self.kinds.iter().find(|kind| kind.id == id)
    }

    fn collect(kinds: impl Iterator<Item = Result<Kind, Vec<Fault>>>) -> Result<Self, Error> {
        let mut taken = Vec::new();
        let mut faults = Vec::new();
        for kind in kinds {
            match kind {
                Ok(kind) => taken.push(kind),
                Err(mut more) => faults.append(&mut more),
            }
        }
        if !faults.is_empty() {
            return Err(Error { faults });
        }
        taken.sort_by(|one: &Kind, another| one.id.cmp(&another.id));
        Ok(Self { kinds: taken })
    }
}

impl Fault {
    fn new(file: &str, reason: impl Into<String>) -> Self {
        Self { file: file.to_owned(), reason: reason.into() }
    }
}

/// Reads one kind; `read` gives a file of its folder, none where there is no such file.
fn kind(
    id: &str,
    folder: &str,
    read: impl Fn(&str) -> Result<Option<String>, String>,
) -> Result<Kind, Vec<Fault>> {
    let mut faults = Vec::new();
    let path = |file: &str| format!("{folder}/{file}");
    if !is_id(id) {
        faults.push(Fault::new(folder, "a kind's folder is named by a–z, 0–9 and hyphens"));
    }
    let mut needed = |file: &str| match read(file) {
        Ok(Some(text)) => Some(text),
        Ok(None) => {
            faults.push(Fault::new(&path(file), "the file is missing"));
            None
        }
        Err(reason) => {
            faults.push(Fault::new(&path(file), reason));
            None
        }
    };
    let (settings, request, answer) = (needed("kind.toml"), needed("request.json"), needed("answer.json"));
    let settings = settings.and_then(|text| keep(kind_file::parse(&text), &path("kind.toml"), &mut faults));
    let request_json = request.clone().unwrap_or_default();
    let request = request.and_then(|json| keep(form(&json), &path("request.json"), &mut faults));
    let answer = answer.and_then(|json| keep(form(&json), &path("answer.json"), &mut faults));
    if let (Some(settings), Some(answer)) = (&settings, &answer) {
        let chain = if settings.has_chain() { codes::chain_faults(answer) } else { Vec::new() };
        let reasons = chain.into_iter().chain(codes::answerer_fault(answer, settings.answered_by()));
        faults.extend(reasons.map(|reason| Fault::new(&path("answer.json"), reason)));
    }
    if let (Some(request), Some(answer)) = (&request, &answer) {
        let reasons = codes::pointing_faults(request, answer);
        faults.extend(reasons.into_iter().map(|reason| Fault::new(&path("answer.json"), reason)));
    }
    if let (Some(settings), Some(request)) = (&settings, &request) {
        let reasons = codes::asked_faults(request, settings.terms());
        faults.extend(reasons.into_iter().map(|reason| Fault::new(&path("kind.toml"), reason)));
    }
    match (settings, request, answer) {
        (Some(settings), Some(request), Some(answer)) if faults.is_empty() => {
            let example = |file: &str| read(file).ok().flatten();
            let examples = ["example-request.json", "example-answer.json"].map(example);
            Ok(settings.into_kind(id, [request, answer], request_json, examples))
        }
        _ => Err(faults),
    }
}

fn form(json: &str) -> Result<Questionnaire, Vec<String>> {
    let loaded = load(json, &ValueSets::default()).map_err(|refusal| -> Vec<String> {
        let said = |finding: &crate::forms::finding::Finding| match &finding.link_id {
            Some(link_id) => format!("item {link_id}: {}", finding.text),
            None => finding.text.clone(),
        };
        refusal.reasons.iter().map(said).collect()
    })?;
    let faults = codes::faults(&loaded.questionnaire);
    if faults.is_empty() { Ok(loaded.questionnaire) } else { Err(faults) }
}

fn keep<T>(result: Result<T, Vec<String>>, file: &str, faults: &mut Vec<Fault>) -> Option<T> {
    match result {
        Ok(value) => Some(value),
        Err(reasons) => {
            faults.extend(reasons.into_iter().map(|reason| Fault::new(file, reason)));
            None
        }
    }
}

fn is_id(name: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    !name.is_empty() && name.len() <= 64 && name.bytes().all(plain)
}

fn subfolders(path: &Path) -> Result<Vec<String>, std::io::Error> {
    let mut names = Vec::new();
    for entry in fs::read_dir(path)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if !name.starts_with('.') && entry.path().is_dir() {
            names.push(name);
        }
    }
    Ok(names)
}

fn read_file(path: &Path) -> Result<Option<String>, String> {
    let file = match fs::File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error.to_string()),
    };
    let mut text = String::new();
    // One byte more than is taken, so that a larger file is known without being read.
    let read = file.take(MAX_BYTES + 1).read_to_string(&mut text).map_err(|error| error.to_string())?;
    if read as u64 > MAX_BYTES {
        return Err("the file is larger than 2 MB".to_owned());
    }
    Ok(Some(text))
}
