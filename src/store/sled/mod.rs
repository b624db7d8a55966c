//! The embedded backend: sled 0.34, whole behind this module.
//!
//! - sled's `flush` is no fsync on Linux (it is `sync_file_range`), so `DIR/db` is opened here once
//!   more and every group ends with an fdatasync of it.
//! - Its timer is off (`flush_every_ms(None)`): the file would grow while nothing happens.
//! - After a failed write sled refuses all others and shows what was never durable, so it is opened
//!   anew; free space is asked for before each group, so that a full disk hardly ever gets there.

mod apply;
mod board;
mod client;
mod committer;
mod database;
mod firsts;
mod lists;
mod reads;
mod stage;
mod statistics;
mod tables;
mod watches;

use std::fmt;
use std::fs::{DirBuilder, File, OpenOptions, TryLockError};
use std::io;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;
use std::sync::{Arc, mpsc};
use std::thread::JoinHandle;

use tokio::sync::oneshot;

use crate::domain::change::Change;
use crate::store::{Error, Options};

use board::Shared;
use committer::Job;
use database::Database;
use firsts::Firsts;

pub(super) struct Backend {
    /// Taken when the backend closes: that ends the committer.
    jobs: Option<mpsc::Sender<Job>>,
    committer: Option<JoinHandle<()>>,
    database: Arc<Database>,
    board: Arc<Shared>,
    firsts: Arc<Firsts>,
    /// Held as long as the folder is open; the last to go.
    _lock: Lock,
}

impl Backend {
    pub fn open(folder: &Path, options: &Options) -> Result<Self, Error> {
        DirBuilder::new().recursive(true).mode(0o700).create(folder).map_err(failed_io)?;
        let lock = lock(folder)?;
        let database = Arc::new(Database::open(folder, options)?);
        statistics::ensure(&database)?;
        let board = Arc::new(Shared::read(&database.tree()?)?);
        let (jobs, waiting) = mpsc::channel();
        let firsts = Arc::<Firsts>::default();
        let shared = (Arc::clone(&database), Arc::clone(&board), Arc::clone(&firsts));
        let committer = std::thread::Builder::new()
            .name("store".to_owned())
            .spawn(move || committer::run(&shared.0, &shared.1, &shared.2, &waiting))
            .map_err(failed_io)?;
        Ok(Self { jobs: Some(jobs), committer: Some(committer), database, board, firsts, _lock: lock })
    }

    pub async fn commit(&self, change: Change) -> Result<(), Error> {
        let (done, outcome) = oneshot::channel();
        let jobs = self.jobs.as_ref().ok_or(Error::Closed)?;
        jobs.send(Job { change, done }).map_err(|_| Error::Closed)?;
        outcome.await.unwrap_or(Err(Error::Closed))
    }
}

impl Drop for Backend {
    /// Waits for what is being committed.
    fn drop(&mut self) {
        drop(self.jobs.take());
        if let Some(committer) = self.committer.take()
            && committer.join().is_err()
        {
            tracing::error!("the committer ended by a panic");
        }
    }
}

impl fmt::Debug for Backend {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Backend").finish_non_exhaustive()
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
        .open(path)
        .map_err(failed_io)?;
    match file.try_lock() {
        Ok(()) => Ok(Lock(file)),
        Err(TryLockError::WouldBlock) => Err(Error::InUse { folder: folder.to_owned() }),
        Err(TryLockError::Error(error)) => Err(failed_io(error)),
    }
}

fn failed(error: sled::Error) -> Error {
    match error {
        sled::Error::Io(error) => failed_io(error),
        other => Error::Io(Arc::new(io::Error::other(other.to_string()))),
    }
}

fn failed_io(error: io::Error) -> Error {
    match error.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
            Error::Full
        }
        _ => Error::Io(Arc::new(error)),
    }
}
