//! Consent documents and requests: the consent's own checks, and what is signed with it.

use jiff::Timestamp;

use crate::crypto;
use crate::crypto::hash::Hash;
use crate::crypto::secret::ConsentSecret;
use crate::crypto::signing::Jwks;
use crate::crypto::token::{self, KeyBinding, RequestBinding, VerifiedConsent};
use crate::document::read;
use crate::domain::Reference;
use crate::exchange::consent_file::ConsentKeyFile;
use crate::exchange::envelope::{self, RequestHeader, name};
use crate::exchange::verify::attachments;
use crate::exchange::verify::parts::{Parts, is_distrusted};
use crate::exchange::verify::verdict::{Against, Checks};

/// Reads a consent's token: the grid, or the row of one party.
type Read = fn(&str, &Jwks, &str) -> Result<VerifiedConsent, crypto::Error>;

/// The grid of a consent document, or the row that goes along with a request.
pub(super) fn consent(
    checks: &mut Checks,
    read: Read,
    parts: &Parts<'_>,
    against: Against<'_>,
) -> Option<VerifiedConsent> {
    let jwt = parts.text(name::CONSENT);
    let consent = read(jwt, against.jwks, against.issuer);
    let known = token::consent_signer(jwt).map_or(true, |kid| against.jwks.find(&kid).is_some());
    let (ok, key) = match (&consent, known) {
        (Ok(_), _) if is_distrusted(jwt, against) => (None, "exchange-verify-key-distrusted"),
        (Ok(_), _) => (Some(true), "exchange-verify-consent-signed"),
        (Err(_), true) => (Some(false), "exchange-verify-consent-not-signed"),
        (Err(_), false) => (None, "exchange-verify-consent-key-unknown"),
    };
    checks.check("consent-signature", ok, key);
    consent.ok()
}

pub(super) fn consent_document(checks: &mut Checks, parts: &Parts<'_>, against: Against<'_>, now: Timestamp) {
    let Some(consent) = consent(checks, token::read_consent, parts, against) else { return };
    checks.either(
        "consent-period",
        consent.in_force(now).is_ok(),
        "exchange-verify-consent-in-force",
        "exchange-verify-consent-not-in-force",
    );
    let secret = serde_json::from_str::<ConsentKeyFile>(parts.text(name::CONSENT_KEY))
        .ok()
        .and_then(|file| ConsentSecret::parse(&file.secret));
    let fits = secret.is_some_and(|secret| consent.unlock(&secret).is_ok());
    checks.either("consent-key", fits, "exchange-verify-key-fits", "exchange-verify-key-does-not-fit");
    nothing_else(checks, parts, &[name::CONSENT, name::CONSENT_KEY, name::PROOF]);
}

/// The request's reference, and the file its proof speaks of.
pub(super) fn request(
    checks: &mut Checks,
    parts: &Parts<'_>,
    against: Against<'_>,
    now: Timestamp,
) -> Option<(Reference, Option<Hash>)> {
    let consent = consent(checks, token::read_row, parts, against)?;
    let header_json = parts.text(name::REQUEST);
    let header: Option<RequestHeader> = serde_json::from_str(header_json).ok();
    let hash = envelope::hash(header_json, Some(parts.text(name::RESPONSE))).ok();
    let (Some(header), Some(hash)) = (header, hash) else {
        checks.check("request-proof", Some(false), "exchange-verify-request-changed");
        return None;
    };
    checks.reference = Some(header.reference.to_string());
    checks.either(
        "consent-period",
        consent.in_force(header.sent_at).is_ok(),
        "exchange-verify-consent-was-in-force",
        "exchange-verify-consent-not-in-force",
    );
    let about = RequestBinding { recipient: &header.recipient.id, consent: consent.hash, request: hash };
    let proof = token::verify_proof(parts.holder, &consent.key, &about, now);
    let named = consent.allows(&header.recipient.id, &header.scope);
    checks.either(
        "request-proof",
        proof.is_ok() && named && names_no_other_key(parts, against, &header, hash, now),
        "exchange-verify-request-signed",
        "exchange-verify-request-changed",
    );
    let known = [name::REQUEST, name::RESPONSE, name::CONSENT, name::PROOF, name::RECIPIENT];
    if header.attachments.is_empty() {
        nothing_else(checks, parts, &known);
    } else {
        attachments::check(checks, parts, &header.attachments, &known, Some(proof.is_ok()));
    }
    Some((header.reference, proof.ok().and_then(|proof| proof.file)))
}

/// Where the request names the recipient's key, it does so in the gateway's words for this request.
fn names_no_other_key(
    parts: &Parts<'_>,
    against: Against<'_>,
    header: &RequestHeader,
    request: Hash,
    now: Timestamp,
) -> bool {
    let jwt = parts.text(name::RECIPIENT);
    if read::data(parts.files, name::RECIPIENT).is_none() || !is_known(jwt, against) {
        return true;
    }
    let binding = KeyBinding {
        issuer: against.issuer,
        recipient: &header.recipient.id,
        reference: header.reference,
        request,
    };
    token::verify_recipient_key(jwt, against.jwks, &binding, now).is_ok()
}

/// Is the key one of the gateway's that are known here? One that is not can't be judged.
pub(super) fn is_known(jwt: &str, against: Against<'_>) -> bool {
    token::key_of(jwt).map_or(true, |kid| against.jwks.find(&kid).is_some())
}

/// Nothing lies in the document that it does not name.
fn nothing_else(checks: &mut Checks, parts: &Parts<'_>, known: &[&str]) {
    if !parts.only(known) || parts.attached().next().is_some() {
        checks.check("attachments", Some(false), "exchange-verify-attachments-changed");
    }
}
