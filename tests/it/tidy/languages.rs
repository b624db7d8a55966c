//! A language is a folder: what is different from one language to the next stands in the files that
//! bear its tag, or in `src/domain/language.rs`. So no other code asks which language it is.

use underlag::domain::{Language, Wording};
use underlag::text::wording::file_name;

use crate::patterns::pattern;

use super::{Source, none, root, sources};

/// Files that may name a language, and why.
const MAY: &[(&str, &str)] = &[
    ("src/domain/language.rs", "the languages themselves"),
    ("src/web/client/reading.rs", "easy Swedish is a way of reading of its own, which no other language has"),
];

/// One more folder, which has a file for each wording of a consent.
const WORDINGS: &str = "src/text/consent";

/// Folders that have one for each language.
const FOLDERS: &[&str] = &["src/text", "src/mail/letters", "src/web/guides"];

#[test]
fn no_code_asks_which_language_it_is() {
    let product = sources("src", &[".rs", ".html"]).into_iter().filter(|s| !s.path.starts_with("src/trial/"));
    none(&product.filter_map(|source| fault(&source)).collect::<Vec<_>>());
}

#[test]
fn every_exception_is_needed() {
    for (path, _) in MAY {
        let text = sources("src", &[path]).remove(0).text;
        assert!(names_a_language(&text), "{path} names no language any more");
    }
}

#[test]
fn every_language_has_its_folders() {
    for folder in FOLDERS {
        let inside =
            std::fs::read_dir(root().join(folder)).expect("a folder").map(|e| e.expect("one").path());
        let mut found: Vec<_> = inside.filter(|path| path.is_dir() && !path.ends_with(WORDINGS)).collect();
        let mut wanted = Language::ALL.map(|language| root().join(folder).join(language.tag())).to_vec();
        found.sort();
        wanted.sort();
        assert_eq!(found, wanted);
    }
}

#[test]
fn every_wording_has_its_file() {
    let mut found: Vec<String> = sources(WORDINGS, &[".ftl"]).into_iter().map(|source| source.path).collect();
    let mut wanted = Wording::ALL.map(|one| format!("{WORDINGS}/{}", file_name(one))).to_vec();
    found.sort();
    wanted.sort();
    assert_eq!(found, wanted);
}

#[test]
fn planted_languages_are_found() {
    for text in ["Language::Sv => 1,", "{% when Language::En %}", "domain::Language::En"] {
        let planted = Source { path: "src/web/page.rs".to_owned(), text: text.to_owned() };
        assert!(fault(&planted).is_some(), "{text}");
    }
    assert!(!names_a_language("Language::ALL.map(f); Language::default(); Self::Ended"));
}

fn fault(source: &Source) -> Option<String> {
    let may = MAY.iter().any(|(path, _)| *path == source.path);
    (!may && names_a_language(&source.text)).then(|| format!("{}: names a language", source.path))
}

fn names_a_language(text: &str) -> bool {
    let variants = Language::ALL.map(|language| format!("{language:?}")).join("|");
    pattern(format!(r"\bLanguage::(?:{variants})\b|\bSelf::(?:{variants})\b")).is_match(text)
}
