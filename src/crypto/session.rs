//! Session ids and the CSRF tokens that belong to them.

use std::fmt;

use data_encoding::BASE64URL_NOPAD;
use ring::hmac;
use ring::rand::SecureRandom;

use crate::crypto::Error;
use crate::crypto::digest::{DigestKey, Purpose};
use crate::crypto::opaque::Opaque;
use crate::domain::Digest;

/// What the session cookie holds: 256 random bits, 43 base64url characters. Only its digest is
/// stored. Wiped when dropped.
#[derive(Clone)]
pub struct SessionId(Opaque);

impl SessionId {
    /// # Errors
    /// [`Error::Random`].
    pub fn generate(rng: &dyn SecureRandom) -> Result<Self, Error> {
        Ok(Self(Opaque::generate(rng)?))
    }

    /// Reads a cookie's value.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Some(Self(Opaque::parse(text)?))
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// What the store knows of it.
    #[must_use]
    pub fn digest(&self, key: &DigestKey) -> Digest {
        key.digest(Purpose::Session, self.as_str().as_bytes())
    }
}

impl fmt::Debug for SessionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SessionId(…)")
    }
}

/// Makes and checks the token every form of a session carries.
pub struct CsrfKey(hmac::Key);

impl CsrfKey {
    #[must_use]
    pub fn new(key: &[u8; 32]) -> Self {
        Self(hmac::Key::new(hmac::HMAC_SHA256, key))
    }

    /// HMAC-SHA-256 of the session's id, base64url.
    #[must_use]
    pub fn token(&self, session: &SessionId) -> String {
        BASE64URL_NOPAD.encode(hmac::sign(&self.0, session.as_str().as_bytes()).as_ref())
    }

    /// Compares in constant time.
    #[must_use]
    pub fn verify(&self, session: &SessionId, token: &str) -> bool {
        BASE64URL_NOPAD
            .decode(token.as_bytes())
            .is_ok_and(|tag| hmac::verify(&self.0, session.as_str().as_bytes(), &tag).is_ok())
    }
}
