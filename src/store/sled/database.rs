//! The open database: opening, opening anew, and the durable write.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::{PoisonError, RwLock};
use std::time::Duration;

use crate::owner;
use crate::store::{Error, Options};

use super::tables::{Key, META};
use super::{failed, failed_io};

/// What the tables look like; written when the folder is made.
const TABLES_VERSION: u8 = 2;

/// The old one lets go of its file a moment after it is dropped.
const LOCK_TRIES: u32 = 100;
const LOCK_PAUSE: Duration = Duration::from_millis(20);

pub(super) struct Database {
    folder: PathBuf,
    options: Options,
    /// After a failed write: why it can't be opened anew yet.
    open: RwLock<Result<Open, Error>>,
}

struct Open {
    db: sled::Db,
    /// The file sled writes to, opened by ourselves for the fdatasync.
    file: File,
}

impl Database {
    pub fn open(folder: &Path, options: &Options) -> Result<Self, Error> {
        let open = Open::new(folder, options)?;
        Ok(Self { folder: folder.to_owned(), options: options.clone(), open: RwLock::new(Ok(open)) })
    }

    /// The rows, for reading.
    pub fn tree(&self) -> Result<sled::Tree, Error> {
        let open = self.open.read().unwrap_or_else(PoisonError::into_inner);
        open.as_ref().map(|open| (*open.db).clone()).map_err(Clone::clone)
    }

    /// Is there room for a group of changes? Opens anew what a failure has closed.
    pub fn make_ready(&self) -> Result<(), Error> {
        let disk = rustix::fs::statvfs(&self.folder).map_err(|error| failed_io(error.into()))?;
        if disk.f_bavail.saturating_mul(disk.f_frsize) < self.options.reserve_bytes {
            return Err(Error::Full);
        }
        let mut open = self.open.write().unwrap_or_else(PoisonError::into_inner);
        if open.is_err() {
            *open = Open::new(&self.folder, &self.options);
        }
        open.as_ref().map(|_| ()).map_err(Clone::clone)
    }

    /// Writes the batch whole, on the disk when it returns. After a failure the database is opened
    /// anew, so that nobody reads what is not durable.
    pub fn write(&self, batch: sled::Batch) -> Result<(), Error> {
        let written = {
            let open = self.open.read().unwrap_or_else(PoisonError::into_inner);
            open.as_ref().map_err(Clone::clone)?.write(batch)
        };
        if let Err(error) = &written {
            tracing::error!(%error, "a write failed; opening the store anew");
            let mut open = self.open.write().unwrap_or_else(PoisonError::into_inner);
            // Closed first: two can't have the file.
            *open = Err(error.clone());
            *open = Open::new(&self.folder, &self.options);
        }
        written
    }
}

impl Open {
    fn new(folder: &Path, options: &Options) -> Result<Self, Error> {
        let db = open_unlocked(folder, options)?;
        owner::close_up(folder).map_err(failed_io)?;
        let file = File::open(folder.join("db")).map_err(failed_io)?;
        let open = Self { db, file };
        if !check_version(&open.db)? {
            let mut batch = sled::Batch::default();
            batch.insert(version().into_vec(), &[TABLES_VERSION]);
            open.write(batch)?;
            // sled writes its settings once, and never to the disk.
            for written in [folder.join("conf").as_path(), folder] {
                File::open(written).and_then(|written| written.sync_all()).map_err(failed_io)?;
            }
        }
        Ok(open)
    }

    fn write(&self, batch: sled::Batch) -> Result<(), Error> {
        self.db.apply_batch(batch).map_err(failed)?;
        collect();
        self.db.flush().map_err(failed)?;
        self.file.sync_data().map_err(failed_io)
    }
}

fn version() -> Key {
    META.key().bytes(b"version")
}

/// Are the tables as they are now? False: there are none yet.
///
/// # Errors
///
/// [`Error::Newer`]; [`Error::Unreadable`] where they are older.
pub(super) fn check_version(tree: &sled::Tree) -> Result<bool, Error> {
    match tree.get(version()).map_err(failed)?.as_deref() {
        Some([TABLES_VERSION]) => Ok(true),
        Some([0..TABLES_VERSION, ..] | []) => Err(META.unreadable()),
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
