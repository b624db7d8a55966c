//! `/answer/copy`: the recipient's own copy of what it sent, to be saved in its own record.

use askama::Template;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};

use crate::domain::workflow::recall::may_recall;
use crate::exchange::envelope::Says;
use crate::exchange::kept::{self, Kept};
use crate::text::dates;
use crate::web::error::Error;
use crate::web::page::{Frame, show as show_page};
use crate::web::recipient::receipt::Outcome;
use crate::web::recipient::seat::Seat;
use crate::web::redirect::see_other;
use crate::web::state::State;

#[derive(Template)]
#[template(path = "recipient/kept.html")]
pub struct KeptPage {
    pub frame: Frame,
    pub reference: String,
    pub outcome: Outcome,
    /// `21 november 2026 kl. 14.05`
    pub sent: String,
    /// The last day it is there.
    pub until: String,
    /// There is a form in it.
    pub has_form: bool,
    /// It can still be taken back.
    pub may_recall: bool,
}

impl KeptPage {
    fn lead(&self) -> String {
        self.frame.t(&format!("recipient-receipt-{}-heading", self.outcome.code()))
    }
}

/// `GET /answer/copy`.
pub async fn show(state: State, seat: Seat, frame: Frame) -> Result<Response, Error> {
    let Some(kept) = open(&state, &seat).await? else { return Ok(see_other("/l")) };
    let record = state.gateway().store.record(&kept.header.reference)?.ok_or(Error::NotFound)?;
    show_page(&KeptPage {
        may_recall: may_recall(&record).is_ok(),
        reference: kept.header.reference.to_string(),
        outcome: Outcome::of(&kept.header.says),
        sent: dates::moment(frame.language, kept.header.answered_at),
        until: dates::day(frame.language, dates::stockholm(kept.until)),
        has_form: matches!(kept.header.says, Says::Answer { .. }),
        frame,
    })
}

/// `GET /answer/copy.pdf`.
pub async fn pdf(state: State, seat: Seat, frame: Frame) -> Result<Response, Error> {
    let Some(kept) = open(&state, &seat).await? else { return Ok(see_other("/l")) };
    Ok(saved(&frame, &kept, "application/pdf", "pdf", &kept.pdf))
}

/// `GET /answer/copy.json`.
pub async fn json(state: State, seat: Seat, frame: Frame) -> Result<Response, Error> {
    let Some(kept) = open(&state, &seat).await? else { return Ok(see_other("/l")) };
    let json = kept.json.as_ref().ok_or(Error::NotFound)?;
    Ok(saved(&frame, &kept, "application/fhir+json", "json", json))
}

/// Of whoever came back for it, or has just sent it.
async fn open(state: &State, seat: &Seat) -> Result<Option<Kept>, Error> {
    let (gateway, now) = (state.gateway(), state.now());
    if let Some(keeper) = &seat.keeper {
        return Ok(Some(keeper.open(gateway, now).await?));
    }
    match &seat.visit {
        Some(visit) if visit.sent().is_some() => Ok(Some(kept::of_visit(gateway, visit, now).await?)),
        _ => Ok(None),
    }
}

/// To be saved, never kept by the browser.
fn saved(frame: &Frame, kept: &Kept, media_type: &'static str, ending: &str, bytes: &[u8]) -> Response {
    let name = format!("{}-{}.{ending}", kept.header.reference, frame.t("recipient-file-copy"));
    let mut response = bytes.to_vec().into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    if let Ok(how) = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, how);
    }
    response
}
