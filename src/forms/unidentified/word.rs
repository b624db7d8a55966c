//! The words of a running text.

/// After these a full stop ends no sentence.
const SHORT: [&str; 9] = ["bl", "ca", "dr", "ex", "hr", "mr", "mrs", "ms", "st"];

#[derive(Debug)]
pub(super) struct Word<'a> {
    pub text: &'a str,
    pub at: usize,
    /// Nothing but a space is between it and the word before.
    pub joined: bool,
    /// It begins a sentence or a line.
    pub first: bool,
}

/// Letters in a row, with hyphens and apostrophes inside.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut rest = 0;
    while let Some(start) = text[rest..].find(char::is_alphabetic).map(|at| at + rest) {
        let mut end = start;
        for (at, c) in text[start..].char_indices() {
            let inside = matches!(c, '-' | '’' | '\'')
                && text[start + at + c.len_utf8()..].starts_with(char::is_alphabetic);
            if !c.is_alphabetic() && !inside {
                break;
            }
            end = start + at + c.len_utf8();
        }
        let before = words.last().map(|word| word.text.to_lowercase());
        let gap = &text[rest..start];
        words.push(Word {
            text: &text[start..end],
            at: start,
            joined: before.is_some() && !gap.is_empty() && gap.chars().all(|c| matches!(c, ' ' | '\u{a0}')),
            first: before.is_none_or(|before| begins_anew(gap, &before)),
        });
        rest = end;
    }
    words
}

fn begins_anew(gap: &str, before: &str) -> bool {
    let stops =
        |c: char| matches!(c, '!' | '?' | ':' | ';' | '\n' | '•' | '(' | '[' | '"' | '”' | '“' | '/' | '–');
    let full_stop = gap.contains('.') && !(SHORT.contains(&before) && gap.starts_with('.'));
    full_stop || gap.contains(stops) || gap.contains(" - ")
}
