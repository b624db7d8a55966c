//! The client's consent: what may be asked, of whom, for what, until when.

use jiff::Timestamp;
use jiff::civil::Date;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::codes::codes;
use crate::domain::digest::Digest;
use crate::domain::language::Language;
use crate::domain::name::Name;
use crate::domain::personal_number::PersonalNumber;
use crate::domain::reference::Reference;
use crate::domain::request::Sealed;
use crate::domain::scope::Scope;
use crate::domain::stored;

codes! {
    /// How the consent was given.
    pub enum ConsentMethod {
        /// A paper that the client signed was seen.
        Written = 1 "written",
        /// The text was gone through at a meeting, and the client said yes.
        Oral = 2 "oral",
        /// The same on the telephone.
        Telephone = 5 "telephone",
        /// Nobody had to consent: what is sent names nobody. Of key documents.
        NotNeeded = 4 "not-needed",
    }
}

codes! {
    /// Who says yes in the client's place.
    pub enum Representative {
        /// *God man*.
        SpecialRepresentative = 1 "god-man",
        /// *Förvaltare*.
        Administrator = 2 "forvaltare",
        /// *Vårdnadshavare*.
        Guardian = 3 "vardnadshavare",
    }
}

impl ConsentMethod {
    /// What a client's consent can be given by.
    pub const OF_CLIENTS: [Self; 3] = [Self::Written, Self::Oral, Self::Telephone];

    /// The same by its code.
    #[must_use]
    pub fn of_client(code: &str) -> Option<Self> {
        Self::parse(code).filter(|method| Self::OF_CLIENTS.contains(method))
    }
}

/// Whom the requests of a form kind are about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Identity {
    /// Somebody who has consented.
    #[default]
    Client,
    /// Somebody who has consented, or nobody who could be told.
    Optional,
    /// Nobody who could be told.
    Never,
}

impl Identity {
    /// Can a request of this kind be about that?
    #[must_use]
    pub const fn allows(self, subject: SubjectKind) -> bool {
        match self {
            Self::Client => !matches!(subject, SubjectKind::Nobody),
            Self::Optional => true,
            Self::Never => matches!(subject, SubjectKind::Nobody),
        }
    }

    /// Can it be sent without anybody's consent?
    #[must_use]
    pub const fn may_be_nobody(self) -> bool {
        !matches!(self, Self::Client)
    }
}

/// What the client said yes to. Travels in the consent token, never in the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsentTerms {
    /// Id of the unit that may ask.
    pub unit: String,
    /// Who may be asked, and what may pass between each of them and the unit. Empty in a key document,
    /// which is nobody's consent: there the form's kind says who can be asked.
    pub rows: Vec<Row>,
    /// Whom answers may go on to.
    pub onward: Vec<Onward>,
    /// In the client's and the worker's own words.
    pub purpose: String,
    /// First and last day, inclusive, Europe/Stockholm.
    pub valid_from: Date,
    pub valid_to: Date,
    /// What was seen or heard of it.
    pub evidence: Evidence,
    /// The language it was explained in.
    pub language: Language,
    pub given_at: Timestamp,
    /// Who received it: a user's id, or the name that another system says.
    pub received_by: String,
    pub text: ReadText,
}

/// Which words were read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadText {
    /// `2-sv-easy`
    pub version: String,
    /// SHA-256 of the file of words, base64url. None in a key document, which nobody consents to.
    pub hash: Option<String>,
}

/// One party of a consent, and what may pass each way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Id of the recipient.
    pub party: String,
    /// Its name when the consent was given: an id that somebody else has got since is not this party.
    pub name: String,
    pub scope: Scope,
}

/// An authority that answers may go on to. Promised, not enforced: the unit does it by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Onward {
    /// Id of the recipient.
    pub party: String,
    pub name: String,
    /// For what, in the client's and the worker's own words.
    pub purpose: String,
}

/// How a consent was given, as far as somebody saw or heard it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    pub method: ConsentMethod,
    /// Somebody said yes in the client's place. The name stands in the consent document only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub representative: Option<Representative>,
    /// The language an interpreter spoke, where there was one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub interpreter: Option<String>,
    /// Of a spoken yes: who heard it, and how the text was read. In the consent document alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl Evidence {
    /// By the client alone, in its own language.
    #[must_use]
    pub const fn by(method: ConsentMethod) -> Self {
        Self { method, representative: None, interpreter: None, note: None }
    }
}

impl ConsentTerms {
    /// What is agreed with that recipient, if anything is.
    #[must_use]
    pub fn row(&self, party: &str) -> Option<&Row> {
        self.rows.iter().find(|row| row.party == party)
    }

