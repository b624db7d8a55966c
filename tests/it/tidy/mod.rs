//! The house rules, held over the repository itself. Each rule is a function over given text, and
//! each is shown to find a planted fault.

mod circles;
mod crates;
mod deploy;
mod docs;
mod functions;
mod languages;
mod layout;
mod lines;
mod nouns;
mod pages;
mod rooms;
mod small_pages;
mod stored;
mod texts;
mod words;

use std::fs;
use std::path::{Path, PathBuf};

/// A file of the repository.
struct Source {
    /// From the repository's root, with `/`.
    path: String,
    text: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The files under a folder with one of these endings, in order of path.
fn sources(folder: &str, endings: &[&str]) -> Vec<Source> {
    let mut paths = Vec::new();
    walk(&root().join(folder), &mut paths);
    paths.sort();
    let found: Vec<Source> = paths
        .into_iter()
        .map(|path| path.strip_prefix(root()).expect("below the root").to_string_lossy().into_owned())
        .filter(|path| endings.iter().any(|ending| path.ends_with(ending)))
        .map(|path| Source { text: read(&path), path })
        .collect();
    assert!(!found.is_empty(), "no {endings:?} under {folder}");
    found
}

fn walk(folder: &Path, into: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for entry in entries {
        let path = entry.expect("a readable folder").path();
        if path.is_dir() {
            if !path.ends_with("node_modules") {
                walk(&path, into);
            }
        } else {
            into.push(path);
        }
    }
}

/// Fails with every fault at once.
fn none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}
