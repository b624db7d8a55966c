//! The embedded backend: sled 0.34, whole behind this module.
//!
//! - sled's `flush` is no fsync on Linux (it is `sync_file_range`), so `DIR/db` is opened here once
//!   more and every group ends with an fdatasync of it.
//! - Its timer is off (`flush_every_ms(None)`): the file would grow while nothing happens.
//! - After a failed write sled refuses all others and shows what was never durable, so it is opened
//!   anew; free space is asked for before each group, so that a full disk hardly ever gets there.

mod apply;
mod board;
mod committer;
mod database;
mod failed;
mod firsts;
mod flush;
mod kept;
mod look;
mod passed_over;
mod reads;
mod rows;
mod stage;
mod statistics;
mod tables;

use std::fmt;
use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, mpsc};
use std::thread::JoinHandle;

use tokio::sync::{oneshot, watch};

use crate::disk::Room;
use crate::domain::Change;
use crate::owner;
use crate::store::board::Board;
use crate::store::head::{self, Keeper, Mark};
use crate::store::{Error, Looked, Options};

use board::Shared;
use committer::Job;
use database::Database;
use failed::{at, failed_io};
use firsts::Firsts;
use passed_over::PassedOver;

pub(super) struct Backend {
    /// Taken when the backend closes: that ends the committer.
    jobs: Option<mpsc::Sender<Job>>,
    committer: Option<JoinHandle<()>>,
    database: Arc<Database>,
    board: Arc<Shared>,
    firsts: Arc<Firsts>,
    head: Option<Arc<Keeper>>,
    passed_over: PassedOver,
    /// Held as long as the folder is open; the last to go.
    _lock: Lock,
}

impl Backend {
    pub fn open(folder: &Path, options: &Options) -> Result<Self, Error> {
        let mark = mark(options)?;
        let before = folder.join("db").exists();
        if !before {
            has_all(options, mark, 0)?;
        }
        owner::make_folder(folder).map_err(|error| at(folder, error))?;
        let lock = lock(folder)?;
        if before && options.head.is_some() && !mark.is_some_and(|mark| mark.clean) {
            look_first(folder, options, mark)?;
        }
        let database = Arc::new(open_database(folder, options, known(mark))?);
        let events = committer::next_event(&database.tree()?)?;
        has_all(options, mark, events)?;
        if let Some(keys) = &options.keys {
            kept::ensure(&database, keys)?;
        }
        let start = |path: &PathBuf| Keeper::start(path, events).map_err(|error| at(path, error));
        let head = options.head.as_ref().map(start).transpose()?.map(Arc::new);
        statistics::ensure(&database)?;
        let board = Arc::new(Shared::read(&database.tree()?)?);
        let (jobs, waiting) = mpsc::channel();
        let firsts = Arc::<Firsts>::default();
        let shared = (Arc::clone(&database), Arc::clone(&board), Arc::clone(&firsts));
        let keeper = head.clone();
        let committer = std::thread::Builder::new()
            .name("store".to_owned())
            .spawn(move || committer::run(&shared.0, &shared.1, &shared.2, keeper.as_deref(), &waiting))
            .map_err(failed_io)?;
        let passed_over = PassedOver::default();
        let (jobs, committer) = (Some(jobs), Some(committer));
        Ok(Self { jobs, committer, database, board, firsts, passed_over, head, _lock: lock })
    }

    pub fn stopped(&self) -> watch::Receiver<bool> {
        self.database.stopped()
    }

    pub fn short_of_room(&self) -> Result<Option<Room>, Error> {
        self.database.short_of_room()
    }

    pub fn board<T>(&self, read: impl FnOnce(&Board) -> T) -> T {
        self.board.look(read)
    }

    pub fn board_changes(&self) -> watch::Receiver<u64> {
        self.board.changes()
    }

