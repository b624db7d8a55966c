//! A store with many open requests, as a county would have them: a few dozen units, some hundred
//! recipients, sent over the last weeks, some of them late. Records only: nothing is sealed.

use jiff::{SignedDuration, Timestamp};

use crate::domain::calendar::local_date;
use crate::domain::change::{Change, Write};
use crate::domain::deadline::{Terms, deadlines};
use crate::domain::digest::Digest;
use crate::domain::language::Language;
use crate::domain::reference::Reference;
use crate::domain::request::{Acknowledged, Facts, Record};
use crate::domain::timetable::Timetable;
use crate::store::Store;

use super::Fault;

const KINDS: [&str; 2] = ["forfragan-till-lakare", "aktivitetsforfragan"];
const RECIPIENTS: usize = 400;
/// Records of one commit.
const TOGETHER: usize = 250;
const TERMS: Terms = Terms { acknowledge_days: 3, answer_days: 15, expire_days: 60 };

/// Who is in it.
pub(super) struct Crowd {
    pub units: Vec<Digest>,
    pub recipients: Vec<Digest>,
}

impl Crowd {
    /// So many units; the first is `first`, the others are nobody's.
    pub fn new(first: Digest, units: usize) -> Self {
        Self {
            units: std::iter::once(first).chain((1..units).map(|n| digest(1, n))).collect(),
            recipients: (0..RECIPIENTS).map(|n| digest(2, n)).collect(),
        }
    }

    /// Fills the store. The first `due` requests have a step of their ladder to take at `now`, the
    /// others have had theirs.
    pub async fn fill(&self, store: &Store, open: usize, due: usize, now: Timestamp) -> Result<(), Fault> {
        let timetable = Timetable::sweden();
        let mut from = 0;
        while from < open {
            let until = (from + TOGETHER).min(open);
            let mut change = Change::default();
            for number in from..until {
                let mut record = self.record(number, now, &timetable);
                if number >= due {
                    settle(&mut record, &timetable, now);
                }
                record.look_at = timetable.look_at(&record, now);
                change.writes.push(Write::Record(Box::new(record)));
            }
            store.commit(&change).await?;
            from = until;
        }
        Ok(())
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
            categories: Vec::new(),
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
