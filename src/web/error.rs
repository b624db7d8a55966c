//! Everything that can go wrong on a page, its status, and the page that says what happened and
//! what to do now. The person gets words; the log gets the chain of causes.

use std::error::Error as StdError;
use std::sync::Arc;

use askama::Template;
use axum::extract::{Request, State as Extract};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::domain::language::Language;
use crate::web::page::{self, Frame, Page};
use crate::web::session::Visitor;
use crate::web::state::State;
use crate::web::{language, login, session};
use crate::{exchange, spool, store};

/// When too much came at once, seconds.
pub(crate) const SOON: HeaderValue = HeaderValue::from_static("30");

/// Why a request is not answered with what was asked for. Holds no personal data.
#[derive(Debug, Clone, thiserror::Error)]
pub enum Error {
    #[error("no such page")]
    NotFound,
    #[error("not with this method")]
    MethodNotAllowed,
    /// Logged in, but not allowed to.
    #[error("not allowed")]
    Forbidden,
    /// Nobody is logged in, or the login has expired.
    #[error("nobody is logged in")]
    LoginNeeded,
    /// The same for a page that is only read: to the login, and back to `path` afterwards.
    #[error("nobody is logged in")]
    LoginFirst { path: String },
    /// The CSRF token is missing or somebody else's.
    #[error("the form has no valid CSRF token")]
    ForeignForm,
    #[error("the request could not be read")]
    Unreadable,
    #[error("the request is too large")]
    TooLarge,
    #[error("the media type is not taken here")]
    MediaType,
    /// Somebody else changed it in the meantime: load again, decide again.
    #[error("changed by somebody else")]
    Conflict,
    #[error("too much at once")]
    Busy,
    #[error("no answer in time")]
    Timeout,
    #[error("the disk is full")]
    Full,
    /// The disk failed while it was saved: only the next start knows what it has.
    #[error("perhaps saved, perhaps not")]
    OutcomeUnknown,
    /// A use case that did not happen. The text of `key` has two lines: what happened, and what to
    /// do now.
    #[error("refused: {key}")]
    Refused { status: StatusCode, key: String },
    #[error("internal")]
    Internal(#[source] Arc<dyn StdError + Send + Sync>),
}

impl Error {
    pub fn internal(cause: impl StdError + Send + Sync + 'static) -> Self {
        Self::Internal(Arc::new(cause))
    }

    #[must_use]
    pub const fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::Forbidden | Self::ForeignForm => StatusCode::FORBIDDEN,
            Self::LoginNeeded => StatusCode::UNAUTHORIZED,
            Self::LoginFirst { .. } => StatusCode::SEE_OTHER,
            Self::Unreadable => StatusCode::BAD_REQUEST,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::MediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Conflict => StatusCode::CONFLICT,
            Self::Busy | Self::Timeout | Self::OutcomeUnknown => StatusCode::SERVICE_UNAVAILABLE,
            Self::Full => StatusCode::INSUFFICIENT_STORAGE,
            Self::Refused { status, .. } => *status,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// What tells its texts apart.
    pub(crate) const fn code(&self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::MethodNotAllowed => "method",
            Self::Forbidden => "forbidden",
            Self::LoginNeeded | Self::LoginFirst { .. } => "login",
            Self::ForeignForm => "foreign-form",
            Self::Unreadable => "unreadable",
            Self::TooLarge => "too-large",
            Self::MediaType => "media-type",
            Self::Conflict => "conflict",
            Self::Busy => "busy",
            Self::Timeout => "timeout",
            Self::Full => "full",
            Self::OutcomeUnknown => "outcome-unknown",
            Self::Refused { .. } => "refused",
            Self::Internal(_) => "internal",
        }
    }

    /// What axum and its extractors refused by themselves.
    pub(crate) const fn from_status(status: StatusCode) -> Self {
        match status {
            StatusCode::NOT_FOUND => Self::NotFound,
            StatusCode::METHOD_NOT_ALLOWED => Self::MethodNotAllowed,
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLarge,
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Self::MediaType,
            StatusCode::SERVICE_UNAVAILABLE => Self::Busy,
            _ => Self::Unreadable,
        }
    }
}

impl From<store::Error> for Error {
    fn from(error: store::Error) -> Self {
        match error {
            store::Error::Stale | store::Error::Exists | store::Error::Duplicate { .. } => Self::Conflict,
            store::Error::Full => Self::Full,
            // Closed after such a failure: what was done just before may stand.
            store::Error::Unknown(_) | store::Error::Closed => Self::OutcomeUnknown,
            other => Self::internal(other),
        }
    }
}

