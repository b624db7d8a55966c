//! What a recipient does with an opened request.

use std::slice::from_ref;
use std::sync::PoisonError;

use jiff::Timestamp;
use jiff::civil::Date;
use zeroize::Zeroizing;

use crate::crypto::digest::Purpose;
use crate::crypto::seal;
use crate::crypto::signing::SigningKey;
use crate::crypto::token::{self, AnswerBinding, Came, FileSort, KeyKind, Received};
use crate::document;
use crate::document::Head;
use crate::document::answer::{Content, Signed};
use crate::document::receipt::Outcome;
use crate::domain::calendar::local_date;
use crate::domain::workflow::answer::{self as workflow, Documents, Ending};
use crate::domain::{Answerer, DeclineReason, Digest, Language, Refusal, Unit};
use crate::exchange::draft::{self, Whole};
use crate::exchange::envelope::{self, AnswerHeader, AttachmentEntry, Says};
use crate::exchange::file_proof::{Is, Unproved};
use crate::exchange::send::{canonical_of, to_json};
use crate::exchange::visit::{Hand, SentAnswer, Visit, decide};
use crate::exchange::{Error, Gateway, dates, undrawn, unnamed};
use crate::forms::answerer;
use crate::forms::catalogue::Kind;
use crate::forms::enable_when::prune;
use crate::forms::finding::{Finding, Report};
use crate::forms::json::response_to_json;
use crate::forms::response::{Response, ResponseStatus};
use crate::forms::validate::validate;
use crate::forms::{chain, possible, prefill};

/// "We have it, expect our answer on …".
pub async fn acknowledge(
    gateway: &Gateway,
    visit: &Visit,
    expected: Option<Date>,
    now: Timestamp,
) -> Result<(), Error> {
    decide(gateway, visit, |record| Ok(workflow::acknowledge(record, expected, now, local_date(now))?)).await
}

/// "We need until …, because …". The reason is sealed to the consent.
pub async fn ask_more_time(
    gateway: &Gateway,
    visit: &Visit,
    until: Date,
    reason: &str,
    now: Timestamp,
) -> Result<(), Error> {
    let says = Says::MoreTime { until, reason: reason.trim().to_owned() };
    let written = write(gateway, visit, says, &Whole::default(), now)?;
    let sealed = gateway.keep(written.cipher).await?;
    let id = sealed.id.clone();
    let result = decide(gateway, visit, |record| {
        Ok(workflow::ask_more_time(record, until, Some(sealed.clone()), now, local_date(now))?)
    })
    .await;
    gateway.committed(from_ref(&id), result).await
}

/// The day the answer is due: the request may have been given more time since it was written.
pub fn due(gateway: &Gateway, visit: &Visit) -> Result<Date, Error> {
    let record = gateway.store.record(&visit.reference)?.ok_or(Error::NotFound)?;
    Ok(record.due_date())
}

/// The unit that has the request now: it may have been handed over since it was written.
pub fn unit(gateway: &Gateway, visit: &Visit) -> Result<Unit, Error> {
    let record = gateway.store.record(&visit.reference)?.ok_or(Error::NotFound)?;
    let parties = gateway.parties();
    let unit = parties.unit(&record.unit).or_else(|| parties.unit_by_id(&visit.request.header.unit.id));
    unit.cloned().ok_or(Error::NotFound)
}

/// What would be refused or is missing if it were sent now: the form's own rules and the chain's.
/// `completed`: as it is judged when it is sent; otherwise as a draft.
#[must_use]
pub fn review(
    visit: &Visit,
    response: &Response,
    language: Language,
    completed: bool,
    today: Date,
) -> Report {
    let response = finished(visit, response, completed);
    let mut report = validate(&visit.answer_form, &response, language);
    report.errors.extend(possible::check(&visit.answer_form, &response, today, language));
    report.errors.extend(answerer::check(&visit.answer_form, &response, &visit.answered_by, language));
    if completed {
        report.errors.extend(unnamed::in_answer(visit, &response, language));
        if answerer::says_nothing(&visit.answer_form, &response) {
            report.errors.push(Finding::said(language, answerer::SAYS_NOTHING, None, ""));
        }
    }
    report.warnings.extend(undrawn::in_form(&visit.answer_form, &response, language));
    if visit.has_chain {
        let chain = chain::check(&visit.answer_form, &response, today, language);
        // The chain says why it has to be there: no need to say that it is missing, too.
        let told = |missing: &Finding| chain.errors.iter().any(|error| error.link_id == missing.link_id);
        report.errors.retain(|error| error.code != "required" || !told(error));
        report.errors.extend(chain.errors);
        report.warnings.extend(chain.warnings);
    }
    report
}

