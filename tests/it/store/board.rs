//! The board of open requests: always what the records say, whatever was committed or refused.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use proptest::prelude::*;
use underlag::domain::ladder::{Anchor, Taken};
use underlag::domain::request::{CallBack, MoreTime, NextActor};
use underlag::store::board::{Due, Line, Mark, Place, Query, Sort};

use super::*;

const UNITS: [u64; 3] = [100, 101, 102];
const RECIPIENTS: [u64; 4] = [300, 301, 302, 303];
const KINDS: [&str; 2] = ["forfragan-till-lakare", "konsultation"];
const STEPS: [&str; 2] = ["overdue", "call"];

#[derive(Debug, Clone, Copy)]
struct Shape {
    number: u64,
    unit: u64,
    recipient: u64,
    kind: usize,
    due: i64,
    sent: i64,
    facts: u32,
}

/// A request as the shape says; `facts` is one bit for each thing that may have happened.
fn shaped(shape: Shape) -> Record {
    let mut record = record(shape.number);
    record.unit = digest(shape.unit);
    record.recipient = digest(shape.recipient);
    record.kind = KINDS[shape.kind].to_owned();
    record.due_at = at(shape.due * 1440);
    record.sent_at = at(shape.sent);
    let has = |bit: u32| shape.facts & (1 << bit) != 0;
    let moment = Some(at(1));
    let facts = &mut record.facts;
    facts.accepted_at = moment.filter(|_| has(0));
    facts.not_delivered_at = moment.filter(|_| has(1));
    facts.opened_at = moment.filter(|_| has(2));
    facts.auto_reply_at = moment.filter(|_| has(3));
    facts.link_locked_at = moment.filter(|_| has(4));
    facts.call = has(5).then(|| CallBack { since: at(1), owed_by: at(shape.due * 7 + shape.sent), by: None });
    facts.more_time =
        has(6).then(|| MoreTime { at: at(1), until: jiff::civil::date(2026, 4, 1), reason: None });
    facts.outcome = has(7).then(|| Outcome::Withdrawn { at: at(2) });
    let day = record.due_date();
    for (place, name) in STEPS.iter().enumerate() {
        if has(8 + u32::try_from(place).expect("small")) {
            // One step of an older deadline, which no longer counts.
            let anchor = if has(10) { day } else { day.yesterday().expect("in range") };
            let at = at(10 + i64::try_from(place).expect("small"));
            record.facts.steps.push(Taken {
                name: (*name).to_owned(),
                from: Anchor::Due,
                anchor,
                round: 0,
                at,
            });
        }
    }
    record
}

fn shapes() -> impl Strategy<Value = Shape> {
    let facts = (0..2048_u32, 0..4_u8).prop_map(|(facts, open)| if open > 0 { facts & !128 } else { facts });
    (0..40_u64, 0..3_usize, 0..4_usize, 0..2_usize, 0..6_i64, 0..9_i64, facts).prop_map(
        |(number, unit, recipient, kind, due, sent, facts)| Shape {
            number,
            unit: UNITS[unit],
            recipient: RECIPIENTS[recipient],
            kind,
            due,
            sent,
            facts,
        },
    )
}

fn queries() -> impl Strategy<Value = Query> {
    let due = prop_oneof![Just(Due::Any), Just(Due::Overdue), Just(Due::Near), Just(Due::Pressing)];
    let next = prop::option::of(prop_oneof![
        Just(NextActor::Unit),
        Just(NextActor::Recipient),
        Just(NextActor::Coordinator)
    ]);
    let mark = prop::option::of((0..6_usize).prop_map(|place| Mark::ALL[place]));
    let places = RECIPIENTS.iter().rev().zip(0..).map(|(name, place)| (digest(*name), place));
    let places: HashMap<Digest, u32> = places.take(3).collect();
    let sort = prop_oneof![
        Just(Sort::Due),
        Just(Sort::DueLast),
        Just(Sort::Sent),
        Just(Sort::SentLast),
        Just(Sort::Call),
        Just(Sort::Recipient(places)),
    ];
    let rare = |n: usize| prop::option::weighted(0.3, 0..n);
    let names = (rare(5), rare(3), rare(3), prop::option::weighted(0.2, 0..40_u64));
    (0..8_usize, 0..6_i64, 0..3_i64, due, next, mark, sort, names, 1..9_usize).prop_map(
        |(units, now, near, due, next, mark, sort, (recipient, kind, step, prefix), limit)| {
            let units = (0..3).filter(|place| units & (1 << place) != 0).map(|place| digest(UNITS[place]));
            let now = at(now * 1440);
            let mut query = Query::new(units.collect(), now, at(0), limit);
            query.near = now.checked_add(SignedDuration::from_hours(24 * near)).expect("in range");
            (query.due, query.next, query.mark, query.sort) = (due, next, mark, sort);
            // Names beyond the lists are on no line.
            query.recipient = recipient.map(|place| digest(RECIPIENTS.get(place).copied().unwrap_or(999)));
            query.kind = kind.map(|place| KINDS.get(place).copied().unwrap_or("gone").to_owned());
            query.step = step.map(|place| STEPS.get(place).copied().unwrap_or("gone").to_owned());
            let reference = prefix.map(|number| reference(number).to_string()[2..4].to_owned());
            query.reference = reference.unwrap_or_default();
            query
        },
    )
}

