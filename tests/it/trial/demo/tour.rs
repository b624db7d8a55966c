//! The tour, as a person starts it: every step holds, and nothing of it rests on the gateway.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use data_encoding::BASE64URL_NOPAD;
use serde_json::Value;
use tempfile::TempDir;
use underlag::document::read::attachments;
use underlag::trial::demo::{case, certificate, letter};

use crate::canary::{Leak, Mark, scan, scan_folder, typed_texts};

/// Steps that the tour has.
const STEPS: usize = 12;

struct Toured {
    folder: TempDir,
    line: Value,
    steps: String,
}

impl Toured {
    fn gateway(&self) -> PathBuf {
        self.folder.path().join("demo/gateway")
    }

    fn people(&self) -> PathBuf {
        self.folder.path().join("demo/people")
    }
}

fn demo(folder: &Path, more: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_underlag"))
        .args(["demo", "--once", "--listen", "127.0.0.1:0", "--dir"])
        .arg(folder.join("demo"))
        .args(more)
        .env("LANG", "sv_SE.UTF-8")
        .output()
        .expect("the program starts")
}

fn tour() -> Toured {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let output = demo(folder.path(), &["--json"]);
    let steps = String::from_utf8(output.stderr).expect("text");
    assert!(output.status.success(), "{steps}");
    let line = String::from_utf8(output.stdout).expect("text");
    assert_eq!(line.lines().count(), 1, "{line}");
    Toured { line: serde_json::from_str(&line).expect("JSON"), steps, folder }
}

#[test]
fn every_step_holds_and_nothing_of_it_rests_on_the_gateway() {
    let toured = tour();
    let numbered = toured.steps.lines().filter(|line| line.trim_start().starts_with(char::is_numeric));
    assert_eq!(numbered.count(), STEPS, "{}", toured.steps);
    for named in ["base_url", "mailbox", "reference"] {
        assert!(toured.line[named].as_str().is_some_and(|text| !text.is_empty()), "{named}");
    }

    let marks = marks(&toured);
    let data = scan_folder(&toured.gateway().join("data"), &marks);
    assert_eq!(data, [], "in the data folder");
    let log = fs::read(toured.gateway().join("log.jsonl")).expect("a log");
    assert!(log.len() > 500, "the log says what happened");
    assert_eq!(scan("log", &log, &marks), []);
    // The letters go to mailboxes and carry links: that much stands in them, and no more.
    let expected = ["link", "recipient's mailbox"];
    let letters = scan_folder(&toured.gateway().join("mail"), &marks);
    let more: Vec<&Leak> = letters.iter().filter(|leak| !expected.contains(&leak.mark.as_str())).collect();
    assert_eq!(more, Vec::<&Leak>::new(), "in the letters");

    // The same marks are found where they belong: with the people.
    let found: BTreeSet<String> =
        scan_folder(&toured.people(), &marks).into_iter().map(|leak| leak.mark).collect();
    for name in ["client", "personal number", "a text of the answer", "consent secret", "attachment's name"] {
        assert!(found.contains(name), "{name} is not even in the people's own files: {found:?}");
    }
}

#[test]
fn an_address_that_others_reach_is_refused() {
    let output = Command::new(env!("CARGO_BIN_EXE_underlag"))
        .args(["demo", "--once", "--listen", "0.0.0.0:0"])
        .env("LANG", "sv_SE.UTF-8")
        .output()
        .expect("the program starts");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("svarar bara på den egna datorn"));
}

#[test]
fn a_folder_with_something_else_is_left_alone() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let inside = folder.path().join("demo");
    fs::create_dir(&inside).expect("a folder");
    fs::write(inside.join("mine.txt"), "keep").expect("a file");
    let output = demo(folder.path(), &[]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(fs::read_to_string(inside.join("mine.txt")).expect("still there"), "keep");
}

fn marks(toured: &Toured) -> Vec<Mark> {
    let twelve: String = case::CLIENT_NUMBER.chars().filter(char::is_ascii_digit).collect();
    let mut marks = Mark::personal_number("personal number", &twelve);
    marks.push(Mark::new("client", case::CLIENT_NAME));
    marks.extend(case::CLIENT_NAME.split(' ').map(|part| Mark::new("part of a name", part)));
    marks.push(Mark::new("purpose", case::PURPOSE));
    marks.push(Mark::new("case number", case::CASE_NUMBER));
    marks.push(Mark::new("attachment's name", certificate::NAME));
    marks.push(Mark::new("recipient", case::RECIPIENT));
    marks.push(Mark::new("recipient's name", "Norrskogens vårdcentral"));
    marks.push(Mark::new("recipient's mailbox", case::RECIPIENT_MAILBOX));
    marks.push(Mark::new("worker", case::WORKER));
    let response = fs::read(toured.people().join("svar.json")).expect("the answer");
    let response: Value = serde_json::from_slice(&response).expect("JSON");
    marks.extend(typed_texts(&response).iter().map(|text| Mark::new("a text of the answer", text)));

    for login in toured.line["logins"].as_array().expect("logins") {
        marks.push(Mark::new("password", login["password"].as_str().expect("text")));
    }
    for recipient in toured.line["recipients"].as_array().expect("recipients") {
        let key = recipient["key"].as_str().expect("text");
        marks.push(Mark::new("recipient key", key));
        marks.push(Mark::new("recipient key", &key.replace('-', "")));
    }
    marks.extend(of_consent_document(&toured.people().join("samtycke.pdf")));
    let letters = letter::all(&toured.gateway().join("mail")).expect("readable");
    let base_url = toured.line["base_url"].as_str().expect("text");
    let links = letters.iter().filter_map(|one| letter::link(one, &format!("{base_url}/l#")));
    let tokens: Vec<&str> = links.filter_map(|link| link.split('#').nth(1)).collect();
    assert!(!tokens.is_empty(), "the tour's letters carry links");
    for token in tokens {
        marks.push(Mark::new("link", token));
        marks.push(Mark::bytes("link", &BASE64URL_NOPAD.decode(token.as_bytes()).expect("base64url")));
    }
    marks
}

fn of_consent_document(pdf: &Path) -> Vec<Mark> {
    let files = attachments(&fs::read(pdf).expect("the consent document")).expect("our own document");
    let text = |name: &str| {
        let file = files.iter().find(|file| file.name == name).expect(name);
        String::from_utf8(file.bytes.clone()).expect("text")
    };
    let key: Value = serde_json::from_str(&text("consent-key.json")).expect("JSON");
    let secret = key["secret"].as_str().expect("the secret");
    let token = text("consent.jwt");
    vec![
        Mark::new("consent secret", secret),
        Mark::bytes("consent secret", &BASE64URL_NOPAD.decode(secret.as_bytes()).expect("base64url")),
        Mark::new("consent token", token.trim()),
        Mark::new("consent token's claims", token.split('.').nth(1).expect("claims")),
    ]
}
