//! `/handover`: a unit's requests and watches go to another unit, a worker's to a colleague.
//!
//! What was chosen lies on the person's desk, so the address holds nothing of it, a second click
//! does nothing, and the outcome can be looked at again. Workers and coordinators alike.

pub mod page;

use axum::extract::{Path, Query};
use axum::response::Response;
use axum::routing::get;
use serde::Deserialize;

use crate::domain::Reference;
use crate::exchange;
use crate::exchange::hand_over::{HandOver, To, What};
use crate::web::csrf::Posted;
use crate::web::error::Error;
use crate::web::faults::Faults;
use crate::web::hand_over::page::HandOverPage;
use crate::web::page::{refuse, show};
use crate::web::redirect::{see_other, see_other_saying};
use crate::web::role::Staff;
use crate::web::routes::Routes;
use crate::web::seat::{Seat, StaffSeat};

/// Every page of this room.
#[must_use]
pub fn routes() -> Routes {
    Routes::new().at("/handover", get(form).post(choose)).at("/handover/{id}", get(look).post(act))
}

#[derive(Deserialize)]
pub struct Wanted {
    /// Reference of a request.
    #[serde(default)]
    request: String,
}

/// `GET /handover`
pub async fn form(StaffSeat(seat): StaffSeat, Query(wanted): Query<Wanted>) -> Result<Response, Error> {
    show(&HandOverPage::form(&seat, &wanted.request, "", "")?)
}

/// `POST /handover`: puts what was chosen on the desk.
pub async fn choose(StaffSeat(mut seat): StaffSeat, posted: Posted) -> Result<Response, Error> {
    let (request, scope, to) = (posted.text("request"), posted.text("what"), posted.text("to"));
    let mut faults = Faults::default();
    let what = what(&seat.staff, request, scope);
    if what.is_none() {
        faults.add("what", seat.frame.t("handover-no-what"));
    }
    let target = self::to(to);
    if target.is_none() {
        faults.add("to", seat.frame.t("handover-no-to"));
    }
    if let (Some(what), Some(target)) = (what, target) {
        let hand_over = HandOver::new(what, Some(target));
        match hand_over.preview(seat.gateway(), &seat.staff.user) {
            Ok(_) => return Ok(see_other(&put(&seat, hand_over)?)),
            Err(error @ exchange::Error::Refused(_)) => faults.add("to", seat.says(&error)),
            Err(error) => return Err(error.into()),
        }
    }
    seat.frame.faults = faults;
    refuse(&HandOverPage::form(&seat, request, scope, to)?)
}

/// `GET /handover/{id}`: whom to, the preview, or what came of it.
pub async fn look(StaffSeat(seat): StaffSeat, Path(id): Path<String>) -> Result<Response, Error> {
    let desk = &seat.state.desks().hand_overs;
    match desk.find(seat.owner(), &id, seat.now()) {
        Some(hand_over) => show(&HandOverPage::of(&seat, &hand_over)?),
        None => Ok(see_other_saying("/handover", "handover-said-gone")),
    }
}

/// `POST /handover/{id}`: whom to, or yes.
pub async fn act(
    StaffSeat(mut seat): StaffSeat,
    Path(id): Path<String>,
    posted: Posted,
) -> Result<Response, Error> {
    let now = seat.now();
    let Some(hand_over) = seat.state.desks().hand_overs.find(seat.owner(), &id, now) else {
        return Ok(see_other_saying("/handover", "handover-said-gone"));
    };
    let here = format!("/handover/{id}");
    let fault = if hand_over.outcome().is_some() {
        None
    } else if posted.text("do") == "send" {
        hand_over.run(seat.gateway(), &seat.staff.user, now).await.err()
    } else {
        let Some(to) = to(posted.text("to")) else {
            seat.frame.faults = Faults::one("to", seat.frame.t("handover-no-to"));
            return refuse(&HandOverPage::of(&seat, &HandOver::new(hand_over.what.clone(), None))?);
        };
        let chosen = HandOver::new(hand_over.what.clone(), Some(to));
        let fault = chosen.preview(seat.gateway(), &seat.staff.user).err();
        if fault.is_none() {
            seat.state.desks().hand_overs.replace(seat.owner(), &id, chosen, now);
        }
        fault
    };
    match fault {
        None => Ok(see_other(&here)),
        Some(error @ exchange::Error::Refused(_)) => {
            seat.frame.faults = Faults::one("to", seat.says(&error));
            let mut page = HandOverPage::of(&seat, &HandOver::new(hand_over.what.clone(), None))?;
            page.choose(posted.text("to"));
            refuse(&page)
        }
        Some(error) => Err(error.into()),
    }
}

/// Puts it down; the answer is its address.
pub fn put(seat: &Seat, hand_over: HandOver) -> Result<String, Error> {
    Ok(format!("/handover/{}", seat.put(&seat.state.desks().hand_overs, hand_over)?))
}

/// `unit:ekbacken`, `worker:anna`, or the one request.
fn what(staff: &Staff, request: &str, scope: &str) -> Option<What> {
    if let Some(reference) = Reference::parse(request) {
        return Some(What::Requests(vec![reference]));
    }
    match scope.split_once(':')? {
        ("unit", id) if staff.user.units.iter().any(|unit| unit == id) => Some(What::Unit(id.to_owned())),
        ("worker", id) => Some(What::Worker(id.to_owned())),
        _ => None,
    }
}

/// `unit:ekbacken` or `colleague:anna`.
fn to(text: &str) -> Option<To> {
    match text.split_once(':')? {
        ("unit", id) => Some(To::Unit(id.to_owned())),
        ("colleague", id) => Some(To::Colleague(id.to_owned())),
        _ => None,
    }
}