    pub async fn commit(&self, change: Change) -> Result<(), Error> {
        let (done, outcome) = oneshot::channel();
        let jobs = self.jobs.as_ref().ok_or(Error::Closed)?;
        jobs.send(Job { change, done }).map_err(|_| Error::Closed)?;
        // The committer ended in the middle of it.
        outcome.await.unwrap_or_else(|gone| Err(Error::Unknown(Arc::new(io::Error::other(gone)))))
    }
}

impl Drop for Backend {
    /// Waits for what is being committed.
    fn drop(&mut self) {
        drop(self.jobs.take());
        let ended = self.committer.take().is_none_or(|committer| committer.join().is_ok());
        if !ended {
            tracing::error!("the committer ended by a panic");
        }
        if let Some(head) = &self.head {
            // The last commit may have failed while this waited.
            head.end(ended && self.database.tree().is_ok());
        }
    }
}

impl fmt::Debug for Backend {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Backend").finish_non_exhaustive()
    }
}

/// See [`Store::look`].
///
/// [`Store::look`]: crate::store::Store::look
pub(super) fn look_into(folder: &Path, options: &Options) -> Result<Option<Looked>, Error> {
    let mark = mark(options)?;
    if !folder.join("db").try_exists().map_err(|error| at(folder, error))? {
        return has_all(options, mark, 0).map(|()| None);
    }
    let _lock = if folder.join("lock").exists() { Some(lock(folder)?) } else { None };
    let looked = look::look(folder, options.keys.as_ref(), known(mark))?;
    has_all(options, mark, looked.events)?;
    Ok(Some(looked))
}

/// Before sled writes over what it takes for damaged.
fn look_first(folder: &Path, options: &Options, mark: Option<Mark>) -> Result<(), Error> {
    match look::look(folder, None, known(mark)) {
        Ok(looked) => has_all(options, mark, looked.events),
        Err(Error::Full) => {
            tracing::warn!("the store was not looked into before the start: there is no room for a copy");
            Ok(())
        }
        Err(error) => Err(error),
    }
}

fn open_database(folder: &Path, options: &Options, least: u64) -> Result<Database, Error> {
    let (place, chosen) = (folder.to_owned(), options.clone());
    match look::guarded(folder, move || Database::open(&place, &chosen)) {
        Err(Error::Io(error)) => match look::barred(folder) {
            Some((path, error)) => Err(at(&path, error)),
            None => Err(Error::Io(error)),
        },
        Err(Error::Damaged { .. }) => Err(look::diagnosed(folder, least)),
        other => other,
    }
}

/// What the head mark says.
fn mark(options: &Options) -> Result<Option<Mark>, Error> {
    let Some(path) = &options.head else { return Ok(None) };
    head::read(path).map_err(|error| match error.kind() {
        io::ErrorKind::InvalidData => Error::Mark { head: path.clone() },
        _ => at(path, error),
    })
}

/// So many events there were.
fn known(mark: Option<Mark>) -> u64 {
    mark.map_or(0, |mark| mark.events)
}

/// The store has every event that the mark knows of.
fn has_all(options: &Options, mark: Option<Mark>, found: u64) -> Result<(), Error> {
    match (mark, &options.head) {
        (Some(mark), Some(head)) if mark.events > found => {
            Err(Error::Lost { known: mark.events, found, head: head.clone() })
        }
        _ => Ok(()),
    }
}

/// One process at a time, by flock(2).
struct Lock(File);

impl Drop for Lock {
    /// Told, not left to closing: a process that is just being started may hold a copy of the file.
    fn drop(&mut self) {
        if let Err(error) = self.0.unlock() {
            tracing::warn!(%error, "the store's folder could not be unlocked");
        }
    }
}

fn lock(folder: &Path) -> Result<Lock, Error> {
    let path = folder.join("lock");
    let file = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .mode(0o600)
        .open(&path)
        .map_err(|error| at(&path, error))?;
    match file.try_lock() {
        Ok(()) => Ok(Lock(file)),
        Err(TryLockError::WouldBlock) => Err(Error::InUse { folder: folder.to_owned() }),
        Err(TryLockError::Error(error)) => Err(failed_io(error)),
    }
}
