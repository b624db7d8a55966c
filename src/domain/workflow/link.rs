//! A new link for a request: the old one was lost, or locked after wrong keys.

use jiff::Timestamp;

use crate::domain::audit::{Action, Agent, Entity, Event};
use crate::domain::change::{Change, Link, Write};
use crate::domain::digest::Digest;
use crate::domain::notice::{Audience, Letter, notice_for};
use crate::domain::request::Record;
use crate::domain::workflow::Refusal;

/// Sends a new link and unlocks the request.
///
/// # Errors
///
/// The outcome it already has.
pub fn renew(
    record: &Record,
    link: Digest,
    wrapped_link: Option<String>,
    attempts: Digest,
    worker: Digest,
    now: Timestamp,
) -> Result<Change, Refusal> {
    super::answer::must_be_open(record)?;
    let mut next = record.clone();
    next.revision += 1;
    next.facts.link_locked_at = None;
    let mut letter = notice_for(&next, Letter::LinkRenewed, Audience::Recipient(next.recipient), now);
    letter.link = wrapped_link;
    Ok(Change {
        events: vec![Event {
            recorded: now,
            agent: Agent::User(worker),
            action: Action::LinkRenewed,
            entity: Entity::Request(record.reference),
        }],
        notices: vec![letter],
        writes: vec![
            Write::Link {
                digest: link,
                link: Link { reference: record.reference, expires_at: record.expires_at, revoked: false },
            },
            Write::Attempts { digest: attempts, attempts: None },
            Write::Record(Box::new(next)),
        ],
    })
}
