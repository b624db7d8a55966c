//! Random bytes from the source the caller brings.

use data_encoding::BASE64URL_NOPAD;
use ring::rand::SecureRandom;
use zeroize::Zeroizing;

use crate::crypto::Error;

pub(super) fn bytes<const N: usize>(rng: &dyn SecureRandom) -> Result<[u8; N], Error> {
    let mut bytes = [0; N];
    rng.fill(&mut bytes).map_err(|_| Error::Random)?;
    Ok(bytes)
}

pub(super) fn secret<const N: usize>(rng: &dyn SecureRandom) -> Result<Zeroizing<[u8; N]>, Error> {
    let mut bytes = Zeroizing::new([0; N]);
    rng.fill(bytes.as_mut()).map_err(|_| Error::Random)?;
    Ok(bytes)
}

/// 128 bits, base64url: a token's `jti`.
pub(super) fn identifier(rng: &dyn SecureRandom) -> Result<String, Error> {
    Ok(BASE64URL_NOPAD.encode(&bytes::<16>(rng)?))
}
