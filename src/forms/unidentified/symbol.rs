//! The characters of a text as they are read.

use crate::domain::written;

/// A character as it is read: digits as ASCII, dashes and spaces as one each.
#[derive(Clone, Copy)]
pub(super) struct Symbol {
    pub c: char,
    pub at: usize,
    pub end: usize,
}

/// The characters of a text that numbers are looked for in.
pub(super) fn symbols(text: &str) -> Vec<Symbol> {
    text.char_indices().map(|(at, c)| Symbol { c: plain(c), at, end: at + c.len_utf8() }).collect()
}

/// The noughts of other scripts; nine digits follow each.
const NOUGHTS: [u32; 20] = [
    0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20,
    0x1040, 0x17e0, 0x1810, 0xff10, 0x1d7ce,
];

/// The digit it is, in whatever script.
fn digit_of_script(c: char) -> Option<char> {
    let nought = NOUGHTS.iter().find(|nought| (**nought..**nought + 10).contains(&u32::from(c)))?;
    char::from_digit(u32::from(c) - nought, 10)
}

fn plain(c: char) -> char {
    if let Some(digit) = digit_of_script(c) {
        return digit;
    }
    match c {
        c if written::is_hyphen(c) => '-',
        '\u{ff20}' | '\u{fe6b}' => '@',
        '\u{ff0b}' => '+',
        '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
        c if c.is_whitespace() && c != '\n' => ' ',
        c => c,
    }
}
