//! Which language a page speaks: the one chosen (a cookie), else the first the browser asks for.

use axum::http::{HeaderMap, header};

use crate::domain::Language;
use crate::web::cookie;
use crate::web::state::Settings;

/// Name of the cookie; its value is the language's tag.
pub(crate) const COOKIE: &str = "underlag-language";

/// The language of whoever sent these headers.
#[must_use]
pub fn wanted(headers: &HeaderMap, settings: &Settings) -> Language {
    let chosen = cookie::read(headers, COOKIE, settings.https).and_then(|tag| Language::parse(&tag));
    let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    chosen.or_else(|| accepted.and_then(most_wanted)).unwrap_or(settings.language)
}

/// The language with the highest `q` that we speak (RFC 9110, 12.5.4).
fn most_wanted(accepted: &str) -> Option<Language> {
    let mut best: Option<(f32, Language)> = None;
    for range in accepted.split(',') {
        let (tag, parameter) = range.split_once(';').unwrap_or((range, ""));
        let quality = parameter.trim().strip_prefix("q=").map_or(1.0, |q| q.parse().unwrap_or(0.0));
        let Some(language) = Language::parse(tag.trim()) else { continue };
        if quality > 0.0 && best.is_none_or(|(highest, _)| quality > highest) {
            best = Some((quality, language));
        }
    }
    best.map(|(_, language)| language)
}

/// A choice made: the session layer sets the cookie.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Chosen(pub Language);
