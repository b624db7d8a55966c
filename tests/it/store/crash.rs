//! Durability: a killed process loses nothing it has acknowledged, and every acknowledgement comes
//! after an fdatasync. The children are this test binary again, told by an environment variable.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use underlag::domain::change::{Change, Write};
use underlag::store::{Error, Filter, Options, Store};

use super::*;

const FOLDER: &str = "UNDERLAG_TEST_STORE";
const ROUND: &str = "UNDERLAG_TEST_ROUND";
/// Of a store that is opened anew, a millisecond apart.
const MOST_TRIES: u32 = 2000;
/// Of a child that would wait for ever: sled can forget to tell of a failed write.
const MOST_SECONDS: &str = "60";

/// This binary, running one test of this module as a child.
fn child(test: &str, folder: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().expect("this binary"));
    command.args(["--exact", &format!("store::crash::{test}"), "--nocapture", "--test-threads=1"]);
    command.env(FOLDER, folder);
    command
}

#[test]
fn nothing_acknowledged_is_lost_when_it_is_killed() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut acknowledged: BTreeMap<u64, u64> = BTreeMap::new();
    for round in 0..5_u64 {
        let mut child = child("commits_until_it_is_killed", folder.path())
            .env(ROUND, round.to_string())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the child starts");
        let lines = BufReader::new(child.stdout.take().expect("piped")).lines();
        let mut heard = 0;
        let mut killed = false;
        // After the kill the pipe still holds acknowledgements; they count as well.
        for line in lines.map_while(Result::ok) {
            let Some(told) = line.strip_prefix("acknowledged ") else { continue };
            let (number, revision) = told.split_once(' ').expect("two numbers");
            let number = number.parse().expect("a number");
            acknowledged.insert(number, revision.parse().expect("a number"));
            heard += 1;
            if heard >= 300 + 100 * round && !killed {
                child.kill().expect("it can be killed");
                killed = true;
            }
        }
        assert!(killed, "the child ended by itself");
        child.wait().expect("it has ended");

        let store = Store::open(folder.path()).expect("it opens after the kill");
        for (number, revision) in &acknowledged {
            let found = store.record(&reference(*number)).expect("read").expect("it was acknowledged");
            assert!(found.revision >= *revision, "request {number} went back");
            let events = store.events(&Entity::Request(found.reference)).expect("read");
            assert_eq!(events.len() as u64, found.revision, "the log and the record differ");
        }
        // What was not acknowledged is there whole or not at all.
        let counts = store.counts_of_units(&[digest(1)], at(0)).expect("read");
        let listed = store.requests_of_units(&[digest(1)], Filter::All, None, usize::MAX).expect("read");
        assert_eq!(counts.all(), listed.records.len() as u64);
        let in_log: u64 = listed.records.iter().map(|record| record.revision).sum();
        assert_eq!(store.log(0, usize::MAX).expect("read").len() as u64, in_log);
    }
    assert!(acknowledged.len() > 500, "only {} were acknowledged", acknowledged.len());
}

/// The child of the test above; by itself it does nothing.
#[test]
fn commits_until_it_is_killed() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let round: u64 = std::env::var(ROUND).expect("set").parse().expect("a number");
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).build().expect("a runtime");
    runtime.block_on(async {
        let store = Store::open(Path::new(&folder)).expect("it opens");
        let writers: Vec<_> = (0..16)
            .map(|writer| tokio::spawn(write_on(store.clone(), (round * 16 + writer) * 1_000_000)))
            .collect();
        for writer in writers {
            writer.await.expect("the writer goes on");
        }
    });
}

async fn write_on(store: Store, from: u64) {
    for number in from..from + 100_000 {
        let mut next = record(0);
        next.reference = reference(number);
        for revision in [1, 2] {
            next.revision = revision;
            let mut change = put(&next);
            change.events.push(event(Entity::Request(next.reference), Action::RequestOpened));
            committed(&store, &change).await;
            let line = format!("acknowledged {number} {revision}\n");
            std::io::stdout().lock().write_all(line.as_bytes()).expect("the parent listens");
        }
    }
}

/// Whatever call of sled fails, each commit is told as it went, and the store goes on by itself.
#[test]
fn a_failed_write_is_told_as_it_went_and_blocks_nobody() {
    if !strace_is_there() {
        return;
    }
    let mut told = String::new();
    for call in ["pwrite64", "sync_file_range"] {
        for nth in 1..=8 {
            let folder = tempfile::tempdir().expect("a temporary folder");
            let plain = child("goes_on_after_failed_writes", folder.path());
            let output = Command::new("timeout")
                .args(["--signal=KILL", MOST_SECONDS, "strace"])
                .args(["-f", "-qq", "-o", "/dev/null", "-e", &format!("trace={call}")])
                .args(["-e", &format!("inject={call}:error=EIO:when={nth}")])
                .arg(plain.get_program())
                .args(plain.get_args())
                .env(FOLDER, folder.path().join("data"))
                .output()
                .expect("strace runs");
            let said = String::from_utf8_lossy(&output.stdout).into_owned();
            assert!(
                output.status.success(),
                "{call} {nth}: {said}{}",
                String::from_utf8_lossy(&output.stderr)
            );
            told += &said;
        }
    }
    assert!(told.matches("opened\n").count() >= 8, "{told}");
    assert!(told.contains("refused by a failed write"), "does strace still see the calls? {told}");
}

