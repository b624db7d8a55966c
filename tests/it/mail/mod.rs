//! Letters: their words, and how they leave.

mod dkim;
mod failures;
mod imap_server;
mod letters;
mod outbox;
mod reports;
mod returns;
pub mod server;
mod smtp;
mod words;

use std::sync::Arc;
use underlag::domain::Scope;

use jiff::Timestamp;
use underlag::config::Config;
use underlag::domain::change::FreshLink;
use underlag::domain::digest::Digest;
use underlag::domain::language::Language;
use underlag::domain::notice::{Audience, Letter, Notice, notice_for};
use underlag::domain::reference::Reference;
use underlag::domain::request::{Facts, Record};
use underlag::domain::timetable::Timetable;
use underlag::mail::outbox::{Addresses, Sender};
use underlag::worker::Rules;
use zeroize::Zeroizing;

pub fn now() -> Timestamp {
    "2026-11-21T09:00:00Z".parse().expect("a moment")
}

pub fn record() -> Record {
    Record {
        reference: Reference::from_digest(&Digest::from_bytes([7; 32])),
        revision: 1,
        kind: "forfragan-till-lakare".to_owned(),
        form: "urn:form|1".to_owned(),
        language: Language::Sv,
        unit: Digest::from_bytes([1; 32]),
        worker: Digest::from_bytes([2; 32]),
        recipient: Digest::from_bytes([3; 32]),
        client: Digest::from_bytes([4; 32]),
        consent: Digest::from_bytes([5; 32]),
        scope: Scope::default(),
        one_time_keys: None,
        previous: None,
        document: None,
        sent_at: now(),
        acknowledge_by: "2026-11-26T22:59:59Z".parse().expect("a moment"),
        due_at: "2026-12-14T22:59:59Z".parse().expect("a moment"),
        expires_at: "2027-03-14T22:59:59Z".parse().expect("a moment"),
        look_at: None,
        protected: false,
        facts: Facts::default(),
    }
}

/// A notice with a sealed link to the recipient of [`record`].
pub fn notice(letter: Letter) -> Notice {
    let record = record();
    let mut notice = notice_for(&record, letter, Audience::Recipient(record.recipient), now());
    notice.link = Some("sealed".to_owned());
    notice
}

/// A directory of one unit and one recipient.
pub struct Book;

impl Rules for Book {
    fn timetable(&self) -> Arc<Timetable> {
        Arc::new(Timetable::sweden())
    }

    fn fresh_link(&self, reference: &Reference) -> Option<FreshLink> {
        let mut bytes = [7; 32];
        bytes[..8].copy_from_slice(reference.as_bytes());
        Some(FreshLink { digest: Digest::from_bytes(bytes), wrapped: Some("sealed".to_owned()) })
    }

    fn stands(&self, _: &'static str, _: Option<String>) {}
}

impl Addresses for Book {
    fn mailbox(&self, audience: &Audience) -> Option<String> {
        match audience {
            Audience::Recipient(id) if *id == record().recipient => {
                Some("norrskogen@vard.example".to_owned())
            }
            Audience::Recipient(id) if *id == Digest::from_bytes([33; 32]) => {
                Some("sjostaden@vard.example".to_owned())
            }
            Audience::RecipientEscalation(id) if *id == record().recipient => {
                Some("chef.norrskogen@vard.example".to_owned())
            }
            Audience::RecipientEscalation(id) if *id == Digest::from_bytes([33; 32]) => {
                Some("chef.sjostaden@vard.example".to_owned())
            }
            Audience::Unit(id) if *id == record().unit => Some("enheten@kommun.example".to_owned()),
            Audience::Coordinator(id) if *id == record().unit => Some("samordnare@kommun.example".to_owned()),
            _ => None,
        }
    }

    fn unit(&self, id: &Digest) -> Option<Sender> {
        (*id == record().unit).then(|| Sender {
            name: "Enheten för ekonomiskt bistånd".to_owned(),
            organisation: "Exempelstads kommun".to_owned(),
            mailbox: "enheten@kommun.example".to_owned(),
            telephone: "0123-45 67 00".to_owned(),
        })
    }

    fn kind_name(&self, kind: &str, _: Language) -> String {
        if kind == "forfragan-till-lakare" { "Förfrågan till läkare".to_owned() } else { kind.to_owned() }
    }

    fn open_link(&self, notice: &Notice) -> Option<Zeroizing<String>> {
        (notice.link.as_deref() == Some("sealed")).then(|| Zeroizing::new("secret-of-the-link".to_owned()))
    }
}

pub fn config() -> Config {
    let mut config = Config::default();
    config.server.base_url = "https://underlag.example".to_owned();
    config.gateway.name = "Underlag Exempelstad".to_owned();
    config.gateway.mailbox = "underlag@kommun.example".to_owned();
    config
}

/// The headers and the decoded text of a letter.
pub fn read(raw: &str) -> (String, String) {
    let (headers, body) = raw.split_once("\r\n\r\n").expect("headers and a body");
    (headers.replace("\r\n ", " ").replace("\r\n", "\n"), quoted_printable(body))
}

/// RFC 2045 §6.7.
fn quoted_printable(body: &str) -> String {
    let joined = body.replace("=\r\n", "").replace("\r\n", "\n");
    let (mut bytes, mut rest) = (Vec::new(), joined.as_bytes());
    while let Some((first, after)) = rest.split_first() {
        if *first == b'=' {
            let digits = str::from_utf8(&after[..2]).expect("two digits");
            bytes.push(u8::from_str_radix(digits, 16).expect("hex digits"));
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).expect("UTF-8")
}
