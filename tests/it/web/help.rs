//! The guides: all there, in both languages, and true to the pages they speak of.

use std::collections::BTreeSet;

use underlag::domain::language::Language;
use underlag::forms::catalogue::Catalogue;
use underlag::text;
use underlag::web;
use underlag::web::help::guide::overview;
use underlag::web::help::{Guide, topic};

use crate::patterns::pattern;

use super::App;

#[test]
fn the_guides_keep_their_word() {
    let mut faults = Vec::new();
    for language in Language::ALL {
        let (pages, words) = (pages(), words(language));
        for guide in Guide::ALL {
            let found = faults_of(guide.source(language), &guide.text(language).body, &pages, &words);
            faults.extend(found.into_iter().map(|fault| format!("{}: {fault}", guide.path(language))));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn planted_faults_in_a_guide_are_found() {
    let (pages, words) = (pages(), words(Language::Sv));
    let check = |markdown: &str| {
        let text = guide_of(markdown);
        faults_of(markdown, &text, &pages, &words)
    };
    assert_eq!(check("# H\n\nTryck på **Öppna förfrågan** i [listan](/requests)."), Vec::<String>::new());
    assert_eq!(check("# H\n\nTryck på **Öppna dörren**.").len(), 1);
    assert_eq!(check("# H\n\nGå till [sidan](/nowhere).").len(), 1);
    assert_eq!(check("# H\n\nSe [den andra](sidan.md).").len(), 1);
    assert_eq!(check("# H\n\n<b onclick=\"x()\">x</b>").len(), 1);
}

#[test]
fn both_languages_say_the_same_things() {
    for guide in Guide::ALL {
        let [swedish, english] = Language::ALL.map(|language| guide.text(language));
        assert!(!swedish.title.is_empty() && !english.title.is_empty());
        assert!(swedish.sections.len() >= 4, "{guide:?}");
        assert_eq!(swedish.sections.len(), english.sections.len(), "{guide:?}");
        let list = |text: &str| text.matches("<li>").count();
        assert_eq!(list(&swedish.body), list(&english.body), "{guide:?}");
    }
}

#[test]
fn every_topic_the_pages_lead_to_exists() {
    let call = pattern(r#"piece::help\("([^"]+)"\)"#);
    let mut seen = 0;
    for file in templates() {
        for found in call.captures_iter(&file) {
            seen += 1;
            for language in Language::ALL {
                assert!(topic::address(&found[1], language).is_some(), "{}", &found[1]);
            }
        }
    }
    assert!(seen >= 8, "only {seen} pages lead to their topic");
    assert_eq!(topic::address("workers#no-such-thing", Language::Sv), None);
    assert_eq!(topic::address("nobody", Language::Sv), None);
}

#[tokio::test]
async fn a_guide_is_in_the_language_of_its_path() {
    let app = App::new();
    let mut visitor = app.visitor();
    visitor.headers.push(("accept-language", "sv".to_owned()));
    for guide in Guide::ALL {
        for language in Language::ALL {
            let answer = visitor.get(guide.path(language)).await;
            assert!(answer.text.contains(&format!("<html lang=\"{}\">", language.tag())));
            assert!(answer.text.contains(&guide.text(language).title));
            let twin = guide.path(language.other());
            assert!(answer.text.contains(&format!("name=\"back\" value=\"{twin}\"")), "{}", answer.text);
        }
    }
    assert!(visitor.get(overview(Language::En)).await.text.contains("href=\"/help/recipients\""));
}

#[tokio::test]
async fn the_help_in_the_header_is_about_the_page() {
    let app = App::new();
    let mut visitor = app.visitor();
    assert!(visitor.get("/l").await.text.contains("href=\"/hjalp/mottagare\""));
    assert!(visitor.get("/login").await.text.contains("href=\"/hjalp\""));
    let mut worker = app.staff("alva").await;
    assert!(worker.get("/requests").await.text.contains("href=\"/hjalp/handlaggare\""));
    let mut coordinator = app.staff("kaj").await;
    assert!(coordinator.get("/queue").await.text.contains("href=\"/hjalp/samordnare\""));
}

/// What is wrong with a guide, given its Markdown and the HTML made of it.
fn faults_of(markdown: &str, html: &str, pages: &BTreeSet<String>, words: &BTreeSet<String>) -> Vec<String> {
    let mut faults = Vec::new();
    let all = |wanted: &str, text: &str| -> Vec<String> {
        let regex = pattern(wanted);
        regex.captures_iter(text).map(|found| found[1].to_owned()).collect()
    };
    for link in all(r#"href="([^"]*)""#, html) {
        let path = link.split('#').next().unwrap_or_default();
        if !link.starts_with("https://") && !pages.contains(path) {
            faults.push(format!("leads nowhere: {link}"));
        }
    }
    // What is bold is a word of the pages; what is bold and ends a sentence is one of the guide's own.
    for word in all(r"\*\*([^*]+)\*\*", markdown) {
        if !word.ends_with(['.', '?']) && !words.contains(&word) {
            faults.push(format!("no page says so: {word}"));
        }
    }
    let raw = pattern(r"<[a-z/!]");
    if markdown.lines().any(|line| !line.starts_with("    ") && raw.is_match(line)) {
        faults.push("has raw HTML".to_owned());
    }
    faults
}

/// Addresses that can be opened, without placeholders.
fn pages() -> BTreeSet<String> {
    web::routes().paths().iter().filter(|path| !path.contains('{')).map(|path| (*path).to_owned()).collect()
}

/// Everything the pages say, a text at a time.
fn words(language: Language) -> BTreeSet<String> {
    let texts = text::files(language).flat_map(|(_, content)| content.lines());
    let mut words: BTreeSet<String> =
        texts.filter_map(|line| Some(line.split_once(" = ")?.1.trim().to_owned())).collect();
    for kind in Catalogue::builtin().kinds() {
        words.insert(kind.name.get(language).to_owned());
        for form in [&kind.request, &kind.answer] {
            let options = form.walk().flat_map(|item| item.options.iter());
            words.extend(options.map(|option| option.label.get(language).to_owned()));
        }
    }
    words
}

fn guide_of(markdown: &str) -> String {
    underlag::web::help::markdown::render(markdown, Language::Sv, None).body
}

fn templates() -> Vec<String> {
    fn walk(folder: &std::path::Path, into: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("readable").path();
            if path.is_dir() {
                walk(&path, into);
            } else if path.extension().is_some_and(|ending| ending == "html") {
                into.push(std::fs::read_to_string(path).expect("text"));
            }
        }
    }
    let mut files = Vec::new();
    walk(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/web"), &mut files);
    files
}
