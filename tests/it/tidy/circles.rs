//! No file needs one that needs it: a circle of files can only be read, and changed, as a whole.
//!
//! An arrow goes from a file to the file in which what it names is defined: names that a module only
//! passes on (`pub use`) are followed. That a module declares a part is no arrow.

use std::collections::{BTreeMap, BTreeSet};

use crate::patterns::pattern;

use super::rooms::{members, without_comments};
use super::{Source, none, sources};

#[test]
fn no_file_needs_one_that_needs_it() {
    let told = |circle: &Vec<String>| format!("{} files in a circle: {}", circle.len(), circle.join(", "));
    none(&circles(&sources("src", &[".rs"])).iter().map(told).collect::<Vec<_>>());
}

#[test]
fn a_planted_circle_is_found() {
    let source = |path: &str, text: &str| Source { path: path.to_owned(), text: text.to_owned() };
    let plain = [
        source("src/a/mod.rs", "mod b;\nmod c;\npub use b::{B, Other as Renamed};\n"),
        source("src/a/b.rs", "pub struct B;\npub struct Other;\n"),
        source("src/a/c.rs", "use crate::a::{B, Renamed};\n// use crate::d::D;\n"),
        source("src/d.rs", "fn f() { crate::a::c::g(); }\n"),
    ];
    assert_eq!(circles(&plain), Vec::<Vec<String>>::new());
    for (path, text) in [
        // Through a name that is passed on.
        ("src/a/b.rs", "use super::c::C;\n"),
        // From inside a function, and around by another room.
        ("src/a/b.rs", "fn f() { crate::d::g(); }\n"),
        ("src/a/c.rs", "use crate::{a::B, d::{D, E}};\n"),
    ] {
        let mut planted: Vec<Source> = plain
            .iter()
            .filter(|file| file.path != path)
            .map(|file| source(&file.path, &file.text))
            .collect();
        planted.push(source(path, text));
        assert_eq!(circles(&planted).len(), 1, "{path}: {text}");
    }
    let parent = [
        source("src/a/mod.rs", "mod b;\nfn f() { b::g(); }\npub struct E;"),
        source("src/a/b.rs", "use super::E;"),
    ];
    assert_eq!(circles(&parent), [["src/a/b.rs".to_owned(), "src/a/mod.rs".to_owned()]]);
}

/// `crate::a::b` as `[a, b]`.
type Path = Vec<String>;

struct Module<'a> {
    file: &'a str,
    code: String,
    parts: BTreeSet<String>,
    /// The names it passes on, and what they stand for.
    passed_on: BTreeMap<String, Path>,
}

/// Files that reach each other, in order.
fn circles(files: &[Source]) -> Vec<Vec<String>> {
    let modules = modules(files);
    let arrows: BTreeMap<&str, BTreeSet<&str>> =
        modules.iter().map(|(path, module)| (module.file, arrows(&modules, path, module))).collect();
    let reach: BTreeMap<&str, BTreeSet<&str>> =
        arrows.keys().map(|file| (*file, reached(&arrows, file))).collect();
    let mut found: Vec<Vec<String>> = Vec::new();
    for (file, from) in &reach {
        let circle: Vec<String> = from
            .iter()
            .filter(|other| reach[*other].contains(file))
            .map(|other| (*other).to_owned())
            .collect();
        if circle.len() > 1 && !found.contains(&circle) {
            found.push(circle);
        }
    }
    found
}

fn reached<'a>(arrows: &BTreeMap<&'a str, BTreeSet<&'a str>>, from: &str) -> BTreeSet<&'a str> {
    let (mut seen, mut left) = (BTreeSet::new(), vec![from]);
    while let Some(file) = left.pop() {
        for next in arrows.get(file).into_iter().flatten() {
            if seen.insert(*next) {
                left.push(*next);
            }
        }
    }
    seen
}

fn modules(files: &[Source]) -> BTreeMap<Path, Module<'_>> {
    let declared = pattern(r"(?m)^\s*(?:pub(?:\([^)]*\))?\s+)?mod (\w+);");
    let mut modules = BTreeMap::new();
    for source in files {
        let inside = source.path.strip_prefix("src/").expect("a file of src").trim_end_matches(".rs");
        let mut path: Path = inside.split('/').map(str::to_owned).collect();
        if path.last().is_some_and(|last| last == "mod") {
            path.pop();
        }
        // What the crate and the program show is theirs to gather.
        if ["lib", "main"].contains(&inside) {
            continue;
        }
        let code = without_comments(&source.text);
        let parts = declared.captures_iter(&code).map(|found| found[1].to_owned()).collect();
        let module = Module { file: &source.path, code, parts, passed_on: BTreeMap::new() };
        modules.insert(path, module);
    }
    for (path, module) in &mut modules {
        module.passed_on = passed_on(path, &module.code, &module.parts);
    }
    modules
}

