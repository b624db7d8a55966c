//! The disk is full: refused clearly, nothing lost, and all goes on once there is room.
//!
//! The children run in a mount namespace of their own, on a tiny tmpfs that ends with them.

use std::fmt::{self, Debug};
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use underlag::disk::Durable;
use underlag::spool::{self, Spool};
use underlag::store::{Error, Options, Store};

use super::*;

/// Syncs, and once says that it did not: the worst an honest disk can do.
#[derive(Default)]
pub struct FailingDisk(Mutex<Fault>);

#[derive(Default)]
struct Fault {
    /// After so many syncs.
    after: Option<usize>,
    /// What somebody does just before.
    meanwhile: Option<Box<dyn FnOnce() + Send>>,
}

impl FailingDisk {
    pub fn fail_after(&self, syncs: usize) {
        self.0.lock().expect("no panic").after = Some(syncs);
    }

    pub fn meanwhile(&self, does: impl FnOnce() + Send + 'static) {
        self.0.lock().expect("no panic").meanwhile = Some(Box::new(does));
    }
}

impl Debug for FailingDisk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FailingDisk").finish_non_exhaustive()
    }
}

impl Durable for FailingDisk {
    fn sync(&self, file: &File) -> io::Result<()> {
        let mut fault = self.0.lock().expect("no panic");
        let fails = fault.after == Some(0);
        fault.after = fault.after.and_then(|syncs| syncs.checked_sub(1));
        if let Some(does) = fault.meanwhile.take_if(|_| fails) {
            does();
        }
        file.sync_data()?;
        // EIO
        if fails { Err(io::Error::from_raw_os_error(5)) } else { Ok(()) }
    }
}

const DISK: &str = "UNDERLAG_TEST_DISK";

#[tokio::test]
async fn below_the_reserve_commits_are_refused_and_reads_go_on() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let store = Store::open(folder.path()).expect("opens");
    committed(&store, &put(&record(1))).await;
    drop(store);
    let greedy = Options { rest_bytes: u64::MAX, reserve_bytes: u64::MAX, ..Options::default() };
    let store = Store::open_with(folder.path(), &greedy).expect("opens, to be read");
    let refused = store.commit(&put(&record(2))).await;
    assert!(matches!(refused, Err(Error::Full)));
    assert!(refused.expect_err("refused").to_string().contains("free some space"));
    assert_eq!(store.record(&reference(1)).expect("read"), Some(record(1)));
    assert_eq!(store.record(&reference(2)).expect("read"), None);

    let spool = Spool::open_with(&folder.path().join("spool"), u64::MAX).expect("opens");
    assert!(matches!(spool.put(sealed(1).id, vec![1]).await, Err(spool::Error::Full)));
}

#[tokio::test]
async fn with_little_room_only_what_is_new_is_refused() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let store = Store::open(folder.path()).expect("opens");
    committed(&store, &put(&record(1))).await;
    assert_eq!(store.short_of_room().expect("read"), None);
    drop(store);
    let little = Options { rest_bytes: 0, reserve_bytes: u64::MAX, ..Options::default() };
    let store = Store::open_with(folder.path(), &little).expect("opens");
    assert!(store.short_of_room().expect("read").is_some_and(|room| room.free <= room.size));
    // Side by side: one is no reason to refuse the other.
    let (new, later) = (put(&record(2)), put(&Record { revision: 2, ..record(1) }));
    let (new, later) = tokio::join!(store.commit(&new), store.commit(&later));
    assert!(matches!(new, Err(Error::Full)));
    later.expect("what goes on with what is there is taken");
    assert_eq!(store.record(&reference(1)).expect("read").expect("there").revision, 2);
    assert_eq!(store.record(&reference(2)).expect("read"), None);
}

