//! What a letter needs, looked up in the gateway's directory.

use std::sync::Arc;

use zeroize::Zeroizing;

use crate::domain::change::FreshLink;
use crate::domain::{Audience, Digest, Language, Notice, Reference, Timetable};
use crate::exchange::Gateway;
use crate::mail::outbox::{Addresses, Sender};
use crate::worker::Rules;

/// The directory as it is at the moment of sending.
pub struct Book(pub Arc<Gateway>);

impl Rules for Book {
    fn timetable(&self) -> Arc<Timetable> {
        self.0.timetable()
    }

    fn fresh_link(&self, reference: &Reference) -> Option<FreshLink> {
        self.0.fresh_link(*reference).ok()
    }

    fn stands(&self, what: &'static str, words: Option<String>) {
        self.0.troubles.set(what, words);
    }
}

impl Addresses for Book {
    fn mailbox(&self, audience: &Audience) -> Option<String> {
        let parties = self.0.parties();
        match audience {
            Audience::Recipient(id) => parties.recipient(id).map(|recipient| recipient.mailbox.clone()),
            Audience::RecipientEscalation(id) => parties.recipient(id)?.escalation_mailbox.clone(),
            Audience::Unit(id) => parties.unit(id).map(|unit| unit.mailbox.clone()),
            Audience::Coordinator(id) => parties.unit(id).map(|unit| unit.coordinator().to_owned()),
        }
    }

    fn unit(&self, id: &Digest) -> Option<Sender> {
        self.0.parties().unit(id).map(|unit| Sender {
            name: unit.name.clone(),
            organisation: unit.organisation.clone(),
            mailbox: unit.mailbox.clone(),
            telephone: unit.telephone.clone(),
        })
    }

    fn kind_name(&self, kind: &str, language: Language) -> String {
        self.0.catalogue.kind(kind).map_or_else(|| kind.to_owned(), |kind| kind.name.get(language).to_owned())
    }

    fn open_link(&self, notice: &Notice) -> Option<Zeroizing<String>> {
        let sealed = notice.link.as_deref()?;
        // Not with today's session key: the letter goes without link, and the recipient types the
        // reference.
        let secret = self.0.keys.wrap.unwrap(sealed, notice.reference.as_bytes()).ok()?;
        String::from_utf8(secret.to_vec()).ok().map(Zeroizing::new)
    }
}
