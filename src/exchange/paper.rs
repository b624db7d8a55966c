//! An answer that came by post: the unit opens the request with the consent document, scans the
//! letter, copies what it says, and registers it. Signed with the consent's key, sealed to the
//! consent, and marked as paper wherever it goes: nobody can take it for the recipient's own
//! signature.

use std::slice::from_ref;
use std::sync::Mutex;

use jiff::Timestamp;
use jiff::civil::Date;

use crate::domain::calendar::local_date;
use crate::domain::workflow::answer::{self as workflow, OnPaper};
use crate::domain::{Language, Record, Reference, Refusal, User};
use crate::exchange::answer::{self, Written};
use crate::exchange::consent_file::HeldConsent;
use crate::exchange::draft::{self, Whole};
use crate::exchange::envelope::{self, Says};
use crate::exchange::error::ConsentFault;
use crate::exchange::fetch::{decide_in_unit, record_of_unit};
use crate::exchange::visit::{Hand, Visit, read_request};
use crate::exchange::{Error, Gateway, dates};
use crate::forms::answerer::WRONG_PROFESSION;
use crate::forms::finding::{Finding, Report};
use crate::forms::prefill::answer_form;

/// Opens the request to register its answer; nothing is committed by it.
pub async fn begin(
    gateway: &Gateway,
    worker: &User,
    reference: &Reference,
    consent: &HeldConsent,
    now: Timestamp,
) -> Result<Visit, Error> {
    let record = record_of_unit(gateway, worker, reference)?;
    belongs(&record, consent)?;
    workflow::must_be_open(&record)?;
    let parties = gateway.parties();
    let recipient = parties.recipient(&record.recipient).ok_or(Error::UnknownRecipient)?;
    let request = read_request(gateway, &record, &consent.secret.identity(), now).await?;
    let kind = gateway.catalogue.kind(&record.kind).ok_or(Error::UnknownKind)?;
    let answer_form = answer_form(kind, &record.scope, &request.response);
    Ok(Visit {
        reference: record.reference,
        recipient: recipient.clone(),
        hand: Hand::Unit,
        request,
        document: record.document.as_ref().map(|sealed| sealed.id.clone()),
        answer_form,
        has_chain: kind.has_chain,
        answered_by: kind.answered_by.clone(),
        draft_damaged: false,
        known: parties.known(),
        draft: Mutex::default(),
        saving: tokio::sync::Mutex::default(),
        sent: Mutex::default(),
        ending: tokio::sync::Mutex::default(),
    })
}

/// What would be refused: only what is typed wrongly. What the letter does not say can't be typed, so
/// nothing is missing but the letter itself.
#[must_use]
pub fn review(visit: &Visit, language: Language, today: Date) -> Report {
    let draft = visit.draft();
    let mut report = answer::review(visit, &draft.response, language, false, today);
    let refused = std::mem::take(&mut report.errors).into_iter();
    let (missing, wrong): (Vec<Finding>, Vec<Finding>) = refused.partition(|finding| {
        finding.code.starts_with("chain") && finding.code != "chain-diagnosis-not-allowed"
            || matches!(finding.code, "required" | "required-group" | "min-occurs" | WRONG_PROFESSION)
            || matches!(finding.code, "not-before" | "not-before-today" | "not-after-today" | "within-months")
    });
    report.errors = wrong;
    report.warnings.extend(missing);
    report
}

/// Registers it: the request is answered, on the day the letter came.
///
/// # Errors
/// [`Error::Form`] with what is typed wrongly; a day that can't be; no scanned file; the wrong consent;
/// an outcome it has already; a spool or store that can't write.
pub async fn register(
    gateway: &Gateway,
    worker: &User,
    visit: &Visit,
    consent: &HeldConsent,
    came_on: Date,
    now: Timestamp,
) -> Result<(), Error> {
    let record = record_of_unit(gateway, worker, &visit.reference)?;
    belongs(&record, consent)?;
    let language = visit.request.header.language;
    let (header, draft) = prepared(gateway, (worker, &record), visit, came_on, language, now).await?;
    let score = answer::score(visit, &draft.response);
    let (token, _) = consent.row_of(gateway, &visit.recipient.id)?;
    let signed = (&consent.key, Some(token.as_str()));
    let Written { cipher, once, .. } = answer::sign(gateway, visit, header, &draft, signed, now)?;
    let document = gateway.keep(cipher).await?;
    let timetable = gateway.timetable();
    let result = decide_in_unit(gateway, worker, &visit.reference, |record, by| {
        visit.may_act(record)?;
        let keep = dates::keep(gateway, record)?;
        let paper = OnPaper { score, came_on, document: document.clone(), once, keep, by };
        Ok(workflow::end_on_paper(record, paper, timetable.calendar_of(&record.recipient), now)?)
    })
    .await;
    gateway.committed(from_ref(&document.id), result).await
}

async fn prepared(
    gateway: &Gateway,
    (worker, record): (&User, &Record),
    visit: &Visit,
    came_on: Date,
    language: Language,
    now: Timestamp,
) -> Result<(envelope::AnswerHeader, Whole), Error> {
    workflow::may_have_come(record, came_on, now)?;
    let mut draft = visit.draft();
    // Nobody can look for names in a picture: where nobody may be named, the paper stays with the unit.
    if draft.attachments.is_empty() && !visit.is_unnamed() {
        return Err(Refusal::PaperWithoutScan.into());
    }
    let report = review(visit, language, local_date(now));
    if !report.errors.is_empty() {
        return Err(Error::Form(report));
    }
    draft.response = answer::finished(visit, &draft.response, true);
    draft.response.authored = Some(now);
    let says = Says::Answer { score: answer::score(visit, &draft.response) };
    let due = record.due_date();
    let draft = draft::whole(gateway, visit, draft, now).await?;
    let mut header = answer::header(visit, says, &draft, due, now);
    header.late = came_on > due;
    let unit = answer::unit(gateway, visit)?;
    header.paper = Some(envelope::OnPaper { came_on, unit: unit.name, worker: worker.name.clone() });
    Ok((header, draft))
}

fn belongs(record: &Record, consent: &HeldConsent) -> Result<(), Error> {
    if record.consent == consent.id { Ok(()) } else { Err(Error::Consent(ConsentFault::Wrong)) }
}
