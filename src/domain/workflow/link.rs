//! A new link for a request: the old one was lost, or locked after wrong keys.

use jiff::Timestamp;

use crate::domain::audit::{Action, Agent, Entity, Event};
use crate::domain::change::{Change, Link, Write};
use crate::domain::digest::Digest;
use crate::domain::notice::{Audience, Letter, notice_for};
use crate::domain::request::Record;
use crate::domain::workflow::Refusal;

/// A new link, and what it replaces.
#[derive(Debug, Clone)]
pub struct Renewal {
    pub link: Digest,
    /// The link's secret, wrapped for the outbox; none in no-link mode.
    pub wrapped_link: Option<String>,
    /// Every link made before: none of them opens anything any more.
    pub old: Vec<(Digest, Link)>,
    /// Where wrong keys are counted: they start from nothing.
    pub attempts: Digest,
}

/// Sends a new link, ends the old ones and unlocks the request.
///
/// # Errors
///
/// The outcome it already has.
pub fn renew(record: &Record, renewal: Renewal, worker: Digest, now: Timestamp) -> Result<Change, Refusal> {
    super::answer::must_be_open(record)?;
    let mut next = record.clone();
    next.revision += 1;
    next.facts.link_locked_at = None;
    let mut letter = notice_for(&next, Letter::LinkRenewed, Audience::Recipient(next.recipient), now);
    letter.link = renewal.wrapped_link;
    let new = Link { reference: record.reference, expires_at: record.expires_at, revoked: false };
    let mut writes = vec![
        Write::Link { digest: renewal.link, link: new },
        Write::Attempts { digest: renewal.attempts, attempts: None },
        Write::Record(Box::new(next)),
    ];
    writes.extend(
        renewal
            .old
            .into_iter()
            .map(|(digest, link)| Write::Link { digest, link: Link { revoked: true, ..link } }),
    );
    Ok(Change {
        events: vec![Event {
            recorded: now,
            agent: Agent::User(worker),
            action: Action::LinkRenewed,
            entity: Entity::Request(record.reference),
            detail: None,
        }],
        notices: vec![letter],
        writes,
    })
}
