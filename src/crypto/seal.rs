//! Sealed documents: ordinary age files (age-encryption.org/v1) for several X25519 recipients.
//!
//! Any age tool opens them with the right key; no gateway is needed.

use std::fmt;
use std::io::{Read, Write};
use std::str::FromStr;

use age::x25519;
use age::{DecryptError, Decryptor, Encryptor, Recipient};
use bech32::{Bech32, Hrp};
use ring::rand::SecureRandom;
use zeroize::Zeroizing;

use crate::crypto::{Error, random};

const SECRET_KEY_PREFIX: Hrp = Hrp::parse_unchecked("AGE-SECRET-KEY-");

/// Header, nonce and one tag for each 64 KiB: room enough that the output never moves.
const OVERHEAD_BYTES: usize = 1024;

/// A key that opens sealed documents. Wiped when dropped.
pub struct Identity(x25519::Identity);

impl Identity {
    /// From 32 secret bytes.
    #[must_use]
    pub fn from_seed(seed: &[u8; 32]) -> Self {
        // age makes a key of given bytes only by its text form.
        let text = Zeroizing::new(
            bech32::encode_upper::<Bech32>(SECRET_KEY_PREFIX, seed).expect("32 bytes fit in Bech32"),
        );
        Self(x25519::Identity::from_str(&text).expect("what Bech32 wrote, age reads"))
    }

    /// # Errors
    /// [`Error::Random`].
    pub fn generate(rng: &dyn SecureRandom) -> Result<Self, Error> {
        Ok(Self::from_seed(&*random::secret(rng)?))
    }

    /// Reads `AGE-SECRET-KEY-1…`.
    ///
    /// # Errors
    /// [`Error::WrongKey`] if it is not one.
    pub fn parse(text: &str) -> Result<Self, Error> {
        x25519::Identity::from_str(text.trim()).map(Self).map_err(|_| Error::WrongKey)
    }

    /// `AGE-SECRET-KEY-1…`, to be printed and kept offline.
    #[must_use]
    pub fn expose(&self) -> Zeroizing<String> {
        use age::secrecy::ExposeSecret;
        Zeroizing::new(self.0.to_string().expose_secret().to_owned())
    }

    /// The public half: `age1…`.
    #[must_use]
    pub fn recipient(&self) -> String {
        self.0.to_public().to_string()
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Identity(…)")
    }
}

/// Is it an X25519 age recipient (`age1…`)?
#[must_use]
pub fn is_recipient(text: &str) -> bool {
    x25519::Recipient::from_str(text).is_ok()
}

/// Seals to every recipient (`age1…`): each can open it alone.
///
/// # Errors
/// [`Error::BadRecipient`] if there is none, or one can't be read.
pub fn seal(plain: &[u8], recipients: &[impl AsRef<str>]) -> Result<Vec<u8>, Error> {
    let recipients: Vec<x25519::Recipient> = recipients
        .iter()
        .map(|text| x25519::Recipient::from_str(text.as_ref()).map_err(|_| Error::BadRecipient))
        .collect::<Result<_, _>>()?;
    let encryptor = Encryptor::with_recipients(recipients.iter().map(|r| r as &dyn Recipient))
        .map_err(|_| Error::BadRecipient)?;
    let mut sealed = Vec::with_capacity(plain.len() + plain.len() / 4096 + OVERHEAD_BYTES);
    let written = encryptor
        .wrap_output(&mut sealed)
        .and_then(|mut writer| writer.write_all(plain).and_then(|()| writer.finish()));
    written.expect("writing to memory does not fail");
    Ok(sealed)
}

/// Opens a sealed document.
///
/// # Errors
/// [`Error::WrongKey`] if it was sealed to others, [`Error::Damaged`] if it was changed or cut.
pub fn open(sealed: &[u8], identity: &Identity) -> Result<Zeroizing<Vec<u8>>, Error> {
    let decryptor = Decryptor::new_buffered(sealed).map_err(|_| Error::Damaged)?;
    let mut reader = decryptor.decrypt(std::iter::once(&identity.0 as &dyn age::Identity)).map_err(
        |error| match error {
            DecryptError::NoMatchingKeys => Error::WrongKey,
            _ => Error::Damaged,
        },
    )?;
    // Never grows, so that no unwiped copy is left behind.
    let mut plain = Zeroizing::new(Vec::with_capacity(sealed.len()));
    reader.read_to_end(&mut plain).map_err(|_| Error::Damaged)?;
    Ok(plain)
}
