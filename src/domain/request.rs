//! A request as the store knows it: digests, codes and dated facts. Status is derived.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::domain::calendar;
use crate::domain::consent::InformationCategory;
use crate::domain::digest::Digest;
use crate::domain::ladder::Taken;
use crate::domain::language::Language;
use crate::domain::recipient::RecipientKeys;
use crate::domain::reference::Reference;
use crate::domain::spool_id::SpoolId;

/// A document in the spool.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sealed {
    pub id: SpoolId,
    /// SHA-256 of the ciphertext: a changed file is found before it is opened.
    pub sha256: Digest,
    pub bytes: u64,
}

/// The hashed metadata of one request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    pub reference: Reference,
    /// Counts the commits; a change made on an older one is refused.
    pub revision: u64,
    /// Folder name under `forms/`.
    pub kind: String,
    /// `url|version` of the answer form.
    pub form: String,
    pub language: Language,
    pub unit: Digest,
    pub worker: Digest,
    pub recipient: Digest,
    pub client: Digest,
    pub consent: Digest,
    pub categories: Vec<InformationCategory>,
    /// Public halves of a one-time key, where the recipient was not enrolled.
    pub one_time_keys: Option<RecipientKeys>,
    /// The request this one follows: a supplement the answer it asks about, a report the enquiry. Of
    /// the same client.
    pub previous: Option<Reference>,
    /// The sealed request; none once destroyed.
    pub document: Option<Sealed>,
    pub sent_at: Timestamp,
    /// End of the day by which the recipient should acknowledge.
    pub acknowledge_by: Timestamp,
    /// End of the day by which the answer is due.
    pub due_at: Timestamp,
    /// After this everything sealed is destroyed.
    pub expires_at: Timestamp,
    /// When the ladder looks at it next; none: never. Written by [`Timetable::timed`] with every
    /// revision, so that the clock finds what is due without reading the rest.
    ///
    /// [`Timetable::timed`]: crate::domain::timetable::Timetable::timed
    pub look_at: Option<Timestamp>,
    /// About somebody with protected particulars: only users who may see those open it, and no list
    /// says whom it was sent to.
    pub protected: bool,
    pub facts: Facts,
}

/// What has happened, each with its moment.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// Our mail server took the letter. Where it went from there is not known by that.
    pub accepted_at: Option<Timestamp>,
    /// The letter is known to have come to the recipient: its mail server or a mail program there said so.
    pub arrived_at: Option<Timestamp>,
    /// The mail server refused it for good.
    pub not_delivered_at: Option<Timestamp>,
    pub opened_at: Option<Timestamp>,
    pub acknowledged: Option<Acknowledged>,
    pub more_time: Option<MoreTime>,
    /// The text of the recipient's draft, sealed.
    pub draft: Option<Sealed>,
    /// The files attached to the draft, each sealed once.
    pub draft_files: Vec<Sealed>,
    pub outcome: Option<Outcome>,
    /// The sealed answer or refusal; none once destroyed.
    pub answer: Option<Sealed>,
    /// The unit opened the answer.
    pub answer_opened_at: Option<Timestamp>,
    /// The unit confirmed that it has the answer: the ciphertext is destroyed.
    pub fetched_at: Option<Timestamp>,
    pub link_locked_at: Option<Timestamp>,
    /// The recipient's mailbox answered by itself (out of office).
    pub auto_reply_at: Option<Timestamp>,
    /// The steps of the ladder that were taken, each once per deadline.
    pub steps: Vec<Taken>,
    /// A step that waits for somebody's yes.
    pub consider: Option<Taken>,
    /// What the due moment was before it was first moved.
    pub first_due_at: Option<Timestamp>,
    /// When the due moment was last moved.
    pub moved_at: Option<Timestamp>,
    /// A call that the coordinator owes.
    pub call: Option<CallBack>,
    /// What came of the latest call.
    pub called: Option<Called>,
    /// The recipients it was sent to before, oldest first.
    pub earlier: Vec<Earlier>,
    /// A person last reminded the recipient.
    pub reminded_at: Option<Timestamp>,
    /// It went over to another unit or worker.
    pub handed_over_at: Option<Timestamp>,
    /// The coordinator was told that the unit does nothing.
    pub unattended_at: Option<Timestamp>,
    /// It went by post, printed by the unit: no letter of ours reaches the recipient.
    pub posted_at: Option<Timestamp>,
    /// The day the answer came by post; the unit registered it.
    pub came_on_paper: Option<Date>,
    /// The sealed request or the sealed answer was found missing or damaged on the disk: nothing can be
    /// opened.
    pub lost_at: Option<Timestamp>,
}

