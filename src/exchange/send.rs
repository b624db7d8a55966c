//! A request is sent: checked against its form and its consent, proved, written, sealed, committed.

use std::slice::from_ref;
use std::sync::Arc;

use jiff::Timestamp;
use ring::rand::SecureRandom;

use crate::crypto::digest::Purpose;
use crate::crypto::hash::Hash;
use crate::crypto::recipient_key::RecipientKey;
use crate::crypto::seal;
use crate::crypto::token::{self, FileSort, RequestBinding};
use crate::document::Head;
use crate::document::conditions::Conditions;
use crate::document::request::Signed;
use crate::domain::calendar::local_date;
use crate::domain::deadline::Deadlines;
use crate::domain::workflow::send::{self as workflow, Ask, Once};
use crate::domain::{
    Digest, Facts, Language, Recipient, RecipientKeys, Record, Reference, Refusal, Scope, Sealed, Unit,
    forecast,
};
use crate::exchange::consent_file::HeldConsent;
use crate::exchange::dates::deadlines;
use crate::exchange::dispatch::{Asked, Dispatch};
use crate::exchange::envelope::{self, Party, RequestHeader, Sender};
use crate::exchange::file_proof::{Is, Unproved};
use crate::exchange::request_file::{self, RequestFile};
use crate::exchange::submission::Submission;
use crate::exchange::visit::name_key;
use crate::exchange::{Error, Gateway, conditions, unnamed};
use crate::forms::catalogue::Kind;
use crate::forms::enable_when::prune;
use crate::forms::json::response_to_json;
use crate::forms::model::Questionnaire;
use crate::forms::response::{Response, ResponseStatus};
use crate::forms::validate::validate_pruned;
use crate::forms::{possible, prefill};
use crate::{document, store};

pub use crate::exchange::request::{Request, Sent};

/// A request being written, on the worker's desk.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Where the consent document lies on the desk.
    pub consent: String,
    /// Which consent it is: dropped again, it has to be the same.
    pub under: Digest,
    pub kind: String,
    pub recipient: String,
    pub case_number: String,
    pub response: Response,
    /// What looks like a name, and the worker says is none.
    pub no_names: Vec<String>,
    /// The request it follows.
    pub previous: Option<Reference>,
    /// What is sent along.
    pub files: Vec<RequestFile>,
    /// On paper, printed by the worker.
    pub by_post: bool,
    /// Sent twice, it is one request: 128 random bits, hex.
    pub submission: String,
}

/// The request form of a kind, with what may pass between the unit and that recipient and nothing else.
///
/// # Errors
/// [`Error::UnknownKind`]; [`Error::UnknownRecipient`]; [`Refusal::OutsideParties`].
pub fn form(
    gateway: &Gateway,
    kind: &str,
    recipient: &str,
    consent: &HeldConsent,
) -> Result<Arc<Questionnaire>, Error> {
    let kind = gateway.catalogue.kind(kind).ok_or(Error::UnknownKind)?;
    gateway.parties().recipient_by_id(recipient).ok_or(Error::UnknownRecipient)?;
    Ok(gateway.request_forms.form(kind, &consent.scope_of(recipient)?))
}

/// The document as it would be sent, for the worker to read; signed and sealed by nobody.
pub fn preview(gateway: &Gateway, request: Request<'_>, now: Timestamp) -> Result<Vec<u8>, Error> {
    let request = request.without_case();
    let prepared = prepare(gateway, request, now)?;
    prepared.can_be_sent(gateway, request, now)?;
    Ok(prepared.document(gateway, request, None, now))
}

/// Sends it. The same `submission` again gives the same reference and sends nothing.
///
/// # Errors
/// [`Error::Form`] with every fault of the filled form; [`Error::Refused`] with the first limit of
/// the consent that does not hold; a store or spool that can't write. Nothing is sent then, unless the store
/// says that it may have been; the same `submission` again then gives the truth.
pub async fn send(
    gateway: &Gateway,
    request: Request<'_>,
    submission: &str,
    now: Timestamp,
) -> Result<Sent, Error> {
    let submission = Submission::of(gateway, request, submission)?;
    if let Some(reference) = gateway.store.once(&submission.id)? {
        return submission.before(gateway, reference);
    }
    let request = request.without_case();
    let prepared = prepare(gateway, request, now)?;
    prepared.can_be_sent(gateway, request, now)?;
    let one_time_key = if request.by_post { None } else { prepared.one_time_key(gateway)? };
    loop {
        match attempt(gateway, request, &prepared, one_time_key.as_ref(), submission, now).await {
            Ok((reference, hash)) => {
                let dispatch = prepared.dispatch(gateway, request, (reference, hash), one_time_key, now);
                return Ok(Sent::Now(Box::new(dispatch)));
            }
            // The other click was first: its request is the one.
            Err(Error::Store(store::Error::Duplicate { reference })) => {
                return submission.before(gateway, reference);
            }
            // One reference in a million million is taken; the next one is not.
            Err(Error::Store(store::Error::Exists)) => {}
            Err(error) => return Err(error),
        }
    }
}

