//! Sealed documents that are not in the spool as they were put there. Whoever meets one can do nothing
//! about it, so it is told to those who can: the log, the request's own log, its unit.

use jiff::Timestamp;

use crate::domain::workflow::lost;
use crate::domain::{Record, Sealed};
use crate::exchange::{Error, Gateway};
use crate::spool;

/// The sealed bytes of a document of a request.
///
/// # Errors
/// [`Error::Lost`], told; [`Error::Gone`] where it was destroyed meanwhile; the spool's errors.
pub(super) async fn read(
    gateway: &Gateway,
    record: &Record,
    sealed: &Sealed,
    now: Timestamp,
) -> Result<Vec<u8>, Error> {
    let damaged = match gateway.spool.read(sealed).await {
        Err(spool::Error::Missing) => false,
        Err(spool::Error::Damaged) => true,
        other => return Ok(other?),
    };
    let reference = record.reference;
    if gateway.store.document_owner(&sealed.id)? != Some(reference) {
        return Err(Error::Gone);
    }
    tracing::error!(%reference, document = %sealed.id, damaged, "a sealed document can't be opened");
    gateway.decide(reference, |record| Ok(lost::found(record, &sealed.id, now))).await?;
    Err(Error::Lost)
}

/// Everything of a request was opened: where something was lost, it was restored.
pub(super) async fn found_again(gateway: &Gateway, record: &Record, now: Timestamp) -> Result<(), Error> {
    if record.facts.lost_at.is_none() {
        return Ok(());
    }
    tracing::info!(reference = %record.reference, "what was lost can be opened again");
    gateway.decide(record.reference, |record| Ok(lost::found_again(record, now))).await
}
