//! Sealed, short-lived documents: ordinary age files under random names.
//!
//! `DIR/a/b/<id>.age`, where `a` and `b` are the first two hex digits of the id: 256 folders, made
//! when the spool is opened. Folders are 0700, files 0600.
//!
//! A document is put *before* the commit that names it and destroyed *after* the commit that lets it
//! go, so a crash leaves at most a file that no record knows, perhaps half written:
//! [`Spool::older_than`] finds those. That is also why a document gets its name at once, and is not
//! written under another and moved: nobody can look for it before it is whole and synced. (Moving
//! costs a second journal commit: measured, twice the processor time with 64 at once.)

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;
use ring::digest::{SHA256, digest};
use ring::rand::SecureRandom;
use tokio::sync::Semaphore;

use crate::disk::{RESERVE_BYTES, Room};
use crate::domain::{Digest, Sealed, SpoolId};
use crate::owner;

/// So many at a time keep a disk busy; more would only wake more threads, each with memory of its own.
const AT_ONCE: usize = 16;

/// Cheap to clone.
#[derive(Debug, Clone)]
pub struct Spool {
    folder: Arc<Path>,
    reserve_bytes: u64,
    turns: Arc<Semaphore>,
}

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("the disk is full: free some space, then try again")]
    Full,
    /// Destroyed, or lost.
    #[error("the sealed document is not in the spool")]
    Missing,
    /// Not the bytes that were put there.
    #[error("the sealed document was changed on the disk: restore it from a backup")]
    Damaged,
    #[error("no randomness from the system")]
    Random,
    #[error("{}: {error}", .path.display())]
    At { path: PathBuf, error: io::Error },
    #[error("the spool failed: {0}")]
    Io(io::Error),
}

impl Spool {
    /// Opens the folder, or makes it.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::Io`].
    pub fn open(folder: &Path) -> Result<Self, Error> {
        Self::open_with(folder, RESERVE_BYTES)
    }

    /// `reserve_bytes`: below this much free disk every document is refused.
    pub fn open_with(folder: &Path, reserve_bytes: u64) -> Result<Self, Error> {
        for first in HEX {
            for second in HEX {
                let home = folder.join(first).join(second);
                owner::make_folder(&home)
                    .and_then(|()| may_write(&home))
                    .map_err(|error| at(&home, error))?;
            }
            let above = folder.join(first);
            sync_folder(&above).map_err(|error| at(&above, error))?;
        }
        sync_folder(folder).map_err(|error| at(folder, error))?;
        Ok(Self { folder: folder.into(), reserve_bytes, turns: Arc::new(Semaphore::new(AT_ONCE)) })
    }

    /// The room there is, where it is too little for any document.
    ///
    /// # Errors
    /// [`Error::Io`].
    pub fn short_of_room(&self) -> Result<Option<Room>, Error> {
        let room = Room::of(&self.folder)?;
        Ok(Some(room).filter(|room| room.free < self.reserve_bytes))
    }

    /// A name for a new document.
    ///
    /// # Errors
    /// [`Error::Random`].
    pub fn new_id(random: &dyn SecureRandom) -> Result<SpoolId, Error> {
        let mut bytes = [0; 16];
        random.fill(&mut bytes).map_err(|_| Error::Random)?;
        Ok(SpoolId::from_random(bytes))
    }

    /// Keeps the sealed bytes; on the disk when it returns.
    ///
    /// # Errors
    /// [`Error::Full`], [`Error::Io`], also if the name is taken; nothing is left behind then.
    pub async fn put(&self, id: SpoolId, sealed: Vec<u8>) -> Result<Sealed, Error> {
        let spool = self.clone();
        self.in_turn(move || spool.put_now(id, &sealed)).await
    }

    /// The sealed bytes, after their SHA-256 was checked.
    ///
    /// # Errors
    /// [`Error::Missing`], [`Error::Damaged`], [`Error::Io`].
    pub async fn read(&self, sealed: &Sealed) -> Result<Vec<u8>, Error> {
        let spool = self.clone();
        let sealed = sealed.clone();
        self.in_turn(move || spool.read_now(&sealed)).await
    }

    /// Takes the document away for good; fine if it is gone. What lay on the disk is ciphertext, and
    /// nobody here has its keys, so it is not overwritten.
    ///
    /// # Errors
    /// [`Error::Io`].
    pub async fn destroy(&self, id: &SpoolId) -> Result<(), Error> {
        let spool = self.clone();
        let id = id.clone();
        self.in_turn(move || spool.destroy_now(&id)).await
    }

    /// Documents written before `moment`, whoever knows them: the caller asks the store which of them
    /// no record names.
    ///
    /// # Errors
    /// [`Error::Io`].
    pub async fn older_than(&self, moment: Timestamp) -> Result<Vec<SpoolId>, Error> {
        let spool = self.clone();
        self.in_turn(move || spool.older_than_now(moment)).await
    }

