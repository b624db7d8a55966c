//! `/answer/decline`: an ordinary outcome, with a reason.

use askama::Template;
use axum::response::Response;

use crate::domain::DeclineReason;
use crate::exchange::visit::Visit;
use crate::exchange::{answer, unnamed};
use crate::web::csrf::Posted;
use crate::web::error::Error;
use crate::web::faults::Faults;
use crate::web::page::{Frame, refuse, show as show_page};
use crate::web::parts::Choice;
use crate::web::recipient::about::About;
use crate::web::recipient::seat::{Act, AtRequest};
use crate::web::redirect::see_other;
use crate::web::state::State;

/// Characters of the comment.
const MOST: usize = 4000;

#[derive(Template)]
#[template(path = "recipient/decline.html")]
pub struct DeclinePage {
    pub frame: Frame,
    pub about: About,
    /// Code of the chosen reason.
    pub reason: String,
    pub comment: String,
}

impl DeclinePage {
    fn reasons(&self) -> Vec<Choice> {
        let choice = |reason: &DeclineReason| {
            let code = reason.code();
            Choice::new(code, self.frame.t(&format!("recipient-because-{code}")), code == self.reason)
        };
        DeclineReason::ALL.iter().map(choice).collect()
    }

    fn of(state: &State, frame: Frame, visit: &Visit, posted: &Posted) -> Self {
        let about = About::of(state, visit, frame.language);
        let typed = |name: &str| posted.text(name).to_owned();
        Self { frame, about, reason: typed("reason"), comment: typed("comment") }
    }
}

/// `GET /answer/decline`.
pub async fn show(state: State, AtRequest(visit): AtRequest, frame: Frame) -> Result<Response, Error> {
    show_page(&DeclinePage::of(&state, frame, &visit, &Posted::default()))
}

/// `POST /answer/decline`.
pub async fn decline(state: State, act: Act) -> Result<Response, Error> {
    let reason = DeclineReason::parse(act.posted.text("reason"));
    let comment = act.text("comment", MOST);
    let mut faults = Faults::default();
    if reason.is_none() {
        faults.add("reason", act.frame.t("recipient-decline-no-reason"));
    }
    match &comment {
        None => faults.add("comment", act.frame.tn("recipient-too-long", MOST)),
        Some(text) if text.is_empty() && reason == Some(DeclineReason::Other) => {
            faults.add("comment", act.frame.t("recipient-decline-no-comment"));
        }
        Some(text) => faults.take("comment", unnamed::in_comment(&act.visit, text, act.frame.language)),
    }
    let (Some(reason), Some(comment), true) = (reason, comment, faults.is_empty()) else {
        return refuse(&DeclinePage::of(&state, act.frame.with_faults(faults), &act.visit, &act.posted));
    };
    answer::decline(state.gateway(), &act.visit, reason, &comment, state.now()).await?;
    Ok(see_other("/answer/receipt"))
}

/// Sent too late: the page as it was filled in.
pub(super) fn go_on(state: &State, frame: Frame, act: &Act) -> Result<Response, Error> {
    show_page(&DeclinePage::of(state, frame, &act.visit, &act.posted))
}
