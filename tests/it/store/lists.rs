//! Lists of a unit, page by page, and the walks of the sweeps.

use underlag::domain::request::Status;
use underlag::store::{Cursor, Filter};

use super::*;

#[tokio::test]
async fn pages_are_newest_first_and_hold_everything_once() {
    let Opened { store, folder: _folder } = open();
    for number in 0..25 {
        let mut sent = record(number);
        // Pairs sent at the same moment; two units.
        sent.sent_at = at(i64::try_from(number / 2).expect("small"));
        sent.unit = digest(100 + number % 2);
        committed(&store, &put(&sent)).await;
        if number % 3 == 0 {
            committed(&store, &put(&answered(&sent))).await;
        }
    }
    let units = [digest(100), digest(101)];
    for (filter, expected) in
        [(Filter::All, 25), (Filter::Open, 16), (Filter::Closed, 9), (Filter::Status(Status::Answered), 9)]
    {
        for size in [1, 4, 9, 25, 26] {
            let mut seen = Vec::new();
            let mut after: Option<Cursor> = None;
            loop {
                let page = store.requests_of_units(&units, filter, after, size).expect("read");
                assert!(page.records.len() == size || page.next.is_none());
                seen.extend(page.records);
                after = page.next;
                if after.is_none() {
                    break;
                }
            }
            assert_eq!(seen.len(), expected, "{filter:?} by {size}");
            assert!(seen.is_sorted_by(|a, b| {
                a.sent_at > b.sent_at || (a.sent_at == b.sent_at && a.reference < b.reference)
            }));
        }
    }
    let one = store.requests_of_units(&units[..1], Filter::All, None, 50).expect("read");
    assert_eq!(one.records.len(), 13);
    assert!(one.records.iter().all(|record| record.unit == digest(100)));
    let none = store.requests_of_units(&[digest(9)], Filter::All, None, 50).expect("read");
    assert!(none.records.is_empty() && none.next.is_none());
}

#[tokio::test]
async fn the_longest_overdue_comes_first() {
    let Opened { store, folder: _folder } = open();
    for number in [5, 3, 8, 1] {
        committed(&store, &put(&record(number))).await;
    }
    committed(&store, &put(&answered(&record(3)))).await;
    let numbers = |now, after, limit| {
        let page = store.requests_of_units(&[digest(1)], Filter::Overdue(now), after, limit).expect("read");
        (page.records.into_iter().map(|record| record.reference).collect::<Vec<_>>(), page.next)
    };
    // Due at 1000 minutes and their number; due exactly now is not yet overdue.
    assert_eq!(numbers(at(1_008), None, 9), (vec![reference(1), reference(5)], None));
    let (first, next) = numbers(at(1_009), None, 2);
    assert_eq!(first, [reference(1), reference(5)]);
    assert_eq!(numbers(at(1_009), next, 2), (vec![reference(8)], None));
    // The page is asked for at an earlier moment than the cursor tells: nothing, and no panic.
    assert_eq!(numbers(at(900), next, 2), (vec![], None));

    let counts = store.counts_of_units(&[digest(1)], at(1_008)).expect("read");
    assert_eq!((counts.overdue, counts.all(), counts.open(), counts.closed()), (2, 4, 3, 1));
    assert_eq!(counts.of(Status::Answered), 1);
    assert_eq!(counts.by_status, [(Status::Sent, 3), (Status::Answered, 1)]);
}

#[tokio::test]
async fn a_request_expires_while_it_holds_a_document() {
    let Opened { store, folder: _folder } = open();
    let sent = record(1);
    committed(&store, &put(&sent)).await;
    assert!(store.expiring(at(10_001), 9).expect("read").is_empty());
    assert_eq!(store.expiring(at(10_002), 9).expect("read"), std::slice::from_ref(&sent));

    let mut closed = answered(&sent);
    closed.facts.answer = Some(sealed(50));
    committed(&store, &put(&closed)).await;
    assert_eq!(store.expiring(at(10_002), 9).expect("read"), std::slice::from_ref(&closed));

    let mut fetched = closed;
    fetched.revision += 1;
    fetched.facts.fetched_at = Some(at(600));
    fetched.document = None;
    fetched.facts.answer = None;
    committed(&store, &put(&fetched)).await;
    assert!(store.expiring(at(10_002), 9).expect("read").is_empty());
    assert_eq!(store.document_owner(&sealed(50).id).expect("read"), None);
    assert_eq!(store.requests_of_client(&digest(2)).expect("read"), [fetched]);
}

#[tokio::test]
async fn what_follows_a_request_is_found_newest_first() {
    let Opened { store, folder: _folder } = open();
    let first = record(1);
    let follows = |number| Record { previous: Some(first.reference), ..record(number) };
    for one in [first.clone(), follows(2), follows(3), record(4)] {
        committed(&store, &put(&one)).await;
    }
    // Moves of the record leave it where it is.
    committed(&store, &put(&answered(&follows(2)))).await;
    let found = store.following(&first.reference).expect("read");
    assert_eq!(found, [follows(3), answered(&follows(2))]);
    assert!(store.following(&record(4).reference).expect("read").is_empty());
}
