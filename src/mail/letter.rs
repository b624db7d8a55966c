//! The letters: one file per letter and language, the subject on its first line.
//!
//! A letter says what it is about, what to do, by when and whom to call. It never holds personal
//! data: references, dates, and the unit that sent the request.

use include_dir::{Dir, include_dir};

use crate::domain::{Language, Letter};

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/mail/letters");

/// What may stand in a letter.
#[derive(Debug, Clone)]
pub struct Fields<'a> {
    pub reference: &'a str,
    /// What the kind of request is called.
    pub kind: &'a str,
    /// The day the answer is due, `12 december 2026`.
    pub due: &'a str,
    /// The unit that sent the request.
    pub unit: &'a str,
    pub organisation: &'a str,
    pub telephone: &'a str,
    /// What the gateway calls itself.
    pub gateway: &'a str,
    /// Where the gateway is, without a slash at the end.
    pub address: &'a str,
    /// The request's page, for the unit.
    pub page: &'a str,
    /// The secure link, for the recipient; none in no-link mode.
    pub link: Option<&'a str>,
    /// The references of everything it tells of, one a line.
    pub list: &'a str,
}

/// A written letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    pub subject: String,
    pub body: String,
}

/// Writes a letter.
#[must_use]
pub fn write(letter: Letter, language: Language, fields: &Fields<'_>) -> Written {
    let (subject, body) = file(language, letter.name()).split_once("\n\n").expect("a letter has a subject");
    let how = if fields.link.is_some() { "part-link" } else { "part-no-link" };
    let body = body
        .replace("{how}", file(language, how).trim_end())
        .replace("{contact}", file(language, "part-contact").trim_end());
    let body = fill(&body, fields).lines().map(wrap).collect();
    Written { subject: fill(subject, fields), body }
}

/// What stands in the letter that asks whether it arrives.
#[derive(Debug, Clone)]
pub struct Proof<'a> {
    /// Its name.
    pub recipient: &'a str,
    /// What the gateway calls itself.
    pub gateway: &'a str,
    /// Where the gateway is, without a slash at the end.
    pub address: &'a str,
    pub code: &'a str,
    /// The last day of the code, `12 december 2026`.
    pub until: &'a str,
}

/// Writes the letter that asks whether it arrives.
#[must_use]
pub fn write_proof(language: Language, proof: &Proof<'_>) -> Written {
    let (subject, body) =
        file(language, "verify-mailbox").split_once("\n\n").expect("a letter has a subject");
    let value = |field: &str| match field {
        "recipient" => proof.recipient,
        "gateway" => proof.gateway,
        "address" => proof.address,
        "code" => proof.code,
        "until" => proof.until,
        other => panic!("this letter has no field {other}; a test holds that"),
    };
    let body = fill_with(body, value).lines().map(wrap).collect();
    Written { subject: subject.to_owned(), body }
}

/// One line of a letter's file is one paragraph; it leaves in lines of at most 72 characters, so
/// that it reads well wherever it is quoted. Links are never broken.
fn wrap(line: &str) -> String {
    const WIDTH: usize = 72;
    let text = line.trim_start();
    let numbered = text.starts_with(|first: char| first.is_ascii_digit()) && text[1..].starts_with(". ");
    let indent = line.len() - text.len();
    let hanging = " ".repeat(if numbered { indent + 3 } else { indent });
    let mut wrapped = line[..indent].to_owned();
    let mut width = indent;
    for (place, word) in text.split(' ').enumerate() {
        let length = word.chars().count();
        if place > 0 && width + 1 + length > WIDTH {
            wrapped.push('\n');
            wrapped.push_str(&hanging);
            width = hanging.len();
        } else if place > 0 {
            wrapped.push(' ');
            width += 1;
        }
        wrapped.push_str(word);
        width += length;
    }
    wrapped.push('\n');
    wrapped
}

fn file(language: Language, name: &str) -> &'static str {
    FILES
        .get_file(format!("{}/{name}.txt", language.tag()))
        .and_then(include_dir::File::contents_utf8)
        .expect("a test holds that every letter is there")
}

/// One pass from left to right, so that a value that looks like a field stays as it is.
fn fill(template: &str, fields: &Fields<'_>) -> String {
    fill_with(template, |field| value(field, fields))
}

fn fill_with<'a>(template: &str, value: impl Fn(&str) -> &'a str) -> String {
    let mut filled = String::with_capacity(template.len() * 2);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let (field, after) = after.split_once('}').expect("a test holds that every field is closed");
        filled.push_str(value(field));
        rest = after;
    }
    filled.push_str(rest);
    filled
}

fn value<'a>(field: &str, fields: &Fields<'a>) -> &'a str {
    match field {
        "reference" => fields.reference,
        "kind" => fields.kind,
        "due" => fields.due,
        "unit" => fields.unit,
        "organisation" => fields.organisation,
        "telephone" => fields.telephone,
        "gateway" => fields.gateway,
        "address" => fields.address,
        "page" => fields.page,
        "list" => fields.list,
        "link" => fields.link.unwrap_or_default(),
        other => panic!("a letter has no field {other}; a test holds that"),
    }
}
