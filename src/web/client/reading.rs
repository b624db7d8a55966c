//! Three ways of reading: plain Swedish, easy Swedish (*lättläst*), English.
//!
//! A text `client-x` may have an easy one beside it, `client-x-easy`. Who reads easy Swedish gets
//! the easy text where there is one and the plain one elsewhere. The English texts are plain
//! already: their easy keys refer to them.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::Response;
use fluent_bundle::FluentValue;
use serde::Deserialize;

use crate::domain::Language;
use crate::text;
use crate::web::cookie;
use crate::web::csrf::CsrfForm;
use crate::web::error::Error;
use crate::web::language::{self, Chosen};
use crate::web::paths::is_own_path;
use crate::web::redirect::see_other;
use crate::web::state::State;

const COOKIE: &str = "underlag-reading";

/// How somebody wants to read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    Plain,
    Easy,
    English,
}

impl Reading {
    pub const ALL: [Self; 3] = [Self::Plain, Self::Easy, Self::English];

    /// Of those that a language has.
    pub const fn of(language: Language, easy: bool) -> Self {
        match (language, easy) {
            (Language::En, _) => Self::English,
            (Language::Sv, true) => Self::Easy,
            (Language::Sv, false) => Self::Plain,
        }
    }

    pub const fn language(self) -> Language {
        match self {
            Self::Plain | Self::Easy => Language::Sv,
            Self::English => Language::En,
        }
    }

    pub const fn code(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Easy => "easy",
            Self::English => "english",
        }
    }

    /// What it is called, in its own words.
    pub fn name(self) -> String {
        text::get(self.language(), &format!("client-{}-name", self.code()))
    }

    fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reading| reading.code() == code)
    }

    /// A text of this room.
    pub fn t(self, key: &str) -> String {
        self.with(key, &[])
    }

    /// A text with one argument.
    pub fn tx(self, key: &str, name: &str, value: &str) -> String {
        self.with(key, &[(name, value)])
    }

    /// A text with arguments.
    pub fn with(self, key: &str, arguments: &[(&str, &str)]) -> String {
        let arguments: Vec<_> =
            arguments.iter().map(|(name, value)| (*name, (*value).to_owned().into())).collect();
        self.said(key, &arguments)
    }

    /// A text with a number, called `n` in the text, for plurals.
    pub fn tn(self, key: &str, n: usize) -> String {
        self.said(key, &[("n", n.into())])
    }

    /// Of an easy text each sentence has a line of its own.
    fn said(self, key: &str, arguments: &[(&str, FluentValue<'_>)]) -> String {
        let easy = format!("{key}-easy");
        if self == Self::Easy && text::has(Language::Sv, &easy) {
            return text::a_line_each(&text::with(Language::Sv, &easy, arguments));
        }
        text::with(self.language(), key, arguments)
    }

    /// The style sheet breaks easy texts after their sentences.
    pub fn is_easy(self) -> bool {
        self == Self::Easy
    }
}

impl FromRequestParts<State> for Reading {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &State) -> Result<Self, Infallible> {
        let language = language::wanted(&parts.headers, state.settings());
        let easy = cookie::read(&parts.headers, COOKIE, state.settings().https);
        Ok(Self::of(language, easy.as_deref() == Some(Self::Easy.code())))
    }
}

#[derive(Deserialize)]
pub struct Switch {
    reading: String,
    back: String,
}

/// `POST /my/reading`: kept until the browser is closed.
pub async fn switch(state: State, CsrfForm(form): CsrfForm<Switch>) -> Result<Response, Error> {
    let reading = Reading::parse(&form.reading).ok_or(Error::Unreadable)?;
    let mut response = see_other(if is_own_path(&form.back) { &form.back } else { "/k" });
    response.extensions_mut().insert(Chosen(reading.language()));
    cookie::write_strict(response.headers_mut(), COOKIE, reading.code(), state.settings().https, None);
    Ok(response)
}
