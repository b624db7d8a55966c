//! An answer is taken back: by its sender, in the visit it was sent in or from its own copy, or by the unit,
//! which returns it.

use std::sync::PoisonError;

use jiff::Timestamp;

use crate::crypto::link::LinkToken;
use crate::domain::workflow::recall as workflow;
use crate::domain::{Reference, Refusal, ReturnReason, User};
use crate::exchange::fetch::{decide_in_unit, renewal};
use crate::exchange::kept::Keeper;
use crate::exchange::visit::{Visit, is_of_visit};
use crate::exchange::{Error, Gateway, dates};

/// The recipient that sent it in this visit takes it back. What it had typed is still in the visit; its
/// files that were saved are destroyed.
///
/// # Errors
/// The unit has fetched it, or it is another recipient's request by now.
pub async fn in_visit(gateway: &Gateway, visit: &Visit, now: Timestamp) -> Result<(), Error> {
    let _turn = visit.ending.lock().await;
    gateway
        .decide(visit.reference, |record| {
            workflow::may_recall(record)?;
            if !is_of_visit(visit, record) {
                return Err(Refusal::NothingToTakeBack.into());
            }
            Ok(workflow::recall(record, dates::wait(gateway, record)?, now)?)
        })
        .await?;
    visit.lock_draft().files_are_gone();
    *visit.sent.lock().unwrap_or_else(PoisonError::into_inner) = None;
    Ok(())
}

/// The same by whoever has come back to its own copy; the same link opens the request again.
///
/// # Errors
/// As [`in_visit`].
pub async fn of_keeper(gateway: &Gateway, keeper: &Keeper, now: Timestamp) -> Result<(), Error> {
    gateway
        .decide(keeper.reference, |record| {
            if !keeper.is_at(gateway, record) {
                return Err(Refusal::NothingToTakeBack.into());
            }
            Ok(workflow::recall(record, dates::wait(gateway, record)?, now)?)
        })
        .await
}

/// The unit returns an answer that it has opened.
///
/// # Errors
/// As [`may_return`](workflow::may_return).
pub async fn give_back(
    gateway: &Gateway,
    worker: &User,
    reference: &Reference,
    reason: ReturnReason,
    now: Timestamp,
) -> Result<(), Error> {
    let token = LinkToken::generate(&gateway.random)?;
    decide_in_unit(gateway, worker, reference, |record, by| {
        let (link, wait) = (renewal(gateway, reference, &token)?, dates::wait(gateway, record)?);
        Ok(workflow::give_back(record, reason, link, wait, by, now)?)
    })
    .await
}
