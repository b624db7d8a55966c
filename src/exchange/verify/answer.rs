//! Answers: with whose key they are signed, and what the gateway says of how they came.

use jiff::Timestamp;

use crate::crypto::hash::Hash;
use crate::crypto::signing::VerifyingKey;
use crate::crypto::token::{self, AnswerBinding, Came, FileSort, KeyBinding, KeyKind};
use crate::document::read;
use crate::domain::calendar::local_date;
use crate::domain::{Recipient, Reference};
use crate::exchange::envelope::{self, AnswerHeader, name};
use crate::exchange::verify::attachments;
use crate::exchange::verify::parts::{Parts, Said};
use crate::exchange::verify::request::{consent, is_known};
use crate::exchange::verify::verdict::{Against, Checks};

/// The parts of ours in an answer.
const PARTS: [&str; 5] = [name::ANSWER, name::RESPONSE, name::PROOF, name::CONSENT, name::RECIPIENT];

/// What a key's signature under an answer is worth, and the text that says so.
type Worth = (Option<bool>, &'static str);

const CHANGED: Worth = (Some(false), "exchange-verify-answer-changed");
const KEY_UNKNOWN: Worth = (None, "exchange-verify-answer-key-unknown");

/// The answer's reference, and the file its proof speaks of.
pub(super) fn answer(
    checks: &mut Checks,
    parts: &Parts<'_>,
    against: Against<'_>,
    now: Timestamp,
) -> Option<(Reference, Option<Hash>)> {
    let header_json = parts.text(name::ANSWER);
    let header: Option<AnswerHeader> = serde_json::from_str(header_json).ok();
    let response = Some(parts.text(name::RESPONSE)).filter(|json| !json.is_empty());
    let hash = envelope::hash(header_json, response).ok();
    let (Some(header), Some(hash)) = (header, hash) else {
        checks.check("answer-proof", CHANGED.0, CHANGED.1);
        return None;
    };
    checks.reference = Some(header.reference.to_string());
    let about = AnswerBinding {
        recipient: header.recipient.id.as_str(),
        reference: header.reference,
        request: header.request_hash,
        response: hash,
    };
    let key = if header.paper.is_some() {
        let consent = consent(checks, token::read_row, parts, against)?;
        let named = consent.terms.scope_of(&header.recipient.id).is_some();
        if named { Ok(consent.key) } else { Err((Some(false), "exchange-verify-paper-changed")) }
    } else {
        recipients_key(parts, against, &header, &about, now)
    };
    let proof = key.and_then(|key| {
        token::verify_answer_proof(parts.holder, &key, &about, now).map_err(|_| match header.paper {
            Some(_) => (Some(false), "exchange-verify-paper-changed"),
            None => CHANGED,
        })
    });
    let (ok, text) = match &proof {
        Ok(_) => received(parts, against, &header, now),
        Err(worth) => *worth,
    };
    checks.check("answer-proof", ok, text);
    attachments::check(checks, parts, &header.attachments, &PARTS, ok);
    Some((header.reference, proof.ok().and_then(|proof| proof.file)))
}

/// A signature says that somebody with the key made the answer. That it was given here, and by whom the key
/// can have been used, only the gateway can say, which took it.
fn received(parts: &Parts<'_>, against: Against<'_>, header: &AnswerHeader, now: Timestamp) -> Worth {
    let says = match parts.said(against, FileSort::Answer, Some(header.reference), now) {
        Said::This(says) => says,
        Said::False => return (Some(false), "exchange-verify-statement-false"),
        Said::Nothing => return (None, "exchange-verify-answer-not-received"),
        Said::Distrusted => return (None, "exchange-verify-key-distrusted"),
        Said::Unknown => return (None, "exchange-verify-statement-unknown"),
    };
    let named = says.answer.filter(|received| token::key_of(parts.holder).as_ref() == Ok(&received.kid));
    let Some(received) = named else { return (Some(false), "exchange-verify-statement-false") };
    match (received.key, received.came, header.paper.is_some()) {
        (KeyKind::Paper, Came::Paper, true) => (Some(true), "exchange-verify-paper-signed"),
        (KeyKind::Enrolled, Came::Link { .. } | Came::Reference, false) => {
            (Some(true), "exchange-verify-answer-signed")
        }
        (KeyKind::OneTime, Came::Link { .. }, false) => (Some(true), "exchange-verify-answer-over-link"),
        (KeyKind::OneTime, Came::Reference, false) => (None, "exchange-verify-answer-by-reference"),
        _ => (Some(false), "exchange-verify-statement-false"),
    }
}

/// The key that the gateway named when it sent the request, or else the one the directory has.
fn recipients_key(
    parts: &Parts<'_>,
    against: Against<'_>,
    header: &AnswerHeader,
    about: &AnswerBinding<'_>,
    now: Timestamp,
) -> Result<VerifyingKey, Worth> {
    let kid = token::read_answer_proof(parts.holder, about).map_err(|_| CHANGED)?;
    let jwt = parts.text(name::RECIPIENT);
    if read::data(parts.files, name::RECIPIENT).is_some() && is_known(jwt, against) {
        let binding = KeyBinding {
            issuer: against.issuer,
            recipient: about.recipient,
            reference: about.reference,
            request: about.request,
        };
        return token::verify_recipient_key(jwt, against.jwks, &binding, now).map_err(|_| CHANGED);
    }
    listed_key(against.recipients, header, &kid).ok_or(KEY_UNKNOWN)
}

/// The key of that name that the directory has for the recipient, or had on the day of the answer.
fn listed_key(recipients: &[Recipient], header: &AnswerHeader, kid: &str) -> Option<VerifyingKey> {
    let recipient = recipients.iter().find(|recipient| recipient.id == header.recipient.id)?;
    let keys = recipient.signing_keys(local_date(header.answered_at));
    keys.filter_map(|key| VerifyingKey::parse(key).ok()).find(|key| key.kid() == kid)
}
