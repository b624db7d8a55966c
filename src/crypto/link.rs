//! The secret of a link: 256 random bits in the fragment of `https://host/l#<token>`.
//! Only its digest is stored.

use std::fmt;

use ring::rand::SecureRandom;

use crate::crypto::digest::{DigestKey, Purpose};
use crate::crypto::opaque::Opaque;
use crate::crypto::{Error, pasted};
use crate::domain::Digest;

/// Characters of a token.
const SYMBOLS: usize = 43;

/// 43 base64url characters. Wiped when dropped.
#[derive(Clone)]
pub struct LinkToken(Opaque);

impl LinkToken {
    /// # Errors
    /// [`Error::Random`].
    pub fn generate(rng: &dyn SecureRandom) -> Result<Self, Error> {
        Ok(Self(Opaque::generate(rng)?))
    }

    /// Reads what stands after `#`, or a whole link in whatever way it is pasted.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let after_mark = || {
            let beginnings = pasted::beginnings(text, "/l");
            beginnings.iter().find_map(|beginning| Opaque::parse(beginning.get(..SYMBOLS)?))
        };
        Opaque::parse(&pasted::alone(text)).or_else(after_mark).map(Self)
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// What the store knows of it.
    #[must_use]
    pub fn digest(&self, key: &DigestKey) -> Digest {
        key.digest(Purpose::Link, self.as_str().as_bytes())
    }
}

impl fmt::Debug for LinkToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LinkToken(…)")
    }
}
