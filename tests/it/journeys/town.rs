//! A small town: two offices, a clinic or two, an activity provider, an authority, and their mail.
//! Everybody works through the pages, as a browser without scripts does; time moves only by
//! [`Town::pass`], and the letters of that time leave meanwhile.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex};

use axum::extract::Request;
use axum::http::header;
use axum::middleware::{self, Next};
use axum::response::Response;
use jiff::SignedDuration;
use jiff::civil::date;
use ring::rand::SystemRandom;
use tempfile::TempDir;
use underlag::clock::Clock;
use underlag::config::{Config, Directory};
use underlag::crypto::password;
use underlag::crypto::recipient_key::RecipientKey;
use underlag::domain::actor::{Credential, Role, User};
use underlag::domain::language::Language;
use underlag::domain::recipient::{Recipient, RecipientKind};
use underlag::domain::reference::Reference;
use underlag::domain::request::Record;
use underlag::domain::unit::Unit;
use underlag::exchange::Gateway;
use underlag::mail::Mailer;
use underlag::mail::transport::{Kept, Memory, Transport};
use underlag::server::app;
use underlag::web::router;
use underlag::web::state::State;
use underlag::worker::Worker;

use super::clinic::Clinic;
use super::staff::Staff;
use crate::web::client::Client;

/// Monday 23 November 2026, ten o'clock in Sweden.
const START: &str = "2026-11-23T09:00:00Z";
pub const PASSWORD: &str = "tall-och-gran";

pub const CLINIC: &str = "vc-tallbacken";
/// Where the patient may have moved to.
pub const OTHER_CLINIC: &str = "vc-bjorkan";
pub const PROVIDER: &str = "verkstaden";
pub const AUTHORITY: &str = "fk-samverkan";
pub const COORDINATOR: &str = "samordnare@exempelkoping.example";

pub struct Town {
    pub state: State,
    worker: Worker,
    mail: Memory,
    keys: HashMap<&'static str, RecipientKey>,
    clock: Clock,
    folder: TempDir,
    addresses: Arc<Mutex<Vec<String>>>,
}

/// A letter, as its reader has it.
#[derive(Debug)]
pub struct Letter {
    pub to: String,
    pub subject: String,
    pub text: String,
}

impl Town {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let random = SystemRandom::new();
        let key = |id| (id, RecipientKey::generate(&random).expect("a key"));
        let keys = HashMap::from([CLINIC, OTHER_CLINIC, PROVIDER, AUTHORITY].map(key));
        let mut config = Config::default();
        config.gateway.data_dir = folder.path().join("data");
        config.gateway.keys_dir = folder.path().join("keys");
        config.server.base_url = "http://localhost:8080".to_owned();
        underlag::crypto::keys::create(&config.gateway.keys_dir, &random).expect("new keys");
        let clock = Clock::starting_at(START.parse().expect("a moment"));
        let gateway = Arc::new(Gateway::open(config, directory(&keys), clock.clone()).expect("a gateway"));
        let mail = Memory::default();
        let mailer = Mailer::with(&gateway.config, Transport::Memory(mail.clone())).expect("a mailer");
        let worker = app::worker(&gateway, mailer);
        Self { state: State::new(gateway), worker, mail, keys, clock, folder, addresses: Arc::default() }
    }

    pub fn gateway(&self) -> &Gateway {
        self.state.gateway()
    }

    /// Somebody of the staff, logged in.
    pub async fn staff(&self, id: &str) -> Staff<'_> {
        let mut client = self.browser();
        client.get("/login").await;
        let answer = client.log_in(id, PASSWORD).await;
        assert_eq!(answer.location(), "/", "{}", answer.text);
        Staff::new(self, client)
    }

    /// A client who types the code of the card.
    pub async fn client_at_home(&self, code: &str) -> Staff<'_> {
        let mut browser = self.browser();
        browser.get("/k").await;
        let opened = browser.post("/k", &[("code", code)]).await;
        assert_eq!(opened.location(), "/my", "{}", opened.text);
        Staff::new(self, browser)
    }

    /// A recipient that follows the newest letter's link about a request, with its own key.
    pub async fn clinic(&self, id: &str, reference: &Reference) -> Clinic<'_> {
        self.settle().await;
        Clinic::open(self, self.browser(), &self.link(reference), &self.key(id)).await
    }

    pub fn browser(&self) -> Client {
        let seen = Arc::clone(&self.addresses);
        let seeing = middleware::from_fn(move |request, next| see(Arc::clone(&seen), request, next));
        Client::new(router(&self.state).layer(seeing))
    }

    /// Every address that a browser asked for or was led to, in order: what a proxy's log holds.
    pub fn addresses(&self) -> Vec<String> {
        self.addresses.lock().expect("no panic").clone()
    }

    /// Where the gateway keeps its data and its keys.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn key(&self, id: &str) -> String {
        self.keys[id].display().to_string()
    }

    /// All that is due now happens.
    pub async fn settle(&self) {
        self.worker.tick().await;
    }

    /// So many working days go by, each with its letters.
    pub async fn pass(&self, working_days: u32) {
        let calendar = self.gateway().timetable().calendar.clone();
        let mut left = working_days;
        while left > 0 {
            self.clock.advance(SignedDuration::from_hours(24));
            let today = underlag::domain::calendar::local_date(self.gateway().now());
            if calendar.is_working_day(today) {
                left -= 1;
            }
            self.settle().await;
        }
    }

    /// As they left, with headers.
    pub fn post(&self) -> Vec<Kept> {
        self.mail.letters()
    }

    pub fn letters(&self) -> Vec<Letter> {
        self.post().iter().map(|kept| letter(&kept.to, &kept.raw)).collect()
    }

    /// The letters to a mailbox about a request, in order.
    pub fn letters_to(&self, mailbox: &str, reference: &Reference) -> Vec<Letter> {
        let about = reference.to_string();
        let mine = |letter: &Letter| letter.to == mailbox && letter.text.contains(&about);
        self.letters().into_iter().filter(mine).collect()
    }

    pub fn record(&self, reference: &Reference) -> Record {
        self.state.store().record(reference).expect("a readable store").expect("the record")
    }

    /// The code of the newest link that was mailed about a request.
    fn link(&self, reference: &Reference) -> String {
        let about = reference.to_string();
        let letters = self.letters();
        let links = letters.iter().rev().filter(|letter| letter.text.contains(&about));
        let code = |letter: &Letter| {
            let (_, rest) = letter.text.split_once("/l#")?;
            Some(rest.split_whitespace().next()?.to_owned())
        };
        links.filter_map(code).next().unwrap_or_else(|| panic!("no link about {about}: {letters:#?}"))
    }
}

