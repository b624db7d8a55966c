//! `POST /requests/search`: by reference, or by personal number. Neither ends in an address or a log.

use askama::Template;
use axum::response::Response;
use serde::Deserialize;

use crate::domain::written;
use crate::domain::{PersonalNumber, Reference};
use crate::exchange::search as found_on;
use crate::web::csrf::CsrfForm;
use crate::web::error::Error;
use crate::web::faults::Faults;
use crate::web::page::{Frame, refuse, show};
use crate::web::redirect::see_other;
use crate::web::request::RequestView;
use crate::web::seat::Seat;
use crate::web::worker::consents::show::of_unit;
use crate::web::worker::requests::list;

#[derive(Deserialize)]
pub struct Sought {
    #[serde(default)]
    q: String,
}

/// What was found on a personal number.
#[derive(Template)]
#[template(path = "worker/requests/found.html")]
pub struct FoundPage {
    pub frame: Frame,
    pub number: String,
    pub rows: Vec<RequestView>,
}

pub async fn search(mut seat: Seat, CsrfForm(sought): CsrfForm<Sought>) -> Result<Response, Error> {
    seat.frame.path = "/requests".to_owned();
    let text = written::trimmed(&sought.q);
    if let Some(reference) = Reference::parse(text) {
        return match seat.record(text) {
            Ok(_) => Ok(see_other(&format!("/requests/{reference}"))),
            // Letters name consents too.
            Err(Error::NotFound) => match of_unit(&seat, text) {
                Ok(_) => Ok(see_other(&format!("/consents/{reference}"))),
                Err(_) => fault(seat, &sought.q, "worker-search-no-such-reference"),
            },
            Err(error) => Err(error),
        };
    }
    if text.starts_with(['u', 'U']) {
        return fault(seat, &sought.q, "worker-search-mistyped-reference");
    }
    match PersonalNumber::parse(text, seat.gateway().today()) {
        Ok(number) => found(seat, &number),
        Err(error) => fault(seat, &sought.q, error.text_key()),
    }
}

fn found(seat: Seat, number: &PersonalNumber) -> Result<Response, Error> {
    let units = seat.units();
    let found = found_on::requests(seat.gateway(), &seat.staff.user, number)?;
    let mine = found.iter().filter(|record| units.contains(&record.unit));
    let rows = mine.map(|record| RequestView::of(&seat, record)).collect();
    show(&FoundPage { number: number.formatted(), rows, frame: seat.frame })
}

fn fault(mut seat: Seat, typed: &str, key: &str) -> Result<Response, Error> {
    let faults = Faults::one("q", seat.frame.t(key));
    seat.frame.faults = faults;
    let mut page = list::first(seat)?;
    page.nothing_yet = false;
    typed.clone_into(&mut page.search);
    refuse(&page)
}
