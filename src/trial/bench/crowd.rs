//! Many open requests, as a county would have them: a few dozen units with one coordinator, some
//! hundred recipients, sent over the last weeks, some of them late. Records only: nothing is sealed.

use jiff::{SignedDuration, Timestamp};

use crate::config::Directory;
use crate::crypto::recipient_key::RecipientKey;
use crate::domain::Scope;
use crate::domain::calendar::local_date;
use crate::domain::deadline::{Terms, deadlines};
use crate::domain::request::Acknowledged;
use crate::domain::{Change, Digest, Facts, Language, Record, Reference, Role, Timetable, User, Write};
use crate::exchange::Gateway;

use super::people;
use super::run::Fault;

pub(super) const COORDINATOR: &str = "bench.coordinator";
const UNITS: usize = 40;
const RECIPIENTS: usize = 400;
const KINDS: [&str; 2] = ["forfragan-till-lakare", "aktivitetsforfragan"];
/// Records of one commit.
const TOGETHER: usize = 250;
const TERMS: Terms = Terms { acknowledge_days: 3, answer_days: 15, expire_days: 60 };

/// Fills the gateway's store. The first `due` requests have a step of their ladder to take now, the
/// others have had theirs.
pub(super) async fn fill(gateway: &Gateway, open: usize, due: usize) -> Result<(), Fault> {
    let crowd = Crowd::of(gateway);
    let (now, timetable) = (gateway.now(), Timetable::sweden());
    let mut from = 0;
    while from < open {
        let until = (from + TOGETHER).min(open);
        let mut change = Change::default();
        for number in from..until {
            let mut record = crowd.record(number, now, &timetable);
            if number >= due {
                settle(&mut record, &timetable, now);
            }
            record.look_at = timetable.look_at(&record, now);
            change.writes.push(Write::Record(Box::new(record)));
        }
        gateway.store.commit(&change).await?;
        from = until;
    }
    Ok(())
}

/// Many units with one coordinator, and many recipients.
pub(super) fn directory(clinic_key: &RecipientKey) -> Directory {
    let mut directory = people::directory(clinic_key);
    let (unit, clinic) = (directory.units[0].clone(), directory.recipients[0].clone());
    for number in 1..UNITS {
        let mut unit = unit.clone();
        unit.id = format!("bench-unit-{number}");
        unit.name = format!("Enhet {number}");
        directory.units.push(unit);
    }
    for number in 1..RECIPIENTS {
        let mut clinic = clinic.clone();
        clinic.id = format!("bench-clinic-{number}");
        clinic.name = format!("Vårdcentral {number}");
        directory.recipients.push(clinic);
    }
    directory.users.push(User {
        id: COORDINATOR.to_owned(),
        name: "Bench Coordinator".to_owned(),
        roles: vec![Role::Coordinator],
        units: directory.units.iter().map(|unit| unit.id.clone()).collect(),
        ..people::worker()
    });
    directory
}

/// Who is in it.
struct Crowd {
    units: Vec<Digest>,
    recipients: Vec<Digest>,
}

impl Crowd {
    fn of(gateway: &Gateway) -> Self {
        let parties = gateway.parties();
        let units = parties.user_by_id(COORDINATOR).map(|user| user.units.clone()).unwrap_or_default();
        Self {
            units: units.iter().map(|unit| parties.unit_digest(unit)).collect(),
            recipients: parties.recipients().iter().map(|one| parties.recipient_digest(&one.id)).collect(),
        }
    }

    fn record(&self, number: usize, now: Timestamp, timetable: &Timetable) -> Record {
        // Six weeks, spread evenly; those that are first were sent long enough ago.
        let minutes = 60 * 24 * 7 + (number * 7_919) % (60 * 24 * 35);
        let sent_at = now - SignedDuration::from_mins(i64::try_from(minutes).unwrap_or(0));
        let dates = deadlines(sent_at, TERMS, &timetable.calendar);
        let mut facts = Facts { accepted_at: Some(sent_at), ..Facts::default() };
        if !number.is_multiple_of(3) {
            facts.opened_at = Some(sent_at + SignedDuration::from_hours(20));
        }
        Record {
            reference: reference(number),
            revision: 1,
            kind: KINDS[number % KINDS.len()].to_owned(),
            form: "urn:underlag:bench|1".to_owned(),
            language: Language::Sv,
            unit: self.units[number % self.units.len()],
            worker: digest(3, number % 500),
            recipient: self.recipients[(number / 7) % self.recipients.len()],
            client: digest(4, number),
            consent: digest(5, number),
            scope: Scope::default(),
            one_time_keys: None,
            previous: None,
            document: None,
            sent_at,
            acknowledge_by: dates.acknowledge_by,
            due_at: dates.due_at,
            expires_at: dates.expires_at,
            look_at: None,
            protected: false,
            facts,
        }
    }
}

/// Takes every step that has come, so that the next lies ahead.
fn settle(record: &mut Record, timetable: &Timetable, now: Timestamp) {
    let acknowledged = record.sent_at + SignedDuration::from_hours(22);
    record.facts.acknowledged = Some(Acknowledged { at: acknowledged, expected: Some(local_date(now)) });
    let taken: Vec<_> =
        timetable.standard.due(record, &timetable.calendar, now).into_iter().map(|due| due.taken).collect();
    record.facts.steps.extend(taken);
}

fn digest(which: u8, number: usize) -> Digest {
    let mut bytes = [which; 32];
    // Spread over the key space, as digests are.
    let spread = (number as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    bytes[..8].copy_from_slice(&spread.to_be_bytes());
    bytes[8..16].copy_from_slice(&(number as u64).to_be_bytes());
    Digest::from_bytes(bytes)
}

/// The forty bits of a reference run through all numbers before one comes again.
fn reference(number: usize) -> Reference {
    let spread = (number as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15 | 1) & 0xFF_FFFF_FFFF;
    let mut bytes = [0; 32];
    bytes[..5].copy_from_slice(&spread.to_be_bytes()[3..]);
    Reference::from_digest(&Digest::from_bytes(bytes))
}
