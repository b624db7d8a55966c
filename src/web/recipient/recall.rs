//! `/answer/recall`: what was sent is taken back, by whoever has just sent it or comes back to its own copy.

use askama::Template;
use axum::response::Response;

use crate::domain::workflow::recall::may_recall;
use crate::exchange::{self, recall};
use crate::web::csrf::Posted;
use crate::web::error::Error;
use crate::web::page::{Frame, show as show_page};
use crate::web::recipient::about::About;
use crate::web::recipient::open_page::too_late;
use crate::web::recipient::seat::{FOR, Seat};
use crate::web::redirect::{see_other, see_other_saying};
use crate::web::state::State;

#[derive(Template)]
#[template(path = "recipient/recall.html")]
pub struct RecallPage {
    pub frame: Frame,
    pub reference: String,
    /// It was sent in this visit: what it was about.
    pub about: Option<About>,
}

impl RecallPage {
    const fn back(&self) -> &'static str {
        if self.about.is_some() { "/answer/receipt" } else { "/answer/copy" }
    }
}

/// `GET /answer/recall`: what happens then.
pub async fn ask(state: State, seat: Seat, frame: Frame) -> Result<Response, Error> {
    let (reference, about) = match (&seat.visit, &seat.keeper) {
        (Some(visit), _) if visit.sent().is_some() => {
            (visit.reference, Some(About::of(&state, visit, frame.language)))
        }
        (Some(_), _) => return Ok(see_other("/answer")),
        (None, Some(keeper)) => (keeper.reference, None),
        (None, None) => return Ok(see_other("/l")),
    };
    let record = state.gateway().store.record(&reference)?.ok_or(Error::NotFound)?;
    may_recall(&record).map_err(exchange::Error::from)?;
    show_page(&RecallPage { reference: reference.to_string(), about, frame })
}

/// `POST /answer/recall`. Twice is once.
pub async fn take_back(state: State, seat: Seat, frame: Frame, posted: Posted) -> Result<Response, Error> {
    let (gateway, now, of) = (state.gateway(), state.now(), posted.text(FOR));
    if let Some(keeper) = seat.keeper.as_ref().filter(|keeper| of == keeper.reference.to_string()) {
        recall::of_keeper(gateway, keeper, now).await?;
        seat.clear(&state);
        return Ok(see_other_saying("/l", "recipient-said-recalled"));
    }
    let Some(visit) = seat.visit.filter(|visit| of == visit.reference.to_string()) else {
        return Ok(too_late(&state, frame, &posted));
    };
    if visit.sent().is_some() {
        recall::in_visit(gateway, &visit, now).await?;
    }
    Ok(see_other_saying("/answer", "recipient-said-recalled"))
}
