//! `/l`: link and key in, the request out. A form that came when nobody sat at its request any
//! more comes here too: it is carried in the page, opened with, and shown again.

use std::time::Duration;

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use zeroize::Zeroizing;

use crate::domain::language::Language;
use crate::domain::workflow::Refusal;
use crate::exchange::{self, visit};
use crate::web::csrf::{self, CsrfForm, Posted};
use crate::web::error::Error;
use crate::web::faults::Faults;
use crate::web::page::{Frame, Page, refuse, see_other, show, with_status};
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
    /// The link that led here was changed on its way.
    pub strayed: bool,
    /// What was posted too late: where to, its fields urlencoded, and whether files are lost.
    pub target: String,
    pub carried: String,
    pub lost_files: bool,
    /// What happened and what to do now, where nothing on the page can be put right.
    pub over: Option<[String; 2]>,
    /// And trying again opens nothing either: there is nothing to fill in.
    pub shut: bool,
}

/// Where letters carry no links, whoever is not let in waits that long for the answer: whether there
/// is such a request can't be told from it, and guessing takes time.
const SLOW: Duration = Duration::from_secs(1);

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
            by_reference: is_by_reference(state),
            strayed: false,
            target: String::new(),
            carried: String::new(),
            lost_files: false,
            over: None,
            shut: false,
        }
    }
}

/// `GET /l`.
pub async fn form(state: State, frame: Frame) -> Result<Response, Error> {
    show(&OpenPage::new(&state, frame))
}

/// A link that something has changed on its way here.
pub fn strayed(state: &State, frame: Frame) -> Result<Response, Error> {
    show(&OpenPage { strayed: true, ..OpenPage::new(state, frame) })
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
    let slow = tokio::time::sleep(SLOW);
    let opened = visit::open(state.gateway(), &opening.code, &key, state.now()).await;
    let visit = match opened {
        Ok(visit) => visit,
        Err(error) => {
            if is_by_reference(&state) {
                slow.await;
            }
            return refused(&state, frame, opening, error);
        }
    };
    let posted = Posted::from_fields(resume::decode(&opening.carried));
    if !opening.carried.is_empty() && posted.text(seat::FOR) != visit.reference.to_string() {
        let fault = Faults::one("code", frame.t("recipient-open-other-request"));
        return again(&state, frame, opening, fault);
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

/// A letter names the reference, and carries no link.
fn is_by_reference(state: &State) -> bool {
    !state.gateway().config.mail.link
}

fn refused(state: &State, frame: Frame, opening: Opening, error: exchange::Error) -> Result<Response, Error> {
    let said = said(&error, is_by_reference(state), frame.language);
    let faults = match error {
        exchange::Error::KeyMistyped => Some(Faults::one("key", said.join(" "))),
        // Link or key: which of them is not told.
        exchange::Error::NotFound => Some(not_found(&said)),
        _ => None,
    };
    if let Some(faults) = faults {
        // One status for both, whatever it was: a stranger learns nothing from it either.
        return again(state, frame, opening, faults);
    }
    let shut = is_shut(&error);
    let status = match Error::from(error) {
        error @ Error::Internal(_) => return Err(error),
        error => error.status(),
    };
    with_status(status, &OpenPage { over: Some(said), shut, ..kept(state, frame, opening) })
}

/// Where letters carry no links, a wait is not told apart from what can't be opened at all.
fn said(error: &exchange::Error, by_reference: bool, language: Language) -> [String; 2] {
    match error {
        exchange::Error::NotFound if by_reference => words::of(language, "recipient-open-no-reference"),
        other => words::lines(other, language),
    }
}

fn not_found([happened, now]: &[String; 2]) -> Faults {
    Faults::whole(happened.as_str(), now.as_str())
}

/// Locked, or over: no link and no key opens it.
const fn is_shut(error: &exchange::Error) -> bool {
    matches!(error, exchange::Error::Locked | exchange::Error::Refused(_))
}

fn again(state: &State, frame: Frame, opening: Opening, faults: Faults) -> Result<Response, Error> {
    refuse(&kept(state, frame.with_faults(faults), opening))
}

/// The page with everything but the key.
fn kept(state: &State, frame: Frame, opening: Opening) -> OpenPage {
    OpenPage {
        code: opening.code,
        username: opening.username,
        target: opening.target,
        carried: opening.carried,
        lost_files: opening.lost_files,
        ..OpenPage::new(state, frame)
    }
}

impl Page for OpenPage {
    const NAME: &'static str = "recipient-open";

    fn samples(language: Language) -> Vec<Self> {
        const TYPED: &str = "JdpVzRk7cVxq5oUuV9mSgZk2h0rM1cP6cQwYt0aE3bI";
        let page = |faults: Faults| Self {
            code: if faults.any() { TYPED.to_owned() } else { String::new() },
            frame: Frame::sample(language, None).with_faults(faults),
            username: String::new(),
            by_reference: false,
            strayed: false,
            target: String::new(),
            carried: String::new(),
            lost_files: false,
            over: None,
            shut: false,
        };
        let no_reference = said(&exchange::Error::NotFound, true, language);
        let said = |error: &exchange::Error| words::lines(error, language);
        let fault = |field, error: &exchange::Error| Faults::one(field, said(error).join(" "));
        let until = "2026-11-23T09:14:40Z".parse().unwrap_or_default();
        let over = |error: &exchange::Error| Self {
            code: TYPED.to_owned(),
            shut: is_shut(error),
            over: Some(said(error)),
            ..page(Faults::default())
        };
        vec![
            page(Faults::default()),
            Self { by_reference: true, ..page(Faults::default()) },
            Self { by_reference: true, ..page(not_found(&no_reference)) },
            Self { strayed: true, ..page(Faults::default()) },
            page(fault("key", &exchange::Error::KeyMistyped)),
            page(not_found(&said(&exchange::Error::NotFound))),
            over(&exchange::Error::Wait { until }),
            over(&exchange::Error::Locked),
            over(&exchange::Error::Refused(Refusal::Withdrawn)),
            Self { carried: "for=x".to_owned(), lost_files: true, ..page(Faults::default()) },
        ]
    }
}
