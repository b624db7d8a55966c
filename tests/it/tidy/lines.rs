//! What no line may hold.

use crate::patterns::pattern;

use super::{Source, none, sources};

/// A pattern no line of code may match, where it holds, and what to do instead.
struct Rule {
    pattern: &'static str,
    holds: fn(&str) -> bool,
    instead: &'static str,
}

// The patterns are written so that this file does not match itself.
const RULES: &[Rule] = &[
    Rule { pattern: r"#!?\[al[l]ow\b", holds: everywhere, instead: "#[expect(.., reason)]" },
    Rule { pattern: r"\.un[w]rap\(\)", holds: in_src, instead: "? or expect(\"why this holds\")" },
    Rule { pattern: r"\b(TO[D]O|FIX[M]E|X[X]X)\b", holds: everywhere, instead: "do it, or file it" },
    Rule { pattern: r"\b(to[d]o|unimpl[e]mented|d[b]g)!", holds: everywhere, instead: "write it" },
    Rule { pattern: r"\be?print(ln)?!", holds: in_src_outside_cli, instead: "tracing, or return the text" },
    Rule { pattern: r"#\[ig[n]ore", holds: everywhere, instead: "a test that runs" },
    Rule { pattern: r"\bfn g[e]t_", holds: everywhere, instead: "the bare noun" },
    Rule { pattern: r"unsa[f]e\s*\{", holds: everywhere, instead: "safe code" },
    Rule { pattern: r"Clock::sys[t]em\(\)", holds: on_a_day_of_its_own, instead: "Clock::starting_at" },
    Rule { pattern: r"thread::sl[e]ep", holds: in_src, instead: "a timer that the clock owns" },
];

/// Tests beside a process or files that have the machine's time.
const BY_THE_MACHINES_CLOCK: &[&str] =
    &["tests/it/cli/", "tests/it/journeys/administrator.rs", "tests/it/server.rs", "tests/it/worker/"];

/// Words that speak of how a text came about, or of somebody's machine: the project speaks of itself
/// alone. Each is cut in two, so that this file does not match itself.
const FOREIGN: &[(&str, &str)] = &[
    ("language ", "model"),
    ("chat", "bot"),
    ("as an", " ai"),
    ("ai-", "generated"),
    ("co-authored", "-by"),
    ("sub", "agent"),
    ("work", "tree"),
    ("/wo", "rk/"),
    ("/ro", "ot/"),
    ("/ho", "me/"),
    ("../sh", "ared"),
];

const TEXTS: &[&str] =
    &[".rs", ".html", ".css", ".js", ".mjs", ".ftl", ".toml", ".json", ".md", ".txt", ".service", "run"];

#[test]
fn no_line_breaks_a_rule() {
    let faults: Vec<String> = ["src", "tests"]
        .iter()
        .flat_map(|folder| sources(folder, &[".rs"]))
        .flat_map(|s| broken(&s))
        .collect();
    none(&faults);
}

#[test]
fn no_text_speaks_of_anything_foreign() {
    let files = sources(".", TEXTS)
        .into_iter()
        .filter(|file| !file.path.starts_with("target/") && !file.path.starts_with(".git/"));
    let faults: Vec<String> = files.flat_map(|file| foreign(&file)).collect();
    none(&faults);
}

#[test]
fn planted_lines_are_found() {
    let planted = [
        ("src/web/a.rs", "#[allow(dead_code)]"),
        ("src/web/a.rs", "#![allow(clippy::all)]"),
        ("tests/it/a.rs", "#[allow(unused)]"),
        ("src/web/a.rs", "let x = y.unwrap();"),
        ("src/web/a.rs", "// TODO: later"),
        ("src/web/a.rs", "// FIXME"),
        ("src/web/a.rs", "todo!()"),
        ("src/web/a.rs", "println!(\"{x}\");"),
        ("src/worker.rs", "eprintln!(\"{x}\");"),
        ("tests/it/a.rs", "#[ignore]"),
        ("src/store/a.rs", "pub fn get_record() {}"),
        ("src/store/a.rs", "unsafe { x() }"),
        ("src/worker.rs", "std::thread::sleep(d);"),
    ]
    .map(|(path, text)| Source { path: path.to_owned(), text: text.to_owned() });
    for source in &planted {
        assert_eq!(broken(source).len(), 1, "{}: {}", source.path, source.text);
    }
    for (head, tail) in FOREIGN {
        let text = format!("made\nby a {}{} yesterday", head.to_uppercase(), tail);
        assert_eq!(foreign(&Source { path: "README.md".to_owned(), text }).len(), 1, "{head}{tail}");
    }
}

#[test]
fn ordinary_lines_are_not_faults() {
    let fine = [
        ("src/cli/serve.rs", "println!(\"{x}\");"),
        ("tests/it/a.rs", "let x = y.unwrap();"),
        ("src/web/a.rs", "x.unwrap_or(1); fn target_of() {} let todo = 1;"),
    ];
    for (path, text) in fine {
        none(&broken(&Source { path: path.to_owned(), text: text.to_owned() }));
    }
}

fn everywhere(_: &str) -> bool {
    true
}

fn on_a_day_of_its_own(path: &str) -> bool {
    path.starts_with("tests/") && !BY_THE_MACHINES_CLOCK.iter().any(|place| path.starts_with(place))
}

fn in_src(path: &str) -> bool {
    path.starts_with("src/")
}

fn in_src_outside_cli(path: &str) -> bool {
    in_src(path) && !path.starts_with("src/cli/") && path != "src/main.rs"
}

fn broken(source: &Source) -> Vec<String> {
    // The planted faults below stand in this very file.
    if source.path == "tests/it/tidy/lines.rs" {
        return Vec::new();
    }
    let mut faults = Vec::new();
    for rule in RULES.iter().filter(|rule| (rule.holds)(&source.path)) {
        let pattern = pattern(rule.pattern);
        for (number, line) in source.text.lines().enumerate().filter(|(_, line)| pattern.is_match(line)) {
            faults.push(format!("{}:{}: {} → {}", source.path, number + 1, line.trim(), rule.instead));
        }
    }
    faults
}

fn foreign(source: &Source) -> Vec<String> {
    let words: Vec<String> = FOREIGN.iter().map(|(head, tail)| format!("{head}{tail}")).collect();
    let mut faults = Vec::new();
    for (number, line) in source.text.lines().enumerate() {
        let lower = line.to_lowercase();
        if let Some(word) = words.iter().find(|word| lower.contains(word.as_str())) {
            faults.push(format!("{}:{}: speaks of {word:?}", source.path, number + 1));
        }
    }
    faults
}
