//! 256 random bits as 43 base64url characters: what a link or a session cookie holds.

use data_encoding::BASE64URL_NOPAD;
use ring::rand::SecureRandom;
use zeroize::Zeroizing;

use crate::crypto::{Error, random};

/// Wiped when dropped.
#[derive(Clone)]
pub(super) struct Opaque(Zeroizing<String>);

impl Opaque {
    pub(super) fn generate(rng: &dyn SecureRandom) -> Result<Self, Error> {
        let bytes = random::secret::<32>(rng)?;
        Ok(Self(Zeroizing::new(BASE64URL_NOPAD.encode(bytes.as_ref()))))
    }

    /// Exactly 43 base64url characters; anything else can't be one of ours.
    pub(super) fn parse(text: &str) -> Option<Self> {
        if text.len() != 43 {
            return None;
        }
        let bytes = Zeroizing::new(BASE64URL_NOPAD.decode(text.as_bytes()).ok()?);
        (bytes.len() == 32).then(|| Self(Zeroizing::new(text.to_owned())))
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}
