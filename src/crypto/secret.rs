//! The consent secret: whoever holds it can send requests under the consent and open the
//! answers. It lives in the consent document, and nowhere else.

use std::fmt;

use data_encoding::BASE64URL_NOPAD;
use ring::rand::SecureRandom;
use zeroize::Zeroizing;

use crate::crypto::seal::Identity;
use crate::crypto::signing::{SigningKey, VerifyingKey};
use crate::crypto::{Error, derive, random};

const SALT: &str = "underlag/v1/consent";

/// 32 random bytes. Wiped when dropped.
#[derive(Clone)]
pub struct ConsentSecret(Zeroizing<[u8; 32]>);

/// What the consent token says of the secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsentPublic {
    /// `cnf.jwk`: proofs are checked against it.
    pub signing: VerifyingKey,
    /// `reply_to`: answers are sealed to it (`age1…`).
    pub sealing: String,
}

impl ConsentSecret {
    /// # Errors
    /// [`Error::Random`].
    pub fn generate(rng: &dyn SecureRandom) -> Result<Self, Error> {
        Ok(Self(random::secret(rng)?))
    }

    #[must_use]
    pub fn from_bytes(bytes: &[u8; 32]) -> Self {
        Self(Zeroizing::new(*bytes))
    }

    /// Reads 43 base64url characters.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = Zeroizing::new(BASE64URL_NOPAD.decode(text.as_bytes()).ok()?);
        Some(Self::from_bytes(bytes.as_slice().try_into().ok()?))
    }

    /// 43 base64url characters, for the consent document only.
    #[must_use]
    pub fn expose(&self) -> Zeroizing<String> {
        Zeroizing::new(BASE64URL_NOPAD.encode(self.0.as_ref()))
    }

    /// Signs request proofs.
    #[must_use]
    pub fn signing_key(&self) -> SigningKey {
        SigningKey::from_seed(&derive::key(self.0.as_ref(), SALT, "ed25519"))
    }

    /// Opens what is sealed to the consent.
    #[must_use]
    pub fn identity(&self) -> Identity {
        Identity::from_seed(&derive::key(self.0.as_ref(), SALT, "x25519"))
    }

    #[must_use]
    pub fn public(&self) -> ConsentPublic {
        ConsentPublic { signing: self.signing_key().public().clone(), sealing: self.identity().recipient() }
    }
}

impl fmt::Debug for ConsentSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ConsentSecret(…)")
    }
}
