//! `/consents/done/{id}`: the new consent document and the client's card, to be taken away.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use jiff::civil::Date;
use serde::Deserialize;

use crate::domain::ConsentMethod;
use crate::domain::consent::Row;
use crate::exchange::consent::Handout;
use crate::exchange::parties::Parties;
use crate::exchange::undrawn;
use crate::text::dates;
use crate::web::error::Error;
use crate::web::file;
use crate::web::page::{Frame, show};
use crate::web::redirect::see_other_saying;
use crate::web::seat::Seat;
use crate::web::words::GridRow;
use crate::web::worker::consents::overlaps::Overlaps;

#[derive(Template)]
#[template(path = "worker/consents/done.html")]
pub struct DonePage {
    pub frame: Frame,
    pub id: String,
    pub handout: Arc<Handout>,
    pub parties: Arc<Parties>,
    /// The draft a key document was made for.
    pub draft: String,
    /// What else the client has said yes to.
    pub overlaps: Overlaps,
}

impl DonePage {
    fn is_key(&self) -> bool {
        self.handout.terms.evidence.method == ConsentMethod::NotNeeded
    }

    fn unit(&self) -> &str {
        self.parties.unit_by_id(&self.handout.terms.unit).map_or("", |unit| &unit.name)
    }

    /// Who may tell whom what.
    fn grid(&self) -> Vec<GridRow> {
        let row = |row: &Row| GridRow::of(row.name.clone(), &row.scope, self.frame.language);
        self.handout.terms.rows.iter().map(row).collect()
    }

    fn day(&self, day: &Date) -> String {
        dates::day(self.frame.language, *day)
    }

    /// What the document can't show of it.
    fn undrawn(&self) -> Vec<String> {
        let written = [
            ("worker-client", self.handout.undrawn_name.as_str()),
            ("document-purpose", &self.handout.terms.purpose),
        ];
        let said =
            |(key, text): (&str, &str)| undrawn::in_text(&self.frame.t(key), text, self.frame.language);
        written.into_iter().filter_map(said).collect()
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
    let parties = seat.gateway().parties();
    let overlaps = match seat.state.store().consent(&handout.consent)? {
        Some(record) => Overlaps::of(&seat, &record.client, Some(record.id))?,
        None => Overlaps::default(),
    };
    show(&DonePage { frame: seat.frame, id, handout, parties, draft: safe(onward.draft), overlaps })
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
