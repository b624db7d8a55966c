//! Statuses, next actors, kinds and parties as people read them.

use crate::domain::{Language, Recipient, Subject};
use crate::exchange::Gateway;
use crate::text::{self, phrases};

pub use crate::web::words::{categories, category, kind, told, until};

/// What opens what was sent: `samtyckesdokumentet`, or `nyckeldokumentet` where nobody is named.
pub fn document(is_key: bool, language: Language) -> String {
    text::get(language, if is_key { "worker-the-key-document" } else { "worker-the-consent-document" })
}

/// Name and number, `YYYYMMDD-NNNN`; or that neither is told.
pub fn subject(subject: &Subject, language: Language) -> String {
    phrases::subject(subject, language).replace('\n', ", ")
}

/// Nobody has confirmed for long that mail arrives there.
pub fn is_stale(gateway: &Gateway, recipient: &Recipient) -> bool {
    recipient.mailbox_is_stale(gateway.today(), gateway.config.gateway.mailbox_proof_months)
}
