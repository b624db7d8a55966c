//! A form that was sent too late, opened again.

use axum::response::Response;

use crate::web::error::Error;
use crate::web::page::Frame;
use crate::web::recipient::seat::Act;
use crate::web::recipient::{acknowledge, decline, form, more_time, wrong_recipient};
use crate::web::redirect::see_other;
use crate::web::state::State;

/// The page it was posted to, with everything that was typed.
pub(super) async fn go_on(state: &State, path: &str, frame: Frame, act: Act) -> Result<Response, Error> {
    let frame = Frame { path: path.to_owned(), ..frame };
    match path {
        "/answer/form" | "/answer/review" => form::go_on(state, frame, act).await,
        "/answer/acknowledge" => acknowledge::go_on(state, frame, &act),
        "/answer/decline" => decline::go_on(state, frame, &act),
        "/answer/wrong-recipient" => wrong_recipient::go_on(state, frame, &act),
        "/answer/more-time" => more_time::go_on(state, frame, &act),
        "/answer/send" => Ok(see_other("/answer/preview")),
        _ => Ok(see_other("/answer")),
    }
}
