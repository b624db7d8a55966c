//! Who may import whom.

use crate::patterns::pattern;

use super::{Source, none, sources};

/// Each room and the rooms it may import, lowest first: a room imports only rooms above it in this
/// table, so there are no circles.
const ROOMS: &[(&str, &[&str])] = &[
    ("clock", &[]),
    ("disk", &[]),
    ("domain", &[]),
    ("owner", &[]),
    ("telemetry", &[]),
    ("config", &["domain"]),
    ("text", &["domain"]),
    ("forms", &["domain", "text"]),
    ("crypto", &["domain", "owner", "text"]),
    ("document", &["domain", "text", "forms"]),
    ("store", &["disk", "domain", "owner", "crypto"]),
    ("spool", &["disk", "domain", "owner", "crypto"]),
    ("mail", &["domain", "owner", "text", "config"]),
    ("tls", &["config"]),
    (
        "exchange",
        &[
            "clock", "disk", "config", "domain", "owner", "text", "forms", "crypto", "document", "store",
            "spool",
        ],
    ),
    (
        "web",
        &[
            "clock", "disk", "config", "domain", "text", "forms", "crypto", "document", "store", "spool",
            "exchange",
        ],
    ),
    ("worker", &["clock", "domain", "store", "spool", "mail"]),
    (
        "server",
        &[
            "clock",
            "domain",
            "telemetry",
            "config",
            "text",
            "forms",
            "crypto",
            "document",
            "store",
            "spool",
            "mail",
            "tls",
            "exchange",
            "web",
            "worker",
        ],
    ),
    (
        "cli",
        &[
            "clock",
            "domain",
            "telemetry",
            "config",
            "text",
            "forms",
            "crypto",
            "document",
            "store",
            "spool",
            "mail",
            "tls",
            "exchange",
            "web",
            "worker",
            "server",
        ],
    ),
    (
        "trial",
        &[
            "clock", "config", "domain", "text", "forms", "crypto", "document", "store", "mail", "exchange",
            "web", "worker", "server", "cli",
        ],
    ),
];

/// The only file that names the trial: its two commands stand among the others.
const TABLE_OF_COMMANDS: &str = "src/cli/mod.rs";

/// Parts of `web` that belong to different people on the other side of the screen.
const APART: &[&str] = &["worker", "recipient", "coordinator", "client", "api"];

#[test]
fn rooms_import_downwards_only() {
    let faults: Vec<String> = sources("src", &[".rs"]).iter().flat_map(faults).collect();
    none(&faults);
}

#[test]
fn the_table_of_rooms_has_no_circle() {
    for (position, (room, may)) in ROOMS.iter().enumerate() {
        for other in *may {
            assert!(
                ROOMS[..position].iter().any(|(name, _)| name == other),
                "{room} imports {other} above it"
            );
        }
    }
}

#[test]
fn planted_imports_are_found() {
    let planted = [
        ("src/domain/a.rs", "use crate::store::Store;"),
        ("src/domain/a.rs", "use crate::{domain::digest, web};"),
        ("src/domain/a.rs", "use crate::{\n    domain::{digest, store},\n    spool::Spool,\n};"),
        ("src/forms/load.rs", "fn f() { crate::crypto::seal(); }"),
        ("src/clock.rs", "use super::domain::digest;"),
        ("src/document/mod.rs", "use super::web;"),
        ("src/document/font/a.rs", "use super::super::super::web;"),
        ("src/web/page.rs", "use crate::mail::Mailer;"),
        ("src/web/recipient/open.rs", "use crate::web::worker::list;"),
        ("src/web/api/send.rs", "use crate::web::worker::words;"),
        ("src/web/api/send.rs", "use crate::web::{client::seat, error::Error};"),
        ("src/server/app.rs", "use crate::trial::demo::desk;"),
        ("src/cli/serve.rs", "use crate::trial::demo::log;"),
        ("src/trial/demo/folder.rs", "use crate::owner;"),
        ("src/attic/mod.rs", "pub fn f() {}"),
    ];
    for (path, text) in planted {
        let source = Source { path: path.to_owned(), text: text.to_owned() };
        assert_eq!(faults(&source).len(), 1, "{path}: {text}");
    }
}

