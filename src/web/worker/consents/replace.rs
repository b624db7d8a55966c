//! A new consent in the place of this one: its document is dropped, and the new one begins with what
//! it says.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;

use crate::domain::{ConsentRecord, ConsentState};
use crate::exchange;
use crate::exchange::error::ConsentFault;
use crate::web::csrf::Posted;
use crate::web::error::Error;
use crate::web::faults::Faults;
use crate::web::page::{Frame, refuse, show};
use crate::web::redirect::see_other;
use crate::web::seat::Seat;
use crate::web::worker::consents::show::of_unit;
use crate::web::worker::consents::view::ConsentView;
use crate::web::worker::dropped::{self, Use};

/// What replacing means, and the document.
#[derive(Template)]
#[template(path = "worker/consents/replace.html")]
pub struct ReplacePage {
    pub frame: Frame,
    pub consent: ConsentView,
    /// Where the consent document lies on the desk, if it does.
    pub held: Option<String>,
}

/// `GET /consents/{consent}/replace`
pub async fn ask(seat: Seat, Path(id): Path<String>) -> Result<Response, Error> {
    let record = of_unit(&seat, &id)?;
    if record.state != ConsentState::Given || record.is_key() {
        return Ok(see_other(&format!("/consents/{}", record.reference())));
    }
    show(&page(seat, &record))
}

/// `POST /consents/{consent}/replace`
pub async fn begin(mut seat: Seat, Path(id): Path<String>, posted: Posted) -> Result<Response, Error> {
    let record = of_unit(&seat, &id)?;
    let text = match dropped::consent(&seat, &posted, Use::Send) {
        Ok(Some((place, held))) if held.id == record.id => {
            return Ok(see_other(&format!("/consents/new?replaces={place}")));
        }
        Ok(Some(_)) => seat.says(&exchange::Error::Consent(ConsentFault::Wrong)),
        Ok(None) => seat.frame.t("worker-start-no-consent"),
        Err(error) => seat.put_right(error)?,
    };
    seat.frame.faults = Faults::one(dropped::FILE, text);
    refuse(&page(seat, &record))
}

fn page(seat: Seat, record: &ConsentRecord) -> ReplacePage {
    ReplacePage {
        consent: ConsentView::of(&seat, record),
        held: dropped::held_of(&seat, record.id).map(|(place, _)| place),
        frame: Frame { path: format!("/consents/{}/replace", record.reference()), ..seat.frame },
    }
}
