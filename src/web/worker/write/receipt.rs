//! `/requests/{reference}/receipt`: sent. The papers lie on the desk for a while.

use std::sync::Arc;

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use zeroize::Zeroizing;

use crate::crypto::recipient_key::RecipientKey;
use crate::domain::{Record, Reference};
use crate::exchange;
use crate::exchange::dispatch::Dispatch;
use crate::web::error::Error;
use crate::web::file;
use crate::web::page::{Frame, show as show_page};
use crate::web::parts::Moment;
use crate::web::redirect::see_other_saying;
use crate::web::request::RequestView;
use crate::web::seat::Seat;
use crate::web::worker::{ahead, words};

#[derive(Template)]
#[template(path = "worker/write/receipt.html")]
pub struct ReceiptPage {
    pub frame: Frame,
    pub request: RequestView,
    /// Everything to come.
    pub ahead: Vec<Moment>,
    /// For a recipient that isn't enrolled.
    pub key: Option<Zeroizing<String>>,
    /// The receipt's PDF still lies on the desk.
    pub papers: bool,
    /// What the document that opens the answer is called.
    pub document: String,
}

impl ReceiptPage {
    /// What goes by post has not left while its letter is still to be printed.
    fn title(&self) -> String {
        self.frame.t(if self.request.is_by_post() && self.papers {
            "paper-receipt-title"
        } else {
            "worker-receipt-title"
        })
    }
}

pub async fn show(seat: Seat, Path(reference): Path<String>) -> Result<Response, Error> {
    let record = seat.record(&reference)?;
    let dispatch = dispatch(&seat, &record.reference);
    show_page(&page(seat, &record, dispatch.as_deref())?)
}

fn page(seat: Seat, record: &Record, dispatch: Option<&Dispatch>) -> Result<ReceiptPage, Error> {
    let (gateway, language) = (seat.gateway(), seat.language());
    let consent = seat.state.store().consent(&record.consent)?;
    let is_key = consent.is_some_and(|consent| consent.is_key());
    Ok(ReceiptPage {
        request: RequestView::of(&seat, record),
        ahead: ahead::moments(language, &gateway.forecast(record, seat.now())),
        key: dispatch.and_then(|dispatch| dispatch.one_time_key.as_ref()).map(RecipientKey::display),
        papers: dispatch.is_some(),
        document: words::document(is_key, language),
        frame: seat.frame,
    })
}

/// `GET /requests/{reference}/receipt.pdf`
pub async fn document(seat: Seat, Path(reference): Path<String>) -> Result<Response, Error> {
    let paper = |dispatch: &Dispatch| dispatch.receipt_pdf(seat.gateway(), seat.now()).map(Some);
    hand_out(&seat, &reference, "worker-receipt-file", paper)
}

/// `GET /requests/{reference}/slip.pdf`: the one-time key on paper.
pub async fn slip(seat: Seat, Path(reference): Path<String>) -> Result<Response, Error> {
    hand_out(&seat, &reference, "worker-slip-file", |dispatch| Ok(dispatch.slip_pdf()))
}

/// `GET /requests/{reference}/letter.pdf`: the request as a letter on paper.
pub async fn letter(seat: Seat, Path(reference): Path<String>) -> Result<Response, Error> {
    hand_out(&seat, &reference, "paper-letter-file", |dispatch| Ok(dispatch.letter_pdf()))
}

/// While the papers lie on the desk. `key`: of the file's name.
fn hand_out(
    seat: &Seat,
    reference: &str,
    key: &str,
    paper: impl Fn(&Dispatch) -> Result<Option<Zeroizing<Vec<u8>>>, exchange::Error>,
) -> Result<Response, Error> {
    let reference = seat.record(reference)?.reference;
    let dispatch = dispatch(seat, &reference);
    let Some(pdf) = dispatch.map(|dispatch| paper(&dispatch)).transpose()?.flatten() else {
        return Ok(see_other_saying(&format!("/requests/{reference}"), "worker-said-papers-gone"));
    };
    let name = format!("{}-{reference}.pdf", seat.frame.t(key));
    Ok(file::download(&name, "application/pdf", &pdf))
}

fn dispatch(seat: &Seat, reference: &Reference) -> Option<Arc<Dispatch>> {
    let all = seat.state.desks().dispatches.all_of(seat.owner(), seat.now());
    all.into_iter().map(|(_, dispatch)| dispatch).find(|dispatch| dispatch.reference == *reference)
}
