//! `/requests/{reference}/call`: somebody telephones, and what came of it.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;

use crate::domain::calendar;
use crate::domain::request::CallResult;
use crate::domain::{DeclineReason, Record};
use crate::exchange::call::{self, Word};
use crate::web::csrf::Posted;
use crate::web::error::Error;
use crate::web::faults::Faults;
use crate::web::page::{Frame, refuse, show as show_page};
use crate::web::parts::Choice;
use crate::web::redirect::{see_other, see_other_saying};
use crate::web::request::RequestView;
use crate::web::seat::{Seat, StaffSeat};
use crate::web::worker::requests::time::{is_about_day, near};

#[derive(Template)]
#[template(path = "worker/requests/phone.html")]
pub struct CallPage {
    pub frame: Frame,
    pub request: RequestView,
    pub results: Vec<Choice>,
    pub reasons: Vec<Choice>,
    pub day: String,
    pub hint: String,
    pub again: bool,
}

/// `GET /requests/{reference}/call`.
pub async fn show(StaffSeat(seat): StaffSeat, Path(reference): Path<String>) -> Result<Response, Error> {
    let record = seat.record(&reference)?;
    if !record.is_open() {
        return Ok(see_other(&format!("/requests/{}", record.reference)));
    }
    show_page(&page(seat, &record, &Posted::default()))
}

/// `POST /requests/{reference}/call/take`.
pub async fn take(
    StaffSeat(seat): StaffSeat,
    Path(reference): Path<String>,
    _: Posted,
) -> Result<Response, Error> {
    let reference = seat.record(&reference)?.reference;
    call::take(seat.gateway(), &seat.staff.user, &reference, seat.now()).await?;
    Ok(see_other_saying(&format!("/requests/{reference}"), "worker-said-call-taken"))
}

/// `POST /requests/{reference}/call`.
pub async fn called(
    StaffSeat(seat): StaffSeat,
    Path(reference): Path<String>,
    posted: Posted,
) -> Result<Response, Error> {
    let record = seat.record(&reference)?;
    let (field, text) = match word(&posted) {
        Ok(word) => {
            let user = &seat.staff.user;
            match call::called(seat.gateway(), user, &record.reference, word, seat.now()).await {
                Ok(()) => {
                    let path = format!("/requests/{}", record.reference);
                    return Ok(see_other_saying(&path, "worker-said-called"));
                }
                Err(error) if is_about_day(&error) => ("day", seat.says(&error)),
                Err(error) => return Err(error.into()),
            }
        }
        Err((field, key)) => (field, seat.frame.t(key)),
    };
    let mut page = page(seat, &record, &posted);
    page.frame.faults = Faults::one(field, text);
    refuse(&page)
}

/// What was said; otherwise the field that lacks something, and what.
fn word(posted: &Posted) -> Result<Word, (&'static str, &'static str)> {
    match CallResult::parse(posted.text("result")) {
        None => Err(("result", "worker-call-no-result")),
        Some(CallResult::WillAnswer) => Ok(Word::WillAnswer),
        Some(CallResult::NoContact) => Ok(Word::NoContact { again: posted.text("again") == "yes" }),
        Some(CallResult::NewDate) => {
            let day = calendar::day(posted.text("day"));
            day.map(Word::NewDate).map_err(|_| ("day", "worker-date-unreadable"))
        }
        Some(CallResult::Declines) => {
            let reason = DeclineReason::parse(posted.text("reason"));
            reason.map(Word::Declines).ok_or(("reason", "worker-call-no-reason"))
        }
    }
}

fn page(seat: Seat, record: &Record, posted: &Posted) -> CallPage {
    CallPage {
        request: RequestView::of(&seat, record),
        results: results(&seat.frame, posted.text("result")),
        reasons: reasons(&seat.frame, posted.text("reason")),
        day: posted.text("day").to_owned(),
        hint: near(&seat, record),
        again: posted.text("again") == "yes",
        frame: seat.frame,
    }
}

pub fn results(frame: &Frame, chosen: &str) -> Vec<Choice> {
    let choice = |result: CallResult| {
        let code = result.code();
        Choice::new(code, frame.t(&format!("worker-call-{code}")), code == chosen)
            .with_hint(frame.t(&format!("worker-call-{code}-hint")))
    };
    CallResult::ALL.map(choice).to_vec()
}

pub fn reasons(frame: &Frame, chosen: &str) -> Vec<Choice> {
    let choice = |reason: DeclineReason| {
        let text = frame.t(&format!("document-decline-{}", reason.code()));
        Choice::new(reason.code(), text, reason.code() == chosen)
    };
    DeclineReason::ALL.map(choice).to_vec()
}
