//! `/watches/{reference}`: where a watch stands; done, or another day.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use jiff::civil::Date;

use crate::domain::audit::Detail;
use crate::domain::calendar::{self, local_date};
use crate::domain::{Action, Agent, Entity, Event, Language, Reference, Refusal, Watch};
use crate::exchange::{self, Gateway, watch};
use crate::text::{self, dates};
use crate::web::csrf::Posted;
use crate::web::error::Error;
use crate::web::faults::Faults;
use crate::web::page::{Frame, refuse, show as show_page};
use crate::web::parts::{Moment, Tone};
use crate::web::redirect::see_other_saying;
use crate::web::seat::{Seat, StaffSeat};
use crate::web::worker::watches::set::is_about_day;
use crate::web::worker::watches::words;

#[derive(Template)]
#[template(path = "worker/watches/show.html")]
pub struct WatchPage {
    pub frame: Frame,
    pub reference: String,
    pub kind: String,
    pub tone: Tone,
    pub state: String,
    pub open: bool,
    pub due: String,
    /// When the unit's mailbox is told; none: it has been, or the watch has ended.
    pub reminder: Option<String>,
    pub unit: String,
    pub request: Option<String>,
    pub timeline: Vec<Moment>,
    /// As typed.
    pub day: String,
}

/// `GET /watches/{reference}`.
pub async fn show(StaffSeat(seat): StaffSeat, Path(reference): Path<String>) -> Result<Response, Error> {
    let watch = find(&seat, &reference)?;
    show_page(&page(&seat, &watch, "")?)
}

/// `POST /watches/{reference}/move`.
pub async fn move_to(
    StaffSeat(seat): StaffSeat,
    Path(reference): Path<String>,
    posted: Posted,
) -> Result<Response, Error> {
    let watch = find(&seat, &reference)?;
    let typed = posted.text("day");
    let fault = match calendar::day(typed) {
        Err(_) => seat.frame.t("worker-date-unreadable"),
        Ok(day) => {
            match watch::move_to(seat.gateway(), &seat.staff.user, &watch.reference, day, seat.now()).await {
                Ok(()) => return Ok(see_other_saying(&here(&watch), "watch-said-moved")),
                Err(error) if is_about_day(&error) => seat.says(&error),
                Err(error) => return Err(error.into()),
            }
        }
    };
    let mut page = page(&seat, &watch, typed)?;
    page.frame.faults = Faults::one("day", fault);
    refuse(&page)
}

/// `POST /watches/{reference}/done`.
pub async fn done(
    StaffSeat(seat): StaffSeat,
    Path(reference): Path<String>,
    _: Posted,
) -> Result<Response, Error> {
    let watch = find(&seat, &reference)?;
    match watch::end(seat.gateway(), &seat.staff.user, &watch.reference, true, seat.now()).await {
        // A double click.
        Ok(()) | Err(exchange::Error::Refused(Refusal::WatchEnded)) => {
            Ok(see_other_saying(&here(&watch), "watch-said-done"))
        }
        Err(error) => Err(error.into()),
    }
}

/// A watch of the person's units by what stands in the address.
pub(super) fn find(seat: &Seat, reference: &str) -> Result<Watch, Error> {
    let reference = Reference::parse(reference).ok_or(Error::NotFound)?;
    Ok(watch::of_unit(seat.gateway(), &seat.staff.user, &reference)?)
}

pub(super) fn here(watch: &Watch) -> String {
    format!("/watches/{}", watch.reference)
}

fn page(seat: &Seat, watch: &Watch, typed: &str) -> Result<WatchPage, Error> {
    let (gateway, language) = (seat.gateway(), seat.language());
    let (tone, state) = words::state(watch, &gateway.timetable().calendar, seat.now(), language);
    let events = seat.state.store().events(&Entity::Watch(watch.reference))?;
    Ok(WatchPage {
        reference: watch.reference.to_string(),
        kind: words::kind(watch.kind, language),
        tone,
        state,
        open: watch.is_open(),
        due: dates::weekday(language, watch.due_on),
        reminder: watch.look_at.map(|at| dates::weekday(language, local_date(at))),
        unit: gateway.parties().unit(&watch.unit).map_or_else(String::new, |unit| unit.name.clone()),
        request: watch.request.map(|request| request.to_string()),
        timeline: events.iter().filter_map(|event| happened(gateway, event, language)).collect(),
        day: typed.to_owned(),
        frame: Frame { path: here(watch), ..seat.frame.clone() },
    })
}

fn happened(gateway: &Gateway, event: &Event, language: Language) -> Option<Moment> {
    let code = match event.action {
        Action::WatchSet => "set",
        Action::WatchReminded => "reminded",
        Action::WatchMoved => "moved",
        Action::WatchDone => "done",
        Action::WatchDropped => "dropped",
        _ => return None,
    };
    let who = match event.agent {
        Agent::User(user) => gateway.parties().user(&user).map(|user| user.name.clone()),
        _ => None,
    };
    let day = match &event.detail {
        Some(Detail::Date(day)) => Some(until(language, *day)),
        _ => None,
    };
    let detail: Vec<String> = who.into_iter().chain(day).collect();
    Some(Moment {
        machine: format!("{:.0}", event.recorded),
        when: dates::moment(language, event.recorded),
        what: text::get(language, &format!("watch-event-{code}")),
        detail: detail.join(" · "),
        ahead: false,
        bad: false,
    })
}

pub fn until(language: Language, day: Date) -> String {
    text::with(language, "watch-event-day", &[("day", dates::day(language, day).into())])
}
