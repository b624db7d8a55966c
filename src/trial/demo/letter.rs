//! Reads the letters that the gateway has put into the mail folder.

use std::fs;
use std::path::Path;

use mail_parser::{HeaderForm, HeaderName, HeaderValue, MessageParser};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// Name of its file.
    pub file: String,
    pub from: String,
    pub to: String,
    pub subject: String,
    pub date: String,
    /// The plain text.
    pub body: String,
}

/// Every letter of a folder, the newest first.
pub fn all(folder: &Path) -> std::io::Result<Vec<Letter>> {
    let mut letters = Vec::new();
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        other => other?,
    };
    for entry in entries {
        let path = entry?.path();
        if path.extension().is_some_and(|ending| ending == "eml") {
            let modified = fs::metadata(&path)?.modified()?;
            let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            letters.push((modified, parse(file, &fs::read(&path)?)));
        }
    }
    letters.sort_by(|(a, _), (b, _)| b.cmp(a));
    Ok(letters.into_iter().map(|(_, letter)| letter).collect())
}

/// The first link in a letter that begins like this.
#[must_use]
pub fn link<'a>(letter: &'a Letter, beginning: &str) -> Option<&'a str> {
    letter.body.split_whitespace().find(|word| word.starts_with(beginning))
}

/// Reads a letter (RFC 5322); what it lacks is empty.
#[must_use]
pub fn parse(file: String, bytes: &[u8]) -> Letter {
    let mail = MessageParser::default().parse(bytes);
    let header = |name: HeaderName<'static>| {
        let lines = mail.as_ref().map(|mail| mail.header_as(name, HeaderForm::Text)).unwrap_or_default();
        lines.first().and_then(HeaderValue::as_text).unwrap_or_default().to_owned()
    };
    let body = mail.as_ref().and_then(|mail| mail.body_text(0)).unwrap_or_default();
    Letter {
        file,
        from: header(HeaderName::From),
        to: header(HeaderName::To),
        subject: header(HeaderName::Subject),
        date: header(HeaderName::Date),
        body: body.replace("\r\n", "\n"),
    }
}
