//! The page that asks for link and key, and holds on to a form that was sent too late.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use crate::domain::Language;
use crate::exchange;
use crate::web::csrf::Posted;
use crate::web::faults::Faults;
use crate::web::late::Late;
use crate::web::page::{Frame, with_status};
use crate::web::recipient::words;
use crate::web::state::State;

#[derive(Template)]
#[template(path = "recipient/open.html")]
pub struct OpenPage {
    pub frame: Frame,
    /// Everything but the key.
    pub typed: Opening,
    /// Letters carry no links: the code is the reference.
    pub by_reference: bool,
    /// The link that led here was changed on its way.
    pub strayed: bool,
    /// What happened and what to do now, where nothing on the page can be put right.
    pub over: Option<[String; 2]>,
    /// And trying again opens nothing either: there is nothing to fill in.
    pub shut: bool,
}

/// The form. What was posted too late, and is carried along, is empty where there is nothing of it.
#[derive(Default, Deserialize)]
pub struct Opening {
    pub code: String,
    /// Taken out before there is a page.
    pub key: String,
    #[serde(default)]
    pub username: String,
    /// Where it was posted to.
    #[serde(default)]
    pub target: String,
    /// Its fields, urlencoded.
    #[serde(default)]
    pub carried: String,
    #[serde(default)]
    pub lost_files: bool,
}

impl OpenPage {
    pub(super) fn new(state: &State, frame: Frame) -> Self {
        Self {
            frame: Frame { path: "/l".to_owned(), ..frame },
            typed: Opening::default(),
            by_reference: is_by_reference(state),
            strayed: false,
            over: None,
            shut: false,
        }
    }
}

/// The page that asks for link and key again and holds on to what was posted.
pub fn too_late(state: &State, frame: Frame, posted: &Posted) -> Response {
    let Late { target, fields: carried, had_files: lost_files } = Late::of(frame.path.clone(), posted);
    let typed = Opening { target, carried, lost_files, ..Opening::default() };
    let page = OpenPage { typed, ..OpenPage::new(state, frame) };
    with_status(StatusCode::UNAUTHORIZED, &page).unwrap_or_else(IntoResponse::into_response)
}

/// A letter names the reference, and carries no link.
pub(super) fn is_by_reference(state: &State) -> bool {
    !state.gateway().config.mail.link
}

/// Where letters carry no links, a wait is not told apart from what can't be opened at all.
pub fn said(error: &exchange::Error, by_reference: bool, language: Language) -> [String; 2] {
    match error {
        exchange::Error::NotFound if by_reference => words::of(language, "recipient-open-no-reference"),
        other => words::lines(other, language),
    }
}

pub fn not_found([happened, now]: &[String; 2]) -> Faults {
    Faults::whole(happened.as_str(), now.as_str())
}

/// Locked, or over: no link and no key opens it.
pub const fn is_shut(error: &exchange::Error) -> bool {
    matches!(error, exchange::Error::Locked | exchange::Error::Refused(_))
}
