//! `/answer/wrong-recipient`: "not our patient — perhaps at …".

use askama::Template;
use axum::response::Response;

use crate::domain::Language;
use crate::exchange::{answer, unnamed};
use crate::web::error::Error;
use crate::web::faults::Faults;
use crate::web::page::{Frame, refuse, show as show_page};
use crate::web::recipient::about::About;
use crate::web::recipient::seat::{Act, AtRequest};
use crate::web::redirect::see_other;
use crate::web::state::State;

/// Characters of "perhaps at".
const MOST: usize = 500;

#[derive(Template)]
#[template(path = "recipient/wrong_recipient.html")]
pub struct WrongRecipientPage {
    pub frame: Frame,
    pub about: About,
    /// Where the client may be known instead.
    pub perhaps: String,
}

impl WrongRecipientPage {
    fn of(state: &State, frame: Frame, act: &Act) -> Self {
        let about = About::of(state.gateway(), &act.visit, frame.language, state.now());
        Self { frame, about, perhaps: act.posted.text("perhaps").to_owned() }
    }
}

/// `GET /answer/wrong-recipient`.
pub async fn show(state: State, AtRequest(visit): AtRequest, frame: Frame) -> Result<Response, Error> {
    let about = About::of(state.gateway(), &visit, frame.language, state.now());
    show_page(&WrongRecipientPage { frame, about, perhaps: String::new() })
}

/// `POST /answer/wrong-recipient`.
pub async fn pass_back(state: State, act: Act) -> Result<Response, Error> {
    let Some(perhaps) = act.text("perhaps", MOST) else {
        let fault = Faults::one("perhaps", act.frame.tn("recipient-too-long", MOST));
        return refuse(&WrongRecipientPage::of(&state, act.frame.clone().with_faults(fault), &act));
    };
    let mut faults = Faults::default();
    faults.take("perhaps", unnamed::in_comment(&act.visit, &perhaps, act.frame.language));
    if faults.any() {
        return refuse(&WrongRecipientPage::of(&state, act.frame.clone().with_faults(faults), &act));
    }
    answer::wrong_recipient(state.gateway(), &act.visit, &perhaps, state.now()).await?;
    Ok(see_other("/answer/receipt"))
}

/// Sent too late: the page as it was filled in.
pub(super) fn go_on(state: &State, frame: Frame, act: &Act) -> Result<Response, Error> {
    show_page(&WrongRecipientPage::of(state, frame, act))
}
