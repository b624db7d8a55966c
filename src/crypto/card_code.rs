//! The code on a client's card: in the fragment of `https://host/k#<code>`, or typed. Only its
//! digest is stored.

use std::fmt;

use ring::rand::SecureRandom;
use zeroize::Zeroizing;

use crate::crypto::digest::{DigestKey, Purpose};
use crate::crypto::paper_code::PaperCode;
use crate::crypto::{Error, pasted};
use crate::domain::Digest;

/// 26 symbols and a check symbol, as a recipient key. Wiped when dropped.
#[derive(Clone)]
pub struct CardCode(PaperCode);

impl CardCode {
    /// # Errors
    /// [`Error::Random`].
    pub fn generate(rng: &dyn SecureRandom) -> Result<Self, Error> {
        Ok(Self(PaperCode::generate(rng)?))
    }

    /// Reads a code as people type it, or the whole link of a card.
    ///
    /// # Errors
    /// [`Error::KeyLength`], [`Error::KeyCharacter`] or [`Error::KeyMistyped`].
    pub fn parse(text: &str) -> Result<Self, Error> {
        let mut code = PaperCode::parse(text).or_else(|_| PaperCode::parse(&pasted::alone(text)));
        for beginning in pasted::beginnings(text, "/k") {
            if code.is_ok() {
                break;
            }
            code = PaperCode::parse(first_symbols(&beginning)).or(code);
        }
        Ok(Self(code?))
    }

    /// In groups of four, with the check: for the card and nothing else.
    #[must_use]
    pub fn display(&self) -> Zeroizing<String> {
        self.0.display()
    }

    /// What the store knows of it.
    #[must_use]
    pub fn digest(&self, key: &DigestKey) -> Digest {
        key.digest(Purpose::Card, self.0.as_bytes())
    }
}

/// As much as can be a code: what follows it in a pasted text is none.
fn first_symbols(text: &str) -> &str {
    let mut symbols = 0;
    let end = text.find(|c: char| {
        symbols += usize::from(c.is_ascii_alphanumeric());
        symbols > PaperCode::SYMBOLS_WITH_CHECK || !(c.is_ascii_alphanumeric() || c == '-')
    });
    &text[..end.unwrap_or(text.len())]
}

impl fmt::Debug for CardCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CardCode(…)")
    }
}
