//! A request as the store knows it: digests, codes and dated facts. Status is derived.

mod call;
mod outcome;
mod taken_back;

use jiff::Timestamp;
use jiff::civil::Date;
use minicbor::{Decode, Encode};
use serde::Serialize;

pub use call::{CallBack, CallResult, Called};
pub use outcome::{DeclineReason, Outcome};
pub use taken_back::{ReturnReason, TakenBack};

use crate::domain::codes::codes;
use crate::domain::digest::Digest;
use crate::domain::ladder::Taken;
use crate::domain::language::Language;
use crate::domain::recipient::RecipientKeys;
use crate::domain::reference::Reference;
use crate::domain::scope::Scope;
use crate::domain::spool_id::SpoolId;
use crate::domain::{calendar, stored};

/// A document in the spool.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Sealed {
    #[n(1)]
    pub id: SpoolId,
    /// SHA-256 of the ciphertext: a changed file is found before it is opened.
    #[n(2)]
    pub sha256: Digest,
    #[n(3)]
    pub bytes: u64,
}

/// The hashed metadata of one request.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Record {
    #[n(1)]
    pub reference: Reference,
    /// Counts the commits; a change made on an older one is refused.
    #[n(2)]
    pub revision: u64,
    /// Folder name under `forms/`.
    #[n(3)]
    pub kind: String,
    /// `url|version` of the answer form.
    #[n(4)]
    pub form: String,
    #[n(5)]
    pub language: Language,
    #[n(6)]
    pub unit: Digest,
    #[n(7)]
    pub worker: Digest,
    #[n(8)]
    pub recipient: Digest,
    #[n(9)]
    pub client: Digest,
    #[n(10)]
    pub consent: Digest,
    /// What it asks and tells.
    #[n(22)]
    pub scope: Scope,
    /// Public halves of a one-time key, where the recipient was not enrolled.
    #[cbor(n(12), with = "stored::whole")]
    pub one_time_keys: Option<RecipientKeys>,
    /// The request this one follows: a supplement the answer it asks about, a report the enquiry. Of
    /// the same client.
    #[n(20)]
    pub previous: Option<Reference>,
    /// The sealed request; none once destroyed.
    #[cbor(n(13), with = "stored::whole")]
    pub document: Option<Sealed>,
    #[cbor(n(14), with = "stored")]
    pub sent_at: Timestamp,
    /// End of the day by which the recipient should acknowledge.
    #[cbor(n(15), with = "stored")]
    pub acknowledge_by: Timestamp,
    /// End of the day by which the answer is due.
    #[cbor(n(16), with = "stored")]
    pub due_at: Timestamp,
    /// After this everything sealed is destroyed.
    #[cbor(n(17), with = "stored")]
    pub expires_at: Timestamp,
    /// When the ladder looks at it next; none: never. Written by [`Timetable::timed`] with every
    /// revision, so that the clock finds what is due without reading the rest.
    ///
    /// [`Timetable::timed`]: crate::domain::timetable::Timetable::timed
    #[cbor(n(19), with = "stored")]
    pub look_at: Option<Timestamp>,
    /// About somebody with protected particulars: only users who may see those open it, and no list
    /// says whom it was sent to.
    #[n(21)]
    pub protected: bool,
    #[n(18)]
    pub facts: Facts,
}

