//! `/requests/{reference}/return`: an answer that is about somebody else, or not enough, goes back.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;

use crate::domain::workflow::recall::may_return;
use crate::domain::{Record, ReturnReason};
use crate::exchange::{recall, thread};
use crate::web::csrf::Posted;
use crate::web::error::Error;
use crate::web::faults::Faults;
use crate::web::page::{Frame, refuse, show as show_page};
use crate::web::parts::Choice;
use crate::web::redirect::{see_other, see_other_saying};
use crate::web::request::RequestView;
use crate::web::seat::Seat;

#[derive(Template)]
#[template(path = "worker/answer/give_back.html")]
pub struct ReturnPage {
    pub frame: Frame,
    pub request: RequestView,
    /// Code of the chosen reason.
    pub reason: String,
    /// Where the kind that asks for what is missing is written; none where there is no such kind.
    pub supplement: Option<String>,
}

impl ReturnPage {
    fn of(seat: Seat, record: &Record, posted: &Posted) -> Self {
        let kinds = thread::next_kinds(seat.gateway(), record);
        let supplement = kinds.into_iter().find(|kind| kind.supplements);
        Self {
            request: RequestView::of(&seat, record),
            reason: posted.text("reason").to_owned(),
            supplement: supplement
                .map(|kind| format!("/requests/new?after={}&kind={}", record.reference, kind.id)),
            frame: seat.frame,
        }
    }

    fn reasons(&self) -> Vec<Choice> {
        let choice = |reason: &ReturnReason| {
            let code = reason.code();
            let hint = self.frame.t(&format!("worker-return-{code}-hint"));
            let label = self.frame.t(&format!("worker-return-{code}"));
            Choice { hint, ..Choice::new(code, label, code == self.reason) }
        };
        ReturnReason::ALL.iter().map(choice).collect()
    }
}

/// `GET /requests/{reference}/return`.
pub async fn ask(seat: Seat, Path(reference): Path<String>) -> Result<Response, Error> {
    let record = seat.record(&reference)?;
    if may_return(&record).is_err() {
        return Ok(see_other(&here(&record)));
    }
    show_page(&ReturnPage::of(seat, &record, &Posted::default()))
}

/// `POST /requests/{reference}/return`.
pub async fn give_back(
    mut seat: Seat,
    Path(reference): Path<String>,
    posted: Posted,
) -> Result<Response, Error> {
    let record = seat.record(&reference)?;
    let Some(reason) = ReturnReason::parse(posted.text("reason")) else {
        seat.frame.faults = Faults::one("reason", seat.frame.t("worker-return-no-reason"));
        return refuse(&ReturnPage::of(seat, &record, &posted));
    };
    recall::give_back(seat.gateway(), &seat.staff.user, &record.reference, reason, seat.now()).await?;
    // Nobody goes on reading it on a page that was open.
    seat.state.desks().answers.keep_newest(0, |opened| opened.reference == record.reference);
    Ok(see_other_saying(&here(&record), "worker-said-returned"))
}

fn here(record: &Record) -> String {
    format!("/requests/{}", record.reference)
}