const PASSES_ON: &str = r"(?s)\bpub(?:\([^)]*\))? use ([^;]+);";

fn passed_on(here: &[String], code: &str, parts: &BTreeSet<String>) -> BTreeMap<String, Path> {
    let passes = pattern(PASSES_ON);
    let uses =
        passes.captures_iter(code).flat_map(|found| spread(found.get(1).expect("it is there").as_str()));
    uses.filter_map(|(path, name)| Some((name, absolute(here, parts, &path)?))).collect()
}

/// The files in which what is named here is defined.
fn arrows<'a>(modules: &BTreeMap<Path, Module<'a>>, here: &Path, module: &Module<'a>) -> BTreeSet<&'a str> {
    let start = pattern(r"\b(?:crate|self|super)::");
    // What is only passed on is an arrow of whoever takes it.
    let code = pattern(PASSES_ON).replace_all(&module.code, "");
    let mut named: Vec<Path> = Vec::new();
    let mut from = 0;
    while let Some(found) = start.find_at(&code, from) {
        // `super::super::` is one path.
        named.extend(spread(&code[found.start()..]).into_iter().map(|(path, _)| path));
        from = found.end();
        while let Some(again) = code[from..].strip_prefix("super::") {
            from = code.len() - again.len();
        }
    }
    for part in &module.parts {
        let inside = pattern(format!(r"(?:^|[^\w:]){part}::"));
        for found in inside.find_iter(&code) {
            let at = found.end() - part.len() - "::".len();
            named.extend(spread(&code[at..]).into_iter().map(|(path, _)| path));
        }
    }
    let paths = named.iter().filter_map(|path| absolute(here, &module.parts, path));
    let files = paths.filter_map(|path| defined(modules, &path, 0));
    files.filter(|file| *file != module.file).collect()
}

/// From the crate's root; none where it is another crate's, or a name of this file.
fn absolute(here: &[String], parts: &BTreeSet<String>, path: &[String]) -> Option<Path> {
    let ups = path.iter().take_while(|segment| *segment == "super").count();
    match path.first()?.as_str() {
        "crate" => Some(path[1..].to_vec()),
        "self" => Some([here, &path[1..]].concat()),
        "super" => Some([&here[..here.len().checked_sub(ups)?], &path[ups..]].concat()),
        part if parts.contains(part) => Some([here, path].concat()),
        _ => None,
    }
}

/// The file of the longest module in the path, where names that are passed on are followed.
fn defined<'a>(modules: &BTreeMap<Path, Module<'a>>, path: &[String], depth: usize) -> Option<&'a str> {
    const DEEPEST: usize = 8;
    let length = (1..=path.len()).rev().find(|length| modules.contains_key(&path[..*length]))?;
    let module = &modules[&path[..length]];
    let further = path.get(length).and_then(|name| module.passed_on.get(name));
    match further {
        Some(target) if depth < DEEPEST => {
            let whole = [target.as_slice(), &path[length + 1..]].concat();
            defined(modules, &whole, depth + 1)
        }
        _ => Some(module.file),
    }
}

/// Every path of a `use` or of a place in code, with groups spread out, and the name that it gets.
fn spread(code: &str) -> Vec<(Path, String)> {
    let code = code.trim_start();
    if let Some(group) = code.strip_prefix('{') {
        return members(group).into_iter().flat_map(spread).collect();
    }
    let end = code.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(code.len());
    let (segment, after) = code.split_at(end);
    if segment.is_empty() {
        return vec![(Vec::new(), String::new())];
    }
    let Some(after) = after.strip_prefix("::") else {
        let renamed = after.trim_start().strip_prefix("as ").map(|name| {
            let end = name.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(name.len());
            name[..end].to_owned()
        });
        return vec![(vec![segment.to_owned()], renamed.unwrap_or_else(|| segment.to_owned()))];
    };
    let tails = spread(after).into_iter();
    // `a::{self}` is `a`.
    let join = |(tail, name): (Path, String)| match tail.as_slice() {
        [only] if only == "self" => (vec![segment.to_owned()], segment.to_owned()),
        _ => (std::iter::once(segment.to_owned()).chain(tail).collect(), name),
    };
    tails.map(join).collect()
}
