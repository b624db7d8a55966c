//! The consent document, read back: token, secret and client, each held against the others.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use zeroize::Zeroize;

use crate::crypto::digest::{DigestKey, Purpose};
use crate::crypto::hash::Hash;
use crate::crypto::secret::ConsentSecret;
use crate::crypto::signing::SigningKey;
use crate::crypto::token::{self, VerifiedConsent};
use crate::domain::calendar::local_date;
use crate::domain::workflow::send::{consent_holds, consent_opens};
use crate::domain::{ConsentRecord, ConsentTerms, Digest, Name, Refusal, Scope, Subject};
use crate::exchange::envelope::name;
use crate::exchange::error::ConsentFault;
use crate::exchange::{Error, Gateway};
use crate::forms::catalogue::Kind;
use crate::{crypto, document};

/// `consent-key.json`: what makes the document more than paper.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConsentKeyFile {
    /// The consent secret, base64url.
    pub secret: String,
    pub subject: Subject,
    /// Name of who said yes in the client's place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub representative: Option<Name>,
}

impl Drop for ConsentKeyFile {
    fn drop(&mut self) {
        self.secret.zeroize();
    }
}

/// A consent document that somebody holds right now. In memory only.
#[derive(Debug)]
pub struct HeldConsent {
    pub token: String,
    pub verified: VerifiedConsent,
    pub secret: ConsentSecret,
    /// Signs what is sent under the consent; derived of the secret once, and as long here as it is.
    pub key: SigningKey,
    pub subject: Subject,
    /// Digest of the token's `jti`.
    pub id: Digest,
}

impl HeldConsent {
    #[must_use]
    pub const fn terms(&self) -> &ConsentTerms {
        &self.verified.terms
    }

    /// What may pass between the unit and that recipient: its row of the grid.
    ///
    /// # Errors
    /// [`Refusal::OutsideParties`].
    pub fn scope_of(&self, recipient: &str) -> Result<Scope, Refusal> {
        self.terms().scope_of(recipient).ok_or(Refusal::OutsideParties)
    }

    /// The same while a request is being written: before a recipient is chosen, what may pass with any.
    #[must_use]
    pub fn scope_toward(&self, recipient: &str) -> Scope {
        let any = || self.terms().rows.iter().fold(Scope::default(), |sum, row| sum.and(&row.scope));
        self.terms().scope_of(recipient).unwrap_or_else(any)
    }

    /// What a request of that kind to that recipient asks and tells: in the document, on the pages and to
    /// other systems the same.
    pub fn takes(&self, kind: &Kind, recipient: &str) -> Result<Scope, Error> {
        Ok(kind.takes(&self.scope_of(recipient)?, self.verified.subject))
    }

    /// The token that goes along with what is sent to that recipient, and how it is read.
    pub(super) fn row_of(&self, gateway: &Gateway, recipient: &str) -> Result<(String, Hash), Error> {
        let token = token::issue_row(&gateway.keys, gateway.issuer(), &self.verified, recipient)?;
        let hash = Hash::of(token.as_bytes());
        Ok((token, hash))
    }

    #[must_use]
    pub const fn client_digest(&self) -> Digest {
        self.verified.client
    }
}

/// Reads a dropped consent document and checks it: signature, period, its own key, its client, and
/// that it is recorded here and in force.
///
/// # Errors
/// [`Error::Consent`] with the first thing that is wrong; [`Error::Refused`] where the client said
/// no or took it back.
pub fn read(gateway: &Gateway, pdf: &[u8], now: Timestamp) -> Result<HeldConsent, Error> {
    let held = held(gateway, pdf)?;
    held.verified.in_force(now).map_err(|error| fault(&error))?;
    // Whoever had the key may have widened it. What was asked under it before can still be opened.
    if token::consent_signer(&held.token).is_ok_and(|kid| gateway.keys.jwks().is_distrusted(&kid)) {
        return Err(Error::Consent(ConsentFault::Distrusted));
    }
    let record = record(gateway, &held)?;
    consent_holds(&record, held.terms(), local_date(now))?;
    Ok(held)
}

