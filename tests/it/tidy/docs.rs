//! The papers name only what is there.

use std::collections::BTreeSet;

use crate::patterns::pattern;

use super::{none, read, root, sources};

const PAPERS: &[&str] = &[
    "README.md",
    "ARCHITECTURE.md",
    "SECURITY.md",
    "CHANGELOG.md",
    "deploy/README.md",
    "deploy/data-protection.md",
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

/// What is said to hold something has to be there.
#[test]
fn every_test_that_the_papers_name_exists() {
    let faults = PAPERS.iter().flat_map(|paper| {
        let gone = named_tests(&read(paper)).into_iter().filter(|(file, test)| !has_test(file, test));
        gone.map(move |(file, test)| format!("{paper}: {file}::{test} is not there"))
    });
    none(&faults.collect::<Vec<_>>());
    let named =
        named_tests("Held by `tests/it/tidy/docs.rs::planted_paths_are_found`, `tests/it/a.rs::gone`.");
    assert_eq!(named.len(), 2, "{named:?}");
    assert_eq!(named.iter().filter(|(file, test)| has_test(file, test)).count(), 1);
}

/// File and name: `tests/it/a.rs::name`.
fn named_tests(text: &str) -> Vec<(String, String)> {
    let test = pattern(r"`(tests/[a-z_/]+\.rs)::(\w+)`");
    test.captures_iter(text).map(|found| (found[1].to_owned(), found[2].to_owned())).collect()
}

fn has_test(file: &str, test: &str) -> bool {
    std::fs::read_to_string(root().join(file)).is_ok_and(|text| text.contains(&format!("fn {test}(")))
}

#[test]
fn planted_paths_are_found() {
    let text = "See `src/attic/`, `tests/it/gone.rs`, [a](config/x.toml) and [b](https://x.example/src/c), `/etc/src/x`.";
    assert_eq!(paths(text), ["src/attic/", "tests/it/gone.rs", "config/x.toml"]);
}

#[test]
fn the_table_of_stories_has_each_story_and_each_kind() {
    let entries =
        std::fs::read_dir(root().join("forms")).expect("there").map(|entry| entry.expect("an entry"));
    let kinds = entries.filter(|entry| entry.path().is_dir()).map(|entry| entry.file_name());
    let kinds = kinds.map(|kind| format!("| `{}` |", kind.to_string_lossy()));
    let told = sources("tests/it/journeys", &[".rs"]).into_iter().flat_map(|source| {
        let file = source.path.rsplit('/').next().unwrap_or_default().trim_end_matches(".rs").to_owned();
        stories(&source.text).into_iter().map(move |story| format!("`{file}::{story}`"))
    });
    none(&unlike(&read("tests/it/journeys/mod.rs"), &kinds.chain(told).collect()));
}

#[test]
fn a_story_without_a_row_and_a_row_without_a_story_are_found() {
    let code = "#[tokio::test]\nasync fn one() {}\n#[test]\nfn two() {}\nfn three() {}";
    assert_eq!(stories(code), ["one", "two"]);
    let told = BTreeSet::from(["`a::one`".to_owned(), "`a::two`".to_owned()]);
    let faults = ["`a::two` has no row", "`a::gone` is not there"];
    assert_eq!(unlike("//! | x | `a::one`, `a::gone` |", &told), faults);
}

/// The tests of a file.
fn stories(code: &str) -> Vec<String> {
    let test = pattern(r"#\[(?:tokio::)?test\]\n(?:async )?fn (\w+)");
    test.captures_iter(code).map(|found| found[1].to_owned()).collect()
}

/// What a table lacks, and what it has too much.
fn unlike(table: &str, told: &BTreeSet<String>) -> Vec<String> {
    let untold = told.iter().filter(|name| !table.contains(*name)).map(|name| format!("{name} has no row"));
    let story = pattern(r"`\w+::\w+`");
    let named = story.find_iter(table).map(|found| found.as_str());
    let gone = named.filter(|name| !told.contains(*name)).map(|name| format!("{name} is not there"));
    untold.chain(gone).collect()
}

/// Paths from the repository's root, in code or as links; one with a placeholder is none.
fn paths(text: &str) -> Vec<String> {
    let path = pattern(r"[`(]((?:src|tests|config|forms|deploy)/[A-Za-z0-9_./-]*)[`)]");
    path.captures_iter(text).map(|found| found[1].to_owned()).collect()
}
