//! A gateway of its own, a worker with a client's consent, and a clinic.

use std::path::Path;

use jiff::Timestamp;
use jiff::civil::date;
use ring::rand::SystemRandom;

use crate::clock::Clock;
use crate::config::{Config, Directory};
use crate::crypto::keys;
use crate::crypto::recipient_key::RecipientKey;
use crate::domain::Scope;
use crate::domain::actor::Credential;
use crate::domain::consent::Client;
use crate::domain::consent::Evidence;
use crate::domain::{
    ConsentMethod, ConsentTerms, Language, Name, Recipient, RecipientKind, Role, Subject, Unit, User, Wording,
};
use crate::exchange::consent::Giver;
use crate::exchange::consent_file::{self, HeldConsent};
use crate::exchange::grid;
use crate::exchange::{Gateway, consent};

use super::run::Fault;

pub(super) const CLINIC: &str = "bench-clinic";
pub(super) const UNIT: &str = "bench-unit";
const WORKER: &str = "bench.worker";

/// The examples of the forms are written for these days: Monday 23 November 2026, ten o'clock.
const START: &str = "2026-11-23T09:00:00Z";

pub(super) fn gateway(folder: &Path, clinic_key: &RecipientKey) -> Result<Gateway, Fault> {
    gateway_of(folder, directory(clinic_key))
}

pub(super) fn gateway_of(folder: &Path, directory: Directory) -> Result<Gateway, Fault> {
    let mut config = Config::default();
    config.gateway.data_dir = folder.join("data");
    config.gateway.keys_dir = folder.join("keys");
    config.server.base_url = "https://underlag.example".to_owned();
    if !config.gateway.keys_dir.exists() {
        keys::create(&config.gateway.keys_dir, &SystemRandom::new())?;
    }
    let gateway = Gateway::open(config, directory, Clock::system())?;
    let start: Timestamp = START.parse()?;
    gateway.clock.advance(gateway.now().duration_until(start));
    Ok(gateway)
}

pub(super) fn worker() -> User {
    User {
        id: WORKER.to_owned(),
        name: "Bench Worker".to_owned(),
        roles: vec![Role::Worker],
        units: vec![UNIT.to_owned()],
        credential: Credential::Password(String::new()),
        disabled: false,
        protected: false,
    }
}

/// A consent to everything, given, read back and held.
pub(super) async fn consent(gateway: &Gateway) -> Result<HeldConsent, Fault> {
    let now = gateway.now();
    let clinic = gateway.parties().recipient_by_id(CLINIC).cloned();
    let rows = clinic.iter().map(|clinic| grid::row(clinic, &Scope::whole())).collect();
    let terms = ConsentTerms {
        unit: UNIT.to_owned(),
        rows,
        onward: Vec::new(),
        purpose: "Planera arbetsträning och rehabilitering i en takt som håller".to_owned(),
        valid_from: date(2026, 11, 1),
        valid_to: date(2027, 4, 30),
        evidence: Evidence::by(ConsentMethod::Written),
        language: Language::Sv,
        given_at: now,
        received_by: WORKER.to_owned(),
        text: gateway.words.named(Wording::default()),
    };
    // Skatteverket's test person.
    let name = Name::parse("Märta Åkerlöf").expect("a name");
    let client = Client { name, personal_number: "190001019801".parse()? };
    let handout =
        consent::give(gateway, &worker(), Giver::alone(&Subject::Client(client)), terms, now).await?;
    Ok(consent_file::read(gateway, &handout.pdf, now)?)
}

pub(super) fn directory(clinic_key: &RecipientKey) -> Directory {
    let unit = Unit {
        id: UNIT.to_owned(),
        name: "Ekonomiskt bistånd".to_owned(),
        organisation: "Exempelköpings kommun".to_owned(),
        mailbox: "bistand@exempelkoping.example".to_owned(),
        telephone: "0123-45 67 89".to_owned(),
        diary_prefix: "SOC-EB".to_owned(),
        billing_reference: "4711".to_owned(),
        billing_address: String::new(),
        address: String::new(),
        recovery_recipient: None,
        coordinator_mailbox: None,
    };
    let clinic = Recipient {
        id: CLINIC.to_owned(),
        name: "Tallbackens vårdcentral".to_owned(),
        kind: RecipientKind::Clinic,
        region: "Exempelregionen".to_owned(),
        hsa_id: None,
        mailbox: "tallbacken@region.example".to_owned(),
        mailbox_verified: Some(date(2026, 10, 1)),
        escalation_mailbox: None,
        telephone: None,
        language: Language::Sv,
        address: None,
        closed: Vec::new(),
        keys: Some(clinic_key.public(date(2026, 10, 1))),
        former_keys: Vec::new(),
    };
    Directory { units: vec![unit], users: vec![worker()], recipients: vec![clinic], ..Directory::default() }
}
