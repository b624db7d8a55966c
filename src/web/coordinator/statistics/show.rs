//! `GET /statistics`.

use axum::extract::{FromRequestParts, Query};
use axum::http::request::Parts;
use axum::response::Response;
use serde::Deserialize;

use crate::domain::statistics::period::Period;
use crate::exchange::statistics::{self, Choice, Grouping, Statistics};
use crate::web::coordinator::seat::Seat;
use crate::web::coordinator::statistics::choices::Choices;
use crate::web::coordinator::statistics::page::StatisticsPage;
use crate::web::error::Error;
use crate::web::page::{Frame, show as respond};
use crate::web::role::Staff;
use crate::web::state::State;

/// What stands in the address; anything unknown is the usual.
#[derive(Default, Deserialize)]
pub struct Wanted {
    #[serde(default)]
    period: String,
    #[serde(default)]
    by: String,
    #[serde(default)]
    unit: String,
}

pub async fn show(asked: Asked) -> Result<Response, Error> {
    let Asked { seat: Seat { state, staff, frame }, statistics } = asked;
    let choices = Choices::of(&staff, &state, &frame, &statistics.choice)?;
    respond(&StatisticsPage::of(frame, &statistics, choices))
}

/// A coordinator, and the figures the address asks for.
pub struct Asked {
    pub seat: Seat,
    pub statistics: Statistics,
}

impl FromRequestParts<State> for Asked {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, Error> {
        let seat = Seat::from_request_parts(parts, state).await?;
        let Query(wanted) = Query::from_request_parts(parts, state).await.unwrap_or_default();
        let statistics = statistics(&seat.staff, &seat.state, &seat.frame, &wanted)?;
        Ok(Self { seat, statistics })
    }
}

/// Of the coordinator's own units only.
fn statistics(staff: &Staff, state: &State, frame: &Frame, wanted: &Wanted) -> Result<Statistics, Error> {
    let one = staff.units().iter().filter(|unit| **unit == wanted.unit).cloned();
    let one: Vec<String> = one.collect();
    let choice = Choice {
        units: if one.is_empty() { staff.units().to_vec() } else { one },
        period: Period::parse(&wanted.period).unwrap_or(Period::HALF_YEAR),
        grouping: Grouping::parse(&wanted.by).unwrap_or(Grouping::Recipient),
    };
    Ok(statistics::of(state.gateway(), choice, frame.language)?)
}
