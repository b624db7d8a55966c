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
    let served = sources("src", &[".html"]).into_iter().filter(|source| source.path != STANDS_ALONE);
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
    let out_of_reach =
        sources("src", &[".html"]).into_iter().filter(|source| boxes(source) != reached(source));
    none(&out_of_reach.map(|source| source.path).collect::<Vec<_>>());
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
