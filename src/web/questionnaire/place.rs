//! Names of fields: where in the form an input stands, as a path of `linkId`s and numbers.
//!
//! `q.funktion.period:1.fran` is the question `fran` in the second occurrence of the group
//! `period`. A repeating question has one input for each answer: `q.namn:0`. A name is also the
//! element's id.

use std::fmt::Write;

/// What every name starts with.
pub const ROOT: &str = "q";

/// Ends of names that belong to an input beside the first.
pub mod part {
    /// This occurrence of a group is there, even if all of it is empty. The value is its number
    /// when the page was made, or empty for a new one.
    pub const THERE: &str = "~there";
    pub const UNIT: &str = "~unit";
    /// The own words of an open choice.
    pub const OTHER: &str = "~other";
    /// Hash of an attachment that is there already.
    pub const KEEP: &str = "~keep";
}

/// The name of an item inside a container.
#[must_use]
pub fn child(container: &str, link_id: &str) -> String {
    let mut name = String::with_capacity(container.len() + link_id.len() + 1);
    name.push_str(container);
    name.push('.');
    for character in link_id.chars() {
        if character.is_ascii_alphanumeric() || matches!(character, '-' | '_') {
            name.push(character);
        } else {
            let mut bytes = [0; 4];
            for byte in character.encode_utf8(&mut bytes).bytes() {
                write!(name, "~{byte:02X}").expect("a string takes everything");
            }
        }
    }
    name
}

/// The name of one occurrence or one answer.
#[must_use]
pub fn occurrence(name: &str, number: usize) -> String {
    format!("{name}:{number}")
}

/// The number in `rest` where a name is `prefix:number…`, and what follows it.
#[must_use]
pub fn numbered<'a>(name: &'a str, prefix: &str) -> Option<(usize, &'a str)> {
    let rest = name.strip_prefix(prefix)?.strip_prefix(':')?;
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let follows = &rest[end..];
    let whole = follows.is_empty() || follows.starts_with(['.', '~']);
    whole.then(|| rest[..end].parse().ok())?.map(|number| (number, follows))
}
