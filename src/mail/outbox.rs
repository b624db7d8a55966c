//! What becomes of one notice of the outbox.
//!
//! A notice is written in the same commit as what it tells of and sent after it, so no letter
//! tells of something that did not happen. It leaves the outbox in a commit after it was sent:
//! where that commit is lost the letter goes again, with the same `Message-ID`. So a letter is
//! never lost, and a second copy can be known as one.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use zeroize::Zeroizing;

use crate::domain::calendar::local_date;
use crate::domain::notice::first_letter;
use crate::domain::{Audience, ConsentRecord, Digest, Language, Notice, Record, Watch};
use crate::mail::letter::{self, Fields};
use crate::mail::transport::Failure;
use crate::mail::{Mail, Mailer};
use crate::text;

/// Turns what the store knows (digests, sealed secrets, codes) into what a letter needs. None:
/// it isn't in the directory any more.
pub trait Addresses: Send + Sync {
    /// The functional mailbox, or the escalation mailbox.
    fn mailbox(&self, audience: &Audience) -> Option<String>;

    /// The unit that owns a request.
    fn unit(&self, id: &Digest) -> Option<Sender>;

    /// What a kind of form is called; its id where it isn't known.
    fn kind_name(&self, kind: &str, language: Language) -> String;

    /// Opens the sealed secret of the notice's link.
    fn open_link(&self, notice: &Notice) -> Option<Zeroizing<String>>;
}

/// Whom a letter speaks for.
#[derive(Debug, Clone)]
pub struct Sender {
    pub name: String,
    pub organisation: String,
    pub mailbox: String,
    pub telephone: String,
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// The mail server has it.
    Accepted,
    /// Not now; again at this moment.
    Deferred { until: Timestamp, why: Failure },
    /// The mail server will never take it, or it was tried for as long as the settings say.
    Refused { why: Failure },
}

/// What a letter is about.
#[derive(Clone, Copy)]
pub enum Subject<'a> {
    Request(&'a Record),
    Watch(&'a Watch),
    Consent(&'a ConsentRecord),
}

impl<'a> From<&'a Record> for Subject<'a> {
    fn from(record: &'a Record) -> Self {
        Self::Request(record)
    }
}

impl<'a> From<&'a Watch> for Subject<'a> {
    fn from(watch: &'a Watch) -> Self {
        Self::Watch(watch)
    }
}

impl<'a> From<&'a ConsentRecord> for Subject<'a> {
    fn from(consent: &'a ConsentRecord) -> Self {
        Self::Consent(consent)
    }
}

impl Mailer {
    /// Writes and sends the letter of a notice.
    pub async fn deliver(
        &self,
        notice: &Notice,
        about: impl Into<Subject<'_>>,
        addresses: &dyn Addresses,
        now: Timestamp,
    ) -> Outcome {
        let Some(mail) = self.compose(notice, about.into(), addresses) else {
            return Outcome::Refused { why: Failure::Never("unknown".to_owned()) };
        };
        match self.send(&mail, now).await {
            Ok(()) => Outcome::Accepted,
            Err(why @ Failure::Never(_)) => Outcome::Refused { why },
            Err(why) => match wait(notice.attempts, self.retry) {
                Some(wait) => Outcome::Deferred { until: now.saturating_add(wait).unwrap_or(now), why },
                None => Outcome::Refused { why },
            },
        }
    }

    fn compose(&self, notice: &Notice, about: Subject<'_>, addresses: &dyn Addresses) -> Option<Mail> {
        let to = addresses.mailbox(&notice.audience)?;
        let reference = notice.reference.to_string();
        let (unit, due, kind, pages) = match about {
            Subject::Request(record) => {
                let kind = addresses.kind_name(&notice.kind, notice.language);
                (&record.unit, record.due_date(), kind, "requests")
            }
            Subject::Watch(watch) => {
                let kind = text::get(notice.language, &format!("domain-watch-{}", watch.kind.code()));
                (&watch.unit, watch.due_on, kind, "watches")
            }
            Subject::Consent(consent) => {
                let kind = text::get(notice.language, "mail-consent");
                (&consent.unit, local_date(consent.expires_at), kind, "consents")
            }
        };
        let unit = addresses.unit(unit)?;
        let due = text::dates::day(notice.language, notice.due.unwrap_or(due));
        let secret = if self.link { addresses.open_link(notice) } else { None };
        // The secret is in the fragment, which browsers send to nobody.
        let link = secret.map(|secret| Zeroizing::new(format!("{}/l#{}", self.address, *secret)));
        let page = format!("{}/{pages}/{reference}", self.address);
        let listed =
            if notice.references.is_empty() { vec![notice.reference] } else { notice.references.clone() };
        let list = listed.iter().map(|reference| format!("  {reference}")).collect::<Vec<_>>().join("\n");
        let fields = Fields {
            list: &list,
            reference: &reference,
            kind: &kind,
            due: &due,
            unit: &unit.name,
            organisation: &unit.organisation,
            telephone: &unit.telephone,
            gateway: &self.name,
            address: &self.address,
            page: &page,
            link: link.as_ref().map(|link| link.as_str()),
        };
        let reply_to = match notice.audience {
            Audience::Recipient(_) | Audience::RecipientEscalation(_) => Some(unit.mailbox.clone()),
            Audience::Unit(_) | Audience::Coordinator(_) => None,
        };
        let written = letter::write(notice.letter, notice.language, &fields);
        let first = first_letter(notice.reference);
        let of_request = matches!(about, Subject::Request(_));
        let thread = (of_request && notice.id != first).then_some(first);
        Some(Mail { id: notice.id, thread, to, reply_to, written })
    }
}

/// How long to wait after a failed attempt, `attempts` having failed before it: 1, 2, 4, … minutes,
/// at most four hours. None once the waits add up to `retry`: time when the gateway stood still
/// does not count against a letter.
#[must_use]
pub fn wait(attempts: u32, retry: Duration) -> Option<SignedDuration> {
    const LONGEST_MINUTES: u64 = 240;
    let minutes = |attempt: u32| 1_u64.checked_shl(attempt).unwrap_or(u64::MAX).min(LONGEST_MINUTES);
    let waited: u64 = (0..attempts).map(minutes).sum();
    if Duration::from_mins(waited) >= retry {
        return None;
    }
    Some(SignedDuration::from_mins(i64::try_from(minutes(attempts)).unwrap_or(240)))
}
