//! Sending a request: what the consent allows, and what is written when it does.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::domain::audit::{Action, Agent};
use crate::domain::change::{Change, FreshLink, Write};
use crate::domain::consent::{ConsentRecord, ConsentState, ConsentTerms, Identity, SubjectKind};
use crate::domain::digest::Digest;
use crate::domain::notice::Letter;
use crate::domain::recipient::{Recipient, RecipientKind};
use crate::domain::request::Record;
use crate::domain::scope::InformationCategory;
use crate::domain::workflow::Refusal;
use crate::domain::workflow::revision::Revision;

/// What the consent is held against.
#[derive(Debug, Clone, Copy)]
pub struct Ask<'a> {
    /// Whose consent it is, and whom the kind can be about.
    pub subject: SubjectKind,
    pub identity: Identity,
    pub unit: &'a str,
    pub recipient: &'a Recipient,
    /// Sorts of recipients the kind goes to.
    pub recipient_kinds: &'a [RecipientKind],
    /// The kind needs at least one of these; empty: none needed.
    pub categories: &'a [InformationCategory],
    /// On paper: no mailbox is needed.
    pub by_post: bool,
}

/// May this be asked under this consent, today?
///
/// # Errors
/// The first limit of the consent that does not hold, or [`Refusal::RecipientNotReady`].
pub fn may_ask(
    terms: &ConsentTerms,
    consent: &ConsentRecord,
    ask: Ask<'_>,
    today: Date,
) -> Result<(), Refusal> {
    consent_holds(consent, terms, today)?;
    if !ask.identity.allows(ask.subject) {
        let needed = ask.subject == SubjectKind::Nobody;
        return Err(if needed { Refusal::ConsentNeeded } else { Refusal::NobodyOnly });
    }
    if terms.unit != ask.unit {
        return Err(Refusal::OutsideUnit);
    }
    let scope = terms.scope_of(&ask.recipient.id).ok_or(Refusal::OutsideParties)?;
    if terms.row(&ask.recipient.id).is_some_and(|row| row.name != ask.recipient.name) {
        return Err(Refusal::OtherParty);
    }
    if !ask.recipient_kinds.contains(&ask.recipient.kind) {
        return Err(Refusal::WrongSortOfRecipient);
    }
    if !ask.by_post && !ask.recipient.can_be_chosen() {
        return Err(Refusal::RecipientNotReady);
    }
    let covered = ask.categories.is_empty() || ask.categories.iter().any(|c| scope.asks.contains(c));
    if covered { Ok(()) } else { Err(Refusal::OutsideCategories) }
}

/// May it follow that request? Only one of the same client: what is asked under a consent is about
/// whoever gave it.
///
/// # Errors
/// [`Refusal::OtherClient`], also for one that is not there; [`Refusal::OtherDocument`] where nobody is
/// named, so that two consents can't be known for the same person's.
pub fn may_follow(previous: Option<&Record>, client: &Digest, subject: SubjectKind) -> Result<(), Refusal> {
    match previous {
        Some(previous) if previous.client == *client => Ok(()),
        Some(previous) if previous.protected || subject.is_unnamed() => Err(Refusal::OtherDocument),
        _ => Err(Refusal::OtherClient),
    }
}

/// Is the consent in force today, so that something can be sent under it?
pub fn consent_holds(consent: &ConsentRecord, terms: &ConsentTerms, today: Date) -> Result<(), Refusal> {
    match consent.state {
        ConsentState::Replaced { .. } => Err(Refusal::ConsentReplaced),
        _ => consent_opens(consent, terms, today),
    }
}

/// Can what was sent under it be opened and answered today? Also after another one took its place.
pub fn consent_opens(consent: &ConsentRecord, terms: &ConsentTerms, today: Date) -> Result<(), Refusal> {
    match consent.state {
        ConsentState::Refused => Err(Refusal::ConsentRefused),
        ConsentState::Revoked { .. } => Err(Refusal::ConsentRevoked),
        _ if today < terms.valid_from => Err(Refusal::ConsentNotYetValid),
        _ if today > terms.valid_to => Err(Refusal::ConsentExpired),
        ConsentState::Given | ConsentState::Replaced { .. } => Ok(()),
    }
}

/// Digests that may be used once, and the link that goes out.
#[derive(Debug, Clone)]
pub struct Once {
    /// Digest of the proof's `jti`.
    pub proof: Digest,
    /// Digest of the form's id: a double click makes one request.
    pub submission: Digest,
    /// Digest of the form's id and all it says: the same id with other content is no double click.
    pub content: Digest,
    /// None: it goes by post, and the unit prints the letter.
    pub link: Option<FreshLink>,
}

/// Everything that is written when a request is sent. The caller has checked [`may_ask`].
#[must_use]
pub fn send(record: Record, once: Once, now: Timestamp) -> Change {
    let (reference, worker) = (record.reference, Agent::User(record.worker));
    let mut first = Revision::first(record, worker, now);
    first.log(Action::RequestSent, None);
    let digests = [once.submission, once.content, once.proof];
    first.change.writes.extend(digests.map(|digest| Write::Once { digest, reference }));
    match once.link {
        None => first.record.facts.posted_at = Some(now),
        Some(link) => first.tell_with_link(Letter::RequestSent, link, now),
    }
    first.into_change()
}
