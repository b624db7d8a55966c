//! What went wrong, as `application/problem+json` (RFC 9457): a stable type, and words in the language
//! that was asked for. No problem says again what was sent: systems write them into their logs.

use axum::extract::{Request, State as Extract};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::domain::{Language, Refusal};
use crate::exchange::system::Fault;
use crate::exchange::{self};
use crate::web::api::finding::{self, Finding, Said};
use crate::web::error::{self, Error};
use crate::web::state::State;
use crate::web::{incident, language};
use crate::{crypto, text};

/// What stands before the code in `type`.
pub const TYPE: &str = "urn:underlag:problem:";

/// A call that did not do what it asked for. [`layer`] writes it.
#[derive(Debug, Clone)]
pub struct Problem {
    status: StatusCode,
    /// What its texts and its `type` are found by.
    code: String,
    findings: Vec<Finding>,
    error: Option<Box<Error>>,
}

/// RFC 9457 §3, with one member of our own.
#[derive(Serialize)]
struct Written<'a> {
    r#type: String,
    title: &'a str,
    status: u16,
    detail: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    findings: Vec<Said>,
    /// What to tell whoever runs the gateway: it is in the log as well.
    #[serde(skip_serializing_if = "String::is_empty")]
    incident: String,
}

impl Problem {
    fn new(status: StatusCode, code: &str) -> Self {
        Self { status, code: code.to_owned(), findings: Vec::new(), error: None }
    }

    /// The body has these faults, by field.
    #[must_use]
    pub fn body(findings: Vec<Finding>) -> Self {
        Self { findings, ..Self::new(StatusCode::UNPROCESSABLE_ENTITY, "body") }
    }

    /// The filled form has these, by item.
    #[must_use]
    pub fn form(findings: Vec<Finding>) -> Self {
        Self { findings, ..Self::new(StatusCode::UNPROCESSABLE_ENTITY, "exchange-form-invalid") }
    }

    /// Nothing in the `Authorization` header that could be a token.
    #[must_use]
    pub fn no_token() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "token-missing")
    }

    /// The key of its text: one line that says what happened, and one with what to do now.
    fn key(&self) -> String {
        if self.code.starts_with("exchange-") || self.code.starts_with("refusal-") {
            return self.code.clone();
        }
        let code = &self.code;
        format!("api-problem-{code}")
    }

    fn write(&self, language: Language, incident: String) -> Response {
        let text = text::get(language, &self.key());
        let written = Written {
            r#type: format!("{TYPE}{}", self.code),
            title: text.lines().next().unwrap_or_default(),
            status: self.status.as_u16(),
            detail: text.replace('\n', " "),
            findings: self.findings.iter().map(|finding| finding.said(language)).collect(),
            incident,
        };
        let json = serde_json::to_vec(&written).unwrap_or_default();
        let media_type = HeaderValue::from_static("application/problem+json");
        let mut response = (self.status, [(header::CONTENT_TYPE, media_type)], json).into_response();
        if self.status == StatusCode::UNAUTHORIZED {
            response.headers_mut().insert(header::WWW_AUTHENTICATE, self.challenge());
        }
        if matches!(self.error.as_deref(), Some(Error::Busy)) {
            response.headers_mut().insert(header::RETRY_AFTER, error::SOON);
        }
        response
    }

    /// RFC 6750 §3: who came without a token is not told of an error.
    fn challenge(&self) -> HeaderValue {
        HeaderValue::from_static(if self.code == "token-missing" {
            "Bearer realm=\"underlag\""
        } else {
            "Bearer realm=\"underlag\", error=\"invalid_token\""
        })
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        let (status, code) = match &error {
            Error::Refused { status, key } => (*status, key.clone()),
            other => (other.status(), other.code().to_owned()),
        };
        Self { status, code, findings: Vec::new(), error: Some(Box::new(error)) }
    }
}

impl From<exchange::Error> for Problem {
    fn from(error: exchange::Error) -> Self {
        match error {
            exchange::Error::Form(report) => Self::form(finding::of_report(&report)),
            exchange::Error::Refused(refusal @ (Refusal::OutsideUnit | Refusal::ProtectedOnly)) => {
                Self::new(StatusCode::FORBIDDEN, &exchange::Error::Refused(refusal).text_key())
            }
            other => Error::from(other).into(),
        }
    }
}

impl From<Fault> for Problem {
    fn from(fault: Fault) -> Self {
        let code = match fault {
            Fault::Unknown => "token-unknown",
            Fault::Used => "token-used",
            Fault::Forbidden => return Error::Forbidden.into(),
            Fault::Store(error) => return Error::from(error).into(),
            Fault::Token(error) => match error {
                crypto::Error::Expired => "token-expired",
                crypto::Error::NotYetValid => "token-early",
                crypto::Error::WrongAudience => "token-audience",
                crypto::Error::TooLongLived => "token-long",
                crypto::Error::Foreign => "token-subject",
                crypto::Error::WrongType => "token-type",
                crypto::Error::Malformed(part) => malformed(part),
                _ => "token-malformed",
            },
        };
        Self::new(StatusCode::UNAUTHORIZED, code)
    }
}

/// The part of a token that is not as it should be.
fn malformed(part: &str) -> &'static str {
    match part {
        "algorithm" => "token-algorithm",
        "header" => "token-header",
        "audience" => "token-audiences",
        "claims" | "jti" => "token-claims",
        "time" => "token-times",
        _ => "token-malformed",
    }
}

/// Writes every problem, whoever made it.
pub async fn layer(Extract(state): Extract<State>, request: Request, next: Next) -> Response {
    let language = wanted(request.headers(), &state);
    let response = next.run(request).await;
    let problem = match response.extensions().get::<Problem>() {
        Some(problem) => problem.clone(),
        None => match error::error_of(&response) {
            Some(error) => error.into(),
            None => return response,
        },
    };
    let incident = problem.error.as_ref().map(|error| incident::log(error, &state)).unwrap_or_default();
    let written = problem.write(language, incident);
    (error::kept_headers(response.headers()), written).into_response()
}

/// As `Accept-Language` says.
pub fn wanted(headers: &HeaderMap, state: &State) -> Language {
    language::wanted(headers, state.settings())
}
