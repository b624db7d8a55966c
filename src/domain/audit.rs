//! What happened, to what, when, by whom: one entry per decision (after FHIR R4 `AuditEvent`).

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::domain::digest::Digest;
use crate::domain::reference::Reference;
use crate::domain::request::{CallResult, DeclineReason};

/// Who did it. Digests only: the directory maps them back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "who", content = "id")]
pub enum Agent {
    User(Digest),
    Recipient(Digest),
    /// The client, by its card. Which client follows from what it was done to.
    Client,
    /// The worker loop.
    Gateway,
    /// Somebody with a link who could not prove to be the recipient.
    Stranger,
}

/// What was done. Codes only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    ConsentGiven,
    ConsentRefused,
    ConsentRevoked,
    /// A key document was made, for a request that names nobody.
    KeyMade,
    RequestSent,
    LetterAccepted,
    LetterRefused,
    RequestOpened,
    Acknowledged,
    DraftSaved,
    MoreTimeAsked,
    Answered,
    Declined,
    WrongRecipient,
    AnswerOpened,
    AnswerFetched,
    DocumentDestroyed,
    /// A sealed document is missing or damaged on the disk.
    DocumentLost,
    /// What was lost can be opened after all: it was restored.
    DocumentFound,
    Withdrawn,
    Expired,
    WrongKey,
    LinkLocked,
    LinkRenewed,
    /// A letter was taken by the mail server and came back.
    LetterBounced,
    /// It did not reach one of those whom the recipient's mailbox sends its mails on to.
    LetterFailedBeyond,
    /// The recipient's mail server said that it has the letter.
    LetterArrived,
    /// A mail program of the recipient's showed it to somebody, or deleted it.
    LetterShown,
    LetterRemoved,
    AutoReply,
    /// A step of the ladder was taken.
    StepTaken,
    /// A step asked for a person's yes, and got it or not.
    ReminderApproved,
    ReminderDismissed,
    /// The coordinator or the unit reminded by hand.
    Reminded,
    DueMoved,
    MoreTimeRefused,
    CallTaken,
    Called,
    Rerouted,
    WatchSet,
    WatchReminded,
    WatchMoved,
    WatchDone,
    WatchDropped,
    MailboxProved,
    /// Another unit or another worker has it now.
    HandedOver,
    /// An answer came by post, and the unit registered it.
    PaperRegistered,
    /// The unit did nothing for long: the coordinator was told.
    UnitSilent,
    /// A client's card was made anew; the one before it no longer works.
    CardRenewed,
    LoggedIn,
    LoginFailed,
    LoggedOut,
}

/// What it was done to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "what", content = "id")]
pub enum Entity {
    Request(Reference),
    Consent(Digest),
    User(Digest),
    Watch(Reference),
    Recipient(Digest),
}

/// What a line of the log adds to its action. Codes and dates only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Detail {
    /// The name of a ladder's step.
    Step(String),
    /// A new date.
    Date(Date),
    Call(CallResult),
    Reason(DeclineReason),
    /// Where it went.
    To(Digest),
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    pub recorded: Timestamp,
    pub agent: Agent,
    pub action: Action,
    pub entity: Entity,
    pub detail: Option<Detail>,
}

impl Event {
    /// Something that was done to a request.
    #[must_use]
    pub const fn of_request(
        reference: Reference,
        agent: Agent,
        action: Action,
        detail: Option<Detail>,
        recorded: Timestamp,
    ) -> Self {
        Self { recorded, agent, action, entity: Entity::Request(reference), detail }
    }
}