/// DFA completeness 0–3, for kinds that have a chain, where the whole chain is asked for.
#[must_use]
pub fn score(visit: &Visit, response: &Response) -> Option<u8> {
    let response = finished(visit, response, true);
    let form = &visit.answer_form;
    (visit.has_chain && chain::asks_all(form, &response)).then(|| chain::score(form, &response))
}

/// `linkId` of what the request asks for in particular; empty where it asks for the whole form.
#[must_use]
pub fn asked(visit: &Visit) -> Vec<String> {
    let asked = prefill::asked(&visit.answer_form, &visit.request.response);
    visit.answer_form.walk().map(|item| item.link_id.clone()).filter(|id| asked.contains(id)).collect()
}

/// The answer as it would be sent, for the recipient to read.
///
/// # Errors
/// [`Error::Form`] with every fault.
pub async fn preview(
    gateway: &Gateway,
    visit: &Visit,
    language: Language,
    now: Timestamp,
) -> Result<Vec<u8>, Error> {
    let draft = checked(gateway, visit, language, now).await?;
    let says = Says::Answer { score: score(visit, &draft.response) };
    let header = header(visit, says, &draft, due(gateway, visit)?, now);
    document(gateway, visit, &header, &draft, None)
}

/// That it came in, for the recipient to keep; none before it was sent. Names no client.
pub fn receipt(
    gateway: &Gateway,
    visit: &Visit,
    language: Language,
    now: Timestamp,
) -> Result<Option<Zeroizing<Vec<u8>>>, Error> {
    let Some(sent) = visit.sent() else { return Ok(None) };
    let header = &sent.header;
    let unit = unit(gateway, visit)?;
    let kind = gateway.catalogue.kind(&header.kind).ok_or(Error::UnknownKind)?;
    let attachments: Vec<(&str, u64)> =
        header.attachments.iter().map(|file| (file.name.as_str(), file.bytes)).collect();
    let pdf = document::receipt::answered_pdf(&document::receipt::Answered {
        head: head(visit, header, &unit, kind, language),
        outcome: match header.says {
            Says::Answer { .. } => Outcome::Answered,
            Says::Decline { .. } => Outcome::Declined,
            Says::WrongRecipient { .. } => Outcome::WrongRecipient,
            Says::MoreTime { .. } => Outcome::MoreTime,
        },
        received_at: header.answered_at,
        late: header.late,
        attachments: &attachments,
        answer_hash: &sent.hash.to_string(),
    });
    let is = Is { sort: FileSort::Receipt, reference: Some(header.reference), answer: None };
    Unproved::new(pdf)?.prove(gateway, is, None, now).map(Some)
}

/// Signs, seals and sends the answer.
///
/// # Errors
/// [`Error::Form`] with every fault; the request is closed; spool or store can't write. Then nothing
/// was sent, unless the store says that it may have been; everything typed is still in the visit.
pub async fn send(
    gateway: &Gateway,
    visit: &Visit,
    language: Language,
    now: Timestamp,
) -> Result<SentAnswer, Error> {
    let draft = checked(gateway, visit, language, now).await?;
    let score = score(visit, &draft.response);
    end(gateway, visit, Says::Answer { score }, Ending::Answer { score }, &draft, now).await
}

/// Declines, with a reason from the list and a comment that only the unit can read.
pub async fn decline(
    gateway: &Gateway,
    visit: &Visit,
    reason: DeclineReason,
    comment: &str,
    now: Timestamp,
) -> Result<SentAnswer, Error> {
    let says = Says::Decline { reason, comment: comment.trim().to_owned() };
    end(gateway, visit, says, Ending::Decline(reason), &Whole::default(), now).await
}

/// "Not our patient — perhaps at …".
pub async fn wrong_recipient(
    gateway: &Gateway,
    visit: &Visit,
    perhaps: &str,
    now: Timestamp,
) -> Result<SentAnswer, Error> {
    let says = Says::WrongRecipient { perhaps: perhaps.trim().to_owned() };
    end(gateway, visit, says, Ending::WrongRecipient, &Whole::default(), now).await
}

