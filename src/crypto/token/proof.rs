//! The request proof: "signed with the client's consent token".

use jiff::Timestamp;
use ring::rand::SecureRandom;
use serde::{Deserialize, Serialize};

use crate::crypto::hash::Hash;
use crate::crypto::signing::{SigningKey, VerifyingKey};
use crate::crypto::token::jwt::{self, Sort};
use crate::crypto::token::{Issued, VerifiedProof};
use crate::crypto::{Error, random};

const SORT: Sort = Sort { typ: "underlag-request+jwt", max_bytes: 4 * 1024 };

/// What the proof ties together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RequestBinding<'a> {
    /// Id of the recipient: `aud`.
    pub recipient: &'a str,
    /// SHA-256 of the consent token: `ath` (RFC 9449 §4.2).
    pub consent: Hash,
    /// SHA-256 of the canonical request (RFC 8785): `req_hash`.
    pub request: Hash,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Claims {
    jti: String,
    iat: i64,
    aud: String,
    ath: Hash,
    req_hash: Hash,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    file: Option<Hash>,
}

/// Signs a request with the consent's key: also its file, where it has one.
///
/// # Errors
/// [`Error::Random`] or [`Error::TooLarge`].
pub fn issue_proof(
    key: &SigningKey,
    about: &RequestBinding<'_>,
    file: Option<Hash>,
    rng: &dyn SecureRandom,
    now: Timestamp,
) -> Result<Issued, Error> {
    let id = random::identifier(rng)?;
    let claims = Claims {
        jti: id.clone(),
        iat: now.as_second(),
        aud: about.recipient.to_owned(),
        ath: about.consent,
        req_hash: about.request,
        file,
    };
    Ok(Issued { token: jwt::sign(&SORT, &claims, key)?, id })
}

/// Checks a request proof against the consent's key and what it should tie together.
///
/// # Errors
/// [`Error::Foreign`] for another key or another consent, [`Error::WrongAudience`] for another
/// recipient, [`Error::Tampered`] if the request is not the one signed, or what any token can
/// be refused for.
pub fn verify_proof(
    token: &str,
    key: &VerifyingKey,
    about: &RequestBinding<'_>,
    now: Timestamp,
) -> Result<VerifiedProof, Error> {
    let claims: Claims = jwt::verify(&SORT, token, |kid| (kid == key.kid()).then_some(key))?;
    if claims.aud != about.recipient {
        return Err(Error::WrongAudience);
    }
    if claims.ath != about.consent {
        return Err(Error::Foreign);
    }
    if claims.req_hash != about.request {
        return Err(Error::Tampered);
    }
    Ok(VerifiedProof { id: claims.jti, issued_at: jwt::issued_at(claims.iat, now)?, file: claims.file })
}
