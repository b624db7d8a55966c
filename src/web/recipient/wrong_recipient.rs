//! `/answer/wrong-recipient`: "not our patient — perhaps at …".

use askama::Template;
use axum::response::Response;

use crate::exchange::visit::Visit;
use crate::exchange::{answer, unnamed};
use crate::web::csrf::Posted;
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
    fn of(state: &State, frame: Frame, visit: &Visit, posted: &Posted) -> Self {
        let about = About::of(state, visit, frame.language);
        Self { frame, about, perhaps: posted.text("perhaps").to_owned() }
    }
}

/// `GET /answer/wrong-recipient`.
pub async fn show(state: State, AtRequest(visit): AtRequest, frame: Frame) -> Result<Response, Error> {
    show_page(&WrongRecipientPage::of(&state, frame, &visit, &Posted::default()))
}

/// `POST /answer/wrong-recipient`.
pub async fn pass_back(state: State, act: Act) -> Result<Response, Error> {
    let perhaps = act.text("perhaps", MOST);
    let mut faults = Faults::default();
    match &perhaps {
        None => faults.add("perhaps", act.frame.tn("recipient-too-long", MOST)),
        Some(text) => faults.take("perhaps", unnamed::in_comment(&act.visit, text, act.frame.language)),
    }
    let (Some(perhaps), false) = (perhaps, faults.any()) else {
        let frame = act.frame.with_faults(faults);
        return refuse(&WrongRecipientPage::of(&state, frame, &act.visit, &act.posted));
    };
    answer::wrong_recipient(state.gateway(), &act.visit, &perhaps, state.now()).await?;
    Ok(see_other("/answer/receipt"))
}

/// Sent too late: the page as it was filled in.
pub(super) fn go_on(state: &State, frame: Frame, act: &Act) -> Result<Response, Error> {
    show_page(&WrongRecipientPage::of(state, frame, &act.visit, &act.posted))
}
