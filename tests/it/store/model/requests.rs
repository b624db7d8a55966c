//! Every question about requests, the board and the figures, against the picture.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use underlag::domain::request::Status;
use underlag::domain::statistics::group::{Group, Month};
use underlag::domain::statistics::{Cell, Tallies, Tally};
use underlag::domain::unattended;
use underlag::store::board::{Line, Query};
use underlag::store::{Filter, Store, Timed};

use crate::store::*;

use super::draws::{NUMBERS, UNITS, of_record};
use super::picture::{Picture, documents};

pub fn same(store: &Store, picture: &Picture) {
    same_one_by_one(store, picture);
    same_documents(store, picture);
    for minutes in -1..10 {
        same_by_the_clock(store, picture, at(minutes));
        same_board(store, picture, at(minutes));
    }
    let next = picture.records.values().filter_map(next_look).min();
    assert_eq!(store.next_due(Timed::Ladder).expect("read"), next);
    same_lists(store, picture);
    same_figures(store, picture);
}

fn units() -> [Digest; 2] {
    UNITS.map(digest)
}

fn same_one_by_one(store: &Store, picture: &Picture) {
    for number in 0..NUMBERS {
        let known = picture.records.get(&reference(number)).cloned();
        assert_eq!(store.record(&reference(number)).expect("read"), known);

        let newest_first = |record: &Record| (Reverse(record.sent_at), record.reference);
        let client = digest(200 + number);
        let mut requests = picture.records(|record| record.client == client);
        requests.sort_by_key(newest_first);
        assert_eq!(store.requests_of_client(&client).expect("read"), requests);

        let mut following = picture.records(|record| record.previous == Some(reference(number)));
        following.sort_by_key(newest_first);
        assert_eq!(store.following(&reference(number)).expect("read"), following);

        let open = picture.records(|record| record.is_open() && record.reference > reference(number));
        assert_eq!(store.open_after(Some(reference(number)), usize::MAX).expect("read"), open);
    }
    let open = picture.records(Record::is_open);
    assert_eq!(store.open_after(None, 2).expect("read"), open[..open.len().min(2)]);
}

fn same_documents(store: &Store, picture: &Picture) {
    for number in 0..NUMBERS {
        for kind in 1..6 {
            for which in 1..3 {
                let sealed = of_record(number, kind, which);
                let owner = picture.records(|record| documents(record).contains(&sealed));
                let owner = owner.first().map(|record| record.reference);
                assert_eq!(store.document_owner(&sealed.id).expect("read"), owner);
                assert_eq!(store.knows_document(&sealed.id).expect("read"), owner.is_some());
            }
        }
    }
    let named = |record: &Record| {
        let reference = record.reference;
        documents(record).into_iter().map(move |sealed| (sealed.id, reference)).collect::<Vec<_>>()
    };
    let mut all: Vec<_> = picture.records.values().flat_map(named).collect();
    all.sort();
    let first = all.first().map(|(id, _)| id.clone());
    assert_eq!(store.documents(None, usize::MAX).expect("read"), all);
    assert_eq!(store.documents(first.as_ref(), 3).expect("read"), all[all.len().min(1)..all.len().min(4)]);
}

/// When the clock has to look at it: for its ladder, or because its time is over.
fn next_look(record: &Record) -> Option<Timestamp> {
    let ends = record.is_open() || !documents(record).is_empty();
    record.look_at.into_iter().chain(ends.then_some(record.expires_at)).min()
}