#[test]
fn allowed_imports_are_not_faults() {
    let allowed = [
        ("src/domain/a.rs", "use crate::domain::{digest, spool_id};"),
        ("src/domain/a.rs", "/// See [`crate::store::Store`].\npub(crate) fn f() {}"),
        ("src/web/recipient/open.rs", "use crate::web::{page, session};\nuse super::draft;"),
        ("src/cli/mod.rs", "use crate::trial::{bench, demo};"),
        ("src/trial/demo/tour.rs", "use crate::{cli::Console, server};"),
        ("src/lib.rs", "pub mod web;"),
    ];
    for (path, text) in allowed {
        let source = Source { path: path.to_owned(), text: text.to_owned() };
        none(&faults(&source));
    }
}

fn faults(source: &Source) -> Vec<String> {
    let inside = source.path.strip_prefix("src/").expect("a file of src").trim_end_matches(".rs");
    if inside == "lib" || inside == "main" {
        return Vec::new();
    }
    let parts: Vec<&str> = inside.split('/').collect();
    let Some((room, may)) = ROOMS.iter().find(|(room, _)| *room == parts[0]) else {
        return vec![format!("{}: the room {} is not in the table", source.path, parts[0])];
    };
    let code = without_comments(&source.text);
    let mut faults = Vec::new();
    for path in crate_paths(&code) {
        let other = path[0].as_str();
        let is_command = other == "trial" && source.path == TABLE_OF_COMMANDS;
        if other != *room && !may.contains(&other) && !is_command {
            faults.push(format!("{}: {room} may not import {other}", source.path));
        }
        if *room == "web" && other == "web" {
            let here = parts.get(1).filter(|part| APART.contains(part));
            let there = path.get(1).filter(|part| APART.contains(&part.as_str()));
            if let (Some(here), Some(there)) = (here, there)
                && here != there
            {
                faults.push(format!("{}: web/{here} may not import web/{there}", source.path));
            }
        }
    }
    let depth = parts.len() - usize::from(parts.last() == Some(&"mod"));
    let supers = pattern(r"(?:super::)+");
    if supers.find_iter(&code).any(|found| found.len() / "super::".len() >= depth) {
        faults.push(format!("{}: reaches another room by super::", source.path));
    }
    faults
}

pub(super) fn without_comments(text: &str) -> String {
    text.lines().filter(|line| !line.trim_start().starts_with("//")).map(|line| format!("{line}\n")).collect()
}

/// Every path below `crate::`, with groups spread out, two segments deep.
fn crate_paths(code: &str) -> Vec<Vec<String>> {
    let start = pattern(r"\bcrate::");
    start.find_iter(code).flat_map(|found| spread(&code[found.end()..], 2)).collect()
}

fn spread(rest: &str, segments: usize) -> Vec<Vec<String>> {
    if segments == 0 {
        return vec![Vec::new()];
    }
    if let Some(group) = rest.strip_prefix('{') {
        return members(group).into_iter().flat_map(|member| spread(member, segments)).collect();
    }
    let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
    let (segment, after) = rest.split_at(end);
    let Some(after) = after.strip_prefix("::") else {
        return vec![vec![segment.to_owned()]];
    };
    let tails = spread(after, segments - 1);
    tails.into_iter().map(|tail| std::iter::once(segment.to_owned()).chain(tail).collect()).collect()
}

/// The members of a brace group whose opening brace has been taken.
pub(super) fn members(group: &str) -> Vec<&str> {
    let (mut depth, mut start, mut found) = (0_usize, 0, Vec::new());
    for (position, character) in group.char_indices() {
        match character {
            '{' => depth += 1,
            ',' if depth == 0 => {
                found.push(group[start..position].trim());
                start = position + 1;
            }
            '}' if depth == 0 => {
                found.push(group[start..position].trim());
                break;
            }
            '}' => depth -= 1,
            _ => {}
        }
    }
    found.retain(|member| !member.is_empty());
    found
}
