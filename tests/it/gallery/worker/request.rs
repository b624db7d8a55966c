//! An invented request as the store would know it, and those it names.

use crate::scope::asking;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::date;
use underlag::config::directory::Directory;
use underlag::crypto::digest::DigestKey;
use underlag::domain::InformationCategory;
use underlag::domain::actor::{Role, User};
use underlag::domain::calendar::{Calendar, end_of_day};
use underlag::domain::digest::Digest;
use underlag::domain::language::Language;
use underlag::domain::recipient::Recipient;
use underlag::domain::reference::Reference;
use underlag::domain::request::{Acknowledged, CallBack, Facts, Outcome, Record, Sealed};
use underlag::domain::spool_id::SpoolId;
use underlag::domain::unit::Unit;
use underlag::exchange::parties::Parties;
use underlag::web::request::RequestView;

use crate::gallery::worker::samples;

/// Sent on the second of November, and opened on the third.
pub fn request(language: Language) -> RequestView {
    let parties = parties();
    let nobody = Digest::from_bytes([0; 32]);
    let record = Record {
        reference: Reference::parse(samples::REFERENCE).expect("a reference"),
        revision: 1,
        kind: "forfragan-till-lakare".to_owned(),
        form: String::new(),
        language: Language::Sv,
        unit: parties.unit_digest("eb"),
        worker: parties.user_digest("anna.lind"),
        recipient: parties.recipient_digest("vc-norrskogen"),
        client: nobody,
        consent: nobody,
        scope: asking(&[
            InformationCategory::Diagnosis,
            InformationCategory::FunctionalImpairment,
            InformationCategory::ActivityLimitation,
        ]),
        one_time_keys: None,
        previous: None,
        document: Some(sealed()),
        sent_at: samples::at(2, 10, 12),
        acknowledge_by: end_of_day(date(2026, 11, 5)),
        due_at: end_of_day(date(2026, 11, 23)),
        expires_at: end_of_day(date(2027, 1, 22)),
        look_at: None,
        protected: false,
        facts: Facts { opened_at: Some(samples::at(3, 8, 40)), ..Facts::default() },
    };
    RequestView {
        record,
        kind: samples::kind(language),
        parties: Arc::new(parties),
        calendar: Calendar::sweden(),
        language,
        now: samples::at(10, 9, 0),
        may_open: true,
    }
}

/// The same, with that to tell.
pub fn with(language: Language, change: impl FnOnce(&mut RequestView)) -> RequestView {
    let mut request = request(language);
    change(&mut request);
    request
}

/// An answered request and what followed it.
pub fn thread(language: Language) -> Vec<RequestView> {
    let following = |request: &mut RequestView| {
        request.record.reference = Reference::parse("U-0ZX4-81MN-4").expect("a reference");
        request.record.facts = Facts::default();
    };
    vec![with(language, answered), with(language, following)]
}

/// A list of them, each of another status; the psychiatry is late, and a unit lets one lie.
pub fn rows(language: Language) -> Vec<RequestView> {
    let row = |reference: &str, change: fn(&mut RequestView)| {
        let mut row = request(language);
        row.record.reference = Reference::parse(reference).expect("a reference");
        row.record.facts = Facts::default();
        row.now = samples::at(21, 9, 0);
        change(&mut row);
        row
    };
    vec![
        row(samples::REFERENCE, |_| {}),
        row("U-0ZX4-81MN-4", answered),
        row("U-4Q0D-T1ZV-X", |row| {
            row.record.recipient = row.parties.recipient_digest("psykiatrin");
            row.record.due_at = end_of_day(date(2026, 11, 12));
            row.record.facts.acknowledged = Some(Acknowledged { at: samples::at(4, 9, 0), expected: None });
        }),
        row("U-9WMT-3C6R-G", |row| {
            row.record.facts.not_delivered_at = Some(samples::at(3, 9, 0));
            row.record.facts.unattended_at = Some(samples::at(16, 9, 0));
        }),
        row("U-5HJR-K2P8-Q", |row| {
            answered(row);
            row.record.facts.fetched_at = Some(samples::at(20, 16, 0));
        }),
        row("U-3XVC-1TQN-4", |row| {
            row.record.protected = true;
            row.record.facts.opened_at = Some(samples::at(3, 8, 40));
            row.may_open = false;
        }),
        row("U-2B7N-XXA1-N", |row| {
            row.record.facts.outcome = Some(Outcome::Withdrawn { at: samples::at(9, 9, 0) });
        }),
    ]
}

pub fn sealed() -> Sealed {
    Sealed { id: SpoolId::from_random([0; 16]), sha256: Digest::from_bytes([0; 32]), bytes: 1 }
}

pub fn answered(request: &mut RequestView) {
    let at = samples::at(20, 15, 32);
    request.record.facts.outcome = Some(Outcome::Answered { at, late: false, days: 14, score: Some(2) });
    request.record.facts.answer = Some(sealed());
}

/// Kerstin Berg telephones, by the last of November.
pub fn owed_call(request: &mut RequestView) {
    let (since, owed_by): (Timestamp, _) = (samples::at(24, 8, 0), end_of_day(date(2026, 11, 30)));
    let by = Some(request.parties.user_digest("kerstin.berg"));
    request.record.facts.call = Some(CallBack { since, owed_by, by });
}

/// Those that the samples name.
pub fn parties() -> Parties {
    Parties::new(directory(), &DigestKey::new(&[7; 32], "exempel"))
}

fn directory() -> Directory {
    let unit = Unit {
        id: "eb".to_owned(),
        name: samples::UNIT.to_owned(),
        organisation: String::new(),
        mailbox: String::new(),
        telephone: String::new(),
        diary_prefix: String::new(),
        billing_reference: String::new(),
        billing_address: String::new(),
        address: String::new(),
        recovery_recipient: None,
        coordinator_mailbox: None,
    };
    let kerstin = User {
        id: "kerstin.berg".to_owned(),
        name: "Kerstin Berg".to_owned(),
        roles: vec![Role::Coordinator],
        ..samples::user()
    };
    let mut recipients = samples::recipients();
    let more = [("vc-bjorkan", "Björkans vårdcentral"), ("psykiatrin", "Öppenvårdspsykiatrin Exempelstad")];
    for (id, name) in more {
        recipients.push(Recipient { id: id.to_owned(), name: name.to_owned(), ..recipients[0].clone() });
    }
    Directory { units: vec![unit], users: vec![samples::user(), kerstin], recipients, ..Directory::default() }
}
