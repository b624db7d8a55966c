//! `/answer`: what is asked, by whom, about whom, and what the consent allows.

use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::domain::{Facts, InformationCategory, Language, Record, SubjectKind};
use crate::exchange::visit::Visit;
use crate::text::{self, dates, phrases};
use crate::web::error::Error;
use crate::web::page::{Frame, show as show_page, with_status};
use crate::web::questionnaire;
use crate::web::recipient::about::About;
use crate::web::recipient::seat::{AtRequest, Seat};
use crate::web::state::State;

#[derive(Template)]
#[template(path = "recipient/request.html")]
pub struct RequestPage {
    pub frame: Frame,
    pub about: About,
    pub worker: String,
    pub purpose: String,
    /// Until when to acknowledge, in words.
    pub acknowledge_by: String,
    /// Working days given.
    pub days: usize,
    /// What may be passed on, in words, and what not.
    pub allowed: Vec<String>,
    pub period: String,
    pub method: String,
    pub billing_reference: String,
    pub billing_address: String,
    pub case_number: String,
    /// The filled request form as HTML.
    pub summary: String,
    /// What the recipient has said so far, a sentence each.
    pub so_far: Vec<String>,
    pub acknowledged: bool,
    pub has_draft: bool,
    pub draft_damaged: bool,
    /// As typed.
    pub expected: String,
}

impl RequestPage {
    fn nobody(&self) -> bool {
        self.about.subject == SubjectKind::Nobody
    }

    /// How to learn who it is: on the telephone.
    fn call(&self) -> String {
        let about = [
            ("unit", self.about.unit.as_str().into()),
            ("telephone", self.about.telephone.as_str().into()),
            ("reference", self.about.reference.as_str().into()),
        ];
        text::with(self.frame.language, "document-protected-call", &about)
    }

    fn clock(&self) -> String {
        self.frame.tn("recipient-who-days", self.days)
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
    let record: Record = gateway.store.record(&visit.reference)?.ok_or(Error::NotFound)?;
    let language = frame.language;
    let request = &visit.request;
    let kind = gateway.catalogue.kind(&request.header.kind);
    let summary = questionnaire::summary(&request.form, &request.response, language);
    let (header, consent) = (&request.header, &request.consent.terms);
    let category = |category: &InformationCategory| {
        text::get(language, &format!("document-category-{}", category.code()))
    };
    Ok(RequestPage {
        about: About::of(gateway, visit, language, state.now()),
        worker: header.unit.worker.clone(),
        purpose: header.purpose.clone(),
        acknowledge_by: dates::weekday(language, header.acknowledge_by),
        days: kind.map_or(0, |kind| usize::try_from(kind.answer_days).unwrap_or_default()),
        allowed: header.categories.iter().map(category).collect(),
        period: phrases::period(consent, language),
        method: phrases::method(consent.method, language),
        billing_reference: header.unit.billing_reference.clone(),
        billing_address: header.unit.billing_address.clone(),
        case_number: header.case_number.clone(),
        summary: summary.map_err(Error::internal)?,
        so_far: so_far(&record.facts, language),
        acknowledged: record.facts.acknowledged.is_some(),
        has_draft: record.facts.draft.is_some() && !visit.draft_damaged,
        draft_damaged: visit.draft_damaged,
        expected,
        frame,
    })
}

fn so_far(facts: &Facts, language: Language) -> Vec<String> {
    let day = |key: &str, day| text::with(language, key, &[("date", dates::day(language, day).into())]);
    let mut said = Vec::new();
    if let Some(acknowledged) = &facts.acknowledged {
        said.push(match acknowledged.expected {
            Some(expected) => day("recipient-so-far-expected", expected),
            None => day("recipient-so-far-acknowledged", dates::stockholm(acknowledged.at)),
        });
    }
    if let Some(asked) = &facts.more_time {
        said.push(day("recipient-so-far-more-time", asked.until));
    }
    said
}
