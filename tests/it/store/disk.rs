//! The disk is full: refused clearly, nothing lost, and all goes on once there is room.
//!
//! The children run in a mount namespace of their own, on a tiny tmpfs that ends with them.

use std::path::{Path, PathBuf};
use std::process::Command;

use underlag::spool::{self, Spool};
use underlag::store::{Error, Options, Store};

use super::*;

const DISK: &str = "UNDERLAG_TEST_DISK";

#[tokio::test]
async fn below_the_reserve_commits_are_refused_and_reads_go_on() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let store = Store::open(folder.path()).expect("opens");
    committed(&store, &put(&record(1))).await;
    drop(store);
    let greedy = Options { reserve_bytes: u64::MAX, ..Options::default() };
    let store = Store::open_with(folder.path(), &greedy).expect("opens, to be read");
    let refused = store.commit(&put(&record(2))).await;
    assert!(matches!(refused, Err(Error::Full)));
    assert!(refused.expect_err("refused").to_string().contains("free some space"));
    assert_eq!(store.record(&reference(1)).expect("read"), Some(record(1)));
    assert_eq!(store.record(&reference(2)).expect("read"), None);

    let spool = Spool::open_with(&folder.path().join("spool"), u64::MAX).expect("opens");
    assert!(matches!(spool.put(sealed(1).id, vec![1]).await, Err(spool::Error::Full)));
}

#[test]
fn a_full_disk_loses_nothing_acknowledged() {
    on_a_small_disk("fills_the_disk_under_the_store", 24);
}

#[test]
fn a_full_disk_leaves_no_half_document() {
    on_a_small_disk("fills_the_disk_under_the_spool", 4);
}

/// Runs the child test on a tmpfs of so many MiB.
fn on_a_small_disk(test: &str, mebibytes: u32) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let binary = std::env::current_exe().expect("this binary");
    let script = format!(
        "mount -t tmpfs -o size={mebibytes}m none \"$1\" && {DISK}=\"$1\" exec \"$2\" --exact store::disk::{test}"
    );
    let mut unshare = Command::new("unshare");
    // Not root: a user namespace of its own, in which it is.
    unshare.args(["--user", "--map-root-user", "--mount", "sh", "-c", &script, "sh"]);
    let output = unshare.arg(folder.path()).arg(binary).output().expect("unshare runs");
    let told =
        String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
    if told.contains("unshare failed") || told.contains("permission denied") {
        assert!(std::env::var_os("CI").is_none(), "no small disk can be mounted:\n{told}");
        eprintln!("skipped: no small disk can be mounted here");
        return;
    }
    assert!(output.status.success() && told.contains("1 passed"), "{told}");
}

/// Where the child's small disk is; none when the test runs by itself.
fn small_disk() -> Option<PathBuf> {
    std::env::var_os(DISK).map(PathBuf::from)
}

fn filler(disk: &Path) -> PathBuf {
    let path = disk.join("filler");
    let bytes = vec![0xaa; 64 << 10];
    let mut file = std::fs::File::create(&path).expect("there is room for a name");
    while std::io::Write::write_all(&mut file, &bytes).is_ok() {}
    path
}

#[tokio::test]
async fn fills_the_disk_under_the_store() {
    let Some(disk) = small_disk() else { return };
    // Nothing held back: sled itself meets the full disk.
    let options = Options { reserve_bytes: 0, ..Options::default() };
    let folder = disk.join("data");
    let store = Store::open_with(&folder, &options).expect("opens");
    let mut taken = Vec::new();
    for number in 0..50 {
        committed(&store, &put(&record(number))).await;
        taken.push(number);
    }
    let filler = filler(&disk);
    let mut refused = 0;
    for number in 50..10_000 {
        match store.commit(&put(&record(number))).await {
            Ok(()) => taken.push(number),
            Err(Error::Full) => refused += 1,
            Err(other) => panic!("{other}"),
        }
        if refused == 5 {
            break;
        }
    }
    assert_eq!(refused, 5, "the disk never filled");
    // Unread rather than read wrong: sled would show what never reached the disk.
    assert!(matches!(store.record(&reference(1)), Err(Error::Full)));
    std::fs::remove_file(filler).expect("removed");
    let last = 20_000;
    committed(&store, &put(&record(last))).await;
    taken.push(last);
    for _ in 0..2 {
        for number in &taken {
            assert_eq!(store.record(&reference(*number)).expect("read"), Some(record(*number)));
        }
        let all = store.requests_of_client(&digest(2)).expect("read").len();
        assert!((taken.len()..=taken.len() + refused).contains(&all));
        assert_eq!(store.counts_of_units(&[digest(1)], at(0)).expect("read").all(), all as u64);
    }
    drop(store);
    let store = Store::open_with(&folder, &options).expect("opens again");
    for number in taken {
        assert_eq!(store.record(&reference(number)).expect("read"), Some(record(number)));
    }
}

#[tokio::test]
async fn fills_the_disk_under_the_spool() {
    let Some(disk) = small_disk() else { return };
    let spool = Spool::open_with(&disk.join("spool"), 0).expect("opens");
    let kept = spool.put(sealed(1).id, vec![1; 60_000]).await.expect("there is room");
    // Free space is asked for first; this is what happens when somebody else takes it meanwhile.
    let big = vec![2; 60_000];
    let filler = filler(&disk);
    assert!(matches!(spool.put(sealed(2).id, big.clone()).await, Err(spool::Error::Full)));
    assert!(matches!(spool.read(&sealed(2)).await, Err(spool::Error::Missing)));
    std::fs::remove_file(filler).expect("removed");
    spool.put(sealed(2).id, big).await.expect("there is room again");
    assert_eq!(spool.read(&kept).await.expect("kept").len(), 60_000);
}
