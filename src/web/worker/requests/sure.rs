//! "Sure?": a reminder by hand, a step of the ladder that asks, and letting a request go that was
//! declined on the telephone.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use serde::Deserialize;

use crate::domain::workflow::time::may_remind;
use crate::domain::{Language, Record, Refusal, Status};
use crate::exchange::{self, fetch, time};
use crate::text::{self, dates};
use crate::web::csrf::{CsrfForm, Posted};
use crate::web::error::Error;
use crate::web::page::{Frame, show as show_page};
use crate::web::redirect::{see_other, see_other_saying};
use crate::web::request::RequestView;
use crate::web::seat::{Seat, StaffSeat};
use crate::web::worker::requests::actions::may_close;
use crate::web::worker::requests::timeline;
use crate::web::worker::words;

/// What happens, line by line, and the button that does it.
#[derive(Template)]
#[template(path = "worker/requests/sure.html")]
pub struct SurePage {
    pub frame: Frame,
    pub request: RequestView,
    /// Last part of the address.
    pub act: &'static str,
    pub title: String,
    pub points: Vec<String>,
    pub button: String,
    /// The other button, where no is an answer.
    pub no: Option<String>,
    /// It destroys something.
    pub danger: bool,
}

/// Which button.
#[derive(Deserialize)]
pub struct Considered {
    #[serde(rename = "do", default)]
    which: String,
}

/// `GET /requests/{reference}/remind`.
pub async fn ask_remind(
    StaffSeat(seat): StaffSeat,
    Path(reference): Path<String>,
) -> Result<Response, Error> {
    let record = seat.record(&reference)?;
    let timetable = seat.gateway().timetable();
    match may_remind(&record, timetable.ladder_of(&record), seat.now()) {
        Ok(()) => {}
        Err(Refusal::RemindedToday) => {
            return Ok(see_other_saying(&here(&record), "worker-said-reminded-before"));
        }
        Err(_) => return Ok(see_other(&here(&record))),
    }
    let opening = timetable.calendar_of(&record.recipient).opening(seat.now());
    let when = dates::moment(seat.language(), opening);
    let points = remind_points(seat.language(), &words::until(seat.language(), record.due_at), &when);
    show_page(&page(seat, &record, "remind", points, false))
}

/// `POST /requests/{reference}/remind`.
pub async fn remind(
    StaffSeat(seat): StaffSeat,
    Path(reference): Path<String>,
    _: Posted,
) -> Result<Response, Error> {
    let record = seat.record(&reference)?;
    match time::remind(seat.gateway(), &seat.staff.user, &record.reference, seat.now()).await {
        Ok(()) => Ok(see_other_saying(&here(&record), "worker-said-reminded")),
        // A double click, or somebody else just before.
        Err(exchange::Error::Refused(Refusal::RemindedToday)) => {
            Ok(see_other_saying(&here(&record), "worker-said-reminded-before"))
        }
        Err(error) => Err(error.into()),
    }
}

/// `GET /requests/{reference}/consider`.
pub async fn ask_consider(
    StaffSeat(seat): StaffSeat,
    Path(reference): Path<String>,
) -> Result<Response, Error> {
    let record = seat.record(&reference)?;
    let Some(taken) = record.facts.consider.as_ref().filter(|taken| taken.holds(&record)) else {
        return Ok(see_other(&here(&record)));
    };
    let timetable = seat.gateway().timetable();
    let opening = timetable.calendar_of(&record.recipient).opening(seat.now());
    let (language, step) = (seat.language(), timeline::step(&taken.name, seat.language()));
    let points = consider_points(language, &step, &dates::moment(language, opening));
    let no = Some(seat.frame.t("worker-consider-no"));
    show_page(&SurePage { no, ..page(seat, &record, "consider", points, false) })
}

/// `POST /requests/{reference}/consider`.
pub async fn consider(
    StaffSeat(seat): StaffSeat,
    Path(reference): Path<String>,
    CsrfForm(considered): CsrfForm<Considered>,
) -> Result<Response, Error> {
    let record = seat.record(&reference)?;
    let (gateway, user, now) = (seat.gateway(), &seat.staff.user, seat.now());
    let (result, said) = if considered.which == "yes" {
        (time::approve(gateway, user, &record.reference, now).await, "worker-said-approved")
    } else {
        (time::dismiss(gateway, user, &record.reference, now).await, "worker-said-dismissed")
    };
    match result {
        Ok(()) => Ok(see_other_saying(&here(&record), said)),
        // A double click, or what it was about has passed.
        Err(exchange::Error::Refused(Refusal::NothingToConsider)) => Ok(see_other(&here(&record))),
        Err(error) => Err(error.into()),
    }
}

/// `GET /requests/{reference}/close`.
pub async fn ask_close(seat: Seat, Path(reference): Path<String>) -> Result<Response, Error> {
    let record = seat.record(&reference)?;
    if !may_close(&record) {
        return Ok(see_other(&here(&record)));
    }
    let points = close_points(record.status() == Status::AnswerLost, seat.language());
    show_page(&page(seat, &record, "close", points, true))
}

/// `POST /requests/{reference}/close`.
pub async fn close(seat: Seat, Path(reference): Path<String>, _: Posted) -> Result<Response, Error> {
    let record = seat.record(&reference)?;
    if may_close(&record) {
        fetch::confirm(seat.gateway(), &seat.staff.user, &record.reference, seat.now()).await?;
    }
    Ok(see_other_saying(&here(&record), "worker-said-closed"))
}

fn page(seat: Seat, record: &Record, act: &'static str, points: Vec<String>, danger: bool) -> SurePage {
    SurePage {
        request: RequestView::of(&seat, record),
        act,
        title: seat.frame.t(&format!("worker-{act}-title")),
        points,
        button: seat.frame.t(&format!("worker-{act}-button")),
        no: None,
        danger,
        frame: seat.frame,
    }
}

pub fn remind_points(language: Language, due: &str, when: &str) -> Vec<String> {
    vec![
        text::with(language, "worker-remind-1", &[("due", due.to_owned().into())]),
        text::with(language, "worker-remind-2", &[("when", when.to_owned().into())]),
        text::get(language, "worker-remind-3"),
    ]
}

pub fn consider_points(language: Language, step: &str, when: &str) -> Vec<String> {
    vec![
        text::with(language, "worker-consider-1", &[("step", step.to_owned().into())]),
        text::with(language, "worker-consider-2", &[("when", when.to_owned().into())]),
        text::get(language, "worker-consider-3"),
    ]
}

pub fn close_points(lost: bool, language: Language) -> Vec<String> {
    let why = if lost { "worker-close-lost" } else { "worker-close-1" };
    vec![text::get(language, why), text::get(language, "worker-close-2")]
}

fn here(record: &Record) -> String {
    format!("/requests/{}", record.reference)
}
