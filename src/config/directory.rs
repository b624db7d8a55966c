//! Who there is: `units.toml`, `users.toml`, `recipients.toml`, and what `ladders.toml`, `fees.toml` and
//! `organisations.toml` add.

use std::collections::HashSet;
use std::path::Path;

use jiff::civil::Date;
use toml_edit::{Document, TableLike};

use crate::config::fault::Faults;
use crate::config::fees;
use crate::config::ladders::{self, Named};
use crate::config::organisations::{self, Controller, Organisation};
use crate::config::section::{Reading, Section};
use crate::config::{calendar, shapes};
use crate::domain::actor::Credential;
use crate::domain::recipient::FormerKeys;
use crate::domain::{Fee, Language, Recipient, RecipientKeys, RecipientKind, Role, Unit, User, written};

pub const UNITS: &str = "units.toml";
pub const USERS: &str = "users.toml";
pub const RECIPIENTS: &str = "recipients.toml";
/// May be left out.
pub const LADDERS: &str = "ladders.toml";
/// May be left out.
pub const ORGANISATIONS: &str = "organisations.toml";
/// May be left out.
pub const FEES: &str = "fees.toml";

/// The units, users and recipients, each in the order of its file. Ids are unique.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Directory {
    pub units: Vec<Unit>,
    pub users: Vec<User>,
    pub recipients: Vec<Recipient>,
    /// Ladders of units and recipients of their own.
    pub ladders: Vec<Named>,
    /// What organisations say of how they handle personal data.
    pub organisations: Vec<Organisation>,
    /// What answers cost, as agreed.
    pub fees: Vec<Fee>,
}

impl Directory {
    /// Reads the files of a folder. A file that isn't there is a fault, but for those that may be left out.
    pub fn load(folder: &Path) -> Result<Self, Faults> {
        Self::load_with(folder, None)
    }

    /// The same with a text that stands for the content of one of the files.
    pub(super) fn load_with(folder: &Path, instead: Option<(&str, &str)>) -> Result<Self, Faults> {
        let mut faults = Vec::new();
        let mut list = |file: &str, name: &'static str, read: &mut dyn FnMut(&mut Section<'_>)| {
            let path = folder.join(file);
            let (mut reading, document) = match instead {
                Some((name, text)) if name == file => Reading::of(&path, text.to_owned()),
                _ => Reading::open(&path),
            };
            entries(&mut reading, &document, name, read);
            faults.append(&mut reading.faults);
        };
        let mut directory = Self::default();
        list(UNITS, "unit", &mut |section| directory.units.push(unit(section)));
        let units: HashSet<String> = directory.units.iter().map(|unit| unit.id.clone()).collect();
        list(USERS, "user", &mut |section| directory.users.push(user(section, &units)));
        list(RECIPIENTS, "recipient", &mut |section| directory.recipients.push(recipient(section)));
        if folder.join(LADDERS).exists() {
            let units: Vec<String> = directory.units.iter().map(|unit| unit.id.clone()).collect();
            let recipients: Vec<String> = directory.recipients.iter().map(|r| r.id.clone()).collect();
            list(LADDERS, "ladder", &mut |section| {
                let ladder = ladders::read(section, &directory.ladders, (&units, &recipients));
                directory.ladders.push(ladder);
            });
        }
        if folder.join(ORGANISATIONS).exists() {
            let names = directory.units.iter().map(|unit| unit.organisation.clone()).collect();
            list(ORGANISATIONS, "organisation", &mut |section| {
                let organisation = organisations::read(section, &directory.organisations, &names);
                directory.organisations.push(organisation);
            });
        }
        if folder.join(FEES).exists() {
            let recipients = directory.recipients.clone();
            list(FEES, "fee", &mut |section| directory.fees.push(fees::read(section, &recipients)));
        }
        if faults.is_empty() { Ok(directory) } else { Err(Faults(faults)) }
    }

    #[must_use]
    pub fn unit(&self, id: &str) -> Option<&Unit> {
        self.units.iter().find(|unit| unit.id == id)
    }

    /// The organisations that units belong to.
    #[must_use]
    pub fn controllers(&self) -> Vec<Controller> {
        organisations::controllers(&self.units, &self.organisations)
    }

    #[must_use]
    pub fn user(&self, id: &str) -> Option<&User> {
        self.users.iter().find(|user| user.id == id)
    }

    #[must_use]
    pub fn recipient(&self, id: &str) -> Option<&Recipient> {
        self.recipients.iter().find(|recipient| recipient.id == id)
    }
}

