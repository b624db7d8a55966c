//! Words of requests that several desks use: statuses, next actors, kinds, recipients, steps, units.

use jiff::Timestamp;

use crate::domain::calendar::local_date;
use crate::domain::{
    Digest, InformationCategory, Language, NextActor, Scope, Status, SubjectKind, ToldCategory, WatchKind,
};
use crate::exchange::Gateway;
use crate::exchange::parties::Parties;
use crate::text::{self, dates, phrases};

#[must_use]
pub fn status(status: Status, language: Language) -> String {
    text::get(language, &format!("worker-status-{}", status.code()))
}

/// Of the texts `worker-next-…`, and in addresses.
#[must_use]
pub const fn next_code(next: NextActor) -> &'static str {
    match next {
        NextActor::Unit => "unit",
        NextActor::Recipient => "recipient",
        NextActor::Coordinator => "coordinator",
        NextActor::Nobody => "nobody",
    }
}

#[must_use]
pub fn next_actor(next: NextActor, language: Language) -> String {
    text::get(language, &format!("worker-next-{}", next_code(next)))
}

#[must_use]
pub fn category(category: InformationCategory, language: Language) -> String {
    text::get(language, &format!("document-category-{}", category.code()))
}

#[must_use]
/// A row of a consent's grid, in words.
pub struct GridRow {
    pub party: String,
    pub tells: Vec<String>,
    pub told: Vec<String>,
}

impl GridRow {
    pub fn of(party: String, scope: &Scope, language: Language) -> Self {
        Self { party, tells: categories(&scope.asks, language), told: told(&scope.told, language) }
    }
}

pub fn told(categories: &[ToldCategory], language: Language) -> Vec<String> {
    let name = |one: &ToldCategory| text::get(language, &format!("document-told-{}", one.code()));
    categories.iter().map(name).collect()
}

pub fn categories(categories: &[InformationCategory], language: Language) -> Vec<String> {
    categories.iter().map(|one| category(*one, language)).collect()
}

/// The last day that ends at that moment, with its weekday.
#[must_use]
pub fn until(language: Language, at: Timestamp) -> String {
    dates::weekday(language, local_date(at))
}

#[must_use]
pub fn watch(kind: WatchKind, language: Language) -> String {
    text::get(language, &format!("domain-watch-{}", kind.code()))
}

/// The name of a kind; one whose folder is gone by its id.
#[must_use]
pub fn kind(gateway: &Gateway, id: &str, language: Language) -> String {
    gateway.catalogue.kind(id).map_or_else(|| id.to_owned(), |kind| kind.name.get(language).to_owned())
}

/// The recipient's name; a directory without it says so.
#[must_use]
pub fn recipient(parties: &Parties, recipient: &Digest, language: Language) -> String {
    parties
        .recipient(recipient)
        .map_or_else(|| text::get(language, "worker-recipient-gone"), |recipient| recipient.name.clone())
}

/// The same where many see it: for protected particulars, where somebody lives could be read out of
/// whom a request was sent to.
#[must_use]
pub fn listed_recipient(parties: &Parties, to: &Digest, protected: bool, language: Language) -> String {
    if protected {
        phrases::unnamed(SubjectKind::Protected, language)
    } else {
        recipient(parties, to, language)
    }
}

/// The same of a step that was taken for that recipient: where it has no mailbox for what is late, nobody
/// was told.
#[must_use]
pub fn taken_step(gateway: &Gateway, recipient: &Digest, name: &str, language: Language) -> String {
    let parties = gateway.parties();
    let nobody = parties.recipient(recipient).is_some_and(|one| one.escalation_mailbox.is_none());
    step(if name == "escalated" && nobody { "escalated-nobody" } else { name }, language)
}

/// What people call a step of a ladder; one of a ladder of one's own by its name.
#[must_use]
pub fn step(name: &str, language: Language) -> String {
    let key = format!("domain-step-{name}");
    if text::has(language, &key) { text::get(language, &key) } else { name.to_owned() }
}
