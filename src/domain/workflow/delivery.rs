//! What the mail server said of a letter.

use jiff::Timestamp;

use crate::domain::audit::{Action, Agent, Event};
use crate::domain::change::{Change, Write};
use crate::domain::digest::Digest;
use crate::domain::notice::{Audience, Letter, Notice, Told};
use crate::domain::request::{Earlier, Record};
use crate::domain::unattended;
use crate::domain::workflow::revision::Revision;

/// The mail server took the letter. Where the request went on to another recipient while the letter
/// was under way, its old recipient has heard of it after all, and is told that it needn't answer.
#[must_use]
pub fn accepted(record: &Record, notice: &Notice, now: Timestamp) -> Change {
    let mut change = done(notice);
    if !is_of_recipient(record, notice) {
        if announces(notice) {
            let mut next = Revision::of(record, Agent::Gateway, now);
            next.tell_other(Letter::Withdrawn, notice.audience);
            change.append(next.into_change());
        }
        return change;
    }
    let news = record.facts.accepted_at.is_none() || record.facts.not_delivered_at.is_some();
    if announces(notice) && news {
        let mut next = Revision::of(record, Agent::Gateway, now);
        next.record.facts.accepted_at = Some(now);
        next.record.facts.not_delivered_at = None;
        next.log(Action::LetterAccepted, None);
        change.append(next.into_change());
    }
    change
}

/// The mail server refused the letter for good, or two days of trying went by: the unit is told.
#[must_use]
pub fn refused(record: &Record, notice: &Notice, now: Timestamp) -> Change {
    let mut change = done(notice);
    change.events.push(event(record, Action::LetterRefused, now));
    let to_recipient = matches!(notice.audience, Audience::Recipient(_));
    if to_recipient && is_of_recipient(record, notice) && record.is_open() {
        change.append(not_delivered(record, now));
    }
    change
}

/// A fact of the request, and a letter to its unit.
fn not_delivered(record: &Record, now: Timestamp) -> Change {
    let mut next = Revision::of(record, Agent::Gateway, now);
    next.record.facts.not_delivered_at = Some(now);
    next.record.facts.arrived_at = None;
    next.tell(Letter::NotDelivered);
    next.into_change()
}

/// A letter that the mail server had taken came back. Once for each letter: the change holds a
/// digest that can be used once. `latest`: no letter was owed after it that tells of the request
/// anew, with another link or to another recipient; an old one says nothing any more.
#[must_use]
pub fn bounced(record: &Record, id: &Digest, told: &Told, latest: bool, now: Timestamp) -> Change {
    let once = Write::Once { digest: said_of(id, 1), reference: record.reference };
    let events = vec![event(record, Action::LetterBounced, now)];
    let mut change = Change { writes: vec![once], events, notices: Vec::new() };
    if latest && told.to_recipient && record.is_open() {
        change.append(not_delivered(record, now));
    }
    change
}

/// What else a mail server or a mail program told of a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heard {
    /// It failed for one of those behind the recipient's mailbox. The mailbox itself has it, perhaps.
    FailedBeyond,
    Arrived,
    Shown,
    Removed,
}

/// A line of the log, once for each letter; and where it shows that the letter has come to the
/// recipient, a fact. None: it does not matter any more, or is about no letter to the recipient.
#[must_use]
pub fn heard(record: &Record, id: &Digest, told: &Told, heard: Heard, now: Timestamp) -> Option<Change> {
    if !told.to_recipient || !record.is_open() {
        return None;
    }
    let (mark, action) = match heard {
        Heard::FailedBeyond => (2, Action::LetterFailedBeyond),
        Heard::Arrived => (3, Action::LetterArrived),
        Heard::Shown => (4, Action::LetterShown),
        Heard::Removed => (5, Action::LetterRemoved),
    };
    let mut change = Change {
        writes: vec![Write::Once { digest: said_of(id, mark), reference: record.reference }],
        events: vec![event(record, action, now)],
        notices: Vec::new(),
    };
    let facts = &record.facts;
    let news = facts.arrived_at.is_none() && facts.not_delivered_at.is_none();
    if heard != Heard::FailedBeyond && told.letter.opens_the_request() && news {
        let mut next = Revision::of(record, Agent::Gateway, now);
        next.record.facts.arrived_at = Some(now);
        change.append(next.into_change());
    }
    Some(change)
}