impl Facts {
    /// The draft and its files, taken out.
    pub fn take_draft(&mut self) -> Vec<Sealed> {
        let files = std::mem::take(&mut self.draft_files);
        self.draft.take().into_iter().chain(files).collect()
    }
}

/// A call-back clock: somebody has to telephone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallBack {
    /// When it began to be owed.
    pub since: Timestamp,
    /// End of the day by which it is owed.
    pub owed_by: Timestamp,
    /// The user who said "I call".
    pub by: Option<Digest>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Called {
    pub at: Timestamp,
    pub by: Digest,
    pub result: CallResult,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CallResult {
    /// A new due date was agreed.
    NewDate,
    WillAnswer,
    Declines,
    NoContact,
}

impl CallResult {
    pub const ALL: [Self; 4] = [Self::NewDate, Self::WillAnswer, Self::Declines, Self::NoContact];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NewDate => "new-date",
            Self::WillAnswer => "will-answer",
            Self::Declines => "declines",
            Self::NoContact => "no-contact",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|result| result.code() == code)
    }
}

/// A recipient the request was moved away from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Earlier {
    pub recipient: Digest,
    pub sent_at: Timestamp,
    pub moved_at: Timestamp,
    /// It said that it is not its patient.
    pub wrong_recipient: bool,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acknowledged {
    pub at: Timestamp,
    pub expected: Option<Date>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MoreTime {
    pub at: Timestamp,
    pub until: Date,
    /// The reason, sealed to the consent.
    pub reason: Option<Sealed>,
}

/// How a request ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "is")]
pub enum Outcome {
    Answered {
        at: Timestamp,
        late: bool,
        /// Working days from the sending to the answer.
        days: u16,
        /// DFA completeness 0–3, for kinds that have a chain.
        score: Option<u8>,
    },
    Declined {
        at: Timestamp,
        reason: DeclineReason,
    },
    WrongRecipient {
        at: Timestamp,
    },
    Withdrawn {
        at: Timestamp,
    },
    Expired {
        at: Timestamp,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DeclineReason {
    NoMandate,
    NotOurPatient,
    WrongUnit,
    NeedsVisitFirst,
    FeeNotAgreed,
    Other,
}

impl DeclineReason {
    pub const ALL: [Self; 6] = [
        Self::NoMandate,
        Self::NotOurPatient,
        Self::WrongUnit,
        Self::NeedsVisitFirst,
        Self::FeeNotAgreed,
        Self::Other,
    ];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoMandate => "no-mandate",
            Self::NotOurPatient => "not-our-patient",
            Self::WrongUnit => "wrong-unit",
            Self::NeedsVisitFirst => "needs-visit-first",
            Self::FeeNotAgreed => "fee-not-agreed",
            Self::Other => "other",
        }
    }

    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.code() == code)
    }
}

/// Where a request stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// Committed; the letter is on its way.
    Sent,
    NotDelivered,
    /// Our mail server has the letter; nobody has opened the request.
    Mailed,
    /// The letter is known to have come to the recipient; nobody has opened the request.
    Arrived,
    Opened,
    Acknowledged,
    MoreTimeAsked,
    /// The sealed request is gone from the disk, or damaged: nobody can open it.
    RequestLost,
    Answered,
    /// The same, after the answer or refusal had come.
    AnswerLost,
    Fetched,
    Declined,
    WrongRecipient,
    Withdrawn,
    Expired,
}

/// Who has to do something now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
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
