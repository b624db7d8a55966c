//! `/requests/{reference}/time`: more time, asked for or not.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;

use crate::domain::calendar::{self, local_date};
use crate::domain::{Record, Refusal};
use crate::exchange::{self, time};
use crate::text::dates;
use crate::web::csrf::Posted;
use crate::web::error::Error;
use crate::web::faults::Faults;
use crate::web::page::{Frame, refuse, show as show_page};
use crate::web::parts::Choice;
use crate::web::redirect::{see_other, see_other_saying};
use crate::web::request::RequestView;
use crate::web::seat::{Seat, StaffSeat};
use crate::web::worker::words;

#[derive(Template)]
#[template(path = "worker/requests/time.html")]
pub struct TimePage {
    pub frame: Frame,
    pub request: RequestView,
    /// The last day of the consent.
    pub consent_until: String,
    /// What can be said to a wish for more time; empty where nobody asked.
    pub choices: Vec<Choice>,
    /// As typed; `2026-12-21` where it is a date.
    pub day: String,
    /// Working days that lie near, as examples.
    pub hint: String,
}

/// `GET /requests/{reference}/time`.
pub async fn show(StaffSeat(seat): StaffSeat, Path(reference): Path<String>) -> Result<Response, Error> {
    let record = seat.record(&reference)?;
    if !record.is_open() {
        return Ok(see_other(&format!("/requests/{}", record.reference)));
    }
    show_page(&page(seat, &record, "", "")?)
}

/// `POST /requests/{reference}/time`.
pub async fn save(
    StaffSeat(seat): StaffSeat,
    Path(reference): Path<String>,
    posted: Posted,
) -> Result<Response, Error> {
    let record = seat.record(&reference)?;
    let (gateway, user, now) = (seat.gateway(), &seat.staff.user, seat.now());
    let (choice, typed) = (posted.text("choice"), posted.text("day"));
    let reference = &record.reference;
    let asked = record.facts.more_time.is_some();
    let day = calendar::day(typed);
    let fault = |field: &str, key: &str| (field.to_owned(), seat.frame.t(key));
    let result = match (asked, choice, day) {
        (true, "asked", _) => Ok(time::accept(gateway, user, reference, None, now).await),
        (true, "no", _) => Ok(time::refuse(gateway, user, reference, now).await),
        (true, "other", Ok(day)) => Ok(time::accept(gateway, user, reference, Some(day), now).await),
        (false, _, Ok(day)) => Ok(time::extend(gateway, user, reference, day, now).await),
        (true, "other", Err(_)) | (false, _, Err(_)) => Err(fault("day", "worker-date-unreadable")),
        (true, ..) => Err(fault("choice", "worker-time-no-choice")),
    };
    let (field, text) = match result {
        Ok(Ok(())) => {
            let said = if choice == "no" { "worker-said-time-refused" } else { "worker-said-time" };
            return Ok(see_other_saying(&format!("/requests/{reference}"), said));
        }
        Ok(Err(error)) if is_about_day(&error) => {
            let field = if choice == "asked" { "choice" } else { "day" };
            (field.to_owned(), seat.says(&error))
        }
        Ok(Err(error)) => return Err(error.into()),
        Err(fault) => fault,
    };
    let (choice, typed) = (choice.to_owned(), typed.to_owned());
    let mut page = page(seat, &record, &choice, &typed)?;
    page.frame.faults = Faults::one(field, text);
    refuse(&page)
}

/// What another day would put right.
pub(super) const fn is_about_day(error: &exchange::Error) -> bool {
    matches!(
        error,
        exchange::Error::Refused(
            Refusal::DateInThePast | Refusal::DateTooFar | Refusal::DateNotLater | Refusal::DateAfterConsent
        )
    )
}

fn page(seat: Seat, record: &Record, choice: &str, day: &str) -> Result<TimePage, Error> {
    let (gateway, language) = (seat.gateway(), seat.language());
    let limits = time::new_due(gateway, record, record.due_date())?;
    let choices = record.facts.more_time.as_ref().map(|asked| {
        let day = dates::weekday(language, asked.until);
        choices(&seat.frame, &day, choice)
    });
    Ok(TimePage {
        request: RequestView::of(&seat, record),
        consent_until: words::until(language, limits.consent_ends),
        choices: choices.unwrap_or_default(),
        day: day.to_owned(),
        hint: near(&seat, record),
        frame: seat.frame,
    })
}

pub fn choices(frame: &Frame, asked: &str, chosen: &str) -> Vec<Choice> {
    vec![
        Choice::new("asked", frame.tx("worker-time-asked", "day", asked), chosen == "asked"),
        Choice::new("other", frame.t("worker-time-other"), chosen == "other"),
        Choice::new("no", frame.t("worker-time-no"), chosen == "no"),
    ]
}

/// `Fem arbetsdagar till: 21 december 2026. Tio: …`, from the due day, or from today if that has passed.
pub(super) fn near(seat: &Seat, record: &Record) -> String {
    let timetable = seat.gateway().timetable();
    let calendar = timetable.calendar_of(&record.recipient);
    let from = record.due_date().max(local_date(seat.now()));
    let day = |days| dates::day(seat.language(), calendar.add_working_days(from, days)).into();
    crate::text::with(seat.language(), "worker-time-near", &[("five", day(5)), ("ten", day(10))])
}
