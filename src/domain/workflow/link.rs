//! A new link for a request: the old one was lost, or locked after wrong keys.

use jiff::Timestamp;

use crate::domain::audit::{Action, Agent};
use crate::domain::change::{Change, FreshLink, Link, Write};
use crate::domain::digest::Digest;
use crate::domain::notice::Letter;
use crate::domain::request::Record;
use crate::domain::workflow::Refusal;
use crate::domain::workflow::revision::Revision;

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

impl Renewal {
    /// The letter with the new link; the old ones end.
    pub(super) fn write(self, next: &mut Revision, letter: Letter, now: Timestamp) {
        next.tell_with_link(letter, FreshLink { digest: self.link, wrapped: self.wrapped_link }, now);
        let ended = |(digest, link)| Write::Link { digest, link: Link { revoked: true, ..link } };
        next.change.writes.extend(self.old.into_iter().map(ended));
        next.change.writes.push(Write::Attempts { digest: self.attempts, attempts: None });
    }
}

/// Sends a new link, ends the old ones and unlocks the request.
pub fn renew(record: &Record, renewal: Renewal, worker: Digest, now: Timestamp) -> Result<Change, Refusal> {
    super::answer::must_be_open(record)?;
    let mut next = Revision::of(record, Agent::User(worker), now);
    next.record.facts.link_locked_at = None;
    next.log(Action::LinkRenewed, None);
    renewal.write(&mut next, Letter::LinkRenewed, now);
    Ok(next.into_change())
}
