//! `GET /statistics`.

use axum::extract::{FromRequestParts, Query};
use axum::http::request::Parts;
use axum::response::Response;
use serde::Deserialize;

use crate::domain::statistics::period::Period;
use crate::exchange::statistics::{self, Choice, Grouping, Statistics};
use crate::web::coordinator::statistics::choices::Choices;
use crate::web::coordinator::statistics::page::StatisticsPage;
use crate::web::error::Error;
use crate::web::page::show as respond;
use crate::web::seat::{CoordinatorSeat, Seat};
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
    let Asked { seat, statistics } = asked;
    let choices = Choices::of(&seat, &statistics.choice)?;
    respond(&StatisticsPage::of(seat.frame, &statistics, choices))
}

/// A coordinator, and the figures the address asks for.
pub struct Asked {
    pub seat: Seat,
    pub statistics: Statistics,
}

impl FromRequestParts<State> for Asked {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, Error> {
        let CoordinatorSeat(seat) = CoordinatorSeat::from_request_parts(parts, state).await?;
        let Query(wanted) = Query::from_request_parts(parts, state).await.unwrap_or_default();
        let statistics = statistics(&seat, &wanted)?;
        Ok(Self { seat, statistics })
    }
}

/// Of the coordinator's own units only.
fn statistics(seat: &Seat, wanted: &Wanted) -> Result<Statistics, Error> {
    let all = seat.staff.units();
    let one: Vec<String> = all.iter().filter(|unit| **unit == wanted.unit).cloned().collect();
    let choice = Choice {
        units: if one.is_empty() { all.to_vec() } else { one },
        period: Period::parse(&wanted.period).unwrap_or(Period::HALF_YEAR),
        grouping: Grouping::parse(&wanted.by).unwrap_or(Grouping::Recipient),
    };
    Ok(statistics::of(seat.gateway(), choice, seat.language())?)
}
