//! `/watches/{reference}/drop`: there was nothing to do.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;

use crate::domain::Refusal;
use crate::exchange::{self, watch};
use crate::web::csrf::Posted;
use crate::web::error::Error;
use crate::web::page::{Frame, show};
use crate::web::redirect::{see_other, see_other_saying};
use crate::web::seat::StaffSeat;
use crate::web::worker::watches::show::{find, here};
use crate::web::worker::watches::words;

/// Sure?
#[derive(Template)]
#[template(path = "worker/watches/drop.html")]
pub struct DropPage {
    pub frame: Frame,
    pub reference: String,
    pub kind: String,
}

/// `GET /watches/{reference}/drop`.
pub async fn ask(StaffSeat(seat): StaffSeat, Path(reference): Path<String>) -> Result<Response, Error> {
    let watch = find(&seat, &reference)?;
    if !watch.is_open() {
        return Ok(see_other(&here(&watch)));
    }
    show(&DropPage {
        reference: watch.reference.to_string(),
        kind: words::kind(watch.kind, seat.language()),
        frame: seat.frame,
    })
}

/// `POST /watches/{reference}/drop`.
pub async fn drop_it(
    StaffSeat(seat): StaffSeat,
    Path(reference): Path<String>,
    _: Posted,
) -> Result<Response, Error> {
    let watch = find(&seat, &reference)?;
    match watch::end(seat.gateway(), &seat.staff.user, &watch.reference, false, seat.now()).await {
        // A double click.
        Ok(()) | Err(exchange::Error::Refused(Refusal::WatchEnded)) => {
            Ok(see_other_saying(&here(&watch), "watch-said-dropped"))
        }
        Err(error) => Err(error.into()),
    }
}
