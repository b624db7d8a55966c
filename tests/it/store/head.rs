//! The head mark: a store that has lost something does not open, and what is damaged is told before
//! anything writes over it.

use std::fs;
use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};

use underlag::store::{Error, Keys, Options, Part, Store};

use super::*;

/// A store with its mark beside it.
struct Marked {
    folder: TempDir,
}

impl Marked {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a temporary folder") }
    }

    fn store(&self) -> PathBuf {
        self.folder.path().join("store")
    }

    fn head(&self) -> PathBuf {
        self.folder.path().join("head")
    }

    fn options(&self) -> Options {
        Options { head: Some(self.head()), ..Options::default() }
    }

    fn open(&self) -> Result<Store, Error> {
        Store::open_with(&self.store(), &self.options())
    }

    /// Opens the store, commits so many events and closes it.
    async fn commit(&self, numbers: std::ops::Range<u64>) {
        let store = self.open().expect("opens");
        for number in numbers {
            let mut change = put(&record(number));
            change.events.push(event(Entity::Request(reference(number)), Action::RequestSent));
            committed(&store, &change).await;
        }
    }

    /// As a process that was killed leaves it: the rows are there, the clean end is not.
    fn kill(&self) {
        let (store, head) = (self.store(), self.head());
        let kept = self.folder.path().join("kept");
        let running = self.open().expect("opens");
        copy(&store, &kept.join("store"));
        fs::copy(&head, kept.join("head")).expect("copied");
        drop(running);
        fs::remove_dir_all(&store).expect("removed");
        fs::rename(kept.join("store"), &store).expect("moved");
        fs::rename(kept.join("head"), &head).expect("moved");
    }

    /// The name and the bytes of every file of the store.
    fn bytes(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let mut files = Vec::new();
        let mut folders = vec![self.store()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).expect("readable") {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    files.push((path.clone(), fs::read(&path).expect("readable")));
                }
            }
        }
        files.sort();
        files
    }

    fn snapshots(&self) -> Vec<PathBuf> {
        let names = self.bytes().into_iter().map(|(path, _)| path);
        names
            .filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("snap.")))
            .collect()
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("made");
    for entry in fs::read_dir(from).expect("readable") {
        let path = entry.expect("an entry").path();
        let place = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &place);
        } else {
            fs::copy(&path, &place).expect("copied");
        }
    }
}

/// One bit of a file is another.
fn flip(path: &Path, at: u64) {
    let file = fs::File::options().read(true).write(true).open(path).expect("opens");
    let mut byte = [0];
    file.read_exact_at(&mut byte, at).expect("there");
    file.write_all_at(&[byte[0] ^ 1], at).expect("written");
}

#[tokio::test]
async fn a_store_that_is_as_it_was_opens_after_a_stop_and_after_a_kill() {
    let marked = Marked::new();
    for round in 0..3 {
        marked.commit(round * 10..round * 10 + 10).await;
        if round == 1 {
            marked.kill();
        }
    }
    let store = marked.open().expect("opens");
    assert_eq!(store.log(0, 100).expect("read").len(), 30);
    let others: Vec<_> =
        fs::read_dir(marked.folder.path()).expect("readable").flatten().map(|e| e.file_name()).collect();
    assert!(!others.iter().any(|name| name == "store.look"), "the copy is left behind: {others:?}");
}

#[tokio::test]
async fn a_store_older_than_its_mark_does_not_open() {
    let marked = Marked::new();
    marked.commit(0..5).await;
    copy(&marked.store(), &marked.folder.path().join("older"));
    marked.commit(5..8).await;
    fs::remove_dir_all(marked.store()).expect("removed");
    fs::rename(marked.folder.path().join("older"), marked.store()).expect("moved");
    for _ in 0..2 {
        assert!(matches!(marked.open(), Err(Error::Lost { known: 8, found: 5, .. })));
    }
    fs::remove_file(marked.head()).expect("somebody takes the loss");
    let store = marked.open().expect("opens then");
    assert_eq!(store.log(0, 100).expect("read").len(), 5);
}

#[tokio::test]
async fn a_missing_store_is_not_made_anew_beside_its_mark() {
    let marked = Marked::new();
    marked.commit(0..3).await;
    fs::remove_file(marked.store().join("db")).expect("removed");
    assert!(matches!(marked.open(), Err(Error::Lost { known: 3, found: 0, .. })));
    fs::remove_dir_all(marked.store()).expect("removed");
    assert!(matches!(marked.open(), Err(Error::Lost { known: 3, found: 0, .. })));
    assert!(!marked.store().join("db").exists());
}

