//! The directory with its digests: the way from an id to what the store knows of it, and back.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use crate::config::Directory;
use crate::config::organisations::Controller;
use crate::crypto::digest::{DigestKey, Purpose};
use crate::domain::change::Session;
use crate::domain::{Digest, Fee, PersonalNumber, Recipient, Unit, User};
use crate::forms::unidentified::Known;

/// Units, users and recipients, found by id or by digest.
pub struct Parties {
    directory: Directory,
    units: HashMap<Digest, usize>,
    users: HashMap<Digest, usize>,
    recipients: HashMap<Digest, usize>,
    key: DigestKey,
    known: Arc<Known>,
}

impl Parties {
    #[must_use]
    pub fn new(directory: Directory, key: &DigestKey) -> Self {
        let digests = |purpose: Purpose, ids: &mut dyn Iterator<Item = &str>| -> HashMap<Digest, usize> {
            ids.enumerate().map(|(place, id)| (key.digest(purpose, id.as_bytes()), place)).collect()
        };
        Self {
            units: digests(Purpose::Unit, &mut directory.units.iter().map(|u| u.id.as_str())),
            users: digests(Purpose::User, &mut directory.users.iter().map(|u| u.id.as_str())),
            recipients: digests(Purpose::Recipient, &mut directory.recipients.iter().map(|r| r.id.as_str())),
            key: key.clone(),
            known: Arc::new(known(&directory)),
            directory,
        }
    }

    /// What an answer of that kind costs with that recipient, if it is agreed.
    #[must_use]
    pub fn fee(&self, kind: &str, recipient: &Recipient) -> Option<&Fee> {
        Fee::agreed(&self.directory.fees, kind, recipient)
    }

    /// What may stand where nobody may be named.
    #[must_use]
    pub fn known(&self) -> Arc<Known> {
        Arc::clone(&self.known)
    }

    pub(super) const fn directory(&self) -> &Directory {
        &self.directory
    }

    #[must_use]
    pub fn unit(&self, digest: &Digest) -> Option<&Unit> {
        self.units.get(digest).map(|place| &self.directory.units[*place])
    }

    #[must_use]
    pub fn user(&self, digest: &Digest) -> Option<&User> {
        self.users.get(digest).map(|place| &self.directory.users[*place])
    }

    /// What is kept of a user's password in the sessions it opened; none for a system.
    #[must_use]
    pub fn credential(&self, user: &User) -> Option<Digest> {
        let kept = format!("{}\0{}", user.id, user.password()?);
        Some(self.key.digest(Purpose::Credential, kept.as_bytes()))
    }

    /// Whose session it is, if its login holds: the user is there, not locked out, and has the password
    /// that opened it.
    #[must_use]
    pub fn holder(&self, session: &Session) -> Option<&User> {
        let user = self.user(&session.user).filter(|user| !user.disabled)?;
        let credential = self.credential(user)?;
        (session.credential == Some(credential)).then_some(user)
    }

    #[must_use]
    pub fn recipient(&self, digest: &Digest) -> Option<&Recipient> {
        self.recipients.get(digest).map(|place| &self.directory.recipients[*place])
    }

    #[must_use]
    pub fn unit_by_id(&self, id: &str) -> Option<&Unit> {
        self.directory.units.iter().find(|unit| unit.id == id)
    }

    #[must_use]
    pub fn user_by_id(&self, id: &str) -> Option<&User> {
        self.directory.users.iter().find(|user| user.id == id)
    }

    #[must_use]
    pub fn recipient_by_id(&self, id: &str) -> Option<&Recipient> {
        self.directory.recipients.iter().find(|recipient| recipient.id == id)
    }

    /// Every unit, in the order of the file.
    #[must_use]
    pub fn units(&self) -> &[Unit] {
        &self.directory.units
    }

    /// The organisations that units belong to, and what they say of how they handle personal data.
    #[must_use]
    pub fn controllers(&self) -> Vec<Controller> {
        self.directory.controllers()
    }

    /// Every user, in the order of the file.
    #[must_use]
    pub fn users(&self) -> &[User] {
        &self.directory.users
    }

    /// Every recipient, in the order of the file.
    #[must_use]
    pub fn recipients(&self) -> &[Recipient] {
        &self.directory.recipients
    }

    /// The units of a user, in the order of the user's entry.
    pub fn units_of<'a>(&'a self, user: &'a User) -> impl Iterator<Item = &'a Unit> {
        user.units.iter().filter_map(|id| self.unit_by_id(id))
    }

    #[must_use]
    pub fn unit_digest(&self, id: &str) -> Digest {
        self.key.digest(Purpose::Unit, id.as_bytes())
    }

    #[must_use]
    pub fn user_digest(&self, id: &str) -> Digest {
        self.key.digest(Purpose::User, id.as_bytes())
    }

    /// By which the store knows a client of the unit's organisation; none without such a unit.
    #[must_use]
    pub fn client_digest(&self, unit: &str, number: &PersonalNumber) -> Option<Digest> {
        Some(self.key.of_client(&self.unit_by_id(unit)?.organisation, number))
    }

    /// The same of each organisation that the user has a unit in.
    #[must_use]
    pub fn client_digests(&self, user: &User, number: &PersonalNumber) -> BTreeSet<Digest> {
        self.units_of(user).map(|unit| self.key.of_client(&unit.organisation, number)).collect()
    }

    /// Is it that client's, at any organisation here?
    #[must_use]
    pub fn is_client(&self, digest: &Digest, number: &PersonalNumber) -> bool {
        self.directory.units.iter().any(|unit| self.key.of_client(&unit.organisation, number) == *digest)
    }

    #[must_use]
    pub fn recipient_digest(&self, id: &str) -> Digest {
        self.key.digest(Purpose::Recipient, id.as_bytes())
    }
}

fn known(directory: &Directory) -> Known {
    let mut known = Known::default();
    for unit in &directory.units {
        known.add_name(&unit.name);
        known.add_name(&unit.organisation);
        known.add_telephone(&unit.telephone);
        known.add_mailbox(&unit.mailbox);
    }
    for recipient in &directory.recipients {
        known.add_name(&recipient.name);
        known.add_name(&recipient.region);
        recipient.telephone.iter().for_each(|number| known.add_telephone(number));
        known.add_mailbox(&recipient.mailbox);
    }
    known
}
