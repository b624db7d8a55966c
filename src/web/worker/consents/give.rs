//! `/consents/new`: worker and client go through the consent together.

use axum::response::Response;

use crate::exchange::consent::Giver;
use crate::exchange::{consent, consent_file};
use crate::web::csrf::Posted;
use crate::web::error::Error;
use crate::web::page::{refuse, show};
use crate::web::redirect::{see_other, see_other_saying};
use crate::web::seat::Seat;
use crate::web::worker::consents::form::{ConsentForm, Read};
use crate::web::worker::consents::give_page::{ConsentPage, RefusePage};
use crate::web::worker::dropped;

pub async fn form(seat: Seat) -> Result<Response, Error> {
    let form = ConsentForm::new(&seat.staff.user, seat.gateway().today(), seat.language());
    show(&ConsentPage::of(seat, form))
}

pub async fn save(seat: Seat, posted: Posted) -> Result<Response, Error> {
    let form = ConsentForm::of(&posted, &seat.staff.user);
    match posted.text("do") {
        "give" => give(seat, form).await,
        "refuse" => ask_refused(seat, form),
        "refused" => refused(seat, form).await,
        // Another language, each party apart or all alike, or Enter in a field.
        _ => show(&ConsentPage::of(seat, form)),
    }
}

async fn give(mut seat: Seat, form: ConsentForm) -> Result<Response, Error> {
    match form.read(&seat) {
        Ok(read) => record(&seat, read).await,
        Err(faults) => {
            seat.frame.faults = faults;
            refuse(&ConsentPage::of(seat, form))
        }
    }
}

/// The consent is recorded; its document lies on the desk, and the consent itself beside it, so
/// that a first request can be sent without picking the file again.
async fn record(seat: &Seat, read: Read) -> Result<Response, Error> {
    let (gateway, now) = (seat.gateway(), seat.now());
    let giver = Giver { subject: &read.subject, representative: read.representative.as_ref() };
    let handout = consent::give(gateway, &seat.staff.user, giver, read.terms, now).await?;
    if let Ok(held) = consent_file::read(gateway, &handout.pdf, now) {
        dropped::put(seat, held)?;
    }
    let id = seat.put(&seat.state.desks().handouts, handout)?;
    Ok(see_other(&format!("/consents/done/{id}")))
}

fn ask_refused(mut seat: Seat, form: ConsentForm) -> Result<Response, Error> {
    match form.subject(&seat) {
        Ok(_) => show(&RefusePage { frame: seat.frame, form }),
        Err(faults) => {
            seat.frame.faults = faults;
            refuse(&ConsentPage::of(seat, form))
        }
    }
}

async fn refused(mut seat: Seat, form: ConsentForm) -> Result<Response, Error> {
    let subject = match form.subject(&seat) {
        Ok(subject) => subject,
        Err(faults) => {
            seat.frame.faults = faults;
            return refuse(&ConsentPage::of(seat, form));
        }
    };
    let terms = form.refused_terms(&seat);
    consent::refuse(seat.gateway(), &seat.staff.user, &subject, &terms, seat.now()).await?;
    Ok(see_other_saying("/consents", "worker-said-consent-refused"))
}
