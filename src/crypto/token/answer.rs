//! The answer proof: the recipient's signature under its answer.

use jiff::Timestamp;
use ring::rand::SecureRandom;
use serde::{Deserialize, Serialize};

use crate::crypto::hash::Hash;
use crate::crypto::signing::{SigningKey, VerifyingKey};
use crate::crypto::token::jwt::{self, Sort};
use crate::crypto::token::{Issued, VerifiedProof};
use crate::crypto::{Error, random};
use crate::domain::Reference;

const SORT: Sort = Sort { typ: "underlag-answer+jwt", max_bytes: 4 * 1024 };

/// What the proof ties together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AnswerBinding<'a> {
    /// Id of the recipient: `iss`.
    pub recipient: &'a str,
    /// The request that is answered: `sub`.
    pub reference: Reference,
    /// SHA-256 of the canonical request (RFC 8785), the same as in its proof: `req_hash`.
    pub request: Hash,
    /// SHA-256 of the canonical answer (RFC 8785): `resp_hash`.
    pub response: Hash,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Claims {
    jti: String,
    iat: i64,
    iss: String,
    sub: Reference,
    req_hash: Hash,
    resp_hash: Hash,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    file: Option<Hash>,
}

/// Signs an answer with the recipient's key: also its file, where it has one.
///
/// # Errors
/// [`Error::Random`] or [`Error::TooLarge`].
pub fn issue_answer_proof(
    key: &SigningKey,
    about: &AnswerBinding<'_>,
    file: Option<Hash>,
    rng: &dyn SecureRandom,
    now: Timestamp,
) -> Result<Issued, Error> {
    let id = random::identifier(rng)?;
    let claims = Claims {
        jti: id.clone(),
        iat: now.as_second(),
        iss: about.recipient.to_owned(),
        sub: about.reference,
        req_hash: about.request,
        resp_hash: about.response,
        file,
    };
    Ok(Issued { token: jwt::sign(&SORT, &claims, key)?, id })
}

/// An answer proof as it stands, its signature not looked at: whose key it names, and whether it speaks of
/// this answer at all.
///
/// # Errors
/// [`Error::Foreign`] for another recipient or request, [`Error::Tampered`] if it speaks of another answer,
/// [`Error::Malformed`] and [`Error::WrongType`] if it is none.
pub fn read_answer_proof(token: &str, about: &AnswerBinding<'_>) -> Result<String, Error> {
    let (kid, claims) = jwt::read_unverified::<Claims>(&SORT, token)?;
    claims.fit(about)?;
    Ok(kid)
}

/// Checks an answer proof against the recipient's key and what it should tie together.
///
/// # Errors
/// [`Error::Foreign`] for another key, recipient or request, [`Error::Tampered`] if the answer
/// is not the one signed, or what any token can be refused for.
pub fn verify_answer_proof(
    token: &str,
    key: &VerifyingKey,
    about: &AnswerBinding<'_>,
    now: Timestamp,
) -> Result<VerifiedProof, Error> {
    let claims: Claims = jwt::verify(&SORT, token, |kid| (kid == key.kid()).then_some(key))?;
    claims.fit(about)?;
    Ok(VerifiedProof { id: claims.jti, issued_at: jwt::issued_at(claims.iat, now)?, file: claims.file })
}

impl Claims {
    fn fit(&self, about: &AnswerBinding<'_>) -> Result<(), Error> {
        let belongs =
            self.iss == about.recipient && self.sub == about.reference && self.req_hash == about.request;
        if !belongs {
            return Err(Error::Foreign);
        }
        if self.resp_hash == about.response { Ok(()) } else { Err(Error::Tampered) }
    }
}
