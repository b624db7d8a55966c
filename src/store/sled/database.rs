//! The open database: opening, opening anew, and the durable write.
//!
//! # What fails
//!
//! - **A write.** sled then refuses all others and shows what may never be durable, so it is opened
//!   anew, and the rows tell whether the group is there. Where it can't be opened yet, that is not
//!   known ([`Error::Unknown`]).
//! - **A sync.** The kernel has dropped what it could not write, and says so once: whatever is read
//!   or synced afterwards proves nothing. No more is written in this process, nor read; the next one
//!   reads from the disk what is so.
//!
//! sled syncs parts of its writes by itself and tells of both alike. The kernel tells each open file
//! of a failed sync, so ours is asked: see [`Database::look_again`].

use std::collections::BTreeMap;
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock, RwLockReadGuard};
use std::time::Duration;

use tokio::sync::watch;

use crate::disk::Room;
use crate::owner;
use crate::store::{Error, Options};

use super::failed::{failed, failed_io};
use super::flush::flush;
use super::tables::{Key, META};

/// What the tables look like; written when the folder is made.
const TABLES_VERSION: u8 = 4;

/// The old one lets go of its file a moment after it is dropped.
const LOCK_TRIES: u32 = 100;
const LOCK_PAUSE: Duration = Duration::from_millis(20);

/// Rows to write, and rows to remove. Some dozen keys, alike in length and mostly not in their
/// beginnings: comparing is cheaper than hashing.
pub(super) type Writes = BTreeMap<Vec<u8>, Option<Vec<u8>>>;

pub(super) struct Database {
    folder: PathBuf,
    options: Options,
    /// After a failed write: why it can't be opened anew yet. [`Error::Closed`]: it never is.
    open: RwLock<Result<Open, Error>>,
    /// Held until it is known how a write went.
    writing: Mutex<()>,
    /// No more is written in this process.
    stopped: watch::Sender<bool>,
}

struct Open {
    db: sled::Db,
    /// The file sled writes to, opened by ourselves for the fdatasync.
    file: File,
}

enum Failure {
    Write(Error),
    Sync(io::Error),
}

impl Database {
    pub fn open(folder: &Path, options: &Options) -> Result<Self, Error> {
        let open = Open::new(folder, options)?;
        Ok(Self {
            folder: folder.to_owned(),
            options: options.clone(),
            open: RwLock::new(Ok(open)),
            writing: Mutex::default(),
            stopped: watch::Sender::new(false),
        })
    }

    /// The rows, for reading.
    pub fn tree(&self) -> Result<sled::Tree, Error> {
        self.opened().as_ref().map(|open| (*open.db).clone()).map_err(Clone::clone)
    }

    /// Reads while nothing is being written: what it finds is on the disk.
    pub fn durably<T>(&self, read: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
        let _quiet = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        read()
    }

    pub fn stopped(&self) -> watch::Receiver<bool> {
        self.stopped.subscribe()
    }

    pub fn stop(&self) {
        self.stopped.send_replace(true);
    }

    /// The room there is, where it is too little for anything new.
    pub fn short_of_room(&self) -> Result<Option<Room>, Error> {
        let room = Room::of(&self.folder).map_err(failed_io)?;
        Ok(Some(room).filter(|room| room.free < self.options.reserve_bytes))
    }

    /// Opens anew what a failure has closed, and says whether there is room for what is new.
    pub fn make_ready(&self) -> Result<bool, Error> {
        self.open_anew()?;
        match self.short_of_room()? {
            None => Ok(true),
            Some(room) if room.free < self.options.rest_bytes => Err(Error::Full),
            Some(_) => Ok(false),
        }
    }

    /// How long to wait before it is opened anew, where it has to be.
    pub fn anew_after(&self) -> Option<Duration> {
        let closed = matches!(&*self.opened(), Err(error) if !matches!(error, Error::Closed));
        closed.then_some(self.options.anew_after)
    }

    pub fn open_anew(&self) -> Result<(), Error> {
        if self.anew_after().is_some() {
            let mut open = self.open.write().unwrap_or_else(PoisonError::into_inner);
            *open = Open::new(&self.folder, &self.options);
            if open.is_ok() {
                tracing::warn!("the store is open again");
            }
        }
        self.opened().as_ref().map(|_| ()).map_err(Clone::clone)
    }

    /// Writes all of it, on the disk when it returns.
    ///
    /// # Errors
    /// [`Error::Unknown`]: it may be there. Any other: nothing of it is.
    pub fn write(&self, writes: &Writes) -> Result<(), Error> {
        let _alone = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let written = {
            let open = self.opened();
            let open = open.as_ref().map_err(Clone::clone)?;
            open.write(writes, &self.options)
        };
        match written {
            Ok(()) => Ok(()),
            Err(Failure::Sync(error)) => Err(self.give_up(error)),
            Err(Failure::Write(error)) => self.look_again(writes, error),
        }
    }

