//! Where things lie, and how long they get.

use super::{Source, none, root, sources};

const MAX_LINES: usize = 450;

/// Names that say nothing of the job.
const EMPTY_NAMES: &[&str] = &["util", "utils", "common", "helper", "helpers", "misc", "shared"];

/// Everything at the top of the repository, dot files and `target` aside.
const TOP: &[&str] = &[
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE",
    "README.md",
    "SECURITY.md",
    "THIRD-PARTY-NOTICES.md",
    "askama.toml",
    "clippy.toml",
    "config",
    "deny.toml",
    "deploy",
    "forms",
    "rustfmt.toml",
    "src",
    "tests",
];

#[test]
fn no_file_is_too_long() {
    let endings = &[".rs", ".html", ".css", ".js", ".mjs"];
    let faults: Vec<String> = ["src", "tests"]
        .iter()
        .flat_map(|folder| sources(folder, endings))
        .filter_map(|s| too_long(&s))
        .collect();
    none(&faults);
}

#[test]
fn names_say_the_job() {
    let faults: Vec<String> = sources("src", &[".rs"]).iter().filter_map(|s| empty_name(&s.path)).collect();
    none(&faults);
}

#[test]
fn the_crate_root_defines_nothing() {
    let lib = sources("src", &["src/lib.rs"]).remove(0);
    none(&definitions(&lib.text));
}

#[test]
fn the_top_level_is_the_agreed_one() {
    let mut names: Vec<String> = std::fs::read_dir(root())
        .expect("the repository")
        .map(|entry| entry.expect("readable").file_name().to_string_lossy().into_owned())
        .filter(|name| !name.starts_with('.') && name != "target")
        .collect();
    names.sort();
    assert_eq!(names, TOP);
}

#[test]
fn planted_layout_faults_are_found() {
    let long = Source { path: "src/a.rs".to_owned(), text: "x\n".repeat(MAX_LINES + 1) };
    assert!(too_long(&long).is_some());
    let fits = Source { path: "src/a.rs".to_owned(), text: "x\n".repeat(MAX_LINES) };
    assert!(too_long(&fits).is_none());

    assert!(empty_name("src/web/helpers.rs").is_some());
    assert!(empty_name("src/common/mod.rs").is_some());
    assert!(empty_name("src/web/error.rs").is_none());

    for text in [
        "pub struct A;",
        "enum B {}",
        "pub use crate::domain::digest::Digest;",
        "pub fn f() {}",
        "type T = u8;",
    ] {
        assert_eq!(definitions(&format!("//! Doc.\n\npub mod a;\n{text}\n")).len(), 1, "{text}");
    }
}

fn too_long(source: &Source) -> Option<String> {
    let lines = source.text.lines().count();
    (lines > MAX_LINES).then(|| format!("{}: {lines} lines, more than {MAX_LINES}", source.path))
}

fn empty_name(path: &str) -> Option<String> {
    let mut parts = path.trim_end_matches(".rs").split('/');
    parts.any(|part| EMPTY_NAMES.contains(&part)).then(|| format!("{path}: name it after its job"))
}

fn definitions(lib: &str) -> Vec<String> {
    lib.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with("//") && !line.starts_with("#["))
        .filter(|line| !(line.starts_with("pub mod ") && line.ends_with(';')))
        .map(|line| format!("src/lib.rs: {line}"))
        .collect()
}