pub(super) fn finished(visit: &Visit, response: &Response, completed: bool) -> Response {
    let mut response = response.clone();
    response.questionnaire = canonical_of(&visit.answer_form);
    response.status = if completed { ResponseStatus::Completed } else { ResponseStatus::InProgress };
    prune(&visit.answer_form, &mut response);
    response
}

async fn checked(
    gateway: &Gateway,
    visit: &Visit,
    language: Language,
    now: Timestamp,
) -> Result<Whole, Error> {
    let mut draft = visit.draft();
    let report = review(visit, &draft.response, language, true, local_date(now));
    if !report.errors.is_empty() {
        return Err(Error::Form(report));
    }
    draft.response = finished(visit, &draft.response, true);
    draft.response.authored = Some(now);
    draft::whole(gateway, visit, draft, now).await
}

async fn end(
    gateway: &Gateway,
    visit: &Visit,
    says: Says,
    ending: Ending,
    draft: &Whole,
    now: Timestamp,
) -> Result<SentAnswer, Error> {
    // A click that comes beside another waits to see what became of that one.
    let _turn = visit.ending.lock().await;
    let written = write(gateway, visit, says, draft, now)?;
    let timetable = gateway.timetable();
    let Hand::Recipient { keys, .. } = &visit.hand else { return Err(Error::Internal("nobody's key")) };
    let copy = seal::seal(&written.pdf, &[keys.sealing.as_str()])?;
    let answer = gateway.keep(written.cipher).await?;
    let copy = match gateway.keep(copy).await {
        Ok(copy) => copy,
        Err(error) => return gateway.committed(from_ref(&answer.id), Err(error)).await,
    };
    let ids = [answer.id.clone(), copy.id.clone()];
    let documents = Documents { answer, copy: Some(copy), once: written.once };
    let result = decide(gateway, visit, |record| {
        let calendar = timetable.calendar_of(&record.recipient);
        let keep = dates::keep(gateway, record)?;
        Ok(workflow::end(record, ending, documents.clone(), keep, calendar, now)?)
    })
    .await;
    match gateway.committed(&ids, result).await {
        Ok(()) => {
            *visit.sent.lock().unwrap_or_else(PoisonError::into_inner) = Some(written.sent.clone());
            Ok(written.sent)
        }
        // A double click: the first one was the answer.
        Err(error) => match (error, visit.sent()) {
            (Error::Refused(Refusal::AlreadyAnswered | Refusal::AlreadyDeclined), Some(sent)) => Ok(sent),
            (error, _) => Err(error),
        },
    }
}

/// A document of the recipient: signed, and sealed to the consent.
pub(super) struct Written {
    pub sent: SentAnswer,
    pub cipher: Vec<u8>,
    /// In clear, for the recipient's own copy.
    pub pdf: Zeroizing<Vec<u8>>,
    pub once: Digest,
}

fn write(
    gateway: &Gateway,
    visit: &Visit,
    says: Says,
    draft: &Whole,
    now: Timestamp,
) -> Result<Written, Error> {
    unnamed::nothing(unnamed::in_comment(visit, says.comment(), visit.request.header.language))?;
    let Hand::Recipient { key, .. } = &visit.hand else { return Err(Error::Internal("nobody's key")) };
    let header = header(visit, says, draft, due(gateway, visit)?, now);
    sign(gateway, visit, header, draft, (&key.signing_key(), None), now)
}

