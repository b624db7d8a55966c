//! The public reference of a request: what may be said on the telephone and written in a mail.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::domain::crockford::{self, ALPHABET};
use crate::domain::digest::Digest;
use crate::domain::stored::bytes::stored_as_bytes;
use crate::domain::written;

/// `U-7K3M-Q9XD-S`: eight Crockford base-32 characters of a digest and one check character, which
/// finds every mistyped character and every two swapped ones.
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
        let written = written::compact(text).filter(|c| *c != '-');
        let mut symbols: Vec<u8> = written
            .map(|c| if matches!(c, 'U' | 'u') { Some(b'U') } else { crockford::read(c) })
            .collect::<Option<_>>()?;
        if symbols.len() == 10 && symbols[0] == b'U' {
            symbols.remove(0);
        }
        let (check, body) = symbols.split_last()?;
        let reference = Self(body.try_into().ok()?);
        let known = reference.0.iter().all(|b| ALPHABET.contains(b));
        (known && crockford::check(&reference.0) == *check).then_some(reference)
    }

    /// The beginning of the digest it was made of.
    #[must_use]
    pub fn digest_prefix(&self) -> [u8; 5] {
        let value = |symbol: &u8| ALPHABET.iter().position(|known| known == symbol).unwrap_or(0) as u64;
        let bits = self.0.iter().fold(0_u64, |bits, symbol| (bits << 5) | value(symbol));
        bits.to_be_bytes()[3..].try_into().expect("forty bits are five bytes")
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
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = str::from_utf8(&self.0).expect("only ASCII symbols are stored");
        write!(f, "U-{}-{}-{}", &text[..4], &text[4..], char::from(crockford::check(&self.0)))
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

stored_as_bytes!(Reference, Self::as_bytes, Self::from_bytes, "not a reference");
