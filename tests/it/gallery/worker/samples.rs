//! Invented people and requests.

use jiff::Timestamp;
use jiff::civil::date;
use underlag::domain::actor::{Credential, Role, User};
use underlag::domain::calendar::{Calendar, zone};
use underlag::domain::deadline::{Terms, deadlines};
use underlag::domain::digest::Digest;
use underlag::domain::forecast;
use underlag::domain::ladder::Ladder;
use underlag::domain::language::Language;
use underlag::domain::recipient::{Recipient, RecipientKind};
use underlag::exchange::undrawn;
use underlag::text::{self, dates};
use underlag::web::page::{Frame, Person};
use underlag::web::parts::{Choice, Moment};
use underlag::web::worker::ahead::moments;
use underlag::web::worker::requests::actions::Act;

pub const CLIENT: &str = "Majken Övningsson";
pub const NUMBER: &str = "19850614-9882";
pub const REFERENCE: &str = "U-7K3M-Q9XD-S";
pub const RECIPIENT: &str = "Norrskogens vårdcentral";
pub const UNIT: &str = "Enheten för ekonomiskt bistånd";

pub fn frame(language: Language, path: &str) -> Frame {
    let person = Person { name: "Anna Lind".to_owned(), roles: vec![Role::Worker] };
    Frame { path: path.to_owned(), ..Frame::sample(language, Some(person)) }
}

pub fn coordinator(language: Language) -> Frame {
    let person = Person { name: "Kerstin Berg".to_owned(), roles: vec![Role::Coordinator] };
    Frame { path: "/requests".to_owned(), ..Frame::sample(language, Some(person)) }
}

pub fn kind(language: Language) -> String {
    match language {
        Language::Sv => "Förfrågan till läkare".to_owned(),
        Language::En => "Enquiry to a doctor".to_owned(),
    }
}

/// A consent that lies on the desk.
pub fn held() -> Choice {
    Choice::new("7f3a", format!("{CLIENT}, {NUMBER}"), true)
        .with_hint(format!("{UNIT} · 2026-11-21 – 2027-05-21"))
}

/// In November 2026.
pub fn at(day: i8, hour: i8, minute: i8) -> Timestamp {
    let at = date(2026, 11, day).at(hour, minute, 0, 0).to_zoned(zone());
    at.expect("a moment of that month").timestamp()
}

/// In November 2026.
pub fn moment(language: Language, day: i8, hour: i8, minute: i8) -> String {
    dates::moment(language, at(day, hour, minute))
}

pub fn day(language: Language, year: i16, month: i8, day: i8) -> String {
    dates::day(language, date(year, month, day))
}

pub fn weekday(language: Language, year: i16, month: i8, day: i8) -> String {
    dates::weekday(language, date(year, month, day))
}

/// A name that the document can't show.
pub fn undrawn(language: Language) -> Vec<String> {
    undrawn::in_text(&text::get(language, "worker-client"), "ሰላም", language).into_iter().collect()
}

pub fn user() -> User {
    User {
        id: "anna.lind".to_owned(),
        name: "Anna Lind".to_owned(),
        roles: vec![Role::Worker],
        units: vec!["eb".to_owned()],
        credential: Credential::Password(String::new()),
        disabled: false,
        protected: false,
    }
}

pub fn recipients() -> Vec<Recipient> {
    let one = |id: &str, name: &str, kind, verified| Recipient {
        id: id.to_owned(),
        name: name.to_owned(),
        kind,
        region: "Region Exempel".to_owned(),
        hsa_id: None,
        mailbox: String::new(),
        mailbox_verified: verified,
        escalation_mailbox: None,
        telephone: Some("0123-11 22 30".to_owned()),
        language: Language::Sv,
        address: None,
        closed: Vec::new(),
        keys: None,
        former_keys: Vec::new(),
    };
    let day = Some(date(2026, 10, 5));
    vec![
        one("vc-norrskogen", RECIPIENT, RecipientKind::Clinic, day),
        one("vc-sjostaden", "Sjöstadens vårdcentral", RecipientKind::Clinic, day),
        one("vc-ny", "Nya vårdcentralen", RecipientKind::Clinic, None),
        one("verkstaden", "Verkstaden Exempelstad", RecipientKind::Provider, day),
    ]
}

/// What is read out on the telephone.
pub fn call() -> Vec<String> {
    let unit = "Hej! Jag ringer från Ekbackens enhet, Exempelköpings kommun. Vi har skickat en förfrågan till er, \
                men mejlet till er funktionsbrevlåda kom inte fram.";
    let back = "Har ni frågor når ni oss på 0123-45 67 00.";
    [unit, back].map(str::to_owned).to_vec()
}

/// Of a request sent at the beginning of December: over Christmas.
pub fn ahead(language: Language) -> Vec<Moment> {
    let calendar = Calendar::sweden();
    let sent_at = calendar.opening_of(date(2026, 12, 7));
    let terms = Terms { acknowledge_days: 3, answer_days: 15, expire_days: 60 };
    let nobody = Digest::from_bytes([0; 32]);
    let record = forecast::imagined("kind", (nobody, nobody), sent_at, deadlines(sent_at, terms, &calendar));
    moments(language, &forecast::forecast(&record, &Ladder::standard(), &calendar, true, sent_at))
}

/// What may come next.
pub fn next_steps(language: Language) -> Vec<Act> {
    ["thread-supplement", "thread-again"]
        .map(|key| Act { path: "/requests/new".to_owned(), text: text::get(language, key) })
        .to_vec()
}
