//! Regular expressions of forms: the whole string, in linear time, and only what means the same
//! here as where the form was written.

use regex::{Regex, RegexBuilder};

/// Compiles `text` so that it matches whole strings.
///
/// # Errors
/// What is not supported, for a person: look-around, back references, and whatever else can't be
/// matched in linear time or is read differently by different engines.
pub(super) fn compile(text: &str) -> Result<Regex, String> {
    let portable = portable(text)?;
    RegexBuilder::new(&format!(r"\A(?:{portable})\z")).size_limit(2 << 20).build().map_err(|error| {
        let reason = error.to_string();
        // The parser draws the pattern and a caret: its last line says what is wrong.
        reason.lines().last().unwrap_or_default().trim_start_matches("error: ").to_owned()
    })
}

/// `\d` means ten digits to those who write forms; here it would mean the digits of all scripts.
fn portable(text: &str) -> Result<String, String> {
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    let mut in_class = false;
    while let Some(character) = characters.next() {
        match character {
            '\\' => match characters.next() {
                Some('d') => out.push_str("[0-9]"),
                Some('D') => out.push_str("[^0-9]"),
                Some('h') => out.push_str(r"[\t\p{Zs}]"),
                // `$` without a line mode ends the text: `\Z` may stop before a last line end.
                Some('Z') => return Err(r"\Z".to_owned()),
                Some(escaped) => out.extend(['\\', escaped]),
                None => return Err("a backslash at the end".to_owned()),
            },
            '[' if in_class => return Err("a class within a class".to_owned()),
            '[' => {
                in_class = true;
                out.push('[');
                if characters.next_if_eq(&'^').is_some() {
                    out.push('^');
                }
                if characters.next_if_eq(&']').is_some() {
                    out.push_str(r"\]");
                }
            }
            ']' if in_class => {
                in_class = false;
                out.push(']');
            }
            '&' | '-' | '~' if in_class && characters.peek() == Some(&character) => {
                return Err(format!("{character}{character} in a class"));
            }
            '+' | '*' | '?' | '}' if !in_class && characters.peek() == Some(&'+') => {
                return Err(format!("the possessive quantifier {character}+"));
            }
            other => out.push(other),
        }
    }
    Ok(out)
}
