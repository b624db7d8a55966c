//! `POST /answer/acknowledge`: "we have it, expect our answer on …".

use axum::http::StatusCode;
use axum::response::Response;

use crate::domain::calendar;
use crate::exchange;
use crate::exchange::answer;
use crate::web::error::Error;
use crate::web::faults::Faults;
use crate::web::page::Frame;
use crate::web::recipient::seat::Act;
use crate::web::recipient::{request, words};
use crate::web::redirect::see_other_saying;
use crate::web::state::State;

pub async fn acknowledge(state: State, act: Act) -> Result<Response, Error> {
    let typed = act.posted.text("expected");
    let expected = match typed {
        "" => Ok(None),
        text => calendar::day(text).map(Some),
    };
    let Ok(expected) = expected else {
        let fault = act.frame.t("recipient-date-unreadable");
        return again(&state, &act, fault);
    };
    match answer::acknowledge(state.gateway(), &act.visit, expected, state.now()).await {
        Ok(()) => Ok(see_other_saying("/answer", "recipient-said-acknowledged")),
        Err(error) if is_about_date(&error) => {
            let fault = words::said(&error, act.frame.language);
            again(&state, &act, fault)
        }
        Err(error) => Err(error.into()),
    }
}

/// Sent too late: the page with the date.
pub(super) fn go_on(state: &State, frame: Frame, act: &Act) -> Result<Response, Error> {
    let frame = Frame { path: "/answer".to_owned(), ..frame };
    let expected = act.posted.text("expected").to_owned();
    request::refuse(state, frame, &act.visit, expected, StatusCode::OK)
}

/// What somebody can put right by another date.
pub(super) fn is_about_date(error: &exchange::Error) -> bool {
    use crate::domain::Refusal::{DateInThePast, DateTooFar};
    matches!(error, exchange::Error::Refused(DateInThePast | DateTooFar))
}

fn again(state: &State, act: &Act, fault: String) -> Result<Response, Error> {
    let frame = act.frame.clone().with_faults(Faults::one("expected", fault));
    let frame = Frame { path: "/answer".to_owned(), ..frame };
    let expected = act.posted.text("expected").to_owned();
    request::refuse(state, frame, &act.visit, expected, StatusCode::UNPROCESSABLE_ENTITY)
}
