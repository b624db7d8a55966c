//! What hangs together with a request, and what may come next.

use crate::domain::Record;
use crate::exchange::{Gateway, thread};
use crate::text;
use crate::web::error::Error;
use crate::web::page::Frame;
use crate::web::request::RequestView;
use crate::web::seat::Seat;
use crate::web::worker::requests::actions::Act;

/// Oldest first; empty where the request stands alone.
pub fn of(seat: &Seat, record: &Record) -> Result<Vec<RequestView>, Error> {
    let thread = thread::of(seat.gateway(), &seat.staff.user, record)?;
    if thread.len() < 2 {
        return Ok(Vec::new());
    }
    Ok(thread.iter().map(|one| RequestView::of(seat, one)).collect())
}

/// The kinds that may come next, then the same kind once more.
pub fn next(gateway: &Gateway, record: &Record, frame: &Frame) -> Vec<Act> {
    if record.is_open() {
        return Vec::new();
    }
    let to = |kind: &str| format!("/requests/new?after={}&kind={kind}", record.reference);
    let mut next: Vec<Act> = thread::next_kinds(gateway, record)
        .into_iter()
        .filter(|kind| kind.id != record.kind)
        .map(|kind| {
            let text = if kind.supplements {
                frame.t("thread-supplement")
            } else {
                let name = frame.language.inside(kind.name.get(frame.language));
                let arguments = [("id", kind.id.clone().into()), ("kind", name.into())];
                text::with(frame.language, "thread-next", &arguments)
            };
            Act { path: to(&kind.id), text }
        })
        .collect();
    if gateway.catalogue.kind(&record.kind).is_some() {
        next.push(Act { path: to(&record.kind), text: frame.t("thread-again") });
    }
    next
}
