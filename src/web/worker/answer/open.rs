//! `POST /requests/{reference}/open`: the consent document opens what is sealed to it.

use std::sync::Arc;

use axum::extract::Path;
use axum::response::Response;

use crate::domain::{Record, Reference};
use crate::exchange::fetch::{self, OpenedAnswer};
use crate::web::csrf::Posted;
use crate::web::error::Error;
use crate::web::faults::Faults;
use crate::web::page::refuse;
use crate::web::redirect::{see_other, see_other_saying};
use crate::web::seat::Seat;
use crate::web::worker::dropped::{self, Use};
use crate::web::worker::requests::show;

pub async fn open(seat: Seat, Path(reference): Path<String>, posted: Posted) -> Result<Response, Error> {
    let record = seat.record(&reference)?;
    let consent = match dropped::consent(&seat, &posted, Use::Open) {
        Ok(Some((_, consent))) => consent,
        Ok(None) => {
            let text = seat.frame.t("worker-start-no-consent");
            return wrong(seat, &record, text);
        }
        Err(error) => {
            let text = seat.put_right(error)?;
            return wrong(seat, &record, text);
        }
    };
    let (gateway, now) = (seat.gateway(), seat.now());
    match fetch::open(gateway, &seat.staff.user, &record.reference, &consent, now).await {
        Ok(opened) => {
            let id = seat.put(&seat.state.desks().answers, opened)?;
            Ok(see_other(&format!("/requests/{}/opened/{id}", record.reference)))
        }
        Err(error) => {
            let text = seat.put_right(error)?;
            wrong(seat, &record, text)
        }
    }
}

fn wrong(mut seat: Seat, record: &Record, text: String) -> Result<Response, Error> {
    seat.frame.faults = Faults::one(dropped::FILE, text);
    refuse(&show::page(&seat, record)?)
}

/// What was opened, if it still lies on the desk.
pub fn on_desk(seat: &Seat, reference: &Reference, id: &str) -> Option<Arc<OpenedAnswer>> {
    let opened = seat.state.desks().answers.find(seat.owner(), id, seat.now());
    opened.filter(|opened| opened.reference == *reference)
}

pub fn too_late(reference: &Reference) -> Response {
    see_other_saying(&format!("/requests/{reference}"), "worker-said-answer-put-away")
}