/// Like [`read`], for opening what was sent while it was in force: an expired consent still opens
/// its own answers, a revoked one opens nothing.
pub fn read_to_open(gateway: &Gateway, pdf: &[u8]) -> Result<HeldConsent, Error> {
    let held = held(gateway, pdf)?;
    let record = record(gateway, &held)?;
    consent_opens(&record, held.terms(), held.terms().valid_from)?;
    Ok(held)
}

/// Like [`read`], to see what is recorded of it, whatever has become of it.
///
/// # Errors
/// [`Error::Consent`] with the first thing that is wrong.
pub fn read_to_see(gateway: &Gateway, pdf: &[u8]) -> Result<(HeldConsent, ConsentRecord), Error> {
    let held = held(gateway, pdf)?;
    let record = record(gateway, &held)?;
    Ok((held, record))
}

fn record(gateway: &Gateway, held: &HeldConsent) -> Result<ConsentRecord, Error> {
    gateway.store.consent(&held.id)?.ok_or(Error::Consent(ConsentFault::Unknown))
}

fn held(gateway: &Gateway, pdf: &[u8]) -> Result<HeldConsent, Error> {
    let (token, key_file) = parts(pdf)?;
    let verified =
        token::read_consent(&token, gateway.keys.jwks(), gateway.issuer()).map_err(|error| fault(&error))?;
    assemble(gateway, token, verified, &key_file)
}

fn assemble(
    gateway: &Gateway,
    token: String,
    verified: VerifiedConsent,
    key_file: &ConsentKeyFile,
) -> Result<HeldConsent, Error> {
    let damaged = Error::Consent(ConsentFault::Damaged);
    let Some(secret) = ConsentSecret::parse(&key_file.secret) else { return Err(damaged) };
    let subject = key_file.subject.clone();
    let (digest, parties) = (&gateway.keys.digest, gateway.parties());
    let key = secret.signing_key();
    let same_client =
        subject.client().is_none_or(|client| parties.is_client(&verified.client, &client.personal_number));
    // The number finds the client, and people read the names: all are what was signed.
    let same_name = name_digest(digest, &subject, key_file.representative.as_ref()) == verified.name;
    let fits = *key.public() == verified.key
        && secret.identity().recipient() == verified.reply_to
        && subject.kind() == verified.subject
        && same_client
        && same_name;
    if !fits {
        return Err(damaged);
    }
    let id = digest.digest(Purpose::Consent, verified.id.as_bytes());
    Ok(HeldConsent { token, verified, secret, key, subject, id })
}

/// What binds a consent to the names that stand on it: the client's, and a representative's after it.
pub(super) fn name_digest(
    key: &DigestKey,
    subject: &Subject,
    representative: Option<&Name>,
) -> Option<Digest> {
    let client = subject.client().map(|client| client.name.as_str());
    let names: Vec<&str> = client.into_iter().chain(representative.map(Name::as_str)).collect();
    (!names.is_empty()).then(|| key.digest(Purpose::ClientName, names.join("\n").as_bytes()))
}

/// Token and key file out of the PDF.
fn parts(pdf: &[u8]) -> Result<(String, ConsentKeyFile), Error> {
    let files = document::read::attachments(pdf).map_err(|error| {
        Error::Consent(match error {
            document::read::Error::NotPdf => ConsentFault::NotAPdf,
            _ => ConsentFault::Damaged,
        })
    })?;
    let find = |name: &str| files.iter().find(|file| file.name == name).map(|file| &file.bytes);
    let (Some(token), Some(key_file)) = (find(name::CONSENT), find(name::CONSENT_KEY)) else {
        return Err(Error::Consent(ConsentFault::NotAConsent));
    };
    let damaged = || Error::Consent(ConsentFault::Damaged);
    let token = String::from_utf8(token.clone()).map_err(|_| damaged())?;
    let key_file = serde_json::from_slice(key_file).map_err(|_| damaged())?;
    Ok((token, key_file))
}

/// What a person is told of a token that was not taken.
pub(super) const fn fault(error: &crypto::Error) -> Error {
    Error::Consent(match error {
        crypto::Error::Expired => ConsentFault::Expired,
        crypto::Error::NotYetValid => ConsentFault::NotYetValid,
        crypto::Error::Foreign | crypto::Error::WrongAudience => ConsentFault::Foreign,
        crypto::Error::WrongType => ConsentFault::NotAConsent,
        _ => ConsentFault::Damaged,
    })
}