async fn see(seen: Arc<Mutex<Vec<String>>>, request: Request, next: Next) -> Response {
    seen.lock().expect("no panic").push(request.uri().to_string());
    let response = next.run(request).await;
    if let Some(next) = response.headers().get(header::LOCATION) {
        seen.lock().expect("no panic").push(next.to_str().expect("ASCII").to_owned());
    }
    response
}

fn letter(to: &str, raw: &str) -> Letter {
    let parsed = mail_parser::MessageParser::default().parse(raw.as_bytes()).expect("a mail");
    Letter {
        to: to.to_owned(),
        subject: parsed.subject().unwrap_or_default().to_owned(),
        text: parsed.body_text(0).unwrap_or_default().into_owned(),
    }
}

fn directory(keys: &HashMap<&'static str, RecipientKey>) -> Directory {
    let unit = |id: &str, name: &str| Unit {
        id: id.to_owned(),
        name: name.to_owned(),
        organisation: "Exempelköpings kommun".to_owned(),
        mailbox: mailbox_of_unit(id),
        telephone: "0123-45 67 89".to_owned(),
        diary_prefix: "SOC".to_owned(),
        billing_reference: "4711".to_owned(),
        billing_address: String::new(),
        address: "Box 1, 123 45 Exempelköping".to_owned(),
        recovery_recipient: None,
        coordinator_mailbox: Some(COORDINATOR.to_owned()),
    };
    let hash = password::hash(PASSWORD, &SystemRandom::new()).expect("a hash");
    let user = |id: &str, role, units: &[&str], protected| User {
        id: id.to_owned(),
        name: format!("{id} Test"),
        roles: vec![role],
        units: units.iter().map(|unit| (*unit).to_owned()).collect(),
        credential: Credential::Password(hash.clone()),
        disabled: false,
        protected,
    };
    let recipient = |id: &'static str, name: &str, kind| Recipient {
        id: id.to_owned(),
        name: name.to_owned(),
        kind,
        region: "Exempelregionen".to_owned(),
        hsa_id: None,
        mailbox: mailbox_of(id),
        mailbox_verified: Some(date(2026, 10, 1)),
        escalation_mailbox: Some(format!("chef-{}", mailbox_of(id))),
        telephone: Some("0123-11 22 33".to_owned()),
        address: None,
        language: Language::Sv,
        closed: Vec::new(),
        keys: Some(keys[id].public(date(2026, 10, 1))),
        former_keys: Vec::new(),
    };
    Directory {
        units: vec![unit("ekbacken", "Ekbackens enhet"), unit("sodra", "Södra enheten")],
        users: vec![
            user("anna", Role::Worker, &["ekbacken"], false),
            user("bo", Role::Worker, &["sodra"], false),
            user("stina", Role::Worker, &["ekbacken"], true),
            user("kaj", Role::Coordinator, &["ekbacken", "sodra"], false),
        ],
        ladders: Vec::new(),
        organisations: Vec::new(),
        fees: Vec::new(),
        recipients: vec![
            recipient(CLINIC, "Tallbackens vårdcentral", RecipientKind::Clinic),
            recipient(OTHER_CLINIC, "Björkans vårdcentral", RecipientKind::Clinic),
            recipient(PROVIDER, "Verkstaden", RecipientKind::Provider),
            recipient(AUTHORITY, "Försäkringskassan, samverkan", RecipientKind::Authority),
        ],
    }
}

pub fn mailbox_of(recipient: &str) -> String {
    format!("{recipient}@region.example")
}

pub fn mailbox_of_unit(unit: &str) -> String {
    format!("{unit}@exempelkoping.example")
}
