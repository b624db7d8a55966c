//! The token by which another system shows who it is (RFC 6750): made by itself for a few minutes and
//! signed with its own key, as an assertion of RFC 7523 is.
//!
//! Any JWT library makes one, so `typ` may be missing or `JWT`, and claims that we do not know are left
//! alone. What would change the meaning of the token (`crit`, an embedded key) is refused with the header.

use jiff::Timestamp;
use serde::Deserialize;

use crate::crypto::Error;
use crate::crypto::signing::VerifyingKey;
use crate::crypto::token::{LEEWAY_SECONDS, jwt};

/// Longest time from `iat` to `exp`, in seconds.
pub const SYSTEM_SECONDS: i64 = 5 * 60;

const MAX_BYTES: usize = 4 * 1024;
/// Longest `jti`, in bytes.
const MAX_ID: usize = 128;

/// A token that holds now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SystemToken {
    /// `jti`: for what changes something, accepted once.
    pub id: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Header {
    alg: String,
    #[serde(default)]
    typ: Option<String>,
    /// Ours to know: the system has one key.
    #[serde(default, rename = "kid")]
    _kid: Option<String>,
}

#[derive(Deserialize)]
struct Claims {
    iss: String,
    sub: String,
    aud: Audience,
    iat: NumericDate,
    exp: NumericDate,
    #[serde(default)]
    nbf: Option<NumericDate>,
    jti: String,
}

/// RFC 7519 §4.1.3: a text, or a list; a list of more than one is meant for others as well.
#[derive(Deserialize)]
#[serde(untagged)]
enum Audience {
    One(String),
    List(Vec<String>),
}

/// Seconds since 1970 (RFC 7519 §2), whole: libraries write them with decimals, too, or as `1.79605e9`.
#[derive(Clone, Copy, Deserialize)]
#[serde(try_from = "serde_json::Number")]
struct NumericDate(i64);

impl TryFrom<serde_json::Number> for NumericDate {
    type Error = &'static str;

    fn try_from(number: serde_json::Number) -> Result<Self, Self::Error> {
        const NONE: &str = "no number of seconds";
        if let Some(whole) = number.as_i64() {
            return Ok(Self(whole));
        }
        let seconds = number.as_f64().filter(|seconds| seconds.is_finite()).ok_or(NONE)?;
        format!("{:.0}", seconds.floor()).parse().map(Self).map_err(|_| NONE)
    }
}

#[derive(Deserialize)]
struct Issuer {
    iss: String,
}

/// Who the token says made it. Nothing of it is checked: this only finds the key to check it with.
///
/// # Errors
/// [`Error::Malformed`].
pub fn system_of(token: &str) -> Result<String, Error> {
    if token.len() > MAX_BYTES {
        return Err(Error::Malformed("size"));
    }
    let (_, claims) = jwt::parts(token)?;
    Ok(jwt::read::<Issuer>(claims, "claims")?.iss)
}

/// Checks a token of that system: signature, who, for whom, and when.
///
/// # Errors
/// [`Error::Tampered`] for another key, [`Error::Foreign`] for another system, then
/// [`Error::WrongAudience`], [`Error::NotYetValid`], [`Error::TooLongLived`], [`Error::Expired`];
/// [`Error::Malformed`] for another algorithm than EdDSA and whatever else is wrong in form.
pub fn verify_system(
    token: &str,
    system: &str,
    key: &VerifyingKey,
    audience: &str,
    now: Timestamp,
) -> Result<SystemToken, Error> {
    if token.len() > MAX_BYTES {
        return Err(Error::Malformed("size"));
    }
    let header: Header = jwt::read(jwt::parts(token)?.0, "header")?;
    if header.alg != "EdDSA" {
        return Err(Error::Malformed("algorithm"));
    }
    if header.typ.is_some_and(|typ| !typ.eq_ignore_ascii_case("JWT")) {
        return Err(Error::WrongType);
    }
    let claims: Claims = jwt::claims(token, key)?;
    if claims.iss != system || claims.sub != system {
        return Err(Error::Foreign);
    }
    let aud = match &claims.aud {
        Audience::One(aud) => aud,
        Audience::List(list) => match list.as_slice() {
            [aud] => aud,
            _ => return Err(Error::Malformed("audience")),
        },
    };
    if aud != audience {
        return Err(Error::WrongAudience);
    }
    if !(1..=MAX_ID).contains(&claims.jti.len()) {
        return Err(Error::Malformed("jti"));
    }
    if claims.exp.0 <= claims.iat.0 {
        return Err(Error::Malformed("time"));
    }
    for begins in [Some(claims.iat.0), claims.nbf.map(|begins| begins.0)].into_iter().flatten() {
        jwt::issued_at(begins, now)?;
    }
    // After that: in milliseconds, as some write them, all of it lies in the future.
    if claims.exp.0.saturating_sub(claims.iat.0) > SYSTEM_SECONDS {
        return Err(Error::TooLongLived);
    }
    if claims.exp.0.saturating_add(LEEWAY_SECONDS) <= now.as_second() {
        return Err(Error::Expired);
    }
    Ok(SystemToken { id: claims.jti })
}
