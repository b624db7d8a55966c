//! Value sets: contained in the form, or from a folder of FHIR resources.
//!
//! <https://hl7.org/fhir/R4/valueset.html>. Expanded here and now, with nothing asked of any
//! server: enumerated concepts, imports of other sets, and whole code systems that are at hand.

use std::cell::Cell;
use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use serde_json::{Map, Value as Json};

use crate::forms::model::{Coding, Text};

/// The value sets and code systems of a folder, by canonical address.
#[derive(Debug, Clone, Default)]
pub struct ValueSets {
    by_url: HashMap<String, Vec<Json>>,
}

/// A folder that can't be used.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("{}: {source}", path.display())]
    Unreadable { path: PathBuf, source: std::io::Error },
    #[error("{}: {fault}", path.display())]
    NotASet { path: PathBuf, fault: String },
}

/// One file may hold a whole code system such as ICD-10-SE.
const MAX_FILE_BYTES: u64 = 64_000_000;
const MAX_CONCEPTS: usize = 100_000;
/// Options of all items of a form together: the same set may be asked for by every item.
const MAX_OPTIONS: usize = 200_000;
/// A set that imports a set that imports a set, and so on.
const MAX_DEPTH: usize = 16;
/// Of all sets of one form together: sets that import each other can ask for any number.
const MAX_IMPORTS: usize = 1_000;

impl ValueSets {
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// Every `*.json` of the folder, each one `ValueSet` or one `CodeSystem`.
    pub fn from_dir(folder: &Path) -> Result<Self, Error> {
        let unreadable = |path: &Path| {
            let path = path.to_owned();
            move |source| Error::Unreadable { path, source }
        };
        let mut sets = Self::default();
        for entry in std::fs::read_dir(folder).map_err(unreadable(folder))? {
            let path = entry.map_err(unreadable(folder))?.path();
            if path.extension().is_none_or(|extension| extension != "json") {
                continue;
            }
            let not_a_set = |fault: String| Error::NotASet { path: path.clone(), fault };
            if std::fs::metadata(&path).map_err(unreadable(&path))?.len() > MAX_FILE_BYTES {
                return Err(not_a_set(format!("larger than {MAX_FILE_BYTES} bytes")));
            }
            let text = std::fs::read_to_string(&path).map_err(unreadable(&path))?;
            let json = serde_json::from_str(&text).map_err(|error| not_a_set(error.to_string()))?;
            sets.add(json).map_err(not_a_set)?;
        }
        Ok(sets)
    }

    /// Adds one resource.
    pub fn add(&mut self, json: Json) -> Result<(), String> {
        let kind = json.get("resourceType").and_then(Json::as_str);
        if !matches!(kind, Some("ValueSet" | "CodeSystem")) {
            return Err("neither a ValueSet nor a CodeSystem".to_owned());
        }
        let url = json.get("url").and_then(Json::as_str).ok_or("no url")?.to_owned();
        self.by_url.entry(url).or_default().push(json);
        Ok(())
    }
}

/// One concept to choose.
#[derive(Debug, Clone)]
pub(super) struct Concept {
    pub coding: Coding,
    pub label: Text,
}

/// Why a value set can't be used: refused by name.
#[derive(Debug, Clone)]
pub(super) struct Fault {
    pub code: &'static str,
    pub text: String,
}

/// Finds and expands the sets of one form, each once.
pub(super) struct Resolver<'a> {
    contained: Vec<&'a Json>,
    sets: &'a ValueSets,
    expanded: HashMap<String, Result<Rc<Vec<Concept>>, Fault>>,
    imports: Cell<usize>,
    handed_out: usize,
}

impl<'a> Resolver<'a> {
    pub fn new(form: &'a Map<String, Json>, sets: &'a ValueSets) -> Self {
        let contained = form.get("contained").and_then(Json::as_array).map_or(&[][..], Vec::as_slice);
        Self {
            contained: contained.iter().collect(),
            sets,
            expanded: HashMap::new(),
            imports: Cell::new(0),
            handed_out: 0,
        }
    }

