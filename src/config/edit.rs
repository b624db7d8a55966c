//! Changes one file of the directory and keeps its comments and order.
//!
//! One at a time: from reading to writing the folder is locked (flock(2)), so that of two commands
//! neither writes over what the other has just written.

use std::fs::{File, TryLockError};
use std::io::{self, Write};
use std::os::unix::fs::{MetadataExt, chown};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use jiff::civil::Date;
use toml_edit::{ArrayOfTables, Datetime, DocumentMut, Item, Table, value};

use crate::config::directory::{Directory, RECIPIENTS, USERS};
use crate::config::fault::Faults;
use crate::domain::RecipientKeys;

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("{file}: {error}")]
    Io { file: PathBuf, error: io::Error },
    /// Its folder takes no new file, or the disk no more.
    #[error("{file}: {error}")]
    Unwritable { file: PathBuf, error: io::Error },
    #[error("{file}: not TOML")]
    Syntax { file: PathBuf },
    #[error("{} is being changed by another command", .folder.display())]
    Busy { folder: PathBuf },
    /// The file would be faulty after the change; it stays as it was.
    #[error(transparent)]
    Faults(#[from] Faults),
}

/// Nobody holds the lock while a person thinks, so another command is done long before.
const LONGEST_WAIT: Duration = Duration::from_secs(10);
const PAUSE: Duration = Duration::from_millis(20);

/// A file of the directory, read and perhaps changed, not written yet. Nobody else changes the
/// directory as long as it lives: ask people before.
pub struct Edit {
    folder: PathBuf,
    file: &'static str,
    /// The entries are `[[name]]`.
    name: &'static str,
    document: DocumentMut,
    _lock: File,
}

impl Edit {
    /// Opens `users.toml`.
    ///
    /// # Errors
    /// It can't be read; [`Error::Busy`].
    pub fn users(folder: &Path) -> Result<Self, Error> {
        Self::open(folder, USERS, "user")
    }

    /// Opens `recipients.toml`.
    ///
    /// # Errors
    /// It can't be read; [`Error::Busy`].
    pub fn recipients(folder: &Path) -> Result<Self, Error> {
        Self::open(folder, RECIPIENTS, "recipient")
    }

    fn open(folder: &Path, file: &'static str, name: &'static str) -> Result<Self, Error> {
        let lock = lock(folder)?;
        let path = folder.join(file);
        let text = std::fs::read_to_string(&path).map_err(|error| Error::Io { file: path.clone(), error })?;
        let document = text.parse().map_err(|_| Error::Syntax { file: path })?;
        Ok(Self { folder: folder.to_owned(), file, name, document, _lock: lock })
    }

    /// Where it stands, from the root.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        let path = self.folder.join(self.file);
        std::path::absolute(&path).unwrap_or(path)
    }

    /// The entry with that id.
    pub fn entry(&mut self, id: &str) -> Option<&mut Table> {
        let entries = self.document.get_mut(self.name)?.as_array_of_tables_mut()?;
        entries.iter_mut().find(|entry| entry.get("id").and_then(Item::as_str) == Some(id))
    }

    /// A new entry at the end. It has no key yet, not even its id.
    pub fn add(&mut self) -> &mut Table {
        let item = self.document.entry(self.name).or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
        if !item.is_array_of_tables() {
            *item = Item::ArrayOfTables(ArrayOfTables::new());
        }
        let entries = item.as_array_of_tables_mut().expect("made one just now");
        let mut entry = Table::new();
        entry.decor_mut().set_prefix("\n");
        entries.push(entry);
        let last = entries.len() - 1;
        entries.get_mut(last).expect("pushed one just now")
    }

    /// Writes the file, if the whole directory is sound with it. The file is replaced in one step
    /// and keeps its owner and its permissions.
    ///
    /// # Errors
    /// [`Error::Faults`]; the disk's errors. The file then is as it was.
    pub fn save(&self) -> Result<Directory, Error> {
        let text = self.document.to_string();
        let directory = Directory::load_with(&self.folder, Some((self.file, &text)))?;
        let path = self.path();
        replace(&path, &text).map_err(|error| Error::Unwritable { file: path, error })?;
        Ok(directory)
    }
}

/// As it stands in a TOML file.
#[must_use]
pub fn day(date: Date) -> Datetime {
    date.to_string().parse().expect("a civil date is a TOML local date")
}

/// The `[recipient.keys]` of an entry.
#[must_use]
pub fn public_halves(keys: &RecipientKeys) -> Item {
    let mut table = Table::new();
    table["sealing"] = value(&keys.sealing);
    table["signing"] = value(&keys.signing);
    table["enrolled"] = value(day(keys.enrolled));
    Item::Table(table)
}

/// The folder itself: no file that somebody else owns, or that is left behind.
fn lock(folder: &Path) -> Result<File, Error> {
    let failed = |error| Error::Io { file: folder.to_owned(), error };
    let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let lock = File::open(here).map_err(failed)?;
    let began = Instant::now();
    loop {
        match lock.try_lock() {
            Ok(()) => return Ok(lock),
            Err(TryLockError::WouldBlock) if began.elapsed() < LONGEST_WAIT => {
                std::thread::park_timeout(PAUSE);
            }
            Err(TryLockError::WouldBlock) => return Err(Error::Busy { folder: folder.to_owned() }),
            Err(TryLockError::Error(error)) => return Err(failed(error)),
        }
    }
}

fn replace(path: &Path, text: &str) -> io::Result<()> {
    let old = std::fs::metadata(path)?;
    let part = path.with_extension("toml.new");
    let written = (|| {
        let mut file = File::create(&part)?;
        file.set_permissions(old.permissions())?;
        let new = file.metadata()?;
        if (new.uid(), new.gid()) != (old.uid(), old.gid()) {
            chown(&part, Some(old.uid()), Some(old.gid()))?;
        }
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        std::fs::rename(&part, path)
    })();
    if written.is_err() {
        // It may never have come to be.
        drop(std::fs::remove_file(&part));
    }
    written
}
