//! A consent document that was dropped on a form, or one that still lies on the desk.

use std::sync::Arc;

use crate::domain::Refusal;
use crate::exchange::consent_file::{self, HeldConsent};
use crate::exchange::{Error, Gateway, consent};
use crate::web::csrf::Posted;
use crate::web::worker::seat::Seat;

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
    let id = put(gateway, seat, held)?;
    let held = on_desk(seat, &id);
    Ok(held.map(|held| (id, held)))
}

fn concerns(seat: &Seat, held: &HeldConsent) -> Result<bool, Error> {
    let gateway = seat.gateway();
    let record = gateway.store.consent(&held.id)?;
    record.map_or(Ok(false), |record| consent::concerns(gateway, &seat.staff.user, &record))
}

/// Puts a consent that was read down on the worker's desk.
pub fn put(gateway: &Gateway, seat: &Seat, held: HeldConsent) -> Result<String, Error> {
    let id = seat.state.desks().consents.put(seat.owner(), held, &gateway.random, seat.now());
    id.map_err(|_| Error::Internal("random"))
}

/// The consent at that place, if it still lies there.
pub fn on_desk(seat: &Seat, id: &str) -> Option<Arc<HeldConsent>> {
    seat.state.desks().consents.find(seat.owner(), id, seat.now())
}
