//! A gateway of its own in a temporary folder, with people who use it.

use std::ops::Deref;
use std::path::Path;
use std::sync::Arc;
use underlag::domain::Scope;
use underlag::domain::Wording;
use underlag::domain::consent::{Evidence, Row};
use underlag::exchange::consent::Giver;
use underlag::exchange::grid;

use jiff::civil::date;
use jiff::{SignedDuration, Timestamp};
use ring::rand::SystemRandom;
use tempfile::TempDir;
use underlag::clock::Clock;
use underlag::config::{Config, Directory};
use underlag::crypto::keys;
use underlag::crypto::recipient_key::RecipientKey;
use underlag::domain::actor::{Credential, Role, User};
use underlag::domain::consent::{Client, ConsentMethod, ConsentTerms, Subject};
use underlag::domain::language::Language;
use underlag::domain::name::Name;
use underlag::domain::notice::{Letter, Notice};
use underlag::domain::personal_number::PersonalNumber;
use underlag::domain::recipient::{Recipient, RecipientKind};
use underlag::domain::reference::Reference;
use underlag::domain::request::Record;
use underlag::domain::unit::Unit;
use underlag::exchange::consent_file::{self, HeldConsent};
use underlag::exchange::send::{self, Request, Sent};
use underlag::exchange::visit::{self, Visit};
use underlag::exchange::{Error, Gateway, consent};
use underlag::forms::json::response_from_json;
use underlag::forms::response::Response;
use underlag::store::{Options, Store};

use crate::store::disk::FailingDisk;

/// Monday 23 November 2026, ten o'clock in Sweden.
pub const START: &str = "2026-11-23T09:00:00Z";
pub const CLINIC: &str = "vc-tallbacken";
pub const KIND: &str = "forfragan-till-lakare";

pub struct TestGateway {
    gateway: Arc<Gateway>,
    pub clinic_key: RecipientKey,
    pub folder: TempDir,
}

impl Deref for TestGateway {
    type Target = Gateway;

    fn deref(&self) -> &Gateway {
        &self.gateway
    }
}

impl TestGateway {
    pub fn new() -> Self {
        Self::with(|_| {})
    }

