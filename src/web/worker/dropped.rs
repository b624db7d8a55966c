//! A consent document that was dropped on a form, or one that still lies on the desk.

use std::sync::Arc;

use crate::domain::calendar::local_date;
use crate::domain::workflow::send::consent_holds;
use crate::domain::{Digest, Refusal};
use crate::exchange::consent_file::{self, HeldConsent};
use crate::exchange::{Error, consent};
use crate::web::csrf::Posted;
use crate::web::seat::Seat;

/// The file's field.
pub const FILE: &str = "consent";
/// The field of a choice among those on the desk.
pub const HELD: &str = "held";

/// What the consent is wanted for.
#[derive(Clone, Copy)]
pub enum Use {
    Send,
    /// An expired one still opens what was sent under it.
    Open,
}

/// The consent of a form, with its place on the desk. None: neither file nor choice.
pub fn consent(
    seat: &Seat,
    posted: &Posted,
    wanted: Use,
) -> Result<Option<(String, Arc<HeldConsent>)>, Error> {
    let Some(file) = posted.files_of(FILE).next() else {
        let id = posted.text(HELD);
        return Ok(on_desk(seat, id).map(|held| (id.to_owned(), held)));
    };
    let gateway = seat.gateway();
    let held = match wanted {
        Use::Send => consent_file::read(gateway, &file.bytes, seat.now())?,
        Use::Open => consent_file::read_to_open(gateway, &file.bytes)?,
    };
    let named = seat.staff.units().contains(&held.terms().unit);
    let may = match wanted {
        Use::Send => named,
        // A unit that has taken a request over opens its answer with the consent it was sent under.
        Use::Open => named || concerns(seat, &held)?,
    };
    if !may {
        return Err(Refusal::OutsideUnit.into());
    }
    let id = put(seat, held)?;
    let held = on_desk(seat, &id);
    Ok(held.map(|held| (id, held)))
}

fn concerns(seat: &Seat, held: &HeldConsent) -> Result<bool, Error> {
    let gateway = seat.gateway();
    let record = gateway.store.consent(&held.id)?;
    record.map_or(Ok(false), |record| consent::concerns(gateway, &seat.staff.user, &record))
}

/// Puts a consent that was read down on the worker's desk.
pub fn put(seat: &Seat, held: HeldConsent) -> Result<String, Error> {
    seat.put(&seat.state.desks().consents, held)
}

/// The consent documents dropped within the last quarter of an hour, newest first, each once.
pub fn held(seat: &Seat) -> Vec<(String, Arc<HeldConsent>)> {
    let mut held = seat.state.desks().consents.all_of(seat.owner(), seat.now());
    held.reverse();
    let mut seen: Vec<Digest> = Vec::new();
    held.retain(|(_, consent)| {
        let new = !seen.contains(&consent.id);
        seen.push(consent.id);
        new
    });
    held
}

/// That one of [`held`], with its place.
pub fn held_of(seat: &Seat, id: Digest) -> Option<(String, Arc<HeldConsent>)> {
    held(seat).into_iter().find(|(_, consent)| consent.id == id)
}

/// Those of [`held`] that something can be sent under today.
pub fn in_force(seat: &Seat) -> Result<Vec<(String, Arc<HeldConsent>)>, Error> {
    let today = local_date(seat.now());
    let mut holds = Vec::new();
    for (id, consent) in held(seat) {
        let record = seat.state.store().consent(&consent.id)?;
        if record.is_some_and(|record| consent_holds(&record, consent.terms(), today).is_ok()) {
            holds.push((id, consent));
        }
    }
    Ok(holds)
}

/// The consent at that place, if it still lies there.
pub fn on_desk(seat: &Seat, id: &str) -> Option<Arc<HeldConsent>> {
    seat.state.desks().consents.find(seat.owner(), id, seat.now())
}
