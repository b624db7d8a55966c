//! `/requests/drafts/{id}/preview`: read it once more before it is sent.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;

use crate::exchange::{dates, request_file, send, undrawn};
use crate::web::error::Error;
use crate::web::file;
use crate::web::files::{self, SentAlong};
use crate::web::page::{Frame, show as show_page};
use crate::web::parts::Moment;
use crate::web::questionnaire;
use crate::web::redirect::see_other;
use crate::web::seat::Seat;
use crate::web::worker::write::lost::LostPage;
use crate::web::worker::write::sheet::{Found, Sheet};
use crate::web::worker::write::view::DraftView;
use crate::web::worker::{ahead, words};

#[derive(Template)]
#[template(path = "worker/write/preview.html")]
pub struct PreviewPage {
    pub frame: Frame,
    pub request: DraftView,
    pub recipient: String,
    /// The recipient is not enrolled: it gets a one-time key by telephone.
    pub one_time: bool,
    /// What it asks and what it tells, in words.
    pub categories: Vec<String>,
    pub told: Vec<String>,
    /// Everything to come once it is sent.
    pub ahead: Vec<Moment>,
    pub summary: String,
    pub files: Vec<SentAlong>,
    /// What the document can't show of it.
    pub undrawn: Vec<String>,
    /// Carried along, so that nothing is lost if the desk is cleared meanwhile.
    pub fields: Vec<(String, String)>,
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
    let scope = consent.takes(kind, &draft.recipient)?;
    let request = DraftView::of(&seat, &sheet);
    show_page(&PreviewPage {
        one_time: recipient.keys.is_none(),
        recipient: recipient.name,
        categories: words::categories(&scope.asks, language),
        told: words::told(&scope.told, language),
        ahead: ahead::moments(language, &coming),
        undrawn: undrawn(&seat, &sheet, &request),
        summary: summary.map_err(Error::internal)?,
        files: files::sent_along(&request_file::entries(&draft.files), language),
        fields: sheet.fields(),
        request,
        frame: seat.frame,
    })
}

fn undrawn(seat: &Seat, sheet: &Sheet, request: &DraftView) -> Vec<String> {
    let language = seat.language();
    let beside = [
        ("worker-case-number", request.draft.case_number.as_str()),
        ("document-purpose", request.terms.purpose.as_str()),
        ("worker-client", &request.client()),
    ];
    let beside =
        beside.into_iter().filter_map(|(key, text)| undrawn::in_text(&seat.frame.t(key), text, language));
    let form = undrawn::in_form(&sheet.form, &request.draft.response, language);
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
