//! Every sample of every page, in both languages, read for what a page must never do.
//!
//! With `UNDERLAG_PAGES=folder` the pages are written there, with their assets, to be looked at.

use std::collections::BTreeSet;
use std::path::Path;

use underlag::domain::language::Language;
use underlag::forms::catalogue::Catalogue;
use underlag::text;
use underlag::web::{assets, questionnaire};

use crate::gallery;

use crate::patterns::pattern;

#[test]
fn every_page_keeps_the_rules() {
    let mut faults = Vec::new();
    for language in Language::ALL {
        for page in gallery::all(language) {
            faults.extend(
                faults_of(&page.html, language).into_iter().map(|fault| format!("{}: {fault}", page.name)),
            );
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn planted_faults_are_found() {
    let page = |main: &str| {
        format!("<html lang=\"sv\"><head><title>T</title></head><body><h1>H</h1>{main}</body></html>")
    };
    assert_eq!(faults_of(&page(""), Language::Sv), Vec::<String>::new());
    for main in [
        "<h1>H</h1>",
        "<p style=\"color:red\">",
        "<button onclick=\"x()\">",
        "<script>x()</script>",
        "<style>p{}</style>",
        "<p id=\"a\"><p id=\"a\">",
        "<label for=\"b\">B</label>",
        "<input name=\"c\" id=\"c\">",
        "<p>web-no-such-text</p>",
        "<form method=\"post\"></form>",
        "<a href=\"#d\">",
        "<p aria-describedby=\"e\">",
    ] {
        assert_eq!(faults_of(&page(main), Language::Sv).len(), 1, "{main}");
    }
}

pub(super) fn faults_of(html: &str, language: Language) -> Vec<String> {
    let mut faults = Vec::new();
    let all = |wanted: &str| -> Vec<String> {
        let regex = pattern(wanted);
        regex.captures_iter(html).map(|found| found[1].to_owned()).collect()
    };
    if !html.contains(&format!("<html lang=\"{}\">", language.tag())) {
        faults.push("has the wrong language".to_owned());
    }
    if html.matches("<h1").count() != 1 {
        faults.push("has not exactly one h1".to_owned());
    }
    for (pattern, what) in [
        (r"<[^>]*\s(style)=", "inline style"),
        (r"<(style)", "inline style sheet"),
        (r"<[^>]*\s(on[a-z]+)=", "inline handler"),
        (r"<(script)>", "inline script"),
    ] {
        faults.extend(all(pattern).iter().map(|_| what.to_owned()));
    }
    let ids = all(r#"\sid="([^"]*)""#);
    let known: BTreeSet<&String> = ids.iter().collect();
    if known.len() != ids.len() {
        let twice: Vec<&&String> =
            known.iter().filter(|id| ids.iter().filter(|other| *other == **id).count() > 1).collect();
        faults.push(format!("ids come twice: {twice:?}"));
    }
    let labelled = all(r#"<label for="([^"]*)""#);
    for id in labelled.iter().chain(&all(r##"href="#([^"]*)""##)) {
        if !known.contains(id) && id != "main" {
            faults.push(format!("leads to no field: {id}"));
        }
    }
    for ids in all(r#"aria-(?:describedby|labelledby)="([^"]*)""#) {
        for id in ids.split_whitespace().filter(|id| !known.contains(&(*id).to_owned())) {
            faults.push(format!("described by nothing: {id}"));
        }
    }
    for input in all(r"<((?:input|select|textarea)[^>]*)>") {
        let hidden =
            input.contains("type=\"hidden\"") || input.contains(" hidden") || input.contains("aria-label");
        let id = input.split(" id=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or_default();
        if !hidden && !labelled.iter().any(|label| label == id) {
            faults.push(format!("has no label: {input}"));
        }
    }
    for form in html.split("<form").skip(1).filter(|form| form.starts_with(" method=\"post\"")) {
        if !form.split("</form>").next().unwrap_or_default().contains("name=\"csrf\"") {
            faults.push("a form without token".to_owned());
        }
    }
    let rooms: BTreeSet<String> =
        text::files(Language::Sv).map(|(name, _)| name.trim_end_matches(".ftl").to_owned()).collect();
    let rooms = rooms.into_iter().collect::<Vec<_>>().join("|");
    for key in all(&format!(r"[>\s]((?:{rooms})-[a-z][a-z-]+)[<\s]")) {
        if !text::has(language, &key) {
            faults.push(format!("no such text: {key}"));
        }
    }
    faults
}

#[test]
fn the_gallery_can_be_looked_at() {
    let Ok(folder) = std::env::var("UNDERLAG_PAGES") else { return };
    let folder = Path::new(&folder);
    for asset in assets::all() {
        let file = folder.join(asset.url().trim_start_matches('/'));
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("made");
        std::fs::write(file, asset.content()).expect("written");
    }
    for kind in Catalogue::builtin().kinds() {
        for (part, form) in [("request", &kind.request), ("answer", &kind.answer)] {
            let html = questionnaire::preview(form, Language::Sv).expect("renders");
            std::fs::write(folder.join(format!("form-{}-{part}.html", kind.id)), html).expect("written");
        }
    }
    for language in Language::ALL {
        for page in gallery::all(language) {
            let html = page.html.replace("\"/assets/", "\"assets/");
            let file = folder.join(format!("{}-{}.html", page.name, language.tag()));
            std::fs::write(file, html).expect("written");
        }
    }
}
