//! A mail to be sent: which letter, about which request, to whom. The words are in `mail/`.

use jiff::Timestamp;
use jiff::civil::Date;
use minicbor::{Decode, Decoder, Encode, Encoder, decode, encode};
use serde::{Deserialize, Serialize};

use crate::domain::digest::Digest;
use crate::domain::ladder::Taken;
use crate::domain::language::Language;
use crate::domain::reference::Reference;
use crate::domain::request::Record;
use crate::domain::stored;

/// Whose functional mailbox. Digests only: the directory maps them back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(flat)]
pub enum Audience {
    #[n(1)]
    Recipient(#[n(0)] Digest),
    #[n(2)]
    RecipientEscalation(#[n(0)] Digest),
    #[n(3)]
    Unit(#[n(0)] Digest),
    /// The coordinator of a unit.
    #[n(4)]
    Coordinator(#[n(0)] Digest),
}

impl Audience {
    /// Of a letter about that record.
    #[must_use]
    pub const fn of(to: To, record: &Record) -> Self {
        match to {
            To::Recipient => Self::Recipient(record.recipient),
            To::Escalation => Self::RecipientEscalation(record.recipient),
            To::Unit => Self::Unit(record.unit),
            To::Coordinator => Self::Coordinator(record.unit),
        }
    }

    /// Its number in the ids of letters.
    #[must_use]
    pub const fn code(self) -> u8 {
        match self {
            Self::Recipient(_) => RECIPIENT,
            Self::RecipientEscalation(_) => 2,
            Self::Unit(_) => UNIT,
            Self::Coordinator(_) => 4,
        }
    }
}

/// Whose functional mailbox, before it is known which request it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum To {
    Recipient,
    Unit,
    /// The recipient's escalation mailbox.
    Escalation,
    Coordinator,
}

/// Each letter in one place: its number, the name of its files in `src/mail/letters/`, to whom it goes
/// unless a ladder says otherwise, and whether it carries the secure link. The number stands in the ids
/// of letters and in the store: it never changes, and is never used again.
macro_rules! letters {
    ($(
        $(#[$doc:meta])*
        $letter:ident = $number:literal { name: $name:literal, to: $to:ident, link: $link:literal }
    )*) => {
        /// Which letter.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum Letter {
            $($(#[$doc])* $letter = $number,)*
        }

        impl Letter {
            /// In any order.
            pub const ALL: [Self; [$($number),*].len()] = [$(Self::$letter),*];

            const fn row(self) -> Row {
                match self {
                    $(Self::$letter => Row { name: $name, to: To::$to, link: $link },)*
                }
            }
        }
    };
}

letters! {
    /// There is a request, here is the link.
    RequestSent = 1 { name: "request-sent", to: Recipient, link: true }
    /// A new link, because the old one was used up or lost.
    LinkRenewed = 2 { name: "link-renewed", to: Recipient, link: true }
    /// We have your answer.
    AnswerReceived = 3 { name: "answer-received", to: Recipient, link: false }
    /// Nothing more to do, the request was withdrawn.
    Withdrawn = 4 { name: "withdrawn", to: Recipient, link: false }
    /// The recipient has acknowledged.
    Acknowledged = 5 { name: "acknowledged", to: Unit, link: false }
    /// An answer can be fetched.
    AnswerArrived = 6 { name: "answer-arrived", to: Unit, link: false }
    /// Declined.
    Declined = 7 { name: "declined", to: Unit, link: false }
    /// The recipient asks for more time.
    MoreTimeAsked = 8 { name: "more-time-asked", to: Unit, link: false }
    /// A link was locked after wrong keys.
    LinkLocked = 9 { name: "link-locked", to: Unit, link: false }
    /// A letter could not be delivered.
    NotDelivered = 10 { name: "not-delivered", to: Unit, link: false }
    /// Please say that you have it.
    AcknowledgeReminder = 11 { name: "acknowledge-reminder", to: Recipient, link: true }
    /// The answer is due soon.
    Reminder = 12 { name: "reminder", to: Recipient, link: true }
    /// The answer was due.
    Overdue = 13 { name: "overdue", to: Recipient, link: true }
    /// An answer is overdue.
    OverdueUnit = 14 { name: "overdue-unit", to: Unit, link: false }
    /// An answer is overdue.
    Escalated = 15 { name: "escalated", to: Escalation, link: false }
    /// Overdue for long, a call is owed.
    CallOwed = 16 { name: "call-owed", to: Coordinator, link: false }
    /// Shall a reminder go out?
    ConsiderReminder = 17 { name: "consider-reminder", to: Unit, link: false }
    /// There is a new due date.
    DueMoved = 18 { name: "due-moved", to: Recipient, link: true }
    /// The due date stays.
    MoreTimeRefused = 19 { name: "more-time-refused", to: Recipient, link: true }
    /// A watch is due.
    WatchDue = 20 { name: "watch-due", to: Unit, link: false }
    /// Requests and watches of another one are its own now.
    HandedOver = 21 { name: "handed-over", to: Unit, link: false }
    /// Another unit asks now.
    ContactChanged = 22 { name: "contact-changed", to: Recipient, link: false }
    /// The unit has had something to do for long.
    UnitSilent = 23 { name: "unit-silent", to: Coordinator, link: false }
    /// A client has taken a consent back on its own page.
    ConsentRevoked = 24 { name: "consent-revoked", to: Unit, link: false }
    /// We have your word that you decline, or that it is for somebody else.
    WordReceived = 25 { name: "word-received", to: Recipient, link: false }
    /// Not the recipient's patient.
    WrongRecipient = 26 { name: "wrong-recipient", to: Unit, link: false }
    /// A sealed document is missing or damaged on the disk.
    DocumentLost = 31 { name: "document-lost", to: Unit, link: false }
    /// The recipient has taken its answer back.
    AnswerRecalled = 41 { name: "answer-recalled", to: Unit, link: false }
    /// The answer was about somebody else: it is destroyed, and waited for anew.
    WrongPerson = 42 { name: "wrong-person", to: Recipient, link: true }
    /// The answer was not enough: it is destroyed, and waited for anew.
    NotEnough = 43 { name: "not-enough", to: Recipient, link: true }
    /// The answer was about somebody else, and the unit had fetched it before it saw that.
    WrongPersonFetched = 44 { name: "wrong-person-fetched", to: Recipient, link: false }
    /// The answer was not enough, and the unit has it.
    NotEnoughFetched = 45 { name: "not-enough-fetched", to: Recipient, link: false }
}

/// One row of the outbox. Written in the same commit as what it tells of, sent after it.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct Notice {
    /// Unique per step: the same step can never be sent twice. Also gives the `Message-ID`.
    #[n(1)]
    pub id: Digest,
    #[n(2)]
    pub letter: Letter,
    #[n(3)]
    pub audience: Audience,
    #[n(6)]
    pub reference: Reference,
    #[n(7)]
    pub language: Language,
    /// What the letter calls the request: the kind's id.
    #[n(8)]
    pub kind: String,
    #[cbor(n(9), with = "stored")]
    pub due: Option<Date>,
    /// The secret of the link, sealed with the gateway's session key; gone once the mail is sent.
    #[n(10)]
    pub link: Option<String>,
    /// Not before this moment.
    #[cbor(n(11), with = "stored")]
    pub not_before: Timestamp,
    #[n(12)]
    pub attempts: u32,
    /// The step of the ladder it tells of: goes out in opening hours only, and only as long as the step holds.
    #[cbor(n(14), with = "stored::whole")]
    pub step: Option<Taken>,
    /// Everything it tells of, where that is more than `reference`.
    #[n(15)]
    pub references: Vec<Reference>,
}

/// What the table says of a letter.
struct Row {
    name: &'static str,
    to: To,
    link: bool,
}

impl Letter {
    /// Of its file in each language.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.row().name
    }

    /// Unless a ladder says otherwise.
    #[must_use]
    pub const fn to(self) -> To {
        self.row().to
    }

    /// Carries the secure link: it goes to the recipient, who has something to do.
    #[must_use]
    pub const fn opens_the_request(self) -> bool {
        self.row().link
    }

    /// The number it has in ids and rows.
    #[must_use]
    pub const fn code(self) -> u8 {
        self as u8
    }

    #[must_use]
    pub fn from_code(code: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|letter| letter.code() == code)
    }
}

impl<C> Encode<C> for Letter {
    fn encode<W: encode::Write>(
        &self,
        to: &mut Encoder<W>,
        _: &mut C,
    ) -> Result<(), encode::Error<W::Error>> {
        to.u8(self.code())?.ok()
    }
}

impl<'b, C> Decode<'b, C> for Letter {
    fn decode(from: &mut Decoder<'b>, _: &mut C) -> Result<Self, decode::Error> {
        let letter = Self::from_code(from.u8()?);
        letter.ok_or_else(|| decode::Error::message("no letter has this number"))
    }
}

/// A notice about a record as it stands after the change, to be sent at once.
#[must_use]
pub fn notice_for(record: &Record, letter: Letter, audience: Audience, now: Timestamp) -> Notice {
    Notice {
        id: id(record, letter, audience),
        letter,
        audience,
        reference: record.reference,
        language: record.language,
        kind: record.kind.clone(),
        due: Some(record.due_date()),
        link: None,
        not_before: now,
        attempts: 0,
        step: None,
        references: Vec::new(),
    }
}

/// The letter that begins the conversation about a request.
#[must_use]
pub fn first_letter(reference: Reference) -> Digest {
    compose(reference, 1, Letter::RequestSent, RECIPIENT)
}

/// The id of a letter to a unit about a revision of a watch.
#[must_use]
pub fn of_watch(reference: Reference, revision: u64, letter: Letter) -> Digest {
    compose(reference, revision, letter, UNIT)
}

/// What the id of a letter says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    pub reference: Reference,
    /// Of the request, when it was decided.
    pub revision: u64,
    pub letter: Letter,
    /// It went to the recipient's own mailbox.
    pub to_recipient: bool,
}

impl Told {
    /// The ids that letters have which tell of the request anew, decided after this one and not
    /// after `revision`.
    pub fn later_announcements(&self, revision: u64) -> impl Iterator<Item = Digest> {
        let letters = [Letter::RequestSent, Letter::LinkRenewed, Letter::WrongPerson, Letter::NotEnough];
        (self.revision.saturating_add(1)..=revision).flat_map(move |revision| {
            letters.map(|letter| compose(self.reference, revision, letter, RECIPIENT))
        })
    }
}

/// Reads the id of a letter. None: no letter ever had it.
#[must_use]
pub fn told(id: &Digest) -> Option<Told> {
    let bytes = id.as_bytes();
    let reference = Reference::from_bytes(bytes[..8].try_into().ok()?)?;
    let letter = Letter::from_code(bytes[16])?;
    let revision = u64::from_be_bytes(bytes[8..16].try_into().ok()?);
    let rest_is_blank = bytes[18..].iter().all(|byte| *byte == 0);
    rest_is_blank.then_some(Told { reference, revision, letter, to_recipient: bytes[17] == RECIPIENT })
}

const RECIPIENT: u8 = 1;
const UNIT: u8 = 3;

/// One letter to one audience for one revision of a request.
fn id(record: &Record, letter: Letter, audience: Audience) -> Digest {
    compose(record.reference, record.revision, letter, audience.code())
}

/// 8 bytes reference, 8 bytes revision, 1 byte letter, 1 byte audience, then zeros. Not secret: it
/// becomes the `Message-ID`.
fn compose(reference: Reference, revision: u64, letter: Letter, audience: u8) -> Digest {
    let mut bytes = [0; 32];
    bytes[..8].copy_from_slice(reference.as_bytes());
    bytes[8..16].copy_from_slice(&revision.to_be_bytes());
    bytes[16] = letter.code();
    bytes[17] = audience;
    Digest::from_bytes(bytes)
}