#[tokio::test]
async fn after_a_kill_no_flipped_bit_is_passed_over_and_nothing_is_overwritten() {
    let marked = Marked::new();
    marked.commit(0..40).await;
    marked.kill();
    let (db, length) =
        (marked.store().join("db"), fs::metadata(marked.store().join("db")).expect("there").len());
    let sound = fs::read(&db).expect("readable");
    let written = sound.iter().rposition(|byte| *byte != 0).expect("not empty") as u64;
    let mut refused = 0;
    for part in 1..8 {
        fs::write(&db, &sound).expect("written");
        flip(&db, written.min(length) * part / 8);
        let before = marked.bytes();
        match marked.open() {
            Ok(store) => {
                assert_eq!(store.log(0, 100).expect("read").len(), 40, "lost without a word at {part}/8");
                drop(store);
                marked.kill();
                fs::write(&db, &sound).expect("written");
            }
            Err(Error::Lost { .. } | Error::Damaged { part: Part::Rows, .. }) => {
                assert_eq!(marked.bytes(), before, "the damaged store was written to at {part}/8");
                refused += 1;
            }
            Err(other) => panic!("{other}"),
        }
    }
    assert!(refused > 0, "no bit mattered");
}

#[tokio::test]
async fn a_damaged_snapshot_is_told_and_may_be_deleted() {
    let marked = Marked::new();
    marked.commit(0..10).await;
    marked.commit(10..20).await;
    marked.kill();
    let snapshots = marked.snapshots();
    assert!(!snapshots.is_empty());
    for snapshot in &snapshots {
        flip(snapshot, 20);
    }
    let refused = marked.open().err();
    assert!(matches!(refused, Some(Error::Damaged { part: Part::Snapshot, .. })), "{refused:?}");
    for snapshot in &snapshots {
        fs::remove_file(snapshot).expect("removed");
    }
    let store = marked.open().expect("opens then");
    assert_eq!(store.log(0, 100).expect("read").len(), 20);
}

#[tokio::test]
async fn a_damaged_snapshot_is_told_after_a_clean_stop_too() {
    let marked = Marked::new();
    marked.commit(0..10).await;
    marked.commit(10..20).await;
    for snapshot in marked.snapshots() {
        flip(&snapshot, 20);
    }
    let refused = marked.open().err();
    assert!(matches!(refused, Some(Error::Damaged { part: Part::Snapshot, .. })), "{refused:?}");
}

#[tokio::test]
async fn a_torn_configuration_is_told_and_may_be_deleted() {
    let marked = Marked::new();
    marked.commit(0..10).await;
    marked.kill();
    let conf = marked.store().join("conf");
    let half = fs::metadata(&conf).expect("there").len() / 2;
    fs::File::options().write(true).open(&conf).and_then(|file| file.set_len(half)).expect("cut");
    let refused = marked.open().err();
    assert!(matches!(refused, Some(Error::Damaged { part: Part::Configuration, .. })), "{refused:?}");
    fs::remove_file(conf).expect("removed");
    let store = marked.open().expect("opens then");
    assert_eq!(store.log(0, 100).expect("read").len(), 10);
}

#[tokio::test]
async fn one_torn_slot_leaves_the_other_and_two_are_told() {
    let marked = Marked::new();
    marked.commit(0..4).await;
    let mark = fs::read(marked.head()).expect("there");
    flip(&marked.head(), 30);
    drop(marked.open().expect("one slot is enough"));
    fs::write(marked.head(), &mark).expect("written");
    flip(&marked.head(), 30);
    flip(&marked.head(), 4096 + 30);
    assert!(matches!(marked.open(), Err(Error::Mark { .. })));
}

#[tokio::test]
async fn a_look_changes_nothing_and_counts() {
    let marked = Marked::new();
    let look = || Store::look(&marked.store(), &marked.options());
    assert!(look().expect("looked").is_none());
    assert!(!marked.store().exists());
    marked.commit(0..6).await;
    let before = (marked.bytes(), fs::read(marked.head()).expect("there"));
    let looked = look().expect("looked").expect("there is a store");
    assert_eq!((looked.events, looked.documents.len(), looked.unreadable.len()), (6, 6, 0));
    assert_eq!((marked.bytes(), fs::read(marked.head()).expect("there")), before);
    let running = marked.open().expect("opens");
    assert!(matches!(look(), Err(Error::InUse { .. })));
    drop(running);
}

#[tokio::test]
async fn other_keys_do_not_open_the_store_and_a_new_signing_key_does() {
    let marked = Marked::new();
    let keys = |check: u64, signer: &str, retired: &[&str]| Options {
        keys: Some(Keys {
            check: digest(check),
            signer: signer.to_owned(),
            retired: retired.iter().map(|kid| (*kid).to_owned()).collect(),
        }),
        ..marked.options()
    };
    let open = |options: &Options| Store::open_with(&marked.store(), options);
    marked.commit(0..2).await;
    drop(open(&keys(1, "first", &[])).expect("what has no check value yet gets one"));
    assert!(matches!(open(&keys(2, "first", &[])), Err(Error::OtherKeys)));
    assert!(matches!(open(&keys(1, "second", &[])), Err(Error::OtherSigner { .. })));
    drop(open(&keys(1, "second", &["first"])).expect("rotated"));
    drop(open(&keys(1, "third", &["second", "first"])).expect("and again"));
    assert!(matches!(open(&keys(1, "first", &[])), Err(Error::OtherSigner { kid }) if kid == "third"));
    let look = |options: &Options| Store::look(&marked.store(), options);
    assert!(matches!(look(&keys(2, "third", &[])), Err(Error::OtherKeys)));
    assert!(look(&keys(1, "third", &[])).is_ok());
}
