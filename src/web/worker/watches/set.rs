//! `/watches/new`: a worker keeps a day in mind. The personal number is turned into the client's
//! digest and forgotten; from a request's page it isn't needed.

use axum::extract::Query;
use axum::response::Response;
use jiff::civil::Date;
use serde::Deserialize;

use crate::domain::calendar;
use crate::domain::workflow::watch::two_months;
use crate::domain::{PersonalNumber, Reference, Refusal, WatchKind};
use crate::exchange;
use crate::exchange::watch::{self, About};
use crate::web::csrf::Posted;
use crate::web::error::Error;
use crate::web::faults::Faults;
use crate::web::page::{refuse, show};
use crate::web::redirect::see_other_saying;
use crate::web::seat::Seat;
use crate::web::worker::watches::set_page::{KINDS, SetPage, kinds};

/// What the page is opened with, from elsewhere.
#[derive(Deserialize)]
pub struct Prefilled {
    #[serde(default)]
    request: String,
    #[serde(default)]
    kind: String,
}

/// `GET /watches/new`.
pub async fn form(seat: Seat, Query(prefilled): Query<Prefilled>) -> Result<Response, Error> {
    let fields = vec![("request".to_owned(), prefilled.request), ("kind".to_owned(), prefilled.kind)];
    show(&page(seat, &Posted::from_fields(fields))?)
}

/// `POST /watches/new`.
pub async fn save(seat: Seat, posted: Posted) -> Result<Response, Error> {
    let mut faults = Faults::default();
    let number = PersonalNumber::parse(posted.text("personal_number"), seat.gateway().today());
    let request = request(&seat, &posted)?;
    let unit = match seat.staff.units() {
        [only] => only.as_str(),
        _ => posted.text("unit"),
    };
    let about = match (&request, &number) {
        (Some(request), _) => Some(About::Request(*request)),
        (None, Ok(number)) => Some(About::Client { number, unit }),
        (None, Err(error)) => {
            faults.add("personal_number", seat.frame.t(error.text_key()));
            None
        }
    };
    if request.is_none() && unit.is_empty() {
        faults.add("unit", seat.frame.t("watch-no-unit"));
    }
    let kind = WatchKind::parse(posted.text("kind")).filter(|kind| KINDS.contains(kind));
    let day = match kind {
        None => {
            faults.add("kind", seat.frame.t("watch-no-kind"));
            None
        }
        Some(kind) => match due_on(kind, &posted) {
            Ok(day) => Some((kind, day)),
            Err(field) => {
                faults.add(field, seat.frame.t("worker-date-unreadable"));
                None
            }
        },
    };
    if let (Some(about), Some((kind, day)), true) = (about, day, faults.is_empty()) {
        match watch::set(seat.gateway(), &seat.staff.user, about, kind, day, seat.now()).await {
            Ok(reference) => {
                return Ok(see_other_saying(&format!("/watches/{reference}"), "watch-said-set"));
            }
            Err(error) if is_about_day(&error) => faults.add(field_of(kind, &posted), seat.says(&error)),
            Err(error) => return Err(error.into()),
        }
    }
    let mut page = page(seat, &posted)?;
    page.frame.faults = faults;
    refuse(&page)
}

/// What another day would put right.
pub(super) const fn is_about_day(error: &exchange::Error) -> bool {
    matches!(
        error,
        exchange::Error::Refused(Refusal::DateInThePast | Refusal::DateTooFar | Refusal::WatchTooFar)
    )
}

/// The day, or the field that lacks it. Two months from the sick leave's first day, unless a day was chosen.
fn due_on(kind: WatchKind, posted: &Posted) -> Result<Date, &'static str> {
    let field = field_of(kind, posted);
    let day = calendar::day(posted.text(field)).map_err(|_| field)?;
    Ok(if field == "sick_leave_from" { two_months(day) } else { day })
}

fn field_of(kind: WatchKind, posted: &Posted) -> &'static str {
    let counted = kind == WatchKind::TwoMonthPosition && posted.text("day").is_empty();
    if counted { "sick_leave_from" } else { "day" }
}

/// The request it is about, if it is one of the worker's units.
fn request(seat: &Seat, posted: &Posted) -> Result<Option<Reference>, Error> {
    match posted.text("request") {
        "" => Ok(None),
        reference => Ok(Some(seat.record(reference)?.reference)),
    }
}

fn page(seat: Seat, posted: &Posted) -> Result<SetPage, Error> {
    let request = request(&seat, posted)?;
    let units = seat.choice_of_units(posted.text("unit"));
    let mut frame = seat.frame;
    frame.path = "/watches/new".to_owned();
    Ok(SetPage {
        request: request.map(|request| request.to_string()),
        kinds: kinds(&frame, WatchKind::parse(posted.text("kind"))),
        units,
        number: posted.text("personal_number").to_owned(),
        day: posted.text("day").to_owned(),
        sick_leave_from: posted.text("sick_leave_from").to_owned(),
        frame,
    })
}
