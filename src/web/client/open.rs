//! `/k`: the card's code in.

use askama::Template;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::Response;
use jiff::Timestamp;
use serde::Deserialize;
use zeroize::Zeroizing;

use crate::domain::calendar::zone;
use crate::exchange::{self, client};
use crate::text::dates;
use crate::web::client::reading::Reading;
use crate::web::client::seat::Place;
use crate::web::csrf::CsrfForm;
use crate::web::error::Error;
use crate::web::faults::Faults;
use crate::web::page::{Frame, refuse, show, with_status};
use crate::web::redirect::see_other;
use crate::web::source::Source;
use crate::web::state::State;

#[derive(Template)]
#[template(path = "client/open.html")]
pub struct OpenPage {
    pub frame: Frame,
    pub reading: Reading,
    /// As typed, where it was no code.
    pub code: String,
    /// The link that led here was changed on its way.
    pub strayed: bool,
}

#[derive(Deserialize)]
pub struct Opening {
    code: String,
}

impl OpenPage {
    pub fn of(frame: Frame, reading: Reading) -> Self {
        Self {
            frame: Frame { person: None, overdue: None, ..frame },
            reading,
            code: String::new(),
            strayed: false,
        }
    }
}

/// `GET /k`.
pub async fn form(frame: Frame, reading: Reading) -> Result<Response, Error> {
    show(&OpenPage::of(frame, reading))
}

/// A link that something has changed on its way here.
pub async fn strayed(state: &State, parts: &mut Parts, frame: Frame) -> Result<Response, Error> {
    let Ok(reading) = Reading::from_request_parts(parts, state).await;
    let frame = Frame { path: "/k".to_owned(), ..frame };
    show(&OpenPage { strayed: true, ..OpenPage::of(frame, reading) })
}

/// `POST /k`.
pub async fn open(
    state: State,
    place: Place,
    source: Source,
    frame: Frame,
    reading: Reading,
    CsrfForm(form): CsrfForm<Opening>,
) -> Result<Response, Error> {
    let code = Zeroizing::new(form.code);
    let error = match client::open(state.gateway(), &source.to_string(), &code, state.now()).await {
        Ok(at) => {
            let mut response = see_other("/my");
            place.take(&state, at, &mut response)?;
            return Ok(response);
        }
        Err(error) => error,
    };
    let page = OpenPage::of(frame, reading);
    let fault = |text: String, page: OpenPage| OpenPage {
        frame: page.frame.with_faults(Faults::one("code", text)),
        ..page
    };
    match error {
        // What can't be a code opens nothing: it may stand there to be put right.
        exchange::Error::KeyMistyped => {
            let typed = code.to_string();
            refuse(&OpenPage { code: typed, ..fault(reading.t("client-open-mistyped"), page) })
        }
        exchange::Error::NotFound => {
            refuse(&OpenPage { frame: page.frame.with_faults(unknown(reading)), ..page })
        }
        exchange::Error::Wait { until } => {
            let page = OpenPage { frame: page.frame.with_faults(wait(until, reading)), ..page };
            with_status(Error::from(exchange::Error::Wait { until }).status(), &page)
        }
        error => Err(error.into()),
    }
}

/// Of the code itself nothing can be put right.
pub fn unknown(reading: Reading) -> Faults {
    Faults::whole(reading.t("client-open-unknown-heading"), reading.t("client-open-unknown"))
}

/// Until that time by the clock in Sweden, rounded up to the minute.
pub fn wait(until: Timestamp, reading: Reading) -> Faults {
    let local = until.to_zoned(zone());
    let up = jiff::Span::new().seconds(59);
    let time = local.checked_add(up).map_or_else(|_| local.time(), |later| later.time());
    let text = reading.tx("client-open-wait", "time", &dates::clock(reading.language(), time));
    Faults::whole(reading.t("client-open-wait-heading"), text)
}
