//! The consent document that a call brings: read, held against what is recorded, and forgotten.

use crate::domain::{ConsentRecord, Reference, Refusal};
use crate::exchange::Error;
use crate::exchange::consent::concerns;
use crate::exchange::consent_file::{self, HeldConsent};
use crate::web::api::caller::Caller;

/// The field it stands in.
pub const FIELD: &str = "consent_document";

/// To ask something under it.
pub fn to_send(caller: &Caller, pdf: &[u8]) -> Result<HeldConsent, Error> {
    let held = consent_file::read(caller.gateway(), pdf, caller.now())?;
    if caller.user.units.contains(&held.terms().unit) { Ok(held) } else { Err(Refusal::OutsideUnit.into()) }
}

/// To open what was asked under it. A unit that has taken a request over opens it, too.
pub fn to_open(caller: &Caller, pdf: &[u8]) -> Result<HeldConsent, Error> {
    let held = consent_file::read_to_open(caller.gateway(), pdf)?;
    let record = caller.gateway().store.consent(&held.id)?.ok_or(Error::NotFound)?;
    may(caller, &record)?;
    Ok(held)
}

/// To see what is recorded of it, whatever has become of it.
pub fn to_see(caller: &Caller, pdf: &[u8]) -> Result<(HeldConsent, ConsentRecord), Error> {
    let (held, record) = consent_file::read_to_see(caller.gateway(), pdf)?;
    may(caller, &record)?;
    Ok((held, record))
}

/// What is recorded of a consent of its units, by what letters call it.
///
/// # Errors
/// [`Error::NotFound`], also for what is another unit's.
pub fn by_reference(caller: &Caller, reference: &Reference) -> Result<ConsentRecord, Error> {
    let found = caller.gateway().store.consents_by_reference(reference)?;
    found.into_iter().find(|record| may(caller, record).is_ok()).ok_or(Error::NotFound)
}

fn may(caller: &Caller, record: &ConsentRecord) -> Result<(), Error> {
    if !concerns(caller.gateway(), &caller.user, record)? {
        return Err(Refusal::OutsideUnit.into());
    }
    if record.protected && !caller.user.protected {
        return Err(Refusal::ProtectedOnly.into());
    }
    Ok(())
}
