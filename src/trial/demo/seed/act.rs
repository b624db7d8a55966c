//! One thing that somebody does, through the use cases the pages use.

use std::sync::Arc;

use jiff::Timestamp;
use serde_json::Value;

use crate::domain::calendar::local_date;
use crate::domain::notice::Told;
use crate::domain::workflow::delivery;
use crate::domain::{Digest, Language, Letter, Reference};
use crate::exchange::consent_file::HeldConsent;
use crate::exchange::dispatch::Dispatch;
use crate::exchange::send::{self, Request, Sent};
use crate::exchange::visit::{self, Visit};
use crate::exchange::{Error, answer, call, draft, fetch, reroute, time};
use crate::trial::demo::Stop;
use crate::trial::demo::case;
use crate::trial::demo::seed::case::{Case, SentCase};
use crate::trial::demo::seed::cast::Cast;
use crate::trial::demo::seed::plan::Act;
use crate::trial::demo::seed::texts;

/// Does what is next. A refusal ends the plan: something came in between.
pub async fn act(cast: &Cast, case: &mut Case, now: Timestamp) -> Result<(), Stop> {
    let Some((_, act)) = case.plan.pop() else { return Ok(()) };
    match perform(cast, case, act, now).await {
        Ok(()) => Ok(()),
        Err(Error::Refused(_) | Error::NotFound | Error::Gone) => {
            case.plan.clear();
            Ok(())
        }
        Err(error) => Err(Stop::new(format!("{act:?} to {}: {error:?}", case.recipient))),
    }
}

async fn perform(cast: &Cast, case: &mut Case, act: Act, now: Timestamp) -> Result<(), Error> {
    let gateway = &*cast.gateway;
    if act == Act::Send {
        return send(cast, case, now).await;
    }
    let reference = case.sent.as_ref().ok_or(Error::NotFound)?.reference;
    match act {
        Act::Send => {}
        Act::Bounce => {
            let letter = Letter::RequestSent;
            let told = Told { reference, revision: 1, letter, to_recipient: true };
            let id = Digest::from_bytes(bounced_letter(&reference));
            gateway.decide(reference, |record| Ok(delivery::bounced(record, &id, &told, true, now))).await?;
        }
        Act::RenewLink => {
            fetch::renew_link(gateway, &case.worker, &reference, now).await?;
            note_link(cast, case)?;
        }
        Act::Acknowledge => answer::acknowledge(gateway, &open(cast, case, now).await?, None, now).await?,
        Act::AskMoreTime(days) => {
            let until = gateway.timetable().calendar.add_working_days(local_date(now), days);
            let why = "Patienten har en bokad tid hos oss först nästa vecka.";
            answer::ask_more_time(gateway, &open(cast, case, now).await?, until, why, now).await?;
        }
        Act::GiveTime => time::accept(gateway, &case.worker, &reference, None, now).await?,
        Act::RefuseTime => time::refuse(gateway, &case.worker, &reference, now).await?,
        Act::Answer { complete } => answered(cast, case, complete, now).await?,
        Act::Decline(reason) => {
            let visit = open(cast, case, now).await?;
            answer::decline(gateway, &visit, reason, "Vi återkommer gärna när förutsättningarna finns.", now)
                .await?;
        }
        Act::WrongRecipient => {
            answer::wrong_recipient(gateway, &open(cast, case, now).await?, "", now).await?;
        }
        Act::Reroute => {
            let consent = cast.consent(case, now).await?;
            let other = case.other;
            let dispatch = reroute::reroute(gateway, &case.worker, &reference, &consent, other, now).await?;
            case.recipient = other;
            noted(cast, case, &dispatch)?;
        }
        Act::Call => {
            call::take(gateway, &cast.coordinator, &reference, now).await?;
            let word = if case.chance.percent(60) {
                call::Word::WillAnswer
            } else {
                call::Word::NoContact { again: true }
            };
            call::called(gateway, &cast.coordinator, &reference, word, now).await?;
        }
        Act::Withdraw => fetch::withdraw(gateway, &case.worker, &reference, now).await?,
        Act::Fetch => {
            let consent = cast.consent(case, now).await?;
            fetch::open(gateway, &case.worker, &reference, &consent, now).await?;
            fetch::confirm(gateway, &case.worker, &reference, now).await?;
        }
    }
    Ok(())
}