/// Everything that was checked before a reference is minted.
pub(super) struct Prepared<'a> {
    kind: &'a Kind,
    form: Arc<Questionnaire>,
    response: Response,
    recipient: Recipient,
    unit: Unit,
    /// What it asks and tells.
    pub scope: Scope,
    pub deadlines: Deadlines,
}

/// Holds the filled form against the form, and what it asks against the consent.
pub(super) fn prepare<'a>(
    gateway: &'a Gateway,
    request: Request<'_>,
    now: Timestamp,
) -> Result<Prepared<'a>, Error> {
    let parties = gateway.parties();
    let kind = gateway.catalogue.kind(request.kind).ok_or(Error::UnknownKind)?;
    let recipient = parties.recipient_by_id(request.recipient).ok_or(Error::UnknownRecipient)?.clone();
    let consent = request.consent;
    let record = gateway.store.consent(&consent.id)?.ok_or(Error::NotFound)?;
    let unit = request
        .worker
        .units
        .iter()
        .find(|unit| **unit == consent.terms().unit)
        .and_then(|unit| parties.unit_by_id(unit))
        .ok_or(Refusal::OutsideUnit)?
        .clone();
    let ask = Ask {
        subject: consent.verified.subject,
        identity: kind.identity,
        unit: &unit.id,
        recipient: &recipient,
        recipient_kinds: &kind.recipient_kinds,
        categories: &kind.requires_categories,
        by_post: request.by_post,
    };
    workflow::may_ask(consent.terms(), &record, ask, local_date(now))?;
    if let Some(previous) = &request.previous {
        let previous = gateway.store.record(previous)?;
        workflow::may_follow(previous.as_ref(), &consent.client_digest(), consent.subject.kind())?;
    }

    let form = gateway.request_forms.form(kind, &consent.scope_of(&recipient.id)?);
    let mut response = request.response.clone();
    response.questionnaire = canonical_of(&form);
    response.status = ResponseStatus::Completed;
    response.authored = Some(now);
    let enabled = prune(&form, &mut response);
    let report = validate_pruned(&form, &response, &enabled, request.language);
    if !report.errors.is_empty() {
        return Err(Error::Form(report));
    }
    let deadlines = deadlines(gateway, kind, &parties.recipient_digest(&recipient.id), &record, now);
    request_file::may_go(request.files, consent, &consent.scope_of(&recipient.id)?, request.by_post)?;
    let scope = consent.takes(kind, &recipient.id)?;
    Ok(Prepared { kind, form, response, recipient, unit, scope, deadlines })
}

/// A request that lies sealed in the spool, not yet committed.
pub(super) struct Written {
    pub sealed: Sealed,
    /// Digest of the proof's `jti`.
    pub proof: Digest,
    /// What the proof signs.
    pub hash: Hash,
}

