//! The files of an opened answer. Attachments are never shown, always saved.

use std::sync::Arc;

use axum::extract::Path;
use axum::response::Response;

use crate::domain::Reference;
use crate::exchange::fetch::OpenedAnswer;
use crate::exchange::letter;
use crate::web::error::Error;
use crate::web::file;
use crate::web::seat::Seat;
use crate::web::worker::answer::open::{on_desk, too_late};

const PDF: &str = "application/pdf";

/// `…/answer.pdf`
pub async fn answer(seat: Seat, Path((reference, id)): Path<(String, String)>) -> Result<Response, Error> {
    let (reference, opened) = find(&seat, &reference, &id)?;
    let Some(opened) = opened else { return Ok(too_late(&reference)) };
    let reply = opened.answer.as_ref().or(opened.more_time.as_ref()).ok_or(Error::NotFound)?;
    Ok(file::download(&name(&seat, "worker-answer-file", &reference, "pdf"), PDF, &reply.pdf))
}

/// `…/response.json`
pub async fn response(seat: Seat, Path((reference, id)): Path<(String, String)>) -> Result<Response, Error> {
    let (reference, opened) = find(&seat, &reference, &id)?;
    let Some(opened) = opened else { return Ok(too_late(&reference)) };
    let filled = opened.answer.as_ref().and_then(|reply| reply.filled.as_ref()).ok_or(Error::NotFound)?;
    let name = name(&seat, "worker-answer-file", &reference, "json");
    Ok(file::download(&name, "application/fhir+json", &filled.json))
}

/// `…/request.pdf`
pub async fn request(seat: Seat, Path((reference, id)): Path<(String, String)>) -> Result<Response, Error> {
    let (reference, opened) = find(&seat, &reference, &id)?;
    let Some(opened) = opened else { return Ok(too_late(&reference)) };
    Ok(file::download(&name(&seat, "worker-request-file", &reference, "pdf"), PDF, &opened.request.pdf))
}

/// `…/letter.pdf`: the request on paper.
pub async fn letter(seat: Seat, Path((reference, id)): Path<(String, String)>) -> Result<Response, Error> {
    let (reference, opened) = find(&seat, &reference, &id)?;
    let Some(opened) = opened else { return Ok(too_late(&reference)) };
    let pdf = letter::of(seat.gateway(), &seat.staff.user, &opened)?;
    Ok(file::download(&name(&seat, "paper-letter-file", &reference, "pdf"), PDF, &pdf))
}

/// `…/attachments/{number}`, counted from one.
pub async fn attachment(
    seat: Seat,
    Path((reference, id, number)): Path<(String, String, usize)>,
) -> Result<Response, Error> {
    let (reference, opened) = find(&seat, &reference, &id)?;
    let Some(opened) = opened else { return Ok(too_late(&reference)) };
    let reply = opened.answer.as_ref().ok_or(Error::NotFound)?;
    let place = number.checked_sub(1).ok_or(Error::NotFound)?;
    let attachment = reply.attachments.get(place).ok_or(Error::NotFound)?;
    let entry = reply.header.attachments.get(place).ok_or(Error::NotFound)?;
    Ok(file::download(&attachment.name, &entry.media_type, &attachment.bytes))
}

type Found = (Reference, Option<Arc<OpenedAnswer>>);

fn find(seat: &Seat, reference: &str, id: &str) -> Result<Found, Error> {
    let reference = seat.record(reference)?.reference;
    Ok((reference, on_desk(seat, &reference, id)))
}

fn name(seat: &Seat, key: &str, reference: &Reference, ending: &str) -> String {
    format!("{}-{reference}.{ending}", seat.frame.t(key))
}
