//! The Fluent files: both languages alike, every key there, none left over.

use std::collections::{BTreeMap, BTreeSet};

use crate::patterns::pattern;

use super::{none, sources};

/// A call that looks a text up, up to its key.
const LOOK_UP: &str =
    r#"\b(?:get|with|fixed|t|tx|tn|see_other_saying)\((?:[^"();]|\(\))*"([a-z][a-z0-9-]*)""#;

/// Where the words of a consent are: an organisation can put its own in their place.
const CONSENT: &str = "src/text/consent/";

/// A file with a second beginning: the domain's refusals are put into words by the use cases.
const ALSO: &[(&str, &str)] = &[("exchange", "refusal")];

/// The client's page has easy texts beside its plain ones: this ends their keys.
const EASY: (&str, &str) = ("client-", "-easy");

/// Key → names of its arguments, and the keys it refers to.
type Messages = BTreeMap<String, Message>;

#[derive(Default)]
struct Message {
    arguments: BTreeSet<String>,
    references: BTreeSet<String>,
}

#[test]
fn both_languages_have_the_same_keys_and_arguments() {
    none(&differences(&language("sv"), &language("en")));
}

#[test]
fn keys_start_with_their_room() {
    for file in sources("src/text", &[".ftl"]) {
        let room = if file.path.starts_with(CONSENT) { "document".to_owned() } else { room_of(&file.path) };
        for key in messages(&file.text).keys() {
            let other = ALSO.iter().find(|(name, _)| *name == room).map(|(_, other)| *other);
            let mut begins = [Some(room.as_str()), other].into_iter().flatten();
            assert!(begins.any(|begin| key.starts_with(&format!("{begin}-"))), "{}: {key}", file.path);
        }
    }
}

#[test]
fn every_easy_text_has_a_plain_one() {
    none(&without_plain(&language("sv")));
}

#[test]
fn every_key_used_exists() {
    none(&missing(&language("sv"), &used_literals(&["src", "tests/it/gallery"])));
}

#[test]
fn every_key_is_used() {
    none(&left_over(&language("sv"), &used_literals(&["src"])));
}

