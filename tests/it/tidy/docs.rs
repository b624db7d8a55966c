//! The papers name only what is there.

use regex::Regex;

use super::{none, read, root};

const PAPERS: &[&str] = &[
    "README.md",
    "ARCHITECTURE.md",
    "SECURITY.md",
    "CHANGELOG.md",
    "deploy/README.md",
    "forms/README.md",
    "src/lib.rs",
];

#[test]
fn every_path_in_the_papers_exists() {
    let faults = PAPERS.iter().flat_map(|paper| {
        let gone = paths(&read(paper)).into_iter().filter(|path| !root().join(path).exists());
        gone.map(move |path| format!("{paper}: {path} is not there"))
    });
    none(&faults.collect::<Vec<_>>());
}

#[test]
fn planted_paths_are_found() {
    let text = "See `src/attic/`, `tests/it/gone.rs`, [a](config/x.toml) and [b](https://x.example/src/c), `/etc/src/x`.";
    assert_eq!(paths(text), ["src/attic/", "tests/it/gone.rs", "config/x.toml"]);
}

/// Paths from the repository's root, in code or as links; one with a placeholder is none.
fn paths(text: &str) -> Vec<String> {
    let path =
        Regex::new(r"[`(]((?:src|tests|config|forms|deploy)/[A-Za-z0-9_./-]*)[`)]").expect("a valid pattern");
    path.captures_iter(text).map(|found| found[1].to_owned()).collect()
}