/// What has happened, each with its moment.
#[derive(Debug, Clone, Default, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Facts {
    /// Our mail server took the letter. Where it went from there is not known by that.
    #[cbor(n(1), with = "stored")]
    pub accepted_at: Option<Timestamp>,
    /// The letter is known to have come to the recipient: its mail server or a mail program there said so.
    #[cbor(n(25), with = "stored")]
    pub arrived_at: Option<Timestamp>,
    /// The mail server refused it for good.
    #[cbor(n(2), with = "stored")]
    pub not_delivered_at: Option<Timestamp>,
    #[cbor(n(3), with = "stored")]
    pub opened_at: Option<Timestamp>,
    #[cbor(n(4), with = "stored::whole")]
    pub acknowledged: Option<Acknowledged>,
    #[cbor(n(5), with = "stored::whole")]
    pub more_time: Option<MoreTime>,
    /// The text of the recipient's draft, sealed.
    #[cbor(n(6), with = "stored::whole")]
    pub draft: Option<Sealed>,
    /// The files attached to the draft, each sealed once.
    #[n(41)]
    pub draft_files: Vec<Sealed>,
    #[cbor(n(7), with = "stored::whole")]
    pub outcome: Option<Outcome>,
    /// The sealed answer or refusal; none once destroyed.
    #[cbor(n(8), with = "stored::whole")]
    pub answer: Option<Sealed>,
    /// What the recipient sent, sealed to its own key: it stays until the request's time is over, also when
    /// the unit has fetched the answer.
    #[cbor(n(42), with = "stored::whole")]
    pub copy: Option<Sealed>,
    /// The unit opened the answer.
    #[cbor(n(9), with = "stored")]
    pub answer_opened_at: Option<Timestamp>,
    /// The unit confirmed that it has the answer: the ciphertext is destroyed.
    #[cbor(n(10), with = "stored")]
    pub fetched_at: Option<Timestamp>,
    #[cbor(n(11), with = "stored")]
    pub link_locked_at: Option<Timestamp>,
    /// The recipient's mailbox answered by itself (out of office).
    #[cbor(n(12), with = "stored")]
    pub auto_reply_at: Option<Timestamp>,
    /// The steps of the ladder that were taken, each once per deadline.
    #[n(13)]
    pub steps: Vec<Taken>,
    /// A step that waits for somebody's yes.
    #[cbor(n(14), with = "stored::whole")]
    pub consider: Option<Taken>,
    /// What the due moment was before it was first moved.
    #[cbor(n(15), with = "stored")]
    pub first_due_at: Option<Timestamp>,
    /// When the due moment was last moved.
    #[cbor(n(16), with = "stored")]
    pub moved_at: Option<Timestamp>,
    /// A call that the coordinator owes.
    #[cbor(n(17), with = "stored::whole")]
    pub call: Option<CallBack>,
    /// What came of the latest call.
    #[cbor(n(18), with = "stored::whole")]
    pub called: Option<Called>,
    /// The recipients it was sent to before, oldest first.
    #[n(19)]
    pub earlier: Vec<Earlier>,
    /// A person last reminded the recipient.
    #[cbor(n(20), with = "stored")]
    pub reminded_at: Option<Timestamp>,
    /// It went over to another unit or worker.
    #[cbor(n(21), with = "stored")]
    pub handed_over_at: Option<Timestamp>,
    /// The coordinator was told that the unit does nothing.
    #[cbor(n(22), with = "stored")]
    pub unattended_at: Option<Timestamp>,
    /// It went by post, printed by the unit: no letter of ours reaches the recipient.
    #[cbor(n(24), with = "stored")]
    pub posted_at: Option<Timestamp>,
    /// The day the answer came by post; the unit registered it.
    #[cbor(n(23), with = "stored")]
    pub came_on_paper: Option<Date>,
    /// The sealed request or the sealed answer was found missing or damaged on the disk: nothing can be
    /// opened.
    #[cbor(n(31), with = "stored")]
    pub lost_at: Option<Timestamp>,
    /// The answers that were taken back, oldest first.
    #[n(51)]
    pub taken_back: Vec<TakenBack>,
}

impl Facts {
    /// The draft and its files, taken out.
    pub fn take_draft(&mut self) -> Vec<Sealed> {
        let files = std::mem::take(&mut self.draft_files);
        self.draft.take().into_iter().chain(files).collect()
    }
}

/// A recipient the request was moved away from.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Earlier {
    #[n(1)]
    pub recipient: Digest,
    #[cbor(n(2), with = "stored")]
    pub sent_at: Timestamp,
    #[cbor(n(3), with = "stored")]
    pub moved_at: Timestamp,
    /// It said that it is not its patient.
    #[n(4)]
    pub wrong_recipient: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Acknowledged {
    #[cbor(n(1), with = "stored")]
    pub at: Timestamp,
    #[cbor(n(2), with = "stored")]
    pub expected: Option<Date>,
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct MoreTime {
    #[cbor(n(1), with = "stored")]
    pub at: Timestamp,
    #[cbor(n(2), with = "stored")]
    pub until: Date,
    /// The reason, sealed to the consent.
    #[cbor(n(3), with = "stored::whole")]
    pub reason: Option<Sealed>,
}

codes! {
    /// Where a request stands. Its number is one byte of keys: it stays below 24.
    pub enum Status {
        /// Committed; the letter is on its way.
        Sent = 1 "sent",
        NotDelivered = 2 "not-delivered",
        /// Our mail server has the letter; nobody has opened the request.
        Mailed = 3 "mailed",
        /// The letter is known to have come to the recipient; nobody has opened the request.
        Arrived = 13 "arrived",
        Opened = 4 "opened",
        Acknowledged = 5 "acknowledged",
        MoreTimeAsked = 6 "more-time-asked",
        /// The sealed request is gone from the disk, or damaged: nobody can open it.
        RequestLost = 20 "request-lost",
        Answered = 7 "answered",
        /// The same, after the answer or refusal had come.
        AnswerLost = 21 "answer-lost",
        Fetched = 8 "fetched",
        Declined = 9 "declined",
        WrongRecipient = 10 "wrong-recipient",
        Withdrawn = 11 "withdrawn",
        Expired = 12 "expired",
    }
}

/// Who has to do something now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum NextActor {
    Unit,
    Recipient,
    Coordinator,
    Nobody,
}

