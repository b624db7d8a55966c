//! `/my/consents/{consent}/revoke`: what it means, and whether it is meant.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;

use crate::domain::calendar::local_date;
use crate::domain::{Reference, Refusal};
use crate::exchange;
use crate::exchange::client::{self, Consent, Stands, State, Unit};
use crate::text::dates;
use crate::web::client::reading::Reading;
use crate::web::client::seat::{Act, Seat};
use crate::web::client::shown::is_open;
use crate::web::error::Error;
use crate::web::page::{Frame, show};
use crate::web::redirect::{see_other, see_other_saying};

#[derive(Template)]
#[template(path = "client/revoke.html")]
pub struct RevokePage {
    pub frame: Frame,
    pub reading: Reading,
    pub reference: String,
    /// When the consent was given.
    pub day: String,
    /// Requests that wait for an answer.
    pub open: usize,
    /// Answers that the unit has not taken yet.
    pub unfetched: usize,
    /// Answers that the unit has.
    pub fetched: usize,
    pub unit: Option<Unit>,
}

impl RevokePage {
    pub fn of(frame: Frame, reading: Reading, consent: &Consent) -> Self {
        let count = |of: fn(Stands) -> bool| consent.requests.iter().filter(|asked| of(asked.stands)).count();
        Self {
            frame,
            reading,
            reference: consent.reference.to_string(),
            day: dates::day(reading.language(), local_date(consent.recorded_at)),
            open: count(is_open),
            unfetched: count(|stands| matches!(stands, Stands::Answered(_))),
            fetched: count(|stands| matches!(stands, Stands::Fetched { .. })),
            unit: consent.unit.clone(),
        }
    }
}

/// `GET /my/consents/{consent}/revoke`.
pub async fn ask(seat: Seat, Path(consent): Path<String>) -> Result<Response, Error> {
    let reference = Reference::parse(&consent).ok_or(Error::NotFound)?;
    let overview = client::overview(seat.gateway(), &seat.at, seat.reading.language(), seat.now())?;
    let mine = overview.consents.iter().find(|consent| consent.reference == reference);
    let consent = mine.ok_or(Error::NotFound)?;
    if !matches!(consent.state, State::InForce | State::Ended) {
        return Ok(see_other("/my"));
    }
    show(&RevokePage::of(seat.frame, seat.reading, consent))
}

/// `POST /my/consents/{consent}/revoke`.
pub async fn revoke(Path(consent): Path<String>, Act { seat, .. }: Act) -> Result<Response, Error> {
    let reference = Reference::parse(&consent).ok_or(Error::NotFound)?;
    match client::revoke(seat.gateway(), &seat.at, &reference, seat.now()).await {
        // A double click.
        Ok(()) | Err(exchange::Error::Refused(Refusal::ConsentRevoked)) => {
            Ok(see_other_saying("/my", "client-said-revoked"))
        }
        Err(error) => Err(error.into()),
    }
}
