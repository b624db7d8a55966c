//! Every type that is stored, by its bytes: what is no row of it is refused and never read as something
//! else, and what a later version adds is passed over.

use std::collections::BTreeMap;

use minicbor::{Decode, Decoder, Encode, Encoder};
use proptest::prelude::*;
use underlag::domain::actor::Role;
use underlag::domain::audit::Detail;
use underlag::domain::card::Card;
use underlag::domain::change::{Attempts, Link, Session, Unsent};
use underlag::domain::ladder::{Anchor, Taken};
use underlag::domain::request::{CallResult, DeclineReason};
use underlag::domain::statistics::measure::Measure;
use underlag::domain::survey::{Answer, Question};
use underlag::domain::watch::WatchEnd;

use super::rows::{full, taken};
use super::*;

pub(super) trait Row: Encode<()> + for<'b> Decode<'b, ()> {}

impl<T: Encode<()> + for<'b> Decode<'b, ()>> Row for T {}

/// A row of some type, and the numbers of the fields without which there is one, too.
pub(super) struct Sample {
    pub(super) bytes: Vec<u8>,
    optional: &'static [u64],
    /// Reads it and writes it again.
    again: fn(&[u8]) -> Option<Vec<u8>>,
}

fn sample<T: Row>(row: &T, optional: &'static [u64]) -> Sample {
    Sample { bytes: bytes(row), optional, again: |bytes| read::<T>(bytes).map(|row| self::bytes(&row)) }
}

pub(super) fn bytes<T: Row>(row: &T) -> Vec<u8> {
    minicbor::to_vec(row).expect("written to memory")
}

pub(super) fn read<T: Row>(bytes: &[u8]) -> Option<T> {
    minicbor::decode(bytes).ok()
}

/// Each map of numbered fields that stands in a row of its own or inside one, with every field.
pub(super) fn samples() -> Vec<Sample> {
    let record = full();
    let facts = Facts { outcome: Some(Outcome::Withdrawn { at: at(1) }), ..record.facts.clone() };
    let step = Some(taken("due-soon", 2));
    let watch = Watch {
        request: Some(record.reference),
        consent: Some(digest(5)),
        reminded_at: Some(at(6)),
        reminded_for: Some(date(2026, 3, 15)),
        ended: Some(WatchEnd { at: at(1), done: true }),
        look_at: Some(at(7)),
        ..watch(1)
    };
    let detail = Some(Detail::Call(CallResult::NoContact));
    let (user, credential) = (digest(1), Some(digest(2)));
    let session = Session { user, role: Role::Coordinator, started_at: at(1), seen_at: at(2), credential };
    let (owner, kind) = (digest(1), "aktivitetsforfragan".to_owned());
    let unsent = Unsent { owner, consent: digest(2), kind, document: sealed(3), saved_at: at(4) };
    let card = Card { consent: digest(1), client: digest(2), made_at: at(3), expires_at: at(4) };
    vec![
        sample(&record, &[12, 13, 19, 20]),
        sample(
            &facts,
            &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14, 15, 16, 17, 18, 20, 21, 22, 23, 24, 25, 31, 42],
        ),
        sample(&sealed(1), &[]),
        sample(facts.acknowledged.as_ref().expect("there"), &[2]),
        sample(facts.more_time.as_ref().expect("there"), &[3]),
        sample(facts.call.as_ref().expect("there"), &[3]),
        sample(facts.called.as_ref().expect("there"), &[]),
        sample(&facts.earlier[0], &[]),
        sample(&facts.steps[0], &[]),
        sample(&facts.taken_back[0], &[2]),
        sample(record.one_time_keys.as_ref().expect("there"), &[]),
        sample(&consent(1), &[]),
        sample(&watch, &[7, 8, 12, 13, 14, 15]),
        sample(&WatchEnd { at: at(1), done: false }, &[]),
        sample(&Notice { step, references: vec![reference(1)], ..notice(1) }, &[9, 10, 14]),
        sample(&Event { detail, ..event(Entity::Consent(digest(1)), Action::RequestSent) }, &[12]),
        sample(&Link { reference: reference(1), expires_at: at(1), revoked: true }, &[]),
        sample(&session, &[5]),
        sample(&unsent, &[]),
        sample(&Attempts { failed: 300, not_before: Some(at(1)), locked: true }, &[2]),
        sample(&card, &[]),
    ]
}