impl From<exchange::Error> for Error {
    fn from(error: exchange::Error) -> Self {
        let status = match error {
            exchange::Error::NotFound => return Self::NotFound,
            exchange::Error::Store(error) => return error.into(),
            exchange::Error::Spool(spool::Error::Full) => return Self::Full,
            exchange::Error::Spool(_) | exchange::Error::Crypto(_) | exchange::Error::Internal(_) => {
                return Self::internal(error);
            }
            exchange::Error::Wait { .. } | exchange::Error::Locked => StatusCode::TOO_MANY_REQUESTS,
            exchange::Error::Refused(_) => StatusCode::CONFLICT,
            exchange::Error::Gone => StatusCode::GONE,
            exchange::Error::Damaged | exchange::Error::Lost => StatusCode::INTERNAL_SERVER_ERROR,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        };
        Self::Refused { status, key: error.text_key() }
    }
}

/// Only the status and the error itself: [`layer`] makes the page.
impl IntoResponse for Error {
    fn into_response(self) -> Response {
        if let Self::LoginFirst { path } = &self {
            return page::see_other(&login::address(path));
        }
        let mut response = self.status().into_response();
        if matches!(self, Self::LoginNeeded) {
            // RFC 9110, 15.5.2: a 401 names a scheme.
            response.headers_mut().insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Form"));
        }
        if matches!(self, Self::Busy) {
            response.headers_mut().insert(header::RETRY_AFTER, SOON);
        }
        response.extensions_mut().insert(self);
        response
    }
}

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

impl Page for ErrorPage {
    const NAME: &'static str = "error";

    fn samples(language: Language) -> Vec<Self> {
        let frame = Frame::sample(language, None);
        let page = |error: Error, incident: &str| {
            let read = matches!(error, Error::NotFound | Error::Forbidden | Error::Internal(_) | Error::Busy);
            Self {
                frame: frame.clone(),
                error,
                incident: incident.to_owned(),
                asked: read.then(|| "/requests".to_owned()),
            }
        };
        vec![
            page(Error::NotFound, ""),
            page(Error::Internal(Arc::new(std::fmt::Error)), "7f3a90c2"),
            page(Error::MethodNotAllowed, ""),
            page(Error::Forbidden, ""),
            page(Error::ForeignForm, ""),
            page(Error::LoginNeeded, ""),
            page(Error::Unreadable, ""),
            page(Error::TooLarge, ""),
            page(Error::MediaType, ""),
            page(Error::Conflict, ""),
            page(Error::Busy, ""),
            page(Error::Timeout, ""),
            page(Error::Full, ""),
            page(Error::OutcomeUnknown, ""),
            page(Error::from(exchange::Error::Gone), ""),
            page(Error::from(exchange::Error::Lost), ""),
        ]
    }
}

/// Turns every error into its page, whoever made it.
pub async fn layer(Extract(state): Extract<State>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let asked = request.uri().path_and_query().map(ToString::to_string);
    let asked = asked.filter(|asked| request.method() == Method::GET && page::is_own_path(asked));
    let language = language::wanted(request.headers(), state.settings());
    let response = next.run(request).await;
    let Some(error) = error_of(&response) else { return response };
    let incident = log(&error, &state);
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

/// In the extensions of a refusal that says by itself what is wrong, to a machine.
#[derive(Debug, Clone, Copy)]
pub struct InOwnWords;

pub(crate) fn error_of(response: &Response) -> Option<Error> {
    if response.extensions().get::<InOwnWords>().is_some() {
        return None;
    }
    if let Some(error) = response.extensions().get::<Error>() {
        return Some(error.clone());
    }
    let status = response.status();
    let refused = status.is_client_error() || status.is_server_error();
    let media_type = response.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let bare = media_type.is_none_or(|value| value.starts_with("text/plain"));
    (refused && bare).then(|| Error::from_status(status))
}

/// Logs what is our fault, under a number that the person can name.
pub(crate) fn log(error: &Error, state: &State) -> String {
    match error {
        Error::Internal(cause) => {
            let incident = session::random_hex(state.random());
            tracing::error!(incident, error = %chain(cause.as_ref()), "a request failed");
            incident
        }
        Error::Full => {
            // Told once, not for each.
            state.gateway().short_of_room();
            String::new()
        }
        Error::Timeout | Error::Busy | Error::OutcomeUnknown => {
            tracing::warn!(%error, "a request was turned away");
            String::new()
        }
        _ => String::new(),
    }
}

/// The error and its causes, each told once: rooms write no personal data into them.
fn chain(error: &dyn StdError) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}

/// The cookies, `Allow` and `Retry-After` of the bare response.
pub(crate) fn kept_headers(headers: &HeaderMap) -> HeaderMap {
    let keep = [header::SET_COOKIE, header::ALLOW, header::RETRY_AFTER, header::WWW_AUTHENTICATE];
    let mut kept = HeaderMap::new();
    for name in keep {
        for value in headers.get_all(&name) {
            kept.append(&name, HeaderValue::clone(value));
        }
    }
    kept
}
