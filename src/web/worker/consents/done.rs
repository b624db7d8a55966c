//! `/consents/done/{id}`: the new consent document and the client's card, to be taken away.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use serde::Deserialize;

use crate::domain::{ConsentMethod, Language};
use crate::exchange::consent::Handout;
use crate::exchange::undrawn;
use crate::text::dates;
use crate::web::error::Error;
use crate::web::page::{Frame, show};
use crate::web::redirect::see_other_saying;
use crate::web::worker::file;
use crate::web::worker::seat::Seat;

#[derive(Template)]
#[template(path = "worker/consents/done.html")]
pub struct DonePage {
    pub frame: Frame,
    pub id: String,
    pub file_name: String,
    /// None with a key document.
    pub card_name: Option<String>,
    pub unit: String,
    pub parties: Vec<String>,
    /// Codes.
    pub categories: Vec<&'static str>,
    pub from: String,
    pub to: String,
    /// What the document can't show of it.
    pub undrawn: Vec<String>,
    /// A key document; the draft it was made for.
    pub draft: Option<String>,
}

impl DonePage {
    fn category(&self, code: &str) -> String {
        self.frame.t(&format!("document-category-{code}"))
    }
}

/// What the document was made for.
#[derive(Deserialize)]
pub struct Onward {
    #[serde(default)]
    draft: String,
}

pub async fn done(
    seat: Seat,
    Path(id): Path<String>,
    Query(onward): Query<Onward>,
) -> Result<Response, Error> {
    let Some(handout) = handout(&seat, &id) else { return Ok(too_late()) };
    let (terms, parties) = (&handout.terms, seat.gateway().parties());
    let names = terms.parties.iter().filter_map(|id| parties.recipient_by_id(id));
    show(&DonePage {
        id,
        file_name: handout.file_name.clone(),
        card_name: handout.card.as_ref().map(|card| card.file_name.clone()),
        unit: parties.unit_by_id(&terms.unit).map_or_else(String::new, |unit| unit.name.clone()),
        parties: names.map(|recipient| recipient.name.clone()).collect(),
        categories: terms.categories.iter().map(|category| category.code()).collect(),
        from: dates::day(seat.language(), terms.valid_from),
        to: dates::day(seat.language(), terms.valid_to),
        undrawn: undrawn(&seat, &handout),
        draft: (terms.method == ConsentMethod::NotNeeded).then(|| safe(onward.draft)),
        frame: seat.frame,
    })
}

fn undrawn(seat: &Seat, handout: &Handout) -> Vec<String> {
    let written =
        [("worker-client", handout.undrawn_name.as_str()), ("document-purpose", &handout.terms.purpose)];
    let said = |(key, text): (&str, &str)| undrawn::in_text(&seat.frame.t(key), text, seat.language());
    written.into_iter().filter_map(said).collect()
}

/// `GET /consents/done/{id}/document.pdf`: may be fetched again while it lasts.
pub async fn document(seat: Seat, Path(id): Path<String>) -> Result<Response, Error> {
    let Some(handout) = handout(&seat, &id) else { return Ok(too_late()) };
    Ok(file::download(&handout.file_name, "application/pdf", &handout.pdf))
}

/// `GET /consents/done/{id}/card.pdf`: the client's card.
pub async fn card(seat: Seat, Path(id): Path<String>) -> Result<Response, Error> {
    let Some(handout) = handout(&seat, &id) else { return Ok(too_late()) };
    let card = handout.card.as_ref().ok_or(Error::NotFound)?;
    Ok(file::download(&card.file_name, "application/pdf", &card.pdf))
}

fn handout(seat: &Seat, id: &str) -> Option<Arc<Handout>> {
    seat.state.desks().handouts.find(seat.owner(), id, seat.now())
}

/// An id of the desk, and nothing else.
fn safe(id: String) -> String {
    if id.bytes().all(|byte| byte.is_ascii_hexdigit()) { id } else { String::new() }
}

fn too_late() -> Response {
    see_other_saying("/consents", "worker-said-handout-gone")
}
