//! The head mark: how far the log of events has come, kept outside the store's own files.
//!
//! sled takes a damaged place for the end of its log, and a store without its files for a new one.
//! So somebody else has to know how much there was: a small file beside the folder, with two slots
//! that are written in turn, so that a power cut in the middle of one leaves the other.
//!
//! | offset in a slot | bytes | |
//! |---|---|---|
//! | 0 | 8 | `UNDERLAG` |
//! | 8 | 4 | the format, 1 |
//! | 12 | 4 | 1 after a clean stop, 0 while the store is open |
//! | 16 | 8 | the sequence: the slot that was written last has the higher one |
//! | 24 | 8 | the number that the next event gets |
//! | 32 | 32 | SHA-256 of what stands before |
//!
//! A mark is written after what it tells of is durable, at most once a second, so it never knows of
//! more than the store does, unless the store has lost it.

use std::fs::{File, OpenOptions};
use std::io;
use std::os::unix::fs::{FileExt, OpenOptionsExt};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use ring::digest::{SHA256, digest};

use crate::owner;

const MAGIC: &[u8; 8] = b"UNDERLAG";
const FORMAT: u32 = 1;
const COVERED: usize = 32;
const WRITTEN: usize = 64;
/// Apart by more than a disk writes at once.
const SLOT: u64 = 4096;
const AT_MOST_EVERY: Duration = Duration::from_secs(1);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mark {
    /// The number that the next event gets.
    pub events: u64,
    /// The store was closed after it.
    pub clean: bool,
}

/// What the file says; none where there is no file.
///
/// # Errors
/// [`io::ErrorKind::InvalidData`] where neither slot can be read: a torn write spoils one.
pub(super) fn read(path: &Path) -> io::Result<Option<Mark>> {
    let file = match File::open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        other => other?,
    };
    let latest = latest(&file)?.ok_or_else(|| io::Error::from(io::ErrorKind::InvalidData))?;
    Ok(Some(latest.1))
}

fn latest(file: &File) -> io::Result<Option<(u64, Mark)>> {
    let slots = [slot(file, 0)?, slot(file, SLOT)?];
    Ok(slots.into_iter().flatten().max_by_key(|(sequence, _)| *sequence))
}

fn slot(file: &File, offset: u64) -> io::Result<Option<(u64, Mark)>> {
    let mut bytes = [0; WRITTEN];
    match file.read_exact_at(&mut bytes, offset) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
        other => other?,
    }
    let (covered, checksum) = bytes.split_at(COVERED);
    if digest(&SHA256, covered).as_ref() != checksum || !covered.starts_with(MAGIC) {
        return Ok(None);
    }
    let long = |at: usize| u64::from_be_bytes(covered[at..at + 8].try_into().expect("eight bytes"));
    let short = |at: usize| u32::from_be_bytes(covered[at..at + 4].try_into().expect("four bytes"));
    Ok((short(8) == FORMAT).then(|| (long(16), Mark { events: long(24), clean: short(12) == 1 })))
}

/// Keeps the mark while the store is open.
pub(super) struct Keeper {
    shared: Arc<Shared>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

struct Shared {
    state: Mutex<State>,
    changed: Condvar,
}

struct State {
    events: u64,
    /// How the store ends, once it does: whether cleanly.
    ended: Option<bool>,
}

impl Keeper {
    /// Writes that the store is open and has come so far, and keeps it written.
    pub fn start(path: &Path, events: u64) -> io::Result<Self> {
        let mut file = MarkFile::open(path)?;
        file.write(Mark { events, clean: false })?;
        let state = Mutex::new(State { events, ended: None });
        let shared = Arc::new(Shared { state, changed: Condvar::new() });
        let (path, kept) = (path.to_owned(), Arc::clone(&shared));
        let keeping = std::thread::Builder::new().name("head".to_owned());
        let thread = keeping.spawn(move || kept.keep(&path, &mut file, events))?;
        Ok(Self { shared, thread: Mutex::new(Some(thread)) })
    }

    /// So much is durable.
    pub fn advance(&self, events: u64) {
        self.shared.state().events = events;
        self.shared.changed.notify_one();
    }

    /// The store ends; `clean`: with all it has acknowledged.
    pub fn end(&self, clean: bool) {
        self.shared.state().ended = Some(clean);
        self.shared.changed.notify_one();
        let thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(thread) = thread
            && thread.join().is_err()
        {
            tracing::error!("the keeper of the head mark ended by a panic");
        }
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes each change, not more often than it has to, until the end.
    fn keep(&self, path: &Path, file: &mut MarkFile, mut written: u64) {
        let mut state = self.state();
        loop {
            while state.ended.is_none() && state.events == written {
                state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
            }
            let (events, ended) = (state.events, state.ended);
            drop(state);
            match file.write(Mark { events, clean: ended == Some(true) }) {
                Ok(()) => written = events,
                Err(error) => {
                    tracing::error!(%error, file = %path.display(), "the head mark was not written");
                }
            }
            state = self.state();
            if ended.is_some() {
                return;
            }
            let wait = self.changed.wait_timeout_while(state, AT_MOST_EVERY, |state| state.ended.is_none());
            state = wait.unwrap_or_else(PoisonError::into_inner).0;
        }
    }
}

struct MarkFile {
    file: File,
    /// Of the next mark.
    sequence: u64,
}

impl MarkFile {
    fn open(path: &Path) -> io::Result<Self> {
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false).mode(0o600);
        let file = options.open(path)?;
        owner::as_the_folder(path)?;
        path.parent().map_or(Ok(()), |folder| File::open(folder)?.sync_all())?;
        let sequence = latest(&file)?.map_or(0, |(sequence, _)| sequence) + 1;
        Ok(Self { file, sequence })
    }

    fn write(&mut self, mark: Mark) -> io::Result<()> {
        let mut bytes = Vec::with_capacity(WRITTEN);
        bytes.extend_from_slice(MAGIC);
        bytes.extend_from_slice(&FORMAT.to_be_bytes());
        bytes.extend_from_slice(&u32::from(mark.clean).to_be_bytes());
        bytes.extend_from_slice(&self.sequence.to_be_bytes());
        bytes.extend_from_slice(&mark.events.to_be_bytes());
        bytes.extend_from_slice(digest(&SHA256, &bytes).as_ref());
        self.file.write_all_at(&bytes, self.sequence % 2 * SLOT)?;
        self.file.sync_data()?;
        self.sequence += 1;
        Ok(())
    }
}

/// Where the mark of a store's folder is kept: beside it, so that it is not lost with it.
#[must_use]
pub fn beside(folder: &Path) -> PathBuf {
    folder.with_file_name("head")
}
