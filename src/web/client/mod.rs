//! The client's own page: a card's code opens it; no account, no names.
//!
//! # Layout
//!
//! - [`open`] the code in; [`leave`] and what the browser forgets.
//! - [`overview`] everything asked in the client's name, and what of it is shown how: [`shown`].
//! - [`revoke`] a consent is taken back.
//! - [`survey`] five questions.
//! - [`reading`] plain Swedish, easy Swedish or English; [`seat`] who sits there.

mod leave;
pub mod open;
pub mod overview;
pub mod reading;
pub mod revoke;
mod seat;
mod shown;
pub mod survey;

use axum::routing::{get, post};

use crate::web::routes::Routes;

pub use open::strayed;
pub(crate) use seat::is_taken as sits;

/// Everything a client sees.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .at("/k", get(open::form).post(open::open))
        .at("/my", get(overview::show))
        .at("/my/reading", post(reading::switch))
        .at("/my/consents/{consent}/revoke", get(revoke::ask).post(revoke::revoke))
        .at("/my/survey", get(survey::form).post(survey::answer))
        .at("/my/leave", post(leave::leave))
}
