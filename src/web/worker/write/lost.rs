//! The desk has been cleared while somebody was writing: nothing typed is lost.
//!
//! The page carries what was posted in hidden fields and asks for the consent document again. The
//! gateway stores nothing of it.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use crate::web::csrf::{FIELD, Posted};
use crate::web::error::Error;
use crate::web::page::{Frame, with_status};
use crate::web::worker::dropped;

#[derive(Template)]
#[template(path = "worker/write/lost.html")]
pub struct LostPage {
    pub frame: Frame,
    /// Of the draft.
    pub id: String,
    /// What was typed; empty where the desk still has it.
    pub fields: Vec<(String, String)>,
    /// There is nothing to go on with.
    pub nothing: bool,
}

impl LostPage {
    /// What was posted is carried along.
    pub fn carrying(frame: Frame, id: &str, posted: &Posted) -> Self {
        let ours = |name: &str| [FIELD, dropped::FILE, dropped::HELD].contains(&name);
        let fields = posted.fields().iter().filter(|(name, _)| !ours(name)).cloned().collect();
        Self { frame, id: id.to_owned(), fields, nothing: false }
    }

    /// The draft lies on the desk, the consent doesn't.
    pub fn without_consent(frame: Frame, id: &str) -> Self {
        Self { frame, id: id.to_owned(), fields: Vec::new(), nothing: false }
    }

    /// Neither is there, and nothing was typed on the page before.
    pub fn nothing(frame: Frame) -> Self {
        Self { frame, id: String::new(), fields: Vec::new(), nothing: true }
    }

    /// 409: the request itself was sound.
    pub fn show(&self) -> Result<Response, Error> {
        with_status(if self.nothing { StatusCode::GONE } else { StatusCode::CONFLICT }, self)
    }
}
