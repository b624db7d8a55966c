//! What people write and paste, and what of it nobody sees.
//!
//! Copying from a PDF, a letter or a table brings along marks that show nothing: direction marks, soft
//! hyphens, blanks of no width. In numbers, references, keys and codes they are passed over
//! ([`compact`]); in a text they are no content ([`is_empty`]); in a name they have no place ([`is_name`]).

/// Shows nothing: format characters (Unicode general category Cf), what a font may leave out (the property
/// `Default_Ignorable_Code_Point`), and the Braille pattern without dots.
#[must_use]
pub const fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{70f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{13430}'..='\u{1343f}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Whether anything is written: blanks, controls and what is invisible are nothing.
#[must_use]
pub fn is_empty(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() || c.is_control() || is_invisible(c))
}

/// The text without what is at its ends and shows nothing.
#[must_use]
pub fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || is_invisible(c))
}

/// What is left of a number, a reference, a key or a code: no blanks, nothing invisible, every hyphen, dash
/// and minus a `-`.
pub fn compact(text: &str) -> impl Iterator<Item = char> {
    text.chars()
        .filter(|c| !c.is_whitespace() && !is_invisible(*c))
        .map(|c| if is_hyphen(c) { '-' } else { c })
}

/// Hyphens, dashes and minus signs.
#[must_use]
pub const fn is_hyphen(c: char) -> bool {
    matches!(
        c,
        '-' | '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}'
    )
}

/// One line with something in it, and every character of it to be seen.
#[must_use]
pub fn is_name(text: &str) -> bool {
    !is_empty(text) && text.chars().all(|c| !is_invisible(c) && !is_unwritable(c))
}

/// Lines of text in which nothing turns the direction or is no character at all.
#[must_use]
pub fn is_text(text: &str) -> bool {
    let line_end = |c: char| matches!(c, '\t' | '\n' | '\r');
    text.chars().all(|c| line_end(c) || !(is_unwritable(c) || turns_direction(c)))
}

/// A text of some lines as its writer meant it: every end of line `\n`, no other controls but tabs, and for
/// the signs of Word's own fonts those everybody has ([`meant`]).
#[must_use]
pub fn lines(text: &str) -> String {
    let ends = text.replace("\r\n", "\n");
    let line_end = |c: char| matches!(c, '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let ends = ends.chars().map(|c| if line_end(c) { '\n' } else { meant(c) });
    ends.filter(|c| matches!(c, '\t' | '\n') || !c.is_control()).collect()
}

/// Word writes the signs of its lists at places that no font but Symbol and Wingdings fills: bullets, arrows,
/// a tick. Every other character is itself.
#[must_use]
pub const fn meant(c: char) -> char {
    match c {
        '\u{f0b7}' | '\u{f0a7}' | '\u{f0a8}' | '\u{f0d8}' | '\u{f06c}' | '\u{f06e}' | '\u{f076}' => '•',
        '\u{f0e0}' | '\u{f0ae}' | '\u{f0e8}' | '\u{f0f0}' => '→',
        '\u{f0df}' => '←',
        '\u{f0fc}' => '✓',
        c => c,
    }
}

/// Controls, ends of line, and code points that are no characters.
fn is_unwritable(c: char) -> bool {
    let no_character = matches!(c, '\u{fdd0}'..='\u{fdef}') || u32::from(c) & 0xfffe == 0xfffe;
    c.is_control() || no_character || matches!(c, '\u{2028}' | '\u{2029}' | '\u{fffd}')
}

/// Marks, embeddings, overrides and isolates of writing direction (UAX #9).
const fn turns_direction(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
