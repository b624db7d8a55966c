//! What root makes in somebody's folder belongs to whoever owns the folder.

use std::fs;
use std::os::unix::fs::{MetadataExt, chown};
use std::path::{Path, PathBuf};

use ring::rand::SystemRandom;
use underlag::clock::Clock;
use underlag::server::app::{self, App};

use crate::cli::folder::Folder;

/// The user and the group that the gateway's folders belong to here.
const GATEWAY: (u32, u32) = (4711, 4712);

/// Only root can make files in somebody else's name.
fn is_root(folder: &Folder) -> bool {
    let root = fs::metadata(folder.path("underlag.toml")).expect("there").uid() == 0;
    if !root {
        eprintln!("skipped: only root can give files away");
    }
    root
}

/// Monday 23 November 2026, ten o'clock in Sweden.
fn clock() -> Clock {
    Clock::starting_at("2026-11-23T09:00:00Z".parse().expect("a moment"))
}

fn given(folder: &Folder, name: &str) -> PathBuf {
    let path = folder.path(name);
    fs::create_dir_all(&path).expect("made");
    chown(&path, Some(GATEWAY.0), Some(GATEWAY.1)).expect("given away");
    path
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("readable");
    let paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry").path()).collect();
    paths
        .into_iter()
        .flat_map(|path| {
            let below = if path.is_dir() { files(&path) } else { Vec::new() };
            std::iter::once(path).chain(below)
        })
        .collect()
}

fn all_are_the_gateways(folder: &Path) {
    let owner = |path: &PathBuf| {
        let about = fs::symlink_metadata(path).expect("there");
        (about.uid(), about.gid())
    };
    let others: Vec<PathBuf> = files(folder).into_iter().filter(|path| owner(path) != GATEWAY).collect();
    assert!(others.is_empty(), "not the gateway's: {others:?}");
}

#[tokio::test]
async fn a_first_start_as_root_leaves_everything_to_the_folders_owner() {
    let folder = Folder::new();
    if !is_root(&folder) {
        return;
    }
    let (keys, data) = (given(&folder, "keys"), given(&folder, "data"));
    let config = folder.config();
    drop(App::build(config.clone(), folder.directory(), clock()).expect("starts"));
    let gateway = App::build(config, folder.directory(), clock()).expect("starts again").gateway;
    let id = underlag::spool::Spool::new_id(&SystemRandom::new()).expect("an id");
    gateway.spool.put(id, b"sealed".to_vec()).await.expect("kept");
    drop(gateway);
    all_are_the_gateways(&keys);
    all_are_the_gateways(&data);
}

#[test]
fn rotating_as_root_leaves_the_keys_to_the_folders_owner() {
    let folder = Folder::new();
    if !is_root(&folder) {
        return;
    }
    let keys = given(&folder, "keys");
    assert!(app::make_keys(&folder.config()).expect("made"));
    assert_eq!(folder.run(&["keys", "rotate", "--yes"], "").code, 0);
    assert!(keys.join("retired.jwks").exists());
    all_are_the_gateways(&keys);
}

#[test]
fn letters_written_as_root_belong_to_the_folders_owner() {
    let folder = Folder::new();
    if !is_root(&folder) {
        return;
    }
    let mail = given(&folder, "mail");
    app::make_keys(&folder.config()).expect("made");
    let run = folder.run(&["recipient", "verify-mailbox", "smartrehab-linden"], "");
    assert_eq!(run.code, 0, "{}", run.err);
    assert!(!files(&mail).is_empty());
    all_are_the_gateways(&mail);
}
