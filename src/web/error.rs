//! Everything that can go wrong on a page, and its status. What a person reads of it is
//! [`crate::web::error_page`]; what the log gets, [`crate::web::incident`].

use std::error::Error as StdError;
use std::sync::Arc;

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::web::paths;
use crate::web::redirect::see_other;
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

/// Only the status and the error itself: a layer makes the page.
impl IntoResponse for Error {
    fn into_response(self) -> Response {
        if let Self::LoginFirst { path } = &self {
            return see_other(&paths::login(path));
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
