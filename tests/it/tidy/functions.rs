//! A function fits on one screen.

use crate::patterns::pattern;

use super::{Source, none, sources};

const MOST: usize = 85;

#[test]
fn no_function_is_longer_than_a_screen() {
    let files = ["src", "tests"].into_iter().flat_map(|folder| sources(folder, &[".rs"]));
    let said = |(path, name, lines): (String, String, usize)| {
        format!("{path}: {name} has {lines} lines, {MOST} are enough")
    };
    none(&files.flat_map(|file| longer(&file)).map(said).collect::<Vec<_>>());
}

#[test]
fn a_long_function_is_found_and_its_neighbours_are_not() {
    let body = "    let x = 1;\n".repeat(MOST - 1);
    let text = format!(
        "/// What it does.\npub(super) async fn long(\n    x: u8,\n) {{\n{body}}}\n\nfn short() {{}}\n\ntrait T {{\n    fn bare(&self);\n}}\n{body}"
    );
    let found = longer(&Source { path: "src/a.rs".to_owned(), text });
    assert_eq!(found, [("src/a.rs".to_owned(), "long".to_owned(), MOST + 3)]);
}

/// Path, name and lines of each function that is too long, from `fn` to the brace below it.
fn longer(source: &Source) -> Vec<(String, String, usize)> {
    let head = pattern(r"^(\s*)(?:pub(?:\([^)]*\))? )?(?:default |const |async |unsafe |extern )*fn (\w+)");
    let lines: Vec<&str> = source.text.lines().collect();
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let Some(function) = head.captures(line) else { continue };
        let (end, bare) = (format!("{}}}", &function[1]), format!("{};", &function[1]));
        // Formatted code: what ends it stands below its beginning, or on its own line.
        let closes = |line: &&str| {
            **line == end || line.starts_with(&bare) || line.starts_with(&format!("{});", &function[1]))
        };
        let alone = line.ends_with('}') || line.ends_with(';');
        let last = if alone { 0 } else { lines[at..].iter().position(closes).unwrap_or(0) };
        if last + 1 > MOST {
            found.push((source.path.clone(), function[2].to_owned(), last + 1));
        }
    }
    found
}
