//! `/answer/more-time`: "we need until …, because …".

use askama::Template;
use axum::response::Response;

use crate::domain::calendar;
use crate::exchange::visit::Visit;
use crate::exchange::{answer, unnamed};
use crate::web::csrf::Posted;
use crate::web::error::Error;
use crate::web::faults::Faults;
use crate::web::page::{Frame, refuse, show as show_page};
use crate::web::recipient::about::About;
use crate::web::recipient::acknowledge::is_about_date;
use crate::web::recipient::seat::{Act, AtRequest};
use crate::web::recipient::words;
use crate::web::redirect::see_other_saying;
use crate::web::state::State;

/// Characters of the reason.
const MOST: usize = 4000;

#[derive(Template)]
#[template(path = "recipient/more_time.html")]
pub struct MoreTimePage {
    pub frame: Frame,
    pub about: About,
    /// As typed; `2026-12-21` where it is a date.
    pub until: String,
    pub reason: String,
}

impl MoreTimePage {
    fn of(state: &State, frame: Frame, visit: &Visit, posted: &Posted) -> Self {
        let about = About::of(state, visit, frame.language);
        let typed = |name: &str| posted.text(name).to_owned();
        Self { frame, about, until: typed("until"), reason: typed("reason") }
    }
}

/// `GET /answer/more-time`.
pub async fn show(state: State, AtRequest(visit): AtRequest, frame: Frame) -> Result<Response, Error> {
    show_page(&MoreTimePage::of(&state, frame, &visit, &Posted::default()))
}

/// `POST /answer/more-time`.
pub async fn ask(state: State, act: Act) -> Result<Response, Error> {
    let until = calendar::day(act.posted.text("until")).ok();
    let reason = act.text("reason", MOST);
    let mut faults = Faults::default();
    if until.is_none() {
        faults.add("until", act.frame.t("recipient-date-unreadable"));
    }
    match &reason {
        None => faults.add("reason", act.frame.tn("recipient-too-long", MOST)),
        Some(text) if text.is_empty() => faults.add("reason", act.frame.t("recipient-more-time-no-reason")),
        Some(text) => faults.take("reason", unnamed::in_comment(&act.visit, text, act.frame.language)),
    }
    if let (Some(until), Some(reason), true) = (until, reason, faults.is_empty()) {
        match answer::ask_more_time(state.gateway(), &act.visit, until, &reason, state.now()).await {
            Ok(()) => return Ok(see_other_saying("/answer", "recipient-said-more-time")),
            Err(error) if is_about_date(&error) => {
                faults.add("until", words::said(&error, act.frame.language));
            }
            Err(error) => return Err(error.into()),
        }
    }
    refuse(&MoreTimePage::of(&state, act.frame.with_faults(faults), &act.visit, &act.posted))
}

/// Sent too late: the page as it was filled in.
pub(super) fn go_on(state: &State, frame: Frame, act: &Act) -> Result<Response, Error> {
    show_page(&MoreTimePage::of(state, frame, &act.visit, &act.posted))
}
