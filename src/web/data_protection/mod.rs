//! What is done with personal data: `/dataskydd` and `/data-protection`, a page for each organisation
//! that has units here.
//!
//! The GDPR (articles 13 and 14) says what stands in it. What the program does is in the texts, how long
//! it keeps what is read from the settings, the forms and the code ([`retention`]), and what only the
//! organisation knows it says in `organisations.toml`.

pub mod page;
pub mod retention;

use std::sync::LazyLock;

use axum::extract::{MatchedPath, Path};
use axum::response::Response;
use axum::routing::get;

use crate::config::organisations::Controller;
use crate::domain::{Language, PerLanguage};
use crate::web::data_protection::page::{ControllersPage, DataProtectionPage};
use crate::web::error::Error;
use crate::web::page::{Frame, show};
use crate::web::paths;
use crate::web::routes::Routes;
use crate::web::state::State;

/// The route of one organisation's page.
static ONE: LazyLock<PerLanguage<String>> = LazyLock::new(|| {
    PerLanguage::of(|language| format!("{}/{{organisation}}", paths::data_protection(language)))
});

#[must_use]
pub fn routes() -> Routes {
    Language::ALL.into_iter().fold(Routes::new(), |routes, language| {
        routes.at(paths::data_protection(language), get(all)).at(ONE.get(language), get(one))
    })
}

/// The only organisation's page, or a list of them.
async fn all(state: State, frame: Frame, at: MatchedPath) -> Result<Response, Error> {
    let language = language(&at, paths::data_protection)?;
    let path = paths::data_protection(language.other()).to_owned();
    let frame = Frame { language, path, ..frame };
    let mut controllers = state.gateway().parties().controllers();
    match controllers.pop() {
        Some(only) if controllers.is_empty() => organisation(&state, frame, only),
        last => {
            controllers.extend(last);
            show(&ControllersPage { frame, controllers })
        }
    }
}

async fn one(state: State, frame: Frame, at: MatchedPath, Path(id): Path<String>) -> Result<Response, Error> {
    let language = language(&at, |language| ONE.get(language))?;
    let path = format!("{}/{id}", paths::data_protection(language.other()));
    let found = state.gateway().parties().controllers().into_iter().find(|one| one.is_called(&id));
    organisation(&state, Frame { language, path, ..frame }, found.ok_or(Error::NotFound)?)
}

fn organisation(state: &State, frame: Frame, controller: Controller) -> Result<Response, Error> {
    let gateway = state.gateway();
    let stays = retention::of(frame.language, gateway.catalogue.kinds(), &gateway.config.session);
    show(&DataProtectionPage::new(frame, controller, stays, gateway.config.gateway.language))
}

/// The language that the path is in.
fn language(at: &MatchedPath, path: impl Fn(Language) -> &'static str) -> Result<Language, Error> {
    Language::ALL.into_iter().find(|language| path(*language) == at.as_str()).ok_or(Error::NotFound)
}
