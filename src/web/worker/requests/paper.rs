//! `/requests/{reference}/paper`: an answer that came by post is registered.
//!
//! First the consent document, which opens the request; then the day the letter came, the scanned
//! letter, and what it says, in the same form as the recipient's. What is typed lies on the desk.

use std::sync::Arc;

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;

use crate::domain::Record;
use crate::domain::calendar::{self, local_date};
use crate::exchange;
use crate::exchange::consent_file::HeldConsent;
use crate::exchange::visit::Visit;
use crate::exchange::{draft, paper};
use crate::forms::model::{Item, Questionnaire, Text};
use crate::web::answer::{base, reading_of};
use crate::web::csrf::Posted;
use crate::web::error::Error;
use crate::web::faults::Faults;
use crate::web::files::{self, Attached, Room};
use crate::web::page::{self, Frame, with_status};
use crate::web::questionnaire::{self, Reading, Shown};
use crate::web::redirect::{see_other, see_other_saying};
use crate::web::request::RequestView;
use crate::web::seat::Seat;
use crate::web::worker::dropped::{self, Use};
use crate::web::worker::words;

#[derive(Template)]
#[template(path = "worker/requests/paper.html")]
pub struct PaperPage {
    pub frame: Frame,
    pub request: RequestView,
    /// Place of the consent on the desk.
    pub held: Option<String>,
    /// None: the consent comes first.
    pub sheet: Option<Sheet>,
}

/// The letter as it is copied.
pub struct Sheet {
    /// Its place on the desk.
    pub id: String,
    /// Name and number.
    pub client: String,
    pub came_on: String,
    /// The questions as HTML.
    pub fields: String,
    pub attached: Vec<Attached>,
    /// Nobody may be named: the paper itself is not attached.
    pub unnamed: bool,
    pub room: Room,
}

/// `GET /requests/{reference}/paper`
pub async fn form(seat: Seat, Path(reference): Path<String>) -> Result<Response, Error> {
    let record = seat.record(&reference)?;
    if !record.is_open() {
        return Ok(see_other(&format!("/requests/{}", record.reference)));
    }
    page::show(&bare(seat, &record))
}

/// `POST /requests/{reference}/paper`: the consent document opens the request.
pub async fn begin(seat: Seat, Path(reference): Path<String>, posted: Posted) -> Result<Response, Error> {
    let record = seat.record(&reference)?;
    let consent = match dropped::consent(&seat, &posted, Use::Open) {
        Ok(Some((_, consent))) => consent,
        Ok(None) => {
            let said = seat.frame.t("worker-start-no-consent");
            return again(seat, &record, said);
        }
        Err(error) => {
            let said = seat.put_right(error)?;
            return again(seat, &record, said);
        }
    };
    let (gateway, now) = (seat.gateway(), seat.now());
    match paper::begin(gateway, &seat.staff.user, &record.reference, &consent, now).await {
        Ok(visit) => {
            let id = seat.put(&seat.state.desks().visits, visit)?;
            Ok(see_other(&format!("/requests/{}/paper/{id}", record.reference)))
        }
        Err(error) => {
            let said = seat.put_right(error)?;
            again(seat, &record, said)
        }
    }
}

/// `GET /requests/{reference}/paper/{id}`
pub async fn show(seat: Seat, Path((reference, id)): Path<(String, String)>) -> Result<Response, Error> {
    let record = seat.record(&reference)?;
    let Some(visit) = on_desk(&seat, &record, &id) else { return Ok(gone(&record)) };
    let reading = reading_of(&visit.answer_form, &base(&visit));
    page::show(&page(seat, &record, (&id, &visit), &reading, "")?)
}

