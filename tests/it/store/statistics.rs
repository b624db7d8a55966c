//! The numbers always equal a count from the beginning, and are found by month and unit.

use std::collections::BTreeMap;

use proptest::prelude::*;
use underlag::domain::ladder::{Anchor, Taken};
use underlag::domain::request::{DeclineReason, Earlier};
use underlag::domain::statistics::group::{Group, Month};
use underlag::domain::statistics::measure::Measure;
use underlag::domain::statistics::{Cell, Tallies, Tally};
use underlag::domain::watch::{Watch, WatchEnd, WatchKind};

use super::*;

fn everything(store: &Store, units: &[Digest]) -> BTreeMap<Group, Tally> {
    store.statistics(Month::FIRST, Month::LAST, units).expect("read").into_iter().collect()
}

fn counted(tallies: impl IntoIterator<Item = Tallies>) -> BTreeMap<Group, Tally> {
    let mut all: BTreeMap<Group, Tally> = BTreeMap::new();
    for (Cell { group, measure }, count) in tallies.into_iter().flat_map(|tallies| tallies.cells) {
        *all.entry(group).or_default().entry(measure).or_default() += u64::try_from(count).expect("positive");
    }
    all
}

fn states() -> impl Strategy<Value = Record> {
    let whom = (0..5_u64, 0..2_u64, 0..3_u64, 0..2_usize);
    let facts = (0..9_u8, 0..70_u16, 0..4_u8, 0..4_u16, any::<[bool; 3]>());
    (whom, facts, 0..120_i64).prop_map(
        |((number, unit, recipient, kind), (state, days, score, steps, flags), day)| {
            let mut next = record(number);
            next.unit = digest(100 + unit);
            next.recipient = digest(300 + recipient);
            next.kind = ["forfragan-till-lakare", "aktivitetsforfragan"][kind].to_owned();
            next.sent_at = at(day * 24 * 60);
            let now = at(200 * 24 * 60);
            next.facts.outcome = match state {
                0..=2 => None,
                3 => Some(Outcome::Declined { at: now, reason: DeclineReason::FeeNotAgreed }),
                4 => Some(Outcome::WrongRecipient { at: now }),
                5 => Some(Outcome::Expired { at: now }),
                6 => Some(Outcome::Withdrawn { at: now }),
                _ => {
                    let score = (score < 3).then_some(score + 1);
                    Some(Outcome::Answered { at: now, late: state == 8, days, score })
                }
            };
            let step = |round| Taken {
                name: "call".to_owned(),
                from: Anchor::Due,
                anchor: date(2026, 4, 1),
                round,
                at: now,
            };
            next.facts.steps = (0..steps).map(step).collect();
            next.facts.first_due_at = flags[0].then_some(now);
            next.facts.not_delivered_at = flags[1].then_some(now);
            next.facts.earlier = flags[2]
                .then(|| Earlier {
                    recipient: digest(300),
                    sent_at: at(0),
                    moved_at: now,
                    wrong_recipient: false,
                })
                .into_iter()
                .collect();
            next
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever was written in whatever order, the table is what the rows alone would give; and so
    /// it is after a restart, and after the table was lost.
    #[test]
    fn the_numbers_equal_a_count_of_all_rows(
        written in proptest::collection::vec(states(), 1..40),
        consents in proptest::collection::vec((0..4_u64, 0..3_u8), 0..12),
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        let opened = open();
        let mut records: BTreeMap<Reference, Record> = BTreeMap::new();
        let mut given: BTreeMap<Digest, ConsentRecord> = BTreeMap::new();
        runtime.block_on(async {
            for mut next in written {
                next.revision = records.get(&next.reference).map_or(1, |old| old.revision + 1);
                committed(&opened.store, &put(&next)).await;
                records.insert(next.reference, next);
            }
            for (number, state) in consents {
                let mut next = consent(number);
                next.revision = given.get(&next.id).map_or(1, |old| old.revision + 1);
                next.state = match state {
                    0 => ConsentState::Given,
                    1 => ConsentState::Refused,
                    _ => ConsentState::Revoked { at: at(0) },
                };
                committed(&opened.store, &writes([Write::Consent(Box::new(next.clone()))])).await;
                given.insert(next.id, next);
            }
        });
        let tallies = records.values().map(Tallies::of_record).chain(given.values().map(Tallies::of_consent));
        let expected = counted(tallies);
        let units = [digest(1), digest(100), digest(101)];
        prop_assert_eq!(&everything(&opened.store, &units), &expected);
        let opened = opened.again();
        prop_assert_eq!(&everything(&opened.store, &units), &expected);
        let opened = without_table(opened);
        prop_assert_eq!(&everything(&opened.store, &units), &expected);
    }
}

/// The folder as an earlier version left it: no table, and no mark that there is one.
fn without_table(opened: Opened) -> Opened {
    const META: u8 = 1;
    const STATS: u8 = 33;
    let Opened { store, folder } = opened;
    drop(store);
    let rows = {
        let db = sled::open(folder.path()).expect("sled opens");
        let rows: Vec<_> = db.scan_prefix([STATS]).keys().map(|key| key.expect("a key")).collect();
        for key in &rows {
            db.remove(key).expect("removed");
        }
        let mark = [&[META], &b"statistics"[..]].concat();
        assert!(db.remove(mark).expect("removed").is_some());
        db.flush().expect("flushed");
        rows.len()
    };
    assert!(rows > 0, "there was a table to lose");
    Opened { store: Store::open(folder.path()).expect("the store opens again"), folder }
}

#[tokio::test]
async fn months_and_units_are_kept_apart() {
    let Opened { store, folder: _folder } = open();
    for (number, days) in [(1, 0), (2, 31), (3, 62)] {
        let mut next = record(number);
        next.sent_at = at(days * 24 * 60);
        committed(&store, &put(&next)).await;
    }
    let sent = |from, to, unit| -> u64 {
        let rows = store.statistics(from, to, &[unit]).expect("read");
        rows.iter().filter_map(|(_, tally)| tally.get(&Measure::Sent)).sum()
    };
    let month = |month| Month::new(2026, month);
    assert_eq!(sent(month(3), month(5), digest(1)), 3);
    assert_eq!(sent(month(4), month(4), digest(1)), 1);
    assert_eq!(sent(month(5), month(3), digest(1)), 0);
    assert_eq!(sent(month(3), month(5), digest(9)), 0);
}

#[tokio::test]
async fn a_request_that_moves_on_is_counted_where_it_is() {
    let Opened { store, folder: _folder } = open();
    let first = record(1);
    committed(&store, &put(&first)).await;
    let mut moved = first.clone();
    moved.revision = 2;
    moved.recipient = digest(44);
    moved.facts.earlier = vec![Earlier {
        recipient: first.recipient,
        sent_at: first.sent_at,
        moved_at: at(9),
        wrong_recipient: true,
    }];
    committed(&store, &put(&moved)).await;
    let rows = everything(&store, &[digest(1)]);
    let of = |recipient| {
        rows.iter().find(|(group, _)| group.recipient == Some(recipient)).map(|(_, tally)| tally.clone())
    };
    assert_eq!(of(first.recipient), Some(Tally::from([(Measure::Rerouted, 1)])));
    assert_eq!(of(digest(44)), Some(Tally::from([(Measure::Sent, 1)])));
}

#[tokio::test]
async fn watches_are_counted_by_what_became_of_them() {
    let opened = open();
    let mut watch = Watch {
        reference: reference(77),
        revision: 1,
        kind: WatchKind::UnderWatch,
        unit: digest(1),
        worker: digest(3),
        client: digest(2),
        request: None,
        consent: None,
        set_at: at(0),
        due_on: date(2026, 6, 1),
        moved: 0,
        reminded_at: None,
        reminded_for: None,
        ended: None,
        look_at: None,
    };
    let put = |watch: &Watch| writes([Write::Watch(Box::new(watch.clone()))]);
    committed(&opened.store, &put(&watch)).await;
    watch.revision = 2;
    watch.ended = Some(WatchEnd { at: at(5), done: false });
    committed(&opened.store, &put(&watch)).await;
    let expected = Tally::from([
        (Measure::WatchSet(WatchKind::UnderWatch), 1),
        (Measure::WatchDropped(WatchKind::UnderWatch), 1),
    ]);
    let counted = |store: &Store| everything(store, &[digest(1)]).into_values().collect::<Vec<_>>();
    assert_eq!(counted(&opened.store), std::slice::from_ref(&expected));
    assert_eq!(counted(&without_table(opened).store), [expected]);
}

#[tokio::test]
async fn a_refused_change_counts_nothing() {
    let Opened { store, folder: _folder } = open();
    committed(&store, &put(&record(1))).await;
    store.commit(&put(&record(1))).await.expect_err("the reference is taken");
    let rows = everything(&store, &[digest(1)]);
    assert_eq!(rows.into_values().collect::<Vec<_>>(), [Tally::from([(Measure::Sent, 1)])]);
}