    /// What may pass between the unit and that recipient. Where nobody is named there is nothing that
    /// a row could hold back.
    #[must_use]
    pub fn scope_of(&self, party: &str) -> Option<Scope> {
        if self.evidence.method == ConsentMethod::NotNeeded {
            return Some(Scope::whole());
        }
        self.row(party).map(|row| row.scope.clone())
    }
}

/// A named person. Lives only in the consent document and in sealed requests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Client {
    pub name: Name,
    pub personal_number: PersonalNumber,
}

/// Whose consent it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", tag = "is", deny_unknown_fields)]
pub enum Subject {
    Client(Client),
    /// Somebody whose particulars are protected (*skyddade personuppgifter*): no name, no number
    /// and no place is anywhere. The parties tell each other on the telephone who it is.
    Protected,
    /// Nobody: no consent was needed, because nothing that is sent says who it is about. The
    /// document is a key document.
    Nobody,
}

/// [`Subject`] without the person: what the consent token tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SubjectKind {
    Client,
    Protected,
    Nobody,
}

impl Subject {
    /// The person, where it is one that may be named.
    #[must_use]
    pub const fn client(&self) -> Option<&Client> {
        match self {
            Self::Client(client) => Some(client),
            Self::Protected | Self::Nobody => None,
        }
    }

    #[must_use]
    pub const fn kind(&self) -> SubjectKind {
        match self {
            Self::Client(_) => SubjectKind::Client,
            Self::Protected => SubjectKind::Protected,
            Self::Nobody => SubjectKind::Nobody,
        }
    }
}

impl SubjectKind {
    /// Nothing that is written under the consent may say who it is about.
    #[must_use]
    pub const fn is_unnamed(self) -> bool {
        !matches!(self, Self::Client)
    }

    /// Only those who may see protected particulars may open what is under the consent.
    #[must_use]
    pub const fn is_protected(self) -> bool {
        matches!(self, Self::Protected)
    }
}

/// What the store knows of a consent.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct ConsentRecord {
    /// Digest of the token's `jti`.
    #[n(1)]
    pub id: Digest,
    /// Of the personal number; random where there is none to be found by.
    #[n(2)]
    pub client: Digest,
    #[n(3)]
    pub unit: Digest,
    #[n(4)]
    pub state: ConsentState,
    #[cbor(n(6), with = "stored")]
    pub recorded_at: Timestamp,
    /// End of the last day.
    #[cbor(n(7), with = "stored")]
    pub expires_at: Timestamp,
    /// What may pass between the unit and whom.
    #[n(12)]
    pub rows: Vec<PartyScope>,
    #[n(9)]
    pub method: ConsentMethod,
    /// Of somebody with protected particulars.
    #[n(11)]
    pub protected: bool,
    #[n(10)]
    pub revision: u64,
    /// The scan of the paper that the client signed, sealed to the consent; none where there is none, or
    /// once destroyed.
    #[cbor(n(13), with = "stored::whole")]
    pub evidence: Option<Sealed>,
}

/// A row of the grid, as the store has it.
#[derive(Debug, Clone, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub struct PartyScope {
    /// Digest of the recipient's id.
    #[n(1)]
    pub party: Digest,
    #[n(2)]
    pub scope: Scope,
}

impl ConsentRecord {
    /// Of a key document: nobody consented to anything.
    #[must_use]
    pub const fn is_key(&self) -> bool {
        matches!(self.method, ConsentMethod::NotNeeded)
    }

    /// What may pass between the unit and anybody.
    #[must_use]
    pub fn scope(&self) -> Scope {
        self.rows.iter().fold(Scope::default(), |sum, row| sum.and(&row.scope))
    }

    /// That may pass between the unit and that party.
    #[must_use]
    pub fn covers(&self, party: &Digest, scope: &Scope) -> bool {
        self.rows.iter().any(|row| row.party == *party && row.scope.covers(scope))
    }

    /// What letters and addresses call it: the first 40 bits of its id.
    #[must_use]
    pub fn reference(&self) -> Reference {
        Reference::from_digest(&self.id)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Encode, Decode)]
#[cbor(map)]
pub enum ConsentState {
    #[n(1)]
    Given,
    /// The client said no; nothing can be sent.
    #[n(2)]
    Refused,
    #[n(3)]
    Revoked {
        #[cbor(n(1), with = "stored")]
        at: Timestamp,
    },
    /// Another one took its place: it opens its answers still, and sends nothing.
    #[n(4)]
    Replaced {
        #[cbor(n(1), with = "stored")]
        at: Timestamp,
        /// Id of the other.
        #[n(2)]
        by: Digest,
    },
}

impl ConsentState {
    /// Something can still go on under it, and be taken back.
    #[must_use]
    pub const fn can_be_revoked(self) -> bool {
        matches!(self, Self::Given | Self::Replaced { .. })
    }
}
