//! `fees.toml`: what answers cost, as agreed beforehand. The file may be left out.

use crate::config::section::Section;
use crate::config::shapes;
use crate::config::words::required_words;
use crate::domain::{Fee, Recipient};

/// One `[[fee]]`, for one of those recipients or a region that one of them is in.
pub(super) fn read(section: &mut Section<'_>, recipients: &[Recipient]) -> Fee {
    let fee = Fee {
        kind: section.shaped("kind", "id", |id| shapes::is_id(id, false)),
        region: section.optional("region"),
        recipient: section.optional("recipient"),
        text: required_words(section, "text"),
        reference: section.optional("reference"),
    };
    if let Some(unknown) = fee.recipient.as_ref().filter(|id| recipients.iter().all(|one| one.id != **id)) {
        section.fault("recipient", "unknown-recipient", vec![("recipient", unknown.clone())]);
    }
    if let Some(unknown) =
        fee.region.as_ref().filter(|name| recipients.iter().all(|one| one.region != **name))
    {
        section.fault("region", "unknown-region", vec![("region", unknown.clone())]);
    }
    fee
}
