//! `POST /requests/drafts/{id}/send`

use axum::extract::Path;
use axum::response::Response;

use crate::crypto::digest::Purpose;
use crate::domain::Reference;
use crate::exchange;
use crate::exchange::send::{self, Sent};
use crate::exchange::unsent;
use crate::web::csrf::Posted;
use crate::web::error::Error;
use crate::web::redirect::see_other;
use crate::web::seat::Seat;
use crate::web::worker::write::draft::decide;
use crate::web::worker::write::lost::LostPage;
use crate::web::worker::write::sheet::{Found, Sheet};

pub async fn send(seat: Seat, Path(id): Path<String>, posted: Posted) -> Result<Response, Error> {
    let Found::Sheet(sheet) = Sheet::find(&seat, &id)? else {
        if let Some(reference) = sent_before(&seat, posted.text("submission"))? {
            return Ok(receipt(&reference));
        }
        return LostPage::carrying(seat.frame, &id, &posted).show();
    };
    let (request, submission) = (sheet.request(&seat), &sheet.draft.submission);
    match send::send(seat.gateway(), request, submission, seat.now()).await {
        Ok(Sent::Now(dispatch)) => {
            let (gateway, reference) = (seat.gateway(), dispatch.reference);
            // Without it the receipt page still tells the dates.
            seat.put(&seat.state.desks().dispatches, *dispatch).ok();
            seat.state.desks().drafts.remove(seat.owner(), &id);
            // Else it is let go with the old ones.
            unsent::forget(gateway, unsent::id(gateway, submission)).await.ok();
            Ok(receipt(&reference))
        }
        Ok(Sent::Before(reference)) => Ok(receipt(&reference)),
        Err(exchange::Error::Form(_)) => decide(seat, &sheet, &sheet.reading()),
        Err(error) => Err(error.into()),
    }
}

/// A second click may come when the draft is gone already.
fn sent_before(seat: &Seat, submission: &str) -> Result<Option<Reference>, Error> {
    let digest = seat.gateway().keys.digest.digest(Purpose::Submission, submission.as_bytes());
    Ok(seat.state.store().once(&digest)?)
}

fn receipt(reference: &Reference) -> Response {
    see_other(&format!("/requests/{reference}/receipt"))
}
