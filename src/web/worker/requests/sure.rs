//! "Sure?": a reminder by hand, and letting a request go that was declined on the telephone.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;

use crate::document::dates;
use crate::domain::language::Language;
use crate::domain::request::Record;
use crate::domain::workflow::Refusal;
use crate::domain::workflow::time::may_remind;
use crate::exchange::{self, fetch, time};
use crate::text;
use crate::web::csrf::CsrfForm;
use crate::web::error::Error;
use crate::web::page::{Frame, Page, see_other, see_other_saying, show as show_page};
use crate::web::worker::requests::act::Nothing;
use crate::web::worker::seat::{Seat, StaffSeat};
use crate::web::worker::{samples, words};

/// What happens, line by line, and the button that does it.
#[derive(Template)]
#[template(path = "worker/requests/sure.html")]
pub struct SurePage {
    pub frame: Frame,
    pub reference: String,
    pub kind: String,
    pub recipient: String,
    /// Last part of the address.
    pub act: &'static str,
    pub title: String,
    pub points: Vec<String>,
    pub button: String,
    /// It destroys something.
    pub danger: bool,
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
    CsrfForm(Nothing {}): CsrfForm<Nothing>,
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

/// `GET /requests/{reference}/close`.
pub async fn ask_close(seat: Seat, Path(reference): Path<String>) -> Result<Response, Error> {
    let record = seat.record(&reference)?;
    if !record.is_declined_by_telephone() {
        return Ok(see_other(&here(&record)));
    }
    let points = close_points(seat.language());
    show_page(&page(seat, &record, "close", points, true))
}

/// `POST /requests/{reference}/close`.
pub async fn close(
    seat: Seat,
    Path(reference): Path<String>,
    CsrfForm(Nothing {}): CsrfForm<Nothing>,
) -> Result<Response, Error> {
    let record = seat.record(&reference)?;
    if record.is_declined_by_telephone() {
        fetch::confirm(seat.gateway(), &seat.staff.user, &record.reference, seat.now()).await?;
    }
    Ok(see_other_saying(&here(&record), "worker-said-closed"))
}

fn page(seat: Seat, record: &Record, act: &'static str, points: Vec<String>, danger: bool) -> SurePage {
    let (gateway, language) = (seat.gateway(), seat.language());
    SurePage {
        reference: record.reference.to_string(),
        kind: words::kind(gateway, &record.kind, language),
        recipient: words::recipient(gateway, record, language),
        act,
        title: seat.frame.t(&format!("worker-{act}-title")),
        points,
        button: seat.frame.t(&format!("worker-{act}-button")),
        danger,
        frame: seat.frame,
    }
}

fn remind_points(language: Language, due: &str, when: &str) -> Vec<String> {
    vec![
        text::with(language, "worker-remind-1", &[("due", due.to_owned().into())]),
        text::with(language, "worker-remind-2", &[("when", when.to_owned().into())]),
        text::get(language, "worker-remind-3"),
    ]
}

fn close_points(language: Language) -> Vec<String> {
    vec![text::get(language, "worker-close-1"), text::get(language, "worker-close-2")]
}

fn here(record: &Record) -> String {
    format!("/requests/{}", record.reference)
}

impl Page for SurePage {
    const NAME: &'static str = "worker-sure";

    fn samples(language: Language) -> Vec<Self> {
        let frame = samples::frame(language, "/requests");
        let page = |act: &'static str, points, danger| Self {
            reference: samples::REFERENCE.to_owned(),
            kind: samples::kind(language),
            recipient: samples::RECIPIENT.to_owned(),
            act,
            title: frame.t(&format!("worker-{act}-title")),
            points,
            button: frame.t(&format!("worker-{act}-button")),
            danger,
            frame: frame.clone(),
        };
        let due = dates::weekday(language, jiff::civil::date(2026, 11, 23));
        let points = remind_points(language, &due, "2026-11-21 09.12");
        vec![page("remind", points, false), page("close", close_points(language), true)]
    }
}
