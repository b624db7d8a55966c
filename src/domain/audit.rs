//! What happened, to what, when, by whom: one entry per decision (after FHIR R4 `AuditEvent`).

use jiff::Timestamp;
use jiff::civil::Date;
use minicbor::{Decode, Encode};

use crate::domain::digest::Digest;
use crate::domain::reference::Reference;
use crate::domain::request::{CallResult, DeclineReason, ReturnReason};
use crate::domain::stored;

/// Who did it. Digests only: the directory maps them back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(flat)]
pub enum Agent {
    #[n(1)]
    User(#[n(0)] Digest),
    #[n(2)]
    Recipient(#[n(0)] Digest),
    /// The client, by its card. Which client follows from what it was done to.
    #[n(5)]
    Client,
    /// The worker loop.
    #[n(3)]
    Gateway,
    /// Somebody with a link who could not prove to be the recipient.
    #[n(4)]
    Stranger,
}

/// What was done. Codes only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Encode, Decode)]
#[cbor(index_only)]
pub enum Action {
    #[n(1)]
    ConsentGiven,
    #[n(2)]
    ConsentRefused,
    #[n(3)]
    ConsentRevoked,
    /// Another consent took its place.
    #[n(63)]
    ConsentReplaced,
    /// The scan of a signed paper was added to a consent.
    #[n(64)]
    EvidenceAdded,
    /// A key document was made, for a request that names nobody.
    #[n(44)]
    KeyMade,
    #[n(4)]
    RequestSent,
    #[n(5)]
    LetterAccepted,
    #[n(6)]
    LetterRefused,
    #[n(7)]
    RequestOpened,
    #[n(8)]
    Acknowledged,
    #[n(9)]
    DraftSaved,
    #[n(10)]
    MoreTimeAsked,
    #[n(11)]
    Answered,
    #[n(12)]
    Declined,
    #[n(13)]
    WrongRecipient,
    #[n(14)]
    AnswerOpened,
    #[n(15)]
    AnswerFetched,
    #[n(16)]
    DocumentDestroyed,
    /// A sealed document is missing or damaged on the disk.
    #[n(61)]
    DocumentLost,
    /// What was lost can be opened after all: it was restored.
    #[n(62)]
    DocumentFound,
    /// Its sender took it back before it was fetched.
    #[n(71)]
    AnswerRecalled,
    /// The unit sent it back: about somebody else, or not enough.
    #[n(72)]
    AnswerReturned,
    #[n(17)]
    Withdrawn,
    #[n(18)]
    Expired,
    #[n(19)]
    WrongKey,
    #[n(20)]
    LinkLocked,
    #[n(24)]
    LinkRenewed,
    /// A letter was taken by the mail server and came back.
    #[n(25)]
    LetterBounced,
    /// It did not reach one of those whom the recipient's mailbox sends its mails on to.
    #[n(51)]
    LetterFailedBeyond,
    /// The recipient's mail server said that it has the letter.
    #[n(52)]
    LetterArrived,
    /// A mail program of the recipient's showed it to somebody, or deleted it.
    #[n(53)]
    LetterShown,
    #[n(54)]
    LetterRemoved,
    #[n(26)]
    AutoReply,
    /// A step of the ladder was taken.
    #[n(27)]
    StepTaken,
    /// A step asked for a person's yes, and got it or not.
    #[n(28)]
    ReminderApproved,
    #[n(29)]
    ReminderDismissed,
    /// The coordinator or the unit reminded by hand.
    #[n(30)]
    Reminded,
    #[n(31)]
    DueMoved,
    #[n(32)]
    MoreTimeRefused,
    #[n(33)]
    CallTaken,
    #[n(34)]
    Called,
    #[n(35)]
    Rerouted,
    #[n(36)]
    WatchSet,
    #[n(37)]
    WatchReminded,
    #[n(38)]
    WatchMoved,
    #[n(39)]
    WatchDone,
    #[n(40)]
    WatchDropped,
    #[n(41)]
    MailboxProved,
    /// Another unit or another worker has it now.
    #[n(42)]
    HandedOver,
    /// An answer came by post, and the unit registered it.
    #[n(46)]
    PaperRegistered,
    /// The unit did nothing for long: the coordinator was told.
    #[n(43)]
    UnitSilent,
    /// A client's card was made anew; the one before it no longer works.
    #[n(45)]
    CardRenewed,
    #[n(21)]
    LoggedIn,
    #[n(22)]
    LoginFailed,
    #[n(23)]
    LoggedOut,
}

/// What it was done to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(flat)]
pub enum Entity {
    #[n(1)]
    Request(#[n(0)] Reference),
    #[n(2)]
    Consent(#[n(0)] Digest),
    #[n(3)]
    User(#[n(0)] Digest),
    #[n(4)]
    Watch(#[n(0)] Reference),
    #[n(5)]
    Recipient(#[n(0)] Digest),
}

/// What a line of the log adds to its action. Codes and dates only.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(flat)]
pub enum Detail {
    /// The name of a ladder's step.
    #[n(1)]
    Step(#[n(0)] String),
    /// A new date.
    #[n(2)]
    Date(#[cbor(n(0), with = "stored")] Date),
    #[n(3)]
    Call(#[n(0)] CallResult),
    #[n(4)]
    Reason(#[n(0)] DeclineReason),
    /// Where it went.
    #[n(5)]
    To(#[n(0)] Digest),
    #[n(6)]
    Returned(#[n(0)] ReturnReason),
}

#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Event {
    #[cbor(n(1), with = "stored")]
    pub recorded: Timestamp,
    #[n(2)]
    pub agent: Agent,
    #[n(6)]
    pub action: Action,
    #[n(7)]
    pub entity: Entity,
    #[cbor(n(12), with = "stored::whole")]
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
