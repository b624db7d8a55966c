//! Rows that can't be read keep nobody from the others, and are told.

use underlag::domain::notice::Notice;
use underlag::domain::statistics::group::Month;
use underlag::domain::watch::Watch;
use underlag::store::{Error, Filter, Looked, Options, Store, Timed, Unreadable, WatchFilter};

use super::*;

const NOTICES: u8 = 22;
const EVENTS: u8 = 20;
const WATCHES: u8 = 25;
const CONSENTS: u8 = 11;
const STATS: u8 = 33;
const UNIT_COUNTS: u8 = 4;

/// Numbers 1 to 3 of everything, and number 2 of the tables named can't be read.
async fn damaged(tables: &[(u8, Vec<u8>)]) -> Opened {
    let opened = open();
    for number in 1..=3 {
        let record = Record { look_at: Some(at(1)), ..record(number) };
        let watch = Watch { look_at: Some(at(1)), ..watch(number) };
        let change = Change {
            writes: vec![
                Write::Record(Box::new(record)),
                Write::Consent(Box::new(consent(number))),
                Write::Watch(Box::new(watch)),
            ],
            notices: vec![Notice { not_before: at(0), ..notice(number) }],
            events: vec![event(Entity::Request(reference(1)), Action::RequestOpened)],
        };
        committed(&opened.store, &change).await;
    }
    let folder = meddle(opened, |db| {
        for (table, key) in tables {
            let key = [&[*table][..], key].concat();
            assert!(db.insert(key, &[9, 1, 2]).expect("written").is_some(), "there was a row");
        }
    });
    Opened { store: Store::open(folder.path()).expect("opens"), folder }
}

fn by_reference(table: u8) -> (u8, Vec<u8>) {
    (table, reference(2).as_bytes().to_vec())
}

fn by_digest(table: u8) -> (u8, Vec<u8>) {
    (table, digest(2).as_bytes().to_vec())
}

#[tokio::test]
async fn a_request_that_cannot_be_read_stops_no_ladder_expiry_or_list() {
    let opened = damaged(&[by_reference(OPEN)]).await;
    let store = &opened.store;
    let numbers = |records: Vec<Record>| {
        let mut numbers: Vec<Reference> = records.into_iter().map(|record| record.reference).collect();
        numbers.sort_by_key(|reference| *reference.as_bytes());
        numbers
    };
    let mut others = vec![reference(1), reference(3)];
    others.sort_by_key(|reference| *reference.as_bytes());
    let late = at(20_000);
    assert_eq!(numbers(store.looks(late, 9).expect("read")), others);
    assert_eq!(store.looks(late, 2).expect("read").len(), 2, "it takes nobody's place");
    assert_eq!(numbers(store.expiring(late, 9).expect("read")), others);
    assert_eq!(numbers(store.requests_of_client(&digest(2)).expect("read")), others);
    assert_eq!(numbers(store.open_after(None, 9).expect("read")), others);
    for filter in [Filter::All, Filter::Overdue(late)] {
        let page = store.requests_of_units(&[digest(1)], filter, None, 9).expect("read");
        assert_eq!(numbers(page.records), others);
    }
    assert!(matches!(store.record(&reference(2)), Err(Error::Unreadable { table: "OPEN" })));
    assert_eq!(store.passed_over(), 1, "it is counted once");
    let told = vec![Unreadable { table: "OPEN", row: reference(2).to_string() }];
    assert_eq!(looked(opened).unreadable, told);
}

/// What a look into the closed store finds.
fn looked(opened: Opened) -> Looked {
    let Opened { store, folder } = opened;
    drop(store);
    Store::look(folder.path(), &Options::default()).expect("read").expect("there is one")
}

