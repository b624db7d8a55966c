//! `/consents`: what is recorded about a client's consents, found by personal number; and the way in
//! with a document.

use askama::Template;
use axum::response::Response;
use serde::Deserialize;

use crate::domain::PersonalNumber;
use crate::exchange::search as found_on;
use crate::web::csrf::CsrfForm;
use crate::web::error::Error;
use crate::web::faults::Faults;
use crate::web::page::{Frame, refuse, show};
use crate::web::seat::Seat;
use crate::web::worker::consents::overlaps::Overlaps;
use crate::web::worker::consents::view::ConsentView;

#[derive(Template)]
#[template(path = "worker/consents/list.html")]
pub struct ConsentsPage {
    pub frame: Frame,
    /// As typed.
    pub number: String,
    /// None: nothing was searched for yet.
    pub found: Option<Vec<ConsentView>>,
    /// Names of other units of the organisation that have a consent in force.
    pub others: Vec<String>,
}

pub async fn list(seat: Seat) -> Result<Response, Error> {
    show(&ConsentsPage { frame: seat.frame, number: String::new(), found: None, others: Vec::new() })
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
            return refuse(&ConsentsPage {
                frame,
                number: sought.personal_number,
                found: None,
                others: Vec::new(),
            });
        }
    };
    let units = seat.units();
    let records = found_on::consents(seat.gateway(), &seat.staff.user, &number)?;
    let mine = records.iter().filter(|record| units.contains(&record.unit));
    let found = Some(mine.map(|record| ConsentView::of(&seat, record)).collect());
    let now = seat.now();
    let in_force = records.iter().filter(|record| found_on::is_in_force(record, now));
    let others = Overlaps::among(&seat, in_force).others;
    show(&ConsentsPage { number: number.formatted(), found, others, frame: seat.frame })
}
