//! What an identifier in the directory looks like.

use std::str::FromStr;

use argon2::password_hash::PasswordHash;
use data_encoding::BASE64URL_NOPAD;

/// Lower-case letters, digits and hyphens (and dots, for users), starting with a letter or digit.
pub(super) fn is_id(text: &str, dots: bool) -> bool {
    let allowed = |byte: u8| {
        byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' || (dots && byte == b'.')
    };
    (1..=64).contains(&text.len()) && text.bytes().all(allowed) && text.as_bytes()[0].is_ascii_alphanumeric()
}

/// A mail address without display name (RFC 5321 `Mailbox`).
pub(super) fn is_mailbox(text: &str) -> bool {
    lettre::Address::from_str(text).is_ok()
}

/// `https://` and something after it.
pub(super) fn is_https_address(text: &str) -> bool {
    text.strip_prefix("https://").is_some_and(|rest| !rest.is_empty()) && !text.contains(char::is_whitespace)
}

/// HSA-id: `SE`, the organisation number's ten digits, a hyphen and up to 18 letters or digits.
pub(super) fn is_hsa_id(text: &str) -> bool {
    let Some((organisation, suffix)) = text.strip_prefix("SE").and_then(|rest| rest.split_once('-')) else {
        return false;
    };
    organisation.len() == 10
        && organisation.bytes().all(|byte| byte.is_ascii_digit())
        && (1..=18).contains(&suffix.len())
        && suffix.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_uppercase())
}

/// A public X25519 recipient of the age format: Bech32 with the prefix `age`, 32 bytes.
pub(super) fn is_age_recipient(text: &str) -> bool {
    bech32::decode(text).is_ok_and(|(prefix, bytes)| prefix.as_str() == "age" && bytes.len() == 32)
}

/// A public Ed25519 key: 32 bytes in base64url without padding (the `x` of a JWK, RFC 8037).
pub(super) fn is_signing_key(text: &str) -> bool {
    BASE64URL_NOPAD.decode(text.as_bytes()).is_ok_and(|bytes| bytes.len() == 32)
}

/// A PHC string of Argon2id (RFC 9106).
pub(super) fn is_password_hash(text: &str) -> bool {
    PasswordHash::new(text).is_ok_and(|hash| hash.algorithm == argon2::ARGON2ID_IDENT && hash.hash.is_some())
}
