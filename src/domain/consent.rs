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
use crate::domain::stored;

codes! {
    /// A kind of information the client allows to pass.
    ///
    /// An item of a form whose category is not in the consent is not in the generated form.
    pub enum InformationCategory {
        Diagnosis = 1 "diagnosis",
        FunctionalImpairment = 2 "functional-impairment",
        ActivityLimitation = 3 "activity-limitation",
        TreatmentAndPlanning = 4 "treatment-and-planning",
        ActivityAndAttendance = 5 "activity-and-attendance",
        ContactAndMeeting = 6 "contact-and-meeting",
    }
}

codes! {
    /// How the consent was given.
    pub enum ConsentMethod {
        Written = 1 "written",
        Oral = 2 "oral",
        EId = 3 "e-id",
        /// Nobody had to consent: what is sent names nobody. Of key documents.
        NotNeeded = 4 "not-needed",
    }
}

impl ConsentMethod {
    /// What a client's consent can be given by.
    pub const OF_CLIENTS: [Self; 3] = [Self::Written, Self::Oral, Self::EId];

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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentTerms {
    /// Id of the unit that may ask.
    pub unit: String,
    /// Ids of the recipients that may be asked and may answer.
    pub parties: Vec<String>,
    pub categories: Vec<InformationCategory>,
    /// In the client's and the worker's own words.
    pub purpose: String,
    /// First and last day, inclusive, Europe/Stockholm.
    pub valid_from: Date,
    pub valid_to: Date,
    pub method: ConsentMethod,
    /// The language it was explained in.
    pub language: Language,
    pub given_at: Timestamp,
    /// Id of the user who received it.
    pub received_by: String,
    /// Version of the consent text that was read.
    pub text_version: String,
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
    #[n(8)]
    pub categories: Vec<InformationCategory>,
    #[n(9)]
    pub method: ConsentMethod,
    /// Of somebody with protected particulars.
    #[n(11)]
    pub protected: bool,
    #[n(10)]
    pub revision: u64,
}

impl ConsentRecord {
    /// Of a key document: nobody consented to anything.
    #[must_use]
    pub const fn is_key(&self) -> bool {
        matches!(self.method, ConsentMethod::NotNeeded)
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
}
