//! Those who are asked: clinics, activity providers and authorities.

use jiff::civil::Date;
use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::calendar::Closure;
use crate::domain::language::Language;
use crate::domain::stored;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum RecipientKind {
    Clinic,
    Provider,
    Authority,
}

/// The public halves of a recipient key.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Encode, Decode)]
#[serde(deny_unknown_fields)]
#[cbor(map)]
pub struct RecipientKeys {
    /// age recipient (`age1…`): requests are sealed to it.
    #[n(1)]
    pub sealing: String,
    /// Ed25519 public key, base64url without padding (the `x` of a JWK, RFC 8037): answers are
    /// checked against it.
    #[n(2)]
    pub signing: String,
    /// The day the key was handed out.
    #[cbor(n(3), with = "stored")]
    pub enrolled: Date,
}

/// The public halves of a key that another one has replaced. It opens nothing new; what it signed stays provable.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormerKeys {
    /// As in [`RecipientKeys`].
    pub sealing: String,
    pub signing: String,
    pub enrolled: Date,
    /// The last day it held.
    pub retired: Date,
}

/// One entry of `config/recipients.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipient {
    /// Lower-case letters, digits and hyphens.
    pub id: String,
    pub name: String,
    pub kind: RecipientKind,
    pub region: String,
    /// HSA-id (`SE` + organisation number + suffix) where the recipient has one.
    #[serde(default)]
    pub hsa_id: Option<String>,
    /// Functional mailbox.
    pub mailbox: String,
    /// The day somebody in the mailbox confirmed that mail arrives; none: can't be chosen.
    #[serde(default)]
    pub mailbox_verified: Option<Date>,
    /// Head of clinic or rehab coordinator: gets the later steps of the ladder.
    #[serde(default)]
    pub escalation_mailbox: Option<String>,
    #[serde(default)]
    pub telephone: Option<String>,
    /// For letters on paper: street or box, postcode and town, one a line.
    #[serde(default)]
    pub address: Option<String>,
    #[serde(default)]
    pub language: Language,
    /// Days on which nobody there answers: no working days for its deadlines and letters.
    #[serde(default)]
    pub closed: Vec<Closure>,
    /// None: not enrolled, so each request gets a one-time key.
    #[serde(default)]
    pub keys: Option<RecipientKeys>,
    /// The keys it had before, newest last.
    #[serde(default)]
    pub former_keys: Vec<FormerKeys>,
}

impl Recipient {
    /// A request may be sent only to a mailbox somebody has confirmed.
    #[must_use]
    pub const fn can_be_chosen(&self) -> bool {
        self.mailbox_verified.is_some()
    }

    /// It can be reached at all: by mail, or by post. A consent may name it.
    #[must_use]
    pub const fn can_be_named(&self) -> bool {
        self.can_be_chosen() || self.address.is_some()
    }

    /// The public keys it may have signed with on that day (as [`RecipientKeys::signing`]).
    pub fn signing_keys(&self, day: Date) -> impl Iterator<Item = &str> {
        let current = self.keys.iter().filter(move |keys| keys.enrolled <= day).map(|keys| &keys.signing);
        let held = move |keys: &&FormerKeys| (keys.enrolled..=keys.retired).contains(&day);
        current.chain(self.former_keys.iter().filter(held).map(|keys| &keys.signing)).map(String::as_str)
    }

    /// Nobody has confirmed the mailbox for that many months: it can be chosen, and is marked.
    #[must_use]
    pub fn mailbox_is_stale(&self, today: Date, months: u8) -> bool {
        let long_ago = today.saturating_sub(jiff::Span::new().months(i32::from(months)));
        self.mailbox_verified.is_some_and(|confirmed| confirmed < long_ago)
    }
}
