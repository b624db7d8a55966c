//! `/l`: link and key in, the request out. A form that came when nobody sat at its request any
//! more comes here too: it is carried in the page, opened with, and shown again.

use std::time::Duration;

use axum::response::Response;
use zeroize::Zeroizing;

use crate::domain::Refusal;
use crate::exchange::kept::{self, Keeper};
use crate::exchange::{self, visit};
use crate::web::csrf::{CsrfForm, Posted};
use crate::web::error::Error;
use crate::web::faults::Faults;
use crate::web::late;
use crate::web::page::{Frame, refuse, show, with_status};
use crate::web::recipient::go_on::go_on;
use crate::web::recipient::open_page::{OpenPage, Opening, is_by_reference, is_shut, not_found, said};
use crate::web::recipient::seat::{self, Act, Seat};
use crate::web::redirect::see_other;
use crate::web::state::State;

/// Where letters carry no links, whoever is not let in waits that long for the answer: whether there
/// is such a request can't be told from it, and guessing takes time.
const SLOW: Duration = Duration::from_secs(1);

/// `GET /l`.
pub async fn form(state: State, frame: Frame) -> Result<Response, Error> {
    show(&OpenPage::new(&state, frame))
}

/// A link that something has changed on its way here.
pub fn strayed(state: &State, frame: Frame) -> Result<Response, Error> {
    show(&OpenPage { strayed: true, ..OpenPage::new(state, frame) })
}

/// `POST /l`.
pub async fn open(
    state: State,
    seat: Seat,
    frame: Frame,
    CsrfForm(mut form): CsrfForm<Opening>,
) -> Result<Response, Error> {
    let key = Zeroizing::new(std::mem::take(&mut form.key));
    let slow = tokio::time::sleep(SLOW);
    let opened = visit::open(state.gateway(), &form.code, &key, state.now()).await;
    let visit = match opened {
        Ok(visit) => visit,
        Err(error) => {
            if let Some(keeper) = keeper(&state, &form, &key, &error) {
                let set_cookie = seat.keep(&state, keeper)?;
                let mut response = see_other("/answer/copy");
                set_cookie(&mut response);
                return Ok(response);
            }
            if is_by_reference(&state) {
                slow.await;
            }
            return refused(&state, frame, form, error);
        }
    };
    let posted = Posted::from_fields(late::decode(&form.carried));
    if !form.carried.is_empty() && posted.text(seat::FOR) != visit.reference.to_string() {
        let fault = Faults::one("code", frame.t("recipient-open-other-request"));
        return again(&state, frame, form, fault);
    }
    let (visit, set_cookie) = seat.take(&state, visit)?;
    let mut response = if form.carried.is_empty() {
        see_other("/answer")
    } else {
        go_on(&state, &form.target, frame.clone(), Act { visit, frame, posted }).await?
    };
    set_cookie(&mut response);
    Ok(response)
}

/// Whoever has answered already comes back for its own copy, unless it brings a form that came too late.
fn keeper(state: &State, form: &Opening, key: &str, error: &exchange::Error) -> Option<Keeper> {
    let over = matches!(error, exchange::Error::Refused(Refusal::AlreadyAnswered | Refusal::AlreadyDeclined));
    let found = || kept::find_copy(state.gateway(), &form.code, key, state.now()).ok();
    (over && form.carried.is_empty()).then(found).flatten()
}

fn refused(state: &State, frame: Frame, typed: Opening, error: exchange::Error) -> Result<Response, Error> {
    let said = said(&error, is_by_reference(state), frame.language);
    let faults = match error {
        exchange::Error::KeyMistyped => Some(Faults::one("key", said.join(" "))),
        // Link or key: which of them is not told.
        exchange::Error::NotFound => Some(not_found(&said)),
        _ => None,
    };
    if let Some(faults) = faults {
        // One status for both, whatever it was: a stranger learns nothing from it either.
        return again(state, frame, typed, faults);
    }
    let shut = is_shut(&error);
    let status = match Error::from(error) {
        error @ Error::Internal(_) => return Err(error),
        error => error.status(),
    };
    with_status(status, &OpenPage { typed, over: Some(said), shut, ..OpenPage::new(state, frame) })
}

fn again(state: &State, frame: Frame, typed: Opening, faults: Faults) -> Result<Response, Error> {
    refuse(&OpenPage { typed, ..OpenPage::new(state, frame.with_faults(faults)) })
}
