//! The client takes a consent back; a key document is ended.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;

use crate::domain::Refusal;
use crate::exchange::{self, consent};
use crate::web::csrf::Posted;
use crate::web::error::Error;
use crate::web::page::{Frame, show};
use crate::web::redirect::{see_other, see_other_saying};
use crate::web::seat::Seat;
use crate::web::worker::consents::show::of_unit;
use crate::web::worker::consents::view::ConsentView;
use crate::web::worker::dropped;

/// What revoking means, and whether it is meant.
#[derive(Template)]
#[template(path = "worker/consents/revoke.html")]
pub struct RevokePage {
    pub frame: Frame,
    pub consent: ConsentView,
    /// Open requests that end with it.
    pub open: usize,
    /// Requests that were begun and not sent.
    pub begun: usize,
    /// Answers that nobody has fetched yet, and nobody can any more.
    pub unfetched: usize,
}

impl RevokePage {
    /// One of the page's texts, of a consent or of a key document.
    fn words(&self, which: &str) -> String {
        let key = if self.consent.is_key() {
            format!("consent-key-end-{which}")
        } else {
            format!("worker-revoke-{which}")
        };
        self.frame.t(&key)
    }
}

/// `GET /consents/{consent}/revoke`
pub async fn ask(seat: Seat, Path(id): Path<String>) -> Result<Response, Error> {
    let record = of_unit(&seat, &id)?;
    if !record.state.can_be_revoked() {
        return Ok(see_other("/consents"));
    }
    let requests = seat.state.store().requests_of_client(&record.client)?;
    let under = || requests.iter().filter(|request| request.consent == record.id);
    show(&RevokePage {
        consent: ConsentView::of(&seat, &record),
        open: under().filter(|request| request.is_open()).count(),
        begun: seat.state.store().unsent_of_consent(&record.id)?.len(),
        unfetched: under().filter(|request| request.facts.answer.is_some()).count(),
        frame: seat.frame,
    })
}

/// `POST /consents/{consent}/revoke`
pub async fn revoke(seat: Seat, Path(id): Path<String>, _: Posted) -> Result<Response, Error> {
    let record = of_unit(&seat, &id)?;
    match consent::revoke(seat.gateway(), &seat.staff.user, &record.id, seat.now()).await {
        // A double click.
        Ok(()) | Err(exchange::Error::Refused(Refusal::ConsentRevoked)) => {}
        Err(error) => return Err(error.into()),
    }
    // What lies on the desk can't be used any more; better it is gone.
    for (place, held) in dropped::held(&seat) {
        if held.id == record.id {
            seat.state.desks().consents.remove(seat.owner(), &place);
        }
    }
    let said = if record.is_key() { "consent-said-key-ended" } else { "worker-said-consent-revoked" };
    Ok(see_other_saying("/consents", said))
}
