//! `POST /consents/find`: a dropped consent or key document leads to its page. The only way to what
//! has no number to be found by: protected particulars, and key documents.

use axum::response::Response;

use crate::domain::{ConsentRecord, Refusal};
use crate::exchange::{self, consent, consent_file};
use crate::web::csrf::Posted;
use crate::web::error::Error;
use crate::web::faults::Faults;
use crate::web::page::refuse;
use crate::web::redirect::see_other;
use crate::web::seat::Seat;
use crate::web::worker::consents::list::ConsentsPage;
use crate::web::worker::dropped;

pub async fn find(mut seat: Seat, posted: Posted) -> Result<Response, Error> {
    seat.frame.path = "/consents".to_owned();
    let text = match posted.files_of(dropped::FILE).next().map(|file| recorded(&seat, &file.bytes)) {
        Some(Ok(record)) => return Ok(see_other(&format!("/consents/{}", record.reference()))),
        None => seat.frame.t("consent-find-nothing"),
        Some(Err(error)) => seat.put_right(error)?,
    };
    let frame = seat.frame.with_faults(Faults::one(dropped::FILE, text));
    refuse(&ConsentsPage { frame, number: String::new(), found: None, others: Vec::new() })
}

/// What the store knows of the document. One that still opens something stays on the desk, so that
/// it has not to be dropped again for what is done next.
fn recorded(seat: &Seat, pdf: &[u8]) -> Result<ConsentRecord, exchange::Error> {
    let gateway = seat.gateway();
    let (held, record) = consent_file::read_to_see(gateway, pdf)?;
    if !consent::concerns(gateway, &seat.staff.user, &record)? {
        return Err(Refusal::OutsideUnit.into());
    }
    if record.protected && !seat.staff.user.protected {
        return Err(Refusal::ProtectedOnly.into());
    }
    if record.state.can_be_revoked() {
        dropped::put(seat, held)?;
    }
    Ok(record)
}