impl Prepared<'_> {
    /// Nothing in it names anybody, where nobody may be named, and no day in it cannot be. What is only
    /// sent on was held against this before.
    fn can_be_sent(&self, gateway: &Gateway, request: Request<'_>, now: Timestamp) -> Result<(), Error> {
        let Request { consent, no_names, language, .. } = request;
        let subject = &consent.subject;
        let mut errors =
            unnamed::in_request(gateway, consent, &self.form, &self.response, no_names, language);
        errors.extend(unnamed::in_text(gateway, subject, request.case_number, language));
        errors.extend(possible::check(&self.form, &self.response, local_date(now), language));
        unnamed::nothing(errors)
    }

    /// The key that a recipient who isn't enrolled is given.
    pub(super) fn one_time_key(&self, gateway: &Gateway) -> Result<Option<RecipientKey>, Error> {
        let enrolled = self.recipient.keys.is_some();
        Ok(if enrolled { None } else { Some(RecipientKey::generate(&gateway.random)?) })
    }

    /// What the worker gets when it is committed under that reference and hash.
    pub(super) fn dispatch(
        &self,
        gateway: &Gateway,
        request: Request<'_>,
        (reference, hash): (Reference, Hash),
        one_time_key: Option<RecipientKey>,
        now: Timestamp,
    ) -> Dispatch {
        let parties = gateway.parties();
        let whose = (parties.unit_digest(&self.unit.id), parties.recipient_digest(&self.recipient.id));
        let mut imagined = forecast::imagined(&self.kind.id, whose, now, self.deadlines);
        imagined.facts.posted_at = request.by_post.then_some(now);
        Dispatch {
            reference,
            ahead: gateway.forecast(&imagined, now),
            one_time_key,
            language: request.language,
            kind: self.kind.name.get(request.language).to_owned(),
            subject: request.consent.subject.clone(),
            unit: self.unit.clone(),
            worker: request.worker.name.clone(),
            recipient: self.recipient.clone(),
            case_number: request.case_number.to_owned(),
            sent_at: now,
            acknowledge_by: local_date(self.deadlines.acknowledge_by),
            due: local_date(self.deadlines.due_at),
            expires: local_date(self.deadlines.expires_at),
            consent_until: request.consent.terms().valid_to,
            request_hash: hash.to_string(),
            gateway: (gateway.config.gateway.name.clone(), gateway.config.server.base_url.clone()),
            by_post: request.by_post,
            asked: Some(Asked {
                form: Arc::clone(&self.form),
                response: self.response.clone(),
                answer_form: prefill::answer_form(self.kind, &self.scope, &self.response),
                terms: request.consent.terms().clone(),
                scope: self.scope.clone(),
                conditions: self.conditions(gateway, request.language),
            }),
        }
    }

    fn conditions(&self, gateway: &Gateway, language: Language) -> Conditions {
        conditions::of(gateway, self.kind, &self.recipient, &self.response, language)
    }

    fn document(
        &self,
        gateway: &Gateway,
        request: Request<'_>,
        signed: Option<(Reference, Signed<'_>)>,
        now: Timestamp,
    ) -> Vec<u8> {
        let (reference, signed) = signed.unzip();
        document::request::pdf(&document::request::Request {
            head: Head {
                language: request.language,
                kind: self.kind.name.get(request.language),
                reference,
                subject: &request.consent.subject,
                unit: &self.unit,
                worker: &request.worker.name,
                recipient: &self.recipient,
                case_number: request.case_number,
                sent_at: now,
                due: local_date(self.deadlines.due_at),
            },
            consent: request.consent.terms(),
            scope: &self.scope,
            conditions: &self.conditions(gateway, request.language),
            previous: request.previous,
            acknowledge_by: local_date(self.deadlines.acknowledge_by),
            answer_days: self.kind.answer_days,
            form: &self.form,
            response: &self.response,
            attachments: &request_file::attachments(request.files),
            signed,
        })
    }

    fn header(&self, request: Request<'_>, reference: Reference, now: Timestamp) -> RequestHeader {
        RequestHeader {
            reference,
            kind: self.kind.id.clone(),
            form: canonical_of(&self.form),
            language: request.language,
            unit: Sender {
                id: self.unit.id.clone(),
                name: self.unit.name.clone(),
                organisation: self.unit.organisation.clone(),
                mailbox: self.unit.mailbox.clone(),
                telephone: self.unit.telephone.clone(),
                billing_reference: self.unit.billing_reference.clone(),
                billing_address: self.unit.billing_address.clone(),
                worker: request.worker.name.clone(),
            },
            recipient: Party { id: self.recipient.id.clone(), name: self.recipient.name.clone() },
            subject: request.consent.subject.clone(),
            scope: self.scope.clone(),
            purpose: request.consent.terms().purpose.clone(),
            case_number: request.case_number.to_owned(),
            previous: request.previous,
            sent_at: now,
            acknowledge_by: local_date(self.deadlines.acknowledge_by),
            due: local_date(self.deadlines.due_at),
            expires: local_date(self.deadlines.expires_at),
            attachments: request_file::entries(request.files),
        }
    }
}

