//! The gateway's statement over a file it wrote: which bytes they are, what sort of document, and of an
//! answer with which key it was signed and how it came.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::crypto::Error;
use crate::crypto::hash::Hash;
use crate::crypto::keys::GatewayKeys;
use crate::crypto::signing::Jwks;
use crate::crypto::token::jwt::{self, Sort};
use crate::domain::Reference;

const SORT: Sort = Sort { typ: "underlag-file+jwt", max_bytes: 3 * 1024 };

/// What the gateway says of a file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    pub file: FileMark,
    pub sort: FileSort,
    /// None for a consent document.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<Reference>,
    /// SHA-256 of the holder's proof in the same place: the consent's for a request, the recipient's for an answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proof: Option<Hash>,
    /// Of an answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<Received>,
}

/// Which bytes: the whole file, with spaces in the place of its proof.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileMark {
    pub sha256: Hash,
    /// Bytes of the file.
    pub size: usize,
    /// Where the place begins, and its bytes.
    pub offset: usize,
    pub length: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FileSort {
    /// A consent document or a key document.
    Consent,
    Request,
    Answer,
    Receipt,
}

/// How an answer was received.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Received {
    /// Name of the key its proof is signed with.
    pub kid: String,
    pub key: KeyKind,
    pub came: Came,
}

/// Whose key it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum KeyKind {
    /// The recipient's own, handed out to it.
    Enrolled,
    /// Made for the one request, and given to the recipient by the unit: the unit has seen it.
    OneTime,
    /// The consent's: the unit wrote down what came on paper.
    Paper,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "by", deny_unknown_fields)]
pub enum Came {
    /// By a link that was sent to the recipient's functional mailbox and nowhere else.
    Link {
        /// SHA-256 of the mail address.
        mailbox: Hash,
    },
    /// By the reference alone, where letters carry no links.
    Reference,
    /// By post.
    Paper,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Claims {
    iss: String,
    iat: i64,
    says: Statement,
}

/// Signs a statement with the gateway's key.
///
/// # Errors
/// [`Error::TooLarge`].
pub fn issue_statement(
    keys: &GatewayKeys,
    issuer: &str,
    says: Statement,
    now: Timestamp,
) -> Result<String, Error> {
    let claims = Claims { iss: issuer.to_owned(), iat: now.as_second(), says };
    jwt::sign(&SORT, &claims, &keys.signing)
}

/// What the gateway said of a file, and when.
///
/// # Errors
/// [`Error::Foreign`] for another gateway or a key that is not known, or what any token can be refused for.
pub fn verify_statement(
    token: &str,
    jwks: &Jwks,
    issuer: &str,
    now: Timestamp,
) -> Result<(Statement, Timestamp), Error> {
    let claims: Claims = jwt::verify(&SORT, token, |kid| jwks.find(kid))?;
    if claims.iss != issuer {
        return Err(Error::Foreign);
    }
    Ok((claims.says, jwt::issued_at(claims.iat, now)?))
}