    /// Off the runtime, a few at a time.
    async fn in_turn<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        let stopped = |why: &dyn std::error::Error| Error::Io(io::Error::other(why.to_string()));
        // Taken along, so that work whose caller has gone still counts.
        let turn = Arc::clone(&self.turns).acquire_owned().await.map_err(|closed| stopped(&closed))?;
        let work = move || {
            let done = work();
            drop(turn);
            done
        };
        tokio::task::spawn_blocking(work).await.unwrap_or_else(|panicked| Err(stopped(&panicked)))
    }

    fn put_now(&self, id: SpoolId, sealed: &[u8]) -> Result<Sealed, Error> {
        let bytes = sealed.len() as u64;
        if Room::of(&self.folder)?.free < self.reserve_bytes.saturating_add(bytes) {
            return Err(Error::Full);
        }
        let place = self.place(&id);
        // Never over another document, so what is removed below is our own.
        let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&place)?;
        let written = owner::as_the_folder(&place).and_then(|()| write_synced(file, sealed));
        if let Err(error) = written.and_then(|()| sync_folder(&self.home(&id))) {
            // If it can't be removed now, the sweep finds it.
            drop(fs::remove_file(&place));
            return Err(error.into());
        }
        Ok(Sealed { sha256: sha256(sealed), id, bytes })
    }

    fn read_now(&self, sealed: &Sealed) -> Result<Vec<u8>, Error> {
        read(&self.folder, sealed)
    }

    fn destroy_now(&self, id: &SpoolId) -> Result<(), Error> {
        match fs::remove_file(self.place(id)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            other => other?,
        }
        // Also when it was gone: the crash may have come between the two.
        Ok(sync_folder(&self.home(id))?)
    }

    fn older_than_now(&self, moment: Timestamp) -> Result<Vec<SpoolId>, Error> {
        let mut ids = Vec::new();
        for first in HEX {
            for second in HEX {
                let old = old_entries(&self.folder.join(first).join(second), moment)?;
                ids.extend(old.iter().filter_map(id_of));
            }
        }
        Ok(ids)
    }

    fn home(&self, id: &SpoolId) -> PathBuf {
        home(&self.folder, id)
    }

    fn place(&self, id: &SpoolId) -> PathBuf {
        place(&self.folder, id)
    }

    /// Those of the documents that are not there; what is in the others is not looked at.
    ///
    /// # Errors
    /// [`Error::Io`].
    pub async fn missing(&self, ids: Vec<SpoolId>) -> Result<Vec<SpoolId>, Error> {
        let spool = self.clone();
        self.in_turn(move || spool.missing_now(ids)).await
    }

    fn missing_now(&self, ids: Vec<SpoolId>) -> Result<Vec<SpoolId>, Error> {
        let mut missing = Vec::new();
        for id in ids {
            if !self.place(&id).try_exists()? {
                missing.push(id);
            }
        }
        Ok(missing)
    }
}

/// Where a document lies in a spool.
#[must_use]
pub fn place(folder: &Path, id: &SpoolId) -> PathBuf {
    home(folder, id).join(format!("{id}.age"))
}

fn home(folder: &Path, id: &SpoolId) -> PathBuf {
    let name = id.as_str();
    folder.join(&name[..1]).join(&name[1..2])
}

/// Every document that lies in a spool which nobody need have opened; none where there is no spool.
pub fn list(folder: &Path) -> io::Result<Vec<SpoolId>> {
    let mut ids = Vec::new();
    for first in HEX {
        for second in HEX {
            let entries = match fs::read_dir(folder.join(first).join(second)) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
                other => other?,
            };
            for entry in entries {
                ids.extend(id_of(&entry?));
            }
        }
    }
    Ok(ids)
}

/// Whether there is no document in a spool.
pub fn is_empty(folder: &Path) -> io::Result<bool> {
    Ok(list(folder)?.is_empty())
}

/// Is a document there, as it was put there?
///
/// # Errors
/// [`Error::Missing`], [`Error::Damaged`], [`Error::Io`].
pub fn verify(folder: &Path, sealed: &Sealed) -> Result<(), Error> {
    read(folder, sealed).map(drop)
}

fn id_of(entry: &fs::DirEntry) -> Option<SpoolId> {
    SpoolId::parse(entry.file_name().to_str()?.strip_suffix(".age")?)
}

fn read(folder: &Path, sealed: &Sealed) -> Result<Vec<u8>, Error> {
    let file = match File::open(place(folder, &sealed.id)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Err(Error::Missing),
        other => other?,
    };
    // A file that has grown is not read to its end.
    let mut bytes = Vec::with_capacity(usize::try_from(sealed.bytes).unwrap_or(0).min(64 << 20));
    file.take(sealed.bytes.saturating_add(1)).read_to_end(&mut bytes)?;
    if sha256(&bytes) == sealed.sha256 { Ok(bytes) } else { Err(Error::Damaged) }
}

fn may_write(folder: &Path) -> io::Result<()> {
    use rustix::fs::{Access, access};
    Ok(access(folder, Access::READ_OK | Access::WRITE_OK | Access::EXEC_OK)?)
}

fn at(path: &Path, error: io::Error) -> Error {
    match Error::from(error) {
        Error::Io(error) => Error::At { path: path.to_owned(), error },
        other => other,
    }
}

const HEX: [&str; 16] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "a", "b", "c", "d", "e", "f"];

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
                Self::Full
            }
            _ => Self::Io(error),
        }
    }
}

fn write_synced(mut file: File, bytes: &[u8]) -> io::Result<()> {
    file.write_all(bytes)?;
    file.sync_all()
}

fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

fn old_entries(folder: &Path, moment: Timestamp) -> io::Result<Vec<fs::DirEntry>> {
    let mut old = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let written = match entry.metadata().and_then(|about| about.modified()) {
            // Destroyed while we look.
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            other => Timestamp::try_from(other?).map_err(io::Error::other)?,
        };
        if written < moment {
            old.push(entry);
        }
    }
    Ok(old)
}

fn sha256(bytes: &[u8]) -> Digest {
    let hash = digest(&SHA256, bytes);
    Digest::from_bytes(hash.as_ref().try_into().expect("SHA-256 has 32 bytes"))
}
