//! The seeded town on many days of a year: its pages come whole whichever day it is.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use ring::rand::SystemRandom;
use underlag::clock::Clock;
use underlag::config::{Config, Directory};
use underlag::domain::calendar::start_of_day;
use underlag::exchange::Gateway;
use underlag::trial::demo::folder::Folder;
use underlag::trial::demo::people;
use underlag::trial::demo::seed;
use underlag::web::router;
use underlag::web::state::State;

use crate::web::client::Client;

/// Ordinary days and those that are none: week 53, new year, a leap day, both changes of the clocks, Easter, the
/// first of May, midsummer, the turns of months, weekends, Christmas.
const DAYS: [&str; 30] = [
    "2026-11-30",
    "2026-12-13",
    "2026-12-24",
    "2026-12-28",
    "2026-12-31",
    "2027-01-01",
    "2027-01-03",
    "2027-01-04",
    "2027-01-06",
    "2027-01-31",
    "2027-02-28",
    "2027-03-25",
    "2027-03-28",
    "2027-03-29",
    "2027-04-30",
    "2027-05-01",
    "2027-05-06",
    "2027-06-06",
    "2027-06-25",
    "2027-06-26",
    "2027-07-14",
    "2027-08-31",
    "2027-09-05",
    "2027-10-30",
    "2027-10-31",
    "2027-11-01",
    "2027-12-26",
    "2028-02-28",
    "2028-02-29",
    "2028-03-01",
];
/// Few: what differs from day to day is dates and months.
const REQUESTS: usize = 6;

const WORKERS_PAGES: [&str; 9] = [
    "/requests",
    "/requests?show=overdue",
    "/requests?show=answered",
    "/requests?show=closed",
    "/requests/new",
    "/consents",
    "/consents/new",
    "/watches",
    "/watches/new",
];
const COORDINATORS_PAGES: [&str; 8] = [
    "/queue",
    "/queue?due=any",
    "/queue/recipients",
    "/statistics",
    "/statistics?by=recipient",
    "/statistics?by=month",
    "/statistics/table.csv",
    "/statistics/report.pdf",
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_seeded_towns_pages_come_whole_on_every_day() {
    let days: Vec<Date> = DAYS.iter().map(|day| day.parse().expect("a day")).collect();
    let towns = days.chunks(days.len().div_ceil(2)).map(|half| {
        let half = half.to_vec();
        tokio::spawn(async move {
            for day in half {
                read_on(day).await;
            }
        })
    });
    for town in towns.collect::<Vec<_>>() {
        town.await.expect("every page of every day");
    }
}

async fn read_on(day: Date) {
    let nine = start_of_day(day) + SignedDuration::from_hours(9);
    let root = tempfile::tempdir().expect("a folder");
    let state = town(&root.path().join("demo"), day, nine).await;
    let mut omar = staff(&state, "omar.haddad").await;
    for path in WORKERS_PAGES {
        whole(&mut omar, day, path).await;
    }
    let list = omar.get("/requests").await.text;
    let mine: Vec<String> = list
        .split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|path| path.starts_with("/requests/U-"))
        .map(str::to_owned)
        .collect();
    assert!(!mine.is_empty(), "{day}: no request in the list");
    for path in mine {
        whole(&mut omar, day, &path).await;
    }
    let mut kerstin = staff(&state, "kerstin.berg").await;
    for path in COORDINATORS_PAGES {
        whole(&mut kerstin, day, path).await;
    }
}

/// The town with its half-year before the day.
async fn town(root: &std::path::Path, day: Date, now: Timestamp) -> State {
    let (folder, recipients) = Folder::create(root, &SystemRandom::new(), day).expect("a demo's folder");
    let config = Config::load(&folder.settings(), &BTreeMap::new()).expect("no faults");
    let directory = Directory::load(&folder.gateway()).expect("no faults");
    let gateway = Gateway::open(config, directory, Clock::starting_at(now)).expect("a gateway");
    let gateway = Arc::new(gateway);
    seed::grow(&gateway, &folder, &recipients, REQUESTS, &mut |_, _| Ok(())).await.expect("a half-year");
    State::new(gateway)
}

async fn staff(state: &State, user: &str) -> Client {
    let mut client = Client::new(router(state));
    client.get("/login").await;
    let answer = client.log_in(user, &people::password(user)).await;
    assert_eq!(answer.location(), "/", "{}", answer.text);
    client
}

async fn whole(client: &mut Client, day: Date, path: &str) {
    let answer = client.get(path).await;
    assert_eq!(answer.status, 200, "{day} {path}: {}", answer.text);
    assert!(
        !answer.text.contains("{$") && !answer.text.contains("{ $"),
        "{day} {path}: a text without its values"
    );
    let html = answer.header("content-type").starts_with("text/html");
    assert!(!html || answer.text.trim_end().ends_with("</html>"), "{day} {path}: cut");
}
