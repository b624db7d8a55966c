//! `/requests/{reference}/reroute`: the request goes on to another recipient. First the consent
//! document is dropped, then there is a choice of whom it names.

use std::sync::Arc;

use askama::Template;
use axum::extract::Path;
use axum::response::Response;

use crate::domain::workflow::reroute::may_reroute;
use crate::domain::{Record, Refusal};
use crate::exchange::consent_file::HeldConsent;
use crate::exchange::error::ConsentFault;
use crate::exchange::{self, reroute};
use crate::web::csrf::Posted;
use crate::web::error::Error;
use crate::web::faults::Faults;
use crate::web::page::{Frame, refuse, show as show_page};
use crate::web::parts::Choice;
use crate::web::redirect::see_other;
use crate::web::request::RequestView;
use crate::web::seat::Seat;
use crate::web::worker::dropped::{self, Use};

#[derive(Template)]
#[template(path = "worker/requests/reroute.html")]
pub struct ReroutePage {
    pub frame: Frame,
    pub request: RequestView,
    /// The consent lies on the desk, there.
    pub held: Option<String>,
    /// Whom the consent names; meaningful where it lies on the desk.
    pub choices: Vec<Choice>,
}

/// `GET /requests/{reference}/reroute`.
pub async fn show(seat: Seat, Path(reference): Path<String>) -> Result<Response, Error> {
    let record = seat.record(&reference)?;
    if may_reroute(&record).is_err() {
        return Ok(see_other(&format!("/requests/{}", record.reference)));
    }
    let held = dropped::in_force(&seat)?.into_iter().find(|(_, held)| held.id == record.consent);
    show_page(&page(seat, &record, held, "")?)
}

/// `POST /requests/{reference}/reroute`.
pub async fn send(seat: Seat, Path(reference): Path<String>, posted: Posted) -> Result<Response, Error> {
    let record = seat.record(&reference)?;
    let (id, consent) = match dropped::consent(&seat, &posted, Use::Send) {
        Ok(Some(found)) if found.1.id == record.consent => found,
        other => {
            let text = match other {
                Ok(Some(_)) => seat.says(&exchange::Error::Consent(ConsentFault::Wrong)),
                Ok(None) => seat.frame.t("worker-start-no-consent"),
                Err(error) => seat.put_right(error)?,
            };
            return again(seat, &record, None, Faults::one(dropped::FILE, text), "");
        }
    };
    let to = posted.text("recipient");
    if to.is_empty() {
        let held = Some((id, consent));
        // Dropped just now: nobody could have chosen yet.
        if posted.text(dropped::HELD).is_empty() {
            return show_page(&page(seat, &record, held, "")?);
        }
        let text = seat.frame.t("worker-reroute-no-recipient");
        return again(seat, &record, held, Faults::one("recipient", text), "");
    }
    let (gateway, user, now) = (seat.gateway(), &seat.staff.user, seat.now());
    let receipt = format!("/requests/{}/receipt", record.reference);
    match reroute::reroute(gateway, user, &record.reference, &consent, to, now).await {
        Ok(dispatch) => {
            // Without it the receipt page still tells the dates.
            seat.put(&seat.state.desks().dispatches, *dispatch).ok();
            Ok(see_other(&receipt))
        }
        // A double click: the first one's receipt, with its key, is what there is to see.
        Err(exchange::Error::Refused(Refusal::SameRecipient)) => Ok(see_other(&receipt)),
        Err(error @ (exchange::Error::Refused(_) | exchange::Error::UnknownRecipient)) => {
            let faults = Faults::one("recipient", seat.says(&error));
            let to = to.to_owned();
            again(seat, &record, Some((id, consent)), faults, &to)
        }
        Err(error) => Err(error.into()),
    }
}

fn again(
    seat: Seat,
    record: &Record,
    held: Option<(String, Arc<HeldConsent>)>,
    faults: Faults,
    chosen: &str,
) -> Result<Response, Error> {
    let mut page = page(seat, record, held, chosen)?;
    page.frame.faults = faults;
    refuse(&page)
}

fn page(
    seat: Seat,
    record: &Record,
    held: Option<(String, Arc<HeldConsent>)>,
    chosen: &str,
) -> Result<ReroutePage, Error> {
    let choices = match &held {
        Some((_, consent)) => reroute::within(seat.gateway(), record, consent, seat.now())?,
        None => Vec::new(),
    };
    Ok(ReroutePage {
        request: RequestView::of(&seat, record),
        choices: choices
            .iter()
            .map(|one| Choice::new(&one.id, &one.name, one.id == chosen).with_hint(&one.region))
            .collect(),
        held: held.map(|(id, _)| id),
        frame: seat.frame,
    })
}
