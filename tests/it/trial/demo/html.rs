//! Forms are read as a browser reads them.

use underlag::trial::demo::html::{forms, links, text};

const PAGE: &str = r##"<!doctype html><html lang="sv"><head><title>Åter &ndash; x</title></head><body>
<header><form method="post" action="/logout"><input type="hidden" name="csrf" value="t1"><button>Logga ut</button></form></header>
<main id="main"><h1>Ny   förfrågan</h1>
<form method="post" action="/requests/new?a=1&amp;b=2" enctype="multipart/form-data">
<input type="hidden" name="csrf" value="t2">
<input type="text" id="namn" name="namn" value="Bo &#34;Bosse&#34; &lt;x&gt; a>b" required>
<input type="radio" name="svar" value="ja"><input type="radio" name="svar" value="nej" checked>
<input type="checkbox" name="val" value="1" checked><input type="checkbox" name="val" value="2"><input type="checkbox" name="ok">
<select name="vem"><option value="">Välj …</option><option value="a">A</option><option value="b" selected>B</option></select>
<select name="ingen"><option value="x">X</option><option value="y">Y</option></select>
<textarea name="text" rows="3">
Två
rader &amp; mer</textarea>
<input type="file" name="fil">
<button name="do" value="preview">Granska</button><button name="do" value="send">Skicka</button>
</form>
<form action="/search"><input type="search" name="q" value="å"></form>
<p>Se <a class="x" href="/requests/U-1?x=1&amp;y=2">den</a>.</p>
</main></body></html>"##;

fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
    list.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

#[test]
fn what_stands_in_a_form_would_be_sent() {
    let form = &forms(PAGE)[1];
    assert_eq!(form.action, "/requests/new?a=1&b=2");
    assert!(form.post && form.multipart);
    let expected = pairs(&[
        ("csrf", "t2"),
        ("namn", r#"Bo "Bosse" <x> a>b"#),
        ("svar", "nej"),
        ("val", "1"),
        ("vem", "b"),
        ("ingen", "x"),
        ("text", "Två\nrader & mer"),
    ]);
    assert_eq!(form.fields(), expected);
}

#[test]
fn forms_are_told_apart() {
    let forms = forms(PAGE);
    assert_eq!(forms.len(), 3);
    assert_eq!(forms[0].fields(), pairs(&[("csrf", "t1")]));
    assert!(!forms[2].post && !forms[2].multipart);
}

#[test]
fn filling_in_changes_what_is_sent() {
    let mut form = forms(PAGE).remove(1);
    form.set("namn", "Åsa").expect("a field");
    form.set("svar", "ja").expect("a choice");
    form.set("val", "2").expect("a choice");
    form.set("ok", "on").expect("a choice");
    form.set("vem", "a").expect("a list");
    form.set("text", "ny").expect("a text");
    form.press("do", "send").expect("a button");
    let expected = pairs(&[
        ("csrf", "t2"),
        ("namn", "Åsa"),
        ("svar", "ja"),
        ("val", "1"),
        ("val", "2"),
        ("ok", "on"),
        ("vem", "a"),
        ("ingen", "x"),
        ("text", "ny"),
        ("do", "send"),
    ]);
    assert_eq!(form.fields(), expected);
}

#[test]
fn a_field_that_is_not_there_is_an_error() {
    let mut form = forms(PAGE).remove(1);
    assert!(form.set("saknas", "x").is_err());
    assert!(form.set("svar", "kanske").is_err());
    assert!(form.press("do", "delete").is_err());
}

#[test]
fn links_and_text() {
    assert_eq!(links(PAGE), ["/requests/U-1?x=1&y=2"]);
    assert!(text(PAGE).starts_with("Ny förfrågan"));
    assert!(text(PAGE).ends_with("Se den ."));
}
