//! The secret of a link, in whatever a person pastes.
//!
//! A link comes out of a mail bare, in angle brackets, at the end of a sentence, broken over two lines,
//! with characters that nobody sees, or wrapped into the address of a mail filter, which writes `#` as
//! `%23`, `%2523` or `*`. A secret is known by its length and its characters, so that everything that
//! can stand around it may: what is no secret opens nothing.

use percent_encoding::percent_decode_str;
use zeroize::Zeroizing;

use crate::domain::written;

/// A filter's address in a filter's address, and each of them encoded.
const MOST_LAYERS: usize = 4;
/// Nothing longer is a link.
const MOST: usize = 8192;

/// Texts that may begin with the secret of a link to that page (`/l`, `/k`), likeliest first.
pub(super) fn beginnings(text: &str, page: &str) -> Vec<Zeroizing<String>> {
    let marks =
        [format!("{page}#"), format!("{page}/#"), format!("{page}*"), "#".to_owned(), format!("{page}/")];
    let mut layer = plain(text);
    let mut found = Vec::new();
    for _ in 0..MOST_LAYERS {
        if let Some(address) = proofpoint(&layer) {
            layer = address;
        }
        let after = marks.iter().filter_map(|mark| layer.rsplit_once(mark.as_str()));
        found.extend(after.map(|(_, after)| Zeroizing::new(after.to_owned())));
        let next = Zeroizing::new(percent_decode_str(&layer).decode_utf8_lossy().into_owned());
        if next == layer {
            break;
        }
        layer = next;
    }
    found
}

/// The text itself, without what may stand around a secret.
pub(super) fn alone(text: &str) -> Zeroizing<String> {
    let around = |c: char| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_'));
    Zeroizing::new(plain(text).trim_matches(around).to_owned())
}

/// Without blanks, line ends and what nobody sees; quoted-printable's soft line ends go with them.
fn plain(text: &str) -> Zeroizing<String> {
    let text = text.get(..MOST).unwrap_or(text);
    let text = Zeroizing::new(text.replace("=\r\n", "").replace("=\n", ""));
    let seen = written::compact(&text).filter(|c| !c.is_control());
    let seen: Zeroizing<String> = Zeroizing::new(seen.collect());
    Zeroizing::new(seen.replace("&#35;", "#").replace("&#x23;", "#"))
}

/// Proofpoint's older addresses write `%` as `-` and `/` as `_`.
fn proofpoint(address: &str) -> Option<Zeroizing<String>> {
    let (_, rest) = address.split_once("/v2/url?u=")?;
    let value = rest.split('&').next().unwrap_or_default();
    Some(Zeroizing::new(value.replace('-', "%").replace('_', "/")))
}