/// The rows that are no maps of numbered fields: the counters.
fn tallies() -> [Sample; 2] {
    let measures = [Measure::Sent, Measure::Days(300), Measure::Declined(DeclineReason::Other)];
    let measures = measures.into_iter().chain([Measure::Step("call".to_owned())]);
    let statistics: BTreeMap<Measure, u64> = measures.zip(1..).collect();
    let survey = BTreeMap::from([((Question::Involved, Answer::Mostly), 5_u64)]);
    [sample(&statistics, &[]), sample(&survey, &[])]
}

/// The numbered fields of a row.
fn fields(row: &[u8]) -> Vec<(u64, &[u8])> {
    let mut from = Decoder::new(row);
    let count = from.map().expect("a map").expect("of a known length");
    let mut field = || {
        let number = from.u64().expect("a number");
        let start = from.position();
        from.skip().expect("a value");
        (number, &row[start..from.position()])
    };
    (0..count).map(|_| field()).collect()
}

fn row_of(fields: &[(u64, &[u8])]) -> Vec<u8> {
    let mut row = Vec::new();
    Encoder::new(&mut row).map(fields.len() as u64).expect("written to memory");
    for (number, value) in fields {
        Encoder::new(&mut row).u64(*number).expect("written to memory");
        row.extend_from_slice(value);
    }
    row
}

#[test]
fn every_row_comes_back() {
    for Sample { bytes, again, .. } in samples().into_iter().chain(tallies()) {
        assert_eq!(again(&bytes), Some(bytes));
    }
}

#[test]
fn an_absent_option_is_none_and_an_absent_field_is_refused() {
    for Sample { bytes, optional, again } in samples() {
        let fields = fields(&bytes);
        for (number, _) in &fields {
            let rest: Vec<(u64, &[u8])> = fields.iter().copied().filter(|field| field.0 != *number).collect();
            let rest = row_of(&rest);
            let expected = optional.contains(number).then(|| rest.clone());
            assert_eq!(again(&rest), expected, "without field {number} of {fields:?}");
        }
        assert!(optional.iter().all(|number| fields.iter().any(|field| field.0 == *number)), "{fields:?}");
    }
}

#[test]
fn a_field_that_is_not_known_is_passed_over() {
    // A map that holds an array of no known length, a text and nothing.
    let later: &[u8] = &[0xa2, 0x01, 0x9f, 0x63, b'n', b'e', b'w', 0xff, 0x02, 0xf6];
    for Sample { bytes, again, .. } in samples() {
        let known = fields(&bytes);
        for place in [0, known.len()] {
            let mut more = known.clone();
            more.insert(place, (999, later));
            assert_eq!(again(&row_of(&more)).as_ref(), Some(&bytes), "{known:?}");
        }
    }
}

#[test]
fn a_row_that_breaks_off_is_refused() {
    for Sample { bytes, again, .. } in samples().into_iter().chain(tallies()) {
        for end in 0..bytes.len() {
            assert_eq!(again(&bytes[..end]), None, "{end} bytes of {bytes:?}");
        }
    }
}

/// Not even where it stands in something optional: an answered request would be an open one.
#[test]
fn a_code_that_is_not_known_is_refused_and_no_absence() {
    let of = |detail| bytes(&Event { detail, ..event(Entity::User(digest(1)), Action::LoggedIn) });
    let call = Detail::Call(CallResult::NoContact);
    let (outcome, reason) = (Outcome::Withdrawn { at: at(1) }, DeclineReason::Other);
    let declined = Outcome::Declined { at: at(1), reason };
    let fact = |facts: Facts| bytes(&facts);
    let refused: fn(&[u8]) -> bool = |row| read::<Facts>(row).is_none();
    let no_event: fn(&[u8]) -> bool = |row| read::<Event>(row).is_none();
    let cases = [
        // What is known, and the number that is not.
        (fact(Facts { outcome: Some(outcome), ..Facts::default() }), &[7, 0x82, 4][..], refused),
        (fact(Facts { outcome: Some(declined), ..Facts::default() }), &[2, 6], refused),
        (fact(Facts { called: full().facts.called, ..Facts::default() }), &[3, 4], refused),
        (fact(Facts { consider: Some(taken("call", 0)), ..Facts::default() }), &[2, 4, 3], refused),
        (fact(Facts { steps: vec![taken("call", 0)], ..Facts::default() }), &[2, 4, 3], refused),
        (of(Some(call.clone())), &[0x82, 3, 4], no_event),
        (of(Some(Detail::Reason(reason))), &[0x82, 4, 6], no_event),
        (of(Some(call)), &[12, 0x82, 3], no_event),
        (of(None), &[2, 0x82, 1, 0x58], no_event),
        (of(None), &[7, 0x82, 3, 0x58], no_event),
    ];
    for (row, known, is_refused) in cases {
        let found: Vec<usize> = (0..row.len()).filter(|at| row[*at..].starts_with(known)).collect();
        let [place] = found[..] else { panic!("{known:?} is {} times in {row:?}", found.len()) };
        let code = place + known.iter().rposition(|byte| *byte < 0x18).expect("a code");
        assert!(!is_refused(&row));
        for unknown in [0, 0x17] {
            let mut wrong = row.clone();
            wrong[code] = unknown;
            assert!(is_refused(&wrong), "{unknown} at {code} of {row:?}");
        }
    }
}

