//! `GET /requests/{reference}`: where one request stands.

use axum::extract::Path;
use axum::response::Response;

use crate::domain::calendar::local_date;
use crate::domain::{Action, Agent, ConsentRecord, ConsentState, Entity, Event, Record};
use crate::text::{self, dates};
use crate::web::error::Error;
use crate::web::page::{self, Frame};
use crate::web::request::RequestView;
use crate::web::seat::{Seat, StaffSeat};
use crate::web::worker::dropped;
use crate::web::worker::requests::show_page::RequestPage;
use crate::web::worker::requests::{actions, call, thread, timeline};

pub async fn show(StaffSeat(seat): StaffSeat, Path(reference): Path<String>) -> Result<Response, Error> {
    let record = seat.record(&reference)?;
    page::show(&page(&seat, &record)?)
}

/// The page of a request; `seat` may be a coordinator's, who then finds nothing that opens a document.
pub(crate) fn page(seat: &Seat, record: &Record) -> Result<RequestPage, Error> {
    let (gateway, now, language) = (seat.gateway(), seat.now(), seat.language());
    let events = seat.state.store().events(&Entity::Request(record.reference))?;
    let worker = seat.is_worker();
    let consent = seat.state.store().consent(&record.consent)?;
    let revoked = consent.as_ref().map_or(Ok(None), |consent| revoked(seat, consent))?;
    let has_next = worker && revoked.is_none();
    Ok(RequestPage {
        request: RequestView::of(seat, record),
        worker,
        consent: consent.map(|consent| (consent.reference().to_string(), consent.is_key())),
        revoked_with_it: revoked.is_some() && events.iter().any(|event| event.action == Action::Withdrawn),
        revoked,
        call: call::of(gateway, record),
        timeline: timeline::of(gateway, record, &events, now, language),
        held: dropped::held_of(seat, record.consent).map(|(place, _)| place),
        acts: actions::of(gateway, record, worker, now, &seat.frame),
        thread: thread::of(seat, record)?,
        next_steps: if has_next { thread::next(gateway, record, &seat.frame) } else { Vec::new() },
        frame: Frame { path: format!("/requests/{}", record.reference), ..Frame::clone(&seat.frame) },
    })
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
