//! Small secrets that must wait in the store for a moment, such as a link in the outbox:
//! AES-256-GCM (NIST SP 800-38D) with a random nonce, bound to where it lies.

use data_encoding::BASE64URL_NOPAD;
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::rand::SecureRandom;
use zeroize::Zeroizing;

use crate::crypto::{Error, random};

/// Derived from the session key.
pub struct WrapKey(LessSafeKey);

impl WrapKey {
    #[must_use]
    pub fn new(key: &[u8; 32]) -> Self {
        let key = UnboundKey::new(&AES_256_GCM, key).expect("32 bytes are an AES-256 key");
        Self(LessSafeKey::new(key))
    }

    /// base64url of nonce, ciphertext and tag. `bound_to` must be given again to unwrap.
    ///
    /// # Errors
    /// [`Error::Random`].
    pub fn wrap(&self, secret: &[u8], bound_to: &[u8], rng: &dyn SecureRandom) -> Result<String, Error> {
        // Random nonces are safe for 2³² messages under one key.
        let nonce = random::bytes::<NONCE_LEN>(rng)?;
        let mut buffer = Zeroizing::new(secret.to_vec());
        let tag = self
            .0
            .seal_in_place_separate_tag(
                Nonce::assume_unique_for_key(nonce),
                Aad::from(bound_to),
                buffer.as_mut_slice(),
            )
            .expect("a small secret is shorter than AES-GCM's limit");
        Ok(BASE64URL_NOPAD.encode(&[&nonce, buffer.as_slice(), tag.as_ref()].concat()))
    }

    /// # Errors
    /// [`Error::Damaged`] if it was changed, wrapped under another key, or bound elsewhere.
    pub fn unwrap(&self, wrapped: &str, bound_to: &[u8]) -> Result<Zeroizing<Vec<u8>>, Error> {
        let mut bytes =
            Zeroizing::new(BASE64URL_NOPAD.decode(wrapped.as_bytes()).map_err(|_| Error::Damaged)?);
        let (nonce, sealed) = bytes.split_first_chunk_mut::<NONCE_LEN>().ok_or(Error::Damaged)?;
        let plain = self
            .0
            .open_in_place(Nonce::assume_unique_for_key(*nonce), Aad::from(bound_to), sealed)
            .map_err(|_| Error::Damaged)?;
        Ok(Zeroizing::new(plain.to_vec()))
    }
}
