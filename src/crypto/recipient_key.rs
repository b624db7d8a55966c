//! The recipient key: what a clinic got on paper at enrolment and types to open a request.
//! 26 symbols of Crockford's base 32 and a check symbol, in groups of four.

use std::fmt;

use jiff::civil::Date;
use ring::rand::SecureRandom;
use zeroize::Zeroizing;

use crate::crypto::paper_code::PaperCode;
use crate::crypto::seal::Identity;
use crate::crypto::signing::SigningKey;
use crate::crypto::{Error, derive};
use crate::domain::RecipientKeys;

const SALT: &str = "underlag/v1/recipient";

/// Wiped when dropped.
#[derive(Clone)]
pub struct RecipientKey(PaperCode);

impl RecipientKey {
    /// # Errors
    /// [`Error::Random`].
    pub fn generate(rng: &dyn SecureRandom) -> Result<Self, Error> {
        Ok(Self(PaperCode::generate(rng)?))
    }

    /// Reads a key as people type it: any case, spaces and hyphens anywhere, `O` for 0, `I` or
    /// `L` for 1.
    ///
    /// # Errors
    /// [`Error::KeyLength`], [`Error::KeyCharacter`] or [`Error::KeyMistyped`].
    pub fn parse(text: &str) -> Result<Self, Error> {
        Ok(Self(PaperCode::parse(text)?))
    }

    /// In groups of four, with the check: for the enrolment letter and nothing else.
    #[must_use]
    pub fn display(&self) -> Zeroizing<String> {
        self.0.display()
    }

    /// Signs answers.
    #[must_use]
    pub fn signing_key(&self) -> SigningKey {
        SigningKey::from_seed(&derive::key(self.0.as_bytes(), SALT, "ed25519"))
    }

    /// Opens requests.
    #[must_use]
    pub fn identity(&self) -> Identity {
        Identity::from_seed(&derive::key(self.0.as_bytes(), SALT, "x25519"))
    }

    /// The public halves, for the directory.
    #[must_use]
    pub fn public(&self, enrolled: Date) -> RecipientKeys {
        RecipientKeys {
            sealing: self.identity().recipient(),
            signing: self.signing_key().public().x(),
            enrolled,
        }
    }

    /// Is it this recipient's key?
    ///
    /// # Errors
    /// [`Error::WrongKey`], after the same work for every key.
    pub fn unlock(&self, keys: &RecipientKeys) -> Result<SigningKey, Error> {
        let signing = self.signing_key();
        if signing.public().x() == keys.signing { Ok(signing) } else { Err(Error::WrongKey) }
    }
}

impl fmt::Debug for RecipientKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RecipientKey(…)")
    }
}