/// The recipient's mailbox answered by itself. None: that was known, or does not matter any more.
#[must_use]
pub fn auto_replied(record: &Record, told: &Told, now: Timestamp) -> Option<Change> {
    if !told.to_recipient || !record.is_open() || record.facts.auto_reply_at.is_some() {
        return None;
    }
    let mut next = Revision::of(record, Agent::Gateway, now);
    next.record.facts.auto_reply_at = Some(now);
    next.log(Action::AutoReply, None);
    Some(next.into_change())
}

/// Ids of letters end in zeros, so this is no letter's, and no keyed digest looks like it.
fn said_of(id: &Digest, mark: u8) -> Digest {
    let mut bytes = *id.as_bytes();
    bytes[31] = mark;
    Digest::from_bytes(bytes)
}

/// The letter has left or was given up, and nothing is told of it.
#[must_use]
pub fn settled(notice: &Notice) -> Change {
    done(notice)
}

/// The notice is no longer wanted: the request has ended meanwhile.
#[must_use]
pub fn dropped(notice: &Notice) -> Change {
    done(notice)
}

/// Is the letter still true at the moment of sending?
#[must_use]
pub fn still_wanted(record: &Record, notice: &Notice) -> bool {
    let theirs = is_of_recipient(record, notice);
    let to_recipient = matches!(notice.audience, Audience::Recipient(_) | Audience::RecipientEscalation(_));
    if to_recipient && theirs && record.facts.posted_at.is_some() {
        return false;
    }
    // What can't be opened asks nobody to open it.
    if to_recipient && record.facts.lost_at.is_some() && notice.letter.opens_the_request() {
        return false;
    }
    if let Some(taken) = &notice.step {
        return theirs && taken.holds(record);
    }
    match notice.letter {
        // A reminder by hand waits for the opening; the due day may move meanwhile.
        Letter::Reminder | Letter::Overdue | Letter::DueMoved | Letter::MoreTimeRefused => {
            theirs && record.is_open() && notice.due == Some(record.due_date())
        }
        // Somebody has come to it meanwhile.
        Letter::UnitSilent => unattended::is_told(record),
        // That an answer was about somebody else, its sender has to know, whatever became of the request.
        Letter::WrongPerson => theirs,
        // It was taken back before this was told.
        Letter::AnswerArrived | Letter::AnswerReceived | Letter::WordReceived => {
            !theirs || !record.is_open() || record.facts.taken_back.is_empty()
        }
        letter if letter.opens_the_request() => theirs && record.is_open(),
        // Who never heard of the request needn't hear that it is over. One it was moved away from has,
        // or the letter wouldn't have been written; unless it has come back to it.
        Letter::Withdrawn => {
            let came_back = |one: &Earlier| record.is_open() && one.recipient == record.recipient;
            let heard = record.facts.accepted_at.is_some() && !record.facts.earlier.iter().any(came_back);
            !theirs || heard
        }
        _ => true,
    }
}

/// Is the letter to the recipient the request is at? Letters to the unit are.
fn is_of_recipient(record: &Record, notice: &Notice) -> bool {
    match notice.audience {
        Audience::Recipient(who) | Audience::RecipientEscalation(who) => who == record.recipient,
        Audience::Unit(_) | Audience::Coordinator(_) => true,
    }
}

const fn announces(notice: &Notice) -> bool {
    matches!(
        notice.letter,
        Letter::RequestSent | Letter::LinkRenewed | Letter::WrongPerson | Letter::NotEnough
    )
}

fn done(notice: &Notice) -> Change {
    Change { writes: vec![Write::NoticeDone { id: notice.id }], ..Change::default() }
}

const fn event(record: &Record, action: Action, now: Timestamp) -> Event {
    Event::of_request(record.reference, Agent::Gateway, action, None, now)
}
