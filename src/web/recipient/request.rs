//! `/answer`: what is asked, by whom, about whom, and what the consent allows.

use askama::Template;
use axum::extract::Path;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::document::conditions::Conditions;
use crate::domain::{ConsentTerms, Facts, SubjectKind};
use crate::exchange::conditions;
use crate::exchange::visit::Visit;
use crate::text::{self, dates, phrases};
use crate::web::error::Error;
use crate::web::file;
use crate::web::files::{self, SentAlong};
use crate::web::page::{Frame, show as show_page, with_status};
use crate::web::questionnaire;
use crate::web::recipient::about::About;
use crate::web::recipient::seat::{AtRequest, Seat};
use crate::web::state::State;
use crate::web::words;

#[derive(Template)]
#[template(path = "recipient/request.html")]
pub struct RequestPage {
    pub frame: Frame,
    pub about: About,
    /// Of the consent.
    pub terms: ConsentTerms,
    /// On what conditions they are asked.
    pub conditions: Conditions,
    /// Working days given.
    pub days: usize,
    /// The filled request form as HTML.
    pub summary: String,
    /// What the unit sent along.
    pub files: Vec<SentAlong>,
    /// What has happened so far.
    pub facts: Facts,
    pub draft_damaged: bool,
    /// As typed.
    pub expected: String,
}

impl RequestPage {
    fn nobody(&self) -> bool {
        self.about.subject() == SubjectKind::Nobody
    }

    /// How to learn who it is: on the telephone.
    fn call(&self) -> String {
        let unit = &self.about.header.unit;
        let about = [
            ("unit", unit.name.as_str().into()),
            ("telephone", unit.telephone.as_str().into()),
            ("reference", self.about.reference().into()),
        ];
        text::with(self.frame.language, "document-protected-call", &about)
    }

    fn acknowledge_by(&self) -> String {
        dates::weekday(self.frame.language, self.about.header.acknowledge_by)
    }

    /// What may be passed on.
    fn allowed(&self) -> Vec<String> {
        words::categories(&self.about.header.scope.asks, self.frame.language)
    }

    /// What the unit may pass on.
    fn told(&self) -> Vec<String> {
        words::told(&self.about.header.scope.told, self.frame.language)
    }

    fn period(&self) -> String {
        phrases::period(&self.terms, self.frame.language)
    }

    fn method(&self) -> String {
        phrases::given(&self.terms.evidence, self.frame.language)
    }

    fn has_draft(&self) -> bool {
        self.facts.draft.is_some() && !self.draft_damaged
    }

    /// What the recipient has said so far, a sentence each.
    fn so_far(&self) -> Vec<String> {
        let language = self.frame.language;
        let said = |key: &str, day| text::with(language, key, &[("date", dates::day(language, day).into())]);
        let acknowledged = self.facts.acknowledged.as_ref().map(|one| match one.expected {
            Some(expected) => said("recipient-so-far-expected", expected),
            None => said("recipient-so-far-acknowledged", dates::stockholm(one.at)),
        });
        let asked =
            self.facts.more_time.as_ref().map(|asked| said("recipient-so-far-more-time", asked.until));
        acknowledged.into_iter().chain(asked).collect()
    }
}

/// `GET /answer`.
pub async fn show(state: State, AtRequest(visit): AtRequest, frame: Frame) -> Result<Response, Error> {
    show_page(&page(&state, frame, &visit, String::new())?)
}

/// `GET /answer/request.pdf`.
pub async fn pdf(state: State, seat: Seat) -> Response {
    match seat.visit(&state) {
        Ok(visit) => pdf_response(&visit.request.pdf, &format!("{}.pdf", visit.reference)),
        Err(away) => away.into_response(),
    }
}

/// `GET /answer/request/{number}`: a file that the unit sent along.
pub async fn attached(state: State, seat: Seat, Path(number): Path<String>) -> Response {
    let visit = match seat.visit(&state) {
        Ok(visit) => visit,
        Err(away) => return away.into_response(),
    };
    let place = number.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    match place.and_then(|place| visit.request.files.get(place)) {
        Some(file) => file::download(&file.name, &file.media_type, &file.bytes),
        None => Error::NotFound.into_response(),
    }
}

/// A document of ours in the browser; nothing of it is kept.
pub fn pdf_response(bytes: &[u8], name: &str) -> Response {
    let disposition = HeaderValue::from_str(&format!("inline; filename=\"{name}\""));
    let mut response = bytes.to_vec().into_response();
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/pdf"));
    if let Ok(disposition) = disposition {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, disposition);
    }
    response
}

/// The page again, with what was filled in wrong.
pub fn refuse(
    state: &State,
    frame: Frame,
    visit: &Visit,
    expected: String,
    status: StatusCode,
) -> Result<Response, Error> {
    with_status(status, &page(state, frame, visit, expected)?)
}

pub fn page(state: &State, frame: Frame, visit: &Visit, expected: String) -> Result<RequestPage, Error> {
    let gateway = state.gateway();
    let record = gateway.store.record(&visit.reference)?.ok_or(Error::NotFound)?;
    let request = &visit.request;
    let kind = gateway.catalogue.kind(&request.header.kind).ok_or(Error::NotFound)?;
    let summary = questionnaire::summary(&request.form, &request.response, frame.language);
    Ok(RequestPage {
        about: About::of(state, visit, frame.language),
        terms: request.consent.terms.clone(),
        conditions: conditions::of(gateway, kind, &visit.recipient, &request.response, frame.language),
        days: usize::try_from(kind.answer_days).unwrap_or_default(),
        summary: summary.map_err(Error::internal)?,
        files: files::sent_along(&request.header.attachments, frame.language),
        facts: record.facts,
        draft_damaged: visit.draft_damaged,
        expected,
        frame,
    })
}
