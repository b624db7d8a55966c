//! Whose signature an answer has to bear: the gateway names the recipient's key when it sends the
//! request. The recipient may get a new key afterwards, or be taken out of the directory.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::crypto::Error;
use crate::crypto::hash::Hash;
use crate::crypto::keys::GatewayKeys;
use crate::crypto::signing::{Jwk, Jwks, VerifyingKey};
use crate::crypto::token::jwt::{self, Sort};
use crate::domain::Reference;

const SORT: Sort = Sort { typ: "underlag-recipient+jwt", max_bytes: 4 * 1024 };

/// What the key is named for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyBinding<'a> {
    /// The gateway's base URL: `iss`.
    pub issuer: &'a str,
    /// Id of the recipient: `sub`.
    pub recipient: &'a str,
    pub reference: Reference,
    /// SHA-256 of the canonical request (RFC 8785): `req_hash`.
    pub request: Hash,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Claims {
    iss: String,
    iat: i64,
    sub: String,
    reference: Reference,
    req_hash: Hash,
    /// RFC 7800.
    cnf: Confirmation,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Confirmation {
    pub(super) jwk: Jwk,
}

/// Names a recipient's key, signed with the gateway's.
///
/// # Errors
/// [`Error::TooLarge`].
pub fn issue_recipient_key(
    keys: &GatewayKeys,
    about: &KeyBinding<'_>,
    key: &VerifyingKey,
    now: Timestamp,
) -> Result<String, Error> {
    let claims = Claims {
        iss: about.issuer.to_owned(),
        iat: now.as_second(),
        sub: about.recipient.to_owned(),
        reference: about.reference,
        req_hash: about.request,
        cnf: Confirmation { jwk: key.jwk() },
    };
    jwt::sign(&SORT, &claims, &keys.signing)
}

/// The key the gateway named for that request and recipient.
///
/// # Errors
/// [`Error::Foreign`] for another gateway, recipient or request, or what any token can be refused for.
pub fn verify_recipient_key(
    token: &str,
    jwks: &Jwks,
    about: &KeyBinding<'_>,
    now: Timestamp,
) -> Result<VerifyingKey, Error> {
    let claims: Claims = jwt::verify(&SORT, token, |kid| jwks.find(kid))?;
    let named = KeyBinding {
        issuer: &claims.iss,
        recipient: &claims.sub,
        reference: claims.reference,
        request: claims.req_hash,
    };
    if named != *about {
        return Err(Error::Foreign);
    }
    jwt::issued_at(claims.iat, now)?;
    claims.cnf.jwk.key()
}