    /// After a failed write: makes durable what there is, opens it anew and looks.
    fn look_again(&self, writes: &Writes, error: Error) -> Result<(), Error> {
        tracing::error!(%error, "a write failed; opening the store anew");
        let mut open = self.open.write().unwrap_or_else(PoisonError::into_inner);
        // Closed first: two can't have the file.
        if let Ok(Open { db, file }) = std::mem::replace(&mut *open, Err(error.clone())) {
            drop(db);
            if let Err(error) = self.options.durable.sync(&file) {
                drop(open);
                return Err(self.give_up(error));
            }
        }
        *open = Open::new(&self.folder, &self.options);
        match open.as_ref().map(|open| open.holds(writes)) {
            Ok(Ok(true)) => Ok(()),
            Ok(Ok(false)) => Err(error),
            Ok(Err(_)) | Err(_) => Err(Error::Unknown(Arc::new(io::Error::other(error.to_string())))),
        }
    }

    /// After a failed sync: closed for good.
    fn give_up(&self, error: io::Error) -> Error {
        tracing::error!(%error, "the disk failed to sync: nothing more is written until the next start");
        *self.open.write().unwrap_or_else(PoisonError::into_inner) = Err(Error::Closed);
        self.stop();
        Error::Unknown(Arc::new(error))
    }

    fn opened(&self) -> RwLockReadGuard<'_, Result<Open, Error>> {
        self.open.read().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Open {
    fn new(folder: &Path, options: &Options) -> Result<Self, Error> {
        let path = folder.join("db");
        forget_cached(&path, options).map_err(failed_io)?;
        let db = open_unlocked(folder, options)?;
        owner::close_up(folder).map_err(failed_io)?;
        let file = File::open(path).map_err(failed_io)?;
        let open = Self { db, file };
        if !check_version(&open.db)? {
            let writes = Writes::from([(version().into_vec(), Some(vec![TABLES_VERSION]))]);
            open.write(&writes, options).map_err(|failure| match failure {
                Failure::Write(error) => error,
                Failure::Sync(error) => failed_io(error),
            })?;
            // sled writes its settings once, and never to the disk.
            for written in [folder.join("conf").as_path(), folder] {
                File::open(written).and_then(|written| written.sync_all()).map_err(failed_io)?;
            }
        }
        Ok(open)
    }

    fn write(&self, writes: &Writes, options: &Options) -> Result<(), Failure> {
        let mut batch = sled::Batch::default();
        for (key, value) in writes {
            match value {
                Some(value) => batch.insert(key.as_slice(), value.as_slice()),
                None => batch.remove(key.as_slice()),
            }
        }
        let failed = |error| Failure::Write(failed(error));
        self.db.apply_batch(batch).map_err(failed)?;
        collect();
        flush(&self.db).map_err(failed)?;
        options.durable.sync(&self.file).map_err(Failure::Sync)
    }

    /// Is it all there? A batch is there whole or not at all.
    fn holds(&self, writes: &Writes) -> Result<bool, Error> {
        for (key, value) in writes {
            if self.db.get(key).map_err(failed)?.as_deref() != value.as_deref() {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// What a process before this one wrote and could not sync may stand in memory and not on the disk.
fn forget_cached(path: &Path, options: &Options) -> io::Result<()> {
    match File::open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
        Ok(file) => {
            // Only what is on the disk can be forgotten.
            options.durable.sync(&file)?;
            Ok(rustix::fs::fadvise(&file, 0, None, rustix::fs::Advice::DontNeed)?)
        }
    }
}

fn version() -> Key {
    META.key().bytes(b"version")
}

/// Are the tables as they are now? False: there are none yet.
///
/// # Errors
/// [`Error::Newer`], [`Error::Older`].
pub(super) fn check_version(tree: &sled::Tree) -> Result<bool, Error> {
    match tree.get(version()).map_err(failed)?.as_deref() {
        Some([TABLES_VERSION]) => Ok(true),
        Some([0..TABLES_VERSION, ..]) => Err(Error::Older),
        Some([]) => Err(META.unreadable()),
        Some(_) => Err(Error::Newer),
        None => Ok(false),
    }
}

/// Lets go of what the batch has replaced. sled leaves that to the pins of later operations, and a
/// batch is one pin however many rows it has: without this a store that is written to in large
/// groups, and little read, keeps every row it ever replaced in memory.
fn collect() {
    /// Each takes up to 512 pieces; a group leaves some thousand.
    const ROUNDS: usize = 64;
    for _ in 0..ROUNDS {
        sled::pin().flush();
    }
}

/// Our own lock is held, so sled's can only be a remainder of the one just dropped.
pub(super) fn open_unlocked(folder: &Path, options: &Options) -> Result<sled::Db, Error> {
    let mut tries = 0;
    loop {
        let opened =
            sled::Config::new().path(folder).cache_capacity(options.cache_bytes).flush_every_ms(None).open();
        match opened {
            Err(sled::Error::Io(error))
                if error.to_string().contains("could not acquire lock") && tries < LOCK_TRIES =>
            {
                tries += 1;
                std::thread::park_timeout(LOCK_PAUSE);
            }
            other => return other.map_err(failed),
        }
    }
}
