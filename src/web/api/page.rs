//! Answers in JSON, and lists page by page.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use data_encoding::{BASE64, BASE64URL_NOPAD};
use serde::Serialize;

use crate::web::api::body::is_a_name;
use crate::web::api::finding::Finding;
use crate::web::api::problem::Problem;
use crate::web::error::Error;
use crate::web::state::State;

/// Rows of a page that asks for no number.
const USUAL: usize = 50;
/// Rows of any page, at most.
const MOST: usize = 200;

/// A part of a list.
#[derive(Serialize)]
pub struct Page<T> {
    pub items: Vec<T>,
    /// Sent as `after`, it gives the next page; none: this was the last.
    pub next: Option<String>,
}

/// A file inside JSON.
#[derive(Serialize)]
pub struct File {
    pub file_name: String,
    pub media_type: String,
    /// Base64 (RFC 4648 §4).
    pub content: String,
}

impl File {
    #[must_use]
    pub fn new(file_name: impl Into<String>, media_type: &str, bytes: &[u8]) -> Self {
        let content = BASE64.encode(bytes);
        Self { file_name: file_name.into(), media_type: media_type.to_owned(), content }
    }

    #[must_use]
    pub fn pdf(file_name: impl Into<String>, bytes: &[u8]) -> Self {
        Self::new(file_name, "application/pdf", bytes)
    }
}

/// 200 with that.
pub fn ok(value: &impl Serialize) -> Result<Response, Problem> {
    answer(StatusCode::OK, value)
}

/// That, with a status.
pub fn answer(status: StatusCode, value: &impl Serialize) -> Result<Response, Problem> {
    let json = serde_json::to_vec(value).map_err(Error::internal)?;
    Ok(written(status, "application/json", json))
}

/// Bytes of a media type.
#[must_use]
pub fn written(status: StatusCode, media_type: &'static str, bytes: Vec<u8>) -> Response {
    (status, [(header::CONTENT_TYPE, HeaderValue::from_static(media_type))], bytes).into_response()
}

/// 201 at that address.
pub fn created(path: &str, value: &impl Serialize) -> Result<Response, Problem> {
    let mut response = answer(StatusCode::CREATED, value)?;
    if let Ok(location) = HeaderValue::from_str(path) {
        response.headers_mut().insert(header::LOCATION, location);
    }
    Ok(response)
}

/// What stands behind the `?`, read by name as a body is.
pub struct Query {
    pairs: Vec<(String, String)>,
    known: Vec<&'static str>,
    findings: Vec<Finding>,
}

impl Query {
    /// The parameter, if it is there and not empty.
    pub fn text(&mut self, name: &'static str) -> Option<String> {
        self.known.push(name);
        let found = self.pairs.iter().find(|(known, _)| known == name);
        found.map(|(_, text)| text.clone()).filter(|text| !text.is_empty())
    }

    /// What `parse` makes of it.
    pub fn code<T>(&mut self, name: &'static str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        let text = self.text(name)?;
        let known = parse(&text);
        if known.is_none() {
            self.findings.push(Finding::field(name, "unknown-code"));
        }
        known
    }

    /// Codes with commas between them; none where the parameter is not there.
    pub fn codes<T>(&mut self, name: &'static str, parse: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
        self.code(name, |text| text.split(',').map(&parse).collect())
    }

    /// How many rows, and after what.
    pub fn paging<T>(&mut self, parse: impl Fn(&str) -> Option<T>) -> (usize, Option<T>) {
        let limit = self.text("limit").map(|text| text.parse().ok().filter(|rows| (1..=MOST).contains(rows)));
        if limit == Some(None) {
            self.findings.push(Finding::field("limit", "limit"));
        }
        let after = self.code("after", |text| {
            let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).ok()?;
            parse(str::from_utf8(&bytes).ok()?)
        });
        (limit.flatten().unwrap_or(USUAL), after)
    }

    pub fn finish(mut self) -> Result<(), Problem> {
        for (name, _) in &self.pairs {
            if !self.known.contains(&name.as_str()) {
                let name = if is_a_name(name) { name } else { "?" };
                self.findings.push(Finding::field(name, "unknown-parameter"));
            }
        }
        if self.findings.is_empty() { Ok(()) } else { Err(Problem::body(self.findings)) }
    }
}

/// A place in a list, as it travels.
#[must_use]
pub fn cursor(place: &str) -> String {
    BASE64URL_NOPAD.encode(place.as_bytes())
}

impl FromRequestParts<State> for Query {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &State) -> Result<Self, Problem> {
        let query = parts.uri.query().unwrap_or_default();
        let pairs = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        Ok(Self { pairs, known: Vec::new(), findings: Vec::new() })
    }
}