    pub fn with(change: impl FnOnce(&mut Config)) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let random = SystemRandom::new();
        let mut config = Config::default();
        config.gateway.data_dir = folder.path().join("data");
        config.gateway.keys_dir = folder.path().join("keys");
        config.server.base_url = "https://underlag.example.se".to_owned();
        change(&mut config);
        keys::create(&config.gateway.keys_dir, &random).expect("new keys");
        let clinic_key = RecipientKey::generate(&random).expect("a key");
        let clock = Clock::starting_at(START.parse().expect("a moment"));
        let gateway = Gateway::open(config, directory(&clinic_key), clock).expect("a gateway");
        Self { gateway: Arc::new(gateway), clinic_key, folder }
    }

    /// For the pages.
    pub fn shared(&self) -> Arc<Gateway> {
        Arc::clone(&self.gateway)
    }

    /// To put something broken into it, before it is shared.
    pub fn parts(&mut self) -> &mut Gateway {
        Arc::get_mut(&mut self.gateway).expect("nobody else has it yet")
    }

    /// The process ends and starts again: everything in memory is gone. Nobody else may hold it.
    pub fn restart(self) -> Self {
        self.restart_after(|_| {})
    }

    /// The same, and something happens to its folder in between.
    pub fn restart_after(self, meanwhile: impl FnOnce(&Path)) -> Self {
        let Self { gateway, clinic_key, folder } = self;
        let (config, clock) = (gateway.config.clone(), gateway.clock.clone());
        assert!(Arc::into_inner(gateway).is_some(), "somebody still holds the gateway");
        meanwhile(folder.path());
        let gateway = Gateway::open(config, directory(&clinic_key), clock).expect("the same gateway");
        Self { gateway: Arc::new(gateway), clinic_key, folder }
    }

    /// From now on the store lies on a disk that fails when it is told to.
    pub fn on_a_failing_disk(&mut self) -> Arc<FailingDisk> {
        let disk = Arc::new(FailingDisk::default());
        self.store_with(&Options { durable: Arc::clone(&disk) as _, ..Options::default() });
        disk
    }

    /// The same store, opened with these.
    pub fn store_with(&mut self, options: &Options) {
        store_with(self.parts(), options);
    }

    pub fn worker(&self) -> User {
        self.parties().user_by_id("anna").expect("a worker").clone()
    }

    pub fn stranger(&self) -> User {
        self.parties().user_by_id("bo").expect("a worker of another unit").clone()
    }

    pub fn advance_days(&self, days: i64) {
        self.clock.advance(SignedDuration::from_hours(24 * days));
    }

    pub fn terms(&self) -> ConsentTerms {
        ConsentTerms {
            unit: "ekbacken".to_owned(),
            rows: self.rows(&[CLINIC, "vc-bjorkan", "verkstaden"]),
            onward: Vec::new(),
            purpose: "Planera vägen tillbaka till arbete".to_owned(),
            valid_from: date(2026, 11, 23),
            valid_to: date(2027, 4, 30),
            evidence: Evidence::by(ConsentMethod::Written),
            language: Language::Sv,
            given_at: self.now(),
            received_by: "anna".to_owned(),
            text: self.words.named(Wording::default()),
        }
    }

    /// Rows that allow everything.
    pub fn rows(&self, parties: &[&str]) -> Vec<Row> {
        let known = self.parties();
        let one = |id: &&str| grid::row(known.recipient_by_id(id).expect("a recipient"), &Scope::whole());
        parties.iter().map(one).collect()
    }

    /// The PDF of a new consent.
    pub async fn consent_pdf(&self, terms: ConsentTerms) -> Vec<u8> {
        let handout = consent::give(self, &self.worker(), Giver::alone(&subject()), terms, self.now()).await;
        handout.expect("a consent").pdf.to_vec()
    }

    pub async fn consent(&self) -> HeldConsent {
        let pdf = self.consent_pdf(self.terms()).await;
        consent_file::read(self, &pdf, self.now()).expect("our own consent document")
    }

    pub fn filled_request(&self, consent: &HeldConsent) -> Response {
        let form = send::form(self, KIND, CLINIC, consent).expect("the kind");
        let kind = self.catalogue.kind(KIND).expect("the kind");
        let example = kind.example_request.as_deref().expect("an example");
        response_from_json(example, &form).expect("the example fits the form")
    }

    pub fn filled_answer(&self, visit: &Visit) -> Response {
        let kind = self.catalogue.kind(KIND).expect("the kind");
        let example = kind.example_answer.as_deref().expect("an example");
        response_from_json(example, &visit.answer_form).expect("the example fits the form")
    }

    pub async fn send(
        &self,
        consent: &HeldConsent,
        recipient: &str,
        submission: &str,
    ) -> Result<Sent, Error> {
        let response = self.filled_request(consent);
        self.send_response(consent, recipient, submission, &response).await
    }

    pub async fn send_response(
        &self,
        consent: &HeldConsent,
        recipient: &str,
        submission: &str,
        response: &Response,
    ) -> Result<Sent, Error> {
        let worker = self.worker();
        let request = Request { recipient, ..request(&worker, consent, response) };
        send::send(self, request, submission, self.now()).await
    }

    /// A consent, a request to the clinic under it, and its reference.
    pub async fn sent(&self) -> (HeldConsent, Reference) {
        let consent = self.consent().await;
        let Ok(Sent::Now(dispatch)) = self.send(&consent, CLINIC, "first").await else {
            panic!("the request is sent")
        };
        (consent, dispatch.reference)
    }

    pub fn record(&self, reference: &Reference) -> Record {
        self.store.record(reference).expect("a readable store").expect("the record")
    }

    pub fn outbox(&self) -> Vec<Notice> {
        self.store.due_notices(Timestamp::MAX, 100).expect("a readable store")
    }

    /// The token of the newest link to a request, as the letter would carry it.
    pub fn link(&self, reference: &Reference) -> String {
        let notices = self.outbox();
        let letter = notices.iter().rev().find(|notice| {
            notice.reference == *reference
                && matches!(notice.letter, Letter::RequestSent | Letter::LinkRenewed)
                && notice.link.is_some()
        });
        let wrapped = letter.and_then(|letter| letter.link.clone()).expect("a letter with a link");
        let secret = self.keys.wrap.unwrap(&wrapped, reference.as_bytes()).expect("our own wrapping");
        String::from_utf8(secret.to_vec()).expect("base64url")
    }

    pub async fn open(&self, reference: &Reference) -> Result<Visit, Error> {
        visit::open(self, &self.link(reference), &self.clinic_key.display(), self.now()).await
    }

    /// How many sealed documents lie in the spool.
    pub fn sealed_files(&self) -> usize {
        count_files(&self.folder.path().join("data/spool"))
    }
}

