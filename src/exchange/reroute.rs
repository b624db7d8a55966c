//! A request goes on to another recipient within its consent: opened with the consent secret, made
//! out anew, sealed anew.

use std::slice::from_ref;

use jiff::Timestamp;

use crate::crypto::link::LinkToken;
use crate::domain::calendar::local_date;
use crate::domain::workflow::reroute::{self as workflow, Onward};
use crate::domain::workflow::send::{Ask, may_ask};
use crate::domain::{Recipient, Record, Reference, Refusal, User};
use crate::exchange::consent_file::HeldConsent;
use crate::exchange::dispatch::Dispatch;
use crate::exchange::error::ConsentFault;
use crate::exchange::fetch::{decide_in_unit, record_of_unit, renewal};
use crate::exchange::send::{self, Request};
use crate::exchange::visit::read_request;
use crate::exchange::{Error, Gateway, request_file};
use crate::forms::restrict;

/// Whom the consent lets it go to: those that can be asked by this kind today, without the one that
/// has it.
pub fn within(
    gateway: &Gateway,
    record: &Record,
    consent: &HeldConsent,
    now: Timestamp,
) -> Result<Vec<Recipient>, Error> {
    let kind = gateway.catalogue.kind(&record.kind).ok_or(Error::UnknownKind)?;
    let known = gateway.store.consent(&consent.id)?.ok_or(Error::NotFound)?;
    let parties = gateway.parties();
    let fits = |recipient: &&Recipient| {
        let ask = Ask {
            subject: consent.verified.subject,
            identity: kind.identity,
            unit: &consent.terms().unit,
            recipient,
            recipient_kinds: &kind.recipient_kinds,
            categories: &kind.requires_categories,
            by_post: false,
        };
        parties.recipient_digest(&recipient.id) != record.recipient
            && may_ask(consent.terms(), &known, ask, local_date(now)).is_ok()
    };
    Ok(parties.recipients().iter().filter(fits).cloned().collect())
}

/// Sends it on: same reference, new proof, new seal, new link, fresh clocks. Of the files those go along
/// that the consent lets the new recipient have.
///
/// # Errors
/// Another consent, one that is no longer in force or does not name the recipient; an outcome that
/// ends it; a request that is gone or damaged. Nothing is changed then.
pub async fn reroute(
    gateway: &Gateway,
    worker: &User,
    reference: &Reference,
    consent: &HeldConsent,
    recipient: &str,
    now: Timestamp,
) -> Result<Box<Dispatch>, Error> {
    let record = record_of_unit(gateway, worker, reference)?;
    if record.consent != consent.id {
        return Err(Error::Consent(ConsentFault::Wrong));
    }
    workflow::may_reroute(&record)?;
    let parties = gateway.parties();
    let to = parties.recipient_digest(recipient);
    if record.recipient == to {
        return Err(Refusal::SameRecipient.into());
    }
    let opened = read_request(gateway, &record, &consent.secret.identity(), now).await?;
    let kind = gateway.catalogue.kind(&record.kind).ok_or(Error::UnknownKind)?;
    let row = consent.scope_of(recipient)?;
    let files = request_file::kept(&opened.header.attachments, &opened.files, &row);
    let form = gateway.request_forms.form(kind, &row);
    let mut response = opened.response.clone();
    restrict::cut(&form, &mut response);
    let request = Request {
        no_names: &[],
        worker,
        consent,
        kind: &record.kind,
        recipient,
        case_number: &opened.header.case_number,
        response: &response,
        language: record.language,
        previous: record.previous,
        files: &files,
        by_post: false,
    };
    let prepared = send::prepare(gateway, request, now)?;
    let one_time_key = prepared.one_time_key(gateway)?;
    let one_time_keys = one_time_key.as_ref().map(|key| key.public(local_date(now)));
    let written = send::write(gateway, request, &prepared, one_time_keys.as_ref(), *reference, now).await?;

    let link = LinkToken::generate(&gateway.random)?;
    let moved = decide_in_unit(gateway, worker, reference, |record, by| {
        let onward = Onward {
            recipient: to,
            scope: prepared.scope.clone(),
            one_time_keys: one_time_keys.clone(),
            document: written.sealed.clone(),
            deadlines: prepared.deadlines,
            proof: written.proof,
            link: renewal(gateway, reference, &link)?,
        };
        Ok(workflow::reroute(record, onward, by, now)?)
    });
    gateway.committed(from_ref(&written.sealed.id), moved.await).await?;
    let committed = (*reference, written.hash);
    Ok(Box::new(prepared.dispatch(gateway, request, committed, one_time_key, now)))
}
