//! The form every token shares: compact JWS (RFC 7515) with a closed header.

use std::sync::LazyLock;

use data_encoding::BASE64URL_NOPAD;
use jiff::Timestamp;
use jsonwebtoken::errors::ErrorKind;
use jsonwebtoken::{Algorithm, Validation};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use crate::crypto::Error;
use crate::crypto::signing::{SigningKey, VerifyingKey};
use crate::crypto::token::{LEEWAY_SECONDS, provider};

/// A sort of token.
pub(super) struct Sort {
    pub(super) typ: &'static str,
    pub(super) max_bytes: usize,
}

/// Anything more in a header is refused: we would not act on it.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    typ: String,
    alg: String,
    kid: String,
}

/// Issuer, audience and times are checked by the callers, against their own clock and types.
static VALIDATION: LazyLock<Validation> = LazyLock::new(|| {
    let mut validation = Validation::new(Algorithm::EdDSA);
    validation.required_spec_claims.clear();
    validation.validate_exp = false;
    validation.validate_nbf = false;
    validation.validate_aud = false;
    validation
});

pub(super) fn sign(sort: &Sort, claims: &impl Serialize, key: &SigningKey) -> Result<String, Error> {
    let header =
        Header { typ: sort.typ.to_owned(), alg: "EdDSA".to_owned(), kid: key.public().kid().to_owned() };
    let mut token = part(&header)?;
    token.push('.');
    token.push_str(&part(claims)?);
    let signature = BASE64URL_NOPAD.encode(&key.sign(token.as_bytes()));
    token.push('.');
    token.push_str(&signature);
    // What could not be verified must not be issued.
    if token.len() > sort.max_bytes { Err(Error::TooLarge) } else { Ok(token) }
}

/// Checks form, sort, key and signature, in this order; gives the claims.
pub(super) fn verify<'k, C: DeserializeOwned>(
    sort: &Sort,
    token: &str,
    find_key: impl FnOnce(&str) -> Option<&'k VerifyingKey>,
) -> Result<C, Error> {
    let kid = named_key(sort, token)?;
    let key = find_key(&kid).ok_or(Error::Foreign)?;
    claims(token, key)
}

/// The key a token names, and its claims. Nothing of it is proved.
pub(super) fn read_unverified<C: DeserializeOwned>(sort: &Sort, token: &str) -> Result<(String, C), Error> {
    Ok((named_key(sort, token)?, read(parts(token)?.1, "claims")?))
}

/// The name of the key a token says it is signed with, of whatever sort it is. Nothing of it is proved.
///
/// # Errors
/// [`Error::Malformed`].
pub fn key_of(token: &str) -> Result<String, Error> {
    Ok(header(token)?.kid)
}

/// Checks form and sort; gives the name of the key.
pub(super) fn named_key(sort: &Sort, token: &str) -> Result<String, Error> {
    if token.len() > sort.max_bytes {
        return Err(Error::Malformed("size"));
    }
    let header = header(token)?;
    if header.alg != "EdDSA" {
        return Err(Error::Malformed("algorithm"));
    }
    if header.typ == sort.typ { Ok(header.kid) } else { Err(Error::WrongType) }
}

/// Checks the signature and gives the claims. The header's `alg` must have been looked at before.
pub(super) fn claims<C: DeserializeOwned>(token: &str, key: &VerifyingKey) -> Result<C, Error> {
    provider::install();
    match jsonwebtoken::decode(token, key.decoding(), &VALIDATION) {
        Ok(data) => Ok(data.claims),
        Err(error) => Err(match error.kind() {
            // The header is known to be readable, so this is the signature's own text.
            ErrorKind::InvalidSignature | ErrorKind::Base64(_) => Error::Tampered,
            _ => Error::Malformed("claims"),
        }),
    }
}

/// # Errors
/// [`Error::NotYetValid`] if it was made later than now.
pub(super) fn issued_at(iat: i64, now: Timestamp) -> Result<Timestamp, Error> {
    if iat > now.as_second().saturating_add(LEEWAY_SECONDS) {
        return Err(Error::NotYetValid);
    }
    timestamp(iat)
}

pub(super) fn timestamp(seconds: i64) -> Result<Timestamp, Error> {
    Timestamp::from_second(seconds).map_err(|_| Error::Malformed("time"))
}

fn header(token: &str) -> Result<Header, Error> {
    read(parts(token)?.0, "header")
}

/// Header and claims, still encoded.
pub(super) fn parts(token: &str) -> Result<(&str, &str), Error> {
    let mut parts = token.split('.');
    match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(header), Some(claims), Some(_), None) => Ok((header, claims)),
        _ => Err(Error::Malformed("parts")),
    }
}

/// One part of a token as what it should be.
pub(super) fn read<T: DeserializeOwned>(part: &str, name: &'static str) -> Result<T, Error> {
    let json = BASE64URL_NOPAD.decode(part.as_bytes()).map_err(|_| Error::Malformed(name))?;
    serde_json::from_slice(&json).map_err(|_| Error::Malformed(name))
}

fn part(value: &impl Serialize) -> Result<String, Error> {
    let json = serde_json::to_vec(value).map_err(|_| Error::Malformed("claims"))?;
    Ok(BASE64URL_NOPAD.encode(&json))
}
