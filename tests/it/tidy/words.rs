//! No text that a person reads stands in a template or in the code of a page: texts are in `src/text`,
//! guides in `src/web/guides`, in every language.

use crate::patterns::pattern;

use super::{Source, none, sources};

/// Values of headers, and the fields of a file whose form a standard gives.
const HEADERS: &[&str] = &["src/web/headers.rs", "src/web/assets.rs", "src/web/security_txt.rs"];

/// For the log, for monitors and for browsers.
const NOBODY_READS: &[&str] = &[
    "no randomness",
    "no session layer",
    "not ready\\n",
    "Form",
    "an object",
    "Bearer",
    "Bearer realm=\\\"underlag\\\"",
    "Bearer realm=\\\"underlag\\\", error=\\\"invalid_token\\\"",
];

/// A name, which is the same in every language.
const SAME_EVERYWHERE: &str = "Underlag";

/// What a browser reads out or shows of an attribute.
const SHOWN: &str = r#"\s(?:title|alt|placeholder|aria-label|aria-description|label|data-[a-z-]*)="([^"]*)""#;

#[test]
fn no_words_stand_in_templates() {
    let templates = sources("src", &[".html"]);
    none(&checked(&templates).flat_map(|source| in_template(&source.text, &source.path)).collect::<Vec<_>>());
}

#[test]
fn no_words_stand_in_pages() {
    let code = sources("src/web", &[".rs"]);
    none(&checked(&code).flat_map(|source| in_code(&source.text, &source.path)).collect::<Vec<_>>());
}

#[test]
fn planted_words_are_found() {
    let template = |text: &str| in_template(text, "a.html").len();
    for planted in [
        "<p>Hej</p>",
        "<p>{{ name }} är här</p>",
        "<button>Send</button>",
        "<img alt=\"En bild\">",
        "<input placeholder=\"Search\">",
        "{{ piece::back(\"/\", \"Startsidan\") }}",
        "{% call piece::note(\"Good to know\", \"\") %}{% endcall %}",
    ] {
        assert_eq!(template(planted), 1, "{planted}");
    }
    for fine in [
        "<p class=\"lead big\">{{ frame.t(\"web-title\") }}: {{ n }} – ({{ m }}) &middot; &#39;</p>",
        "{# A remark. #}<!-- Another. --><b>Underlag</b>{% if a == \"b\" %}<a href=\"/requests/new\">{{ x }}</a>{% endif %}",
        "<input type=\"text\" name=\"q\" data-q=\"{{ link_id }}\" autocomplete=\"off\" aria-label=\"{{ label }} {{ number }}\">",
    ] {
        assert_eq!(template(fine), 0, "{fine}");
    }

    let code = |text: &str| in_code(text, "a.rs").len();
    for planted in [
        "let heading = \"Ett svar\";",
        "format!(\"{n} dagar kvar\")",
        "Choice::new(\"a\", \"Någon\", true)",
        "Choice::new(\"a\", \"Monday\", true)",
    ] {
        assert_eq!(code(planted), 1, "{planted}");
    }
    for fine in [
        "// Ett svar \"så här\"",
        "#[error(\"not allowed\")] A, #[expect(clippy::x, reason = \"as it is\")]",
        "let a = b.expect(\"a checked day\"); tracing::error!(%error, \"it did not work\");",
        "frame.t(\"web-title\"); format!(\"/requests/{reference}/open\"); \"text/html; charset=utf-8\"",
    ] {
        assert_eq!(code(fine), 0, "{fine}");
    }
}

fn checked(files: &[Source]) -> impl Iterator<Item = &Source> {
    let left_out = |source: &&Source| HEADERS.iter().any(|end| source.path.ends_with(end));
    files.iter().filter(move |source| !left_out(source))
}

fn in_template(text: &str, path: &str) -> Vec<String> {
    let text = without(text, r"(?s)\{#.*?#\}|<!--.*?-->|\{% block density %\}.*?\{% endblock %\}");
    let text = text.replace(SAME_EVERYWHERE, " ");
    let literal = pattern(r#"(?s)\{[{%](.*?)[}%]\}"#);
    let code = literal
        .captures_iter(&text)
        .flat_map(|found| literals(&found[1]).into_iter().filter(|word| is_said(word)).collect::<Vec<_>>());
    let mut said: Vec<String> = code.collect();
    let html = without(&text, r"(?s)\{\{.*?\}\}|\{%.*?%\}");
    let shown = pattern(SHOWN);
    said.extend(shown.captures_iter(&html).map(|found| found[1].to_owned()).filter(|word| is_said(word)));
    let bare = without(&html, r#"(?s)<[^>]*>|&[a-z#0-9]+;|\s[a-z-]+="[^"]*""#);
    said.extend(
        bare.lines().map(|line| line.trim().to_owned()).filter(|line| line.chars().any(char::is_alphabetic)),
    );
    faults(said, path)
}

fn in_code(text: &str, path: &str) -> Vec<String> {
    let text = without(text, r"(?m)^\s*//.*$|\s//\s.*$");
    let text = without(&text, r#"(?s)#!?\[[^\]]*\]"#);
    let text =
        without(&text, r#"\.expect\(\s*"[^"]*"\s*\)|(?s)(?:tracing::[a-z]+!|panic!|unreachable!)\(.*?\);"#);
    faults(literals(&text).into_iter().filter(|word| is_said(word)).collect(), path)
}

fn without(text: &str, left_out: &str) -> String {
    pattern(left_out).replace_all(text, " ").into_owned()
}

fn literals(code: &str) -> Vec<String> {
    let literal = pattern(r#""((?:[^"\\]|\\.)*)""#);
    literal.captures_iter(code).map(|found| found[1].to_owned()).collect()
}

/// Two words, a capital, or a letter that no code has.
fn is_said(text: &str) -> bool {
    let code = pattern(r"\{[^}]*\}|<[^>]*>");
    let said =
        pattern(r"\p{L}{2,}[,.:]? +\p{L}{2,}|^\s*\p{Lu}\p{Ll}+(?:[ .,:!?]|$)|[åäöÅÄÖ]|\s\p{L}{3,}\s*$");
    said.is_match(&code.replace_all(text, " "))
}

fn faults(said: Vec<String>, path: &str) -> Vec<String> {
    said.into_iter()
        .filter(|text| !NOBODY_READS.contains(&text.as_str()))
        .map(|text| format!("{path}: belongs in src/text: {text}"))
        .collect()
}
