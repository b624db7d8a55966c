//! The addendum to a consent: which file was added to it later, and by whom.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::crypto::Error;
use crate::crypto::hash::Hash;
use crate::crypto::keys::GatewayKeys;
use crate::crypto::signing::Jwks;
use crate::crypto::token::jwt::{self, Sort};

const SORT: Sort = Sort { typ: "underlag-evidence+jwt", max_bytes: 4 * 1024 };

/// What the gateway says of the scan of a signed paper. It says nothing of what the paper shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Addendum {
    /// `jti` of the consent it was added to.
    pub consent: String,
    /// Name of who added it.
    pub by: String,
    pub file_name: String,
    pub media_type: String,
    /// SHA-256 of the scan.
    pub sha256: Hash,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Claims {
    iss: String,
    iat: i64,
    added: Addendum,
}

/// Signs an addendum with the gateway's key.
///
/// # Errors
/// [`Error::TooLarge`].
pub fn issue_addendum(
    keys: &GatewayKeys,
    issuer: &str,
    added: Addendum,
    now: Timestamp,
) -> Result<String, Error> {
    let claims = Claims { iss: issuer.to_owned(), iat: now.as_second(), added };
    jwt::sign(&SORT, &claims, &keys.signing)
}

/// What was added, and when.
///
/// # Errors
/// [`Error::Foreign`] for another gateway or a key that is not known, or what any token can be refused for.
pub fn verify_addendum(
    token: &str,
    jwks: &Jwks,
    issuer: &str,
    now: Timestamp,
) -> Result<(Addendum, Timestamp), Error> {
    let claims: Claims = jwt::verify(&SORT, token, |kid| jwks.find(kid))?;
    if claims.iss != issuer {
        return Err(Error::Foreign);
    }
    Ok((claims.added, jwt::issued_at(claims.iat, now)?))
}
