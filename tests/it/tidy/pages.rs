//! Templates run nothing inline and load nothing from elsewhere: the content-security policy forbids
//! it, and a page that breaks it breaks only in the browser.

use crate::patterns::pattern;

use super::{Source, none, sources};

const RULES: &[(&str, &str)] = &[
    (r#"<script(?:\s+(?:defer|async|type="[^"]*"))*\s*>"#, "a script of its own"),
    (r"<style\b", "a style of its own"),
    (r#"\sstyle=""#, "an inline style"),
    (r#"\son[a-z]+=""#, "an inline handler"),
    (r#"(?:src|srcset|href)="(?:https?:)?//"#, "something from another host"),
    (r#"href="javascript:"#, "a script as a link"),
];

/// `form show` writes a file that is opened from the disk, with nothing beside it.
const STANDS_ALONE: &str = "src/web/questionnaire/preview.html";

#[test]
fn templates_hold_nothing_the_policy_forbids() {
    let served = templates().into_iter().filter(|source| source.path != STANDS_ALONE);
    none(&served.flat_map(|source| faults(&source)).collect::<Vec<_>>());
}

#[test]
fn planted_template_faults_are_found() {
    let planted = [
        "<script>alert(1)</script>",
        "<script type=\"module\">x</script>",
        "<style>p{}</style>",
        "<p class=\"a\" style=\"color:red\">",
        "<button onclick=\"f()\">",
        "<img src=\"https://x.example/a.png\">",
        "<script src=\"//x.example/a.js\"></script>",
        "<a href=\"javascript:f()\">",
    ];
    for text in planted {
        assert_eq!(faults(&page(text)).len(), 1, "{text}");
    }
    let fine =
        "<script src=\"{{ frame.js() }}\" defer></script><a href=\"/login\">on=\"x\"</a><p data-style=\"x\">";
    none(&faults(&page(fine)));
}

/// A table is wider than its place on some screen: whoever has no mouse scrolls it with the arrow keys.
#[test]
fn every_box_that_scrolls_sideways_can_be_scrolled_by_keyboard() {
    let boxes = |source: &Source| source.text.matches("class=\"table-box\"").count();
    let reached = |source: &Source| {
        let reached = pattern("class=\"table-box\" tabindex=\"0\" role=\"group\" aria-label=\"[^\"]");
        reached.find_iter(&source.text).count()
    };
    assert_eq!(
        (boxes(&page("<div class=\"table-box\">")), reached(&page("<div class=\"table-box\">"))),
        (1, 0)
    );
    let out_of_reach = templates().into_iter().filter(|source| boxes(source) != reached(source));
    none(&out_of_reach.map(|source| source.path).collect::<Vec<_>>());
}

/// Those of the pages, and of the styleguide.
fn templates() -> Vec<Source> {
    ["src", "tests/it/gallery"].into_iter().flat_map(|folder| sources(folder, &[".html"])).collect()
}

/// Each has samples, which one test reads.
#[test]
fn every_page_is_in_the_gallery() {
    let gallery = sources("tests/it/gallery", &[".rs"]);
    let mut pages = found(&sources("src/web", &[".rs"]), PAGE);
    pages.extend(found(&gallery, PAGE));
    pages.sort();
    assert_eq!(found(&gallery, SAMPLED), pages);
    assert_eq!(found(&gallery, SHOWN), pages);
}

#[test]
fn planted_pages_are_found() {
    let page = "#[derive(Debug, Template)]\n#[template(path = \"a.html\")]\npub struct APage {\n";
    let code = |text: &str| [Source { path: "src/web/a.rs".to_owned(), text: text.to_owned() }];
    assert_eq!(found(&code(page), PAGE), ["APage"]);
    assert_eq!(found(&code("impl Sample for a::APage {"), SAMPLED), ["APage"]);
    assert_eq!(found(&code("add::<a::b::APage>(language, shown)"), SHOWN), ["APage"]);
}

const PAGE: &str = r"Template\)\]\s*#\[template\([^\n]*\]\s*pub struct (\w+Page)\b";
const SAMPLED: &str = r"impl Sample for (?:\w+::)*(\w+) ";
const SHOWN: &str = r"\badd::<(?:\w+::)*(\w+)>";

/// What stands there, in order; two pages may have one name.
fn found(files: &[Source], wanted: &str) -> Vec<String> {
    let pattern = pattern(wanted);
    let mut found: Vec<String> = files
        .iter()
        .flat_map(|file| pattern.captures_iter(&file.text).map(|one| one[1].to_owned()))
        .collect();
    found.sort();
    found
}

fn page(text: &str) -> Source {
    Source { path: "src/web/a.html".to_owned(), text: text.to_owned() }
}

fn faults(source: &Source) -> Vec<String> {
    let mut faults = Vec::new();
    for (text, what) in RULES {
        let pattern = pattern(*text);
        for (number, line) in source.text.lines().enumerate().filter(|(_, line)| pattern.is_match(line)) {
            faults.push(format!("{}:{}: {what}: {}", source.path, number + 1, line.trim()));
        }
    }
    faults
}
