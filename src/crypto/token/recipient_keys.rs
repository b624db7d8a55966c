//! Every key that a recipient signs or has signed with, and when: the list the gateway publishes.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;

use crate::crypto::Error;
use crate::crypto::keys::GatewayKeys;
use crate::crypto::signing::{Jwk, VerifyingKey};
use crate::crypto::token::jwt::{self, Sort};
use crate::domain::Recipient;

/// Some thousand recipients, each with a few keys.
const SORT: Sort = Sort { typ: "underlag-recipient-keys+jwt", max_bytes: 4 * 1024 * 1024 };

#[derive(Serialize)]
struct Claims<'a> {
    iss: &'a str,
    iat: i64,
    keys: Vec<Listed<'a>>,
}

#[derive(Serialize)]
struct Listed<'a> {
    /// Id of the recipient.
    recipient: &'a str,
    kid: String,
    jwk: Jwk,
    /// First day, and last day where there is one.
    from: Date,
    #[serde(skip_serializing_if = "Option::is_none")]
    to: Option<Date>,
}

/// The keys of the directory, those that were replaced among them, signed with the gateway's key.
///
/// # Errors
/// [`Error::TooLarge`], or [`Error::BadPublicKey`] for a directory that was not checked.
pub fn issue_recipient_keys(
    keys: &GatewayKeys,
    issuer: &str,
    recipients: &[Recipient],
    now: Timestamp,
) -> Result<String, Error> {
    let listed = recipients.iter().flat_map(|recipient| {
        let former =
            recipient.former_keys.iter().map(|keys| (&keys.signing, keys.enrolled, Some(keys.retired)));
        let current = recipient.keys.iter().map(|keys| (&keys.signing, keys.enrolled, None));
        former.chain(current).map(|(signing, from, to)| {
            let key = VerifyingKey::parse(signing)?;
            Ok(Listed { recipient: &recipient.id, kid: key.kid().to_owned(), jwk: key.jwk(), from, to })
        })
    });
    let keys_listed = listed.collect::<Result<_, Error>>()?;
    jwt::sign(&SORT, &Claims { iss: issuer, iat: now.as_second(), keys: keys_listed }, &keys.signing)
}
