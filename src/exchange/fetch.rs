//! The unit opens what it sent and what came back, and lets the gateway forget it.

use jiff::Timestamp;
use jiff::civil::Date;
use zeroize::Zeroizing;

use crate::crypto::link::LinkToken;
use crate::crypto::seal;
use crate::crypto::signing::VerifyingKey;
use crate::crypto::token::{self, AnswerBinding};
use crate::document;
use crate::document::Relation;
use crate::document::read::EmbeddedFile;
use crate::domain::calendar::local_date;
use crate::domain::workflow::link::{self, Renewal};
use crate::domain::workflow::{fetch as workflow, lost as workflow_lost};
use crate::domain::{Change, Digest, Record, Reference, Refusal, Sealed, Status, User};
use crate::exchange::consent_file::HeldConsent;
use crate::exchange::envelope::{self, AnswerHeader, Says, name};
use crate::exchange::error::ConsentFault;
use crate::exchange::visit::{OpenedRequest, attempts_digest, read_request};
use crate::exchange::{Error, Gateway, attached, file_proof, lost};
use crate::forms::json::response_from_json;
use crate::forms::model::Questionnaire;
use crate::forms::prefill::answer_form;
use crate::forms::response::Response;

/// What a unit has opened with the consent document. In memory only.
pub struct OpenedAnswer {
    pub reference: Reference,
    /// What was sent.
    pub request: OpenedRequest,
    /// The answer, or the refusal.
    pub answer: Option<Reply>,
    /// The recipient's reason for needing more time.
    pub more_time: Option<Reply>,
}

/// Says which request, and nothing of what is in it.
impl std::fmt::Debug for OpenedAnswer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "OpenedAnswer({})", self.reference)
    }
}

/// A document signed by the recipient.
pub struct Reply {
    pub header: AnswerHeader,
    /// None where there is no form: a refusal, a wish for more time.
    pub filled: Option<Filled>,
    pub attachments: Vec<EmbeddedFile>,
    pub pdf: Zeroizing<Vec<u8>>,
}

/// A filled answer form.
#[derive(Debug)]
pub struct Filled {
    pub form: Questionnaire,
    pub response: Response,
    /// `response.json`, for the case-management system.
    pub json: Zeroizing<Vec<u8>>,
}

/// The record of a request, if it belongs to one of the worker's units.
///
/// # Errors
/// [`Error::NotFound`] otherwise: another unit's request looks like none, and so does one about
/// protected particulars to those who may not see them.
pub fn record_of_unit(gateway: &Gateway, worker: &User, reference: &Reference) -> Result<Record, Error> {
    let record = gateway.store.record(reference)?.ok_or(Error::NotFound)?;
    let parties = gateway.parties();
    let mine = worker.units.iter().any(|unit| parties.unit_digest(unit) == record.unit);
    let barred = record.protected && !worker.protected;
    if mine && !barred { Ok(record) } else { Err(Error::NotFound) }
}

/// A decision of somebody of the request's unit; the decision is given who it is.
///
/// # Errors
/// [`Error::NotFound`] for another unit's request; what the decision says.
pub(super) async fn decide_in_unit(
    gateway: &Gateway,
    user: &User,
    reference: &Reference,
    decision: impl Fn(&Record, Digest) -> Result<Change, Error>,
) -> Result<(), Error> {
    record_of_unit(gateway, user, reference)?;
    let by = gateway.parties().user_digest(&user.id);
    gateway.decide(*reference, |record| decision(record, by)).await
}

/// Opens everything of a request that is sealed to the consent.
pub async fn open(
    gateway: &Gateway,
    worker: &User,
    reference: &Reference,
    consent: &HeldConsent,
    now: Timestamp,
) -> Result<OpenedAnswer, Error> {
    let record = record_of_unit(gateway, worker, reference)?;
    if record.consent != consent.id {
        return Err(Error::Consent(ConsentFault::Wrong));
    }
    let more_time = record.facts.more_time.as_ref().and_then(|asked| asked.reason.clone());
    if record.document.is_none() {
        return Err(Error::Refused(Refusal::NothingToFetch));
    }
    let parties = gateway.parties();
    let identity = consent.secret.identity();
    // The request stays as long as anything that answers it: all of it is destroyed at once.
    let request = read_request(gateway, &record, &identity, now).await?;
    let proof = Expected { request: &request, now };
    let answer = match &record.facts.answer {
        Some(sealed) => Some(reply(gateway, &record, sealed, &identity, &proof).await?),
        None => None,
    };
    let more_time = match &more_time {
        Some(sealed) => match reply(gateway, &record, sealed, &identity, &proof).await {
            // The reason alone is lost; the rest can be read.
            Err(Error::Lost) => None,
            read => Some(read?),
        },
        None => None,
    };
    lost::found_again(gateway, &record, now).await?;
    if answer.is_some() {
        let worker = parties.user_digest(&worker.id);
        gateway.decide(*reference, |record| Ok(workflow::open_answer(record, worker, now)?)).await?;
    }
    Ok(OpenedAnswer { reference: *reference, request, answer, more_time })
}

/// The unit has it in its own records: the gateway destroys what it held.
pub async fn confirm(
    gateway: &Gateway,
    worker: &User,
    reference: &Reference,
    now: Timestamp,
) -> Result<(), Error> {
    decide_in_unit(gateway, worker, reference, |record, by| {
        // There is nothing to have any more; what is left is destroyed.
        if record.status() == Status::AnswerLost {
            return Ok(workflow_lost::let_go(record, by, now)?);
        }
        Ok(workflow::confirm_fetched(record, by, now)?)
    })
    .await
}