fn same_by_the_clock(store: &Store, picture: &Picture, now: Timestamp) {
    let mut looks = picture.records(|record| record.look_at.is_some_and(|at| at <= now));
    looks.sort_by_key(|record| (next_look(record), record.reference));
    assert_eq!(store.looks(now, usize::MAX).expect("read"), looks);
    assert_eq!(store.looks(now, 1).expect("read"), looks[..looks.len().min(1)]);

    let mut expiring = picture
        .records(|record| record.expires_at < now && (record.is_open() || !documents(record).is_empty()));
    expiring.sort_by_key(|record| (record.expires_at, record.reference));
    assert_eq!(store.expiring(now, usize::MAX).expect("read"), expiring);

    let mut overdue = picture.records(|record| record.is_overdue(now));
    overdue.sort_by_key(|record| (record.due_at, record.reference));
    let page = store.requests_of_units(&units(), Filter::Overdue(now), None, 50).expect("read");
    assert_eq!(page.records, overdue);
    let counts = store.counts_of_units(&units(), now).expect("read");
    assert_eq!(counts.overdue, overdue.len() as u64);
    assert_eq!(store.board_overdue(&units(), now), counts.overdue);
    for (status, count) in counts.by_status {
        assert_eq!(count, picture.records(|record| record.status() == status).len() as u64);
    }
}

fn same_board(store: &Store, picture: &Picture, now: Timestamp) {
    let near = at(2).max(now);
    let mut lines: Vec<Line> = picture.records.values().filter_map(Line::of).collect();
    lines.sort_by_key(|line| (line.due_at, line.reference));
    let query = Query::new(units().to_vec(), now, near, 50);
    let listed = store.board(&query);
    assert_eq!((listed.lines, listed.total), (lines.clone(), lines.len() as u64));
    let sums = store.board_sums(&units(), now, near);
    assert_eq!(sums.open().lines as usize, lines.len());
    assert_eq!(sums.first, lines.first().map(|line| line.due_at));
    assert_eq!(u64::from(sums.overdue.lines), store.board_overdue(&units(), now));
    let by_recipient = store.board_by_recipient(&query);
    let mut sent: BTreeMap<Digest, usize> = BTreeMap::new();
    lines.iter().for_each(|line| *sent.entry(line.recipient).or_default() += 1);
    let grouped = by_recipient.iter().map(|group| (group.recipient, group.sums.open().lines as usize));
    assert_eq!(grouped.collect::<BTreeMap<_, _>>(), sent);
    assert!(store.board_steps().is_empty(), "no request here has taken a step");
}

fn same_lists(store: &Store, picture: &Picture) {
    for filter in [Filter::All, Filter::Open, Filter::Closed, Filter::Status(Status::Fetched)] {
        let mut records = picture.records(|record| match filter {
            Filter::Open => record.is_open(),
            Filter::Closed => !record.is_open(),
            Filter::Status(status) => record.status() == status,
            _ => true,
        });
        records.sort_by_key(|record| (Reverse(record.sent_at), record.reference));
        assert_eq!(store.requests_of_units(&units(), filter, None, 50).expect("read").records, records);
    }
    let mut unattended = picture.records(unattended::is_told);
    unattended.sort_by_key(|record| (record.facts.unattended_at, record.reference));
    let page = store.requests_of_units(&units(), Filter::Unattended, None, 50).expect("read");
    assert_eq!(page.records, unattended);
    assert_eq!(store.unattended(&units()).expect("read"), unattended.len() as u64);
    let counts = store.counts_of_units(&units(), at(0)).expect("read");
    assert_eq!(counts.unattended, unattended.len() as u64);
    assert_eq!(counts.all(), picture.records.len() as u64);
}

fn same_figures(store: &Store, picture: &Picture) {
    // Consents are given in the unit that all of them have here.
    let units = [&units()[..], &[digest(1)]].concat();
    let records = picture.records.values().map(Tallies::of_record);
    let consents = picture.consents.values().map(Tallies::of_consent);
    let watches = picture.watches.values().map(Tallies::of_watch);
    let mut counted: BTreeMap<Group, Tally> = BTreeMap::new();
    for (Cell { group, measure }, count) in
        records.chain(consents).chain(watches).flat_map(|tallies| tallies.cells)
    {
        *counted.entry(group).or_default().entry(measure).or_default() +=
            u64::try_from(count).expect("positive");
    }
    let found = store.statistics(Month::FIRST, Month::LAST, &units).expect("read");
    assert_eq!(found.into_iter().collect::<BTreeMap<_, _>>(), counted);
    let first = counted.keys().map(|group| group.month).min();
    assert_eq!(store.first_month(&units).expect("read"), first);
}
