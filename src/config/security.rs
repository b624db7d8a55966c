//! `[security]`: where a fault in the gateway's security is told (RFC 9116).

use jiff::civil::Date;

use crate::config::section::Section;
use crate::config::shapes;

/// What `/.well-known/security.txt` says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Security {
    /// `https://…` or `mailto:…`
    pub contact: String,
    /// The last day on which what it says is to be believed.
    pub expires: Date,
    /// An `https://` address.
    pub policy: Option<String>,
}

/// None where nothing is said.
pub(super) fn read(section: &mut Section<'_>) -> Option<Security> {
    let contact = section.shaped("contact", "security-contact", is_contact);
    let expires: Option<Date> = section.optional("expires");
    let policy = section.shaped("policy", "https-address", shapes::is_https_address);
    match (contact, expires) {
        (Some(contact), Some(expires)) => Some(Security { contact, expires, policy }),
        (None, None) if policy.is_none() => None,
        (contact, _) => {
            let key = if contact.is_none() { "contact" } else { "expires" };
            section.missing(key);
            None
        }
    }
}

fn is_contact(text: &str) -> bool {
    shapes::is_https_address(text) || text.strip_prefix("mailto:").is_some_and(shapes::is_mailbox)
}
