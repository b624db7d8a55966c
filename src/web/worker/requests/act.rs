//! A new link for the recipient, and taking a request back.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;

use crate::domain::Refusal;
use crate::exchange::{self, fetch};
use crate::web::csrf::Posted;
use crate::web::error::Error;
use crate::web::page::{Frame, show};
use crate::web::redirect::{see_other, see_other_saying};
use crate::web::request::RequestView;
use crate::web::seat::Seat;

/// `POST /requests/{reference}/link`.
pub async fn renew_link(seat: Seat, Path(reference): Path<String>, _: Posted) -> Result<Response, Error> {
    let reference = seat.record(&reference)?.reference;
    fetch::renew_link(seat.gateway(), &seat.staff.user, &reference, seat.now()).await?;
    Ok(see_other_saying(&format!("/requests/{reference}"), "worker-said-link-renewed"))
}

/// Sure?
#[derive(Template)]
#[template(path = "worker/requests/withdraw.html")]
pub struct WithdrawPage {
    pub frame: Frame,
    pub request: RequestView,
}

/// `GET /requests/{reference}/withdraw`.
pub async fn ask(seat: Seat, Path(reference): Path<String>) -> Result<Response, Error> {
    let record = seat.record(&reference)?;
    if !record.is_open() {
        return Ok(see_other(&format!("/requests/{}", record.reference)));
    }
    show(&WithdrawPage { request: RequestView::of(&seat, &record), frame: seat.frame })
}

/// `POST /requests/{reference}/withdraw`.
pub async fn withdraw(seat: Seat, Path(reference): Path<String>, _: Posted) -> Result<Response, Error> {
    let reference = seat.record(&reference)?.reference;
    match fetch::withdraw(seat.gateway(), &seat.staff.user, &reference, seat.now()).await {
        // A double click.
        Ok(()) | Err(exchange::Error::Refused(Refusal::Withdrawn)) => {
            Ok(see_other_saying(&format!("/requests/{reference}"), "worker-said-withdrawn"))
        }
        Err(error) => Err(error.into()),
    }
}
