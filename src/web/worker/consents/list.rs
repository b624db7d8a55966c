//! `/consents`: what is recorded about a client's consents, found by personal number; and the way in
//! with a document.

use askama::Template;
use axum::response::Response;
use serde::Deserialize;

use crate::domain::PersonalNumber;
use crate::exchange::consent;
use crate::web::csrf::CsrfForm;
use crate::web::error::Error;
use crate::web::faults::Faults;
use crate::web::page::{Frame, refuse, show};
use crate::web::seat::Seat;
use crate::web::worker::consents::view::ConsentView;

#[derive(Template)]
#[template(path = "worker/consents/list.html")]
pub struct ConsentsPage {
    pub frame: Frame,
    /// As typed.
    pub number: String,
    /// None: nothing was searched for yet.
    pub found: Option<Vec<ConsentView>>,
}

pub async fn list(seat: Seat) -> Result<Response, Error> {
    show(&ConsentsPage { frame: seat.frame, number: String::new(), found: None })
}

#[derive(Deserialize)]
pub struct Sought {
    #[serde(default)]
    personal_number: String,
}

/// `POST /consents/search`
pub async fn search(mut seat: Seat, CsrfForm(sought): CsrfForm<Sought>) -> Result<Response, Error> {
    seat.frame.path = "/consents".to_owned();
    let number = match PersonalNumber::parse(&sought.personal_number, seat.gateway().today()) {
        Ok(number) => number,
        Err(error) => {
            let faults = Faults::one("personal_number", seat.frame.t(error.text_key()));
            let frame = seat.frame.with_faults(faults);
            return refuse(&ConsentsPage { frame, number: sought.personal_number, found: None });
        }
    };
    let units = seat.units();
    let records = consent::of_client(seat.gateway(), &number)?;
    let mine = records.iter().filter(|record| units.contains(&record.unit));
    let found = Some(mine.map(|record| ConsentView::of(&seat, record)).collect());
    show(&ConsentsPage { number: number.formatted(), found, frame: seat.frame })
}
