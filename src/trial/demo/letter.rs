//! Reads the letters that the gateway has put into the mail folder (RFC 5322, RFC 2045, RFC 2047), as
//! far as our own letters go.

use std::fs;
use std::path::Path;

use data_encoding::BASE64_MIME_PERMISSIVE;

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
///
/// # Errors
/// When the folder or a letter can't be read; a folder that is not there yet has no letters.
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

#[must_use]
pub fn parse(file: String, bytes: &[u8]) -> Letter {
    let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n");
    let (head, body) = text.split_once("\n\n").unwrap_or((&text, ""));
    let headers = Headers(head.replace("\n ", " ").replace("\n\t", " "));
    Letter {
        file,
        from: headers.decoded("From"),
        to: headers.decoded("To"),
        subject: headers.decoded("Subject"),
        date: headers.decoded("Date"),
        body: plain_text(&headers, body),
    }
}

/// Unfolded header lines.
struct Headers(String);

impl Headers {
    fn raw(&self, name: &str) -> &str {
        let lines = self.0.lines().filter_map(|line| line.split_once(':'));
        lines
            .filter(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.trim())
            .next()
            .unwrap_or("")
    }

    /// With encoded words decoded.
    fn decoded(&self, name: &str) -> String {
        // Blanks between two encoded words are not part of the text.
        let raw = self.raw(name).replace("?= =?", "?==?");
        let mut text = String::new();
        let mut rest = raw.as_str();
        while let Some((before, from)) = rest.split_once("=?") {
            text.push_str(before);
            let mut parts = from.splitn(4, '?');
            let (_, encoding, word) = (parts.next(), parts.next(), parts.next());
            let after = parts.next().and_then(|after| after.strip_prefix('='));
            let (Some(encoding), Some(word), Some(after)) = (encoding, word, after) else {
                text.push_str("=?");
                rest = from;
                continue;
            };
            text.push_str(&match encoding {
                "B" | "b" => base64(word),
                _ => quoted_printable(&word.replace('_', " ")),
            });
            rest = after;
        }
        text.push_str(rest);
        text
    }

    fn parameter(&self, name: &str, parameter: &str) -> Option<String> {
        let value = self.raw(name);
        let (_, after) = value.split_once(&format!("{parameter}="))?;
        let after = after.trim_start_matches('"');
        Some(after.split(['"', ';']).next().unwrap_or(after).to_owned())
    }
}

/// The body, or the first plain part of a letter in parts.
fn plain_text(headers: &Headers, body: &str) -> String {
    if let Some(boundary) = headers.parameter("Content-Type", "boundary") {
        let boundary = format!("--{boundary}");
        let parts = body.split(&boundary).skip(1);
        let parts = parts.filter_map(|part| part.trim_start().split_once("\n\n"));
        let parts = parts.map(|(head, body)| (Headers(head.replace("\n ", " ").replace("\n\t", " ")), body));
        let mut texts =
            parts.map(|(head, body)| (head.raw("Content-Type").to_owned(), plain_text(&head, body)));
        return texts
            .find(|(kind, _)| !kind.starts_with("text/html"))
            .map(|(_, text)| text)
            .unwrap_or_default();
    }
    match headers.raw("Content-Transfer-Encoding").to_ascii_lowercase().as_str() {
        "quoted-printable" => quoted_printable(body),
        "base64" => base64(body),
        _ => body.to_owned(),
    }
}

fn base64(text: &str) -> String {
    let bytes = BASE64_MIME_PERMISSIVE.decode(text.trim().as_bytes()).unwrap_or_default();
    String::from_utf8_lossy(&bytes).into_owned()
}

fn quoted_printable(text: &str) -> String {
    let joined = text.replace("=\n", "");
    let mut bytes = Vec::with_capacity(joined.len());
    let mut rest = joined.as_bytes();
    while let Some((byte, after)) = rest.split_first() {
        let pair = after.get(..2).filter(|_| *byte == b'=').and_then(|pair| str::from_utf8(pair).ok());
        let decoded = pair.and_then(|pair| u8::from_str_radix(pair, 16).ok());
        bytes.push(decoded.unwrap_or(*byte));
        rest = if decoded.is_some() { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