/// Proves the request with the consent's key, writes it as a document, seals it and keeps it.
pub(super) async fn write(
    gateway: &Gateway,
    request: Request<'_>,
    prepared: &Prepared<'_>,
    one_time_keys: Option<&RecipientKeys>,
    reference: Reference,
    now: Timestamp,
) -> Result<Written, Error> {
    let consent = request.consent;
    let header_json = to_json(&prepared.header(request, reference, now))?;
    let response_json = response_to_json(&prepared.response, &prepared.form);
    let (consent_jwt, consent_hash) = consent.row_of(gateway, &prepared.recipient.id)?;
    let about = RequestBinding {
        recipient: &prepared.recipient.id,
        consent: consent_hash,
        request: envelope::hash(&header_json, Some(&response_json))?,
    };
    let keys = one_time_keys.or(prepared.recipient.keys.as_ref());
    let named = keys.map(|keys| name_key(gateway, keys, &about, reference, now)).transpose()?;
    let signed = Signed {
        request_hash: &about.request.to_string(),
        key_thumbprint: consent.verified.key.kid(),
        response_json: &response_json,
        request_json: &header_json,
        consent_jwt: &consent_jwt,
        recipient_jwt: named.as_deref(),
    };
    let file = Unproved::new(prepared.document(gateway, request, Some((reference, signed)), now))?;
    let proof = token::issue_proof(&consent.key, &about, Some(file.hash()), &gateway.random, now)?;
    let is = Is { sort: FileSort::Request, reference: Some(reference), answer: None };
    let pdf = file.prove(gateway, is, Some(&proof.token), now)?;

    let mut to = vec![consent.verified.reply_to.as_str()];
    match keys {
        Some(keys) => to.push(&keys.sealing),
        // The recipient reads it on paper.
        None if request.by_post => {}
        None => return Err(Error::Internal("no key to seal to")),
    }
    to.extend(prepared.unit.recovery_recipient.as_deref());
    let sealed = gateway.keep(seal::seal(&pdf, &to)?).await?;
    let proof = gateway.keys.digest.digest(Purpose::Proof, proof.id.as_bytes());
    Ok(Written { sealed, proof, hash: about.request })
}

async fn attempt(
    gateway: &Gateway,
    request: Request<'_>,
    prepared: &Prepared<'_>,
    one_time_key: Option<&RecipientKey>,
    submission: Submission,
    now: Timestamp,
) -> Result<(Reference, Hash), Error> {
    let digest = &gateway.keys.digest;
    let mut seed = [0; 16];
    gateway.random.fill(&mut seed).map_err(|_| Error::Internal("random"))?;
    let reference = Reference::from_digest(&digest.digest(Purpose::Reference, &seed));
    let one_time_keys = one_time_key.map(|key| key.public(local_date(now)));
    let written = write(gateway, request, prepared, one_time_keys.as_ref(), reference, now).await?;

    let link = if request.by_post { None } else { Some(gateway.fresh_link(reference)?) };
    let once = Once { proof: written.proof, submission: submission.id, content: submission.content, link };
    let (parties, consent) = (gateway.parties(), request.consent);
    let record = Record {
        reference,
        revision: 1,
        kind: prepared.kind.id.clone(),
        form: canonical_of(&prepared.kind.answer),
        language: request.language,
        unit: parties.unit_digest(&prepared.unit.id),
        worker: parties.user_digest(&request.worker.id),
        recipient: parties.recipient_digest(&prepared.recipient.id),
        client: consent.client_digest(),
        consent: consent.id,
        scope: prepared.scope.clone(),
        one_time_keys,
        previous: request.previous,
        document: Some(written.sealed.clone()),
        sent_at: now,
        acknowledge_by: prepared.deadlines.acknowledge_by,
        due_at: prepared.deadlines.due_at,
        expires_at: prepared.deadlines.expires_at,
        look_at: None,
        protected: consent.verified.subject.is_protected(),
        facts: Facts::default(),
    };
    let sent = gateway.commit(workflow::send(record, once, now)).await;
    gateway.committed(from_ref(&written.sealed.id), sent.map_err(Error::from)).await?;
    Ok((reference, written.hash))
}

/// `url|version`.
pub(super) fn canonical_of(form: &Questionnaire) -> String {
    format!("{}|{}", form.url, form.version)
}

pub(super) fn to_json<T: serde::Serialize>(value: &T) -> Result<String, Error> {
    serde_json::to_string(value).map_err(|_| Error::Internal("a header that is not JSON"))
}
