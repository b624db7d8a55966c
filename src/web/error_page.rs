//! The page that says what happened and what to do now, and the layer that shows it instead of
//! every error.

use askama::Template;
use axum::extract::{Request, State as Extract};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::web::error::{Error, error_of, kept_headers};
use crate::web::page::{self, Frame};
use crate::web::paths::is_own_path;
use crate::web::session::Visitor;
use crate::web::state::State;
use crate::web::{incident, language};

#[derive(Template)]
#[template(path = "error.html")]
pub struct ErrorPage {
    pub frame: Frame,
    pub error: Error,
    /// What to tell the support: also in the log. Empty where it is nobody's fault of ours.
    pub incident: String,
    /// Path and query of a page that was only to be read: it can be asked for again.
    pub asked: Option<String>,
}

impl ErrorPage {
    fn heading(&self) -> String {
        match &self.error {
            Error::Refused { key, .. } => self.lines(key).0.trim_end_matches('.').to_owned(),
            _ => self.words("heading"),
        }
    }

    /// What happened; empty where the heading has said it.
    fn text(&self) -> String {
        match &self.error {
            Error::Refused { .. } => String::new(),
            _ => self.words("text"),
        }
    }

    /// What to do now.
    fn now(&self) -> String {
        match &self.error {
            Error::Refused { key, .. } => self.lines(key).1,
            _ => self.words("now"),
        }
    }

    /// The page again, where trying again may help.
    fn again(&self) -> Option<&str> {
        match &self.error {
            Error::Busy | Error::Timeout | Error::Full | Error::OutcomeUnknown | Error::Internal(_) => {
                self.asked.as_deref()
            }
            _ => None,
        }
    }

    /// The page before has what was typed, or the link that led here.
    const fn may_go_back(&self) -> bool {
        match &self.error {
            Error::NotFound | Error::LoginNeeded => false,
            Error::MethodNotAllowed | Error::Forbidden | Error::Refused { .. } => true,
            _ => self.asked.is_none(),
        }
    }

    const fn must_log_in(&self) -> bool {
        matches!(self.error, Error::LoginNeeded)
    }

    /// Where everything begins for whoever looks at it, and what it is called.
    fn start(&self) -> (&'static str, String) {
        let path = self.frame.path.as_str();
        let of = |room: &str| path == room || path.starts_with(&format!("{room}/"));
        let (address, key) = if of("/answer") || of("/l") {
            ("/l", "web-error-start-recipient")
        } else if of("/my") || of("/k") {
            ("/k", "web-error-start-client")
        } else {
            ("/", "web-error-start")
        };
        (address, self.frame.t(key))
    }

    fn lines(&self, key: &str) -> (String, String) {
        let text = self.frame.t(key);
        let (happened, now) = text.split_once('\n').unwrap_or((&text, ""));
        (happened.to_owned(), now.to_owned())
    }

    fn words(&self, part: &str) -> String {
        let code = self.error.code();
        self.frame.t(&format!("web-error-{code}-{part}"))
    }
}

/// Turns every error into its page, whoever made it.
pub async fn layer(Extract(state): Extract<State>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let asked = request.uri().path_and_query().map(ToString::to_string);
    let asked = asked.filter(|asked| request.method() == Method::GET && is_own_path(asked));
    let language = language::wanted(request.headers(), state.settings());
    let response = next.run(request).await;
    let Some(error) = error_of(&response) else { return response };
    let incident = incident::log(&error, &state);
    let frame = response.extensions().get::<Visitor>().map_or_else(
        || Frame::of(&state, &Visitor::stranger(language), &path),
        |visitor| Frame::of(&state, visitor, &path),
    );
    let status = error.status();
    let page = ErrorPage { frame, error, incident, asked };
    let headers = kept_headers(response.headers());
    match page::with_status(status, &page) {
        Ok(shown) => (headers, shown).into_response(),
        Err(error) => error.status().into_response(),
    }
}
