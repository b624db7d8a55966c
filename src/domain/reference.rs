//! The public reference of a request: what may be said on the telephone and written in a mail.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::domain::digest::Digest;

/// Crockford's base 32: no I, L, O or U, so it survives being read aloud.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// `U-7K3M-Q9XD-4`: eight Crockford base-32 characters of a digest and one check character.
///
/// The check character is the weighted sum (weights 3, 5, 7, … , 17) modulo 31, so a mistyped
/// character is always found, and so are two swapped neighbours unless they differ by a
/// multiple of 31.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Reference([u8; 8]);

impl Reference {
    /// The first 40 bits of a digest.
    #[must_use]
    pub fn from_digest(digest: &Digest) -> Self {
        let bits = digest.as_bytes()[..5].iter().fold(0_u64, |acc, byte| (acc << 8) | u64::from(*byte));
        let mut symbols = [0; 8];
        for (place, symbol) in symbols.iter_mut().enumerate() {
            let value = (bits >> (35 - 5 * place)) & 31;
            *symbol = ALPHABET[usize::try_from(value).expect("five bits fit")];
        }
        Self(symbols)
    }

    /// Reads a reference as people write it: any case, spaces or hyphens anywhere, with or
    /// without the leading `U`, `O` for 0 and `I` or `L` for 1.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut symbols: Vec<u8> = text
            .bytes()
            .filter(|b| !matches!(b, b' ' | b'-'))
            .map(|b| match b.to_ascii_uppercase() {
                b'O' => b'0',
                b'I' | b'L' => b'1',
                other => other,
            })
            .collect();
        if symbols.len() == 10 && symbols[0] == b'U' {
            symbols.remove(0);
        }
        let (check, body) = symbols.split_last()?;
        let reference = Self(body.try_into().ok()?);
        let known = reference.0.iter().all(|b| ALPHABET.contains(b));
        (known && reference.check() == *check).then_some(reference)
    }

    /// Eight characters without punctuation: the key in the store.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 8] {
        &self.0
    }

    /// Reads what [`Self::as_bytes`] gave.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 8]) -> Option<Self> {
        bytes.iter().all(|byte| ALPHABET.contains(byte)).then_some(Self(bytes))
    }

    fn check(&self) -> u8 {
        let sum: usize = self
            .0
            .iter()
            .zip((3..).step_by(2))
            .map(|(symbol, weight)| {
                let value = ALPHABET.iter().position(|b| b == symbol).unwrap_or(0);
                value * weight
            })
            .sum();
        ALPHABET[sum % 31]
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = str::from_utf8(&self.0).expect("only ASCII symbols are stored");
        write!(f, "U-{}-{}-{}", &text[..4], &text[4..], char::from(self.check()))
    }
}

impl TryFrom<String> for Reference {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("not a reference, or mistyped: the check character does not match")
    }
}

impl From<Reference> for String {
    fn from(reference: Reference) -> Self {
        reference.to_string()
    }
}
