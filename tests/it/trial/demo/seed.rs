//! The half-year before the demo: it is there, it is alive, and nobody can be found in it.

use std::fs;
use std::process::Command;

use jiff::civil::date;
use underlag::domain::personal_number::PersonalNumber;
use underlag::trial::demo::seed::chance::Chance;
use underlag::trial::demo::seed::habit::{HABITS, Habit};
use underlag::trial::demo::seed::people;
use underlag::trial::demo::seed::plan::{self, Act};

use crate::canary::{Mark, scan, scan_folder};

#[test]
fn every_client_is_a_valid_test_person_of_its_own() {
    let clients: Vec<_> = (0..people::MOST).map(people::client).collect();
    for client in &clients {
        assert!(
            PersonalNumber::parse(client.personal_number.as_str(), date(2026, 11, 22)).is_ok(),
            "{}",
            client.personal_number.as_str()
        );
    }
    let mut numbers: Vec<&str> = clients.iter().map(|client| client.personal_number.as_str()).collect();
    let mut names: Vec<&str> = clients.iter().map(|client| client.name.as_str()).collect();
    numbers.sort_unstable();
    numbers.dedup();
    names.sort_unstable();
    names.dedup();
    assert_eq!((numbers.len(), names.len()), (clients.len(), clients.len()));
}

#[test]
fn plans_go_forward_and_are_the_same_every_time() {
    let all = || -> Vec<plan::Plan> {
        let mut chance = Chance::of(7);
        (0..400).map(|step| plan::draw(step, Habit::drawn(&mut chance), &mut chance)).collect()
    };
    let plans = all();
    assert_eq!(plans, all());
    for plan in &plans {
        assert_eq!(plan.last().map(|(_, act)| *act), Some(Act::Send));
        assert!(plan.windows(2).all(|pair| pair[0].0 > pair[1].0), "{plan:?}");
    }
    let done = |wanted: fn(&Act) -> bool| plans.iter().flatten().filter(|(_, act)| wanted(act)).count();
    assert!(done(|act| matches!(act, Act::Answer { .. })) > 200);
    assert!(done(|act| matches!(act, Act::Decline(_))) > 10);
    assert!(done(|act| matches!(act, Act::Bounce)) > 1);
    assert_eq!(HABITS.iter().map(|habit| habit.share).sum::<usize>(), 100);
}

#[test]
fn a_small_half_year_passes_and_the_tour_after_it() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let root = folder.path().join("demo");
    let output = Command::new(env!("CARGO_BIN_EXE_underlag"))
        .args(["demo", "--once", "--seed", "24", "--listen", "127.0.0.1:0", "--dir"])
        .arg(&root)
        .env("LANG", "sv_SE.UTF-8")
        .output()
        .expect("the program starts");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    assert!(said.contains("24 förfrågningar"), "{said}");
    let letters = fs::read_dir(root.join("gateway/mail-before")).expect("letters").count();
    assert!(letters > 24, "{letters}");
    let marks: Vec<Mark> = (0..6)
        .map(people::client)
        .flat_map(|client| {
            [Mark::new("name", client.name.as_str()), Mark::new("number", client.personal_number.as_str())]
        })
        .collect();
    for below in ["gateway/data", "gateway/mail", "gateway/mail-before"] {
        assert_eq!(scan_folder(&root.join(below), &marks), [], "{below}");
    }
    let log = fs::read(root.join("gateway/log.jsonl")).expect("a log");
    assert_eq!(scan("log", &log, &marks), []);
    assert!(!String::from_utf8_lossy(&log).contains("ERROR"));
}
