//! The client's own page.

mod open;
mod overview;
mod revoke;
mod samples;
mod survey;

use underlag::domain::language::Language;
use underlag::web::client::open::OpenPage;
use underlag::web::client::overview::OverviewPage;
use underlag::web::client::revoke::RevokePage;
use underlag::web::client::survey::SurveyPage;

use crate::gallery::{Shown, add};

/// Every sample of this room's pages.
pub fn all(language: Language, shown: &mut Vec<Shown>) {
    add::<OpenPage>(language, shown);
    add::<OverviewPage>(language, shown);
    add::<RevokePage>(language, shown);
    add::<SurveyPage>(language, shown);
}
