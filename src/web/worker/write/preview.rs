//! `/requests/drafts/{id}/preview`: read it once more before it is sent.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;

use crate::domain::language::Language;
use crate::exchange::{dates, send, undrawn};
use crate::forms::catalogue::Catalogue;
use crate::forms::json::response_from_json;
use crate::web::error::Error;
use crate::web::page::{Frame, Page, show as show_page};
use crate::web::parts::Moment;
use crate::web::questionnaire;
use crate::web::redirect::see_other;
use crate::web::worker::seat::Seat;
use crate::web::worker::write::lost::LostPage;
use crate::web::worker::write::sheet::{Found, Sheet};
use crate::web::worker::{ahead, file, samples, words};

#[derive(Template)]
#[template(path = "worker/write/preview.html")]
pub struct PreviewPage {
    pub frame: Frame,
    pub id: String,
    pub kind: String,
    pub recipient: String,
    /// The recipient is not enrolled: it gets a one-time key by telephone.
    pub one_time: bool,
    pub client: String,
    pub case_number: String,
    pub purpose: String,
    /// Codes.
    pub categories: Vec<&'static str>,
    /// Everything to come once it is sent.
    pub ahead: Vec<Moment>,
    pub summary: String,
    /// What the document can't show of it.
    pub undrawn: Vec<String>,
    /// Carried along, so that nothing is lost if the desk is cleared meanwhile.
    pub fields: Vec<(String, String)>,
}

impl PreviewPage {
    fn category(&self, code: &str) -> String {
        self.frame.t(&format!("document-category-{code}"))
    }
}

pub async fn show(seat: Seat, Path(id): Path<String>) -> Result<Response, Error> {
    let sheet = match Sheet::find(&seat, &id)? {
        Found::Sheet(sheet) => sheet,
        Found::WithoutConsent(_) => return LostPage::without_consent(seat.frame, &id).show(),
        Found::Nothing => return LostPage::nothing(seat.frame).show(),
    };
    let recipient = sheet.recipient(&seat).filter(|_| !sheet.faults(&seat, &sheet.reading()).any());
    let Some(recipient) = recipient else {
        return Ok(see_other(&format!("/requests/drafts/{id}")));
    };
    let (draft, consent, language) = (&sheet.draft, &sheet.consent, seat.language());
    let summary = questionnaire::summary(&sheet.form, &draft.response, language);
    let coming =
        dates::forecast(seat.gateway(), &draft.kind, &draft.recipient, consent, draft.by_post, seat.now())?;
    let kind = seat.gateway().catalogue.kind(&draft.kind).ok_or(Error::NotFound)?;
    let told = consent.may_be_told(kind);
    show_page(&PreviewPage {
        id,
        kind: words::kind(seat.gateway(), &draft.kind, language),
        one_time: recipient.keys.is_none(),
        recipient: recipient.name,
        client: words::subject(&consent.subject, language),
        case_number: draft.case_number.clone(),
        purpose: consent.terms().purpose.clone(),
        categories: told.iter().map(|category| category.code()).collect(),
        ahead: ahead::moments(language, &coming),
        undrawn: undrawn(&seat, &sheet),
        summary: summary.map_err(Error::internal)?,
        fields: sheet.fields(),
        frame: seat.frame,
    })
}

fn undrawn(seat: &Seat, sheet: &Sheet) -> Vec<String> {
    let (draft, consent, language) = (&sheet.draft, &sheet.consent, seat.language());
    let beside = [
        ("worker-case-number", draft.case_number.as_str()),
        ("document-purpose", consent.terms().purpose.as_str()),
        ("worker-client", &words::subject(&consent.subject, language)),
    ];
    let beside =
        beside.into_iter().filter_map(|(key, text)| undrawn::in_text(&seat.frame.t(key), text, language));
    let form = undrawn::in_form(&sheet.form, &draft.response, language);
    beside.chain(form.into_iter().map(|finding| finding.text)).collect()
}

/// `GET /requests/drafts/{id}/preview.pdf`
pub async fn document(seat: Seat, Path(id): Path<String>) -> Result<Response, Error> {
    let Found::Sheet(sheet) = Sheet::find(&seat, &id)? else {
        return Ok(see_other(&format!("/requests/drafts/{id}")));
    };
    let pdf = send::preview(seat.gateway(), sheet.request(&seat), seat.now())?;
    Ok(file::pdf(&seat.frame.t("worker-preview-file"), &pdf))
}

impl Page for PreviewPage {
    const NAME: &'static str = "worker-preview";

    fn samples(language: Language) -> Vec<Self> {
        let catalogue = Catalogue::builtin();
        let Some(kind) = catalogue.kind("forfragan-till-lakare") else { return Vec::new() };
        let example = kind.example_request.as_deref().unwrap_or_default();
        let response = response_from_json(example, &kind.request).unwrap_or_default();
        let page = |one_time| Self {
            frame: samples::frame(language, "/requests/drafts/7f/preview"),
            id: "7f".to_owned(),
            kind: kind.name.get(language).to_owned(),
            recipient: samples::RECIPIENT.to_owned(),
            one_time,
            client: format!("{}, {}", samples::CLIENT, samples::NUMBER),
            case_number: "SOC-EB 2026-117".to_owned(),
            purpose: "Planera arbetsträning i en takt som håller.".to_owned(),
            categories: vec!["diagnosis", "activity-limitation"],
            ahead: ahead::sample(language),
            summary: questionnaire::summary(&kind.request, &response, language).unwrap_or_default(),
            undrawn: if one_time { samples::undrawn(language) } else { Vec::new() },
            fields: vec![("kind".to_owned(), kind.id.clone())],
        };
        vec![page(false), page(true)]
    }
}