#[test]
fn planted_text_faults_are_found() {
    let sv = messages("web-a = Hej { $name }\nweb-b = Två\n    rader { $n }\n");
    assert_eq!(differences(&sv, &messages("web-a = Hi { $name }\n")).len(), 1, "a key is missing");
    assert_eq!(differences(&messages("web-a = Hi\n"), &messages("web-a = Hi\nweb-c = X\n")).len(), 1);
    let same = messages("web-a = Hi { $name }\nweb-b = Two { $n }\nclient-c-easy = { web-a }\n");
    let easy = messages("web-a = Hej { $name }\nweb-b = Två { $n }\nclient-c-easy = Du { $name }\n");
    assert!(differences(&easy, &same).is_empty(), "a text that is another's has its arguments");
    assert_eq!(without_plain(&easy), ["client-c-easy: there is no client-c"]);

    let other = messages("web-a = Hi { $nam }\nweb-b = Two { $n }\n");
    assert_eq!(differences(&sv, &other).len(), 1, "an argument differs");

    let used = literals(r#"text::get(lang, "web-a"); text::with(page.lang(), "web-gone", &[])"#);
    assert_eq!(missing(&sv, &used), ["web-gone: asked for, but there is no such key"]);
    assert_eq!(left_over(&sv, &used), ["web-b: nothing uses it"]);

    let by_code = literals(r#"format!("web-{code}"); enum E { B }"#);
    assert_eq!(left_over(&sv, &by_code), ["web-a: nothing uses it"]);
    assert!(left_over(&messages("web-1 = X\n"), &literals(r#"format!("web-{month}")"#)).is_empty());
    let referred = messages("web-a = { web-b }\nweb-b = X\n");
    assert!(left_over(&referred, &literals(r#""web-a""#)).is_empty());
}

fn language(tag: &str) -> Messages {
    let consent = sources("src/text/consent", &[&format!("/{tag}.ftl")]);
    let rooms = sources(&format!("src/text/{tag}"), &[".ftl"]);
    rooms.iter().chain(&consent).flat_map(|file| messages(&file.text)).collect()
}

fn rooms() -> Vec<String> {
    let files = sources("src/text/sv", &[".ftl"]);
    let others = ALSO.iter().map(|(_, other)| (*other).to_owned());
    files.iter().map(|file| room_of(&file.path)).chain(others).collect()
}

fn room_of(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.trim_end_matches(".ftl").to_owned()
}

fn messages(file: &str) -> Messages {
    let start = pattern(r"^([a-z][a-z0-9-]*)\s*=");
    let argument = pattern(r"\$([a-zA-Z][a-zA-Z0-9_-]*)");
    let reference = pattern(r"\{\s*([a-z][a-z0-9-]*)\s*\}");
    let mut messages = Messages::new();
    let mut current = None;
    for line in file.lines() {
        if let Some(key) = start.captures(line) {
            current = Some(key[1].to_owned());
        } else if !line.starts_with([' ', '[', '*', '.', '}']) && !line.is_empty() {
            current = None;
        }
        if let Some(key) = &current {
            let message = messages.entry(key.clone()).or_default();
            message.arguments.extend(argument.captures_iter(line).map(|found| found[1].to_owned()));
            message.references.extend(reference.captures_iter(line).map(|found| found[1].to_owned()));
        }
    }
    messages
}

fn differences(sv: &Messages, en: &Messages) -> Vec<String> {
    let keys: BTreeSet<&String> = sv.keys().chain(en.keys()).collect();
    let mut faults = Vec::new();
    for key in keys {
        if !sv.contains_key(key) {
            faults.push(format!("{key}: not in sv"));
        } else if !en.contains_key(key) {
            faults.push(format!("{key}: not in en"));
        } else if arguments(sv, key) != arguments(en, key) {
            let (sv, en) = (arguments(sv, key), arguments(en, key));
            faults.push(format!("{key}: sv takes {sv:?}, en takes {en:?}"));
        }
    }
    faults
}

/// The arguments of a text, and of those it is made of.
fn arguments<'a>(messages: &'a Messages, key: &str) -> BTreeSet<&'a String> {
    let Some(message) = messages.get(key) else { return BTreeSet::new() };
    let referred = message.references.iter().flat_map(|other| arguments(messages, other));
    message.arguments.iter().chain(referred).collect()
}

fn without_plain(messages: &Messages) -> Vec<String> {
    let easy = messages.keys().filter_map(|key| Some((key, plain(key)?)));
    let faults = easy.filter(|(_, plain)| !messages.contains_key(*plain));
    faults.map(|(key, plain)| format!("{key}: there is no {plain}")).collect()
}

/// The key of the plain text that an easy one stands beside.
fn plain(key: &str) -> Option<&str> {
    key.strip_suffix(EASY.1).filter(|plain| plain.starts_with(EASY.0))
}

/// String literals of the code, those that are looked up, and the names of its enum variants as codes.
struct Literals {
    asked: BTreeSet<String>,
    strings: BTreeSet<String>,
    codes: BTreeSet<String>,
}

fn used_literals(folders: &[&str]) -> Literals {
    let files = folders.iter().flat_map(|folder| sources(folder, &[".rs", ".html"]));
    literals(&files.map(|source| source.text).collect::<String>())
}

fn literals(code: &str) -> Literals {
    let string = pattern(r#""([a-z][a-z0-9-]*(?:\{[a-z0-9_.]*\}[a-z0-9-]*)*)""#);
    let variant = pattern(r"\b[A-Z][a-zA-Z0-9]*\b");
    let strings: BTreeSet<String> = string.captures_iter(code).map(|found| found[1].to_owned()).collect();
    let mut codes: BTreeSet<String> = variant.find_iter(code).map(|found| kebab(found.as_str())).collect();
    codes.extend(strings.iter().cloned());
    let look_up = pattern(LOOK_UP);
    let rooms = rooms();
    let is_key = |text: &str| rooms.iter().any(|room| text.starts_with(&format!("{room}-")));
    let asked =
        look_up.captures_iter(code).map(|found| found[1].to_owned()).filter(|text| is_key(text)).collect();
    Literals { asked, strings, codes }
}

fn kebab(name: &str) -> String {
    let mut out = String::new();
    for character in name.chars() {
        if character.is_uppercase() && !out.is_empty() {
            out.push('-');
        }
        out.extend(character.to_lowercase());
    }
    out
}

fn missing(messages: &Messages, used: &Literals) -> Vec<String> {
    let unknown = used.asked.iter().filter(|key| !messages.contains_key(*key));
    unknown.map(|key| format!("{key}: asked for, but there is no such key")).collect()
}

fn left_over(messages: &Messages, used: &Literals) -> Vec<String> {
    let referred: BTreeSet<&String> = messages.values().flat_map(|message| &message.references).collect();
    let patterns: Vec<&String> = used.strings.iter().filter(|text| text.contains('{')).collect();
    let by_code = |key: &str| patterns.iter().any(|pattern| fits(pattern, key, &used.codes));
    let is_used = |key: &String| {
        let plain = plain(key).unwrap_or(key);
        used.strings.contains(plain) || referred.contains(key) || by_code(plain) || by_code(key)
    };
    let unused = messages.keys().filter(|key| !is_used(key));
    unused.map(|key| format!("{key}: nothing uses it")).collect()
}

/// Whether a pattern such as `web-status-{code}` makes this key from codes that the code knows.
fn fits(written: &str, key: &str, codes: &BTreeSet<String>) -> bool {
    let parts = pattern(r"\{[a-z0-9_.]*\}");
    let fixed: Vec<String> = parts.split(written).map(regex::escape).collect();
    let shape = pattern(format!("^{}$", fixed.join("([a-z0-9-]+)")));
    shape.captures(key).is_some_and(|found| {
        found.iter().skip(1).flatten().all(|part| is_number(part.as_str()) || codes.contains(part.as_str()))
    })
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}