/// `POST /requests/{reference}/paper/{id}`: files, the form again, or it is registered.
pub async fn save(
    mut seat: Seat,
    Path((reference, id)): Path<(String, String)>,
    mut posted: Posted,
) -> Result<Response, Error> {
    let record = seat.record(&reference)?;
    let Some(visit) = on_desk(&seat, &record, &id) else { return Ok(gone(&record)) };
    let language = seat.language();
    let fields = Posted::from_fields(posted.fields().to_vec());
    let reading = questionnaire::read(&visit.answer_form, &fields, &base(&visit));
    draft::fill(&visit, reading.response.clone());
    let mut faults = files::take(seat.gateway(), &visit, &mut posted, language);
    let (wanted, came_on) = (posted.text("do"), posted.text("came_on").trim());
    let detached = wanted.strip_prefix("detach ").and_then(|place| place.parse().ok());
    if let Some(place) = detached {
        draft::detach(&visit, place);
    }
    if wanted == "attach" || detached.is_some() || reading.again || faults.any() {
        let status = if faults.any() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
        seat.frame.faults = faults;
        return with_status(status, &page(seat, &record, (&id, &visit), &reading, came_on)?);
    }
    let day = calendar::day(came_on);
    if day.is_err() {
        faults.add("came_on", seat.frame.t("worker-date-unreadable"));
    }
    let consent = match consent(&seat, &record, &posted) {
        Ok(consent) => consent,
        Err(said) => {
            faults.add(dropped::FILE, said);
            None
        }
    };
    if posted.text("same") != "yes" {
        faults.add("same", seat.frame.t("paper-not-same"));
    }
    let report = paper::review(&visit, language, local_date(seat.now()));
    for found in &questionnaire::faults(&visit.answer_form, &reading, &report.errors, language) {
        faults.add_about(&found.field, &found.about, &found.text);
    }
    if let (Ok(day), Some(consent), false) = (day, consent, faults.any()) {
        let registered =
            paper::register(seat.gateway(), &seat.staff.user, &visit, &consent, day, seat.now()).await;
        match registered {
            Ok(()) => {
                seat.state.desks().visits.remove(seat.owner(), &id);
                let path = format!("/requests/{}", record.reference);
                return Ok(see_other_saying(&path, "paper-said-registered"));
            }
            Err(error @ exchange::Error::Refused(_)) => {
                let field = if error.text_key().ends_with("scan") { files::FIELD } else { "came_on" };
                faults.add(field, seat.says(&error));
            }
            Err(error) => return Err(error.into()),
        }
    }
    seat.frame.faults = faults;
    page::refuse(&page(seat, &record, (&id, &visit), &reading, came_on)?)
}

/// The consent that was dropped again, or the one on the desk. The error is a text for the person.
fn consent(seat: &Seat, record: &Record, posted: &Posted) -> Result<Option<Arc<HeldConsent>>, String> {
    match dropped::consent(seat, posted, Use::Open) {
        Ok(Some((_, consent))) => return Ok(Some(consent)),
        Ok(None) => {}
        Err(error) => return Err(seat.says(&error)),
    }
    match dropped::held_of(seat, record.consent) {
        Some((_, consent)) => Ok(Some(consent)),
        None => Err(seat.frame.t("paper-consent-again")),
    }
}

fn on_desk(seat: &Seat, record: &Record, id: &str) -> Option<Arc<Visit>> {
    let visit = seat.state.desks().visits.find(seat.owner(), id, seat.now());
    visit.filter(|visit| visit.reference == record.reference)
}

fn gone(record: &Record) -> Response {
    see_other_saying(&format!("/requests/{}", record.reference), "paper-said-gone")
}

/// The consent document is asked for again.
fn again(mut seat: Seat, record: &Record, said: String) -> Result<Response, Error> {
    seat.frame.faults = Faults::one(dropped::FILE, said);
    page::refuse(&bare(seat, record))
}

/// The hints are for whoever answers, not for who copies what was answered.
fn without_help(mut form: Questionnaire) -> Questionnaire {
    fn drop_help(items: &mut [Item]) {
        for item in items {
            item.help = Text::default();
            drop_help(&mut item.items);
        }
    }
    drop_help(&mut form.items);
    form
}

fn bare(mut seat: Seat, record: &Record) -> PaperPage {
    seat.frame.path = format!("/requests/{}/paper", record.reference);
    PaperPage {
        request: RequestView::of(&seat, record),
        held: dropped::held_of(&seat, record.consent).map(|(place, _)| place),
        sheet: None,
        frame: seat.frame,
    }
}

fn page(
    seat: Seat,
    record: &Record,
    (id, visit): (&str, &Visit),
    reading: &Reading,
    came_on: &str,
) -> Result<PaperPage, Error> {
    let language = seat.language();
    let form = &without_help(visit.answer_form.clone());
    let report = paper::review(visit, language, local_date(seat.now()));
    let wrong = questionnaire::faults(form, reading, &report.errors, language);
    let shown = Shown { form, entries: &reading.entries, base: &base(visit), wrong: &wrong, may_lack: true };
    let fields = questionnaire::fields(&seat.frame, shown, reading.focus.as_deref());
    let sheet = Sheet {
        id: id.to_owned(),
        client: words::subject(&visit.request.header.subject, language),
        came_on: came_on.to_owned(),
        fields: fields.map_err(Error::internal)?,
        attached: files::attached(&visit.draft(), language),
        unnamed: visit.is_unnamed(),
        room: Room::left(seat.gateway(), &visit.draft(), language),
    };
    let mut page = bare(seat, record);
    page.frame.path = format!("/requests/{}/paper/{id}", record.reference);
    Ok(PaperPage { sheet: Some(sheet), ..page })
}
