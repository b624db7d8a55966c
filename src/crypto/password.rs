//! Passwords of the staff: Argon2id (RFC 9106), 19 MiB, two passes, as PHC strings.
//!
//! One check takes about 30 ms of a core and 19 MiB: run it where it may block, few at a time.

use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};
use ring::rand::SecureRandom;

use crate::crypto::{Error, random};

const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// Longer ones are no password but an attempt to keep us busy.
const MAX_BYTES: usize = 1024;

/// Hash of nothing anybody knows: what an unknown user's password is checked against, so that
/// the answer takes as long as for a known one.
const NOBODY: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5IGtub3dzIGl0$MDEyMzQ1Njc4OWFiY2RlZmdoaWprbG1ub3BxcnN0dXY";

/// The PHC string to keep in `config/users.toml`.
///
/// # Errors
/// [`Error::Random`].
pub fn hash(password: &str, rng: &dyn SecureRandom) -> Result<String, Error> {
    let salt = SaltString::encode_b64(&random::bytes::<16>(rng)?).expect("16 bytes are a salt");
    let hash = argon2id().hash_password(password.as_bytes(), &salt);
    Ok(hash.expect("our parameters are valid").to_string())
}

/// Is this the password? `kept` is the user's PHC string, none for an unknown user; the work
/// is the same.
#[must_use]
pub fn verify(password: &str, kept: Option<&str>) -> bool {
    let known = kept.and_then(|phc| PasswordHash::new(phc).ok());
    let nobody = PasswordHash::new(NOBODY).expect("the constant is a PHC string");
    let password = if password.len() <= MAX_BYTES { password } else { "" };
    let fits = argon2id().verify_password(password.as_bytes(), known.as_ref().unwrap_or(&nobody)).is_ok();
    fits && known.is_some() && !password.is_empty()
}

fn argon2id() -> Argon2<'static> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).expect("our parameters are valid");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}
