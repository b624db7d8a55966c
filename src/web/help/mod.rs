//! `/hjalp` and `/help`: short guides, for everybody and without a login.
//!
//! They are the Markdown files of `guides`, the same that the README leads to. A page is always
//! in the language of its path; the language switch leads to its twin.

pub mod guide;
pub mod markdown;
pub mod page;
pub mod topic;

use axum::extract::MatchedPath;
use axum::response::Response;
use axum::routing::get;

use crate::domain::Language;
use crate::web::error::Error;
use crate::web::help::page::{GuidePage, OverviewPage};
use crate::web::page::{Frame, show};
use crate::web::routes::Routes;

pub use guide::Guide;

#[must_use]
pub fn routes() -> Routes {
    let mut routes = Routes::new();
    for language in Language::ALL {
        routes = routes.at(guide::overview(language), get(show_overview));
        for guide in Guide::ALL {
            // Rendered here, at the start.
            let _ = guide.text(language);
            routes = routes.at(guide.path(language), get(show_guide));
        }
    }
    routes
}

async fn show_overview(frame: Frame, path: MatchedPath) -> Result<Response, Error> {
    let language = Language::ALL.into_iter().find(|language| guide::overview(*language) == path.as_str());
    let frame = in_language(frame, language.ok_or(Error::NotFound)?, guide::overview);
    show(&OverviewPage { frame })
}

async fn show_guide(frame: Frame, path: MatchedPath) -> Result<Response, Error> {
    let all = Guide::ALL.into_iter().flat_map(|guide| Language::ALL.map(|language| (guide, language)));
    let mut these = all.filter(|(guide, language)| guide.path(*language) == path.as_str());
    let (guide, language) = these.next().ok_or(Error::NotFound)?;
    show(&GuidePage { frame: in_language(frame, language, |language| guide.path(language)), guide })
}

/// The frame of a page whose path says its language: a change of language goes to the twin's path.
pub(crate) fn in_language(
    frame: Frame,
    language: Language,
    path: impl Fn(Language) -> &'static str,
) -> Frame {
    Frame { language, path: path(language.other()).to_owned(), ..frame }
}