/// What the query should find, by a walk over the records.
fn expected(records: &BTreeMap<Reference, Record>, query: &Query) -> Vec<Line> {
    let lines = records.values().filter_map(Line::of).filter(|line| {
        let (overdue, near) = (line.due_at < query.now, line.due_at <= query.near);
        query.units.contains(&line.unit)
            && match query.due {
                Due::Any => true,
                Due::Overdue => overdue,
                Due::Near => near && !overdue,
                Due::Pressing => near || overdue,
            }
            && query.next.is_none_or(|next| next == line.next)
            && query.mark.is_none_or(|mark| line.has(mark))
            && query.step.as_ref().is_none_or(|step| line.step.as_ref() == Some(step))
            && query.recipient.is_none_or(|recipient| recipient == line.recipient)
            && query.kind.as_ref().is_none_or(|kind| *kind == line.kind)
            && line.reference.as_bytes().starts_with(query.reference.as_bytes())
    });
    let mut lines: Vec<Line> = lines.collect();
    lines.sort_by_key(|line| (line.due_at, line.reference));
    let at = |at: Timestamp| at.as_nanosecond();
    match &query.sort {
        Sort::Due => {}
        Sort::DueLast => lines.sort_by_key(|line| -at(line.due_at)),
        Sort::Sent => lines.sort_by_key(|line| at(line.sent_at)),
        Sort::SentLast => lines.sort_by_key(|line| -at(line.sent_at)),
        Sort::Call => lines.sort_by_key(|line| line.call_by.unwrap_or(Timestamp::MAX)),
        Sort::Recipient(places) => {
            lines.sort_by_key(|line| places.get(&line.recipient).copied().unwrap_or(u32::MAX));
        }
    }
    lines
}

/// All pages, one after the other.
fn pages(store: &Store, query: &Query) -> Vec<Line> {
    let mut query = query.clone();
    let mut lines = Vec::new();
    loop {
        let page = store.board(&query);
        assert!(page.lines.len() <= query.limit);
        lines.extend(page.lines);
        match page.next {
            Some(next) => query.after = Some(next),
            None => return lines,
        }
    }
}

fn same(store: &Store, records: &BTreeMap<Reference, Record>, query: &Query) {
    let expected = expected(records, query);
    assert_eq!(pages(store, query), expected, "{query:?}");
    assert_eq!(store.board(query).total, expected.len() as u64, "{query:?}");

    same_groups(store, query, &expected);
    let all = Query { sort: Sort::Due, ..Query::new(query.units.clone(), query.now, query.near, 9) };
    same_groups(store, &all, &self::expected(records, &all));
    let sums = store.board_sums(&query.units, query.now, query.near);
    for due in [Due::Any, Due::Overdue, Due::Near, Due::Pressing] {
        let lines = self::expected(records, &Query { due, ..all.clone() });
        let tally = sums.of(due);
        assert_eq!(tally.lines as usize, lines.len());
        for next in [NextActor::Unit, NextActor::Recipient, NextActor::Coordinator] {
            assert_eq!(tally.next(next) as usize, lines.iter().filter(|l| l.next == next).count());
        }
        for mark in Mark::ALL {
            assert_eq!(tally.mark(mark) as usize, lines.iter().filter(|l| l.has(mark)).count());
        }
    }
    assert_eq!(store.board_overdue(&query.units, query.now), u64::from(sums.overdue.lines));
}