#[tokio::test]
async fn after_a_failed_sync_nothing_is_said_for_certain_until_the_next_start() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let disk = Arc::new(FailingDisk::default());
    let options = Options { durable: Arc::clone(&disk) as _, ..Options::default() };
    let store = Store::open_with(folder.path(), &options).expect("opens");
    committed(&store, &put(&record(1))).await;
    disk.fail_after(0);
    let failed = store.commit(&put(&record(2))).await.expect_err("not acknowledged");
    assert!(matches!(failed, Error::Unknown(_)) && failed.may_be_written(), "{failed}");
    store.stopped().await;
    // The kernel tells of a failed sync once: what came after would be built on sand.
    let refused = store.commit(&put(&record(3))).await.expect_err("refused");
    assert!(matches!(refused, Error::Closed) && !refused.may_be_written(), "{refused}");
    assert!(matches!(store.record(&reference(1)), Err(Error::Closed)), "nobody reads what may not be so");
    assert!(matches!(store.pending_destructions(1), Err(Error::Closed)));
    drop(store);
    let store = Store::open(folder.path()).expect("the next start opens what is there");
    assert_eq!(store.record(&reference(2)).expect("read"), Some(record(2)));
    assert_eq!(store.record(&reference(3)).expect("read"), None);
    assert!(matches!(store.commit(&put(&record(2))).await, Err(Error::Exists)), "a repetition is caught");
}

#[tokio::test]
async fn a_store_that_ends_by_a_failed_sync_is_not_marked_clean() {
    for (syncs, waits) in [(None, true), (Some(0), true), (Some(0), false)] {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (disk, head) = (Arc::new(FailingDisk::default()), folder.path().join("head"));
        let options =
            Options { durable: Arc::clone(&disk) as _, head: Some(head.clone()), ..Options::default() };
        let store = Store::open_with(&folder.path().join("store"), &options).expect("opens");
        if let Some(syncs) = syncs {
            disk.fail_after(syncs);
        }
        // Whoever does not wait is gone before the disk fails.
        let (gone, is_gone) = std::sync::mpsc::channel();
        if !waits {
            disk.meanwhile(move || is_gone.recv().expect("it goes"));
        }
        let patience = if waits { Duration::MAX } else { Duration::ZERO };
        let outcome = tokio::time::timeout(patience, store.commit(&put(&record(1)))).await;
        assert_eq!(outcome.is_ok(), waits, "else the last of the store goes while it is being written");
        gone.send(()).ok();
        drop(store);
        assert_eq!(marked_clean(&head), syncs.is_none());
    }
}

/// As the newer of the two slots says: see `store::head`.
fn marked_clean(head: &Path) -> bool {
    let bytes = std::fs::read(head).expect("a mark");
    let newer = bytes.chunks(4096).max_by_key(|slot| slot.get(16..24).map(<[u8]>::to_vec)).expect("a slot");
    newer[12..16] == [0, 0, 0, 1]
}

#[test]
fn a_full_disk_loses_nothing_acknowledged() {
    on_a_small_disk("store::disk::fills_the_disk_under_the_store", 24);
}

#[test]
fn a_full_disk_leaves_no_half_document() {
    on_a_small_disk("store::disk::fills_the_disk_under_the_spool", 4);
}

/// Runs the child test on a tmpfs of so many MiB.
pub fn on_a_small_disk(test: &str, mebibytes: u32) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let binary = std::env::current_exe().expect("this binary");
    let script = format!(
        "mount -t tmpfs -o size={mebibytes}m none \"$1\" && {DISK}=\"$1\" exec \"$2\" --exact {test}"
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
pub fn small_disk() -> Option<PathBuf> {
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
    let anew_after = Duration::from_millis(1);
    let options = Options { reserve_bytes: 0, rest_bytes: 0, anew_after, ..Options::default() };
    let folder = disk.join("data");
    let store = Store::open_with(&folder, &options).expect("opens");
    let mut taken = Vec::new();
    for number in 0..50 {
        committed(&store, &put(&record(number))).await;
        taken.push(number);
    }
    let filler = filler(&disk);
    let (mut refused, mut unknown) = (0, 0);
    for number in 50..10_000 {
        match store.commit(&put(&record(number))).await {
            Ok(()) => taken.push(number),
            Err(Error::Full) => refused += 1,
            Err(Error::Unknown(_)) => unknown += 1,
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
    // By itself, though nobody writes.
    while store.record(&reference(1)).is_err() {
        tokio::task::yield_now().await;
    }
    let last = 20_000;
    committed(&store, &put(&record(last))).await;
    taken.push(last);
    for _ in 0..2 {
        for number in &taken {
            assert_eq!(store.record(&reference(*number)).expect("read"), Some(record(*number)));
        }
        let all = store.requests_of_client(&digest(2)).expect("read").len();
        assert!((taken.len()..=taken.len() + unknown).contains(&all), "what was refused is not there");
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
