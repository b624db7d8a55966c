//! A page is small: it shows a view that answers what its template asks, and copies little.

use crate::patterns::pattern;

use super::{Source, none, sources};

const MOST: usize = 120;

/// Longer ones there still are, with their lines. It may only get shorter.
const LONGER: &[(&str, &str, usize)] = &[];

#[test]
fn no_page_is_longer_than_it_should_be() {
    let found = longer(&sources("src/web", &[".rs"]));
    let known = |(path, name, lines): &&(String, String, usize)| {
        LONGER.iter().any(|one| one.0 == path && one.1 == name && one.2 == *lines)
    };
    let said = |(path, name, lines): &(String, String, usize)| {
        format!("{path}: {name} and what makes it have {lines} lines, {MOST} are enough")
    };
    none(&found.iter().filter(|one| !known(one)).map(said).collect::<Vec<_>>());
    assert_eq!(found.len(), LONGER.len(), "one is shorter now: take it off the list");
}

#[test]
fn a_long_page_is_found_and_its_neighbours_are_not() {
    let body = "        let x = 1;\n".repeat(MOST / 2);
    let source = |path: &str, text: String| Source { path: path.to_owned(), text };
    let page = source(
        "src/web/a/page.rs",
        format!(
            "#[derive(Template)]\n#[template(path = \"a.html\")]\npub struct APage {{\n    pub x: u8,\n}}\n\nimpl APage {{\n    fn x(&self) {{\n{body}    }}\n}}\n"
        ),
    );
    let makes = |path: &str, name: &str| {
        source(path, format!("pub async fn show(\n    x: u8,\n) -> u8 {{\n{body}    {name} {{ x }}\n}}\n"))
    };
    let lines = 3 + (MOST / 2 + 4) + (MOST / 2 + 5);
    assert_eq!(
        longer(&[page, makes("src/web/a/show.rs", "APage"), makes("src/web/a/b/show.rs", "APage")]),
        [("src/web/a/page.rs".to_owned(), "APage".to_owned(), lines)]
    );
    let page = source("src/web/a/page.rs", "#[derive(Template)]\npub struct APage {\n}\n".to_owned());
    assert!(
        longer(&[page, makes("src/web/a/show.rs", "BPage"), makes("src/web/b/show.rs", "APage")]).is_empty()
    );
}

/// Path, name and lines of each page that is too long: its struct, what is written for it, and the
/// functions of the same folder that make one.
fn longer(files: &[Source]) -> Vec<(String, String, usize)> {
    let head = pattern(r"(?m)^pub struct (\w+Page)\b");
    let mut found = Vec::new();
    for file in files {
        let near: Vec<&Source> =
            files.iter().filter(|other| folder(&other.path) == folder(&file.path)).collect();
        for page in head.captures_iter(&file.text) {
            let name = &page[1];
            let own = pattern(format!(r"^(?:pub struct|impl(?:<[^>]*>)?) {name}\b"));
            let makes = pattern(format!(r"\b{name} \{{"));
            let lines = near.iter().flat_map(|file| blocks(&file.text)).filter(|block| {
                own.is_match(block[0])
                    || is_function(block[0]) && block[1..].iter().any(|line| makes.is_match(line))
            });
            let lines = lines.map(|block| block.len()).sum();
            if lines > MOST {
                found.push((file.path.clone(), name.to_owned(), lines));
            }
        }
    }
    found
}

fn folder(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

fn is_function(line: &str) -> bool {
    pattern(r"^(?:pub(?:\([^)]*\))? )?(?:const |async )*fn ").is_match(line)
}

/// What begins at the left margin and ends with a brace there.
fn blocks(text: &str) -> Vec<Vec<&str>> {
    let lines: Vec<&str> = text.lines().collect();
    let begins =
        |line: &str| line.starts_with(|c: char| c.is_ascii_lowercase()) && !line.ends_with([';', '}']);
    let starts = lines.iter().enumerate().filter(|(_, line)| begins(line));
    starts
        .map(|(at, _)| {
            let last = lines[at..].iter().position(|line| *line == "}").unwrap_or(0);
            lines[at..=at + last].to_vec()
        })
        .collect()
}