fn same_groups(store: &Store, query: &Query, expected: &[Line]) {
    let groups = store.board_by_recipient(query);
    let recipients: BTreeSet<Digest> = expected.iter().map(|line| line.recipient).collect();
    assert_eq!(groups.iter().map(|group| group.recipient).collect::<BTreeSet<_>>(), recipients);
    for group in groups {
        let mine = || expected.iter().filter(|line| line.recipient == group.recipient);
        assert_eq!(group.sums.open().lines as usize, mine().count());
        assert_eq!(group.sums.overdue.lines as usize, mine().filter(|l| l.due_at < query.now).count());
        let near = mine().filter(|line| line.due_at >= query.now && line.due_at <= query.near);
        assert_eq!(group.sums.near.lines as usize, near.count());
        for mark in Mark::ALL {
            assert_eq!(group.sums.open().mark(mark) as usize, mine().filter(|l| l.has(mark)).count());
        }
        assert_eq!(group.sums.first, mine().map(|line| line.due_at).min());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    /// Several records in one change, some of them stale: such a change is refused whole.
    #[test]
    fn the_board_is_what_the_records_say(
        changes in prop::collection::vec(prop::collection::vec((shapes(), 0..8_u8), 1..6), 1..25),
        queries in prop::collection::vec(queries(), 6),
        restart_at in 0..25_usize,
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        let mut opened = open();
        let mut records: BTreeMap<Reference, Record> = BTreeMap::new();
        for (place, change) in changes.iter().enumerate() {
            if place == restart_at {
                opened = opened.again();
            }
            let mut next = records.clone();
            let mut list = Vec::new();
            for (shape, stale) in change {
                let mut record = shaped(*shape);
                let known = next.get(&record.reference).map_or(0, |known| known.revision);
                record.revision = known + if *stale == 0 { 2 } else { 1 };
                next.insert(record.reference, record.clone());
                list.push(Write::Record(Box::new(record)));
            }
            let before = *opened.store.board_changes().borrow();
            let taken = runtime.block_on(opened.store.commit(&writes(list))).is_ok();
            prop_assert_eq!(taken, change.iter().all(|(_, stale)| *stale != 0));
            if taken {
                records = next;
            } else {
                prop_assert_eq!(*opened.store.board_changes().borrow(), before, "a refused change is no change");
            }
            // In between too, and as time goes on: what was summed is kept and moved along.
            same(&opened.store, &records, &queries[place % queries.len()]);
        }
        for query in &queries {
            same(&opened.store, &records, query);
        }
        let opened = opened.again();
        for query in &queries {
            same(&opened.store, &records, query);
        }
    }
}

#[tokio::test]
async fn pages_have_no_gaps_and_no_doubles_while_things_change() {
    let Opened { store, folder: _folder } = open();
    let shape = |number: u64| Shape {
        number,
        unit: UNITS[0],
        recipient: 300,
        kind: 0,
        due: i64::try_from(number % 5).expect("small"),
        sent: 0,
        facts: 0,
    };
    for number in 0..30 {
        committed(&store, &put(&shaped(shape(number)))).await;
    }
    for sort in [Sort::Due, Sort::DueLast, Sort::Sent] {
        let mut query = Query { sort, ..Query::new(vec![digest(UNITS[0])], at(0), at(0), 4) };
        let stays: BTreeSet<Reference> = pages(&store, &query).iter().map(|line| line.reference).collect();
        let mut seen = Vec::new();
        let mut gone = BTreeSet::new();
        loop {
            let page = store.board(&query);
            seen.extend(page.lines.iter().map(|line| line.reference));
            // What was just shown is answered, and something new is sent, before the next page.
            if let Some(line) = page.lines.last() {
                let record = store.record(&line.reference).expect("read").expect("there");
                committed(&store, &put(&answered(&record))).await;
                gone.insert(line.reference);
                let number = 1_000 + u64::from(*store.board_changes().borrow() as u32);
                committed(&store, &put(&shaped(Shape { due: 2, ..shape(number) }))).await;
            }
            match page.next {
                Some(next) => query.after = Some(next),
                None => break,
            }
        }
        let unique: BTreeSet<Reference> = seen.iter().copied().collect();
        assert_eq!(unique.len(), seen.len(), "shown twice");
        assert!(stays.is_subset(&unique), "left out");
        assert!(gone.iter().all(|reference| unique.contains(reference)));
    }
}

#[tokio::test]
async fn a_strange_place_is_only_a_place() {
    let Opened { store, folder: _folder } = open();
    committed(&store, &put(&record(1))).await;
    let mut query = Query::new(vec![digest(1), digest(1)], at(5_000), at(6_000), 10);
    assert_eq!(store.board(&query).lines.len(), 1, "a unit that is named twice is there once");
    for (key, due) in [(i64::MIN, i64::MIN), (i64::MAX, i64::MAX), (0, i64::MAX)] {
        for sort in [Sort::Due, Sort::Sent, Sort::Call] {
            query.sort = sort;
            query.after = Some(Place { key, due, reference: reference(1) });
            assert!(store.board(&query).lines.len() <= 1);
            for due in [Due::Overdue, Due::Near] {
                query.due = due;
                assert!(store.board(&query).lines.len() <= 1);
            }
        }
    }
    query.limit = 0;
    assert_eq!(store.board(&query).lines, []);
}