/// The same store, opened with other options.
pub fn store_with(gateway: &mut Gateway, options: &Options) {
    let folder = gateway.config.gateway.data_dir.join("store");
    // Closed before it is opened again.
    let aside = tempfile::tempdir().expect("a temporary folder");
    gateway.store = Store::open(aside.path()).expect("another store");
    gateway.store = Store::open_with(&folder, options).expect("the same store");
}

fn count_files(folder: &std::path::Path) -> usize {
    let entries = std::fs::read_dir(folder).expect("a readable folder");
    entries
        .map(|entry| entry.expect("an entry").path())
        .map(|path| if path.is_dir() { count_files(&path) } else { 1 })
        .sum()
}

/// To the clinic.
pub const fn request<'a>(worker: &'a User, consent: &'a HeldConsent, response: &'a Response) -> Request<'a> {
    Request {
        no_names: &[],
        worker,
        consent,
        kind: KIND,
        recipient: CLINIC,
        case_number: "SOC-EK 2026-117",
        response,
        language: Language::Sv,
        previous: None,
        files: &[],
        by_post: false,
    }
}

/// Skatteverket's test person.
pub fn subject() -> Subject {
    Subject::Client(client())
}

pub fn client() -> Client {
    client_named("Märta Åkerlöf", "190001019801")
}

pub fn client_named(name: &str, digits: &str) -> Client {
    Client { name: Name::parse(name).expect("a name"), personal_number: number(digits) }
}

pub fn number(digits: &str) -> PersonalNumber {
    digits.parse().expect("a test number")
}

pub fn directory(clinic_key: &RecipientKey) -> Directory {
    let unit = |id: &str, name: &str| Unit {
        id: id.to_owned(),
        name: name.to_owned(),
        organisation: "Exempelköpings kommun".to_owned(),
        mailbox: format!("{id}@exempelkoping.example"),
        telephone: "0123-45 67 89".to_owned(),
        diary_prefix: "SOC".to_owned(),
        billing_reference: "4711".to_owned(),
        billing_address: String::new(),
        address: String::new(),
        recovery_recipient: None,
        coordinator_mailbox: None,
    };
    let user = |id: &str, name: &str, unit: &str| User {
        id: id.to_owned(),
        name: name.to_owned(),
        roles: vec![Role::Worker],
        units: vec![unit.to_owned()],
        credential: Credential::Password(String::new()),
        disabled: false,
        protected: false,
    };
    let recipient = |id: &str, name: &str, kind: RecipientKind| Recipient {
        id: id.to_owned(),
        name: name.to_owned(),
        kind,
        region: "Exempelregionen".to_owned(),
        hsa_id: None,
        mailbox: format!("{id}@region.example"),
        mailbox_verified: Some(date(2026, 10, 1)),
        escalation_mailbox: None,
        telephone: None,
        language: Language::Sv,
        address: None,
        closed: Vec::new(),
        keys: None,
        former_keys: Vec::new(),
    };
    let mut clinic = recipient(CLINIC, "Tallbackens vårdcentral", RecipientKind::Clinic);
    clinic.keys = Some(clinic_key.public(date(2026, 10, 1)));
    let mut unproven = recipient("vc-ny", "Nya vårdcentralen", RecipientKind::Clinic);
    unproven.mailbox_verified = None;
    let mut team = recipient("fk-team", "Samverkansteamet Exempel", RecipientKind::Authority);
    team.keys = Some(clinic_key.public(date(2026, 10, 1)));
    Directory {
        units: vec![unit("ekbacken", "Ekbackens enhet"), unit("sodra", "Södra enheten")],
        users: vec![
            user("anna", "Anna Test", "ekbacken"),
            user("bo", "Bo Test", "sodra"),
            User { protected: true, ..user("pia", "Pia Test", "ekbacken") },
        ],
        ladders: Vec::new(),
        organisations: Vec::new(),
        fees: Vec::new(),
        recipients: vec![
            clinic,
            recipient("vc-bjorkan", "Björkans vårdcentral", RecipientKind::Clinic),
            recipient("verkstaden", "Verkstaden", RecipientKind::Provider),
            unproven,
            team,
        ],
    }
}
