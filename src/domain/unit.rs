//! The offices that own requests.

use serde::{Deserialize, Serialize};

/// One entry of `config/units.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// Lower-case letters, digits and hyphens.
    pub id: String,
    pub name: String,
    /// The municipality (*kommun*) the unit belongs to.
    pub organisation: String,
    /// Functional mailbox: every mail about the unit's requests goes here.
    pub mailbox: String,
    pub telephone: String,
    /// Put before case numbers, e.g. `SOC-EK`.
    pub diary_prefix: String,
    /// What a recipient writes on its invoice.
    pub billing_reference: String,
    /// Where to send an invoice (*fakturaadress*).
    #[serde(default)]
    pub billing_address: String,
    /// Where an answer on paper goes (*returadress*): street or box, postcode and town, one a line.
    #[serde(default)]
    pub address: String,
    /// Public age recipient (`age1…`) that can open every document of the unit, for a lost
    /// consent document. The private half is printed and kept offline.
    #[serde(default)]
    pub recovery_recipient: Option<String>,
    /// Functional mailbox of the coordinator who watches over the unit's overdue requests; none:
    /// the unit's own.
    #[serde(default)]
    pub coordinator_mailbox: Option<String>,
}

impl Unit {
    /// Where letters to the coordinator go.
    #[must_use]
    pub fn coordinator(&self) -> &str {
        self.coordinator_mailbox.as_deref().unwrap_or(&self.mailbox)
    }
}
