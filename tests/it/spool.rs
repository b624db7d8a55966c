//! The spool: what is put comes back unchanged or not at all.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use jiff::{SignedDuration, Timestamp};
use ring::rand::SystemRandom;
use tempfile::TempDir;
use underlag::domain::request::Sealed;
use underlag::spool::{Error, Spool};

fn open() -> (Spool, TempDir) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    (Spool::open(&folder.path().join("spool")).expect("opens"), folder)
}

async fn put(spool: &Spool, bytes: &[u8]) -> Sealed {
    let id = Spool::new_id(&SystemRandom::new()).expect("randomness");
    spool.put(id, bytes.to_vec()).await.expect("there is room")
}

fn place(folder: &TempDir, sealed: &Sealed) -> PathBuf {
    let name = sealed.id.as_str();
    folder.path().join("spool").join(&name[..1]).join(&name[1..2]).join(format!("{name}.age"))
}

#[tokio::test]
async fn what_is_put_comes_back_also_after_a_restart() {
    let (spool, folder) = open();
    for bytes in [vec![], vec![0_u8; 1], vec![0xe5; 70_000]] {
        let sealed = put(&spool, &bytes).await;
        assert_eq!(sealed.bytes, bytes.len() as u64);
        assert_eq!(spool.read(&sealed).await.expect("there"), bytes);
        let again = Spool::open(&folder.path().join("spool")).expect("opens");
        assert_eq!(again.read(&sealed).await.expect("there"), bytes);
    }
}

#[tokio::test]
async fn a_changed_cut_or_grown_file_is_damaged() {
    let (spool, folder) = open();
    let sealed = put(&spool, b"sealed bytes").await;
    for changed in [&b"sealed bytez"[..], b"sealed byte", b"sealed bytes and more", b""] {
        fs::write(place(&folder, &sealed), changed).expect("written");
        assert!(matches!(spool.read(&sealed).await, Err(Error::Damaged)));
    }
    fs::write(place(&folder, &sealed), b"sealed bytes").expect("written");
    spool.read(&sealed).await.expect("as it was");
}

#[tokio::test]
async fn destroyed_is_gone_and_may_be_destroyed_again() {
    let (spool, folder) = open();
    let sealed = put(&spool, b"sealed").await;
    for _ in 0..2 {
        spool.destroy(&sealed.id).await.expect("destroyed");
        assert!(!place(&folder, &sealed).exists());
        assert!(matches!(spool.read(&sealed).await, Err(Error::Missing)));
    }
}

#[tokio::test]
async fn a_document_is_never_overwritten() {
    let (spool, _folder) = open();
    let sealed = put(&spool, b"the first").await;
    assert!(matches!(spool.put(sealed.id.clone(), vec![1]).await, Err(Error::Io(_))));
    assert_eq!(spool.read(&sealed).await.expect("there"), b"the first");
}

#[tokio::test]
async fn folders_and_files_are_for_their_owner_only() {
    let (spool, folder) = open();
    let sealed = put(&spool, b"sealed").await;
    let file = place(&folder, &sealed);
    let mode = |path: &std::path::Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
    assert_eq!(mode(&file), 0o600);
    for parent in file.ancestors().skip(1).take(3) {
        assert_eq!(mode(parent), 0o700);
    }
}

#[tokio::test]
async fn the_sweep_finds_old_documents() {
    let (spool, folder) = open();
    let [old, young] = [put(&spool, b"old").await, put(&spool, b"young").await];
    let put_at = fs::metadata(place(&folder, &young)).and_then(|file| file.modified()).expect("a time");
    let day_before = Timestamp::try_from(put_at).expect("a moment") - SignedDuration::from_hours(24);
    let file = fs::File::options().write(true).open(place(&folder, &old)).expect("there");
    file.set_modified((day_before - SignedDuration::from_secs(1)).into()).expect("set");
    assert_eq!(spool.older_than(day_before).await.expect("walked"), std::slice::from_ref(&old.id));
    assert_eq!(spool.read(&young).await.expect("untouched"), b"young");
}

#[tokio::test]
async fn names_are_random() {
    let random = SystemRandom::new();
    let [one, two] = [(); 2].map(|()| Spool::new_id(&random).expect("randomness"));
    assert_ne!(one, two);
}