#[tokio::test]
async fn what_cannot_be_read_is_not_due_for_ever() {
    let opened = damaged(&[by_reference(OPEN), by_reference(WATCHES), by_digest(NOTICES)]).await;
    let store = &opened.store;
    for number in [1, 3] {
        let later = Record { revision: 2, look_at: Some(at(50)), ..record(number) };
        let watch = Watch { revision: 2, look_at: Some(at(51)), ..watch(number) };
        let writes = vec![
            Write::Record(Box::new(later)),
            Write::Watch(Box::new(watch)),
            Write::NoticeLater(Box::new(Notice { not_before: at(52), ..notice(number) })),
        ];
        committed(store, &Change { writes, ..Change::default() }).await;
    }
    assert_eq!(store.looks(at(10), 9).expect("read"), []);
    assert_eq!(store.watch_looks(at(10), 9).expect("read"), []);
    assert_eq!(store.due_notices(at(10), 9).expect("read"), []);
    assert_eq!(store.next_due(Timed::Ladder).expect("read"), Some(at(50)));
    assert_eq!(store.next_due(Timed::Watch).expect("read"), Some(at(51)));
    assert_eq!(store.next_due(Timed::Letter).expect("read"), Some(at(52)));
}

#[tokio::test]
async fn letters_watches_consents_and_the_log_go_on_beside_what_cannot_be_read() {
    let event = (EVENTS, 1_u64.to_be_bytes().to_vec());
    let opened = damaged(&[by_digest(NOTICES), by_reference(WATCHES), by_digest(CONSENTS), event]).await;
    let store = &opened.store;
    assert_eq!(store.due_notices(at(10), 9).expect("read").len(), 2);
    assert_eq!(store.watch_looks(at(10), 2).expect("read").len(), 2, "it takes nobody's place");
    assert_eq!(store.watches_of_client(&digest(2)).expect("read").len(), 2);
    let filter = WatchFilter { open: true, kind: None };
    assert_eq!(store.watches_of_units(&[digest(1)], filter, None, 9).expect("read").watches.len(), 2);
    assert_eq!(store.consents_of_client(&digest(2)).expect("read").len(), 2);
    assert_eq!(store.consents_that_end(at(0), at(20_000)).expect("read").len(), 2);
    assert_eq!(store.events(&Entity::Request(reference(1))).expect("read").len(), 2);
    assert_eq!(store.log(0, 9).expect("read").len(), 2);
    assert_eq!(store.last_event_at().expect("read"), Some(at(1)));
    let looked = looked(opened);
    let mut tables: Vec<&str> = looked.unreadable.iter().map(|row| row.table).collect();
    tables.sort_unstable();
    assert_eq!(tables, ["CONSENTS", "EVENTS", "NOTICES", "WATCHES"]);
    assert_eq!(looked.time_known, Some(at(1)), "that of the last event that can be read");
}

#[tokio::test]
async fn figures_that_cannot_be_read_stop_no_commit_and_are_counted_anew() {
    let opened = open();
    committed(&opened.store, &put(&record(1))).await;
    let months = (Month::from_number(0), Month::from_number(u16::MAX));
    let figures = |store: &Store| store.statistics(months.0, months.1, &[digest(1)]).expect("read");
    let folder = meddle(opened, |db| {
        for table in [STATS, UNIT_COUNTS] {
            let keys: Vec<_> = db.scan_prefix([table]).keys().map(|key| key.expect("read")).collect();
            assert!(!keys.is_empty());
            for key in keys {
                db.insert(key, &[9, 1, 2]).expect("written");
            }
        }
    });
    let opened = Opened { store: Store::open(folder.path()).expect("opens"), folder };
    assert_eq!(figures(&opened.store), []);
    assert_eq!(opened.store.counts_of_units(&[digest(1)], at(0)).expect("read").by_status, []);
    committed(&opened.store, &put(&record(2))).await;
    let counts = opened.store.counts_of_units(&[digest(1)], at(0)).expect("read");
    assert_eq!(counts.by_status.iter().map(|(_, count)| count).sum::<u64>(), 2);
    let again = opened.again();
    let undisturbed = open();
    for number in [1, 2] {
        committed(&undisturbed.store, &put(&record(number))).await;
    }
    assert_eq!(figures(&again.store), figures(&undisturbed.store));
}