/// Signs what the header says: with the recipient's key, or, for a paper, with the consent's, whose
/// token then goes along.
pub(super) fn sign(
    gateway: &Gateway,
    visit: &Visit,
    header: AnswerHeader,
    draft: &Whole,
    (key, consent_jwt): (&SigningKey, Option<&str>),
    now: Timestamp,
) -> Result<Written, Error> {
    let header_json = to_json(&header)?;
    let response_json = matches!(header.says, Says::Answer { .. })
        .then(|| response_to_json(&draft.response, &visit.answer_form));
    let hash = envelope::hash(&header_json, response_json.as_deref())?;
    let about = AnswerBinding {
        recipient: &visit.recipient.id,
        reference: visit.reference,
        request: visit.request.hash,
        response: hash,
    };
    let signed = Signed {
        answer_hash: &hash.to_string(),
        key_thumbprint: key.public().kid(),
        response_json: response_json.as_deref(),
        answer_json: &header_json,
        consent_jwt,
        recipient_jwt: visit.request.recipient_key.as_ref().map(|named| named.token.as_str()),
        one_time: matches!(visit.hand, Hand::Recipient { kind: KeyKind::OneTime, .. }),
    };
    let file = Unproved::new(document(gateway, visit, &header, draft, Some(signed))?)?;
    let proof = token::issue_answer_proof(key, &about, Some(file.hash()), &gateway.random, now)?;
    let received = Some(received(visit, key.public().kid()));
    let is = Is { sort: FileSort::Answer, reference: Some(visit.reference), answer: received };
    let pdf = file.prove(gateway, is, Some(&proof.token), now)?;

    let unit = unit(gateway, visit)?;
    let mut to = vec![visit.request.consent.reply_to.as_str()];
    to.extend(unit.recovery_recipient.as_deref());
    Ok(Written {
        cipher: seal::seal(&pdf, &to)?,
        once: gateway.keys.digest.digest(Purpose::Proof, proof.id.as_bytes()),
        sent: SentAnswer { header, hash },
        pdf,
    })
}

/// What the gateway can say of how it came.
fn received(visit: &Visit, kid: &str) -> Received {
    let (key, came) = match &visit.hand {
        Hand::Recipient { kind, came, .. } => (*kind, came.clone()),
        Hand::Unit => (KeyKind::Paper, Came::Paper),
    };
    Received { kid: kid.to_owned(), key, came }
}

pub(super) fn document(
    gateway: &Gateway,
    visit: &Visit,
    header: &AnswerHeader,
    draft: &Whole,
    signed: Option<Signed<'_>>,
) -> Result<Vec<u8>, Error> {
    let kind = gateway.catalogue.kind(&header.kind).ok_or(Error::UnknownKind)?;
    let unit = unit(gateway, visit)?;
    let attachments = draft.attachments();
    Ok(document::answer::pdf(&document::answer::Answer {
        head: head(visit, header, &unit, kind, header.language),
        late: header.late,
        created: header.answered_at,
        answered_by: header.answered_by.as_ref().map(Answerer::line).unwrap_or_default(),
        paper: header.paper.as_ref().map(|paper| document::answer::OnPaper {
            came_on: paper.came_on,
            unit: &paper.unit,
            worker: &paper.worker,
        }),
        content: match &header.says {
            Says::Answer { score } => Content::Answered {
                form: &visit.answer_form,
                response: &draft.response,
                score: *score,
                attachments: &attachments,
            },
            Says::Decline { reason, comment } => Content::Declined { reason: *reason, comment },
            Says::WrongRecipient { perhaps } => Content::WrongRecipient { perhaps_at: perhaps },
            Says::MoreTime { until, reason } => Content::MoreTime { until: *until, reason },
        },
        signed,
    }))
}

fn head<'a>(
    visit: &'a Visit,
    header: &'a AnswerHeader,
    unit: &'a Unit,
    kind: &'a Kind,
    language: Language,
) -> Head<'a> {
    let request = &visit.request.header;
    Head {
        language,
        kind: kind.name.get(language),
        reference: Some(header.reference),
        subject: &header.subject,
        unit,
        worker: &request.unit.worker,
        recipient: &visit.recipient,
        case_number: &request.case_number,
        sent_at: request.sent_at,
        due: header.due,
    }
}

pub(super) fn header(visit: &Visit, says: Says, draft: &Whole, due: Date, now: Timestamp) -> AnswerHeader {
    let request = &visit.request.header;
    AnswerHeader {
        reference: visit.reference,
        kind: request.kind.clone(),
        form: canonical_of(&visit.answer_form),
        language: request.language,
        recipient: request.recipient.clone(),
        subject: request.subject.clone(),
        request_hash: visit.request.hash,
        answered_at: now,
        due,
        late: local_date(now) > due,
        answered_by: matches!(says, Says::Answer { .. })
            .then(|| answerer::of(&visit.answer_form, &draft.response, request.language))
            .flatten(),
        says,
        paper: None,
        attachments: draft.files.iter().map(|(about, _)| AttachmentEntry::of(about, None)).collect(),
    }
}