#[test]
fn what_has_the_wrong_length_or_lies_out_of_range_is_refused() {
    fn of_bytes<T: Row>(value: &[u8]) -> Option<T> {
        let mut row = Vec::new();
        Encoder::new(&mut row).bytes(value).expect("written to memory");
        read(&row)
    }
    assert!(of_bytes::<Digest>(&[1; 32]).is_some());
    assert!(of_bytes::<SpoolId>(&[1; 16]).is_some());
    assert!(of_bytes::<Reference>(b"7K3MQ9XD").is_some());
    assert!(of_bytes::<Digest>(&[1; 31]).is_none() && of_bytes::<Digest>(&[1; 33]).is_none());
    assert!(of_bytes::<SpoolId>(&[1; 15]).is_none() && of_bytes::<SpoolId>(&[1; 17]).is_none());
    for wrong in [&b"7K3MQ9X"[..], b"7K3MQ9XDD", b"7K3MQ9XU", b"7k3mq9xd"] {
        assert!(of_bytes::<Reference>(wrong).is_none(), "{wrong:?}");
    }

    let row = bytes(&Taken { name: "a".to_owned(), from: Anchor::Due, ..taken("a", 1) });
    let with = |number: u64, value: &[u8]| {
        let fields: Vec<(u64, &[u8])> = fields(&row);
        let with = |field: &(u64, &'_ [u8])| field.0 == number;
        let place = fields.iter().position(with).expect("there");
        let mut fields: Vec<(u64, Vec<u8>)> =
            fields.into_iter().map(|(number, value)| (number, value.to_vec())).collect();
        fields[place].1 = value.to_vec();
        let fields: Vec<(u64, &[u8])> =
            fields.iter().map(|(number, value)| (*number, value.as_slice())).collect();
        read::<Taken>(&row_of(&fields)).is_some()
    };
    let (day, round, moment) = (3, 4, 5);
    assert!(with(day, &[0x44, 7, 234, 4, 30]) && with(round, &[0x19, 255, 255]));
    assert!(with(moment, &[0x82, 0, 0x1a, 0x3b, 0x9a, 0xc9, 0xff]), "the last nanosecond of a second");
    assert!(!with(day, &[0x44, 7, 234, 4, 31]) && !with(day, &[0x43, 7, 234, 4]));
    assert!(!with(round, &[0x1a, 0, 1, 0, 0]), "more than sixteen bits");
    assert!(!with(moment, &[0x82, 0, 0x1a, 0x3b, 0x9a, 0xca, 0x00]), "a whole second of nanoseconds");
    assert!(!with(moment, &[0x82, 0x1b, 127, 255, 255, 255, 255, 255, 255, 255, 0]), "no such year");
    assert!(!with(moment, &[0x81, 0]) && !with(moment, &[0x83, 0, 0, 0]) && !with(moment, &[0]));
    assert!(!with(moment, &[0xf6]), "nothing");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Whatever it is, it is read or refused; what is read is a row that comes back.
    #[test]
    fn no_bytes_make_a_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        for Sample { again, .. } in samples().into_iter().chain(tallies()) {
            if let Some(row) = again(&bytes) {
                prop_assert_eq!(again(&row), Some(row));
            }
        }
    }

    #[test]
    fn no_damage_to_a_row_makes_its_reader_panic(
        which in any::<prop::sample::Index>(),
        damages in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let all: Vec<Sample> = samples().into_iter().chain(tallies()).collect();
        let Sample { bytes, again, .. } = which.get(&all);
        let mut wrong = bytes.clone();
        for (place, value) in damages {
            wrong[place.index(bytes.len())] = value;
        }
        if let Some(row) = again(&wrong) {
            prop_assert_eq!(again(&row), Some(row));
        }
    }
}
