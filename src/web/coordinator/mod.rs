//! The coordinator's pages.
//!
//! # Layout
//!
//! - [`queue`] what is open: overdue and near-due requests, whose turn it is, the recipients that
//!   are behind; reminding and extending many at once; what changes while one looks.
//! - [`statistics`] how it goes: figures, charts, downloads, the report.
//!
//! A coordinator opens no document: a row leads to the page of its request.

pub mod queue;
pub mod statistics;

use axum::routing::{get, post};

use crate::web::routes::Routes;

/// Every page of this room.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .at("/queue", get(queue::list::list))
        .at("/queue/recipients", get(queue::recipients::list))
        .at("/queue/bulk", post(queue::bulk::choose))
        .at("/queue/bulk/{id}", get(queue::bulk::look).post(queue::bulk::act))
        .at("/queue/events", get(queue::events::events))
        .at("/statistics", get(statistics::show::show))
        .at("/statistics/table.csv", get(statistics::download::csv))
        .at("/statistics/survey.csv", get(statistics::download::survey_csv))
        .at("/statistics/table.json", get(statistics::download::json))
        .at("/statistics/report.pdf", get(statistics::download::report))
}
