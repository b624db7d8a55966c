//! What nobody sees: passed over in numbers, no content in texts, no part of a name.

use underlag::domain::written::{compact, is_empty, is_hyphen, is_name, is_text, lines, trimmed};

/// From direction marks to the Braille pattern without dots.
const INVISIBLE: [char; 16] = [
    '\u{ad}',
    '\u{34f}',
    '\u{61c}',
    '\u{115f}',
    '\u{180e}',
    '\u{200b}',
    '\u{200e}',
    '\u{202c}',
    '\u{2060}',
    '\u{2066}',
    '\u{2800}',
    '\u{3164}',
    '\u{fe0f}',
    '\u{feff}',
    '\u{ffa0}',
    '\u{e0020}',
];

#[test]
fn what_shows_nothing_is_nothing() {
    for c in INVISIBLE.into_iter().chain([' ', '\t', '\n', '\u{a0}', '\u{3000}', '\0', '\u{85}']) {
        assert!(is_empty(&c.to_string().repeat(3)), "U+{:04X}", u32::from(c));
        assert!(!is_empty(&format!("{c}a{c}")), "U+{:04X}", u32::from(c));
    }
    assert!(is_empty(""));
    for seen in ["-", ".", "ሰ", "👍", "\u{fffd}", "\u{f0b7}", "é"] {
        assert!(!is_empty(seen), "{seen:?}");
    }
}

#[test]
fn a_code_is_what_is_seen_of_it() {
    for c in INVISIBLE {
        assert_eq!(compact(&format!("{c}1 2{c}3\u{a0}{c}")).collect::<String>(), "123");
        assert_eq!(trimmed(&format!("{c} a {c}b\n{c}")), format!("a {c}b"));
    }
    for hyphen in ['\u{2010}', '\u{2011}', '\u{2013}', '\u{2212}', '\u{fe63}', '\u{ff0d}', '-'] {
        assert!(is_hyphen(hyphen));
        assert_eq!(compact(&format!("U{hyphen}7")).collect::<String>(), "U-7");
    }
    assert_eq!(compact("é̈ß+ 9").collect::<String>(), "é̈ß+9", "nothing else is changed");
}

#[test]
fn a_name_is_one_line_of_which_everything_is_seen() {
    for name in ["Märta Åkerlöf", "Nguyễn Thị Ánh", "O’Brien-Löfström", "ሰላም", "Ærø i Nord", "رضا"]
    {
        assert!(is_name(name), "{name}");
    }
    for c in INVISIBLE.into_iter().chain(['\0', '\n', '\r', '\u{7f}', '\u{202e}', '\u{2028}', '\u{fffe}']) {
        assert!(!is_name(&format!("Mär{c}ta")), "U+{:04X}", u32::from(c));
    }
    assert!(!is_name(" \u{200b}") && !is_name(""));
}

#[test]
fn a_text_has_lines_and_no_turns() {
    assert!(is_text("Ett\nTvå\tTre\r\nsam\u{ad}arbete"));
    for c in ['\0', '\u{1b}', '\u{202e}', '\u{2066}', '\u{200f}', '\u{fdd0}', '\u{1ffff}'] {
        assert!(!is_text(&format!("a{c}b")), "U+{:04X}", u32::from(c));
    }
}

#[test]
fn a_list_of_word_is_a_list() {
    let word = "Behöver:\r\n\u{f0b7}\tpaus\u{b}varje timme\n\u{f0a7}\tlugn\u{2028}\u{f0e0} steg\0 \u{f0fc}";
    assert_eq!(lines(word), "Behöver:\n•\tpaus\nvarje timme\n•\tlugn\n→ steg ✓");
    for same in ["Två\nrader\toch mer", "ሰላም 👍 \u{200b}å", "\u{e000}"] {
        assert_eq!(lines(same), same);
    }
}