/// The unit no longer needs the answer: the recipient is told, documents are destroyed.
pub async fn withdraw(
    gateway: &Gateway,
    worker: &User,
    reference: &Reference,
    now: Timestamp,
) -> Result<(), Error> {
    decide_in_unit(gateway, worker, reference, |record, by| Ok(workflow::withdraw(record, by, now)?)).await
}

/// Sends the recipient a new link, and unlocks the request.
pub async fn renew_link(
    gateway: &Gateway,
    worker: &User,
    reference: &Reference,
    now: Timestamp,
) -> Result<(), Error> {
    let token = LinkToken::generate(&gateway.random)?;
    decide_in_unit(gateway, worker, reference, |record, by| {
        Ok(link::renew(record, renewal(gateway, reference, &token)?, by, now)?)
    })
    .await
}

/// A new link in the place of every one there is.
pub(super) fn renewal(gateway: &Gateway, reference: &Reference, token: &LinkToken) -> Result<Renewal, Error> {
    Ok(Renewal {
        link: token.digest(&gateway.keys.digest),
        wrapped_link: gateway.wrapped_link(token, *reference)?,
        old: gateway.store.links_of_request(reference)?,
        attempts: attempts_digest(gateway, reference),
    })
}

/// What a recipient's signature has to fit.
struct Expected<'a> {
    request: &'a OpenedRequest,
    now: Timestamp,
}

async fn reply(
    gateway: &Gateway,
    record: &Record,
    sealed: &Sealed,
    identity: &seal::Identity,
    expected: &Expected<'_>,
) -> Result<Reply, Error> {
    let cipher = lost::read(gateway, record, sealed, expected.now).await?;
    let pdf = seal::open(&cipher, identity).map_err(|_| Error::Damaged)?;
    let mut files = document::read::attachments(&pdf).map_err(|_| Error::Damaged)?;
    let mut take = |name: &str| -> Result<Vec<u8>, Error> {
        let place = files
            .iter()
            .position(|file| file.relation == Relation::Data && file.name == name)
            .ok_or(Error::Damaged)?;
        Ok(files.swap_remove(place).bytes)
    };
    let header_json = take(name::ANSWER)?;
    let json = take(name::RESPONSE).ok().map(Zeroizing::new);
    let proof = take(name::PROOF)?;
    let header: AnswerHeader = serde_json::from_slice(&header_json).map_err(|_| Error::Damaged)?;
    let about = AnswerBinding {
        recipient: &expected.request.header.recipient.id,
        reference: record.reference,
        request: expected.request.hash,
        response: envelope::hash(
            text_of(&header_json)?,
            json.as_deref().map(|json| text_of(json)).transpose()?,
        )?,
    };
    // What came by post the unit has signed, with the consent's key.
    let keys = if header.paper.is_some() {
        vec![expected.request.consent.key.clone()]
    } else {
        signing_keys(gateway, record, expected.request, local_date(header.answered_at))?
    };
    let proof = file_proof::holders(&proof).ok_or(Error::Damaged)?;
    let signed = |key| token::verify_answer_proof(proof, key, &about, token::ACCEPTED).is_ok();
    if !keys.iter().any(signed) {
        return Err(Error::Damaged);
    }
    let is_answer = matches!(header.says, Says::Answer { .. });
    let came_on = header.paper.as_ref().map(|paper| paper.came_on);
    if header.reference != record.reference || is_answer && came_on != record.facts.came_on_paper {
        return Err(Error::Damaged);
    }
    let attachments = attached::in_order(&header.attachments, files)?;
    let filled = match json {
        None => None,
        Some(json) => {
            let kind = gateway.catalogue.kind(&record.kind).ok_or(Error::UnknownKind)?;
            let form = answer_form(kind, &record.scope, &expected.request.response);
            let response = response_from_json(text_of(&json)?, &form).map_err(|_| Error::Damaged)?;
            Some(Filled { form, response, json })
        }
    };
    Ok(Reply { header, filled, attachments, pdf })
}

/// The keys an answer of that day may be signed with: the one named when the request was sent. A document
/// that names none was sealed to a one-time key or to one the directory has, or had on that day.
fn signing_keys(
    gateway: &Gateway,
    record: &Record,
    request: &OpenedRequest,
    day: Date,
) -> Result<Vec<VerifyingKey>, Error> {
    if let Some(named) = &request.recipient_key {
        return Ok(vec![named.key.clone()]);
    }
    let parties = gateway.parties();
    let listed = parties.recipient(&record.recipient);
    let keys: Vec<&str> = match &record.one_time_keys {
        Some(keys) => vec![&keys.signing],
        None => listed.map(|recipient| recipient.signing_keys(day).collect()).unwrap_or_default(),
    };
    if keys.is_empty() {
        return Err(Error::UnknownRecipient);
    }
    Ok(keys.into_iter().map(VerifyingKey::parse).collect::<Result<_, _>>()?)
}

fn text_of(bytes: &[u8]) -> Result<&str, Error> {
    str::from_utf8(bytes).map_err(|_| Error::Damaged)
}

impl Reply {
    /// DFA completeness, for answers that have a chain.
    #[must_use]
    pub const fn score(&self) -> Option<u8> {
        match self.header.says {
            Says::Answer { score } => score,
            _ => None,
        }
    }
}
