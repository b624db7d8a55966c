//! The nouns of the domain are imported from one place.

use crate::patterns::pattern;

use super::{Source, none, read, sources};

#[test]
fn the_nouns_come_from_one_place() {
    let nouns = nouns(&read("src/domain/mod.rs"));
    assert!(nouns.len() >= 30, "{nouns:?}");
    let outside = sources("src", &[".rs"]).into_iter().filter(|file| !file.path.starts_with("src/domain/"));
    none(&outside.flat_map(|file| from_elsewhere(&file, &nouns)).collect::<Vec<_>>());
}

#[test]
fn a_noun_from_elsewhere_is_found() {
    let nouns = nouns("pub mod request;\npub use request::{Facts, Record};\npub use unit::Unit;\n");
    assert_eq!(nouns, ["request::Facts", "request::Record", "unit::Unit"]);
    let found = |text: &str| {
        from_elsewhere(&Source { path: "src/a.rs".to_owned(), text: text.to_owned() }, &nouns).len()
    };
    assert_eq!(found("use crate::domain::request::Record;\n"), 1);
    assert_eq!(found("use crate::domain::request::{\n    Called, Record,\n};\n"), 1);
    assert_eq!(found("fn f(unit: &crate::domain::unit::Unit) {}\n"), 1);
    assert_eq!(found("use crate::domain::request::Called;\nuse crate::domain::{Record, Unit};\n"), 0);
}

/// With their modules: `request::Record`.
fn nouns(domain: &str) -> Vec<String> {
    let shown = pattern(r"(?m)^pub use (\w+)::(?:(\w+)|\{([^}]*)\});");
    let all = shown.captures_iter(domain).flat_map(|found| {
        let names = found.get(2).or(found.get(3)).map_or("", |names| names.as_str());
        let module = found[1].to_owned();
        names.split(',').map(str::trim).map(|name| format!("{module}::{name}")).collect::<Vec<_>>()
    });
    all.filter(|noun| !noun.ends_with("::")).collect()
}

fn from_elsewhere(file: &Source, nouns: &[String]) -> Vec<String> {
    let path = pattern(r"crate::domain::(\w+)::(?:(\w+)|\{([^}]*)\})");
    let named = path.captures_iter(&file.text).flat_map(|found| {
        let names = found.get(2).or(found.get(3)).map_or("", |names| names.as_str());
        let module = found[1].to_owned();
        names.split(',').map(str::trim).map(|name| format!("{module}::{name}")).collect::<Vec<_>>()
    });
    let fault = |noun: String| format!("{}: {noun} comes from `crate::domain`", file.path);
    named.filter(|noun| nouns.contains(noun)).map(fault).collect()
}