impl Record {
    #[must_use]
    pub const fn status(&self) -> Status {
        match &self.facts.outcome {
            Some(Outcome::Withdrawn { .. }) => return Status::Withdrawn,
            Some(Outcome::Expired { .. }) => return Status::Expired,
            Some(_) if self.facts.fetched_at.is_some() => return Status::Fetched,
            // What came was never fetched, and is destroyed: nobody can do anything about it any more.
            Some(_) if self.document.is_none() && self.facts.answer.is_none() => return Status::Expired,
            Some(_) if self.facts.lost_at.is_some() => return Status::AnswerLost,
            None if self.facts.lost_at.is_some() => return Status::RequestLost,
            Some(Outcome::Answered { .. }) => return Status::Answered,
            Some(Outcome::Declined { .. }) => return Status::Declined,
            Some(Outcome::WrongRecipient { .. }) => return Status::WrongRecipient,
            None => {}
        }
        if self.facts.more_time.is_some() {
            Status::MoreTimeAsked
        } else if self.facts.acknowledged.is_some() {
            Status::Acknowledged
        } else if self.facts.opened_at.is_some() {
            Status::Opened
        } else if self.facts.not_delivered_at.is_some() {
            Status::NotDelivered
        } else if self.facts.arrived_at.is_some() {
            Status::Arrived
        } else if self.facts.accepted_at.is_some() {
            Status::Mailed
        } else {
            Status::Sent
        }
    }

    #[must_use]
    pub const fn next_actor(&self) -> NextActor {
        if self.is_open() && self.facts.call.is_some() {
            return NextActor::Coordinator;
        }
        match self.status() {
            Status::Sent | Status::Mailed | Status::Arrived | Status::Opened | Status::Acknowledged => {
                if self.facts.link_locked_at.is_some() { NextActor::Unit } else { NextActor::Recipient }
            }
            Status::NotDelivered
            | Status::MoreTimeAsked
            | Status::RequestLost
            | Status::Answered
            | Status::AnswerLost
            | Status::Declined
            | Status::WrongRecipient => NextActor::Unit,
            Status::Fetched | Status::Withdrawn | Status::Expired => NextActor::Nobody,
        }
    }

    /// The day the answer is due, as the recipient reads it.
    #[must_use]
    pub fn due_date(&self) -> Date {
        calendar::local_date(self.due_at)
    }

    /// When the clock in force was set: steps before that moment are not taken.
    #[must_use]
    pub fn armed_at(&self) -> Timestamp {
        self.facts.moved_at.unwrap_or(self.sent_at)
    }

    /// Declined on the unit's word: nothing sealed came, the request itself is still there.
    #[must_use]
    pub fn is_declined_by_telephone(&self) -> bool {
        let declined = matches!(self.facts.outcome, Some(Outcome::Declined { .. }));
        declined && self.facts.answer.is_none() && self.facts.fetched_at.is_none() && self.document.is_some()
    }

    /// The unit returned the answer after it had fetched it: nothing of it is here, and nothing to answer
    /// it anew with.
    #[must_use]
    pub fn returned_after_fetching(&self) -> Option<ReturnReason> {
        let last = self.facts.taken_back.last().filter(|last| last.fetched);
        last.and_then(|last| last.returned)
    }

    /// Past the due moment without an outcome.
    #[must_use]
    pub fn is_overdue(&self, now: Timestamp) -> bool {
        self.facts.outcome.is_none() && now > self.due_at
    }

    /// Still waiting for an outcome.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        self.facts.outcome.is_none()
    }
}
