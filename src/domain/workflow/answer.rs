//! What a recipient can do with a request: open, acknowledge, draft, ask for more time, answer,
//! decline, say that it is not theirs.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::domain::audit::{Action, Agent, Detail};
use crate::domain::calendar::{Calendar, local_date};
use crate::domain::change::{Change, Write};
use crate::domain::deadline::Keep;
use crate::domain::digest::Digest;
use crate::domain::notice::Letter;
use crate::domain::request::{Acknowledged, DeclineReason, MoreTime, Outcome, Record, Sealed};
use crate::domain::spool_id::SpoolId;
use crate::domain::workflow::Refusal;
use crate::domain::workflow::revision::Revision;

/// Can the recipient still do something with it?
pub const fn must_be_open(record: &Record) -> Result<(), Refusal> {
    match &record.facts.outcome {
        None => Ok(()),
        Some(Outcome::Answered { .. }) => Err(Refusal::AlreadyAnswered),
        Some(Outcome::Declined { .. } | Outcome::WrongRecipient { .. }) => Err(Refusal::AlreadyDeclined),
        Some(Outcome::Withdrawn { .. }) => Err(Refusal::Withdrawn),
        Some(Outcome::Expired { .. }) => Err(Refusal::Expired),
    }
}

/// The right key opened the request. Wrong tries before it are forgotten.
#[must_use]
pub fn open(record: &Record, attempts: Digest, now: Timestamp) -> Change {
    let mut change = step(record, Action::RequestOpened, now, |next| {
        next.facts.opened_at.get_or_insert(now);
        Vec::new()
    });
    change.writes.push(Write::Attempts { digest: attempts, attempts: None });
    change
}

/// "We have it, expect our answer on …".
pub fn acknowledge(
    record: &Record,
    expected: Option<Date>,
    now: Timestamp,
    today: Date,
) -> Result<Change, Refusal> {
    must_be_open(record)?;
    if let Some(date) = expected {
        check_date(date, today)?;
    }
    Ok(step(record, Action::Acknowledged, now, |next| {
        next.facts.acknowledged = Some(Acknowledged { at: now, expected });
        vec![Letter::Acknowledged]
    }))
}

/// So many bytes of files stay that other windows of the same recipient have attached: a window can't
/// name what it does not know, and must not destroy it either.
const OTHERS_AT_MOST: u64 = 32 << 20;

/// The recipient's work so far, sealed to the recipient: its text, and what becomes of its files.
#[derive(Debug, Clone)]
pub struct Draft {
    pub text: Sealed,
    /// Sealed since the last time.
    pub added: Vec<Sealed>,
    /// Sealed before, and still attached.
    pub kept: Vec<SpoolId>,
    /// Taken away by the recipient.
    pub removed: Vec<SpoolId>,
}

/// The recipient saves its work so far. Files are sealed once: what is kept stays where it is.
pub fn save_draft(record: &Record, draft: Draft, now: Timestamp) -> Result<Change, Refusal> {
    must_be_open(record)?;
    let mut gone: Vec<Sealed> = Vec::new();
    let mut change = step(record, Action::DraftSaved, now, |next| {
        gone.extend(next.facts.draft.replace(draft.text));
        let mut others = 0;
        let mut stays = |file: &Sealed| {
            let removed = draft.removed.contains(&file.id);
            let kept = draft.kept.contains(&file.id);
            others += if kept || removed { 0 } else { file.bytes };
            kept || !removed && others <= OTHERS_AT_MOST
        };
        // From the newest on: of too much, the oldest goes.
        let files = std::mem::take(&mut next.facts.draft_files).into_iter().rev();
        let (mut stay, mut go): (Vec<_>, Vec<_>) = files.partition(|file| stays(file));
        gone.append(&mut go);
        stay.reverse();
        stay.extend(draft.added);
        next.facts.draft_files = stay;
        Vec::new()
    });
    // A draft saved every minute is not worth a line each in the log.
    change.events.clear();
    change.destroy(gone);
    Ok(change)
}

/// "We need until …". The reason is sealed to the consent.
pub fn ask_more_time(
    record: &Record,
    until: Date,
    reason: Option<Sealed>,
    now: Timestamp,
    today: Date,
) -> Result<Change, Refusal> {
    must_be_open(record)?;
    check_date(until, today)?;
    let old = record.facts.more_time.as_ref().and_then(|asked| asked.reason.clone());
    let mut change = step(record, Action::MoreTimeAsked, now, |next| {
        next.facts.more_time = Some(MoreTime { at: now, until, reason });
        vec![Letter::MoreTimeAsked]
    });
    change.destroy(old);
    Ok(change)
}

/// How the recipient ends it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    Answer {
        /// DFA completeness 0–3.
        score: Option<u8>,
    },
    Decline(DeclineReason),
    WrongRecipient,
}

/// What the recipient's last word is kept as.
#[derive(Debug, Clone)]
pub struct Documents {
    /// Sealed to the consent.
    pub answer: Sealed,
    /// Sealed to the recipient itself.
    pub copy: Option<Sealed>,
    /// Digest of the proof's `jti`.
    pub once: Digest,
}