    /// The concepts of `#id` or of `url` or `url|version`.
    pub fn expand(&mut self, reference: &str) -> Result<Rc<Vec<Concept>>, Fault> {
        let concepts = match self.expanded.get(reference) {
            Some(known) => known.clone(),
            None => self.concepts_of(reference, 0).map(Rc::new),
        };
        self.expanded.insert(reference.to_owned(), concepts.clone());
        self.handed_out += concepts.as_ref().map_or(0, |concepts| concepts.len());
        if self.handed_out > MAX_OPTIONS {
            let text = format!("More than {MAX_OPTIONS} options in all, with the value set {reference:.200}");
            return Err(Fault { code: "too-many-options", text });
        }
        concepts
    }

    fn concepts_of(&self, reference: &str, depth: usize) -> Result<Vec<Concept>, Fault> {
        self.imports.set(self.imports.get() + 1);
        if depth > MAX_DEPTH || self.imports.get() > MAX_IMPORTS {
            return Err(unsupported(reference, "it imports itself, or too many others"));
        }
        let set = self.find("ValueSet", reference).ok_or_else(|| Fault {
            code: "value-set-missing",
            text: format!(
                "The value set {reference:.200} is neither in the form nor in the folder of value sets"
            ),
        })?;
        if has_modifier(set) {
            return Err(unsupported(reference, "it has a modifierExtension"));
        }
        let concepts = match (set.get("expansion"), set.get("compose")) {
            (Some(expansion), _) if is_whole(expansion) => {
                let mut concepts = Vec::new();
                contains(expansion, &mut concepts);
                concepts
            }
            (_, Some(compose)) => self.compose(reference, compose, depth)?,
            (Some(_), None) => return Err(unsupported(reference, "its expansion is only a part")),
            (None, None) => return Err(unsupported(reference, "it lists no concepts")),
        };
        if concepts.len() > MAX_CONCEPTS {
            return Err(unsupported(reference, "it has too many concepts"));
        }
        if let Some(nameless) = concepts.iter().find(|concept| concept.coding.code.is_empty()) {
            return Err(unsupported(reference, &format!("a concept `{}` has no code", nameless.label.base)));
        }
        Ok(concepts)
    }

    fn compose(&self, reference: &str, compose: &Json, depth: usize) -> Result<Vec<Concept>, Fault> {
        let mut concepts = Vec::new();
        let mut seen = HashSet::new();
        for include in array(compose, "include") {
            for concept in self.included(reference, include, depth)? {
                if seen.insert(key(&concept)) {
                    concepts.push(concept);
                }
            }
        }
        for exclude in array(compose, "exclude") {
            let gone: HashSet<_> = self.included(reference, exclude, depth)?.iter().map(key).collect();
            concepts.retain(|concept| !gone.contains(&key(concept)));
        }
        Ok(concepts)
    }

    fn included(&self, reference: &str, include: &Json, depth: usize) -> Result<Vec<Concept>, Fault> {
        if include.get("filter").is_some() {
            return Err(unsupported(reference, "it filters a code system"));
        }
        let system = text(include, "system");
        let mut concepts = if include.get("concept").is_some() {
            Some(array(include, "concept").iter().map(|one| concept(one, system)).collect())
        } else if system.is_empty() {
            None
        } else {
            Some(self.whole_system(reference, system)?)
        };
        for imported in array(include, "valueSet") {
            let imported = self.concepts_of(imported.as_str().unwrap_or_default(), depth + 1)?;
            concepts = Some(match concepts {
                None => imported,
                // Several in one include: what all of them have.
                Some(concepts) => {
                    let also: HashSet<_> = imported.iter().map(key).collect();
                    concepts.into_iter().filter(|concept: &Concept| also.contains(&key(concept))).collect()
                }
            });
        }
        concepts.ok_or_else(|| unsupported(reference, "an include names neither a system nor a set"))
    }

