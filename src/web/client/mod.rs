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
mod open;
mod overview;
mod reading;
mod revoke;
mod samples;
mod seat;
mod shown;
mod survey;

use axum::routing::{get, post};

use crate::domain::language::Language;
use crate::web::gallery::{Shown, add};
use crate::web::routes::Routes;

pub use open::{OpenPage, strayed};
pub use overview::OverviewPage;
pub use revoke::RevokePage;
pub(crate) use seat::is_taken as sits;
pub use survey::SurveyPage;

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

/// Every sample of this room's pages.
pub(crate) fn gallery(language: Language, shown: &mut Vec<Shown>) -> Result<(), askama::Error> {
    add::<OpenPage>(language, shown)?;
    add::<OverviewPage>(language, shown)?;
    add::<RevokePage>(language, shown)?;
    add::<SurveyPage>(language, shown)
}