/// Answered, declined or passed back, with the sealed document that says so. Late ones are taken.
/// From now on the clock counts how long it waits to be fetched.
pub fn end(
    record: &Record,
    ending: Ending,
    documents: Documents,
    keep: Keep,
    calendar: &Calendar,
    now: Timestamp,
) -> Result<Change, Refusal> {
    must_be_open(record)?;
    let late = now > record.due_at;
    let days = calendar.working_days_between(local_date(record.sent_at), local_date(now));
    let days = u16::try_from(days).unwrap_or(u16::MAX);
    let (action, outcome, letter) = match ending {
        Ending::Answer { score } => {
            (Action::Answered, Outcome::Answered { at: now, late, days, score }, Letter::AnswerArrived)
        }
        Ending::Decline(reason) => {
            (Action::Declined, Outcome::Declined { at: now, reason }, Letter::Declined)
        }
        Ending::WrongRecipient => {
            (Action::WrongRecipient, Outcome::WrongRecipient { at: now }, Letter::WrongRecipient)
        }
    };
    let mut draft = Vec::new();
    let mut change = step(record, action, now, |next| {
        next.facts.outcome = Some(outcome);
        next.facts.answer = Some(documents.answer);
        next.facts.copy = documents.copy;
        draft = next.facts.take_draft();
        next.expires_at = keep.until(now, record.expires_at);
        let received =
            if letter == Letter::AnswerArrived { Letter::AnswerReceived } else { Letter::WordReceived };
        vec![letter, received]
    });
    change.writes.push(Write::Once { digest: documents.once, reference: record.reference });
    change.destroy(draft);
    Ok(change)
}

/// An answer that came by post.
#[derive(Debug, Clone)]
pub struct OnPaper {
    /// DFA completeness 0–3.
    pub score: Option<u8>,
    /// The day it came: the clock stops there.
    pub came_on: Date,
    /// Sealed to the consent.
    pub document: Sealed,
    /// Digest of the proof's `jti`.
    pub once: Digest,
    pub keep: Keep,
    /// Who registered it.
    pub by: Digest,
}

/// The unit registers an answer that came by post. It stops the clock on the day it came.
///
/// # Errors
/// The request is closed; [`Refusal::PaperDay`] for a day before it was sent, or one that is not yet.
pub fn end_on_paper(
    record: &Record,
    paper: OnPaper,
    calendar: &Calendar,
    now: Timestamp,
) -> Result<Change, Refusal> {
    must_be_open(record)?;
    may_have_come(record, paper.came_on, now)?;
    let days = calendar.working_days_between(local_date(record.sent_at), paper.came_on);
    let late = paper.came_on > record.due_date();
    let days = u16::try_from(days).unwrap_or(u16::MAX);
    let mut next = Revision::of(record, Agent::User(paper.by), now);
    next.record.expires_at = paper.keep.until(now, record.expires_at);
    let facts = &mut next.record.facts;
    facts.outcome = Some(Outcome::Answered { at: now, late, days, score: paper.score });
    facts.came_on_paper = Some(paper.came_on);
    facts.answer = Some(paper.document);
    let draft = facts.take_draft();
    next.change.writes.push(Write::Once { digest: paper.once, reference: record.reference });
    next.change.destroy(draft);
    next.log(Action::PaperRegistered, Some(Detail::Date(paper.came_on)));
    // Who answered by post may still have the request in its mailbox.
    if record.facts.accepted_at.is_some() || record.facts.opened_at.is_some() {
        next.tell(Letter::AnswerReceived);
    }
    Ok(next.into_change())
}

/// Can an answer to it have come by post on that day?
///
/// # Errors
/// [`Refusal::PaperDay`].
pub fn may_have_come(record: &Record, day: Date, now: Timestamp) -> Result<(), Refusal> {
    let possible = local_date(record.sent_at) <= day && day <= local_date(now);
    if possible { Ok(()) } else { Err(Refusal::PaperDay) }
}

/// Until when the recipient can open its own copy of what it sent.
///
/// # Errors
/// The outcome where there is none, or its time is over; [`Refusal::NothingToFetch`] before there is an outcome.
pub fn kept_until(record: &Record, now: Timestamp) -> Result<Timestamp, Refusal> {
    if record.facts.copy.is_some() && now <= record.expires_at {
        return Ok(record.expires_at);
    }
    must_be_open(record)?;
    Err(Refusal::NothingToFetch)
}

/// One step of the recipient: next revision, one event, letters to whom they concern.
fn step(
    record: &Record,
    action: Action,
    now: Timestamp,
    apply: impl FnOnce(&mut Record) -> Vec<Letter>,
) -> Change {
    let mut next = Revision::of(record, Agent::Recipient(record.recipient), now);
    for letter in apply(&mut next.record) {
        next.tell(letter);
    }
    // What the facts may forget later, when the request moves on.
    let facts = &next.record.facts;
    let detail = match action {
        Action::MoreTimeAsked => facts.more_time.as_ref().map(|asked| Detail::Date(asked.until)),
        Action::Acknowledged => facts.acknowledged.as_ref().and_then(|said| said.expected).map(Detail::Date),
        Action::Declined => match facts.outcome {
            Some(Outcome::Declined { reason, .. }) => Some(Detail::Reason(reason)),
            _ => None,
        },
        _ => None,
    };
    next.log(action, detail);
    next.into_change()
}

/// From today to six months ahead.
pub(super) fn check_date(date: Date, today: Date) -> Result<(), Refusal> {
    if date < today {
        return Err(Refusal::DateInThePast);
    }
    let days = today.until(date).map_or(i32::MAX, |span| span.get_days());
    if days > 184 { Err(Refusal::DateTooFar) } else { Ok(()) }
}
