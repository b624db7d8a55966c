//! `POST /requests/{reference}/fetched`: the unit has it, the gateway forgets it.

use axum::extract::Path;
use axum::response::Response;
use serde::Deserialize;

use crate::domain::Refusal;
use crate::exchange::{self, fetch};
use crate::web::csrf::CsrfForm;
use crate::web::error::Error;
use crate::web::faults::Faults;
use crate::web::page::refuse;
use crate::web::redirect::see_other_saying;
use crate::web::seat::Seat;
use crate::web::worker::answer::open::{on_desk, too_late};
use crate::web::worker::answer::show;

#[derive(Deserialize)]
pub struct Saved {
    #[serde(default)]
    saved: String,
    /// Where the answer lies on the desk.
    #[serde(default)]
    opened: String,
}

pub async fn confirm(
    mut seat: Seat,
    Path(reference): Path<String>,
    CsrfForm(form): CsrfForm<Saved>,
) -> Result<Response, Error> {
    let record = seat.record(&reference)?;
    let reference = record.reference;
    if form.saved != "yes" {
        let Some(opened) = on_desk(&seat, &reference, &form.opened) else { return Ok(too_late(&reference)) };
        seat.frame.faults = Faults::one("saved", seat.frame.t("worker-fetched-not-saved"));
        return refuse(&show::page(seat, &record, &opened, &form.opened)?);
    }
    match fetch::confirm(seat.gateway(), &seat.staff.user, &reference, seat.now()).await {
        // A double click.
        Err(exchange::Error::Refused(Refusal::NothingToFetch)) if record.facts.fetched_at.is_some() => {}
        other => other?,
    }
    seat.state.desks().answers.remove(seat.owner(), &form.opened);
    Ok(see_other_saying(&format!("/requests/{reference}"), "worker-said-fetched"))
}
