//! `/consents/new`: worker and client go through the consent together.

use axum::extract::Query;
use axum::response::Response;
use serde::Deserialize;

use crate::domain::Refusal;
use crate::exchange::consent::Giver;
use crate::exchange::consent_file::HeldConsent;
use crate::exchange::{self, consent, consent_file};
use crate::web::csrf::Posted;
use crate::web::error::Error;
use crate::web::faults::Faults;
use crate::web::page::{refuse, show};
use crate::web::redirect::{see_other, see_other_saying};
use crate::web::seat::Seat;
use crate::web::worker::consents::form::{ConsentForm, Read};
use crate::web::worker::consents::give_page::{ConsentPage, RefusePage};
use crate::web::worker::dropped;

/// What it is to replace, by its place on the desk.
#[derive(Deserialize)]
pub struct Begun {
    #[serde(default)]
    replaces: String,
}

pub async fn form(seat: Seat, Query(begun): Query<Begun>) -> Result<Response, Error> {
    let (user, today, language) = (&seat.staff.user, seat.gateway().today(), seat.language());
    let form = if begun.replaces.is_empty() {
        ConsentForm::new(user, today, language)
    } else {
        let Some(held) = dropped::on_desk(&seat, &begun.replaces) else { return Ok(too_late()) };
        ConsentForm::after(&held, &begun.replaces, user, today, language)
    };
    show(&ConsentPage::of(seat, form)?)
}

fn too_late() -> Response {
    see_other_saying("/consents", "consent-said-replaced-gone")
}

pub async fn save(seat: Seat, posted: Posted) -> Result<Response, Error> {
    let form = ConsentForm::of(&posted, &seat.staff.user);
    match posted.text("do") {
        "give" => give(seat, form).await,
        "refuse" => ask_refused(seat, form),
        "refused" => refused(seat, form).await,
        // Another language, each party apart or all alike, or Enter in a field.
        _ => show(&ConsentPage::of(seat, form)?),
    }
}

async fn give(mut seat: Seat, form: ConsentForm) -> Result<Response, Error> {
    let replaces = dropped::on_desk(&seat, &form.replaces);
    if replaces.is_none() && !form.replaces.is_empty() {
        return Ok(too_late());
    }
    let faults = match form.read(&seat) {
        Ok(read) => match record(&seat, read, replaces.as_deref()).await {
            Ok(response) => return Ok(response),
            Err(exchange::Error::Refused(
                refusal @ (Refusal::ReplacesOther | Refusal::ReplacesElsewhere | Refusal::ConsentReplaced),
            )) => {
                let field = if refusal == Refusal::ReplacesElsewhere { "unit" } else { "personal_number" };
                Faults::one(field, seat.says(&refusal.into()))
            }
            Err(error) => return Err(error.into()),
        },
        Err(faults) => faults,
    };
    seat.frame.faults = faults;
    refuse(&ConsentPage::of(seat, form)?)
}

/// The consent is recorded; its document lies on the desk, and the consent itself beside it, so
/// that a first request can be sent without picking the file again.
async fn record(
    seat: &Seat,
    read: Read,
    replaces: Option<&HeldConsent>,
) -> Result<Response, exchange::Error> {
    let (gateway, now) = (seat.gateway(), seat.now());
    let giver =
        Giver { subject: &read.subject, representative: read.representative.as_ref(), replaces, scan: None };
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
            refuse(&ConsentPage::of(seat, form)?)
        }
    }
}

async fn refused(mut seat: Seat, form: ConsentForm) -> Result<Response, Error> {
    let subject = match form.subject(&seat) {
        Ok(subject) => subject,
        Err(faults) => {
            seat.frame.faults = faults;
            return refuse(&ConsentPage::of(seat, form)?);
        }
    };
    let terms = form.refused_terms(&seat);
    consent::refuse(seat.gateway(), &seat.staff.user, &subject, &terms, seat.now()).await?;
    Ok(see_other_saying("/consents", "worker-said-consent-refused"))
}
