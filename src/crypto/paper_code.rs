//! A secret on paper that people type.
//!
//! 26 symbols of Crockford's base 32 (130 bits) and a check symbol, shown in groups of four:
//! `7K3M-Q9XD-…-42A`. The check is a sum over GF(32) with a different non-zero weight for every
//! place, so every single wrong symbol and every two swapped symbols are found.

use ring::rand::SecureRandom;
use zeroize::Zeroizing;

use crate::crypto::{Error, random};
use crate::domain::crockford::{ALPHABET, check, read};
use crate::domain::written;

const SYMBOLS: usize = 26;

/// The 26 symbols, without the check. Wiped when dropped.
#[derive(Clone)]
pub(super) struct PaperCode(Zeroizing<[u8; SYMBOLS]>);

impl PaperCode {
    pub const SYMBOLS_WITH_CHECK: usize = SYMBOLS + 1;

    pub fn generate(rng: &dyn SecureRandom) -> Result<Self, Error> {
        let mut symbols = random::secret::<SYMBOLS>(rng)?;
        for symbol in symbols.iter_mut() {
            *symbol = ALPHABET[usize::from(*symbol & 31)];
        }
        Ok(Self(symbols))
    }

    /// Reads a code as people type it: any case, spaces and hyphens anywhere, `O` for 0, `I` or
    /// `L` for 1.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let mut symbols = Zeroizing::new([0; SYMBOLS + 1]);
        let mut found = 0;
        for symbol in written::compact(text).filter(|c| *c != '-').map(read) {
            if let Some(place) = symbols.get_mut(found) {
                *place = symbol.ok_or(Error::KeyCharacter)?;
            }
            found += 1;
        }
        if found != SYMBOLS + 1 {
            return Err(Error::KeyLength { found });
        }
        let body = symbols.first_chunk::<SYMBOLS>().expect("27 symbols hold 26");
        if check(body) != symbols[SYMBOLS] {
            return Err(Error::KeyMistyped);
        }
        Ok(Self(Zeroizing::new(*body)))
    }

    /// The symbols without the check.
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_ref()
    }

    /// In groups of four, with the check.
    pub fn display(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(SYMBOLS + SYMBOLS / 4 + 1));
        for (index, symbol) in self.0.iter().chain([&check(&*self.0)]).enumerate() {
            if index > 0 && index % 4 == 0 {
                text.push('-');
            }
            text.push(char::from(*symbol));
        }
        text
    }
}