/// Reads every `[[name]]` of a document, and sees to it that no id comes twice.
pub(super) fn entries(
    reading: &mut Reading,
    document: &Document<String>,
    name: &'static str,
    read: &mut dyn FnMut(&mut Section<'_>),
) {
    for (key, item) in document.iter() {
        let span = document.key(key).and_then(toml_edit::Key::span).or_else(|| item.span());
        if key != name {
            reading.fault(span, key, "unknown-section", vec![("known", format!("[[{name}]]"))]);
        } else if !item.is_array_of_tables() {
            reading.fault(span, key, "not-a-list", vec![("name", name.to_owned())]);
        }
    }
    let Some(tables) = document.get(name).and_then(toml_edit::Item::as_array_of_tables) else { return };
    let mut seen = HashSet::new();
    for (place, table) in tables.iter().enumerate() {
        let id = table.get("id").and_then(|id| id.as_str());
        // A person looks for the id; only where there is none do they have to count.
        let path = id.map_or_else(|| format!("{name} {}", place + 1), |id| format!("{name} {id}"));
        let table: &dyn TableLike = table;
        let mut section = Section::entry(reading, table, path);
        if id.is_some_and(|id| !seen.insert(id.to_owned())) {
            section.fault("id", "duplicate", Vec::new());
        }
        read(&mut section);
        section.finish();
    }
}

fn unit(section: &mut Section<'_>) -> Unit {
    Unit {
        id: section.required_shaped("id", "id", |id| shapes::is_id(id, false)),
        name: filled(section, "name"),
        organisation: filled(section, "organisation"),
        mailbox: section.required_shaped("mailbox", "mailbox", shapes::is_mailbox),
        telephone: filled(section, "telephone"),
        diary_prefix: filled(section, "diary_prefix"),
        billing_reference: filled(section, "billing_reference"),
        billing_address: section.or("billing_address", String::new()),
        address: section.or("address", String::new()),
        recovery_recipient: section.shaped("recovery_recipient", "sealing-key", shapes::is_age_recipient),
        coordinator_mailbox: section.shaped("coordinator_mailbox", "mailbox", shapes::is_mailbox),
    }
}

fn user(section: &mut Section<'_>, units: &HashSet<String>) -> User {
    let user = User {
        id: section.required_shaped("id", "id", |id| shapes::is_id(id, true)),
        name: filled(section, "name"),
        roles: section.required("roles", Vec::<Role>::new()),
        units: section.required("units", Vec::<String>::new()),
        credential: credential(section),
        disabled: section.or("disabled", false),
        protected: section.or("protected", false),
    };
    if user.key().is_some() && user.roles != [Role::Worker] {
        section.fault("roles", "system-role", Vec::new());
    }
    for unknown in user.units.iter().filter(|unit| !units.contains(*unit)) {
        section.fault("units", "unknown-unit", vec![("unit", unknown.clone())]);
    }
    user
}

/// A person's password or a system's key, and never both.
fn credential(section: &mut Section<'_>) -> Credential {
    let key = section.shaped("key", "signing-key", shapes::is_signing_key);
    if let Some(key) = key {
        if section.shaped("password", "password", shapes::is_password_hash).is_some() {
            section.fault("key", "password-and-key", Vec::new());
        }
        return Credential::Key(key);
    }
    Credential::Password(section.required_shaped("password", "password", shapes::is_password_hash))
}

fn recipient(section: &mut Section<'_>) -> Recipient {
    Recipient {
        id: section.required_shaped("id", "id", |id| shapes::is_id(id, false)),
        name: filled(section, "name"),
        kind: section.required("kind", RecipientKind::Clinic),
        region: filled(section, "region"),
        hsa_id: section.shaped("hsa_id", "hsa-id", shapes::is_hsa_id),
        mailbox: section.required_shaped("mailbox", "mailbox", shapes::is_mailbox),
        mailbox_verified: section.optional("mailbox_verified"),
        escalation_mailbox: section.shaped("escalation_mailbox", "mailbox", shapes::is_mailbox),
        telephone: section.optional("telephone"),
        address: section.optional("address"),
        language: section.or("language", Language::default()),
        closed: calendar::closed(section),
        keys: keys(section),
        former_keys: former_keys(section),
    }
}

fn keys(section: &mut Section<'_>) -> Option<RecipientKeys> {
    let mut section = section.inner("keys")?;
    let keys = RecipientKeys {
        sealing: section.required_shaped("sealing", "sealing-key", shapes::is_age_recipient),
        signing: section.required_shaped("signing", "signing-key", shapes::is_signing_key),
        enrolled: section.required("enrolled", Date::ZERO),
    };
    section.finish();
    Some(keys)
}

fn former_keys(section: &mut Section<'_>) -> Vec<FormerKeys> {
    let mut former = Vec::new();
    section.each("former_keys", "signing", &mut |section| {
        former.push(FormerKeys {
            sealing: section.required_shaped("sealing", "sealing-key", shapes::is_age_recipient),
            signing: section.required_shaped("signing", "signing-key", shapes::is_signing_key),
            enrolled: section.required("enrolled", Date::ZERO),
            retired: section.required("retired", Date::ZERO),
        });
    });
    former
}

fn filled(section: &mut Section<'_>, key: &'static str) -> String {
    let text = section.required_shaped(key, "blank", |text| !written::is_empty(text));
    if !written::is_empty(&text) && !written::is_name(&text) {
        section.fault(key, "unseen", Vec::new());
    }
    text
}
