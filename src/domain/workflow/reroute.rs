//! A request goes on to another recipient within the consent. Same reference, clocks of its own;
//! the log and the list of earlier recipients keep what was.

use jiff::Timestamp;

use crate::domain::audit::{Action, Agent, Detail};
use crate::domain::change::{Change, Write};
use crate::domain::deadline::Deadlines;
use crate::domain::digest::Digest;
use crate::domain::notice::{Audience, Letter};
use crate::domain::recipient::RecipientKeys;
use crate::domain::request::{Earlier, Facts, Outcome, Record, Sealed};
use crate::domain::scope::Scope;
use crate::domain::workflow::Refusal;
use crate::domain::workflow::link::Renewal;
use crate::domain::workflow::revision::Revision;

/// The request as it goes to its new recipient.
#[derive(Debug, Clone)]
pub struct Onward {
    pub recipient: Digest,
    /// What may pass between the unit and that recipient, as far as the kind uses it.
    pub scope: Scope,
    /// Public halves of a one-time key, where the recipient isn't enrolled.
    pub one_time_keys: Option<RecipientKeys>,
    /// Sealed anew.
    pub document: Sealed,
    pub deadlines: Deadlines,
    /// Digest of the new proof's `jti`.
    pub proof: Digest,
    pub link: Renewal,
}

/// Sends it on: the old recipient's links and documents end with the same commit, and it is told
/// in neutral words, if it had heard of the request and hasn't sent it back itself.
pub fn reroute(record: &Record, onward: Onward, worker: Digest, now: Timestamp) -> Result<Change, Refusal> {
    may_reroute(record)?;
    if record.recipient == onward.recipient {
        return Err(Refusal::SameRecipient);
    }
    let mut next = Revision::of(record, Agent::User(worker), now);
    next.log(Action::Rerouted, Some(Detail::To(onward.recipient)));
    next.destroy_all();
    next.record = Record {
        worker,
        recipient: onward.recipient,
        scope: onward.scope,
        one_time_keys: onward.one_time_keys,
        document: Some(onward.document),
        sent_at: now,
        acknowledge_by: onward.deadlines.acknowledge_by,
        due_at: onward.deadlines.due_at,
        expires_at: onward.deadlines.expires_at,
        facts: Facts { earlier: record.facts.earlier.clone(), ..Facts::default() },
        ..next.record
    };
    next.record.facts.earlier.push(Earlier {
        recipient: record.recipient,
        sent_at: record.sent_at,
        moved_at: now,
        wrong_recipient: matches!(record.facts.outcome, Some(Outcome::WrongRecipient { .. })),
    });

    let heard = record.facts.accepted_at.is_some() || record.facts.opened_at.is_some();
    if record.is_open() && heard {
        next.tell_other(Letter::Withdrawn, Audience::Recipient(record.recipient));
    }
    next.change.writes.push(Write::Once { digest: onward.proof, reference: record.reference });
    onward.link.write(&mut next, Letter::RequestSent, now);
    Ok(next.into_change())
}

/// Can it still go to somebody else? While it waits for an answer, and after it was declined or
/// sent back, as long as the sealed request is there.
///
/// # Errors
/// The outcome it has; [`Refusal::Destroyed`].
pub fn may_reroute(record: &Record) -> Result<(), Refusal> {
    match &record.facts.outcome {
        None | Some(Outcome::Declined { .. } | Outcome::WrongRecipient { .. }) => {}
        Some(_) => super::answer::must_be_open(record)?,
    }
    if record.document.is_some() { Ok(()) } else { Err(Refusal::Destroyed) }
}
