//! A request goes on to another recipient within the consent. Same reference, clocks of its own;
//! the log and the list of earlier recipients keep what was.

use jiff::Timestamp;

use crate::domain::audit::{Action, Agent, Detail, Event};
use crate::domain::change::{Change, Link, Write};
use crate::domain::deadline::Deadlines;
use crate::domain::digest::Digest;
use crate::domain::notice::{Audience, Letter, notice_for};
use crate::domain::recipient::RecipientKeys;
use crate::domain::request::{Earlier, Facts, Outcome, Record, Sealed};
use crate::domain::workflow::Refusal;
use crate::domain::workflow::link::Renewal;

/// The request as it goes to its new recipient.
#[derive(Debug, Clone)]
pub struct Onward {
    pub recipient: Digest,
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
///
/// # Errors
///
/// As [`may_reroute`]; [`Refusal::SameRecipient`].
pub fn reroute(record: &Record, onward: Onward, worker: Digest, now: Timestamp) -> Result<Change, Refusal> {
    may_reroute(record)?;
    if record.recipient == onward.recipient {
        return Err(Refusal::SameRecipient);
    }
    let agent = Agent::User(worker);
    let detail = Some(Detail::To(onward.recipient));
    let mut change = Change {
        events: vec![Event::of_request(record.reference, agent, Action::Rerouted, detail, now)],
        ..Change::default()
    };
    let mut next = record.clone();
    super::ending::destroy_all(&mut change, &mut next, agent, now);
    next.revision += 1;
    next.worker = worker;
    next.recipient = onward.recipient;
    next.one_time_keys = onward.one_time_keys;
    next.document = Some(onward.document);
    next.sent_at = now;
    next.acknowledge_by = onward.deadlines.acknowledge_by;
    next.due_at = onward.deadlines.due_at;
    next.expires_at = onward.deadlines.expires_at;
    next.facts = Facts { earlier: record.facts.earlier.clone(), ..Facts::default() };
    next.facts.earlier.push(Earlier {
        recipient: record.recipient,
        sent_at: record.sent_at,
        moved_at: now,
        wrong_recipient: matches!(record.facts.outcome, Some(Outcome::WrongRecipient { .. })),
    });

    let heard = record.facts.accepted_at.is_some() || record.facts.opened_at.is_some();
    if record.is_open() && heard {
        let old = Audience::Recipient(record.recipient);
        change.notices.push(notice_for(&next, Letter::Withdrawn, old, now));
    }
    let mut letter = notice_for(&next, Letter::RequestSent, Audience::Recipient(next.recipient), now);
    letter.link = onward.link.wrapped_link;
    change.notices.push(letter);

    change.writes.push(Write::Once { digest: onward.proof, reference: record.reference });
    let new = Link { reference: record.reference, expires_at: next.expires_at, revoked: false };
    change.writes.push(Write::Link { digest: onward.link.link, link: new });
    let old = onward.link.old.into_iter();
    change
        .writes
        .extend(old.map(|(digest, link)| Write::Link { digest, link: Link { revoked: true, ..link } }));
    change.writes.push(Write::Attempts { digest: onward.link.attempts, attempts: None });
    change.writes.push(Write::Record(Box::new(next)));
    Ok(change)
}

/// Can it still go to somebody else? While it waits for an answer, and after it was declined or
/// sent back, as long as the sealed request is there.
///
/// # Errors
///
/// The outcome it has; [`Refusal::Destroyed`].
pub fn may_reroute(record: &Record) -> Result<(), Refusal> {
    match &record.facts.outcome {
        None | Some(Outcome::Declined { .. } | Outcome::WrongRecipient { .. }) => {}
        Some(_) => super::answer::must_be_open(record)?,
    }
    if record.document.is_some() { Ok(()) } else { Err(Refusal::Destroyed) }
}