async fn send(cast: &Cast, case: &mut Case, now: Timestamp) -> Result<(), Error> {
    let gateway = &*cast.gateway;
    let consent: Arc<HeldConsent> = cast.consent(case, now).await?;
    let kind = gateway.catalogue.kind(case.kind).ok_or(Error::UnknownKind)?;
    let filled = texts::request(kind, &consent.subject, local_date(now), &mut case.chance);
    let form = send::form(gateway, case.kind, case.recipient, &consent)?;
    let response = filled.and_then(|filled| case::response(&filled, &form));
    let request = Request {
        no_names: &[],
        worker: &case.worker,
        consent: &consent,
        kind: case.kind,
        recipient: case.recipient,
        case_number: &format!("SOC 2026-{:04}", 1000 + case.client),
        response: &response.map_err(|_| Error::Internal("an example that does not fit its form"))?,
        language: Language::Sv,
        previous: None,
        files: &[],
        by_post: false,
    };
    match send::send(gateway, request, &format!("seed-{}", case.number), now).await? {
        Sent::Now(dispatch) => noted(cast, case, &dispatch),
        Sent::Before(_) => Err(Error::NotFound),
    }
}

async fn answered(cast: &Cast, case: &mut Case, complete: bool, now: Timestamp) -> Result<(), Error> {
    let gateway = &*cast.gateway;
    let visit = open(cast, case, now).await?;
    let kind = gateway.catalogue.kind(case.kind).ok_or(Error::UnknownKind)?;
    let mut fill = |complete| {
        let filled = texts::answer(kind, complete, local_date(now), &mut case.chance);
        let response = filled.and_then(|filled: Value| case::response(&filled, &visit.answer_form));
        response.map_err(|_| Error::Internal("an example that does not fit its form"))
    };
    draft::fill(&visit, fill(complete)?);
    match answer::send(gateway, &visit, Language::Sv, now).await {
        Err(Error::Form(_)) if !complete => {
            draft::fill(&visit, fill(true)?);
            answer::send(gateway, &visit, Language::Sv, now).await?;
        }
        other => drop(other?),
    }
    Ok(())
}

async fn open(cast: &Cast, case: &Case, now: Timestamp) -> Result<Visit, Error> {
    let sent = case.sent.as_ref().ok_or(Error::NotFound)?;
    visit::open(&cast.gateway, &sent.link, &sent.key, now).await
}

/// What came by letter and what came on paper.
fn noted(cast: &Cast, case: &mut Case, dispatch: &Dispatch) -> Result<(), Error> {
    let key = match &dispatch.one_time_key {
        Some(key) => key.display().to_string(),
        None => cast.keys.get(case.recipient).cloned().ok_or(Error::UnknownRecipient)?,
    };
    case.sent = Some(SentCase { reference: dispatch.reference, link: String::new(), key });
    note_link(cast, case)
}

/// Reads the link in the letter that is about to leave.
fn note_link(cast: &Cast, case: &mut Case) -> Result<(), Error> {
    let sent = case.sent.as_mut().ok_or(Error::NotFound)?;
    let notices = cast.gateway.store.due_notices(Timestamp::MAX, usize::MAX)?;
    let mine =
        notices.into_iter().rev().find(|notice| notice.reference == sent.reference && notice.link.is_some());
    let wrapped = mine.and_then(|notice| notice.link).ok_or(Error::Internal("a letter without link"))?;
    let link = cast.gateway.keys.wrap.unwrap(&wrapped, sent.reference.as_bytes())?;
    sent.link = str::from_utf8(&link).map_err(|_| Error::Internal("a link that is no text"))?.to_owned();
    Ok(())
}

/// Stands for the letter that came back.
fn bounced_letter(reference: &Reference) -> [u8; 32] {
    let mut bytes = [0xb0; 32];
    bytes[..8].copy_from_slice(reference.as_bytes());
    bytes
}
