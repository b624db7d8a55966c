//! The accessibility statement: `/tillganglighet` and `/accessibility`.
//!
//! The law (2018:1937, 13 §) and MDFFS 2019:2 say what stands in it: how far the pages comply, what
//! is not accessible and why, how that was found out and when, where to turn, and the supervising
//! authority. What is true of the program is Markdown, beside the guides; who runs it, in the settings.

use std::sync::LazyLock;

use askama::Template;
use axum::extract::MatchedPath;
use axum::response::Response;
use axum::routing::get;

use crate::config::Accessibility;
use crate::domain::{Language, PerLanguage};
use crate::text;
use crate::web::error::Error;
use crate::web::help::markdown::{self, Text};
use crate::web::help::{guide, in_language};
use crate::web::page::{Frame, show};
use crate::web::paths;
use crate::web::routes::Routes;
use crate::web::state::State;

static TEXTS: LazyLock<PerLanguage<Text>> = LazyLock::new(|| {
    let source = |language| guide::source(language, paths::accessibility(language));
    PerLanguage::of(|language| markdown::render(source(language), language, None))
});

#[must_use]
pub fn routes() -> Routes {
    let routes = Routes::new();
    Language::ALL
        .into_iter()
        .fold(routes, |routes, language| routes.at(paths::accessibility(language), get(statement)))
}

async fn statement(state: State, frame: Frame, at: MatchedPath) -> Result<Response, Error> {
    let language = Language::ALL.into_iter().find(|language| paths::accessibility(*language) == at.as_str());
    let frame = in_language(frame, language.ok_or(Error::NotFound)?, paths::accessibility);
    let config = &state.gateway().config;
    show(&StatementPage::new(frame, &config.accessibility, &config.gateway.mailbox))
}

#[derive(Template)]
#[template(path = "accessibility/page.html")]
pub struct StatementPage {
    pub frame: Frame,
    /// Who stands behind the pages.
    organisation: String,
    mailbox: String,
    telephone: Option<String>,
    supervisor: String,
    reviewed: Option<String>,
}

impl StatementPage {
    /// `otherwise`: the mailbox where the settings name none for accessibility.
    #[must_use]
    pub fn new(frame: Frame, settings: &Accessibility, otherwise: &str) -> Self {
        let date = |date: jiff::civil::Date| {
            let (language, month) = (frame.language, date.month());
            let month = text::get(language, &format!("text-month-{month}"));
            format!("{} {month} {}", date.day(), date.year())
        };
        Self {
            organisation: settings.organisation.clone().unwrap_or_else(|| frame.gateway.clone()),
            mailbox: settings.mailbox.clone().unwrap_or_else(|| otherwise.to_owned()),
            telephone: settings.telephone.clone(),
            supervisor: settings.supervisor.clone(),
            reviewed: settings.reviewed.map(date),
            frame,
        }
    }

    fn text(&self) -> &'static Text {
        TEXTS.get(self.frame.language)
    }

    /// As it is read, without `https://`.
    fn supervisor_shown(&self) -> &str {
        self.supervisor.trim_start_matches("https://").trim_start_matches("www.")
    }
}
