//! The place in a file that is kept for its own proof: `proof.jwt`, an unpacked stream of one length. It
//! holds tokens, each but the last with a line feed after it, then spaces. What a proof signs is the file with
//! nothing but spaces there.

use std::ops::Range;

use crate::document::{File, Relation};

/// What the embedded file is called.
pub const NAME: &str = "proof.jwt";

/// Bytes: two tokens of a kilobyte each, and room.
const LENGTH: usize = 4096;

static BLANK: [u8; LENGTH] = [b' '; LENGTH];

/// The place as it is written first.
pub(super) const fn blank(description: &str) -> File<'_> {
    File { name: NAME, media_type: "application/jwt", description, relation: Relation::Data, bytes: &BLANK }
}

/// The file in three parts, with spaces in its place. None where that is no place of ours.
#[must_use]
pub fn blanked<'a>(pdf: &'a [u8], place: &Range<usize>) -> Option<[&'a [u8]; 3]> {
    let fits = place.len() == LENGTH;
    fits.then_some([pdf.get(..place.start)?, &BLANK, pdf.get(place.end..)?])
}

/// Puts the tokens where the spaces are. False: they don't fit.
#[must_use]
pub fn fill(place: &mut [u8], tokens: &[&str]) -> bool {
    let text = tokens.join("\n");
    let Some(start) = place.get_mut(..text.len()) else { return false };
    start.copy_from_slice(text.as_bytes());
    true
}

/// The tokens in a place; a file of an earlier version has one token there and nothing else. None where
/// there is anything but tokens.
#[must_use]
pub fn tokens(place: &[u8]) -> Option<Vec<&str>> {
    let text = str::from_utf8(place).ok()?.trim_end_matches(' ');
    if text.is_empty() {
        return Some(Vec::new());
    }
    let is_token = |token: &&str| {
        !token.is_empty()
            && token.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.'))
    };
    let tokens: Vec<&str> = text.split('\n').collect();
    tokens.iter().all(is_token).then_some(tokens)
}
