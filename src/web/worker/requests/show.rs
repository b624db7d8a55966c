//! `GET /requests/{reference}`: where one request stands.

use axum::extract::Path;
use axum::response::Response;
use jiff::Timestamp;

use crate::domain::actor::Role;
use crate::domain::audit::{Action, Agent, Entity, Event};
use crate::domain::calendar::local_date;
use crate::domain::consent::{ConsentRecord, ConsentState};
use crate::domain::reference::Reference;
use crate::domain::request::{Outcome, Record, Status};
use crate::domain::unattended;
use crate::exchange::fetch::record_of_unit;
use crate::text::{self, dates};
use crate::web::error::Error;
use crate::web::page::{self, Frame};
use crate::web::role::Staff;
use crate::web::state::State;
use crate::web::worker::requests::show_page::{RequestPage, Telephone};
use crate::web::worker::requests::{actions, call, thread, timeline};
use crate::web::worker::seat::Seat;
use crate::web::worker::words;

pub async fn show(
    staff: Staff,
    state: State,
    frame: Frame,
    Path(reference): Path<String>,
) -> Result<Response, Error> {
    let reference = Reference::parse(&reference).ok_or(Error::NotFound)?;
    let record = record_of_unit(state.gateway(), &staff.user, &reference)?;
    page::show(&page(Seat { state, staff, frame }, &record)?)
}

/// The page of a request; `seat` may be a coordinator's, who then finds nothing that opens a document.
pub(crate) fn page(mut seat: Seat, record: &Record) -> Result<RequestPage, Error> {
    let (gateway, now, language) = (seat.gateway(), seat.now(), seat.language());
    let parties = gateway.parties();
    let recipient = parties.recipient(&record.recipient);
    let events = seat.state.store().events(&Entity::Request(record.reference))?;
    let worker = seat.staff.user.roles.contains(&Role::Worker);
    let there = record.document.is_some();
    let consent = seat.state.store().consent(&record.consent)?;
    let revoked = consent.as_ref().map_or(Ok(None), |consent| revoked(&seat, consent))?;
    let document = words::document(consent.as_ref().is_some_and(ConsentRecord::is_key), language);
    let ended_by_revocation =
        revoked.is_some() && events.iter().any(|event| event.action == Action::Withdrawn);
    let page = RequestPage {
        reference: record.reference.to_string(),
        kind: words::kind(gateway, &record.kind, language),
        recipient: words::recipient(gateway, record, language),
        telephone: recipient.map_or(Telephone::Unknown, |recipient| {
            recipient.telephone.clone().map_or(Telephone::Missing, Telephone::Known)
        }),
        sender: parties.user(&record.worker).map_or_else(String::new, |user| user.name.clone()),
        unit: parties.unit(&record.unit).map_or_else(String::new, |unit| unit.name.clone()),
        consent: consent
            .filter(|_| worker)
            .map(|consent| (consent.reference().to_string(), consent.is_key())),
        categories: record.categories.iter().map(|category| category.code()).collect(),
        tone: words::tone(record),
        status: words::status(record, language),
        late: words::late(gateway, record, now, language),
        next: words::next_actor(record, language),
        now: if ended_by_revocation {
            seat.frame.t("worker-now-revoked")
        } else {
            words::what_now(record, &document, language)
        },
        call: call::of(gateway, record),
        auto_reply: auto_reply(record).map(|at| dates::moment(language, at)),
        unattended: unattended::since(record)
            .filter(|_| unattended::is_told(record))
            .map(|at| dates::day(language, local_date(at))),
        sent: dates::moment(language, record.sent_at),
        acknowledge_by: words::until(language, record.acknowledge_by),
        due: words::until(language, record.due_at),
        expires: (there || record.facts.answer.is_some()).then(|| words::until(language, record.expires_at)),
        score: score(record),
        timeline: timeline::of(gateway, record, &events, now, language),
        held: seat.held().into_iter().find(|(_, held)| held.id == record.consent).map(|(id, _)| id),
        may_open: worker && there,
        has_answer: record.facts.answer.is_some(),
        opened: record.facts.answer_opened_at.is_some(),
        may_renew: worker && record.is_open() && record.facts.posted_at.is_none(),
        acts: actions::of(gateway, record, worker, now, &seat.frame),
        owed_call: words::call(gateway, record, language),
        first_due: record.facts.first_due_at.map(|at| words::until(language, at)),
        earlier: words::earlier(gateway, record, language),
        gone: !there,
        thread: thread::of(gateway, &seat.staff.user, record, language)?,
        document,
        next_steps: if worker && revoked.is_none() {
            thread::next(gateway, record, &seat.frame)
        } else {
            Vec::new()
        },
        revoked,
        frame: Frame::clone(&seat.frame),
    };
    seat.frame.path = format!("/requests/{}", record.reference);
    Ok(RequestPage { frame: seat.frame, ..page })
}

/// That the consent is taken back, and by whom: nothing is asked under it any more.
fn revoked(seat: &Seat, consent: &ConsentRecord) -> Result<Option<String>, Error> {
    let (store, language) = (seat.state.store(), seat.language());
    let ConsentState::Revoked { at } = consent.state else { return Ok(None) };
    let events = store.events(&Entity::Consent(consent.id))?;
    let by_client = |event: &Event| event.action == Action::ConsentRevoked && event.agent == Agent::Client;
    let key = if consent.is_key() {
        "worker-revoked-key"
    } else if events.iter().any(by_client) {
        "worker-revoked-by-client"
    } else {
        "worker-revoked-by-unit"
    };
    let day = dates::day(language, local_date(at));
    Ok(Some(text::with(language, key, &[("day", day.into())])))
}

/// It says something only as long as nobody there has done anything.
fn auto_reply(record: &Record) -> Option<Timestamp> {
    let waits =
        matches!(record.status(), Status::Sent | Status::NotDelivered | Status::Mailed | Status::Arrived);
    record.facts.auto_reply_at.filter(|_| waits)
}

const fn score(record: &Record) -> Option<u8> {
    match &record.facts.outcome {
        Some(Outcome::Answered { score, .. }) => *score,
        _ => None,
    }
}
