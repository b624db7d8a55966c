//! The coordinator's pages.
//!
//! # Layout
//!
//! - [`seat`] who sits there, and which units that is.
//! - [`queue`] what is open: overdue and near-due requests, whose turn it is, the recipients that
//!   are behind; reminding and extending many at once; what changes while one looks.
//!
//! A coordinator opens no document: a row leads to the page of its request.

pub mod queue;
mod samples;
mod seat;

use axum::routing::get;

use crate::domain::language::Language;
use crate::web::gallery::{Shown, add};
use crate::web::routes::Routes;

/// Every page of this room.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .at("/queue", get(queue::list::list))
        .at("/queue/recipients", get(queue::recipients::list))
        .at("/queue/events", get(queue::events::events))
}

/// Every sample of this room's pages.
pub(crate) fn gallery(language: Language, shown: &mut Vec<Shown>) -> Result<(), askama::Error> {
    add::<queue::QueuePage>(language, shown)?;
    add::<queue::RecipientsPage>(language, shown)
}