    fn whole_system(&self, reference: &str, system: &str) -> Result<Vec<Concept>, Fault> {
        let found = self.find("CodeSystem", system);
        let complete = found.filter(|found| text(found, "content") == "complete" && !has_modifier(found));
        let complete = complete.ok_or_else(|| {
            unsupported(reference, &format!("the code system {system:.200} is not at hand"))
        })?;
        let mut concepts = Vec::new();
        let mut stack: Vec<&Json> = array(complete, "concept").iter().rev().collect();
        while let Some(one) = stack.pop() {
            let abstract_only = array(one, "property").iter().any(|property| {
                text(property, "code") == "notSelectable"
                    && property.get("valueBoolean").and_then(Json::as_bool) == Some(true)
            });
            if !abstract_only {
                concepts.push(concept(one, system));
            }
            stack.extend(array(one, "concept").iter().rev());
        }
        Ok(concepts)
    }

    fn find(&self, kind: &str, reference: &str) -> Option<&'a Json> {
        let of_kind = |json: &&'a Json| text(json, "resourceType") == kind;
        if let Some(id) = reference.strip_prefix('#') {
            return self.contained.iter().copied().filter(of_kind).find(|json| text(json, "id") == id);
        }
        let (url, version) = reference.split_once('|').map_or((reference, None), |(url, v)| (url, Some(v)));
        let named =
            |json: &&'a Json| text(json, "url") == url && version.is_none_or(|v| text(json, "version") == v);
        let contained = self.contained.iter().copied().filter(of_kind).find(named);
        contained.or_else(|| self.sets.by_url.get(url)?.iter().filter(of_kind).find(named))
    }
}

/// An expansion that says it holds all there is.
fn is_whole(expansion: &Json) -> bool {
    let listed = contains(expansion, &mut Vec::new());
    let total = expansion.get("total").and_then(Json::as_u64);
    let partial = array(expansion, "extension").iter().any(|extension| {
        let url = text(extension, "url");
        url.ends_with("/valueset-unclosed") || url.ends_with("/valueset-toocostly")
    });
    let from_start = expansion.get("offset").is_none_or(|offset| offset.as_u64() == Some(0));
    !partial && from_start && total.is_none_or(|total| total <= listed)
}

/// Gives how many there are, those included that can't be chosen.
fn contains(expansion: &Json, concepts: &mut Vec<Concept>) -> u64 {
    let mut listed = 0;
    let mut stack: Vec<&Json> = array(expansion, "contains").iter().rev().collect();
    while let Some(one) = stack.pop() {
        if one.get("abstract").and_then(Json::as_bool) != Some(true) {
            concepts.push(concept(one, text(one, "system")));
        }
        stack.extend(array(one, "contains").iter().rev());
        listed += 1;
    }
    listed
}

fn concept(json: &Json, system: &str) -> Concept {
    let coding = Coding {
        system: system.to_owned(),
        code: text(json, "code").to_owned(),
        display: text(json, "display").to_owned(),
    };
    let base = if coding.display.is_empty() { &coding.code } else { &coding.display };
    let translations = array(json, "designation").iter().filter_map(|designation| {
        let tag = text(designation, "language").split(['-', '_']).next()?.to_ascii_lowercase();
        (!tag.is_empty()).then(|| (tag, text(designation, "value").to_owned()))
    });
    Concept { label: Text { base: base.clone(), translations: translations.collect() }, coding }
}

fn key(concept: &Concept) -> (String, String) {
    (concept.coding.system.clone(), concept.coding.code.clone())
}

fn unsupported(reference: &str, why: &str) -> Fault {
    let text = format!("The value set {reference:.200} is not supported: {why}");
    Fault { code: "value-set-unsupported", text }
}

fn array<'a>(json: &'a Json, key: &str) -> &'a [Json] {
    json.get(key).and_then(Json::as_array).map_or(&[], Vec::as_slice)
}

fn text<'a>(json: &'a Json, key: &str) -> &'a str {
    json.get(key).and_then(Json::as_str).unwrap_or_default()
}

fn has_modifier(json: &Json) -> bool {
    match json {
        Json::Object(map) => map.contains_key("modifierExtension") || map.values().any(has_modifier),
        Json::Array(elements) => elements.iter().any(has_modifier),
        _ => false,
    }
}
