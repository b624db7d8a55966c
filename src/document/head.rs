//! What a request and everything that follows it say of it: the same on every document.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::domain::{Language, Recipient, Reference, Subject, Unit};
use crate::text;

#[derive(Debug, Clone, Copy)]
pub struct Head<'a> {
    pub language: Language,
    /// The kind's name: `Förfrågan till läkare`.
    pub kind: &'a str,
    /// None in the preview of a request.
    pub reference: Option<Reference>,
    pub subject: &'a Subject,
    pub unit: &'a Unit,
    /// Name of the worker who asks.
    pub worker: &'a str,
    pub recipient: &'a Recipient,
    /// The unit's case number, for the invoice; may be empty.
    pub case_number: &'a str,
    /// In a preview, when it was looked at.
    pub sent_at: Timestamp,
    /// Last day to answer.
    pub due: Date,
}

impl Head<'_> {
    /// As it is written; empty where there is none.
    #[must_use]
    pub fn reference(&self) -> String {
        self.reference.map(|reference| reference.to_string()).unwrap_or_default()
    }

    /// What stands for the QR code where it can't be seen.
    pub(super) fn code(&self) -> String {
        text::with(self.language, "document-qr", &[("reference", self.reference().into())])
    }

    /// Whose document it is, in the margin.
    pub(super) fn sender(&self) -> String {
        format!("{} · {}", self.unit.organisation, self.unit.name)
    }
}
