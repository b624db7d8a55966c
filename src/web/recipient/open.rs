//! `/l`: link and key in, the request out. A form that came when nobody sat at its request any
//! more comes here too: it is carried in the page, opened with, and shown again.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use zeroize::Zeroizing;

use crate::domain::language::Language;
use crate::exchange::{self, visit};
use crate::web::csrf::{self, CsrfForm, Posted};
use crate::web::error::Error;
use crate::web::faults::Faults;
use crate::web::page::{Frame, Page, see_other, show, with_status};
use crate::web::recipient::seat::{self, Act, Seat};
use crate::web::recipient::{go_on, words};
use crate::web::resume;
use crate::web::state::State;

#[derive(Template)]
#[template(path = "recipient/open.html")]
pub struct OpenPage {
    pub frame: Frame,
    pub code: String,
    pub username: String,
    /// Letters carry no links: the code is the reference.
    pub by_reference: bool,
    /// What was posted too late: where to, its fields urlencoded, and whether files are lost.
    pub target: String,
    pub carried: String,
    pub lost_files: bool,
}

/// Empty in [`OpenPage`] where nothing is carried.
#[derive(Deserialize)]
pub struct Opening {
    code: String,
    key: String,
    #[serde(default)]
    username: String,
    #[serde(default)]
    target: String,
    #[serde(default)]
    carried: String,
    #[serde(default)]
    lost_files: bool,
}

impl OpenPage {
    fn new(state: &State, frame: Frame) -> Self {
        Self {
            frame: Frame { path: "/l".to_owned(), ..frame },
            code: String::new(),
            username: String::new(),
            by_reference: !state.gateway().config.mail.link,
            target: String::new(),
            carried: String::new(),
            lost_files: false,
        }
    }
}

/// `GET /l`.
pub async fn form(state: State, frame: Frame) -> Result<Response, Error> {
    show(&OpenPage::new(&state, frame))
}

/// `POST /l`.
pub async fn open(
    state: State,
    seat: Seat,
    frame: Frame,
    CsrfForm(form): CsrfForm<Opening>,
) -> Result<Response, Error> {
    let key = Zeroizing::new(form.key);
    let opening = Opening { key: String::new(), ..form };
    let opened = visit::open(state.gateway(), code_in(&opening.code), &key, state.now()).await;
    let visit = match opened {
        Ok(visit) => visit,
        Err(error) => return refused(&state, frame, opening, error),
    };
    let posted = Posted::from_fields(resume::decode(&opening.carried));
    if !opening.carried.is_empty() && posted.text(seat::FOR) != visit.reference.to_string() {
        let fault = Faults::one("code", frame.t("recipient-open-other-request"));
        return again(&state, frame, opening, fault, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let (visit, set_cookie) = seat.take(&state, visit)?;
    let mut response = if opening.carried.is_empty() {
        see_other("/answer")
    } else {
        go_on(&state, &opening.target, frame.clone(), Act { visit, frame, posted }).await?
    };
    set_cookie(&mut response);
    Ok(response)
}

/// The page that asks for link and key again and holds on to what was posted.
pub fn too_late(state: &State, frame: Frame, posted: &Posted) -> Response {
    let kept = posted.fields().iter().filter(|(name, _)| name != csrf::FIELD);
    let carried = form_urlencoded::Serializer::new(String::new()).extend_pairs(kept).finish();
    let page = OpenPage {
        target: frame.path.clone(),
        carried,
        lost_files: !posted.files().is_empty(),
        ..OpenPage::new(state, frame)
    };
    with_status(StatusCode::UNAUTHORIZED, &page).unwrap_or_else(IntoResponse::into_response)
}

fn refused(state: &State, frame: Frame, opening: Opening, error: exchange::Error) -> Result<Response, Error> {
    let language = frame.language;
    let field = if matches!(error, exchange::Error::KeyMistyped) { "key" } else { "code" };
    let faults = Faults::one(field, words::said(&error, language));
    let status = match Error::from(error) {
        // A stranger learns nothing from the status either.
        Error::NotFound => StatusCode::UNPROCESSABLE_ENTITY,
        error @ Error::Internal(_) => return Err(error),
        error => error.status(),
    };
    again(state, frame, opening, faults, status)
}

fn again(
    state: &State,
    frame: Frame,
    opening: Opening,
    faults: Faults,
    status: StatusCode,
) -> Result<Response, Error> {
    let page = OpenPage {
        code: opening.code,
        username: opening.username,
        target: opening.target,
        carried: opening.carried,
        lost_files: opening.lost_files,
        ..OpenPage::new(state, frame.with_faults(faults))
    };
    with_status(status, &page)
}

/// People paste the whole link as well.
fn code_in(text: &str) -> &str {
    text.rsplit('#').next().unwrap_or_default().trim()
}

impl Page for OpenPage {
    const NAME: &'static str = "recipient-open";

    fn samples(language: Language) -> Vec<Self> {
        let page = |faults: Faults| Self {
            frame: Frame::sample(language, None).with_faults(faults),
            code: String::new(),
            username: String::new(),
            by_reference: false,
            target: String::new(),
            carried: String::new(),
            lost_files: false,
        };
        let said = |error: &exchange::Error| words::said(error, language);
        let until = "2026-11-23T09:14:40Z".parse().unwrap_or_default();
        let code = "JdpVzRk7cVxq5oUuV9mSgZk2h0rM1cP6cQwYt0aE3bI";
        vec![
            page(Faults::default()),
            Self { by_reference: true, ..page(Faults::default()) },
            Self { code: code.to_owned(), ..page(Faults::one("key", said(&exchange::Error::KeyMistyped))) },
            Self {
                code: code.to_owned(),
                ..page(Faults::one("code", said(&exchange::Error::Wait { until })))
            },
            Self { code: code.to_owned(), ..page(Faults::one("code", said(&exchange::Error::Locked))) },
            Self { carried: "for=x".to_owned(), lost_files: true, ..page(Faults::default()) },
        ]
    }
}