/// The child of the test above; by itself it does nothing.
#[tokio::test]
async fn goes_on_after_failed_writes() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let options = Options { anew_after: Duration::from_millis(1), ..Options::default() };
    let open = || Store::open_with(Path::new(&folder), &options);
    // Calls are counted by thread, and each start has its own: where one of its first fails, it fails again.
    let Ok(store) = open() else { return };
    say("opened\n");
    let (mut taken, mut refused, mut unknown) = (Vec::new(), Vec::new(), 0);
    for number in 0..12 {
        match store.commit(&put(&record(number))).await {
            Ok(()) => taken.push(number),
            Err(Error::Unknown(_)) => unknown += 1,
            Err(Error::Io(_)) => refused.push(number),
            Err(other) => panic!("{other}"),
        }
        // Nobody writes meanwhile.
        let mut tries = 0;
        while store.record(&reference(number)).is_err() {
            // A call that fails in every new thread keeps it closed, and the child from ending.
            tries += 1;
            if tries > MOST_TRIES {
                return;
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    }
    if !refused.is_empty() {
        say("refused by a failed write\n");
    }
    let holds = |store: &Store| {
        for number in &taken {
            assert_eq!(store.record(&reference(*number)).expect("read"), Some(record(*number)));
        }
        for number in &refused {
            assert_eq!(store.record(&reference(*number)).expect("read"), None, "it was refused");
        }
        let open = store.open_after(None, 100).expect("read").len();
        assert!((taken.len()..=taken.len() + unknown).contains(&open));
        let sums = store.board_sums(&[digest(1)], at(0), at(0));
        let lines = sums.overdue.lines + sums.near.lines + sums.later.lines;
        assert_eq!(lines as usize, open, "the board is renewed");
    };
    holds(&store);
    drop(store);
    holds(&open().expect("it opens again"));
}

/// To the parent.
fn say(text: &str) {
    std::io::stdout().lock().write_all(text.as_bytes()).expect("the parent listens");
}

fn strace_is_there() -> bool {
    let there = Command::new("strace").arg("-V").output().is_ok();
    if !there {
        assert!(std::env::var_os("CI").is_none(), "strace is missing");
        eprintln!("skipped: strace is not installed");
    }
    there
}

#[test]
fn every_acknowledgement_comes_after_an_fdatasync() {
    if !strace_is_there() {
        return;
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let trace = folder.path().join("trace");
    let plain = child("commits_ten_times", folder.path());
    let status = Command::new("strace")
        .args(["-f", "-y", "-e", "trace=fdatasync,write", "-s", "16", "-o"])
        .arg(&trace)
        .arg(plain.get_program())
        .args(plain.get_args())
        .env(FOLDER, folder.path().join("data"))
        .stdout(Stdio::null())
        .status()
        .expect("strace runs");
    assert!(status.success());
    let trace = std::fs::read_to_string(trace).expect("a trace");
    let (mut acknowledged, mut synced) = (0, false);
    for line in trace.lines() {
        // A call that another thread interrupts is told in two lines; its end has no path.
        if line.contains("fdatasync") && line.contains("/data/db>") && !line.contains("unfinished")
            || line.contains("fdatasync resumed")
        {
            assert!(line.ends_with("= 0"), "{line}");
            synced = true;
        } else if line.contains("\"acknowledged") {
            assert!(synced, "acknowledged before it was on the disk:\n{trace}");
            synced = false;
            acknowledged += 1;
        }
    }
    assert_eq!(acknowledged, 10);
}

#[test]
fn the_first_start_syncs_the_settings_that_sled_does_not() {
    if Command::new("strace").arg("-V").output().is_err() {
        assert!(std::env::var_os("CI").is_none(), "strace is missing");
        eprintln!("skipped: strace is not installed");
        return;
    }
    let folder = tempfile::tempdir().expect("a temporary folder");
    let trace = folder.path().join("trace");
    let plain = child("commits_ten_times", folder.path());
    let status = Command::new("strace")
        .args(["-f", "-y", "-e", "trace=fsync", "-o"])
        .arg(&trace)
        .arg(plain.get_program())
        .args(plain.get_args())
        .env(FOLDER, folder.path().join("data"))
        .stdout(Stdio::null())
        .status()
        .expect("strace runs");
    assert!(status.success());
    let trace = std::fs::read_to_string(trace).expect("a trace");
    for synced in ["/data/conf>", "/data>"] {
        assert!(trace.lines().any(|line| line.contains(synced)), "{synced} is not synced:\n{trace}");
    }
}

/// The child of the tests above; by itself it does nothing.
#[test]
fn commits_ten_times() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    runtime.block_on(async {
        let store = Store::open(Path::new(&folder)).expect("it opens");
        for number in 0..10 {
            let change: Change = writes([Write::Record(Box::new(record(number)))]);
            committed(&store, &change).await;
            std::io::stdout().lock().write_all(b"acknowledged\n").expect("somebody listens");
        }
    });
}
