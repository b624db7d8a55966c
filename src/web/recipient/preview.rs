//! `/answer/preview`: the answer as it will be read, before it is sent.

use askama::Template;
use axum::response::Response;

use crate::domain::Answerer;
use crate::domain::calendar::local_date;
use crate::exchange;
use crate::exchange::answer;
use crate::exchange::visit::Visit;
use crate::forms::answerer;
use crate::web::answer::reading_of;
use crate::web::error::Error;
use crate::web::faults::Faults;
use crate::web::files::{self, Attached};
use crate::web::page::{Frame, show as show_page, with_status};
use crate::web::questionnaire;
use crate::web::recipient::about::About;
use crate::web::recipient::request::pdf_response;
use crate::web::recipient::review::Review;
use crate::web::recipient::seat::{Act, AtRequest};
use crate::web::recipient::{form, words};
use crate::web::redirect::see_other;
use crate::web::state::State;

#[derive(Template)]
#[template(path = "recipient/preview.html")]
pub struct PreviewPage {
    pub frame: Frame,
    pub about: About,
    /// The filled form as HTML.
    pub summary: String,
    pub attached: Vec<Attached>,
    pub review: Review,
    /// Name, profession and unit, as they will stand in the document.
    pub answered_by: String,
}

/// `GET /answer/preview`.
pub async fn show(state: State, AtRequest(visit): AtRequest, frame: Frame) -> Result<Response, Error> {
    let response = visit.draft().response;
    let today = local_date(state.now());
    if !answer::review(&visit, &response, frame.language, true, today).is_valid() {
        return Ok(see_other("/answer/form"));
    }
    show_page(&page(&state, frame, &visit)?)
}

/// `GET /answer/preview.pdf`.
pub async fn pdf(state: State, AtRequest(visit): AtRequest, frame: Frame) -> Result<Response, Error> {
    match answer::preview(state.gateway(), &visit, frame.language, state.now()).await {
        Ok(pdf) => {
            Ok(pdf_response(&pdf, &format!("{}-{}.pdf", visit.reference, frame.t("recipient-file-preview"))))
        }
        Err(exchange::Error::Form(_)) => Ok(see_other("/answer/form")),
        Err(error) => Err(error.into()),
    }
}

/// `POST /answer/send`. Twice is once.
pub async fn send(state: State, act: Act) -> Result<Response, Error> {
    let Act { visit, frame, .. } = act;
    match answer::send(state.gateway(), &visit, frame.language, state.now()).await {
        Ok(_) => Ok(see_other("/answer/receipt")),
        Err(exchange::Error::Form(report)) => form::refused(&state, frame, &visit, &report),
        // Over already: there is nothing left to send.
        Err(error @ exchange::Error::Refused(_)) => Err(error.into()),
        Err(error) => {
            let faults = Faults::one("", words::said(&error, frame.language));
            let frame = Frame { path: "/answer/preview".to_owned(), ..frame.with_faults(faults) };
            let status = Error::from(error).status();
            with_status(status, &page(&state, frame, &visit)?)
        }
    }
}

fn page(state: &State, frame: Frame, visit: &Visit) -> Result<PreviewPage, Error> {
    let language = frame.language;
    let draft = visit.draft();
    let summary = questionnaire::summary(&visit.answer_form, &draft.response, language);
    let reading = reading_of(&visit.answer_form, &draft.response);
    let review = Review::of(visit, &reading, &frame, state);
    let answered_by = answerer::of(&visit.answer_form, &draft.response, visit.request.header.language);
    Ok(PreviewPage {
        answered_by: answered_by.as_ref().map(Answerer::line).unwrap_or_default(),
        about: About::of(state, visit, language),
        summary: summary.map_err(Error::internal)?,
        attached: files::attached(&draft, language),
        review,
        frame,
    })
}
